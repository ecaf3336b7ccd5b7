"""Makes facts of the figures of a text, one after the other, knowing what was said before.

A figure takes its meaning from the words in front of it, back to the figure before. Where these
name nothing, it belongs to what was named before: the item of the paragraph, or the figure before.
Words that are not understood make no meaning; their figure is ``unrecognised``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.disclosure.text.averages import averaged, received
from govbudget.disclosure.text.base_reader import BaseReader
from govbudget.disclosure.text.builder import FactBuilder
from govbudget.disclosure.text.change_reader import ChangeReader
from govbudget.disclosure.text.clause_reader import ClauseReader
from govbudget.disclosure.text.comparing import change_in
from govbudget.disclosure.text.discourse import Discourse
from govbudget.disclosure.text.graded import graded
from govbudget.disclosure.text.grammar import Grammar
from govbudget.disclosure.text.kinds import EXPLANATION, UNRECOGNISED
from govbudget.disclosure.text.labels import counted, counts_projects
from govbudget.disclosure.text.lines import heading_of
from govbudget.disclosure.text.lists import listed_items
from govbudget.disclosure.text.owners import other_body_in
from govbudget.disclosure.text.percent_reader import PercentReader
from govbudget.disclosure.text.resolution import Resolver
from govbudget.disclosure.text.topic_finder import TopicFinder
from govbudget.disclosure.text.topics import Topic

if TYPE_CHECKING:
    from govbudget.disclosure.text.comparing import ChangeVerb
    from govbudget.disclosure.text.emptiness import Nothing
    from govbudget.disclosure.text.facts import Fact
    from govbudget.disclosure.text.identity import Identity
    from govbudget.disclosure.text.lines import Heading, Line
    from govbudget.disclosure.text.lists import Listed
    from govbudget.disclosure.text.tokens import Token

__all__ = ["StatementReader"]

# What is said of a figure before: 比上年增加50万元, 上年450万元.
_COMPARED = re.compile(r"[比较由从]|上年|去年|20\d\d年|增|减|降|升|长")
_LONGEST_LEAD = 160
# What is counted, where no words in front of the number name it.
_PROJECTS_WITH_TARGETS = "绩效目标管理的项目"
# What stands between an amount and words that are not of it.
_MARKS = {"，", "、", ";", "。", "("}
_NAMED_BEHIND = re.compile(r"(?!等|左右|以[内上下]|[比较与同])[\u4e00-\u9fff]")


_MARKED = re.compile(r"[，、,;:()]")


class StatementReader:
    """Makes the facts of a document, paragraph by paragraph.

    Args:
        identity: whose document it is.
    """

    __slots__ = (
        *("_bases", "_builder", "_changes", "_clauses", "_finder", "_percents", "_resolver"),
        "_said",
    )

    def __init__(self, identity: Identity) -> None:
        said = self._said = Discourse(identity)
        grammar = Grammar(identity.year, said.body)
        self._resolver = Resolver(said, grammar)
        self._clauses = ClauseReader(said, grammar, self._resolver)
        self._finder = TopicFinder(said, grammar, self._resolver)
        self._builder = FactBuilder(said, self._resolver)
        self._bases = BaseReader(said, self._resolver, self._finder, self._builder)
        self._changes = ChangeReader(said, self._resolver, self._finder, self._builder)
        self._percents = PercentReader(said, self._resolver, self._finder, self._builder)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that were made."""
        return tuple(self._said.index.facts)

    def heading(self, path: tuple[str, ...]) -> Heading:
        """What a heading says, which closes what earlier paragraphs opened."""
        self._said.lists.heading()
        return heading_of(path, self._said.body)

    def begin(self, line: Line) -> None:
        """A paragraph begins."""
        self._clauses.begin(line)

    def end(self) -> None:
        """The paragraph ends."""
        self._clauses.end()

    def stop(self, token: Token) -> None:
        """A sentence ends."""
        self._clauses.stop(token.start)

    def pause(self, token: Token) -> None:
        """A part of a sentence ends."""
        self._clauses.pause(token.start)

    def money(self, token: Token) -> None:
        """An amount of money."""
        where, words = self._clauses.words_before(token.start)
        change = change_in(words)
        self._finder.compares_again(words, change)
        if averaged(words, self._said.line.text[:where]):
            self._unrecognised(token, where)
        elif self._finder.explains(token, words, changes=change is not None):
            self._explanation(token, words, change)
        elif self._said.sentence.spread and not words:
            self._unrecognised(token, where)
        elif change is not None:
            if not self._changes.takes(token, where, words, change):
                self._unrecognised(token, where)
        elif not (
            self._changes.repeats(token, words)
            or self._changes.is_by_how_much(token, words)
            or self._bases.is_base(token, where, words)
            or self._percents.is_base(token, words)
        ):
            self._amount(token, where, words)

    def _amount(self, token: Token, where: int, words: str) -> None:
        topic = None if self._is_named_behind(token, words) else self._finder.topic_of(where, words)
        if topic is None:
            self._unrecognised(token, where)
            return
        self._clauses.beside(topic.subject)
        aside = other_body_in(self._said.in_sentence(token.start), self._said.body)
        number = self._said.index.add(self._builder.amount(topic, token), aside=aside)
        self._said.remember(number, token.end)
        self._said.sentence.year = topic.year or self._said.sentence.year

    def _is_named_behind(self, token: Token, words: str) -> bool:
        """Whether what an amount is of stands behind it: 基本支出150万元，110万元为人员经费."""
        text, since = self._said.line.text, self._said.lead.since
        if words or text[: token.start].removesuffix("其中")[-1:] not in _MARKS:
            return False
        if _NAMED_BEHIND.match(text, token.end) is None:
            return False
        # 公务接待费，3万元用于接待 is named in front, and 3万元公务接待费，5万元公务用车费 is not.
        is_free = not since or text[since : since + 1] in _MARKS
        return self._said.sentence.pending is None or not is_free

    def _unrecognised(self, token: Token, where: int) -> None:
        if token.bare or token.unit is None:
            return  # 100万 and a nought without 元 are figures only where they are named
        line = self._said.line
        label = line.printed(where, token.start)
        subject = averaged(line.text[where : token.start], line.text[: token.start])
        if not subject:
            subject = "project" if label and self._finder.in_project() else UNRECOGNISED
        fact = self._builder.unmeasured(Topic(subject, label=label), token)
        number = self._said.index.add(fact)
        own = f"{self._said.year}年"
        begin = where + len(own) if line.text.startswith(own, where) else where
        sentence = self._said.sentence
        if sentence.pending is not None and label.endswith(sentence.pending.label or " "):
            # 机关运行经费：某队机关运行经费10万元，比上年减少2万元: so did that of the unit.
            sentence.pending = None
        if _COMPARED.search(line.text, begin, token.start) is None:
            sentence.unknown, self._said.comparing.change = number, None
        self._said.lead.passed(token.end)

    def _explanation(self, token: Token, words: str, change: ChangeVerb | None) -> None:
        fact = self._builder.unmeasured(Topic(EXPLANATION, label=words), token)
        self._said.index.add(evolve(fact, direction=change.direction if change else None))
        self._said.lead.passed(token.end)

    def unread(self, start: int, end: int) -> None:
        """An amount that is spelt in characters."""
        topic = Topic(UNRECOGNISED, label=self._said.line.printed(start, end))
        self._said.index.add(self._builder.spelt(topic, start, end))

    def threshold(self, token: Token) -> None:
        """单价100万元以上: no figure of the budget, but what things are counted from."""
        self._said.said.limit = token.amount

    def percent(self, token: Token) -> None:
        """A percentage: of a change, a share, a completion, a coverage."""
        if token.bare and not self._changes.may_be_rate(token):
            return
        since = self._said.lead.since
        aside = self._said.line.text[since : token.start]
        where, words = self._clauses.words_before(token.start)
        change = change_in(words)
        self._finder.compares_again(words, change)
        sentence = self._said.sentence
        if sentence.reason or sentence.purpose:
            return
        if aside == "(" and self._changes.is_rate_aside(token):
            return
        if change is None:
            self._percents.percent(token, words)
        elif not change.reaches:
            self._changes.percent(token, where, words[: change.start], change)

    def level(self, token: Token) -> None:
        """与上年持平."""
        self._changes.level(token, *self._clauses.words_before(token.start))

    def order(self, token: Token) -> None:
        """决算数小于预算数."""
        self._changes.order(token, *self._clauses.words_before(token.start))

    def count(self, token: Token) -> None:
        """A number of things."""
        bare = self._clauses.words_before(token.start)[1].replace('"', "")
        found = counted(bare)
        text = self._said.line.text
        if found is None and counts_projects(text, token.start, token.end):
            found = "performance.targets", len(bare), len(bare)
        of_projects = None if found else graded(text, token.start, token.end)
        if of_projects is not None:
            found = of_projects[0], len(bare), len(bare)
        if self._said.sentence.reason:
            return
        if found is None:
            self._received(token)
            return
        subject, start, end = found
        index, part_of = self._said.index, None
        if subject == "vehicles.kind":
            part_of = index.vehicles
            subject = "vehicles.kind" if part_of is None else f"{index[part_of].subject}.kind"
        elif subject in {"equipment", "vehicles"}:
            before = self._said.before(token.start, _LONGEST_LEAD)
            bought = "购" in before and "保有" not in bare
            subject += "_purchase" if bought else ""
        limit = self._said.said.limit if subject.startswith("equipment") else None
        label = of_projects[1] if of_projects else bare[start:end] or _PROJECTS_WITH_TARGETS
        topic = Topic(subject, label=label)
        index.last_count = self._builder.count(topic, token, part_of=part_of, threshold=limit)
        index.add(index.last_count)
        self._said.lead.passed(token.end)

    def _received(self, token: Token) -> None:
        """国内公务接待16批次，144人次: what they took is still to be said behind them."""
        lead = self._said.in_sentence(token.start)
        words = self._said.before(token.start, _LONGEST_LEAD)
        subject = received(token.counter, lead, words)
        if subject:
            topic = Topic(subject, label=_MARKED.split(words)[-1] or token.counter)
            self._said.index.add(self._builder.count(topic, token))

    def listed(self, listed: Listed) -> None:
        """主要包括：基本工资、津贴补贴…."""
        owner = self._finder.owner_of_list(listed.opened)
        if owner is not None:
            items = listed_items(listed.names, self._said.year)
            self._said.index.add(self._builder.list_(owner, (listed.start, listed.end), items))

    def nothing(self, nothing: Nothing) -> None:
        """无政府性基金预算拨款."""
        label = nothing.label
        topic = Topic("table")
        if label is not None:
            topic = Topic(label.subject, label.scope, label.measure, nothing.words, "", label.year)
        span = (nothing.start, nothing.end)
        self._said.index.add(self._builder.nothing(topic, span, nothing.tables))
