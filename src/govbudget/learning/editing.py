"""The tables while something is entered in them: rows that change, and bytes to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from govbudget.classification.changelog import CHANGE_COLUMNS
from govbudget.classification.entryrows import DEFINITION_COLUMNS, ENTRY_COLUMNS, FORMER_COLUMNS
from govbudget.classification.evidence import SIGHTING_COLUMNS, SOURCE_COLUMNS
from govbudget.classification.keptedition import EDITION_COLUMNS
from govbudget.classification.openness import OPEN_COLUMNS
from govbudget.classification.vocabulary import Scheme
from govbudget.correspondence_files import kept_files
from govbudget.correspondences import PAIR_COLUMNS
from govbudget.datacheck.tables import Tables
from govbudget.datacheck.writing import table_bytes
from govbudget.searchtexts import ALIAS_COLUMNS, PINYIN_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govbudget.classification.codesdata import Codes
    from govbudget.datacheck.tables import DataRow

__all__ = ["Cells", "Editing"]

Cells: TypeAlias = dict[str, str]


class Editing:
    """The rows of the tables, to be changed; nothing is written.

    Args:
        codes: the tables as they are.
    """

    def __init__(self, codes: Codes) -> None:
        self.codes = codes
        tables = Tables(codes)
        self.schemes = tables.schemes
        self._tables = tables
        self.editions = _copied(tables.editions)
        self.sources = _copied(tables.sources)
        self.open = _copied(tables.open)
        self.pinyin = _copied(tables.pinyin)
        self.aliases = _copied(tables.aliases)
        self.entries = {scheme: _copied(tables.entries(scheme)) for scheme in self.schemes}
        self.changes = {scheme: _copied(tables.changes[scheme]) for scheme in self.schemes}
        self.definitions = {scheme: _copied(tables.definitions[scheme]) for scheme in self.schemes}
        self.sightings = {scheme: _copied(tables.sightings[scheme]) for scheme in self.schemes}
        self._quoted: dict[Scheme, set[str]] = {scheme: set() for scheme in self.schemes}
        for row in tables.glossary:
            for code in filter(None, [row["code"], *row["related"].split()]):
                scheme = Scheme(row["scheme"]) if row["scheme"] else Scheme.of_code(code)
                if scheme in self._quoted:
                    self._quoted[scheme].add(code)
        self.answers = {sides: _copied(rows) for sides, rows in tables.answers.items()}

    def years(self, scheme: Scheme) -> list[int]:
        """The years for which an edition of a scheme is listed."""
        return sorted({int(row["year"]) for row in self.editions if row["scheme"] == scheme})

    def settled(self, scheme: Scheme) -> int:
        """The year of the edition that was put together by itself, by which others are made."""
        return self._tables.settled(scheme)

    def is_former(self, scheme: Scheme, row: Cells) -> bool:
        """Whether an entry ended before the edition that was put together by itself."""
        return bool(row["last_year"]) and row["last_year"] < str(self.settled(scheme))

    def is_quoted(self, scheme: Scheme, code: str, year: int) -> bool:
        """Whether the glossary speaks of an entry, or of one below it, as it stands in a year.

        Its terms are those of the edition that was put together by itself, and of years before.
        """
        return year <= self.settled(scheme) and any(
            one.startswith(code) for one in self._quoted[scheme]
        )

    def changed(self) -> dict[str, bytes]:
        """The tables that differ from what they were, sorted, by their path."""
        made = {
            "editions/index.csv": _table(EDITION_COLUMNS, self.editions),
            "editions/open.csv": _table(OPEN_COLUMNS, self.open, "scheme", "code", "from_year"),
            "sources/index.csv": _table(SOURCE_COLUMNS, self.sources, "id"),
            "pinyin.csv": _table(PINYIN_COLUMNS, self.pinyin, "name"),
            "aliases.csv": _table(ALIAS_COLUMNS, self.aliases, "alias", "scheme", "code"),
        }
        files = kept_files(self.codes)
        for sides, rows in self.answers.items():
            made[files[sides]] = _table(PAIR_COLUMNS, rows, "source", "target", "unit")
        for scheme in self.schemes:
            made |= self._of(scheme)
        return {name: data for name, data in made.items() if self.codes.read(name) != data}

    def _of(self, scheme: Scheme) -> dict[str, bytes]:
        name = scheme.value
        stand = [row for row in self.entries[scheme] if not self.is_former(scheme, row)]
        own = {(row["code"], row["name"]): row["text"] for row in self.definitions[scheme]}
        former = [
            {**row, "definition": row.get("definition") or own.get((row["code"], row["name"]), "")}
            for row in self.entries[scheme]
            if self.is_former(scheme, row)
        ]
        known = {(row["code"], row["name"]) for row in stand}
        kept = [row for row in self.definitions[scheme] if (row["code"], row["name"]) in known]
        return {
            f"{name}.csv": _table(ENTRY_COLUMNS, stand, "code", "first_year"),
            f"former/{name}.csv": _table(FORMER_COLUMNS, former, "code", "first_year"),
            f"definitions/{name}.csv": _table(DEFINITION_COLUMNS, kept, "code", "name"),
            f"changes/{name}.csv": _table(CHANGE_COLUMNS, self.changes[scheme], *_CHANGE_PLACE),
            f"sightings/{name}.csv": _table(
                SIGHTING_COLUMNS, self.sightings[scheme], "code", "name", "year", "kind"
            ),
        }


_CHANGE_PLACE = ("year", "kind", "old_code", "old_name", "new_code", "new_name")


def _copied(rows: Iterable[DataRow]) -> list[Cells]:
    return [dict(row.cells) for row in rows]


def _table(columns: Sequence[str], rows: Iterable[Cells], *by: str) -> bytes:
    """The bytes of a table; without what to sort by its rows stay in their order."""
    ordered = sorted(rows, key=lambda row: tuple(row[column] for column in by)) if by else rows
    return table_bytes(columns, [[row[column] for column in columns] for row in ordered])
