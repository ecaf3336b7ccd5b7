"""The names of units: which of them are one, and which is the department's own (部门本级)."""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from govbudget.disclosure.text.bodies import ends_as_body
from govbudget.tables.lexicon.list_numbers import list_number
from govbudget.tables.lexicon.numerals import HAN
from govbudget.tables.wording import plain

__all__ = ["UnitName", "is_one_unit", "unit_name_of"]

# What names the part of a department that is itself: 某某局（本级）, 某某局机关, 局本级.
_OWN_MARK = re.compile(
    r"\((?:部门|单位|机关|[局委办部院厅会署])?(?:本级|机关|本部)\)$"
    r"|(?<=[局委办部院厅会署室处])(?:部门|单位|机关|厅机关|局机关)?(?:\(本级\)|本级|机关|本部)$"
)
_OWN_ALONE = re.compile(r"(?:本?部门|[局委办部院厅会署市区县省])?(?:机关)?(?:本级|机关|本部)")
# What stands around a name in a list of units: 局属某某中心预算（事业单位）。
_BEFORE = re.compile(r"^(?:[局委厅办部院会]属|下属|所属|直属)(?:(?:行政)?事业单位)?")
_BEHIND = re.compile(r"(?:的?(?:单位|部门)?(?:预算|决算))$")
_REMARK = re.compile(r"\((?P<said>[^()]*)\)$")
# A remark that says that a unit has no budget of its own.
_FOLDED = re.compile(r"并入|合并|不单列|不独立|非独立|不含|未单独|不单独|不编制")
_FOLDED_BEHIND = re.compile(r"(?:,|预算)?(?:并入|合并|不单列|不独立|未单独|不单独).*$")
# What is said of a unit, and is no part of its name.
_SORT = re.compile(rf"行政|事业|参公|单位|全额|差额|拨款|核算|自收自支|公益|[{HAN}]类")
# A shorter name than this is the end of too many others.
_SHORTEST = 4


@frozen(slots=True)
class UnitName:
    """The name of a unit, as a list or a document prints it.

    Attributes:
        printed: the name, without what a list says of the unit.
        stem: the same in one form, without 本级 behind it; empty where that is all.
        is_own: whether it is marked as the department's own, as 某某局（本级）.
        is_folded: whether it is said to have no budget of its own.
    """

    printed: str
    stem: str
    is_own: bool = False
    is_folded: bool = False

    @property
    def is_body(self) -> bool:
        """Whether it is surely the name of a body."""
        bare = _REMARK.sub("", self.stem)
        return self.is_own or (len(bare) >= _SHORTEST and ends_as_body(bare))


@lru_cache(maxsize=4096)
def unit_name_of(written: str) -> UnitName:
    """The name that is written, without numbers of a list and what is said of the unit.

    >>> unit_name_of("1.某某局（本部）。"), unit_name_of("局本级预算")
    (UnitName(printed='某某局（本部）', stem='某某局', is_own=True, is_folded=False), \
UnitName(printed='局本级', stem='', is_own=True, is_folded=False))
    >>> unit_name_of("局属市档案馆（事业单位，合并在本级核算）预算").is_folded
    True

    Args:
        written: the name in a list, a table or a document.
    """
    text = plain(written).rstrip("。;；,，.")
    if number := list_number(text):
        text = text[number.end :]
    text = _BEFORE.sub("", text)
    is_folded, before = bool(_FOLDED_BEHIND.search(_REMARK.sub("", text))), ""
    if is_folded:
        text = _FOLDED_BEHIND.sub("", text)
    while text != before:
        before = text
        text = _BEHIND.sub("", text)
        remark = _REMARK.search(text)
        if remark and not _OWN_MARK.search(text):
            folded = bool(_FOLDED.search(remark["said"]))
            if folded or _SORT.search(remark["said"]):
                is_folded = is_folded or folded
                text = text[: remark.start()]
    shown = text.replace("(", "（").replace(")", "）")
    if _OWN_ALONE.fullmatch(text):
        return UnitName(shown, "", True, is_folded)
    stem = _OWN_MARK.sub("", text)
    return UnitName(shown, stem, stem != text, is_folded)


def is_one_unit(one: UnitName, two: UnitName) -> bool:
    """Whether two names may be those of one unit: one is the other with its place before it.

    >>> is_one_unit(unit_name_of("市档案馆"), unit_name_of("某某市档案馆"))
    True
    >>> is_one_unit(unit_name_of("某某局"), unit_name_of("某某局信息中心"))
    False

    Args:
        one: a name.
        two: another.
    """
    return any(_is_end(first, second) for first in _forms(one) for second in _forms(two))


def _forms(name: UnitName) -> set[str]:
    """A name, and the same without another name in brackets behind it."""
    return {name.stem, _REMARK.sub("", name.stem)} - {""}


def _is_end(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    return short == long or (len(short) >= _SHORTEST and long.endswith(short))
