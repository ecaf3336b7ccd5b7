"""What the words in front of a figure mean, with what was said before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.disclosure.text.context import PURPOSE, REASON, Context, clean
from govbudget.disclosure.text.kinds import Measure
from govbudget.disclosure.text.labels import involved, measure_of, named, tail_only, year_of
from govbudget.disclosure.text.ledger import topic_from
from govbudget.disclosure.text.names import without_aims
from govbudget.disclosure.text.naming import procured, topic_in
from govbudget.disclosure.text.sentences import clauses, sentence_at
from govbudget.disclosure.text.topics import Topic
from govbudget.tables.lexicon.totals import TOTAL

if TYPE_CHECKING:
    from govbudget.disclosure.text.facts import Fact
    from govbudget.disclosure.text.tokens import Figure

__all__ = ["Meaning"]

_PROJECT = re.compile(r"项目(?:经费|支出|预算)?.{0,4}(?:情况|说明|概述|概况)|年度预算安排")
_SUMMED = re.compile(rf"(?:共计?|累计|一共|{TOTAL})(?:支出|开支|花费)(?:经费|金额|资金)?")
_RECEIVED = re.compile(
    r"国内(?:公务)?接待|外[宾事]接待|国\(境\)外(?:公务)?接待|因公出国\(境\)|公务接待"
)
_BARE_FINAL = re.compile(r"(?:收入|支出)决算数?为?")
# What is counted together with the money that it takes.
_COSTLY = frozenset(
    {"vehicles_purchase", "equipment_purchase"}
    | {f"performance.{what}" for what in ("targets", "goals", "tracking")}
    | {"performance.self_evaluation", "performance.evaluation"}
)
_FAMILIES = {"spending.function": "functional", "spending.economic": "economic"}
_FUNCTION = "spending.function"
_LISTED = frozenset({"spending.personnel", "spending.public"})
_CLASS_DIGITS = 3
_PROCURED_LEAD = 120


class Meaning(Context):
    """Finds what a figure is about."""

    __slots__ = ()

    def topic_of(self, where: int, words: str) -> Topic | None:
        """What the words in front of a figure are about; None where that is not sure."""
        bare = clean(words)
        end = where + len(words)
        if subject := procured(self.text[max(self.lead_from, where - _PROCURED_LEAD) : end]):
            return Topic(subject, measure=measure_of(bare), label=self.printed(where, end))
        if involved(bare):
            return self._cost(bare)
        if tail_only(bare) and self._follows(bare):
            topic = self.continued()
            measure = measure_of(bare) or self.default_measure()
            return topic and topic.measured(measure).in_year(year_of(bare))
        if _SUMMED.fullmatch(bare):
            return self._received(where)
        if _BARE_FINAL.fullmatch(bare):
            return None  # of an item whose path was not read; not the spending as a whole
        return self._named(bare)

    def _received(self, where: int) -> Topic | None:
        """国内公务接待25批次，180人次，共计支出2万元: what was counted, and not the spending."""
        lead = self.text[sentence_at(self.text, where, where)[0] : where].replace('"', "")
        found = _RECEIVED.search(lead)
        label = None if found is None else named(found[0])
        return None if label is None else Topic(label.subject, label=found[0] if found else "")

    def _named(self, bare: str) -> Topic | None:
        topic = topic_in(bare, self.edition, self.family, self.body)
        if topic is not None and self._is_of_item(topic):
            return self.item and self.item.measured(topic.measure).in_year(topic.year)
        counts = self._counts()
        if topic is not None and topic.subject == "appropriation" and counts is not None:
            return Topic(f"{counts.subject}.funds", label=topic.label)
        if topic is not None and len(topic.code) == _CLASS_DIGITS:
            self.family = _FAMILIES[topic.subject]
        return topic

    def _is_of_item(self, topic: Topic) -> bool:
        """Whether 支出合计 behind a path of names is that of its item: 检察（款）：预算支出合计."""
        bare = topic.subject == "spending" and not topic.scope and self.topic is None
        return bare and self.item is not None and self.item.subject == _FUNCTION

    def _cost(self, words: str) -> Topic | None:
        """涉及资金768.66万元: of what was counted just now."""
        counts = self._counts()
        if counts is None:
            return None
        part = ".funds" if "一般公共" in words or "财政拨款" in words else ""
        return Topic(counts.subject + part, measure=measure_of(words), label=words)

    def _counts(self) -> Fact | None:
        """What the paragraph counted last, if it says what such things cost."""
        counts = self.last_count
        here = counts is not None and counts.paragraph == self.number
        return counts if here and counts is not None and counts.subject in _COSTLY else None

    def _follows(self, words: str) -> bool:
        """Whether 支出决算为 means that of what was named before, and not the spending."""
        if ("收入" not in words and "支出" not in words) or self.item is not None:
            return True
        fact = self.topic_fact()
        if fact is None or fact.subject.split(".")[0] in {"total", "revenue"}:
            return False
        return measure_of(words) not in {None, Measure.BUDGET} or "为" in words

    def continued(self) -> Topic | None:
        """What a figure without a name of its own is about."""
        fact = self.topic_fact()
        if self.pending is not None:
            return self.pending
        if self.unknown is not None:
            return None  # what follows a figure is said of it, and not of the one before
        if fact is not None:
            return topic_from(fact)
        return self.item or (None if self.mark.level else self.heading_topic)

    def explaining(self, figure: Figure, words: str, *, changes: bool) -> bool:
        """Whether the figure explains another one: it stands in a reason or a purpose."""
        self.reason = self.reason or REASON.search(words) is not None
        aim = PURPOSE.search(without_aims(words, self.edition))
        self.purpose = self.purpose or aim is not None
        if not self.reason:
            return self.purpose
        fresh = self.text[self.lead_from - 1 : self.lead_from] == ";"
        if fresh and not changes and self.topic_of(figure.start - len(words), words) is not None:
            self.reason = False
        return self.reason

    def in_project(self) -> bool:
        """Whether the text here speaks of single projects."""
        counts = self._counts()
        among = counts is not None and counts.subject.startswith("performance")
        return among or any(_PROJECT.search(title) for title in self.path)

    def owner_of_list(self, opened: int) -> Topic | None:
        """What a list of names is a list of."""
        before = [(end, index) for end, index in self.ends if end <= opened]
        if before:
            end, index = before[-1]
            fact = self.facts[index]
            if "。" not in self.text[end:opened] and fact.subject in _LISTED:
                return topic_from(fact)
        words = clauses(self.text, self.mark.end, opened)[-1][1]
        label = named(clean(words), self.body)
        if label is None or label.subject not in _LISTED:
            return None
        return Topic(label.subject, label.scope, label.measure, words, year=label.year)
