"""The units that a department's document lists: in its tables by unit, in a list, in its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govbudget.disclosure.analysis.place import Place
from govbudget.disclosure.analysis.places import place_of_paragraph, place_of_table
from govbudget.disclosure.comparing.units.byunit import rows_by_unit
from govbudget.disclosure.comparing.units.names import UnitName, is_one_unit, unit_name_of
from govbudget.disclosure.table_kinds import TableKind
from govbudget.disclosure.text.lists import parted
from govbudget.disclosure.text.plain import plain
from govbudget.tables.lexicon.list_numbers import list_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.tables import DisclosedTable

__all__ = ["ListedUnit", "listed_units"]

#: Each unit has a row in these, whatever it spends on: in others only those that have any.
_WHOLE = (
    *(TableKind.INCOME, TableKind.FINAL_INCOME),
    *(TableKind.EXPENDITURE, TableKind.FINAL_EXPENDITURE),
)
# What opens a list of the units in the budget; the second where no other does.
_OPENED = (
    re.compile(
        r"""
        (?:编制范围的?[^。:]{0,16}单位 | (?:预算|决算)单位(?:构成)? | (?:部门|汇总)(?:预算|决算))
        [^。:、]{0,24}?(?:具体|主要|仅)?(?:包括|分别(?:为|是)|有|为|是)(?!\d)
        (?:\([^()]*\))?[:,]?(?P<names>[^。;]*)
        """,
        re.VERBOSE,
    ),
    re.compile(
        r"(?:下属|所属|二级|基层)(?:预算|事业)?单位[^。:、]{0,12}?(?:具体|主要)?"
        r"(?:包括|分别(?:为|是))[:,]?(?P<names>[^。;]*)"
    ),
)
_OPENED_BELOW = re.compile(
    r"(?:单位|编制范围|行政|事业|参公).{0,40}(?:包括|如下|为)(?:\([^()]*\))?:$"
)
# What is said not to be among them; and what names the offices within a body, which are no units.
_EXCEPT = re.compile(r"[,，](?=不含|不包括|其中|另)")
_OFFICES = re.compile(r"下设|内设|设有|处\(室\)|个(?:处|科|股)室?")
_JOINT = re.compile(r"(?<=.)(?:以及|和|及|与)(?=.)")
# A list of the units as a table has no more columns, and no more rows.
_COLUMNS, _ROWS = 6, 400
_NAMED = re.compile(r"(?:预算|二级预算|所属)?单位名称")


@frozen(slots=True)
class ListedUnit:
    """A unit that the department's document lists.

    Attributes:
        name: its name.
        place: where it stands.
    """

    name: UnitName
    place: Place


def listed_units(disclosure: Disclosure) -> tuple[ListedUnit, ...]:
    """The units that a department's document lists, its own among them; none where it lists none.

    A table by unit goes before a list, and a list before the text. A list of which any name is not
    surely that of a body is none.

    Args:
        disclosure: the document of the department.
    """
    for source in (_in_rows, _in_tables, _in_text, _below):
        found = source(disclosure)
        if found:
            return tuple(_once(_owned(one, disclosure.unit_name) for one in found))
    return ()


def _owned(unit: ListedUnit, department: str) -> ListedUnit:
    """The department's own name in its list of units stands for 部门本级."""
    if not _is_bare(unit.name, department):
        return unit
    return evolve(unit, name=evolve(unit.name, is_own=True))


def _is_bare(name: UnitName, department: str) -> bool:
    """Whether a name is that of the department, and does not say that it is its own part."""
    return not name.is_own and is_one_unit(name, unit_name_of(department))


def _once(units: Iterator[ListedUnit]) -> Iterator[ListedUnit]:
    seen: list[UnitName] = []
    for one in units:
        name = one.name
        if not any((name.is_own and it.is_own) or name.stem == it.stem for it in seen):
            seen.append(name)
            yield one


