"""What a line of a document is by its form: a heading, an item of a list, a caption."""

from __future__ import annotations

import re

from govbudget.classification.words import LEVEL_SIGNS
from govbudget.tables.lexicon.list_numbers import list_number
from govbudget.tables.lexicon.numerals import NUMERAL
from govbudget.tables.lexicon.table_numbers import is_table_number

__all__ = ["begins_caption", "begins_item", "ends_sentence", "is_titled"]

#: What begins a heading or list item, and so never continues a line.
_ITEM = re.compile(rf"[-•·●■◆]\s|第(?:{NUMERAL}|\d+)条|附[件表]|[备附]?注[:：]")
#: What stands on a line of its own above a table: its number, whose it is, and its unit; or below
#: the title of a web page: when it was published, and by whom.
_CAPTION = re.compile(
    r"""
    (?: (?:编制|填报|编报|公开|预算|主管)?(?:单位|部门)(?:名称)?
      | (?:金额|计量|货币)单位
      | (?:发布|公开|成文|更新)(?:日期|时间)|(?:信息|文章)?来源|作者|浏览(?:次数|量)|索引号|文号
    )
    \s*[:：]
    """,
    re.VERBOSE,
)
#: A heading that ends in a remark: but not in the level of a name in the classification.
_REMARKED = re.compile(rf"[^，。；;]+(?<![（(][{LEVEL_SIGNS}])[）)]")
_STOPS = "。；！？：;!?:"


def begins_item(text: str) -> bool:
    """Whether a line begins a heading or list item."""
    return _ITEM.match(text) is not None or list_number(text) is not None


def begins_caption(text: str) -> bool:
    """Whether a line belongs above a table, and so neither continues another nor goes on."""
    return _CAPTION.match(text) is not None or is_table_number(text)


def is_titled(text: str) -> bool:
    """Whether a line is a numbered heading with a remark in brackets behind it."""
    return begins_item(text) and _REMARKED.fullmatch(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether a line ends in a stop, with a closing quotation mark or bracket or without."""
    return text.rstrip("”’）)")[-1:] in tuple(_STOPS)
