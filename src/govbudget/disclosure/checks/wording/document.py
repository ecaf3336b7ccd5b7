"""``wording.document``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.places import place_of_paragraph
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.mends import words_mended
from govbudget.disclosure.checks.options import Option
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.text.headings import marker
from govbudget.disclosure.text.kinds import DocumentKind
from govbudget.disclosure.text.plain import plain
from govbudget.disclosure.text.sentences import sentence_at
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure

__all__ = ["WrongDocument"]

# What a heading of such a document is about; 上年决算情况 is about another one.
_OTHER = {
    DocumentKind.BUDGET: re.compile(
        r"(?<!预)决算(?=单位构成|情况|收支|公开(?:情况|说明|报?表)|说明|报?表$|编制(?:情况|说明)|总体)"
    ),
    # 部门预算单位构成 may be said of 预算单位, and 政府性基金预算 is the name of a fund.
    DocumentKind.FINAL_ACCOUNT: re.compile(
        r"(?:部门|单位)预算(?=收支(?:总体)?情况|公开(?:情况|说明|报?表)|情况说明|报?表$|编制说明)"
        r"|^(?:财政拨款)?(?:收入支出|收支|收入|支出)预算(?=(?:总体)?情况说明$)"
    ),
}
# What a finance bureau does with all accounts, and projects that pay for it.
_DUTY = re.compile(
    r"组织|拟[订定]|负责|承担|做好|审[核查编批]|编审|填报|汇总|批复|指导|监督|开展|推进|工作|办法|经费|项目|制度"
)
# An evaluation within an account may speak of the budget that it looks at; 结转资金决算情况 may be
# said of last year's.
_SURE = re.compile(r"(?:^|部门|单位)决算")
_OWN = {DocumentKind.BUDGET: "预算", DocumentKind.FINAL_ACCOUNT: "决算"}
_YEAR = re.compile(r"20\d\d|上年|[去前]年|以前年度|执行|比|较|预决算|绩效|管理")
# 纳入2024年部门决算编制范围, in the budget of that year.
_SCOPE = re.compile(
    r"(?P<year>20\d\d)年度?(?:[^，。;0-9]{0,12})(?P<kind>预算|决算)(?:汇总)?编制范围"
)
# 与2023年部门预算编制范围相比: the scope of another year, beside that of the own one.
_BESIDE = re.compile(r"[与较比同][^，。;]{0,4}$")


class WrongDocument(Check):
    """The headings of a budget that speak of an account, and the other way round; other years."""

    id = "wording.document"
    group = Group.WORDING
    rank = 22
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.TEXT, Need.ONE_BUDGET})
    since = "0.2.0"
    longest_heading = Option(40, low=10, high=200)

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure = context.disclosure
        other = _OTHER.get(disclosure.kind)
        if other is None or disclosure.year is None:
            yield NotDeterminable(Message("wording.document.open"))
            return
        places: dict[str, list[int]] = {}
        for number, text in _headings(disclosure, self.longest_heading):
            found = other.search(text)
            other_words = _YEAR.search(text) or _DUTY.search(text)
            if found is None or other_words or _OWN[disclosure.kind] in text:
                yield Held()
                continue
            places.setdefault(text, []).append(number)
        for text, numbers in places.items():
            where = [place_of_paragraph(disclosure, at, text) for at in numbers]
            right = _OWN[disclosure.kind]
            wrong = next(word for word in _OWN.values() if word != right)
            yield Found(
                Severity.ERROR if _SURE.search(text) else Severity.NOTICE,
                Message("wording.document.heading", heading=text, own=_named(disclosure)),
                places=where,
                mends=words_mended(where, wrong, right),
                fix=Message("wording.document.heading-fix", own=_named(disclosure)),
            )
        yield from _scopes(disclosure, disclosure.year)
        yield NotApplicable(Message("wording.document.nothing"))


def _headings(disclosure: Disclosure, longest: int) -> Iterator[tuple[int, str]]:
    """The numbered headings of the text, without their numbers; the contents are their copy."""
    listed = {one.paragraph for one in disclosure.contents}
    for number, paragraph in enumerate(disclosure.paragraphs):
        text = plain(paragraph.text).text
        mark = marker(text) if len(text) <= longest and number not in listed else None
        if mark is not None and mark.level and not text.endswith(("。", "；", ";", "，")):
            yield number, text[mark.end :]


def _scopes(disclosure: Disclosure, year: int) -> Iterator[Outcome]:
    """The year whose budget a unit is said to be part of: that of the document."""
    own = _OWN[disclosure.kind]
    for number, paragraph in enumerate(disclosure.paragraphs):
        text = plain(paragraph.text).text
        for found in _SCOPE.finditer(text):
            first, last = sentence_at(text, found.start(), found.end())
            before, sentence = text[first : found.start()], text[first:last]
            is_compared = _BESIDE.search(before) or re.search(rf"{year}|上年|增加|减少", sentence)
            said = int(found["year"])
            # An account may speak of the budget of its year, a budget of no account of its own.
            if said == year and (found["kind"] == own or own == "决算"):
                yield Held()
                continue
            if is_compared:
                continue
            kind = _named(disclosure)
            yield Found(
                Severity.ERROR,
                Message("wording.document.scope", words=found[0], year=year, own=kind),
                places=(where := [place_of_paragraph(disclosure, number, found[0])]),
                mends=words_mended(where, f"{said}年", f"{year}年") if found["kind"] == own else (),
                fix=Message("wording.document.scope-fix", year=year, own=kind),
            )


def _named(disclosure: Disclosure) -> Message:
    """What the document is, in words."""
    return Message(f"wording.document.kind.{disclosure.kind.name.lower()}")
