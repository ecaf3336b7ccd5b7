"""What was left of the model that a text was written after: placeholders, instructions, choices."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.disclosure.text.plain import plain
from govbudget.disclosure.text.sentences import sentence_at
from govbudget.tables.lexicon.totals import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.io.source import Paragraph

__all__ = ["Leftover", "LeftoverKind", "read_leftovers"]


class LeftoverKind(StrEnum):
    """What sort of leftover it is.

    ``PLACEHOLDER`` is XX or ××; ``BLANK`` a figure that is missing before its unit;
    ``INSTRUCTION`` a sentence that tells the writer what to do; ``DIRECTION`` a choice of two
    directions, 增加（减少）; ``UNIT`` the choice 部门（单位）; ``CONDITION`` a sentence for the
    case of an empty table.
    """

    PLACEHOLDER = "placeholder"
    BLANK = "blank"
    INSTRUCTION = "instruction"
    DIRECTION = "direction"
    UNIT = "unit"
    CONDITION = "condition"


@frozen(slots=True)
class Leftover:
    """Words that the model of the text left behind.

    Attributes:
        kind: what sort of leftover it is.
        words: the words as printed.
        sentence: the sentence as printed.
        paragraph: the number of the paragraph, from 0.
        page: the page of the paragraph.
        span: where the words stand in its text.
    """

    kind: LeftoverKind
    words: str
    sentence: str
    paragraph: int
    page: int | None
    span: tuple[int, int]


_UP = "增加|增长|上升|提高|增"
_DOWN = "减少|下降|降低|减"
_PLACEHOLDER = r"(?<![A-Za-z\d.:/])[Xx]{2,60}(?![A-Za-z\d])|[×✕╳]{2,60}|[*＊]{2,60}|○○+|_{3,60}"
# Amounts that are put into a unit (转换为万元, 折合为万元) miss no figure before it.
_BLANK = (
    rf"(?:(?<![换折合化示位算])(?<!单位[均都])为|共|计|{TOTAL}|增加|减少|增长|下降"
    r"|预算|决算|支出|收入|涉及资金|共有)(?:万元|%)"
)
_INSTRUCTION = (
    r"请(?:注意|根据|填|说明|按|在此|参照|自行|删)|作(?:下述|如下)说明(?=:)|按上述格式"
    r"|不涉及的(?:不列|删除)|(?:如|若)持平作持平表述|仍(?:应当?|须|需|要)?保留[本该此]表(?:格?(?:格式|表样|样式|式样)|格式|格)?|不用说明变动原因"
    r"|列明[^，。]{1,20}(?:数量|批次)|(?:链接|附|填写)在此处|此处(?:填|插入)|自行(?:填写|调整|增减)"
    r"|根据实际(?:情况)?(?:填写|修改|删减)|填写说明|没有的(?:请)?删除|以下同\)"
    r"|保留[^，。]{1,20}的名词解释|为?必填项|请核实|备注写"
    r"|\((?:部门|单位)(?:名称|全称)\)|\(如有\)|\(若有\)|\(具体[^()]{2,16}报表\)"
)
_DIRECTION = (
    rf"(?:{_UP})\((?:{_DOWN})\)|(?:{_DOWN})\((?:{_UP})\)|(?:{_UP})/(?:{_DOWN})"
    rf"|(?:{_DOWN})/(?:{_UP})|大于\(小于\)|小于\(大于\)|增加或减少|大于/小于|小于/大于"
)
_UNIT = r"(?:本|我)?(?:部门\(单位\)|单位\(部门\)|部门/单位)"
_CONDITION = r"(?:如|若|如果)(?:此|本|该)表(?:格)?为空(?:表)?[^。]{0,30}"
_PATTERNS = (
    ("PLACEHOLDER", _PLACEHOLDER),
    ("BLANK", _BLANK),
    ("INSTRUCTION", _INSTRUCTION),
    ("DIRECTION", _DIRECTION),
    ("UNIT", _UNIT),
    ("CONDITION", _CONDITION),
)
_ANY = re.compile("\n|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS), re.VERBOSE)


def read_leftovers(paragraphs: Iterable[Paragraph]) -> tuple[Leftover, ...]:
    """What was left of the model of the text, in the order of the text.

    Args:
        paragraphs: the paragraphs of the document in order, its tables' notes among them.
    """
    found: list[Leftover] = []
    for number, paragraph in enumerate(paragraphs):
        text = plain(paragraph.text)
        for match in _ANY.finditer(text.text):
            start, end = match.span()
            found.append(
                Leftover(
                    LeftoverKind[match.lastgroup or "PLACEHOLDER"],
                    text.quote(start, end),
                    text.quote(*sentence_at(text.text, start, end)),
                    number,
                    paragraph.page,
                    text.span(start, end),
                )
            )
    return tuple(found)
