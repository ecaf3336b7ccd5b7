"""The words around the figures of a printed table: titles, units, notes, totals, codes."""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from govbudget.amounts import Unit, read_amount
from govbudget.base.cells import NotRead
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS
from govbudget.errors import MalformedAmount
from govbudget.tables.lexicon.list_numbers import list_number
from govbudget.tables.lexicon.numerals import NUMERAL
from govbudget.tables.lexicon.table_numbers import is_table_number, table_number
from govbudget.tables.lexicon.texts import plain, squeezed
from govbudget.tables.lexicon.totals import is_total
from govbudget.tables.lexicon.units import unit_in, unit_line

__all__ = [
    "AboveTable",
    "WrittenCode",
    "above_of",
    "code_of",
    "is_amount",
    "is_label",
    "is_note",
    "is_placeholder",
    "is_total",
    "name_of",
    "plain",
    "several",
    "squeezed",
]

# Things that stand beside each other in a line: a number, a title, a maker, a year, a unit.
_PARTS = 5
#: No title of a column is longer.
LONGEST_HEAD = 40

_TITLE = re.compile(rf".*表(?:\(.{{0,40}}\))?(?:之?(?:[0-9]+|{NUMERAL}))?(?:\(续表?\))?")
_MAKER = re.compile(
    r"""
    (?:编制|编报|填报|填表|预算|公开|主管|汇总|资金主管)?
    (?:单位|部门)(?:/(?:单位|部门)|\((?:单位|部门)\))?
    (?:(?:编码)?[及和]?名称|编码|代码)?\)?(?:\((?:公章|盖章|章)\))?[:].*
    |(?!\W?[1-35](?:\d{4}|\d{6})\D)            # [2012604]档案馆 is an item
    (?:\d{3,9}[-—_]|[\[(]\d{3,9}[\])][-—_]?)  # 511-退役军人事务局, [312]商务局
    [\u4e00-\u9fff()]{1,30}
    [局委办部院厅会室府处所站队校学馆社团中心镇乡道]
    """,
    re.VERBOSE,
)
_AGAIN = re.compile(r"\(?续表?\d*\)?")
_DATE = re.compile(
    r"""
    (?:编制|编报|填报|公开|制表|打印|报送|填表|导出)?(?:日期|时间)[:].*
    |(?:单位|部门|财务)?(?:负责人|经办人|制表人?|填表人|审核人|联系人|联系电话)[:].*
    |(?:预算|决算)?年度[:].*
    |\(?\d{4}年(?:度|\d{1,2}月(?:\d{1,2}日)?)?\)?
    |\d{4}
    """,
    re.VERBOSE,
)
_NOTE = re.compile(r"[*※(]?(?:备注|附注|注释|说明|注)\d*[:;,.、)].*", re.DOTALL)
_WITHIN = re.compile(r"其中[:].+")
_PLACEHOLDER = re.compile(r"[.…·。×xX*]+(?:支出|项目)?")
_CODE = re.compile(r"[\[('\"]?(\d{3}(?:[-./_]?\d{2}){0,3})[\])'\"]?(?:\.0)?")
_CODE_NAME = re.compile(
    r"[\[(]?(\d{3}(?:[-./_]?\d{2}){0,3})(?!\d)[\])]?[-_:、.,/]*"
    r"(?![百千万亿]*元)([^\d\s.,%‰\])].*)",
    re.DOTALL,
)
_SEPARATORS = re.compile(r"[-./_]")
_DIGIT = re.compile("[0-9]")
# No line above a table is longer; longer ones are not kept.
_LONGEST_KEPT = 200

# Made when it is first needed: the range costs milliseconds.
_BETWEEN_HAN = r"(?<=[\u3400-\u9fff()（）、])\s+(?=[\u3400-\u9fff()（）、])"
# Two numbers, or the mark of a footnote: the blank and the ring would vanish in a number.
_SEVERAL = re.compile(
    r"\d\s+[-+(]?[\d.]|[\d)][\u00b2\u00b3\u00b9\u2070-\u209f\u2460-\u24ff\u2776-\u2793]"
)


@frozen(slots=True)
class AboveTable:
    """What a line above a table says.

    Attributes:
        title: the title of the table; empty where it is not one.
        number: its number, as ``表3`` or ``附表一``; empty where it has none.
        unit: the unit of its amounts; None where it names none.
    """

    title: str = ""
    number: str = ""
    unit: Unit | None = None


@frozen(slots=True)
class WrittenCode:
    """What stands where a code is expected.

    Attributes:
        code: the code, as digits; empty where it is none.
        printed: what is printed, where that is not the code itself.
        name: the name that stands with it.
    """

    code: str = ""
    printed: str = ""
    name: str = ""


def name_of(cell: object) -> str:
    """A name as it is meant: without the blanks that indent it, or spread it over a narrow cell."""
    if cell is None:
        return ""
    text = str(cell).strip()
    # 第一 收入: the blank is what makes it a number of a list.
    number = list_number(text)
    kept = number.end if number is not None and number.text.endswith(" ") else 0
    return text[:kept] + re.sub(_BETWEEN_HAN, "", text[kept:])