def _in_rows(disclosure: Disclosure) -> list[ListedUnit]:
    """The units of a table of all money by unit."""
    for kind in _WHOLE:
        for table in disclosure.of(kind):
            rows = rows_by_unit(table, disclosure.year)
            found = [
                ListedUnit(name, lines[0].place) for name, lines in rows.units.items() if lines
            ]
            # The one row of a department may be it with all its units.
            if found and not (len(found) == 1 and _is_bare(found[0].name, disclosure.unit_name)):
                return found
    return []


def _in_tables(disclosure: Disclosure) -> list[ListedUnit]:
    """The units of a list that is a table: 序号, 单位名称 and perhaps a remark."""
    for table in disclosure.of(TableKind.OTHER):
        found = list(_in_list(table))
        if found and all(one.name.is_body for one in found):
            return found
    return []


def _in_list(table: DisclosedTable) -> Iterator[ListedUnit]:
    rows = [row for grid in table.grids for row in grid.rows]
    if not table.is_empty or len(rows) > _ROWS or not rows or len(rows[0]) > _COLUMNS:
        return
    at = next((at for at, cell in enumerate(rows[0]) if _NAMED.fullmatch(plain(cell).text)), None)
    if at is None or not any("序号" in cell for cell in rows[0]):
        return
    where = place_of_table(table)
    for row in rows[1:]:
        written, *beside = row[at], *row[:at], *row[at + 1 :]
        if not plain(written).text:
            continue
        name = unit_name_of(written)
        is_folded = any(unit_name_of(f"单位({one})").is_folded for one in beside if one)
        yield ListedUnit(evolve(name, is_folded=name.is_folded or is_folded), _of(where, written))


def _of(where: Place, written: str) -> Place:
    return evolve(where, text=written)


def _in_text(disclosure: Disclosure) -> list[ListedUnit]:
    """The units that a sentence names."""
    for opened in _OPENED:
        for number, paragraph in enumerate(disclosure.paragraphs):
            for found in opened.finditer(plain(paragraph.text).text):
                names = _names(found["names"])
                if names:
                    where = place_of_paragraph(disclosure, number)
                    return [ListedUnit(name, where) for name in names]
    return []


def _names(words: str) -> list[UnitName]:
    """The names of a list, all of them surely those of bodies; else none."""
    pieces = list(parted(_EXCEPT.split(words)[0]))
    if not pieces or words.endswith("等") or _OFFICES.search(words):
        return []
    pieces[-1:] = _joined(pieces[-1])
    pieces = [one for piece in pieces for one in _numbered(piece)]
    names = [unit_name_of(one) for one in pieces]
    return names if all(one.is_body for one in names) else []


def _joined(words: str) -> list[str]:
    """The last piece of a list, which may be two names: those parted so that both are bodies."""
    for joint in _JOINT.finditer(words):
        pair = [words[: joint.start()], words[joint.end() :]]
        if all(unit_name_of(one).is_body for one in pair):
            return pair
    return [words]


def _numbered(words: str) -> list[str]:
    """1.某某局 2.某某中心, the numbers within one line."""
    pieces = re.split(r"(?<=[^\d.])(?=\d{1,2}[.、])", words)
    return [one for one in pieces if one]


def _below(disclosure: Disclosure) -> list[ListedUnit]:
    """The units in the numbered lines behind one that ends with a colon."""
    paragraphs = disclosure.paragraphs
    for number, paragraph in enumerate(paragraphs):
        if not _OPENED_BELOW.search(plain(paragraph.text).text):
            continue
        found = _lines(disclosure, number + 1)
        if found and all(one.name.is_body for one in found):
            return found
    return []


def _lines(disclosure: Disclosure, start: int) -> list[ListedUnit]:
    found: list[ListedUnit] = []
    paragraphs: Sequence[object] = disclosure.paragraphs
    for at in range(start, len(paragraphs)):
        text = plain(disclosure.paragraphs[at].text).text
        number = list_number(text)
        if number is None or not (found or text.startswith(("1", "一", "(1", "(一", "①"))):
            break
        name = unit_name_of(text)
        if not name.is_body and found:
            break
        found.append(ListedUnit(name, place_of_paragraph(disclosure, at)))
    return found
