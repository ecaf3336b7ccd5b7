"""The groups that lines are in: what tells them, and what reads it of each line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.base.shown import as_text
from govbudget.classification.catalogue import shipped
from govbudget.classification.settling import scheme_of, year_of
from govbudget.errors import GovBudgetError, MalformedLine, shorten, titles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.classification.tree import Classification
    from govbudget.classification.vocabulary import Scheme

__all__ = ["GroupNames", "LineGroups", "read_lines"]

# A line that is a tuple of a year, a code and an amount.
_TRIPLE = 3
_ABSENT = object()


@frozen
class GroupNames:
    """What the columns of lines are called.

    Attributes:
        by: those that the lines are grouped by.
        year: that of the year whose edition a line is on; None where all are on one tree.
        code: that of the code.
        amounts: those of the amounts.
        single: whether there is one amount, which every line has.
    """

    by: tuple[str, ...]
    year: str | None
    code: str
    amounts: tuple[str, ...]
    single: bool

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that tell the group: those asked for, and the year."""
        return self.by if self.year is None or self.year in self.by else (*self.by, self.year)


def read_lines(lines: Iterable[Any], groups: LineGroups) -> Iterator[tuple[Any, ...]]:
    """Each line: the number of its group with its code, and its amounts.

    Args:
        lines: the lines.
        groups: the groups, which take up those that are met.

    Raises:
        MalformedLine: a line lacks a column, or has what is no value of a group or code.
        UnknownEdition: no edition of the year of a line is kept.
        WrongArgument: its year is none.
    """
    names = groups.names
    key_of = itemgetter(*names.keys) if names.keys else lambda _: ()
    code, numbers, single = names.code, groups.numbers, names.single
    amount = names.amounts[0]
    for number, line in enumerate(lines, 1):
        try:
            key, written = key_of(line), line[code]
            amounts = (line[amount],) if single else tuple(map(line.get, names.amounts))
        except (AttributeError, LookupError, TypeError):
            key, written, amounts = groups.parts(line, number)
        try:
            group = numbers[key]
            hash(written)
        except (KeyError, TypeError):
            group = groups.new(key, written, number)
        if not single:
            groups.meet(line)
        yield ((group, written), *amounts)


class LineGroups:
    """The groups that were met, each with its tree.

    Args:
        names: what the columns of lines are called.
        tree: the tree of all lines; None where each is on the edition of its year.
        scheme: the scheme, where the year tells the edition; None where the first code tells.

    Attributes:
        numbers: the number of a group by what a line has in its columns.
        keys: the numbers of the groups by their keys.
        trees: the tree of each group.
    """

    def __init__(
        self, names: GroupNames, tree: Classification | None, scheme: Scheme | None
    ) -> None:
        self.names = names
        self.tree = tree
        self.scheme = scheme
        self.numbers: dict[Any, int] = {}
        self.keys: dict[tuple[Any, ...], int] = {}
        self.trees: list[Classification] = []
        self._met: set[str] = set()

    def meet(self, line: Any) -> None:
        """Keep in mind which measures lines have.

        Args:
            line: the line.
        """
        if len(self._met) < len(self.names.amounts):
            self._met.update(name for name in self.names.amounts if _of(line, name) is not _ABSENT)

    def check_met(self, any_line: bool) -> None:
        """Refuse a measure that no line had: it is a slip in its name, and not a sum of zero.

        Args:
            any_line: whether there are lines at all.
        """
        missing = [name for name in self.names.amounts if name not in self._met]
        if any_line and missing and not self.names.single:
            known = titles_of(sorted(self._met)) if self._met else "none of them"
            why = Message("errors.line.no_measure", missing=tuple(missing), known=known)
            raise MalformedLine(1, why)

    def parts(self, line: Any, number: int) -> tuple[Any, Any, tuple[Any, ...]]:
        """The key, the code and the amounts of a line that is no mapping, or lacks some.

        Args:
            line: the line.
            number: its number.

        Raises:
            MalformedLine: it lacks a column.
        """
        names = self.names
        plain = type(line) is tuple and len(line) == _TRIPLE and names.single
        if plain and names.keys == (names.year,):
            return line[0], line[1], line[2:]
        wanted = [*names.keys, names.code, *(names.amounts if names.single else ())]
        cells = {name: _of(line, name) for name in wanted}
        missing = [name for name, cell in cells.items() if cell is _ABSENT]
        if missing:
            raise MalformedLine(number, _lacks(line, missing))
        key = tuple(cells[name] for name in names.keys)
        found = (_of(line, name) for name in names.amounts)
        amounts = tuple(None if one is _ABSENT else one for one in found)
        return key[0] if len(key) == 1 else key, cells[names.code], amounts

    def new(self, raw: Any, written: Any, number: int) -> int:
        """The number of a group by what a line has in its columns, which was not met so before.

        Args:
            raw: what it has in them.
            written: its code.
            number: its number.

        Raises:
            MalformedLine: a key or a code is no value, or the group has lines of another year.
            UnknownEdition: no edition of its year is kept.
            WrongArgument: its year is none.
        """
        try:
            hash((raw, written))
        except TypeError:
            why = Message("errors.line.no_value", value=shorten(as_text((raw, written))))
            raise MalformedLine(number, why) from None
        if raw in self.numbers:
            return self.numbers[raw]
        values = list(raw) if len(self.names.keys) > 1 else [raw] * len(self.names.keys)
        values = [None if _is_blank(one) else one for one in values]
        try:
            tree = self._tree(values, written)
        except GovBudgetError as error:
            error.add_note(f"line {number:,} has it")
            raise
        key = tuple(values[: len(self.names.by)])
        found = self.keys.setdefault(key, len(self.trees))
        if found == len(self.trees):
            self.trees.append(tree)
        elif self.trees[found] is not tree:
            years = (self.trees[found].year, tree.year)
            why = Message("errors.line.two_years", years=years, year=self.names.year)
            raise MalformedLine(number, why)
        self.numbers[raw] = found
        return found

    def _tree(self, values: list[Any], written: Any) -> Classification:
        """The tree of a line; where its year is among what it is grouped by, as a number there."""
        if self.tree is not None:
            return self.tree
        place = self.names.keys.index(str(self.names.year))
        values[place] = year_of(values[place])
        if self.scheme is None:
            self.scheme = scheme_of(written, values[place])
        return shipped().tree(self.scheme, values[place])


def _is_blank(value: Any) -> bool:
    """Whether a value is what data frames put where there is none: NaN, NaT, NA."""
    try:
        return bool(value != value)  # noqa: PLR0124  that is how they are known
    except TypeError:
        return True


def _of(line: Any, name: str) -> Any:
    """What a line has in a column, be it a mapping or a record with attributes."""
    if isinstance(line, Mapping):
        return line.get(name, _ABSENT)
    return getattr(line, name, _ABSENT)


def _lacks(line: Any, missing: Sequence[str]) -> Message:
    """Why a line is none: what it lacks, and what it has."""
    if isinstance(line, Mapping):
        known = titles_of(map(str, line))
        return Message("errors.line.no_key", missing=tuple(map(repr, missing)), known=known)
    record = shorten(as_text(line, quoted=True))
    return Message("errors.line.no_names", record=record, missing=tuple(map(repr, missing)))
