"""One entry (科目) of a classification: a code and all that is known of it."""

from __future__ import annotations

from operator import attrgetter, getitem

from govbudget.base.records import field, fields, frozen
from govbudget.base.viewed import repr_html
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, Fund, Level, Scheme

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from govbudget.classification.evidence import Sighting
    from govbudget.classification.openness import OpenList
    from govbudget.classification.tree import Classification
    from govbudget.classification.writing import WrittenForm

__all__ = ["EDITORIAL", "Definition", "Entry", "facts", "pair"]

#: The source of a definition that this project wrote itself.
EDITORIAL = "editorial"


@frozen(slots=True)
class Definition:
    """What an entry or a term means, in Chinese, and where the sentence comes from.

    Attributes:
        text: the definition.
        source: the id of a published source in ``codes/sources``, or ``"editorial"`` where the
            project wrote it in its own words.
    """

    text: str
    source: str

    @property
    def is_editorial(self) -> bool:
        """Whether the project wrote the definition, rather than quote a published one."""
        return self.source == EDITORIAL


class _Standing:
    """What stands in a tree, which is no fact about it: not in its value, nor in its records."""

    __slots__ = ("_tree",)
    if TYPE_CHECKING:  # what reads records looks for types at run time, and would find this one
        _tree: Classification

    @property
    def _home(self) -> Classification | None:
        """The tree; None for what was made by hand."""
        return getattr(self, "_tree", None)