def above_of(cell: object) -> AboveTable | None:
    """What a cell above a table says; None where no such thing stands in it.

    >>> above_of("单位：万元").unit, above_of("附表3 支出预算总表").title
    (<Unit.WAN: '万元'>, '支出预算总表')
    """
    if type(cell) is str and len(cell) <= _LONGEST_KEPT:
        return _above_of(cell)
    return _read_above(cell)


# Head and body look at the same rows, and tables share their labels.
@lru_cache(maxsize=8192)
def _above_of(cell: str) -> AboveTable | None:
    return _read_above(cell)


def _read_above(cell: object) -> AboveTable | None:
    text = plain(cell)
    if is_table_number(text.strip("()[]【】")):
        return AboveTable(number=text.strip("()[]【】").rstrip(":;、."))
    if (parts := _together(cell)) is not None:
        return parts
    unit = unit_line(text)
    # 支出预算总表（单位：万元） is a title.
    if unit is not None and not _TITLE.fullmatch(text):
        return AboveTable(unit=unit)
    if any(form.fullmatch(text) for form in (_MAKER, _DATE, _AGAIN)):
        return AboveTable()
    if not _TITLE.fullmatch(text) or len(text) > LONGEST_HEAD * 2 or "。" in text:
        return None
    return _titled(cell, text)


def _together(cell: object) -> AboveTable | None:
    """What a line says with blanks between its parts: 附表5 支出总表 单位：万元; else None."""
    parts = str(cell).split()
    if not 1 < len(parts) <= _PARTS or not any(map(_is_beside, parts)):
        return None
    said = [above_of(part) for part in parts]
    if any(one is None for one in said) or sum(bool(one and one.title) for one in said) > 1:
        return None
    known = [one for one in said if one is not None]
    return AboveTable(
        next((one.title for one in known if one.title), ""),
        next((one.number for one in known if one.number), ""),
        next((one.unit for one in known if one.unit), None),
    )


def _is_beside(part: str) -> bool:
    return unit_line(plain(part)) is not None or is_table_number(part)


def _titled(cell: object, text: str) -> AboveTable:
    """The title in a cell, and the number before or behind it."""
    raw, unit = squeezed(cell), unit_in(text)
    number = table_number(text)
    if number is None:
        *before, last = str(cell).split()
        if before and is_table_number(last):
            title = squeezed(" ".join(before))
            return AboveTable(title, plain(last).rstrip(":;、."), unit)
        return AboveTable(title=raw, unit=unit)
    # Half- and full-width signs are of one length, save a few that no title begins with.
    marked = (raw if len(raw) == len(text) else text)[number.end :]
    return AboveTable(marked.lstrip(":：、.-—"), number.text, unit)


def is_amount(cell: object) -> bool:
    """Whether a cell has a number in it, of an amount or of a code, or had one to be read."""
    if isinstance(cell, NotRead) or several(cell):
        return True
    # Most cells are words: why they are no amount need not be told.
    if isinstance(cell, str) and _DIGIT.search(plain(cell)) is None:
        return False
    try:
        return read_amount(cell) is not None
    except MalformedAmount:
        return False


def several(cell: object) -> bool:
    """Whether a cell has two numbers, or one with a footnote's mark, that would be read as one."""
    return isinstance(cell, str) and _SEVERAL.search(cell) is not None


def is_note(cell: object) -> bool:
    """Whether a cell begins a note: 注：, 备注：, 说明：."""
    return _NOTE.fullmatch(plain(cell)) is not None


def is_label(cell: object) -> bool:
    """Whether a cell is numbered as an item of a list: 一、, （二）, 3., ①, 其中：."""
    printed = squeezed(cell)
    found = list_number(printed)
    numbered = found is not None and found.end < len(printed)
    return numbered or _WITHIN.fullmatch(plain(printed)) is not None


def is_placeholder(cell: object) -> bool:
    """Whether a cell has only dots, as an empty model has."""
    return _PLACEHOLDER.fullmatch(plain(cell)) is not None


def code_of(cell: object) -> WrittenCode:
    """A code as it is written in one cell, alone or with its name.

    >>> code_of("201-03-50").code, code_of("[2010350]事业运行").name, code_of("215999").printed
    ('2010350', '事业运行', '215999')
    """
    if cell is None:
        return WrittenCode()
    printed = str(cell).strip()
    text = plain(printed)
    if not text:
        return WrittenCode()
    if text.isdecimal():
        code = text if len(text) in LEVEL_BY_DIGITS else ""
        return WrittenCode(code, "" if code == printed else printed)
    if found := _CODE.fullmatch(text):
        return WrittenCode(_SEPARATORS.sub("", found[1]), printed)
    if found := _CODE_NAME.fullmatch(text):
        # The name as wide as it is printed: half- and full-width signs are of one length.
        raw = squeezed(printed)
        name = raw[found.start(2) :] if len(raw) == len(text) else found[2]
        return WrittenCode(_SEPARATORS.sub("", found[1]), printed, name)
    return WrittenCode("", printed)
