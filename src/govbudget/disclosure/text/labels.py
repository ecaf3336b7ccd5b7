"""What the words in front of a figure name: their subject, their scope and which figure they mean.

The words must be understood to their beginning. Where something stands in front of a known name
that is not known to leave its meaning as it is, the name is not taken.
"""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from govbudget.disclosure.text.kinds import Measure, Scope
from govbudget.disclosure.text.owners import ORGANISATIONS, PLACES, is_own
from govbudget.disclosure.text.subjects import COUNTED, SCOPES, SUBJECTS
from govbudget.tables.lexicon.numerals import NUMERAL
from govbudget.tables.lexicon.totals import GRAND_TOTAL, TOTAL

__all__ = [
    "Label",
    "counted",
    "counts_projects",
    "involved",
    "measure_of",
    "named",
    "scope_of",
    "tail_only",
    "without_body",
    "year_of",
]

_TAIL = (
    r"(?:当年|一般公共预算(?:财政)?(?:拨款)?|预算|决算|执行|完成|年初|全年|年度|调整|总?支出|经费|资金|财政拨款|拨款|安排"
    rf"|{TOTAL}|20\d\d年度?|总?金额|[总数]额|总数|数|科目|共有?|有|计|均|各|为|是|达到?|约|的|分别|:|\([^()]{{0,20}}\)){{0,9}}"
)
# 总计 behind 本年收入, which is no sum of the year alone.
_GRAND = re.compile(rf"(?:预算|决算)?{GRAND_TOTAL}")
_LINK = r"(?:安排|的|用于|中){0,2}"


def _either(patterns: tuple[str, ...]) -> str:
    return "\n|".join(f"({pattern})" for pattern in patterns)


