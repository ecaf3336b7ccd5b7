"""The groups that the rows of a data frame are rolled up in, each on the tree of its year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from govbudget.amounts import add
from govbudget.base.messages import Message
from govbudget.base.shown import as_text
from govbudget.classification.catalogue import shipped
from govbudget.classification.settling import scheme_of, year_of
from govbudget.classification.tree import Classification
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import MalformedCode, WrongArgument, because, titles_of
from govbudget.frames.columns import KEPT, unfit
from govbudget.frames.grouping import GroupKey, grouped_sums
from govbudget.frames.sums import Sums, code_text, sums_of, without_code
from govbudget.rollups.grouped import order_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

    from govbudget.classification.vocabulary import SchemeName
    from govbudget.frames.columns import FrameColumn

__all__ = ["FrameGroup", "FrameKeys"]

# So many sums of a code of a group an engine may hand over: some hundred bytes each.
_MOST = 5_000_000


@frozen(eq=False)
class FrameGroup:
    """The rows of one group.

    Attributes:
        key: what they have in the columns that they are grouped by.
        tree: the tree that they are on.
        codes: their codes.
        sums: for each column of amounts the sum of each code that has one.
    """

    key: GroupKey
    tree: Classification
    codes: set[str]
    sums: list[Sums]


@frozen
class FrameKeys:
    """What tells the groups of rows, and their trees.

    Attributes:
        by: the columns that rows are grouped by.
        tree: the tree of all rows; None where each is on the edition of its year.
        year: the column of the years; empty where there is a tree.
        scheme: the scheme, where there is no tree; None where the first code tells.
    """

    by: tuple[str, ...]
    tree: Classification | None
    year: str
    scheme: Scheme | None

    @classmethod
    def of(
        cls,
        tree: Classification | None,
        by: str | Sequence[str] | None,
        year: str | None,
        scheme: Scheme | SchemeName | None,
    ) -> FrameKeys:
        """What is asked of a frame.

        Args:
            tree: the tree of all rows, if there is one.
            by: the columns that rows are grouped by.
            year: the column of the years.
            scheme: the scheme.

        Raises:
            WrongArgument: a tree is given beside what would tell another.
        """
        asked = () if by is None else (by,) if isinstance(by, str) else tuple(by)
        for name, value in (("year", year), ("scheme", scheme)):
            if tree is not None and value is not None:
                why = because("argument.beside_tree", tree=repr(tree))
                raise WrongArgument(name, as_text(value, quoted=True), why)
        told = "" if tree is not None else year or "year"
        return cls(asked, tree, told, None if scheme is None else Scheme.of(scheme))

    def check(self, frame: Any, code: str, amounts: Sequence[str]) -> None:
        """Refuse columns that are missing, or that cannot stand beside those of the result.

        Args:
            frame: the frame, of narwhals.
            code: the column of the codes.
            amounts: the columns of the amounts.

        Raises:
            MalformedTable: there is one.
            WrongArgument: what rows are grouped by is no name, or named twice.
        """
        if len(set(self.by)) < len(self.by) or not all(isinstance(one, str) for one in self.by):
            raise WrongArgument("by", as_text(self.by, quoted=True), because("argument.names"))
        names = frame.collect_schema().names()
        for name in self._columns:
            if name not in names:
                listed = titles_of(map(str, names))
                raise unfit(Message("errors.frame.no_column", name=repr(name), columns=listed))
        for name in self.by:
            if name in KEPT:
                raise unfit(Message("errors.frame.key_of_result", name=repr(name)))
            if name == code or name in amounts:
                raise unfit(Message("errors.frame.asked_twice", name=repr(name)))

    @property
    def _columns(self) -> tuple[str, ...]:
        """The columns that tell the group and the tree."""
        return self.by if not self.year or self.year in self.by else (*self.by, self.year)

    def groups(
        self, nw: ModuleType, frame: Any, code: str, columns: Sequence[FrameColumn]
    ) -> Iterator[FrameGroup]:
        """The groups, in the order of their keys.

        Args:
            nw: narwhals.
            frame: the frame, of narwhals.
            code: the column of the codes.
            columns: the columns of the amounts.

        Raises:
            MalformedCode: rows have no code, or a code is a float.
            InexactAmount: an amount is a float, or a sum might not fit into the engine's decimals.
            MalformedTable: there are too many groups, or a group has rows of two years.
            UnknownEdition: no edition of a year is kept.
            WrongArgument: a year is none.
        """
        if self.tree is not None and not self.by:
            yield FrameGroup((), self.tree, *sums_of(nw, frame, code, columns))
            return
        keys, pairs = grouped_sums(nw, frame, (*self._columns, code), columns, _MOST)
        if any(code_text(code, one[-1]) is None for one in keys):
            raise MalformedCode(code, without_code(nw, frame, code))
        found: dict[GroupKey, FrameGroup] = {}
        scheme = self._told_scheme(keys, code)
        for key in keys:
            whole = tuple(map(_plain, key[:-1]))
            tree = self._tree(whole, scheme)
            own = self._key(whole)
            group = found.setdefault(own, FrameGroup(own, tree, set(), [{} for _ in columns]))
            if group.tree is not tree:
                years = tuple(sorted((group.tree.year, tree.year)))
                raise unfit(Message("errors.frame.two_years", years=years, year=self.year))
            group.codes.add(str(code_text(code, key[-1])))
        for at, values in enumerate(pairs):
            for key, value in values:
                text = str(code_text(code, key[-1]))
                sums = found[self._key(tuple(map(_plain, key[:-1])))].sums[at]
                if value is not None:
                    sums[text] = add(sums[text], value) if text in sums else value
        yield from (found[key] for key in sorted(found, key=order_of))

    def _told_scheme(self, keys: Sequence[GroupKey], code: str) -> Scheme | None:
        """The scheme that is asked for, or that the first code tells, in the order of codes."""
        if self.scheme is not None or self.tree is not None or not keys:
            return self.scheme
        first = min(keys, key=lambda one: str(code_text(code, one[-1])))
        return scheme_of(code_text(code, first[-1]), self._year_of(first))

    def _year_of(self, key: GroupKey) -> int:
        return year_of(_plain(key[self._columns.index(self.year)]))

    def _tree(self, key: GroupKey, scheme: Scheme | None) -> Classification:
        if self.tree is not None or scheme is None:
            assert self.tree is not None  # noqa: S101  a scheme is told where there is no tree
            return self.tree
        return shipped().tree(scheme, self._year_of(key))

    def _key(self, whole: GroupKey) -> GroupKey:
        return whole[: len(self.by)]


def _plain(value: Any) -> Any:
    """A value of a key; None where data frames have NaN, NaT or NA."""
    try:
        blank = bool(value != value)  # noqa: PLR0124  that is how they are known
    except TypeError:
        blank = True
    return None if blank else value
