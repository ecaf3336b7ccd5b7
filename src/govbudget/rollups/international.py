"""The trees of the international classifications: COFOG, and GFSM 2014."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import field, frozen

from govbudget.base.shown import as_text
from govbudget.classification.catalogue import shipped
from govbudget.classification.words import unknown
from govbudget.errors import UnknownCode
from govbudget.external_lists import external_codes, external_names, external_version

__all__ = ["InternationalEntry", "InternationalTree", "international"]


@frozen(slots=True)
class InternationalEntry:
    """A code of an international classification.

    Attributes:
        code: the code as printed, as ``09.1`` or ``2111``.
        name: its name in Chinese.
        name_en: its name in English.
        level: how deep it stands, from 1.
        parent: the code above it; empty where there is none.

    .. versionadded:: 0.2.0
    """

    code: str
    name: str
    name_en: str
    level: int
    parent: str


@frozen(repr=False)
class InternationalTree(Mapping[str, InternationalEntry]):
    """An international classification: a mapping from code to entry, in code order.

    Attributes:
        name: what it is called: ``cofog`` or ``gfsm``.
        year: the year of its version.
        entries: its entries, in code order.

    .. versionadded:: 0.2.0
    """

    name: str
    year: int
    entries: tuple[InternationalEntry, ...] = field(repr=False)

    @cached_property
    def _by_code(self) -> dict[str, InternationalEntry]:
        return {one.code: one for one in self.entries}

    def __getitem__(self, code: str) -> InternationalEntry:
        found = self._by_code.get(code) if isinstance(code, str) else None
        if found is None:
            raise UnknownCode(as_text(code), self.name, self.year)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_code)

    def __len__(self) -> int:
        return len(self.entries)

    def __repr__(self) -> str:
        return f"<InternationalTree {self.name} {self.year}, {len(self)} entries>"

    @property
    def roots(self) -> tuple[InternationalEntry, ...]:
        """The entries with none above them."""
        return tuple(one for one in self.entries if not one.parent)

    def children(self, code: str) -> tuple[InternationalEntry, ...]:
        """The entries right below a code, in code order.

        Args:
            code: the code.

        Raises:
            UnknownCode: the classification does not have it.
        """
        above = self[code].code
        return tuple(one for one in self.entries if one.parent == above)

    def path(self, code: str) -> tuple[InternationalEntry, ...]:
        """The entries from the root down to a code, itself included.

        Args:
            code: the code.

        Raises:
            UnknownCode: the classification does not have it.
        """
        found = [self[code]]
        while found[-1].parent:
            found.append(self[found[-1].parent])
        return tuple(reversed(found))


def international(name: str) -> InternationalTree:
    """The tree of an international classification, as far as a correspondence speaks of it.

    Args:
        name: ``cofog`` (UN, *Classification of the Functions of Government*, 1999) or ``gfsm``
            (IMF, *Government Finance Statistics Manual 2014*: expense, assets and liabilities).

    Raises:
        UnknownWord: no classification is called that; the error proposes the nearest.

    >>> tree = international("cofog")
    >>> tree["09.1"].name_en, tree["09.1"].parent, [one.code for one in tree.children("03")][:3]
    ('Pre-primary and primary education', '09', ['03.1', '03.2', '03.3'])

    .. versionadded:: 0.2.0
    """
    catalogue = shipped()
    kept = external_names(catalogue)
    asked = name.strip().casefold() if isinstance(name, str) else name
    if asked not in kept:
        raise unknown("classification", name, {one: one for one in kept})
    return catalogue.once(("international", asked), lambda: _made(asked))


def _made(name: str) -> InternationalTree:
    names = external_codes(shipped(), name)
    entries: dict[str, InternationalEntry] = {}
    for code in sorted(names):
        # The text of a code begins with that of the one above it, with or without a point between.
        above = (code[:end].rstrip(".") for end in range(len(code) - 1, 0, -1))
        parent = next((one for one in above if one in names), "")
        level = entries[parent].level + 1 if parent else 1
        entries[code] = InternationalEntry(code, *names[code], level, parent)
    return InternationalTree(name, external_version(shipped(), name), tuple(entries.values()))