_SCOPE = _either(tuple(pattern for pattern, _ in SCOPES))
_SUBJECT = _either(tuple(pattern for pattern, _ in SUBJECTS))
_NAMED = re.compile(
    rf"""
    (?:
        (?:(?:{_SCOPE}){_LINK})?(?:{_SUBJECT})(?P<tail>{_TAIL})   # 财政拨款支出预算
        |(?:{_SCOPE}){_LINK}(?P<tail2>{_TAIL})                    # 一般公共预算拨款
    )$
    """,
    re.VERBOSE,
)
_SCOPES = re.compile(_SCOPE, re.VERBOSE)
_COUNTED = re.compile(rf"(?:{_either(tuple(p for p, _ in COUNTED))})(?P<tail>{_TAIL})$", re.VERBOSE)
_YEAR = re.compile(r"(20\d\d)年")
_YEARLY = re.compile(r"20\d\d年度?")
_MEASURES = (
    (re.compile(r"年初预算"), Measure.INITIAL),
    (re.compile(r"(?:全年|调整)预算"), Measure.REVISED),
    (re.compile(r"决算|执行数|实际支出"), Measure.FINAL),
    (re.compile(r"预算"), Measure.BUDGET),
)
_TAIL_ONLY = re.compile(
    rf"""
    (?:20\d\d年度?)?(?:收入|支出)?
    (?P<tail>(?:年初|全年|调整)?(?:预算|决算|执行)?(?:数|金额|安排)?(?:{TOTAL}|为|是|共|约)?)
    |(?:决算支出数?|实际支出数?)(?:为|是|共|约)?
    """,
    re.VERBOSE,
)
_INVOLVED = re.compile(
    rf"""
    (?:共)?涉及
    (?:项目|财政拨款|一般公共预算)?(?:的)?
    (?:预算|财政|项目)?(?:支出)?
    (?:资金|金额|预算|拨款)
    (?:{TOTAL}|数|金额|预算)?
    (?:{TOTAL}|共|为|约)?
    |金额(?:{TOTAL}|共|为|约)?
    """,
    re.VERBOSE,
)
# What may stand in front of a name without changing what it means.
_HARMLESS = re.compile(
    rf"""
    (?:
        其中|第{NUMERAL}|{NUMERAL}是|主要|包括|包含|分别
        |当年|本年度?|年初|全年|年度|20\d\d年度?|年
        |实际|安排|纳入|的|部门|单位|预算|决算
        |市级|区级|县级|省级|[镇乡]级|[省市区县州旗镇乡]?本级|下属|所属
        |经(?:比较|汇总|核查)|公开|通过$
        |等|中|用于|共计?|和|及|以及|与
        |、|\)|\(|《|》|,|，|:|[ ]|-
        |一般公共预算(?:当年)?(?:财政)?(?:拨款)?|财政拨款|支出|收入
        |在|按|各项|所有
        |[本我](?:部门|单位|局|委员会|委|办公室|办|部|处|院|校|学校|中心|所|站|会|厅|馆|街道|镇|乡|机关|系统)
        |我|本
    )*
    """,
    re.VERBOSE,
)
# Who spends it on a page about a place; beside a body these are others.
_OF_A_PLACE = re.compile(
    r"[全各]?[省市区县州旗]?级?行政单位(?:\([^()]{0,20}\))?、事业单位和其他单位(?:使用|用)?(?:当年)?"
)
# The province or city that the text names in front of the body, and its title does not.
_LARGER_PLACE = re.compile(r"[一-鿿]{2,8}(?:省|自治[区州县]|[市州])$")
_RISKY = re.compile(
    r"增|减|压|追加|调整|核|超|节约|收回|上缴|补助|借|还|项目|专项|非|剩余|由于|原因|比|较|占"
)
_SO_MANY = re.compile(r"\d+[家个][^\d，]{0,12}?(?:机关|单位|部门|院校|学校)")
# A body below the one whose budget it is; 某某局及下属单位 is the whole again.
_A_PART = re.compile(r"(?<![及和与])(?:下属|所属)|(?<![省市区县州旗镇乡])本级(?![及和与等、]|以及)")
_BEHIND_NAME = re.compile(r"[及和与等]?(?:下属|所属|\(|20\d\d年|财政拨款|一般公共预算|的|本级)")
_LONGEST_HEAD = 60
# 5个项目实行绩效目标管理, 6个项目绩效目标.
_TARGETED_BEHIND = re.compile(
    r"(?:一级|预算)?项目(?:支出)?(?:均|全部|都)?"
    r"(?:(?:实行|纳入|列入|实施)(?:预算)?绩效(?:目标)?管理|(?:编制|编报|设置|申报)了?绩效目标|绩效目标(?![^，。]))"
)
# The same in front of the number: 均实行绩效目标管理，共计7个项目.
_TARGETED = re.compile(
    r"(?:实行|纳入|列入|实施)(?:预算)?绩效(?:目标)?管理|(?:编制|编报|设置|申报)了?(?:项目)?绩效目标"
)
_SO_MANY_PROJECTS = re.compile(r"(?:一级|预算)?项目(?=[，。;、(（]|$)")
_ALL_TOLD = re.compile(rf"[，,](?:共计?|{TOTAL}|一共)(?:有|为)?$")


@frozen(slots=True)
class Label:
    """What some words name.

    Attributes:
        subject: the id of the subject.
        scope: the scope that the words say; ``NONE`` where they say none.
        measure: which figure they mean; None where they do not say.
        year: the year that they name; None where they name none.
        start: where the name begins in the words.
        end: where it ends, without what only says which figure it is.
    """

    subject: str
    scope: Scope = Scope.NONE
    measure: Measure | None = None
    year: int | None = None
    start: int = 0
    end: int = 0


@lru_cache(maxsize=4096)
def named(words: str, unit_name: str = "") -> Label | None:
    """What some words name, to their end; None where that is not sure.

    Args:
        words: a clause of plain text without quotation marks.
        unit_name: the name of the unit, which may stand in front.
    """
    found = _NAMED.search(words)
    if found is None or not _is_harmless(words[: found.start()], unit_name):
        return None
    head = words[: found.start()]
    groups = found.groups()
    # A scope may be found by the first half of the pattern or, alone, by the second.
    alone = groups[len(SCOPES) + len(SUBJECTS) + 1 : -1]
    either = zip(groups, alone, SCOPES, strict=False)
    scope = next((s for one, two, (_, s) in either if one or two), Scope.NONE)
    which = groups[len(SCOPES) : len(SCOPES) + len(SUBJECTS)]
    subject = next((s for g, (_, s) in zip(which, SUBJECTS, strict=True) if g), "")
    if not subject:
        own = scope in {Scope.SPECIAL_ACCOUNT, Scope.UNIT_FUNDS}
        subject = "revenue" if own else "appropriation"
    elif subject == "revenue.unit_funds":
        subject, scope = "revenue", Scope.UNIT_FUNDS
    if subject in {"revenue", "spending"} and head.endswith(("本年", "当年", "本年度")):
        subject += ".current"
    tail = found["tail"] or found["tail2"] or ""
    if subject.endswith(".current") and _GRAND.match(tail):
        subject = subject.removesuffix(".current")  # 本年收入总计 may have what was carried over
    whole = found[0]
    end = found.end() - len(tail) if found["tail"] is not None else found.start("tail2")
    # 一般公共预算 is a kind of money, not a budget figure.
    measured = _SCOPES.sub("", whole) if scope else whole
    year = year_of(head) or year_of(tail)
    return Label(subject, scope, measure_of(measured), year, found.start(), end)


