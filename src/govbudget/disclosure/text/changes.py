"""Facts of change: 比上年减少, 与上年持平, 增加到, 决算数小于预算数."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.disclosure.text.comparing import (
    LAST_YEAR,
    Comparison,
    comparison_in,
    order_in,
)
from govbudget.disclosure.text.context import clean
from govbudget.disclosure.text.kinds import UNRECOGNISED, Direction, Kind, Measure
from govbudget.disclosure.text.labels import measure_of, year_of
from govbudget.disclosure.text.ledger import topic_from
from govbudget.disclosure.text.meaning import Meaning
from govbudget.disclosure.text.topics import Topic

if TYPE_CHECKING:
    from govbudget.amounts import Amount
    from govbudget.disclosure.text.tokens import Figure

__all__ = ["Changes"]

_BASE = re.compile(
    r"(?P<link>比|较|由|从|与)?(?P<year>(?P<last>上年度?|上一年度?|去年)|20\d\d年度?)"
    r"(?:(?:当年|年初|全年|调整|预算|决算|执行|支出|安排|同期){0,4}数?)(?:的|为|是|:|约){0,2}$"
)
# Words that name a whole once more.
_WHOLE_AGAIN = {
    **dict.fromkeys(("收入", "总收入", "收入预算", "收入总额", "收入合计"), "revenue"),
    **dict.fromkeys(("支出", "总支出", "支出预算", "支出总额", "支出合计"), "spending"),
}


class Changes(Meaning):
    """Makes the facts of change."""

    __slots__ = ()

    def base_figure(self, figure: Figure, where: int, words: str) -> bool:
        """Keeps the figure of the year before: 较上年的9,500万元, 由上年的100万元.

        Returns:
            Whether the figure is one.
        """
        found = _BASE.search(words)
        if found is None or figure.bare:
            return False
        before = words[: found.start()]
        topic = self.continued()
        if clean(before):
            topic = self.topic_of(where, before) if found["link"] else None
            self.pending = topic or self.pending
        elif not found["link"] and not found["last"] and not self._is_beside(found["year"]):
            return False
        if topic is None:
            return False
        compared = comparison_in(f"比{found['year']}")
        year = self.year_of(topic)
        if compared and compared.year:
            year = compared.year
        elif year is not None:
            year -= 1
        measure = measure_of(words[found.start() :]) or topic.measure
        past = evolve(topic, year=year, measure=measure)
        made = self.fact(Kind.AMOUNT, past, figure, amount=figure.amount)
        self.add(made.with_(part_of=None, listed=None))
        self.base = figure.amount
        self.passed(figure)
        return True

    def _is_beside(self, words: str) -> bool:
        """Whether a year that is only named is the one before: 2022年预算11.8万元，2021年12.39万元.

        This year's figure stands in front, in the same sentence.
        """
        fact, year = self.topic_fact(), self.identity.year
        if fact is None or year is None or fact.year != year or not self.ends:
            return False
        return (
            year_of(words) == year - 1 and "。" not in self.text[self.ends[-1][0] : self.lead_start]
        )

    def changed(self, figure: Figure, where: int, words: str, direction: Direction | None) -> bool:
        """比上年减少791.32万元; whether it is sure what changed."""
        found = self._compared(words, where)
        if found is not None:
            self._change(figure, *found, direction, by=figure.amount)
        return found is not None

    def reached(self, figure: Figure, direction: Direction | None) -> bool:
        """由上年的100万元增加到120万元; whether it is sure what has grown."""
        topic = self.continued()
        if topic is None:
            return False
        base = self.base
        self.remember(self.add(self.fact(Kind.AMOUNT, topic, figure, amount=figure.amount)), figure)
        self.base = base
        self._change(figure, topic, self.compare, direction)
        return True

    def remember(self, index: int, figure: Figure) -> None:
        """The figure that the following ones speak of."""
        self.topic = index
        self.change = self.pending = self.base = self.unknown = None
        self.ends.append((figure.end, index))
        self.passed(figure)

    def repeats(self, figure: Figure, words: str) -> bool:
        """Keeps a figure right behind 持平 as that of the year before, if it is the same again.

        Returns:
            Whether it is.
        """
        if words or self.change is None:
            return False
        change = self.facts[self.change]
        if change.direction is not Direction.LEVEL or change.amount != figure.amount:
            return False
        self.facts[self.change] = change.with_(base=figure.amount)
        self.passed(figure)
        return True

    def rate_aside(self, figure: Figure) -> bool:
        """Keeps a rate in brackets behind the change that it is of: 减少14.20万元（44.38%）.

        Returns:
            Whether it is one.
        """
        if self.change is None or self.text[figure.end : figure.end + 1] != ")":
            return False
        fact = self.facts[self.change]
        if fact.percent is not None or fact.change is None:
            return False
        self.facts[self.change] = fact.with_(
            percent=figure.value, span=(fact.span[0], self.span(figure)[1])
        )
        self.passed(figure)
        return True

    def percent_of_change(
        self, figure: Figure, where: int, words: str, direction: Direction | None
    ) -> None:
        """降低25.46%, of the change before or of its own."""
        comparison = comparison_in(words)
        rest = words if comparison is None else words[: comparison.start] + words[comparison.end :]
        if not rest and self.change is not None and self.facts[self.change].percent is None:
            fact = self.facts[self.change]
            # 减少0万元，下降0%: the first word counts.
            self.facts[self.change] = fact.with_(
                percent=figure.value,
                percent_direction=direction,
                span=(fact.span[0], self.span(figure)[1]),
            )
            self.passed(figure)
            return
        found = self._compared(words, where)
        if found is not None:
            self._change(figure, *found, direction)
            self.facts[-1] = self.facts[-1].with_(percent=figure.value, percent_direction=direction)

    def level(self, figure: Figure) -> None:
        """与上年持平."""
        where, words = self.words_before(figure)
        again = self.change is not None and self.facts[self.change].direction is Direction.LEVEL
        if self.reason or self.purpose or (again and not words):
            return
        found = self._compared(words, where)
        if found is not None and found[1] is not None:
            self._change(figure, *found, Direction.LEVEL)

    def order(self, figure: Figure) -> None:
        """决算数小于预算数."""
        where, words = self.words_before(figure)
        topic = self.topic_of(where, words) if clean(words) else self.continued()
        if topic is None or self.reason:
            return
        direction, against = order_in(self.text[figure.start : figure.end])
        comparison = Comparison(against, None, 0, 0)
        self._change(figure, topic.measured(Measure.FINAL), comparison, direction)

    def _compared(self, words: str, where: int) -> tuple[Topic, Comparison | None] | None:
        """What changed, and against what; None where it is not sure what did."""
        comparison = comparison_in(words)
        if comparison is None:
            topic = self.topic_of(where, words) if clean(words) else self.continued()
            return None if topic is None else (topic, self.compare)
        self.compare = comparison
        before, behind = words[: comparison.start], words[comparison.end :]
        topic = self._whole_again(before)
        if topic is None and clean(before):
            topic = self.topic_of(where, before)
        if topic is None and clean(behind):
            topic = self.topic_of(where + comparison.end, behind)
        elif topic is None and not clean(before):
            topic = self.continued() or self._unknown()
        return None if topic is None else (topic, comparison)

    def _unknown(self) -> Topic | None:
        """The figure right in front, of which it is known that it changed, and not what it is."""
        if self.unknown is None or self.facts[self.unknown].amount is None:
            return None
        return Topic(UNRECOGNISED, label=self.facts[self.unknown].label)

    def _whole_again(self, words: str) -> Topic | None:
        """The whole behind its parts: 收入100万元，其中：事业收入20万元，收入比上年增加….

        None where the words do not name one, or where no parts stand in front.
        """
        fact = self.topic_fact()
        kind = _WHOLE_AGAIN.get(clean(words))
        if kind is None or fact is None or fact.part_of is None:
            return None
        whole = self.facts[fact.part_of]
        return topic_from(whole) if whole.subject.split(".")[0] in {kind, "total"} else None

    def _change(
        self,
        figure: Figure,
        topic: Topic,
        comparison: Comparison | None,
        direction: Direction | None,
        by: Amount | None = None,
    ) -> None:
        about = self.amount_of(topic, near=True)
        if topic.subject == UNRECOGNISED:
            about = self.unknown
        against = comparison.against if comparison else LAST_YEAR
        past, year = comparison.year if comparison else None, self.year_of(topic)
        if past is None and year is not None:
            past = year - 1
        fact = self.fact(
            Kind.CHANGE,
            topic,
            figure,
            change=by,
            direction=direction,
            against=against,
            base_year=past if against == LAST_YEAR else None,
            base=self.base,
            about=about,
            amount=None if about is None else self.facts[about].amount,
        )
        self.base = None
        self.change = self.add(fact if against == LAST_YEAR else self.with_budget(fact, against))
        self.passed(figure)
