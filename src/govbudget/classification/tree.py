"""A classification as an immutable tree."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import starmap
from operator import attrgetter

from govbudget.base.viewed import repr_html
from govbudget.classification.answers import answers
from govbudget.classification.entry import Definition, Entry, facts
from govbudget.classification.frozen import Frozen, put
from govbudget.classification.namedentries import named
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, Fund, Level, Scheme
from govbudget.errors import MalformedCode, because

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Never, TypeVar, overload

    from govbudget.classification.index import NameIndex
    from govbudget.classification.notation import ParsedCode
    from govbudget.classification.openness import OpenList
    from govbudget.classification.sightings import Sightings

    _T = TypeVar("_T")

__all__ = ["Classification"]


def _no_change(self: _Table, *_: object, **__: object) -> Never:
    raise TypeError(f"the entries of {self.tree!r} cannot be changed; with_local makes a new tree")


class _Table(dict[str, Entry]):
    """The entries of a tree by code; what it misses it answers with the error that teaches.

    Whoever asks the look-up of a tree for its owner gets this: it can be read, never changed.
    """

    __slots__ = ("tree",)
    tree: Classification

    def __missing__(self, code: str) -> Entry:
        raise answers().missing_code(self.tree, code)

    __setitem__ = __delitem__ = __ior__ = _no_change
    clear = pop = popitem = setdefault = update = _no_change


_code_of = attrgetter("code")


class Classification(Frozen, Mapping[str, Entry]):
    """The entries of one edition of a scheme, or a part of one, as a tree.

    A classification is a mapping from code to :class:`Entry`, in code order, which is also the
    order of a walk from the roots down. ``tree[code]`` takes the code as the book writes it and
    raises :class:`~govbudget.UnknownCode` for anything else (:class:`~govbudget.UndeterminedCode`
    where it would stand in a list that is not wholly known here), ``tree.get(code)`` gives None,
    ``tree.find(name)`` gives a list, and ``tree.parse(written)`` reads every other form.

    It is closed: the parent, the ancestors and the children of its entries are its own. An entry
    without a parent in it is one of its ``roots``. It cannot be changed; what changes it gives a
    new one.

    >>> import govbudget as gb
    >>> tree = gb.functional(2024)
    >>> tree["2159999"].parent.code
    '21599'
    >>> [entry.code for entry in tree.subtree("20820").values()]
    ['20820', '2082001', '2082002']

    Attributes:
        scheme: the list that the entries belong to.
        year: the budget year of the edition.
        revision: which revision of the edition it is, from 1.
        entries: the entries, in code order.
        sightings: where the codes and names of the scheme have been seen; None for a list that
            was made by hand or loaded.
    """

    # Each tree holds the bound look-up of its own table in the slot __getitem__: tree[code] then
    # costs half of what it does through a method written in Python (benchmarks/run.py).
    # Type checkers see the method below instead.
    if not TYPE_CHECKING:
        __slots__ = (
            "__getitem__",
            "__weakref__",
            "_by_code",
            "_codes",
            "_index",
            "_made_again",
            "_open",
            "entries",
            "revision",
            "scheme",
            "sightings",
            "year",
        )
    scheme: Scheme
    year: int
    revision: int
    entries: tuple[Entry, ...]
    sightings: Sightings | None
    _codes: tuple[str, ...]
    _by_code: _Table
    _index: NameIndex | None
    _open: Mapping[str, OpenList] | None
    # Of a shipped edition: what finds an entry of it by scheme, year and code.
    _made_again: Callable[[str, int, str], Entry] | None

    _repr_html_ = repr_html

    def __init__(
        self, scheme: Scheme, year: int, entries: Iterable[Entry], *, revision: int = 1
    ) -> None:
        """Make a tree of entries, in any order; they are copied, never changed.

        Args:
            scheme: the list that the entries belong to.
            year: the budget year of the edition.
            entries: the entries; those of another scheme or year are refused.
            revision: which revision of the edition it is.

        Raises:
            ValueError: two entries have one code, an entry belongs to another scheme or year, a
                code has no level, or the parent of an entry is missing though a higher ancestor
                is there.
        """
        if hasattr(self, "entries"):
            raise AttributeError("a Classification cannot be filled again")
        copies = list(starmap(Entry, map(facts, entries)))
        self._fill(Scheme.of(scheme), year, revision, copies, None)

    @classmethod
    def from_facts(
        cls,
        scheme: Scheme,
        year: int,
        revision: int,
        rows: Iterable[tuple[Any, ...]],
        sightings: Sightings | None = None,
    ) -> Classification:
        """Make a tree of rows as :data:`facts` gives them: the way in for loaders.

        Raises:
            ValueError: as the constructor does.
        """
        tree = cls.__new__(cls)
        tree._fill(scheme, year, revision, list(starmap(Entry, rows)), sightings)  # noqa: SLF001  its own
        return tree

    @classmethod
    def from_names(
        cls, scheme: Scheme, year: int, codes: Sequence[str], names: Sequence[str]
    ) -> Classification:
        """Make a tree of codes of which only the names are known: the way in for long lists.

        Args:
            scheme: the scheme.
            year: the budget year.
            codes: the codes, in any order.
            names: the name of each.

        Raises:
            ValueError: as the constructor does.

        .. versionadded:: 0.2.0
        """
        tree = cls.__new__(cls)
        tree._fill(scheme, year, 1, named(codes, names, scheme, year), None)  # noqa: SLF001  its own
        return tree

    def _fill(
        self,
        scheme: Scheme,
        year: int,
        revision: int,
        entries: list[Entry],
        sightings: Sightings | None,
    ) -> None:
        """Take new entries, in any order, which are nobody else's."""
        for entry in entries:
            put(entry, "_tree", self)
        entries.sort(key=_code_of)
        codes = tuple(map(_code_of, entries))
        by_code = _Table(zip(codes, entries, strict=True))
        by_code.tree = self
        for code, entry in by_code.items():
            if len(code) not in LEVEL_BY_DIGITS or not (code.isascii() and code.isdecimal()):
                raise ValueError(f"{code!r} is no code: 3, 5, 7 or 9 digits are")
            if entry.scheme is not scheme or entry.year != year:
                raise ValueError(
                    f"{entry!r} does not belong to {scheme} {year}: "
                    "a tree holds one scheme in one year"
                )
            if code[:-2] not in by_code and any(
                code[:n] in by_code for n in range(3, len(code), 2)
            ):
                raise ValueError(f"{entry} has no parent: {code[:-2]} is missing in between")
        if len(by_code) != len(entries):
            twice = [code for code, times in Counter(codes).items() if times > 1]
            raise ValueError(f"more than one entry has the code {', '.join(twice)}")
        put(self, "scheme", scheme)
        put(self, "year", year)
        put(self, "revision", revision)
        put(self, "entries", tuple(entries))
        put(self, "sightings", sightings)
        put(self, "_codes", codes)
        put(self, "_by_code", by_code)
        put(self, "__getitem__", by_code.__getitem__)
        put(self, "_index", None)
        put(self, "_open", None)
        put(self, "_made_again", None)

    # The mapping.

    if TYPE_CHECKING:

        def __getitem__(self, code: str, /) -> Entry: ...

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    if TYPE_CHECKING:

        @overload
        def get(self, code: str, default: None = None, /) -> Entry | None: ...
        @overload
        def get(self, code: str, default: _T, /) -> Entry | _T: ...

    def get(self, code: str, default: object = None, /) -> object:
        """The entry with this code, or the default."""
        return self._by_code.get(code, default)

    # The tree.

    @property
    def roots(self) -> tuple[Entry, ...]:
        """The entries that have no parent in this tree, in code order."""
        return tuple(entry for entry in self.entries if entry.code[:-2] not in self._by_code)

    @property
    def leaves(self) -> tuple[Entry, ...]:
        """The entries that have no children in this tree, in code order."""
        followers = (*self._codes[1:], "")
        return tuple(
            entry
            for entry, follower in zip(self.entries, followers, strict=False)
            if not follower.startswith(entry.code)
        )

    def at(self, level: Level | str | int) -> tuple[Entry, ...]:
        """The entries of one level, in code order.

        Args:
            level: the level, in any form that :meth:`Level.of` reads: ``Level.ITEM``, ``"项"``,
                ``"item"``, ``3``.

        Raises:
            UnknownWord: it names no level.
        """
        digits = Level.of(level).digits
        return tuple(entry for entry in self.entries if len(entry.code) == digits)

    def descendants_of(self, code: str) -> tuple[Entry, ...]:
        """The entries below a code, in code order; none for a leaf.

        Raises:
            UnknownCode: the code is not in this tree.
        """
        start, end = self._span(code)
        return self.entries[start + 1 : end]

    def children_of(self, code: str) -> tuple[Entry, ...]:
        """The entries one level below a code, in code order; none for a leaf.

        Raises:
            UnknownCode: the code is not in this tree.
        """
        below = self.descendants_of(code)
        digits = len(code) + 2
        return tuple(entry for entry in below if len(entry.code) == digits)

    def _span(self, code: str) -> tuple[int, int]:
        # Codes in order are a walk from the roots down: what begins alike stands together.
        code = self[code].code
        return bisect_left(self._codes, code), bisect_left(self._codes, code + ":")

    def common_ancestor(self, first: str, *others: str) -> Entry | None:
        """The lowest entry that all these codes are, or stand below; None if there is none.

        >>> import govbudget as gb
        >>> gb.functional(2024).common_ancestor("2080501", "2080505", "20807").code
        '208'

        Raises:
            UnknownCode: one of the codes is not in this tree.
        """
        codes = [self[code].code for code in (first, *others)]
        shared = min(codes, key=len)
        while not all(code.startswith(shared) for code in codes):
            shared = shared[:-2]
        return self.get(shared)

    # What is not known of it.

    @property
    def open_lists(self) -> Mapping[str, OpenList]:
        """Where entries may be missing here: by the code of the entry above, with the reason.

        The list of the 类 has the empty text as its code. A tree that is no shipped edition, nor a
        part of one, has no open list: who made it knows all of it.

        .. versionadded:: 0.2.0
        """
        if self._open is None:
            put(self, "_open", answers().open_lists_of(self))
        assert self._open is not None  # noqa: S101  set just above
        return self._open

    @property
    def open_entries(self) -> tuple[Entry, ...]:
        """The entries below which something may stand that is not known here, in code order.

        >>> import govbudget as gb
        >>> "22198" in [entry.code for entry in gb.functional(2025).open_entries]
        True

        .. versionadded:: 0.2.0
        """
        return tuple(entry for entry in self.entries if entry.code in self.open_lists)

    # Other trees made of this one.

    def subtree(self, code: str) -> Classification:
        """The entry of this code and all below it, as a tree of its own with one root.

        Raises:
            UnknownCode: the code is not in this tree.
        """
        start, end = self._span(code)
        return self._with(self.entries[start:end])

    def in_fund(self, fund: Fund | str) -> Classification:
        """The entries of one of the four budgets, with the ancestors that lead to them.

        Args:
            fund: the budget, in any form that :meth:`Fund.of` reads: ``Fund.GENERAL``,
                ``"一般公共预算"``, ``"general"``.

        Raises:
            UnknownWord: it names no fund.

        >>> import govbudget as gb
        >>> [str(entry) for entry in gb.functional(2024).in_fund(gb.Fund.STATE_CAPITAL).roots]
        ['208 社会保障和就业支出', '223 国有资本经营预算支出', '230 转移性支出']
        """
        wanted = Fund.of(fund)
        kept = {
            entry.code[:digits]
            for entry in self.entries
            if entry.fund is wanted
            for digits in range(3, len(entry.code) + 1, 2)
        }
        return self._with(entry for entry in self.entries if entry.code in kept)

    def with_local(
        self,
        code: str,
        name: str,
        *,
        name_en: str = "",
        definition: Definition | None = None,
    ) -> Classification:
        """A copy with one local entry more, below an entry that this tree has.

        The local entry takes the fund of its parent and says ``is_local``; this tree stays as
        it is.

        >>> import govbudget as gb
        >>> tree = gb.functional(2024).with_local("201035001", "市级政务服务中心运行")
        >>> [str(entry) for entry in tree["2010350"].children]
        ['201035001 市级政务服务中心运行']

        Raises:
            MalformedCode: the code is not a string of 5, 7 or 9 digits, or the name is empty.
            UnknownCode: the parent is not in this tree.
            DuplicateCode: the code is in this tree already.
        """
        from govbudget.classification.local import local_entry

        if not isinstance(name, str) or not name.strip():
            raise MalformedCode(str(code), because("code.local_name"))
        return self.grown(local_entry(self, code, name, name_en, definition))

    def grown(self, *entries: Entry) -> Classification:
        """A copy with more entries; they must belong to this scheme and year.

        Raises:
            ValueError: as the constructor does.
        """
        return self._with([*self.entries, *entries])

    def _with(self, entries: Iterable[Entry]) -> Classification:
        rows = (facts(entry) for entry in entries)
        return Classification.from_facts(
            self.scheme, self.year, self.revision, rows, self.sightings
        )

    # Names and written forms.

    @property
    def names(self) -> NameIndex:
        """The index of names; made on first use."""
        if self._index is None:
            from govbudget.classification.index import NameIndex

            put(self, "_index", NameIndex(self.entries))
        assert self._index is not None  # noqa: S101  set just above
        return self._index

    def find(self, name: str) -> list[Entry]:
        """Every entry of this name, in code order; an empty list where there is none.

        Brackets and quotation marks of either width are the same, and spaces do not count.

        >>> import govbudget as gb
        >>> [entry.code for entry in gb.economic(2024).find("因公出国(境)费用")]
        ['30212']
        """
        return list(self.names.exact(name)) if isinstance(name, str) else []

    def parse(self, written: Any) -> ParsedCode:
        """The code of this tree that a written form means: see :func:`govbudget.parse`."""
        return answers().parsed(written, self)

    # A value.

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Classification):
            return NotImplemented
        return self is other or (
            (self.scheme, self.year, self.revision) == (other.scheme, other.year, other.revision)
            and self.entries == other.entries
        )

    def __hash__(self) -> int:
        return hash((self.scheme, self.year, self.revision, self._codes))

    def __repr__(self) -> str:
        return f"<Classification {self.scheme} {self.year}, {len(self)} entries>"

    def __reduce__(self) -> tuple[Any, ...]:
        rows = tuple(facts(entry) for entry in self.entries)
        made_of = (self.scheme, self.year, self.revision, rows, self.sightings)
        return Classification.from_facts, made_of

    def __copy__(self) -> Classification:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Classification:
        return self