@lru_cache(maxsize=1024)
def counted(words: str) -> tuple[str, int, int] | None:
    """What is counted: its subject, and where its name begins and ends in the words."""
    found = _COUNTED.search(words)
    if found is None:
        return None
    for index, (_, subject) in enumerate(COUNTED, 1):
        if found[index]:
            return subject, found.start(), found.end(index)
    return None  # pragma: no cover  one of the groups has matched


def counts_projects(text: str, start: int, end: int) -> bool:
    """Whether a number is that of the projects with targets, which is said around it.

    >>> counts_projects("本部门共5个项目实行绩效目标管理", 4, 6)
    True
    >>> counts_projects("项目均实行绩效目标管理，共计7个一级项目，涉及资金1元", 14, 16)
    True

    Args:
        text: the plain text.
        start: where the number begins.
        end: where it ends, behind its counter.
    """
    if _TARGETED_BEHIND.match(text, end):
        return True
    sentence = text[text.rfind("。", 0, start) + 1 : start]
    return (
        _TARGETED.search(sentence) is not None
        and _SO_MANY_PROJECTS.match(text, end) is not None
        and _ALL_TOLD.search(sentence) is not None
    )


def involved(words: str) -> bool:
    """Whether the words say how much money the things that were counted just now take."""
    return _INVOLVED.search(words) is not None and _INVOLVED.sub("", words) in {"", "其中"}


def tail_only(words: str) -> bool:
    """Whether the words only say which figure follows, of what was named before."""
    return _TAIL_ONLY.fullmatch(words) is not None


def measure_of(words: str) -> Measure | None:
    """Which figure the words mean."""
    return next((measure for form, measure in _MEASURES if form.search(words)), None)


def scope_of(words: str) -> Scope:
    """The scope that the words name first."""
    found = _SCOPES.search(words)
    return Scope.NONE if found is None else SCOPES[(found.lastindex or 1) - 1][1]


def year_of(words: str) -> int | None:
    """The first year that the words name."""
    found = _YEAR.search(words)
    return int(found[1]) if found else None


def without_body(words: str, unit_name: str = "") -> str:
    """Words without the name of the body and the year in front: 某某局2024年教育支出."""
    *_, found = (None, *_YEARLY.finditer(words))
    if found is None or not _is_harmless(words[: found.end()], unit_name):
        return words
    return words[found.end() :]


def _is_harmless(head: str, unit_name: str) -> bool:
    """Whether what stands in front of a name leaves its meaning: a year, the body, who pays."""
    if len(head) > _LONGEST_HEAD:
        return False
    rest = _SO_MANY.sub("", head)
    if _A_PART.search(rest) and rest == head:
        return False
    if unit_name and unit_name in rest:
        before, _, behind = rest.partition(unit_name)
        rest = _LARGER_PLACE.sub("", before) + behind
    if not unit_name:
        rest = _OF_A_PLACE.sub("", rest)
    rest = _HARMLESS.sub("", rest, count=1)
    cut = _BEHIND_NAME.search(rest)
    name, behind = (rest[: cut.start()], rest[cut.start() :]) if cut else (rest, "")
    if _HARMLESS.fullmatch(behind) is None:
        return False
    # The name of another body is that of a part of the whole, whose figures are not meant.
    own = is_own(name, unit_name)
    organised = name.endswith(ORGANISATIONS) or (not unit_name and name.endswith(tuple(PLACES)))
    return not name or (own and organised and not _RISKY.search(name))
