"""Writes down that the tables were changed on purpose: revisions, sizes, digests.

What a release of this library has published stays as it is in ``editions/index.csv``; what differs
from it is a new revision, which may change until it is released itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from govbudget.base.said import SaidText
from govbudget.classification.catalogue import Catalogue
from govbudget.classification.codesdata import Codes, Draft
from govbudget.classification.digest import content_digest, texts_digest
from govbudget.classification.keptedition import EDITION_COLUMNS
from govbudget.classification.openness import OPEN_COLUMNS
from govbudget.classification.vocabulary import Scheme
from govbudget.datacheck import broken, ordered
from govbudget.datacheck.digests import digests_of
from govbudget.datacheck.editions import states, tree_on
from govbudget.datacheck.openlists import open_rows
from govbudget.datacheck.openness import FILE as OPEN
from govbudget.datacheck.openness import completeness
from govbudget.datacheck.tables import DIGEST_COLUMNS, DIGESTS, Tables
from govbudget.datacheck.writing import table_bytes, write_files
from govbudget.errors import BrokenRules

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Revised", "pinned", "revise", "revised"]

INDEX = "editions/index.csv"
#: What makes a row of the list of editions another one.
_TOLD = ("completeness", "entries", "digest", "texts", "note")
#: A scheme and a year; the cells of a row by column.
_Place: TypeAlias = tuple[str, str]
_Cells: TypeAlias = dict[str, str]


@frozen(slots=True)
class Revised:
    """What :func:`revise` wrote.

    Attributes:
        files: the paths of the files that changed.
        revisions: the revisions that are new or differ, as ``functional 2024 revision 3``.
    """

    files: tuple[str, ...]
    revisions: tuple[str, ...]


def revise(
    folder: str, release: str | None = None, changed: Mapping[str, bytes] | None = None
) -> Revised:
    """What was written after a change of the tables: revisions, sizes, digests and the test list.

    Args:
        folder: the folder ``codes/`` of a checkout, or a copy of it.
        release: the version that publishes all that is not published yet; None where none does.
        changed: tables to write besides, by their path below the folder; none when left out.

    Raises:
        BrokenRules: the tables break another rule; nothing is written.
        GovBudgetError: a file cannot be written; then none has changed.
    """
    codes = Codes(folder)
    wanted = Draft(codes, changed or {})
    tables = {**wanted.tables, **revised(wanted, release)}
    files = {Path(folder, name): data for name, data in tables.items()}
    draft = Draft(codes, tables)
    # A copy under another name has no tests of its own, though it may lie beside those of another.
    place = Path(folder).resolve()
    pins = place.parent / "tests" / "data" / "editions.txt"
    if place.name == "codes" and pins.is_file() and pins.read_bytes() != pinned(draft):
        files[pins] = pinned(draft)
    before, now = (set(_lines(one)) for one in (codes, draft))
    write_files(files)
    return Revised(
        tuple(map(str, files)),
        tuple(f"{scheme} {year} revision {n}" for scheme, year, n, *_ in sorted(now - before)),
    )


def revised(codes: Codes, release: str | None = None) -> dict[str, bytes]:
    """The tables of revisions and digests as they should be, those that differ from what they are.

    Args:
        codes: the tables.
        release: the version that publishes all that is not published yet; None where none does.

    Raises:
        BrokenRules: the tables break another rule.
    """
    tables = Tables(codes)
    tables.unreadable = [one for one in tables.unreadable if one.file != DIGESTS]
    if found := ordered(broken(tables)):
        raise BrokenRules(tuple(SaidText(one.message) for one in found))
    lists = table_bytes(OPEN_COLUMNS, open_rows(tables))
    tables = Tables(Draft(codes, {OPEN: lists}))
    rows = _index(tables, release)
    index = table_bytes(EDITION_COLUMNS, rows)
    draft = Draft(codes, {INDEX: index, OPEN: lists})
    digests = table_bytes(DIGEST_COLUMNS, sorted(digests_of(draft).items()))
    kept = codes.names()
    return {
        name: data
        for name, data in ((OPEN, lists), (INDEX, index), (DIGESTS, digests))
        if name not in kept or codes.read(name) != data
    }


def pinned(codes: Codes) -> bytes:
    """The list of editions that the tests of a checkout hold against the tables."""
    return b"".join(f"{','.join(line)}\n".encode() for line in _lines(codes))


def _lines(codes: Codes) -> list[tuple[str, ...]]:
    """Scheme, year, revision, first day, size and digests of every revision."""
    return [(*row[:4], *row[5:8]) for row in codes.rows(INDEX, EDITION_COLUMNS)]


def _index(tables: Tables, release: str | None) -> list[list[str]]:
    """The rows of the list of editions, as they should be."""
    editions = {
        place: (rows, _days(tables, place, rows)) for place, rows in _by_edition(tables).items()
    }
    stated = _stated(tables, editions)
    return [
        [{**row, "release": row["release"] or release or ""}[column] for column in EDITION_COLUMNS]
        for place, (rows, days) in editions.items()
        for row in _revisions(rows, {day: stated[(*place, day)] for day in days})
    ]


def _by_edition(tables: Tables) -> dict[_Place, list[_Cells]]:
    found: dict[_Place, list[_Cells]] = {}
    for row in tables.editions:
        found.setdefault((row["scheme"], row["year"]), []).append(row.cells)
    return found


def _days(tables: Tables, edition: _Place, rows: list[_Cells]) -> list[str]:
    """The days from which the states of an edition are in force; the first has none."""
    supplements = {
        row["date"] for row in tables.supplements if (row["scheme"], row["date"][:4]) == edition
    }
    return sorted({*supplements, *(row["in_force"] for row in rows)})


def _stated(
    tables: Tables, editions: dict[_Place, tuple[list[_Cells], list[str]]]
) -> dict[tuple[str, str, str], _Cells]:
    """Size and digests of every state, by scheme, year and first day."""
    sizes = {place: _size(tables, place) for place in editions}
    listed = [
        {**_template(rows, day), "revision": str(number), "entries": sizes[place]}
        for place, (rows, days) in editions.items()
        for number, day in enumerate(days, 1)
    ]
    index = [[row[column] for column in EDITION_COLUMNS] for row in listed]
    draft = Draft(tables.codes, {INDEX: table_bytes(EDITION_COLUMNS, index)})
    catalogue = Catalogue(draft)
    found = {}
    for row, day in states(Tables(draft)):
        tree = tree_on(catalogue, Scheme(row["scheme"]), int(row["year"]), day)
        found[(row["scheme"], row["year"], row["in_force"])] = {
            "completeness": completeness(tables, row["scheme"], int(row["year"])),
            "entries": str(len(tree)),
            "digest": content_digest(tree),
            "texts": texts_digest(tree),
        }
    return found


def _size(tables: Tables, edition: _Place) -> str:
    rows = tables.entries(Scheme(edition[0]))
    return str(sum(row.covers(int(edition[1])) for row in rows))


def _template(rows: list[_Cells], day: str) -> _Cells:
    """What to say of a state: what its last row says, or else that of the last state."""
    own = [row for row in rows if row["in_force"] == day]
    return {**(own or rows)[-1], "in_force": day}


def _revisions(rows: list[_Cells], stated: dict[str, _Cells]) -> list[_Cells]:
    """What was published, and a row for each state from the first that differs from that."""
    published = [row for row in rows if row["release"]]
    now = [{**_template(rows, day), **stated[day], "release": ""} for day in sorted(stated)]
    last = {row["in_force"]: row for row in published}
    differ = (
        number
        for number, row in enumerate(now)
        if any(last.get(row["in_force"], {}).get(column) != row[column] for column in _TOLD)
    )
    first = next(differ, len(now))
    return [
        *published,
        *(
            {**row, "revision": str(number)}
            for number, row in enumerate(now[first:], len(published) + 1)
        ),
    ]
