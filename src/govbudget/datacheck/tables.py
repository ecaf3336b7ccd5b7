"""The tables of ``codes/`` as the rules read them: every row with its line, faults collected."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.base.said import SaidText
from govbudget.classification.changelog import CHANGE_COLUMNS
from govbudget.classification.entryrows import DEFINITION_COLUMNS, ENTRY_COLUMNS, FORMER_COLUMNS
from govbudget.classification.evidence import SIGHTING_COLUMNS, SOURCE_COLUMNS
from govbudget.classification.keptedition import EDITION_COLUMNS
from govbudget.classification.localcodes import LOCAL_COLUMNS
from govbudget.classification.openness import AGREED_COLUMNS, OPEN_COLUMNS
from govbudget.classification.supplements import SUPPLEMENT_COLUMNS
from govbudget.classification.vocabulary import Scheme
from govbudget.correspondence_files import (
    CLASSIFICATION_COLUMNS,
    CLASSIFICATIONS,
    external_files,
    kept_files,
)
from govbudget.correspondences import PAIR_COLUMNS as ANSWER_COLUMNS
from govbudget.errors import CorruptData
from govbudget.external_lists import EXTERNAL_COLUMNS
from govbudget.searchtexts import ALIAS_COLUMNS, PINYIN_COLUMNS
from govbudget.terms import TERM_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.base.messages import Language
    from govbudget.classification.codesdata import Codes

__all__ = ["DIGESTS", "DIGEST_COLUMNS", "DataRow", "Tables", "Violation", "violation"]

#: The list of the digests of all other tables.
DIGESTS = "digests.csv"
DIGEST_COLUMNS = ("table", "digest")
CHARACTER_COLUMNS = ("traditional", "simplified")


@frozen(slots=True)
class Violation:
    """A rule that a row breaks.

    Attributes:
        file: the table, as a path below ``codes/``.
        line: the line, from 1; 0 where the whole table is meant.
        rule: the id of the rule.
        reason: what is wrong, and what would be right; in English, it knows its message.
    """

    file: str
    line: int
    rule: str
    reason: str

    @property
    def message(self) -> Message:
        """Where the fault is, and what is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        place = f"codes/{self.file}" + (f":{self.line}" if self.line else "")
        return Message("data.at", place=place, rule=self.rule, why=self.reason)

    def sentence(self, language: Language) -> str:
        """Where the fault is, and what is wrong, in the language of the reader.

        .. versionadded:: 0.2.0

        Args:
            language: ``zh`` or ``en``.
        """
        return self.message.render(language)

    def __str__(self) -> str:
        return self.sentence("en")


def violation(file: str, line: int, rule: str, reason: Message) -> Violation:
    """A rule that a table breaks at a line; 0 where the whole table is meant."""
    return Violation(file, line, rule, SaidText(reason))


# The last year of what has not ended.
_NEVER = "999999999"


@frozen(slots=True)
class DataRow:
    """A row of a table, by column name."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def broken(self, rule: str, reason: Message) -> Violation:
        """This row breaks a rule."""
        return violation(self.file, self.line, rule, reason)

    def unordered(self, before: tuple[str, ...], columns: Iterable[str]) -> Violation:
        """This row stands behind one that comes after it."""
        place = " ".join(filter(None, before))
        return self.broken("sorted", Message("data.in_order", before=place, columns=(*columns,)))

    def none_of(self, column: str, known: Iterable[str]) -> Violation:
        """A cell of this row is none of a closed set, which is the rule of its column."""
        # As the tables write them: members of a set would be said in the reader's language.
        words = tuple(map(str, known))
        return self.broken(column, Message("data.none_of", value=repr(self[column]), known=words))

    def no_year(self, column: str = "year") -> Violation:
        """A cell of this row is no year."""
        return self.broken("years", Message("data.no_year", value=repr(self[column])))

    def no_date(self, column: str) -> Violation:
        """A cell of this row is no day."""
        return self.broken("date", Message("data.no_date", value=repr(self[column])))

    def no_source(self, column: str = "source") -> Violation:
        """A cell of this row names a source that is not listed."""
        return self.broken(column, Message("data.no_source", id=repr(self[column])))

    def awaits(self, mark: str) -> bool:
        """Whether the note of the row of an entry says that a person is still to write something.

        Args:
            mark: what is to be written, as ``释义待补``.
        """
        return mark in self["note"].split("；")

    def meets(self, other: DataRow) -> bool:
        """Whether the rows of two entries are valid in the same year."""
        return (self["first_year"] or "0") <= (other["last_year"] or "9") and (
            other["first_year"] or "0"
        ) <= (self["last_year"] or "9")

    def covers(self, year: int) -> bool:
        """Whether the row of an entry is valid in a year; false where its years are no years."""
        span = _span(self.cells["first_year"], self.cells["last_year"])
        return span is not None and span[0] <= year <= span[1]


# Every row is asked for every year, and there are as many pairs of years as editions.
@lru_cache(maxsize=4096)
def _span(first: str, last: str) -> tuple[int, int] | None:
    """The years of a row; None where they are no years."""
    first, last = first or "0", last or _NEVER
    return (int(first), int(last)) if is_number(first) and is_number(last) else None


def is_number(text: str) -> bool:
    """Whether a cell is a number of at most nine digits."""
    return text.isascii() and text.isdecimal() and len(text) < 10  # noqa: PLR2004  as said


def is_date(text: str) -> bool:
    """Whether a cell is a day, as 2024-03-29 is."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


