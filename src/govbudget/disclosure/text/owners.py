"""Whose figures a text speaks of: the body whose document it is, or another one."""

from __future__ import annotations

import re
from functools import lru_cache

from govbudget.tables.lexicon.list_numbers import unnumbered

__all__ = ["ORGANISATIONS", "PLACES", "is_own", "names_another", "other_body_in"]

#: What the name of a body ends with.
ORGANISATIONS = (
    *("局", "委", "委员会", "办", "办公室", "部", "处", "院", "校", "学校", "学院", "大学", "中学"),
    *("小学", "幼儿园", "中心", "所", "站", "队", "支队", "大队", "会", "协会", "厅", "署", "馆"),
    *("社", "团", "公司", "街道", "镇", "乡", "单位", "部门", "机关", "本级", "本部", "法院"),
    *(
        "检察院",
        "政府",
        "党校",
        "医院",
        "办事处",
        "管委会",
        "联合会",
        "总队",
        "监狱",
        "基地",
        "园",
        "台",
        "库",
    ),
)
#: What the name of a place ends with.
PLACES = "省市区县州旗盟"
# Of words that end so it is sure that they name a body.
_SURE = (
    r"(?:局|委员会|办公室|中心|学校|学院|大学|中学|小学|幼儿园|医院|研究[院所]|管理[所站处]|监测站"
    r"|[支大总]队|图书馆|博物馆|文化馆|档案馆|法院|检察院|党校|办事处|协会|联合会|街道|镇|监狱|戒毒所)"
)
_NAME = rf"(?P<name>[一-鿿]{{1,28}}?{_SURE})"
_YEARS = r"(?:\(?本级\)?)?(?:20\d\d年度?)?(?:部门|单位)?"
_TITLE = re.compile(
    rf"""
    (?:关于)?{_NAME}
    (?:$|{_YEARS}(?:预算|决算|收支|收入|支出|一般公共预算|财政拨款))
    """,
    re.VERBOSE,
)
# A heading that is a name and nothing else.
_ALONE = re.compile(r"[一-鿿]{3,28}")
_BELOW = re.compile(r"(?<![及和与、])(?:下属|所属)(?:预算|事业)*单位.{0,8}(?:预算|决算|收支|支出)")
_IN_TEXT = re.compile(
    rf"""
    (?:^|[，；;：:,])(?:其中[：:，]?)?{_NAME}{_YEARS}
    (?:(?:总)?(?:[“"]?三公|收入|支出|收支|预算|决算)|为(?:全额|差额|财政|公益|参公))
    """,
    re.VERBOSE,
)
# Words in front of a name which say whose body it is: 我局代管的某某协会.
_KEPT = re.compile(r"(?:下属|所属|直属|代管|主管|管理)的?")
# Words that are no part of a name: 我局, 本中心, 全市各学校.
_NO_NAME = re.compile(r"^(?:[本我各全该]|部门)|预算|支出|收入|经费|安排|用于|项目|采购|[的及和与]")


def is_own(name: str, unit_name: str) -> bool:
    """Whether a name is that of a body, or short for it.

    A short name has the letters of the whole one in their order, and its last place where it has
    any: 省检察院 is 某某省人民检察院, and 某某市财政局 is not 某某市某某区财政局.

    >>> is_own("省检察院", "江苏省人民检察院"), is_own("上海市财政局", "上海市普陀区财政局")
    (True, False)

    Args:
        name: the name in a text.
        unit_name: the name of the body; of none all names are.
    """
    if not unit_name or name in unit_name:
        return True
    last = max(unit_name.rfind(place) for place in PLACES)
    if last < 0 or unit_name[last] not in name or name[0] not in {unit_name[0], unit_name[last]}:
        return False
    left = iter(unit_name if name[0] == unit_name[0] else unit_name[last:])
    return all(letter in left for letter in name)


@lru_cache(maxsize=4096)
def names_another(title: str, unit_name: str) -> bool:
    """Whether a heading is over the figures of another body: （一）某某中心.

    >>> names_another("四、某某中心2024年单位预算情况说明", "某某市档案局")
    True
    >>> names_another("二、某某市档案站", "某某市档案局")
    True
    >>> names_another("一、档案局2024年部门预算情况说明", "某某市档案局")
    False

    Args:
        title: the heading.
        unit_name: the name of the body whose document it is.
    """
    words = "".join(unnumbered(title).split())
    if _BELOW.search(words):
        return bool(unit_name)
    found = _TITLE.match(words)
    if found is not None:
        return _is_other(found["name"], unit_name)
    place = unit_name[: max(map(unit_name.rfind, PLACES)) + 1]
    beside = bool(place) and words.startswith(place) and words.endswith(ORGANISATIONS)
    return beside and _ALONE.fullmatch(words) is not None and _is_other(words, unit_name)


def other_body_in(words: str, unit_name: str) -> bool:
    """Whether words in front of a figure name another body: 某某中心收入预算20万元，支出预算….

    >>> other_body_in("某某中心收入预算20.00万元，支出预算", "某某市档案局")
    True

    Args:
        words: the words of the sentence before the figure.
        unit_name: the name of the body whose document it is.
    """
    return any(_is_other(found["name"], unit_name) for found in _IN_TEXT.finditer(words))


def _is_other(name: str, unit_name: str) -> bool:
    if found := _KEPT.search(name):
        name = name[found.end() :]
    return bool(unit_name) and not is_own(name, unit_name) and _NO_NAME.search(name) is None