@frozen(slots=True, order=True, repr=False)
class Entry(_Standing):
    """One entry of a classification.

    Entries are values: two are equal when all facts about them are equal, whichever tree they
    stand in. They sort by code, name, scheme and year. Their neighbours (``parent``, ``children``
    …) are those of the tree that they were taken from.

    Attributes:
        code: the code, a string of 3, 5, 7 or 9 digits.
        name: the official Chinese name, with full-width brackets; empty for a local entry of which
            only the code is known.
        scheme: the list that the entry belongs to.
        year: the budget year of the edition.
        fund: the budget it belongs to; None in the economic lists, which serve all budgets.
        name_en: the English name; empty for a local entry that has none.
        definition: what is booked here; None where no definition is kept.
        first_year: the first budget year with this code and name; None where that is not known.
        last_year: the last such year; None where no end is known.
        note: what remains doubtful about the row, in Chinese; empty where nothing does.
        is_local: whether a province or city added it below the national list.
    """

    code: str
    name: str
    scheme: Scheme
    year: int
    fund: Fund | None = field(default=None, order=False)
    name_en: str = field(default="", order=False, hash=False)
    definition: Definition | None = field(default=None, order=False, hash=False)
    first_year: int | None = field(default=None, order=False, hash=False)
    last_year: int | None = field(default=None, order=False, hash=False)
    note: str = field(default="", order=False, hash=False)
    is_local: bool = field(default=False, order=False)

    _repr_html_ = repr_html

    @property
    def sightings(self) -> tuple[Sighting, ...]:
        """Where this code or place has been seen with this name, by year; none outside a tree.

        They are those that the tables behind the tree of the entry know; a list of your own has
        none.

        .. versionadded:: 0.2.0
        """
        known = None if self._home is None else self._home.sightings
        return () if known is None else known.of(self.code, self.name)

    @property
    def evidence(self) -> tuple[Sighting, ...]:
        """The sightings in dated sources that print the code, of years in which the entry stands.

        >>> import govbudget as gb
        >>> seen = gb.functional(2024)["2159999"].evidence[0]
        >>> seen.year, seen.kind.value, seen.sources
        (2024, 'disclosure', ('anshan-2024-budget',))
        """
        return tuple(
            one for one in self.sightings if one.speaks_for(self.first_year, self.last_year)
        )

    @property
    def hints(self) -> tuple[Sighting, ...]:
        """The sightings that are no evidence: names without codes, old lists, no known year.

        >>> import govbudget as gb
        >>> sorted({hint.kind.value for hint in gb.functional(2024)["2010104"].hints})
        ['name_only', 'old_list']

        .. versionadded:: 0.2.0
        """
        return tuple(
            one for one in self.sightings if not one.speaks_for(self.first_year, self.last_year)
        )

    @property
    def level(self) -> Level:
        """The level of the code, a 类, 款, 项 or 目."""
        return LEVEL_BY_DIGITS[len(self.code)]

    @property
    def depth(self) -> int:
        """How many ancestors the entry has in its tree, 0 for a root."""
        return sum(1 for _ in self._upwards())

    def fits(self, scheme: Scheme | None, year: int | None) -> bool:
        """Whether the entry stands in a tree, of this scheme and year where they are given."""
        return (
            self._home is not None
            and (scheme is None or scheme == self.scheme)
            and (year is None or year == self.year)
        )

    @property
    def tree(self) -> Classification:
        """The tree that the entry was taken from.

        Raises:
            ValueError: the entry was made by hand and stands in no tree.
        """
        try:
            return self._tree
        except AttributeError:
            raise ValueError(
                f"entry {self.code} {self.name} stands in no tree; put it into a Classification"
            ) from None

    @property
    def parent(self) -> Entry | None:
        """The entry one level up in its tree; None for a root."""
        return self.tree.get(self.code[:-2])

    def _upwards(self) -> Iterator[Entry]:
        entry = self.parent
        while entry is not None:
            yield entry
            entry = entry.parent

    @property
    def ancestors(self) -> tuple[Entry, ...]:
        """The entries above, from the root down to the parent."""
        return tuple(self._upwards())[::-1]

    @property
    def path(self) -> tuple[Entry, ...]:
        """The ancestors and the entry itself, from the root down."""
        return (*self.ancestors, self)

    @property
    def children(self) -> tuple[Entry, ...]:
        """The entries one level down, in code order."""
        return self.tree.children_of(self.code)

    @property
    def descendants(self) -> tuple[Entry, ...]:
        """All entries below, in code order."""
        return self.tree.descendants_of(self.code)

    @property
    def leaves(self) -> tuple[Entry, ...]:
        """The entries below that have no children; the entry itself if it has none."""
        return tuple(e for e in (self, *self.descendants) if e.is_leaf)

    @property
    def is_leaf(self) -> bool:
        """Whether nothing stands below this entry in its tree."""
        return not self.children

    @property
    def open_list(self) -> OpenList | None:
        """Why something may stand directly below this entry that is not known here; None if not.

        >>> import govbudget as gb
        >>> gb.functional(2025)["22198"].open_list.reason
        <OpenReason.MISSING: 'missing'>

        .. versionadded:: 0.2.0
        """
        tree = self.tree
        return tree.open_lists.get(self.code) if self.level < self.scheme.deepest else None

    @property
    def is_open(self) -> bool:
        """Whether something may stand directly below this entry that is not known here.

        .. versionadded:: 0.2.0
        """
        return self.open_list is not None

    @property
    def siblings(self) -> tuple[Entry, ...]:
        """The other children of the parent; for a root the other roots."""
        parent = self.parent
        family = self.tree.roots if parent is None else parent.children
        return tuple(entry for entry in family if entry.code != self.code)

    @property
    def funds(self) -> frozenset[Fund]:
        """The budgets that the entry and all below it belong to; empty in the economic lists."""
        return frozenset(e.fund for e in (self, *self.descendants) if e.fund is not None)

    def written(self, form: WrittenForm = "bracket") -> str:
        """The entry as people write it, in a form that :func:`govbudget.parse` reads back.

        Args:
            form: ``bracket`` for ``[2010350]事业运行``, ``spaced`` for ``201 03 50``, ``dash`` for
                ``201-03-50``, ``path`` for the names from the 类 on with （类）（款）（项）.

        Raises:
            UnknownWord: there is no such form; the error proposes the nearest.
            ValueError: a path is asked of an entry without a name or outside a tree.

        >>> import govbudget as gb
        >>> item = gb.functional(2024)["2210201"]
        >>> item.written(), item.written("spaced"), item.written("dash")
        ('[2210201]住房公积金', '221 02 01', '221-02-01')
        >>> item.written("path")
        '住房保障支出（类）住房改革支出（款）住房公积金（项）'

        .. versionadded:: 0.2.0
        """
        from govbudget.classification.writing import write

        return write(self, form)

    def __str__(self) -> str:
        return f"{self.code} {self.name}".rstrip()

    def __repr__(self) -> str:
        local = ", local" if self.is_local else ""
        return f"<Entry {self} ({self.scheme} {self.year}{local})>"

    def __reduce__(self) -> tuple[Any, ...]:
        # An entry of a shipped edition is its scheme, year and code. Any other travels with its
        # tree, so that its neighbours are there on arrival; many entries hold it once.
        if self._home is None:
            return Entry, facts(self)
        again = self._home._made_again  # noqa: SLF001  what made the tree knows
        if again is not None:
            return again, (self.scheme.value, self.year, self.code)
        return getitem, (self._home, self.code)

    def __copy__(self) -> Entry:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Entry:
        return self


#: All that an entry knows of itself, in the order its constructor takes it: never its tree.
facts: Callable[[Entry], tuple[Any, ...]] = attrgetter(
    *(attribute.name for attribute in fields(Entry))
)


def pair(entry: Entry) -> tuple[str, str]:
    """An entry as an error carries it."""
    return entry.code, entry.name
