"""Facts of change: 比上年减少, 与上年持平, 增加到, 决算数小于预算数."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.amounts import Amount
from govbudget.disclosure.text.changed import Changed
from govbudget.disclosure.text.comparing import (
    LAST_YEAR,
    ComparedWith,
    change_in,
    comparison_in,
    ends_with_order,
    order_in,
)
from govbudget.disclosure.text.facts import ChangeFact
from govbudget.disclosure.text.figure_reader import FigureReader
from govbudget.disclosure.text.grammar import clean
from govbudget.disclosure.text.kinds import UNRECOGNISED, Direction, Measure
from govbudget.tables.lexicon.totals import TOTAL

if TYPE_CHECKING:
    from decimal import Decimal

    from govbudget.disclosure.text.builder import FactBuilder
    from govbudget.disclosure.text.comparing import ChangeVerb
    from govbudget.disclosure.text.discourse import Discourse
    from govbudget.disclosure.text.resolution import Resolver
    from govbudget.disclosure.text.tokens import Token
    from govbudget.disclosure.text.topic_finder import TopicFinder
    from govbudget.disclosure.text.topics import Topic

__all__ = ["ChangeReader"]

# What may stand between 决算数大于预算数 and by how much.
_ABOUT = re.compile(r"[约共了:]?")
# The sum of what was named before, each by itself: 合计决算数大于预算数.
_OF_ALL = re.compile(rf"(?:{TOTAL}|总体)")


class ChangeReader(FigureReader):
    """Makes the facts of change.

    Args:
        discourse: what was said before.
        resolver: resolves what the words leave open.
        finder: says what a figure is about.
        builder: makes the facts.
    """

    __slots__ = ("_changed",)

    def __init__(
        self, discourse: Discourse, resolver: Resolver, finder: TopicFinder, builder: FactBuilder
    ) -> None:
        super().__init__(discourse, resolver, finder, builder)
        self._changed = Changed(discourse, resolver)

    def takes(self, token: Token, where: int, words: str, change: ChangeVerb) -> bool:
        """比上年减少791.32万元, 增加到120万元; whether it is sure what changed."""
        if change.reaches:
            return self._reaches(token, change.direction)
        if self._is_spread(token, words):
            return False
        direction, value = change.of(token.value)
        by = Amount(value, token.unit)
        if self._rate_was_first(token, words[: change.start], direction, by):
            return True
        found = self._compared(words[: change.start], where)
        if found is not None:
            self._change(token, *found, direction, by=by)
        return found is not None

    def _is_spread(self, token: Token, words: str) -> bool:
        """Whether changes belong to several figures in turn: 分别增加2万元、减少2万元、3万元."""
        sentence, behind = self._said.sentence, self._said.line.text[token.end : token.end + 3]
        again = change_in(behind[1:]) is not None or behind[1:2].isdigit()
        listed = behind.startswith("、") and again
        sentence.spread = sentence.spread or ("分别" in words and listed)
        return sentence.spread

    def _rate_was_first(
        self, token: Token, words: str, direction: Direction | None, by: Amount
    ) -> bool:
        """Keep the amount of a change whose rate stands in front: 下降30.74%，减少14.20万元."""
        number = self._said.sentence.change
        fact = None if number is None else self._said.index[number]
        if number is None or not isinstance(fact, ChangeFact) or clean(words):
            return False
        if fact.change is not None or fact.percent is None or fact.direction is not direction:
            return False
        self._said.index.facts[number] = fact.with_(span=self._up_to(fact, token), change=by)
        self._said.lead.passed(token.end)
        return True

    def _up_to(self, fact: ChangeFact, token: Token) -> tuple[int, int]:
        """Where a change stands, with a figure behind it."""
        return fact.span[0], self._said.line.plain.span(token.start, token.end)[1]

    def _reaches(self, token: Token, direction: Direction | None) -> bool:
        """由上年的100万元增加到120万元; whether it is sure what has grown."""
        topic = self._finder.continued()
        if topic is None:
            return False
        base = self._said.comparing.base
        number = self._said.index.add(self._builder.amount(topic, token))
        self._said.remember(number, token.end)
        self._said.comparing.base = base
        self._change(token, topic, self._said.comparing.comparison, direction)
        return True

    def repeats(self, token: Token, words: str) -> bool:
        """Keep a figure right behind 持平 as that of the year before, if it is the same again.

        Returns:
            Whether it is.
        """
        number, change = self._changed.last()
        if words or change is None or change.amount != token.amount:
            return False
        if change.direction is not Direction.LEVEL:
            return False
        self._said.index.facts[number] = evolve(change, base=token.amount)
        self._said.lead.passed(token.end)
        return True

    def is_by_how_much(self, token: Token, words: str) -> bool:
        """Keep a figure right behind an order as the change: 决算数大于预算数20.00万元.

        Returns:
            Whether it is one.
        """
        number, fact = self._changed.last()
        lead = self._said.lead.since
        if fact is None or fact.direction is Direction.LEVEL or fact.change is not None:
            return False
        if _ABOUT.fullmatch(words) is None or token.start - len(words) != lead:
            return False
        if not ends_with_order(self._said.line.text[:lead]):
            return False
        self._said.index.facts[number] = fact.with_(
            span=self._up_to(fact, token), change=token.amount
        )
        self._said.lead.passed(token.end)
        return True

    def is_rate_aside(self, token: Token) -> bool:
        """Keep a rate in brackets behind the change that it is of: 减少14.20万元（44.38%）.

        Returns:
            Whether it is one.
        """
        number, fact = self._changed.last()
        if fact is None or self._said.line.text[token.end : token.end + 1] != ")":
            return False
        if fact.percent is not None or fact.change is None:
            return False
        self._rated(number, fact, token, fact.percent_direction, token.value)
        return True

    def may_be_rate(self, token: Token) -> bool:
        """Whether a figure without a unit is the rate of the change before: 下降30.74，."""
        number, text = self._said.sentence.change, self._said.line.text
        fact = None if number is None else self._said.index[number]
        if not isinstance(fact, ChangeFact) or fact.change is None or fact.percent is not None:
            return False
        between = text[self._said.lead.since : token.start]
        if between == "(":
            return text[token.end : token.end + 1] == ")"
        verb = change_in(clean(between.lstrip("，、(")))
        return verb is not None and not verb.start and not verb.reaches

    def percent(self, token: Token, where: int, words: str, change: ChangeVerb) -> None:
        """降低25.46%, of the change before or of its own."""
        if self._said.sentence.spread:
            return
        direction, value = change.of(token.value)
        comparison = comparison_in(words)
        rest = words if comparison is None else words[: comparison.start] + words[comparison.end :]
        number, fact = self._changed.last()
        if not rest and fact is not None and fact.percent is None:
            # 减少0万元，下降0%: the first word counts.
            self._rated(number, fact, token, direction, value)
            return
        found = self._compared(words, where)
        if found is not None:
            self._change(token, *found, direction)
            number, fact = self._changed.last()
        if found is not None and fact is not None:
            self._rated(number, fact, token, direction, value)

    def _rated(
        self,
        number: int,
        fact: ChangeFact,
        token: Token,
        direction: Direction | None,
        percent: Decimal,
    ) -> None:
        """A change has a percentage, up to which its place goes."""
        more = {"percent": percent, "percent_direction": direction}
        self._said.index.facts[number] = fact.with_(span=self._up_to(fact, token), **more)
        self._said.lead.passed(token.end)

    def level(self, token: Token, where: int, words: str) -> None:
        """与上年持平."""
        sentence, (_, last) = self._said.sentence, self._changed.last()
        again = last is not None and last.direction is Direction.LEVEL
        if sentence.reason or sentence.purpose or (again and not words):
            return
        found = self._compared(words, where)
        if found is not None and found[1] is not None:
            self._change(token, *found, Direction.LEVEL)

    def order(self, token: Token, where: int, words: str) -> None:
        """决算数小于预算数."""
        own = clean(words)
        topic = self._finder.topic_of(where, words) if own else self._finder.continued()
        if topic is None or self._said.sentence.reason or _OF_ALL.fullmatch(own):
            return
        direction, against = order_in(self._said.line.text[token.start : token.end])
        comparison = ComparedWith(against, None, 0, 0)
        self._change(token, topic.measured(Measure.FINAL), comparison, direction)

    def _compared(self, words: str, where: int) -> tuple[Topic, ComparedWith | None] | None:
        """What changed, and against what; None where it is not sure what did."""
        comparison = comparison_in(words)
        if comparison is None:
            own = clean(words)
            if own:
                topic = self._finder.topic_of(where, words)
            else:
                topic = self._changed.whole_before(where) or self._finder.continued()
            return None if topic is None else (topic, self._said.comparing.comparison)
        self._said.comparing.comparison = comparison
        before, behind = words[: comparison.start], words[comparison.end :]
        topic = self._changed.whole_again(before)
        if topic is None and clean(before):
            topic = self._finder.topic_of(where, before)
        if topic is None and clean(behind):
            topic = self._finder.topic_of(where + comparison.end, behind)
        elif topic is None and not clean(before):
            topic = self._changed.whole_before(where) or self._changed.changed_before()
            topic = topic or self._finder.continued() or self._changed.unknown()
        return None if topic is None else (topic, comparison)

    def _change(
        self,
        token: Token,
        topic: Topic,
        comparison: ComparedWith | None,
        direction: Direction | None,
        by: Amount | None = None,
    ) -> None:
        about = self._resolver.amount_of(topic, near=True)
        if about is None:
            about = self._changed.side(topic)
            about = self._changed.beside(topic) if about is None else about
            topic = topic if about is None else self._said.index[about].topic
        if topic.subject == UNRECOGNISED:
            about = self._said.sentence.unknown
        against = comparison.against if comparison else LAST_YEAR
        if comparison and not comparison.means(self._said.comparing.measure):
            self._said.comparing.base = None  # 2025年执行数1100万元，比上年预算增加200万元
        pair = self._changed.pair(token, topic, comparison)
        if against == LAST_YEAR and pair is not None:
            about, base = pair
            topic = self._said.index[about].topic
            self._said.comparing.base = self._said.comparing.base or self._said.index[base].amount
        past, year = comparison.year if comparison else None, self._resolver.year_of(topic)
        if past is None and year is not None:
            past = year - 1
        fact = self._builder.change(
            topic,
            token,
            amount=None if about is None else self._said.index[about].amount,
            base=self._said.comparing.base,
            change=by,
            direction=direction,
            against=against,
            base_year=past if against == LAST_YEAR else None,
            about=about,
        )
        if against != LAST_YEAR:
            fact = evolve(fact, base=self._resolver.budget_of(fact.topic, against) or fact.base)
        self._said.comparing.base = self._said.sentence.year = None
        self._said.comparing.measure = None
        self._said.comparing.change = self._said.sentence.change = self._said.index.add(fact)
        self._said.lead.passed(token.end)
