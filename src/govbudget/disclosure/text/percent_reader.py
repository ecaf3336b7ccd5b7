"""Percentages that are no changes: 完成年初预算的98.20%, 占本年支出合计的79.49%, 覆盖率100%."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.disclosure.text.figure_reader import FigureReader
from govbudget.disclosure.text.grammar import clean
from govbudget.disclosure.text.kinds import FactKind, Measure
from govbudget.disclosure.text.labels import measure_of
from govbudget.disclosure.text.topics import Topic

if TYPE_CHECKING:
    from govbudget.disclosure.text.facts import Fact
    from govbudget.disclosure.text.tokens import Token

__all__ = ["PercentReader"]

_SHARE = re.compile(
    r"占(?:比[例重]?)?(?P<of>.{0,40}?)(?:的)?(?:比重|比例|百分比)?(?:为|是|达|约)?$"
)
_DONE = re.compile(
    r"(?:完成|占|为|达到?|执行)了?"
    r"(?P<of>(?:20\d\d年度?)?(?:年初|全年|调整|本年|年度)?预算(?:安排)?数?)"
    r"的?(?:比例|比重)?(?:为|是)?$"
)
# The budget that is named with its figure: 完成年初预算15.00万元的80.00%.
_OF_BUDGET = re.compile(
    r"(?:完成|占|为|达到?|执行)了?(?P<of>(?:20\d\d年度?)?(?:年初|全年|调整|本年|年度)?预算(?:安排)?数?)$"
)
_RATE = re.compile(r"(?:完成|执行)率(?:为|是|达到?)?$")
_COVERAGE = re.compile(r"覆盖率(?:\(.{0,100}\))?(?:为|是|达到?)?$")
# How much of what was bought of one kind small firms were awarded.
_AWARDED = re.compile(
    r"(?P<kind>货物|工程|服务)(?:类)?采购授予中小(?:微)?企业(?:的)?合同(?:总)?金?额"
    r"占(?P=kind)(?:类)?(?:采购)?支出(?:总)?(?:金额|额)?的?(?:比例|比重)?(?:为|是)?$"
)
_KINDS = {"货物": "goods", "工程": "works", "服务": "services"}
# What has no parts beside those of its list.
_TOPMOST = ("total", "revenue", "spending")
# Whose parts are told by their shares alone.
_SHARED = frozenset({"spending", "revenue", "three_public"})
_LONGEST_LEAD = 160


class PercentReader(FigureReader):
    """Makes the facts of shares, completions and rates."""

    __slots__ = ()

    def percent(self, token: Token, words: str) -> None:
        """A percentage behind some words; no fact where these are not understood."""
        if found := _AWARDED.search(words):
            self._awarded(token, found["kind"])
        elif found := _DONE.search(words):
            self._completed(token, found["of"])
        elif words == "的" and self._said.sentence.of:
            self._completed(token, self._said.sentence.of)
        elif _RATE.search(words):
            self._completed(token, "")
        elif found := _SHARE.search(words):
            self._share(token, words[: found.start()], found["of"])
        elif _COVERAGE.search(self._said.before(token.start, _LONGEST_LEAD)):
            self._coverage(token)

    def is_base(self, token: Token, words: str) -> bool:
        """Keep the figure of the budget that was carried out: 完成年初预算15.00万元的80.00%.

        Returns:
            Whether the figure is one.
        """
        found = _OF_BUDGET.fullmatch(words)
        behind = self._said.line.text[token.end : token.end + 1]
        topic = self._finder.continued() if found is not None and behind == "的" else None
        if found is None or topic is None or topic.measure is measure_of(found["of"]):
            return False
        budget = topic.measured(measure_of(found["of"]))
        fact = self._builder.amount(budget, token)
        self._said.index.add(evolve(fact, part_of=None, listed=None))
        self._said.sentence.of = found["of"]
        self._said.lead.passed(token.end)
        return True

    def _completed(self, token: Token, of: str) -> None:
        """完成年初预算的98.20%."""
        topic = self._finder.continued()
        if topic is None:
            self._completed_unknown(token, of)
            return
        against = measure_of(of) or Measure.BUDGET
        final = topic.measured(Measure.FINAL)
        if topic.measure is against and self._resolver.amount_of(final) is not None:
            topic = final  # 支出决算为12.00万元，年初预算为15.00万元，完成年初预算的80.00%
        about = self._resolver.amount_of(topic)
        amount = None if about is None else self._said.index[about].amount
        fact = self._builder.completion(topic, token, against=against, about=about, amount=amount)
        budget = self._resolver.budget_of(fact.topic, against)
        self._said.index.add(evolve(fact, base=budget))
        self._said.lead.passed(token.end)

    def _completed_unknown(self, token: Token, of: str) -> None:
        """项目全年预算数为15.00万元，执行数为12.00万元，完成预算的80.00%: of what is not known."""
        last = self._said.sentence.unknown
        if last is None:
            return
        final, here = self._said.index[last], self._said.line.passage(token.start, token.end)
        budget = self._budget_before(last, measure_of(of), here.sentence)
        if budget is None or final.sentence != here.sentence:
            return
        if measure_of(final.label) != Measure.FINAL:
            return
        topic = Topic(final.subject, label=budget.label)
        more = {"amount": final.amount, "base": budget.amount, "about": last}
        against = measure_of(budget.label) or Measure.BUDGET
        self._said.index.add(self._builder.completion(topic, token, against=against, **more))
        self._said.lead.passed(token.end)

    def _budget_before(self, final: int, named: Measure | None, sentence: str) -> Fact | None:
        """The budget right in front of a final figure; of several, the one that is named.

        年初预算100万元，调整预算110万元，实际支出99万元，完成年初预算的99.00%.
        """
        found: list[Fact] = []
        for fact in reversed(self._said.index.facts[:final]):
            measure = measure_of(fact.label)
            if fact.sentence != sentence or measure in {None, Measure.FINAL}:
                break
            if fact.kind is FactKind.AMOUNT:
                found.append(fact)
        same = [one for one in found if measure_of(one.label) is named]
        if len(found) == 1 and named in {None, Measure.BUDGET, measure_of(found[0].label)}:
            return found[0]
        return same[0] if len(same) == 1 else None

    def _share(self, token: Token, before: str, of: str) -> None:
        """占本年支出合计的79.49%, of the last amount."""
        unknown, last = self._said.sentence.unknown, self._said.last_fact()
        if unknown is not None and not clean(before):
            self._share_of_unknown(token, self._said.index[unknown], of)
            return
        if clean(before):
            self._share_named(token, before, of)
            return
        topic = self._finder.continued()
        if topic is None or last is None:
            return
        whole = self._of_year(self._resolver.whole_of(of, last), last) if of else last.part_of
        against, base = self._resolver.subject_named(of), None
        if whole is not None:
            against, base = self._said.index[whole].subject, self._said.index[whole].amount
        more = {"amount": last.amount, "about": self._said.said.last}
        share = self._builder.share(topic, token, whole, against=against, base=base, **more)
        self._said.index.add(share)
        self._said.lead.passed(token.end)

    def _share_named(self, token: Token, before: str, of: str) -> None:
        """基本支出占66.67%，项目支出占33.33%: shares of what stands elsewhere, or nowhere."""
        start = token.start - len(self._said.line.text[self._said.lead.start : token.start])
        topic = self._finder.topic_of(start, before)
        if topic is None or topic.subject.split(".")[0] not in _SHARED or "." not in topic.subject:
            return
        against = self._resolver.subject_named(of) if of else ""
        share = self._builder.share(topic, token, None, against=against)
        self._said.index.add(share)
        self._said.lead.passed(token.end)

    def _of_year(self, whole: int | None, part: Fact) -> int | None:
        """The whole of the year of its part: 2022年支出50万元，其中：基本支出20万元，占支出40%.

        None where only the figure of another year is known.
        """
        index = self._said.index
        if whole is None or None in {part.year, index[whole].year}:
            return whole
        kind = index[whole].subject.split(".")[0]
        for one in (whole, part.part_of):
            same = one is not None and index[one].subject.split(".")[0] == kind
            if one is not None and same and index[one].year == part.year:
                return one
        return None

    def _share_of_unknown(self, token: Token, fact: Fact, of: str) -> None:
        """门诊收入500万元，占50%: of the whole whose parts are told, if that is sure.

        房屋300万元，占固定资产总额的60%: what a body owns has parts by any name.
        """
        inside = self._said.lists.inside
        whole = inside[0].whole if len(inside) == 1 else None
        if of:
            whole = self._assets(of)
        elif whole is not None and self._said.index[whole].subject not in _TOPMOST:
            whole = None
        topic = Topic(fact.subject, label=fact.label)
        more = {"amount": fact.amount, "about": self._said.sentence.unknown}
        share = self._builder.share_of_unknown(topic, token, whole, **more)
        if whole is not None:
            top = self._said.index[whole]
            share = evolve(share, against=top.subject, base=top.amount)
        self._said.index.add(share)
        self._said.lead.passed(token.end)

    def _assets(self, of: str) -> int | None:
        """The figure of 资产总额 that the paragraph has, where a share is said to be of it."""
        if not self._resolver.subject_named(of).startswith("assets"):
            return None
        whole = self._resolver.whole_of(of)
        here = whole is not None and self._said.index[whole].paragraph == self._said.line.number
        return whole if here else None

    def _awarded(self, token: Token, kind: str) -> None:
        """货物采购授予中小企业合同金额占货物支出金额的95.00%."""
        topic = Topic(f"procurement.{_KINDS[kind]}.awarded_sme", label=f"{kind}采购授予中小企业")
        self._said.index.add(self._builder.rate(topic, token))
        self._said.lead.passed(token.end)

    def _coverage(self, token: Token) -> None:
        """编制覆盖率为100%."""
        last = self._said.index.last_count
        of_whole = last is not None and "whole" in last.subject
        topic = Topic("performance.whole" if of_whole else "performance.targets", label="覆盖率")
        self._said.index.add(self._builder.rate(topic, token))
        self._said.lead.passed(token.end)