class Tables:
    """All tables, read once; a table that cannot be read is empty and said to be so.

    Args:
        codes: where they are.
    """

    def __init__(self, codes: Codes) -> None:
        self.unreadable: list[Violation] = []
        self.codes = codes
        self._by_code: dict[Scheme, dict[str, list[DataRow]]] = {}
        self._years: dict[Scheme, list[int]] = {}
        self.editions = self._rows("editions/index.csv", EDITION_COLUMNS)
        self.schemes = tuple(
            scheme for scheme in Scheme if any(row["scheme"] == scheme for row in self.editions)
        )
        self.current = {
            scheme: self._rows(f"{scheme.value}.csv", ENTRY_COLUMNS) for scheme in self.schemes
        }
        self.former = {
            scheme: self._rows(f"former/{scheme.value}.csv", FORMER_COLUMNS)
            for scheme in self.schemes
        }
        self.changes = {
            scheme: self._rows(f"changes/{scheme.value}.csv", CHANGE_COLUMNS)
            for scheme in self.schemes
        }
        self.definitions = {
            scheme: self._rows(f"definitions/{scheme.value}.csv", DEFINITION_COLUMNS)
            for scheme in self.schemes
        }
        self.glossary = self._rows("glossary.csv", TERM_COLUMNS)
        self.sources = self._rows("sources/index.csv", SOURCE_COLUMNS)
        self.sightings = {
            scheme: self._rows(f"sightings/{scheme.value}.csv", SIGHTING_COLUMNS)
            for scheme in self.schemes
        }
        self.agreed = self._rows("editions/agreed.csv", AGREED_COLUMNS)
        self.open = self._rows("editions/open.csv", OPEN_COLUMNS)
        self.supplements = self._rows("editions/supplements.csv", SUPPLEMENT_COLUMNS)
        self.local = self._rows("local.csv", LOCAL_COLUMNS)
        self.answers = {
            sides: self._rows(file, ANSWER_COLUMNS) for sides, file in kept_files(codes).items()
        }
        self.external = {
            name: self._rows(file, EXTERNAL_COLUMNS) for name, file in external_files(codes).items()
        }
        self.classifications = self._rows(CLASSIFICATIONS, CLASSIFICATION_COLUMNS)
        self.aliases = self._rows("aliases.csv", ALIAS_COLUMNS)
        self.pinyin = self._rows("pinyin.csv", PINYIN_COLUMNS)
        self.characters = self._rows("characters.csv", CHARACTER_COLUMNS)
        self.digests = self._rows(DIGESTS, DIGEST_COLUMNS)

    def entries(self, scheme: Scheme) -> list[DataRow]:
        """All rows of the codes of a scheme, by code and first year."""
        rows = [*self.current[scheme], *self.former[scheme]]
        return sorted(rows, key=lambda row: (row["code"], row["first_year"]))

    def by_code(self, scheme: Scheme, code: str) -> list[DataRow]:
        """The rows of one code of a scheme."""
        if scheme not in self._by_code:
            rows: dict[str, list[DataRow]] = {}
            for row in self.entries(scheme):
                rows.setdefault(row["code"], []).append(row)
            self._by_code[scheme] = rows
        return self._by_code[scheme].get(code, [])

    def settled(self, scheme: Scheme) -> int:
        """The year of the newest edition that was put together by itself; 0 where none was."""
        years = [
            int(row["year"])
            for row in self.editions
            if row["scheme"] == scheme and row["basis"] == "settled" and is_number(row["year"])
        ]
        return max(years, default=0)

    def years(self, scheme: Scheme) -> list[int]:
        """The years for which an edition of a scheme is listed."""
        if scheme not in self._years:
            years = [row["year"] for row in self.editions if row["scheme"] == scheme]
            self._years[scheme] = sorted({int(year) for year in years if is_number(year)})
        return self._years[scheme]

    def _rows(self, file: str, columns: tuple[str, ...]) -> list[DataRow]:
        try:
            data = self.codes.read(file)
            rows = self.codes.rows(file, columns)
        except CorruptData as error:
            self.unreadable.append(violation(file, error.line, "readable", error.because))
            return []
        for fault, reason in (
            (b"\r", Message("data.bytes.return")),
            (b"\x00", Message("data.bytes.nul")),
            (b"\xef\xbb\xbf", Message("data.bytes.mark")),
        ):
            if fault in data:
                line = data[: data.index(fault)].count(b"\n") + 1
                self.unreadable.append(violation(file, line, "bytes", reason))
        if not data.endswith(b"\n"):
            line = data.count(b"\n") + 1
            self.unreadable.append(violation(file, line, "bytes", Message("data.bytes.last")))
        return [
            DataRow(file, line, dict(zip(columns, row, strict=True)))
            for line, row in enumerate(rows, 2)
        ]
