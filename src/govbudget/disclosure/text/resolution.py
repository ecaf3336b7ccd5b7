"""What words leave open, resolved by what was said before: year, measure, money, other figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.disclosure.text.grammar import clean, without_grouping
from govbudget.disclosure.text.kinds import DocumentKind, FactKind, Measure, Scope
from govbudget.disclosure.text.labels import named
from govbudget.disclosure.text.owners import names_another
from govbudget.disclosure.text.part_lists import OpenParts
from govbudget.disclosure.text.subjects import PARTS_OF, WITH_SCOPE, may_contain
from govbudget.disclosure.text.topics import Topic
from govbudget.disclosure.text.wholes import whole_of
from govbudget.tables.lexicon.totals import SUM

if TYPE_CHECKING:
    from govbudget.amounts import Amount
    from govbudget.disclosure.text.discourse import Discourse
    from govbudget.disclosure.text.facts import Fact
    from govbudget.disclosure.text.grammar import Grammar
    from govbudget.disclosure.text.tokens import Token

__all__ = ["Resolver"]

_CARRIED = ("carry_over", "carry_out")
# The money of a fund of its own, whose carry-over may be named beside it.
_FUNDS = (Scope.GENERAL, Scope.GOVERNMENT_FUND, Scope.STATE_CAPITAL, Scope.SPECIAL_ACCOUNT)
# What a fund takes in and spends within the year, and the words of a sum of several.
_FLOWING = ("revenue.current", "spending.current")
_SUMMED = re.compile(SUM)
# A list has so many parts at least.
_SEVERAL = 2
# Figures of the whole body where the words do not name the money: 收支总预算, 本年支出合计.
_WHOLE = ("total", "revenue", "spending", "spending.total", "spending.current")
_SIDES = ("revenue", "revenue.total", "spending", "spending.total")
# What holds the “三公” figures and the purchases of the body as a whole, and their own wholes.
_CONTAINS_ALL = ("total", "revenue", "spending", "appropriation", "three_public", "procurement")
_MEASURES = {DocumentKind.BUDGET: Measure.BUDGET, DocumentKind.FINAL_ACCOUNT: Measure.FINAL}


class Resolver:
    """Resolves what the words leave open.

    Args:
        discourse: what was said before.
        grammar: reads the words that name another figure.
    """

    __slots__ = ("_grammar", "_said")

    def __init__(self, discourse: Discourse, grammar: Grammar) -> None:
        self._said = discourse
        self._grammar = grammar

    def year_of(self, topic: Topic) -> int | None:
        """The year of a figure."""
        return topic.year or self._said.sentence.year or self._said.year

    def default_measure(self) -> Measure | None:
        """Which figure is meant where the words do not say: that of the document."""
        return _MEASURES.get(self._said.identity.kind)

    def measure_of(self, topic: Topic) -> Measure | None:
        """Which figure of a topic is meant; in a budget, 年初预算 of its year is the budget."""
        if topic.subject.startswith("assets"):
            return None  # they are neither planned nor spent
        default = self.default_measure()
        own = default is Measure.BUDGET and self.year_of(topic) == self._said.year
        if own and topic.measure is Measure.INITIAL:
            return default
        return topic.measure or default

    def scope_of(self, topic: Topic, part_of: int | None = None) -> Scope:
        """Which money a figure covers.

        Args:
            topic: what it is about.
            part_of: the number of the figure that it is a part of.
        """
        if topic.subject not in WITH_SCOPE:
            return Scope.NONE
        if topic.scope:
            return topic.scope
        whole = Scope.NONE if part_of is None else self._said.index[part_of].scope
        above = self._said.line.heading.scope
        if flows := self._flowing(topic):
            return flows
        if topic.subject in _WHOLE or topic.subject.startswith("revenue."):
            return whole or above or Scope.ALL
        return whole or self._scope_before() or above

    def _flowing(self, topic: Topic) -> Scope:
        """The fund whose flow a clause goes on with: 政府性基金年初结转0万元，本年收入5万元….

        本年收入合计 behind the sources is that of all of them.
        """
        said = self._said
        before = said.last_fact()
        if topic.subject not in _FLOWING or before is None or _SUMMED.search(topic.label):
            return Scope.NONE
        own = before.subject in {*_FLOWING, *_CARRIED} and before.scope in _FUNDS
        if not own or before.listed is not None or not said.said.ends:
            return Scope.NONE
        between = said.line.text[said.said.ends[-1][0] : said.lead.start]
        return Scope.NONE if re.search(r"[。;]", between) else before.scope

    def _scope_before(self) -> Scope:
        """The money of the figure before, where what stands there speaks of this one as well."""
        before, opened = self._said.last_fact(), self._said.lists.open
        if opened.number is not None and opened.whole is None:
            # 收入包括：…；支出包括：…: what stands before the list says nothing of what is in it.
            before = None if opened.since == self._said.said.last else before
        return Scope.NONE if before is None else before.scope

    def fund_beside(self, topic: Topic, token: Token) -> Scope:
        """The fund whose own figure alone stands before its carry-over: 基金拨款…、上年结转….

        Empty where the words name the money, or where the clause has figures of others.
        """
        if topic.subject not in _CARRIED or topic.scope:
            return Scope.NONE
        line = self._said.line
        begin = max(line.text.rfind(mark, 0, token.start) for mark in ";:。") + 1
        first = line.plain.span(begin, begin + 1)[0]
        before = [
            fact
            for fact in reversed(self._said.index.facts)
            if fact.paragraph == line.number
            and fact.kind is FactKind.AMOUNT
            and fact.span[0] >= first
        ]
        own = before[0].scope if len(before) == 1 else Scope.NONE
        return own if own in _FUNDS else Scope.NONE

    def amount_of(self, topic: Topic, *, near: bool = False) -> int | None:
        """The last amount that is about a topic; with ``near`` one below the same heading."""
        wanted = evolve(
            topic,
            measure=self.measure_of(topic),
            scope=self.scope_of(topic),
            year=self.year_of(topic),
        )
        found = self._said.index.latest(wanted)
        path = self._said.line.heading.path
        if found is not None:
            chapter = self._said.index[found].chapter
            is_there = chapter == path or (not near and self._body(chapter) == self._body(path))
            return found if is_there else None
        return self._both_sides(wanted) if near and topic.subject == "total" else found

    def _body(self, path: tuple[str, ...]) -> str:
        """The heading over the figures of another body; empty for those of the document's."""
        name = self._said.body
        return next((title for title in reversed(path) if names_another(title, name)), "")

    def _both_sides(self, wanted: Topic) -> int | None:
        """Income and spending of one paragraph, where both are one figure: 收、支总计各增加…."""
        index, line = self._said.index, self._said.line
        sides = [
            number
            for _, number in self._said.said.ends
            if index[number].subject in _SIDES
            and index[number].same[1:] == (wanted.scope, wanted.measure, wanted.code, wanted.year)
        ]
        amounts = {index[number].amount for number in sides}
        kinds = {index[number].subject.split(".")[0] for number in sides}
        both = len(kinds) > 1 and len(amounts) == 1 and index[sides[-1]].paragraph == line.number
        return sides[-1] if both else None

    def whole_of(self, words: str, part: Fact | None = None) -> int | None:
        """The amount that a share is taken of: 占本年支出合计的.

        Args:
            words: the words that name it.
            part: the figure whose share it is, where that was understood.
        """
        return whole_of(self._said, words, part)

    def budget_of(self, topic: Topic, against: str) -> Amount | None:
        """The budget of a figure, as its paragraph says; None where it says none.

        Args:
            topic: the figure.
            against: which budget: a measure.
        """
        wanted = (Measure.BUDGET, Measure.REVISED, Measure.INITIAL)
        measures = wanted if against == Measure.BUDGET else (Measure(against),)
        for measure in measures:
            found = self._said.index.latest(evolve(topic, measure=measure))
            if found is not None and self._said.index[found].paragraph == self._said.line.number:
                return self._said.index[found].amount
        return None

    def subject_named(self, words: str) -> str:
        """The subject that some words name; empty where they name none."""
        label = named(words.replace('"', ""), self._said.body)
        return label.subject if label else ""

    def part_of(self, topic: Topic, measure: Measure | None) -> int | None:
        """The figure that an amount is a part of."""
        index, above = self._said.index, self._said.lists.open.whole
        if above is not None and not may_contain(index[above].subject, topic.subject):
            return None
        usual = PARTS_OF.get(topic.subject)
        if above is not None and not index[above].subject.startswith(_CONTAINS_ALL):
            return above  # 公务接待费 within 机关运行经费 is no part of the “三公” that went before
        if usual and (above is None or index[above].subject != usual):
            found = index.latest_of_measure(usual, measure)
            path = self._said.line.heading.path
            if found is not None and index[found].chapter[:1] == path[:1]:
                return found
            return above
        if above is None or index[above].measure == measure:
            return above
        # 年初预算 of an item is a part of the 年初预算 above it, not of the 决算.
        whole = index[above]
        found = index.latest(evolve(whole.topic, measure=measure))
        same = found is not None and index[found].paragraph == whole.paragraph
        return found if same else None

    def list_of(self, words: str) -> OpenParts:
        """The list of the parts of the figure that some words name, or of the last figure."""
        number, last = self._said.lists.number(), self._said.said.last
        said = clean(words)
        words = without_grouping(said)
        if said and not words and self._said.lists.inside:
            # 按功能分类包括…；按经济分类包括…: another list of the same whole.
            return OpenParts(self._said.lists.inside[-1].whole, number, last)
        if said and not words and last is not None and self._ended_a_list(last):
            # 其中：基本支出…、项目支出…。按功能分类包括：…, of the whole of that list.
            return OpenParts(self._said.index[last].part_of, number, last)
        if not words:
            whole = self._stated_above() if said and last is None else self._listed_whole(last)
            return OpenParts(whole, number, last)
        topic = self._grammar.topic(words, self._said.said.family)
        whole = None if topic is None else self._whole_named(topic)
        return OpenParts(whole, number, last)

    def _listed_whole(self, last: int | None) -> int | None:
        """The figure that a list without an owner is of: the last one, which may have parts.

        收入80万元，包括本年收入70万元，结转10万元。其中：… has the parts of the whole, since what
        is carried over has none; 包括结转10万元，本年收入70万元。其中：… may have those of either.
        """
        if last is None or not self._ended_a_list(last):
            return last
        index = self._said.index
        above = index[last].part_of
        return above if index[last].subject in _CARRIED else None

    def _ended_a_list(self, last: int) -> bool:
        """Whether a sentence ended with a figure that stands in a list of several."""
        ends, text = self._said.said.ends, self._said.line.text
        if (
            len(ends) < _SEVERAL
            or ends[-1][1] != last
            or text[ends[-1][0] : ends[-1][0] + 1] != "。"
        ):
            return False
        one, two = (self._said.index[number] for _, number in ends[-_SEVERAL:])
        same = one.part_of is not None and one.part_of == two.part_of
        return same and "。" not in text[ends[-_SEVERAL][0] : ends[-1][0]]

    def _stated_above(self) -> int | None:
        """The spending below the same heading: …支出预算80万元。 1.按支出功能分类，包括…."""
        return self.amount_of(Topic("spending"), near=True)

    def _whole_named(self, topic: Topic) -> int | None:
        """The figure that words name as a whole.

        支出包括 behind 收支总预算 of one paragraph means that figure, not one of another chapter.
        """
        found, index = self.amount_of(topic), self._said.index
        if topic.subject not in _SIDES or (
            found is not None and index[found].paragraph == self._said.line.number
        ):
            return found
        # 收入包括： may end a line, so that 支出包括 stands on the next one.
        opened = self._said.lists.open.whole
        before = [number for _, number in self._said.said.ends]
        both = [
            number
            for number in (*([] if opened is None else [opened]), *before)
            if index[number].subject == "total" and index[number].year == self._said.year
        ]
        return both[-1] if both else found
