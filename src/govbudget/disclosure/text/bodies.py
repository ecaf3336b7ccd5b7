"""What may be the name of a body (部门, 单位), and the names that titles and labels have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.tables.lexicon.list_numbers import list_number
from govbudget.tables.lexicon.numerals import DIGITS, HAN
from govbudget.tables.lexicon.totals import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Title", "clean", "ends_as_body", "is_own_name", "labelled", "may_be_name", "on_cover"]
__all__ += ["titled"]

# The shortest name of a body is 某局; what ends otherwise has more signs.
_SHORTEST, _LONGEST = 2, 50
# A title is no longer, with the name in it.
_LONGEST_TITLE = 90
_LEVELS = r"本级|机关|本部"
_ORGAN = re.compile(
    rf"""
    (?:[局委办部院厅会署处所站队校学馆社团镇乡库台厂室场庭狱行园段所科]|中心|街道|政府|公司|集团
        |基地|支队|协会|监狱|管委会|法院)
    (?:\((?:{_LEVELS}|部门|单位|汇总)\)|{_LEVELS})?$
    """,
    re.VERBOSE,
)
_NO_ORGAN = re.compile(
    r"(?:全部|内部|干部|外部|以内|用处|印制|如下|概况|公开|社会|机会|大会)$"
    # A word for bodies of a sort is that of none: 2023年政府决算公开.
    rf"|^(?:{_LEVELS}|部门|单位|(?:人民)?政府|(?:人民)?法院|学校|大学|学院|中心|街道|公司|集团|管委会)$"
)
# A second name of the same body: 某某局（某某市某某局）.
_ALIAS = re.compile(r"(?<=[\u4e00-\u9fff])\((?P<name>[^()]{3,40})\)$")
# The name of a town or a province alone, which is that of no body, and words of titles.
_NO_NAME = re.compile(
    r"(?:[省市县州盟旗]|自治区|(?<![园新管开景护])区)$|预算|决算|公开|信息|收支|总体|经费"
)
_YEAR = rf"(?:20\d\d|二[〇○零Oo0][{DIGITS}〇○零]{{2}})年?(?:度|初)?|[(\[]20\d\d年?(?:度)?[)\]]"
_AROUND = re.compile(
    rf"""
    ^(?:{_YEAR}|关于(?:公开|公布)?|公开|公布|附件\d*[:.、]?|[-—_·《"*|]+|\[公开\])
    |(?:{_YEAR}|关于(?:公开|公布)?|(?<!信息)公开|的|[-—_·》"*|]+|(?<=[局委厅院办])部门)$
    """,
    re.VERBOSE,
)
# A name with the year in its midst: 某某县2024年某某局.
_PARTED = re.compile(
    r"(?P<place>[一-鿿]{2,15}[省市县区州盟旗镇乡])20\d\d年度?(?P<organ>[一-鿿()]{3,40})"
)
_TAIL = re.compile(
    r"""
    (?:公开|信息|报告|编制|安排|说明|情况|文本|报表|套表|附表|总表|表格|表|目录|的|草案|批复|资料|文件
        |方案|稿|基础
        |[和及与、](?:"?三公"?(?:经费)?|绩效(?:目标)?|相关|有关)?(?:预算|决算|公开|说明|报表|信息)*
        |"?三公"?经费|[(].{0,8}[)]|"|\.(?:pdf|docx?|xlsx?|wps)
    )+$
    """,
    re.VERBOSE,
)
_SORT = re.compile(
    r"""
    (?P<sort>(?:部门|单位|部门[及和与](?:所属)?单位|本级|汇总|市级|区级|县级|省级|本部门|本单位|综合|整体|财政拨款|财政|收支|收入|支出|年度
        |[(](?:部门|单位|汇总|本级|机关|本部)[)])*)
    (?P<kind>预决算|预算|决算)$
    """,
    re.VERBOSE,
)
# Words for many bodies or one that is not named.
_ANY_BODY = re.compile(r"^[本我各全该]|[各等]")
# What heads a page on the “三公” expenses of a body alone: 某某局2024年“三公”经费增减情况说明.
_THREE_PUBLIC = re.compile(
    r"""
    (?:一般公共预算|财政拨款|安排|的)*"?三公"?经费(?:财政拨款|支出)*(?P<kind>预决算|预算|决算)?
    (?:支出|收支|增减|变[化动]|执行|安排|情况|公开|的|说明|表)*$
    """,
    re.VERBOSE,
)
_LABEL = r"""
    (?:预算|决算|编制|填报|公开|编报|汇总)?(?:主管|预算|公开)?(?:部门|单位)
    (?:/(?:部门|单位)|\((?:部门|单位)\))?(?:名称)?(?:\((?:部门|单位|公章|盖章|章)\))?:
"""
_NAMED = re.compile(
    rf"""
    ^{_LABEL}(?P<name>.{{2,60}}?)
    (?:(?:金额)?单位:.*|\(?(?:公章|盖章)\)?.*|20\d\d年.*)?$
    """,
    re.VERBOSE,
)
_ALONE = re.compile(_LABEL, re.VERBOSE)
_CODE = re.compile(r"^(?!20\d\d年)[\[(]?[A-Z]?\d{3,18}[\])]?[-—_:\s]*(?=[\u4e00-\u9fff])")
_NOT_A_NAME = re.compile(
    rf"""
    [，。:;？！]|目录|^\d|[\d〇○零{DIGITS}]年|年度|第.{{1,3}}部分|附件|^\(
    |^(?:人民币)?(?:百万|[千万亿])?元$|网站|网$|^欢迎|^首页|导航|^关于|印制|制$
    """,
    re.VERBOSE,
)
# Titles of tables and chapters, columns, and what a web site prints around a document.
_NO_BODY = re.compile(
    rf"""
    (?:表|说明|情况|经费|名称|项目|{TOTAL}|目标|指标|索引号|支出|收入|报表|职能|职责|概况)$
    |^表[\d{HAN}]|[、；]$|无障碍|索引号|\d{{6}}|[•·●■◆>]|^其中|^(?:部门|单位)
    """,
    re.VERBOSE,
)


# The title of a document takes so many lines at most, with the name in it.
_TITLE_LINES = 4
# A place, or 中共: a name that has one is whole.
_WHOLE = re.compile(r"[省市县区州盟旗镇乡]|^中共|^中国|^国家")


@frozen(slots=True)
class Title:
    """What the title of a document says of it.

    Attributes:
        name: the name of the body in it; empty where it has none.
        kind: 预算 or 决算; 预决算 says neither.
        sort: what stands before that: 部门, 单位, 市级.
    """

    name: str
    kind: str
    sort: str


def ends_as_body(text: str) -> bool:
    """Whether a text ends as the names of bodies do: 某某局, 某某中心（本级）, 某某局（某某委）."""
    alias = _ALIAS.search(text)
    if alias is not None and ends_as_body(alias["name"]):
        text = text[: alias.start()]
    return _ORGAN.search(text) is not None and _NO_ORGAN.search(text) is None


def may_be_name(text: str) -> bool:
    """Whether a text may be the name of a body: no sentence, no heading, no number of a list.

    Args:
        text: the text in one form, without blanks.
    """
    bare = text.replace('"', "")
    return (
        _SHORTEST <= len(bare) <= _LONGEST
        and _NOT_A_NAME.search(text) is None
        and _NO_BODY.search(bare) is None
        and list_number(text) is None
        and (ends_as_body(bare) or (len(bare) > _SHORTEST and _NO_NAME.search(bare) is None))
    )


def titled(line: str) -> Title | None:
    """What a line says as the title of a document; None where it is none.

    >>> titled("2024年度某某市水务局部门决算公开报告").name, titled("部门预算公开").name
    ('某某市水务局', '')
    >>> titled("某某市预算编审中心")
    """
    if len(line) > _LONGEST_TITLE:
        return None
    found = _SORT.search(_TAIL.sub("", line))
    if found is not None and may_be_name(name := _named_before(found)):
        return Title(name, found["kind"], found["sort"])
    if (public := _THREE_PUBLIC.search(line)) is not None:
        name = re.sub(r"(?:单位|部门)$", "", _named_before(public))
        return Title(name if is_own_name(name) else "", public["kind"] or "", "")
    return None if found is None else Title("", found["kind"], found["sort"])


def _named_before(found: re.Match[str]) -> str:
    """What stands before the end of a title, without years, 关于 and the code of the body."""
    name, before = found.string[: found.start()], ""
    while name != before:
        before = name
        name = _AROUND.sub("", name)
    parted = _PARTED.fullmatch(name)
    if parted is not None and ends_as_body(parted["organ"]):
        name = parted["place"] + parted["organ"]
    return _CODE.sub("", name)


def is_own_name(name: str) -> bool:
    """Whether a name in a sentence is that of one body: not 全市各部门, not 本单位."""
    return may_be_name(name) and ends_as_body(name) and _ANY_BODY.search(name) is None


def labelled(lines: Sequence[str]) -> Iterator[str]:
    """The names behind 单位名称： and the like, on the line or on the next one.

    Args:
        lines: the lines in one form, without blanks.
    """
    for at, line in enumerate(lines):
        found = _NAMED.match(line)
        below = lines[at + 1] if at + 1 < len(lines) else ""
        if found is not None:
            given = found["name"]
        else:
            given = below if _ALONE.fullmatch(line) else line if _CODE.match(line) else ""
        name = _CODE.sub("", given)
        if may_be_name(name) and (given is not line or ends_as_body(name)):
            yield name


def clean(name: str) -> str:
    """A name with brackets and quotation marks as printed, without 部门 or 单位 behind it."""
    name = re.sub(r"\((?:部门|单位|汇总)\)$", "", name)
    name = re.sub(r'"([^"]*)"', r"“\1”", name)
    return name.replace("(", "（").replace(")", "）")


def on_cover(cover: Sequence[str], below: str) -> Iterator[str]:
    """The names of the cover: in its title, or alone on a line; one may take several lines.

    What the text below has in one goes first, and the longest of that; then what is whole. Where
    the title names a body, another one on the cover is not meant.
    """
    lines = [line.lstrip("-—_") for line in cover if not line.endswith(":")]
    found: list[str] = []
    titles: list[str] = []
    for at, line in enumerate(lines):
        for start in range(at, max(at - _TITLE_LINES, -1), -1):
            run = lines[start : at + 1]
            if start < at and not _goes_on(run):
                continue
            title = titled("".join(run))
            if title and title.name:
                found.append(title.name)
                titles += [title.name] if start == at or ends_as_body(title.name) else []
            elif may_be_name("".join(run)) and (start == at or ends_as_body(line)):
                found.append("".join(run))
    named, titles = titles, list(filter(ends_as_body, titles))
    own = [name for name in found if any(title in name for title in titles)]
    found = list(dict.fromkeys(own or found))
    there = [name for name in found if name in below]
    yield from sorted(there, key=len, reverse=True)
    # What is the end of another is a half of it, unless it is whole by itself.
    yield from (
        name
        for name in found
        if ends_as_body(name)
        and not any(one != name and one.endswith(name) and not _WHOLE.search(name) for one in found)
        and not any(one != name and one.startswith(name) for one in found)
    )
    yield from (name for name in found if name in named or ends_as_body(name))


def _goes_on(run: Sequence[str]) -> bool:
    """Whether the first of some lines may go on below: a year, or the half of a name."""
    first = re.sub(r"[(\[]?20\d\d年?度?[)\]]?|二.{3}年度?", "", run[0])
    return not first or may_be_name(first) or (title := titled(first)) is None or not title.name
