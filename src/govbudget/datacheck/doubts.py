"""The rule for doubts: a note does not doubt what a published source answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from govbudget.base.messages import Message
from govbudget.classification.evidence import SourceKind
from govbudget.datacheck.tables import is_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.classification.vocabulary import Scheme
    from govbudget.datacheck.tables import DataRow, Tables, Violation

__all__ = ["answered", "check"]

#: The years in which published sources print a code with a name, and those of official ones.
_Shown: TypeAlias = dict[tuple[str, str], set[int]]

_BEGINS = ("启用年份未证实", "改用此名的年份未证实", "移到此处的年份未证实")
_OF_EDITION = re.compile(r"(20\d\d)年版是否(保留|已设)未证实")


def check(tables: Tables) -> Iterator[Violation]:
    """Every note of a row that doubts what a published source answers."""
    for scheme in tables.schemes:
        for row, doubt, answer in answered(tables, scheme):
            answered_so = Message("data.doubt.answered", doubt=doubt, answer=answer)
            yield row.broken("doubt", answered_so)


def answered(tables: Tables, scheme: Scheme) -> Iterator[tuple[DataRow, str, Message]]:
    """The rows of a scheme with a doubt that is answered, the doubt, and the answer."""
    published = _shown(tables, scheme, {kind for kind in SourceKind if kind.is_published})
    official = _shown(tables, scheme, {SourceKind.OFFICIAL})
    for row in tables.entries(scheme):
        for doubt in filter(None, row["note"].split("；")):
            if answer := _answer(tables, scheme, row, doubt, (published, official)):
                yield row, doubt, answer


def _shown(tables: Tables, scheme: Scheme, kinds: set[SourceKind]) -> _Shown:
    found: _Shown = {}
    for row in tables.sightings[scheme]:
        if row["kind"] in kinds and is_number(row["year"]) and not row["judged"]:
            found.setdefault((row["code"], row["name"]), set()).add(int(row["year"]))
    return found


def _answer(
    tables: Tables, scheme: Scheme, row: DataRow, doubt: str, shown: tuple[_Shown, _Shown]
) -> Message | None:
    """What published sources answer to a doubt; None where they do not."""
    published, official = (one.get((row["code"], row["name"]), set()) for one in shown)
    years = {year for year in published if row.covers(year)}
    if doubt.startswith(("名称未证实", "编码未证实")) and years:
        return Message("data.doubt.name", year=min(years))
    if edition := _OF_EDITION.match(doubt):
        year = int(edition[1])
        later = edition[2] == "保留"
        if answers := {one for one in years if (one >= year if later else one <= year)}:
            return Message("data.doubt.shown", year=min(answers))
    first = row["first_year"]
    if doubt.startswith(_BEGINS) and is_number(first):
        year = int(first)
        before = _before(tables, scheme, row, year)
        if year in official:
            return Message("data.doubt.official", year=year)
        if year in years and any(year - 1 in shown[0].get(place, ()) for place in before):
            return Message("data.doubt.change", before=year - 1, year=year)
    return None


def _before(tables: Tables, scheme: Scheme, row: DataRow, year: int) -> list[tuple[str, str]]:
    """What an entry was before it began, by the changes of its first year."""
    return [
        (change["old_code"], change["old_name"])
        for change in tables.changes[scheme]
        if change["year"] == str(year)
        and (change["new_code"], change["new_name"]) == (row["code"], row["name"])
        and change["old_code"]
    ]
