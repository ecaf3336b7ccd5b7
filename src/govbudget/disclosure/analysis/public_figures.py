"""The figures of the “三公” tables by the subjects of the text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.amount_index import AmountIndex
from govbudget.disclosure.analysis.place import Place
from govbudget.disclosure.analysis.places import place_of_stated, short_name
from govbudget.disclosure.tables import TableKind
from govbudget.disclosure.text.kinds import Measure
from govbudget.disclosure.text.labels import measure_of
from govbudget.tables.lexicon.totals import speaks_of_total
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.stated import Stated

__all__ = ["ABROAD", "NAMES", "PURCHASE", "RECEPTION", "RUNNING", "VEHICLES", "WHOLE"]
__all__ += ["PublicFigure", "PublicFigures", "public_figures"]

WHOLE = "three_public"
ABROAD = "three_public.abroad"
RECEPTION = "three_public.reception"
VEHICLES = "three_public.vehicles"
PURCHASE = "three_public.vehicle_purchase"
RUNNING = "three_public.vehicle_running"

#: What people call them.
NAMES = {
    WHOLE: "“三公”经费",
    ABROAD: "因公出国（境）费",
    RECEPTION: "公务接待费",
    VEHICLES: "公务用车购置及运行费",
    PURCHASE: "公务用车购置费",
    RUNNING: "公务用车运行费",
}
_NO_MONEY = re.compile(
    r"(?:个|辆|批次?|人次?|数量|团组)数?(?:\(.*\))?$|增减|比|%|机关运行|会议|培训"
)
_MEASURE = re.compile(
    r"(?:20\d\d年度?)?(?:年初|全年|调整|本年|上年)?(?:预算|决算|执行|金)(?:安排)?(?:数|额)?"
)
_YEAR = re.compile(r"(20\d\d)年?")
_LAST_YEAR = re.compile(r"上年|去年")


@frozen(slots=True)
class PublicFigure:
    """A figure of a “三公” table.

    Attributes:
        subject: the id of what it is of.
        measure: which figure it is.
        amount: the figure; nought for a blank.
        blank: whether nothing is printed.
        table: what its table is called.
        place: where it stands.
    """

    subject: str
    measure: Measure
    amount: Amount
    blank: bool
    table: str
    place: Place


class PublicFigures:
    """Some figures of “三公” tables, and what they are.

    Args:
        figures: the figures, in the order of their tables.
    """

    def __init__(self, figures: Sequence[PublicFigure]) -> None:
        self.all = tuple(figures)
        self.amounts = AmountIndex(one.amount for one in figures)


def public_figures(disclosure: Disclosure) -> tuple[PublicFigure, ...]:
    """The figures of the “三公” tables, of the year of the document.

    Args:
        disclosure: the document.

    Returns:
        The figures; none of words, nor of a table that has no figure at all, or whose head was read
        in part only.
    """
    found: list[PublicFigure] = []
    for table in disclosure.of(TableKind.THREE_PUBLIC, TableKind.FINAL_THREE_PUBLIC):
        if table.is_empty or any(map(_is_of_head, table.stated)):
            continue
        for one in table.stated:
            subject = _subject(one)
            if subject is None or one.is_unread or not _is_of_year(one, disclosure.year):
                continue
            measure = _measure(one, is_final=table.kind.is_final)
            if measure is None:
                continue
            blank = one.amount is None
            amount = Amount(
                one.amount if one.amount is not None else Decimal(0), one.unit or table.unit
            )
            place = place_of_stated(table, one)
            found.append(PublicFigure(subject, measure, amount, blank, short_name(table), place))
    return tuple(found)


def _is_of_head(one: Stated) -> bool:
    """Whether a row of the head was taken for one of figures: then columns are not known.

    A copy of a page that lost its merged cells has heads like that.
    """
    return one.is_unread and bool(_MEASURE.fullmatch(plain(one.printed)))


def _words(one: Stated) -> str:
    return plain("/".join((*one.path, one.label)))


def _is_of_year(one: Stated, year: int | None) -> bool:
    said = f"{_words(one)}/{plain(one.measure)}"
    years = {int(found) for found in _YEAR.findall(said)}
    return not _LAST_YEAR.search(said) and (not years or year in years or year is None)


def _measure(one: Stated, *, is_final: bool) -> Measure | None:
    words = _YEAR.sub("", plain(f"{'/'.join(one.path)}/{one.label}/{one.measure}"))
    words = words.replace("一般公共预算", "")
    if _NO_MONEY.search(plain(one.measure)):
        return None
    return measure_of(words) or (Measure.FINAL if is_final else Measure.BUDGET)


def _subject(one: Stated) -> str | None:
    """What a label of a “三公” table is of; None where it is no part of it."""
    words = _words(one)
    last = plain(one.label)
    if one.path and _MEASURE.fullmatch(last):
        # One row for each part, and columns for the years.
        last = plain(one.path[-1])
    if _NO_MONEY.search(last) or _NO_MONEY.search(plain(one.label)):
        return None
    if "出国" in words:
        return ABROAD
    if "接待" in words:
        return None if re.search(r"国内|外宾|外事|国\(境\)外", words) else RECEPTION
    if "车" in words:
        return _vehicle(last)
    return WHOLE if speaks_of_total(last) or "三公" in last else None


def _vehicle(last: str) -> str:
    purchase, running = "购置" in last, "运行" in last or "维护" in last
    if purchase == running:
        return VEHICLES
    return PURCHASE if purchase else RUNNING
