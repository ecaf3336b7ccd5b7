"""The name of the body in the sentences on what it is and does, where no title has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.disclosure.text.bodies import is_own_name
from govbudget.tables.lexicon.list_numbers import unnumbered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["of_duties"]

# What the text says of the body itself: 某某市法院是国家审判机关, 某某镇人民政府基本职能：….
_DUTIES = re.compile(
    r"""
    ^(?P<name>[一-鿿][一-鿿()]{4,40}?)
    (?:(?:是|系|为|属于?|作为)[^，。;:]{0,30}(?:机关|部门|单位|机构|团体|组织|院校|学校|医院)
        |(?:单位|部门)?的?(?:主要|基本|工作)?职(?:责|能)(?:职责|职能)?(?:是|有|:)
        |只有本级)
    """,
    re.VERBOSE,
)
# A name that stands alone in a text is one with its place: 某某县某某局, not 县某某局.
_PLACED = re.compile(r"^.{1,30}?[省市县区州盟旗镇乡]")


def of_duties(lines: Iterable[str]) -> Iterator[str]:
    """The names in sentences on what a body is or does.

    >>> list(of_duties(["(一)某某市人民法院是国家审判机关，依法审判。", "我局是工作部门。"]))
    ['某某市人民法院']

    Args:
        lines: the lines of a document in one form, without blanks.
    """
    for line in lines:
        found = _DUTIES.match(unnumbered(line))
        name = found["name"] if found else ""
        if _PLACED.match(name) and is_own_name(name):
            yield name
