"""The “三公” tables of two years: what each cost in both, and so by how much it changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.place import Place
from govbudget.disclosure.analysis.places import place_of_stated, short_name
from govbudget.disclosure.analysis.public_figures import (
    ABROAD,
    PURCHASE,
    RECEPTION,
    RUNNING,
    VEHICLES,
    WHOLE,
)
from govbudget.disclosure.tables import TableKind
from govbudget.tables.lexicon.totals import GRAND_TOTAL, SUM, speaks_of_total
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.stated import Stated
    from govbudget.disclosure.tables import DisclosedTable

__all__ = ["MEETINGS", "TRAINING", "PublicChange", "public_changes", "subject_in_words"]

MEETINGS = "meetings"
TRAINING = "training"

_YEAR = re.compile(r"(20\d\d)年?(?:度)?(?:年初)?(?:预算)?(?:数|安排)?")
_CHANGE = re.compile(r"增减|变化")
_WHOLE_ROW = re.compile(rf"{SUM}|{GRAND_TOTAL}")
# Figures of single units stand below the name of the unit.
_ABOVE = re.compile(r"三公|车|经费$")


@frozen(slots=True)
class PublicChange:
    """What something cost in two years, by a table.

    Attributes:
        now: the figure of the year of the document.
        last: that of the year before.
        change: the first less the second.
        table: what the table is called.
        places: where both stand.
    """

    now: Amount
    last: Amount
    change: Amount
    table: str
    places: tuple[Place, ...]


def public_changes(disclosure: Disclosure) -> dict[str, PublicChange]:
    """By the subject what the “三公” tables say of this year and the one before.

    What a table prints twice unlike, or what its own column of changes contradicts, is left out.

    Args:
        disclosure: the document.
    """
    year = disclosure.year
    found: dict[str, PublicChange] = {}
    for table in disclosure.of(TableKind.THREE_PUBLIC, TableKind.FINAL_THREE_PUBLIC):
        figures: dict[tuple[str, str], Stated] = {}
        for subject, when, one in _figures(table):
            figures.setdefault((subject, when), one)
        for subject in {subject for subject, _ in figures}:
            now, last = (
                figures.get((subject, f"{year}")),
                figures.get((subject, f"{(year or 1) - 1}")),
            )
            if now is not None and last is not None:
                change = _change(table, now, last)
                own = figures.get((subject, ""))
                if own is None or own.amount == change.change.value:
                    found.setdefault(subject, change)
    return found


def _change(table: DisclosedTable, now: Stated, last: Stated) -> PublicChange:
    unit = now.unit or table.unit
    this, before = now.amount, last.amount
    assert this is not None  # noqa: S101  figures without amounts are left out
    assert before is not None  # noqa: S101
    places = (place_of_stated(table, now), place_of_stated(table, last))
    by = Amount(this - before, unit)
    return PublicChange(Amount(this, unit), Amount(before, unit), by, short_name(table), places)


def _figures(table: DisclosedTable) -> Iterator[tuple[str, str, Stated]]:
    """The figures of the whole body, each with its subject and year; "" for the change."""
    for one in table.stated:
        if one.amount is None:
            continue
        words = [plain(said) for said in (*one.path, one.label)]
        if len(words) > 1 and _WHOLE_ROW.fullmatch(words[0]):
            words = words[1:]
        years = [said for said in words if _YEAR.fullmatch(said) or _CHANGE.search(said)]
        rest = [said for said in words if said not in years]
        if len(years) != 1 or not rest:
            continue
        found = _YEAR.fullmatch(years[0])
        if all(_ABOVE.search(said) for said in rest[:-1]) and (
            subject := _subject(rest[:-1], rest[-1])
        ):
            yield subject, "" if found is None else found[1], one


def _subject(path: list[str], label: str) -> str:
    """What a figure is of, by its label and what stands above; empty where that is not clear."""
    if speaks_of_total(label):
        above = path[-1] if path else ""
        if "车" in above:
            return VEHICLES
        return WHOLE if "三公" in above else ""
    return subject_in_words(label)


def subject_in_words(words: str) -> str:
    """What some words name of “三公”, meetings and training; empty where that is none, or several.

    Args:
        words: the words.

    >>> subject_in_words("公务用车运行维护费"), subject_in_words("会议费、培训费")
    ('three_public.vehicle_running', '')
    """
    named = {
        ABROAD: "出国" in words,
        RECEPTION: "接待" in words,
        MEETINGS: "会议费" in words,
        TRAINING: "培训费" in words,
        VEHICLES: "车" in words and "购置" in words and "运行" in words,
        PURCHASE: "车" in words and "购置" in words and "运行" not in words,
        RUNNING: "车" in words and "运行" in words and "购置" not in words,
    }
    found = [subject for subject, is_named in named.items() if is_named]
    return found[0] if len(found) == 1 else ""
