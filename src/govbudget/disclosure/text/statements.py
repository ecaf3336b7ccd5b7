"""Makes facts of the figures of a text, one after the other, knowing what was said before.

A figure takes its meaning from the words in front of it, back to the figure before. Where these
name nothing, it belongs to what was named before: the item of the paragraph, or the figure before.
Words that are not understood make no meaning; their figure is ``unrecognised``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.disclosure.text.changes import Changes
from govbudget.disclosure.text.comparing import change_in
from govbudget.disclosure.text.context import clean
from govbudget.disclosure.text.facts import ListedItem
from govbudget.disclosure.text.kinds import EXPLANATION, UNRECOGNISED, Direction, Kind, Measure
from govbudget.disclosure.text.labels import counted, measure_of
from govbudget.disclosure.text.lists import joined
from govbudget.disclosure.text.names import listed_code
from govbudget.disclosure.text.topics import Topic

if TYPE_CHECKING:
    from govbudget.disclosure.text.emptiness import Nothing
    from govbudget.disclosure.text.facts import Fact
    from govbudget.disclosure.text.lists import Listed
    from govbudget.disclosure.text.tokens import Figure

__all__ = ["Statements"]

_SHARE = re.compile(r"占(?P<of>.{0,40}?)(?:的)?(?:比重|比例|百分比)?(?:为|是|达|约)?$")
_DONE = re.compile(
    r"(?:完成|占|为|达到?|执行)了?"
    r"(?P<of>(?:20\d\d年度?)?(?:年初|全年|调整|本年|年度)?预算(?:安排)?数?)的?(?:比例|比重)?(?:为|是)?$"
)
_RATE = re.compile(r"(?:完成|执行)率(?:为|是|达到?)?$")
_COVERAGE = re.compile(r"覆盖率(?:\(.{0,100}\))?(?:为|是|达到?)?$")
# What has no parts beside those of its list.
_TOPMOST = ("total", "revenue", "spending")
# What is said of a figure before: 比上年增加50万元, 上年450万元.
_COMPARED = re.compile(r"[比较由从]|上年|去年|20\d\d年|增|减|降|升|长")
_REMARK = re.compile(r"\((?:含|包括|不含)[^()]*\)$")


class Statements(Changes):
    """The facts of a document, as they are made."""

    __slots__ = ()

    def money(self, figure: Figure) -> None:
        """An amount of money."""
        where, words = self.words_before(figure)
        change = change_in(words)
        if self.explaining(figure, words, changes=change is not None):
            self._explanation(figure, words, change.direction if change else None)
        elif change is not None and change.reaches:
            if not self.reached(figure, change.direction):
                self._unrecognised(figure, where)
        elif change is not None:
            if not self.changed(figure, where, words[: change.start], change.direction):
                self._unrecognised(figure, where)
        elif not self.repeats(figure, words) and not self.base_figure(figure, where, words):
            self._amount(figure, where, words)

    def _amount(self, figure: Figure, where: int, words: str) -> None:
        topic = self.topic_of(where, words)
        if topic is None:
            self._unrecognised(figure, where)
            return
        self.beside(topic.subject)
        fact = self.fact(Kind.AMOUNT, topic, figure, amount=figure.amount)
        self.remember(self.add(fact), figure)

    def _unrecognised(self, figure: Figure, where: int) -> None:
        if figure.bare or figure.unit is None:
            return  # 100万 and a nought without 元 are figures only where they are named
        label = self.printed(where, figure.start)
        subject = "project" if label and self.in_project() else UNRECOGNISED
        topic = Topic(subject, label=label)
        fact = self.fact(Kind.AMOUNT, topic, figure, amount=figure.amount, measure=None)
        index = self.add(fact)
        own = f"{self.identity.year}年"
        begin = where + len(own) if self.text.startswith(own, where) else where
        if _COMPARED.search(self.text, begin, figure.start) is None:
            self.unknown, self.change = index, None
        self.passed(figure)

    def _explanation(self, figure: Figure, words: str, direction: Direction | None) -> None:
        more = {"amount": figure.amount, "direction": direction, "measure": None}
        self.add(self.fact(Kind.AMOUNT, Topic(EXPLANATION, label=words), figure, **more))
        self.passed(figure)

    def unread(self, start: int, end: int) -> None:
        """An amount that is spelt in characters."""
        topic = Topic(UNRECOGNISED, label=self.printed(start, end))
        self.add(self.at(Kind.AMOUNT, topic, start, end))

    def threshold(self, figure: Figure) -> None:
        """单价100万元以上: no figure of the budget, but what things are counted from."""
        self.limit = figure.amount

    def percent(self, figure: Figure) -> None:
        """A percentage: of a change, a share, a completion, a coverage."""
        aside = self.text[self.lead_from : figure.start] == "("
        where, words = self.words_before(figure)
        if self.reason or self.purpose or (aside and self.rate_aside(figure)):
            return
        change = change_in(words)
        if change is not None:
            self.percent_of_change(figure, where, words[: change.start], change.direction)
        elif found := _DONE.search(words):
            self._completed(figure, found["of"])
        elif _RATE.search(words):
            self._completed(figure, "")
        elif found := _SHARE.search(words):
            self._share(figure, words[: found.start()], found["of"])
        elif _COVERAGE.search(self.lead(figure)):
            self._coverage(figure)

    def _completed(self, figure: Figure, of: str) -> None:
        """完成年初预算的98.20%."""
        topic = self.continued()
        if topic is None:
            return
        against = measure_of(of) or Measure.BUDGET
        about = self.amount_of(topic)
        amount = None if about is None else self.facts[about].amount
        more = {"percent": figure.value, "against": against, "about": about, "amount": amount}
        self.add(self.with_budget(self.fact(Kind.COMPLETION, topic, figure, **more), against))
        self.passed(figure)

    def _share(self, figure: Figure, before: str, of: str) -> None:
        """占本年支出合计的79.49%, of the last amount."""
        if self.unknown is not None and not clean(before):
            self._share_of_unknown(figure, self.facts[self.unknown], of)
            return
        topic, last = self.continued(), self.topic_fact()
        if topic is None or last is None or clean(before):
            return
        whole = self.whole_of(of) if of else last.part_of
        against, base = self.subject_named(of), None
        if whole is not None:
            against, base = self.facts[whole].subject, self.facts[whole].amount
        share = self.fact(Kind.SHARE, topic, figure, percent=figure.value, part_of=whole)
        self.add(share.with_(amount=last.amount, about=self.topic, against=against, base=base))
        self.passed(figure)

    def _share_of_unknown(self, figure: Figure, fact: Fact, of: str) -> None:
        """门诊收入500万元，占50%: of the whole whose parts are told, if that is sure."""
        whole = self.parents[0].whole if len(self.parents) == 1 else None
        if of or (whole is not None and self.facts[whole].subject not in _TOPMOST):
            whole = None
        topic = Topic(fact.subject, label=fact.label)
        share = self.fact(Kind.SHARE, topic, figure, percent=figure.value, part_of=whole)
        if whole is not None:
            top = self.facts[whole]
            share = share.with_(against=top.subject, base=top.amount)
        self.add(share.with_(measure=None, amount=fact.amount, about=self.unknown))
        self.passed(figure)

    def _coverage(self, figure: Figure) -> None:
        """编制覆盖率为100%."""
        last = self.last_count
        of_whole = last is not None and "whole" in last.subject
        topic = Topic("performance.whole" if of_whole else "performance.targets", label="覆盖率")
        self.add(self.fact(Kind.RATE, topic, figure, percent=figure.value, measure=None))
        self.passed(figure)

    def count(self, figure: Figure) -> None:
        """A number of things."""
        bare = self.words_before(figure)[1].replace('"', "")
        found = counted(bare)
        if found is None or self.reason:
            return
        subject, start, end = found
        part_of = None
        if subject == "vehicles.kind":
            part_of = self.vehicles
            subject = "vehicles.kind" if part_of is None else f"{self.facts[part_of].subject}.kind"
        elif subject in {"equipment", "vehicles"} and "购" in self.lead(figure):
            subject += "_purchase"
        self.last_count = self.fact(
            Kind.COUNT,
            Topic(subject, label=bare[start:end]),
            figure,
            count=figure.value,
            measure=None,
            counter=figure.counter,
            part_of=part_of,
            threshold=self.limit if subject.startswith("equipment") else None,
        )
        self.add(self.last_count)
        self.passed(figure)

    def listed(self, listed: Listed) -> None:
        """主要包括：基本工资、津贴补贴…."""
        owner = self.owner_of_list(listed.opened)
        if owner is None:
            return
        items: list[ListedItem] = []
        for name in listed.names:
            parts = (name,) if listed_code(name, self.edition) else joined(name)
            if not any(listed_code(part, self.edition) for part in parts):
                parts = (name,)
            items += [
                ListedItem(part, listed_code(_REMARK.sub("", part), self.edition)) for part in parts
            ]
        fact = self.at(Kind.LIST, owner, listed.start, listed.end)
        self.add(fact.with_(items=tuple(items), about=self.amount_of(owner)))

    def nothing(self, nothing: Nothing) -> None:
        """无政府性基金预算拨款."""
        label = nothing.label
        topic = Topic("table")
        if label is not None:
            topic = Topic(label.subject, label.scope, label.measure, nothing.words, "", label.year)
        fact = self.at(Kind.NOTHING, topic, nothing.start, nothing.end)
        self.add(fact.with_(tables=nothing.tables))
