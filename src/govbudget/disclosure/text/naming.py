"""What the words in front of a figure are about: a subject, a name of the book, a path of names."""

from __future__ import annotations

import re
from functools import lru_cache

from govbudget.classification.names import canonical
from govbudget.classification.words import LEVEL_SIGNS
from govbudget.disclosure.text.kinds import Measure, Scope
from govbudget.disclosure.text.labels import measure_of, named, without_body, year_of
from govbudget.disclosure.text.names import (
    economic_code,
    functional_code,
    is_economic,
    is_functional,
    is_path,
    named_code,
    path_code,
)
from govbudget.disclosure.text.topics import Topic
from govbudget.tables.lexicon.numerals import NUMERAL
from govbudget.tables.lexicon.totals import SUM, TOTAL

__all__ = ["functional_topic", "official", "procured", "topic_in"]

_FUNCTION = "spending.function"
_ECONOMIC = "spending.economic"
_PATH = re.compile(rf"(?P<path>.*\(\d{{0,7}}[{LEVEL_SIGNS}]\))(?P<tail>.*)$")
_BEHIND = re.compile(
    rf"(?:支出|科目|20\d\d年度?|财政拨款|年初|全年|调整|预算|决算|执行|数额|数|金额|安排|为|共|计|{SUM}|的|:)*"
)
_BEFORE = re.compile(
    rf"(?:20\d\d年度?|本年度?|今年|其中|第{NUMERAL}|{NUMERAL}是|以及|和|及|与|[0-9]{{3,7}}|、)*"
)
_CODED = re.compile(
    r"[^(\d](?P<bracket>\((?:(?:功能|经济|支出)?(?:分类)?科目)?(?:编码|代码)?"
    r"(?P<code>2\d\d(?:\d\d){0,2}|[35]\d\d(?:\d\d)?)\))$"
)
_YEAR_BEHIND = re.compile(r"20\d\d年度?$")
_SUBJECT = re.compile(r"(?P<name>.+?)科目(?P<tail>.*)$")
_TAILS = (
    *("合计", "共计", "类科目", "科目", "预算", "决算", "金额", "安排", "年初", "全年", "调整"),
    *("财政拨款", "数", "为", "共", "计", "约", "支出"),
)
_SHORTEST = 2

# What sentences on procurement say, the narrowest first.
_PROCURED = (
    (re.compile(r"其他政府采购项目.*由中小(?:微)?企业"), "procurement.other_won_sme"),
    (re.compile(r"由(?:小微|小型和微型|小型、微型)企业"), "procurement.won_small"),
    (re.compile(r"由中小(?:微)?企业"), "procurement.won_sme"),
    (re.compile(r"授予(?:小微|小型和?、?微型)企业"), "procurement.awarded_small"),
    (re.compile(r"授予中小微?企业"), "procurement.awarded_sme"),
    (
        re.compile(r"(?:面向|预留给|给)(?:小微|小型和微型|小型、微型)企业"),
        "procurement.reserved_small",
    ),
    (re.compile(r"(?:面向|预留给|给)中小微?企业"), "procurement.reserved_sme"),
)
_PROCURED_END = re.compile(
    rf"(?:采购|合同|预算|成交|中标)(?:项目)?(?:预算|采购)?(?:金额|{TOTAL}|预算|份额)?(?:为|共|共计)?$"
)


def procured(lead: str) -> str:
    """What a sentence on procurement from small firms says: the id of the subject; else empty."""
    if "企业" not in lead or not _PROCURED_END.search(lead):
        return ""
    return next((subject for form, subject in _PROCURED if form.search(lead)), "")


@lru_cache(maxsize=4096)
def official(label: str) -> str:
    """A label with the brackets and quotation marks of the book."""
    return canonical(label).replace("三公经费", "“三公”经费")


@lru_cache(maxsize=4096)
def topic_in(words: str, year: int | None, family: str = "", unit_name: str = "") -> Topic | None:
    """What some words are about; None where that is not sure.

    Args:
        words: a clause of plain text without quotation marks.
        year: the year whose names are meant.
        family: ``functional`` or ``economic`` where the names before were of one of them.
        unit_name: the name of the unit, which may stand in front.
    """
    if not words:
        return None
    if is_path(words):
        return functional_topic(without_body(words, unit_name), year)
    if topic := _coded(words, year) or _dashed(words, year):
        return topic
    label = named(words, unit_name)
    if label is None or (label.subject in {"spending", "revenue"} and not label.scope):
        topic = _named_entry(without_body(words, unit_name), year, family)
        if topic is not None:
            return topic.in_year(topic.year or year_of(words))
    if label is None:
        return None
    return Topic(
        label.subject, label.scope, label.measure, words[label.start : label.end], year=label.year
    )


def functional_topic(words: str, year: int | None) -> Topic | None:
    """What a path of names with （类）（款）（项） is about; None where other words follow it."""
    found = _PATH.match(words)
    if found is None or _BEHIND.fullmatch(found["tail"]) is None:
        return None
    before = _BEFORE.match(found["path"])
    path = found["path"][before.end() if before else 0 :]
    return Topic(
        _FUNCTION,
        Scope.NONE,
        measure_of(found["tail"]),
        path,
        path_code(path, year),
        year_of(words),
    )


def _coded(words: str, year: int | None) -> Topic | None:
    """教育支出(205)普通教育(20502)小学教育(2050202); 工资福利支出(301)."""
    found = _CODED.search(words)
    if found is None or not named_code(words[: found.start("bracket")], found["code"], year):
        return None
    subject = _FUNCTION if found["code"].startswith("2") else _ECONOMIC
    return Topic(subject, label=words, code=found["code"])


def _dashed(words: str, year: int | None) -> Topic | None:
    """一般公共服务支出-财政事务-行政运行科目."""
    if "-" not in words:
        return None
    found = _SUBJECT.match(words)
    path = found["name"] if found else words
    tail = found["tail"] if found else ""
    code = path_code(path, year)
    if not code and found is None:
        return None
    return Topic(_FUNCTION, Scope.NONE, measure_of(tail), path, code)


def _named_entry(words: str, year: int | None, family: str) -> Topic | None:
    """What the name of an entry of the book is about."""
    before = _BEFORE.match(words)
    name = words[before.end() if before else 0 :]
    measure = _measure(name)
    while len(name) >= _SHORTEST:
        functional, economic = is_functional(name, year), is_economic(name, year)
        if functional and economic and not family:
            code = functional_code(name, year)
            return Topic(_FUNCTION, Scope.NONE, measure, name, code) if len(code) == 3 else None  # noqa: PLR2004  a class
        if functional and (family != "economic" or not economic):
            return Topic(_FUNCTION, Scope.NONE, measure, name, functional_code(name, year))
        if economic:
            return Topic(_ECONOMIC, Scope.NONE, measure, name, economic_code(name, year))
        dated = _YEAR_BEHIND.search(name)
        tail = dated[0] if dated else next((tail for tail in _TAILS if name.endswith(tail)), None)
        if tail is None:
            return None
        name = name[: -len(tail)]
    return None


def _measure(words: str) -> Measure | None:
    return measure_of(words)
