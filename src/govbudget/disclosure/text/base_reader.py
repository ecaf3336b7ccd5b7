"""The figures that changes begin with: 较上年的9,500万元, 由0万元增加至0.80万元."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.disclosure.text.comparing import LAST_YEAR, comparison_in
from govbudget.disclosure.text.figure_reader import FigureReader
from govbudget.disclosure.text.grammar import clean
from govbudget.disclosure.text.labels import measure_of, year_of

if TYPE_CHECKING:
    from govbudget.disclosure.text.tokens import Token
    from govbudget.disclosure.text.topics import Topic

__all__ = ["BaseReader"]

_BASE = re.compile(
    r"""
    (?P<link>比|较|由|从|与)?
    (?P<year>(?P<last>上年度?|上一年度?|去年)|20\d\d年度?)
    (?:(?:当年|年初|全年|累计|实际|调整|预算|决算|执行|支出|安排|同期){0,4}数?)
    (?:的|为|是|:|约){0,2}$
    """,
    re.VERBOSE,
)
# 由0万元增加至0.80万元: the figure that a change begins with, whatever it is called.
_FROM = re.compile(r"(?:由|从)(?:原来?)?的?$")
_UP_TO = re.compile(
    r"[，,]?(?:逐步|大幅|相应)?(?:增|减|提|上|下|降|压)[加长少高升涨降低减缩]?(?:到|至|为)"
)


class BaseReader(FigureReader):
    """Keeps the figures of the year before, which the changes behind them are of."""

    __slots__ = ()

    def is_base(self, token: Token, where: int, words: str) -> bool:
        """Keep the figure of the year before: 较上年的9,500万元, 由上年的100万元.

        Returns:
            Whether the figure is one.
        """
        found = _BASE.search(words)
        if found is None:
            return self._is_from(token, where, words)
        if token.bare:
            return False
        before = words[: found.start()]
        topic = self._finder.continued()
        if clean(before):
            topic = self._finder.topic_of(where, before) if found["link"] else None
            self._said.sentence.pending = topic or self._said.sentence.pending
        elif not found["link"] and not found["last"] and not self._is_beside(found["year"]):
            return False
        if topic is None:
            return False
        past = evolve(
            topic,
            year=self._year_before(topic, found["year"]),
            measure=measure_of(words[found.start() :]) or topic.measure,
        )
        fact = self._builder.amount(past, token)
        self._said.index.add(evolve(fact, part_of=None, listed=None))
        comparing = self._said.comparing
        comparing.base = token.amount
        comparing.measure = measure_of(words[found.start() :])
        if comparing.comparison and comparing.comparison.against != LAST_YEAR:
            comparing.comparison = None  # 较年初预算减少1万元，较上年实际支出7.50万元增加….
        self._said.lead.passed(token.end)
        return True

    def _is_from(self, token: Token, where: int, words: str) -> bool:
        """Keep the figure that a change begins with: 公务接待费由0万元增加至0.80万元."""
        found = _FROM.search(words)
        if found is None or _UP_TO.match(self._said.line.text, token.end) is None:
            return False
        before = words[: found.start()]
        topic = self._finder.topic_of(where, before) if clean(before) else self._finder.continued()
        if topic is None:
            return False
        self._said.sentence.pending = topic
        self._said.comparing.base = token.amount
        self._said.lead.passed(token.end)
        return True

    def _year_before(self, topic: Topic, words: str) -> int | None:
        """The year that the words name, or the one before that of the topic."""
        compared = comparison_in(f"比{words}")
        if compared and compared.year:
            return compared.year
        year = self._resolver.year_of(topic)
        return None if year is None else year - 1

    def _is_beside(self, words: str) -> bool:
        """Whether a year that is only named is the one before: 2022年预算11.8万元，2021年12.39万元.

        This year's figure stands in front, in the same sentence.
        """
        fact, year = self._said.last_fact(), self._said.year
        if fact is None or year is None or fact.year != year or not self._said.said.ends:
            return False
        between = self._said.line.text[self._said.said.ends[-1][0] : self._said.lead.start]
        return year_of(words) == year - 1 and "。" not in between
