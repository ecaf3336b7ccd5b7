"""What the words in front of a figure are about, with what was said before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.disclosure.text.comparing import LAST_YEAR, comparison_in
from govbudget.disclosure.text.grammar import clean, says_reason
from govbudget.disclosure.text.kinds import EXPLANATION, Measure
from govbudget.disclosure.text.labels import involved, measure_of, named, tail_only, year_of
from govbudget.disclosure.text.naming import procured
from govbudget.disclosure.text.sentences import clauses, sentence_at
from govbudget.disclosure.text.topics import Topic
from govbudget.tables.lexicon.numerals import NUMERAL
from govbudget.tables.lexicon.totals import TOTAL

if TYPE_CHECKING:
    from govbudget.disclosure.text.comparing import ChangeVerb
    from govbudget.disclosure.text.discourse import Discourse
    from govbudget.disclosure.text.facts import Fact
    from govbudget.disclosure.text.grammar import Grammar
    from govbudget.disclosure.text.resolution import Resolver
    from govbudget.disclosure.text.tokens import Token

__all__ = ["TopicFinder"]

_PROJECT = re.compile(r"项目(?:经费|支出|预算)?.{0,4}(?:情况|说明|概述|概况)|年度预算安排")
_A_PROJECT = re.compile(r"(?:其中:?)?(?!.*(?:支出|采购|类|个)项目).{2,30}(?:项目|工程)")
_COMPLETES = re.compile(r"完成了?(?:20\d\d年度?)?(?:年初|全年|调整|本年|年度)?预算(?:安排)?数?的?")
_SPENT = re.compile(
    r"(?:20\d\d年度?|本年度?|当年|全年)?(?:实际)?(?:支出)?(?:决算|执行|完成)(?:数|支出|金额)?(?:为|是)?"
)
_ENUMERATED = re.compile(rf"其?{NUMERAL}(?:是|、)?|同时|另外|此外|以及")
_SUMMED = re.compile(rf"(?:共计?|累计|一共|{TOTAL})(?:支出|开支|花费)(?:经费|金额|资金)?")
_RECEIVED = re.compile(
    r"国内(?:公务)?接待|外[宾事]接待|国\(境\)外(?:公务)?接待|因公出国\(境\)|公务接待"
)
_BARE_FINAL = re.compile(r"(?:(?:收入|支出)决算|决算支出|实际支出)数?为?")
_THIS_YEAR = re.compile(r"(?:其中)?(?:本年|今年|当年)")
_TOTAL = re.compile(rf"(?:{TOTAL})(?:为)?")
# Whose figure of last year is named in front of this year's: 上年会议费预算10.00万元.
_LAST_YEAR = re.compile(r"(?:上年度?|上一年度?|去年)(?!结)")
# A figure that is compared right behind it is one of the budget, whatever it is called.
_COMPARED = re.compile(r"，?(?:同比|相?[比较]|与)(?:上年|去年|20\d\d年)")
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


class TopicFinder:
    """Finds what a figure is about.

    Args:
        discourse: what was said before.
        grammar: reads the words.
        resolver: says which earlier figure is meant.
    """

    __slots__ = ("_grammar", "_resolver", "_said")

    def __init__(self, discourse: Discourse, grammar: Grammar, resolver: Resolver) -> None:
        self._said = discourse
        self._grammar = grammar
        self._resolver = resolver

    def topic_of(self, where: int, words: str) -> Topic | None:
        """What the words in front of a figure are about; None where that is not sure."""
        bare = clean(words)
        line, end = self._said.line, where + len(words)
        lead = line.text[max(self._said.lead.since, where - _PROCURED_LEAD) : end]
        if subject := procured(lead):
            return Topic(subject, measure=measure_of(bare), label=line.printed(where, end))
        if involved(bare):
            return self._cost(bare)
        if _TOTAL.fullmatch(bare) and self._sums():
            return None
        if tail_only(bare) and self._follows(bare):
            topic = self.continued()
            measure = measure_of(bare) or self._resolver.default_measure()
            return topic and topic.measured(measure).in_year(year_of(bare))
        if _SUMMED.fullmatch(bare):
            return self._received(where)
        # 支出决算 of an item whose path was not read is not the spending as a whole.
        return None if _BARE_FINAL.fullmatch(bare) else self._named_in_year(bare)

    def _named_in_year(self, bare: str) -> Topic | None:
        """What words name, which may begin with 上年."""
        topic, year = self._named(bare), self._said.year
        last = _LAST_YEAR.match(bare)
        if topic is None and last is not None and year is not None:
            topic = self._named(bare[last.end() :])
            return topic and topic.in_year(year - 1)
        this = topic is not None and topic.year is None and _THIS_YEAR.match(bare) is not None
        return topic.in_year(year) if topic is not None and this else topic

    def _sums(self) -> bool:
        """Whether 合计 behind several figures of a sentence is their sum, not the last again."""
        text, ends = self._said.line.text, self._said.said.ends[-2:]
        return len(ends) > 1 and "。" not in text[ends[0][0] : self._said.lead.since]

    def _received(self, where: int) -> Topic | None:
        """国内公务接待25批次，180人次，共计支出2万元: what was counted, and not the spending."""
        text = self._said.line.text
        lead = text[sentence_at(text, where, where)[0] : where].replace('"', "")
        found = _RECEIVED.search(lead)
        label = None if found is None else named(found[0])
        return None if label is None else Topic(label.subject, label=found[0] if found else "")

    def _named(self, bare: str) -> Topic | None:
        said = self._said.said
        topic = self._grammar.topic(bare, said.family)
        if topic is not None and self._is_of_item(topic):
            return said.item and said.item.measured(topic.measure).in_year(topic.year)
        counts = self._counts()
        if topic is not None and topic.subject == "appropriation" and counts is not None:
            return Topic(f"{counts.subject}.funds", label=topic.label)
        if topic is not None and len(topic.code) == _CLASS_DIGITS:
            said.family = _FAMILIES[topic.subject]
        return topic

    def _is_of_item(self, topic: Topic) -> bool:
        """Whether 支出合计 behind a path of names is that of its item: 检察（款）：预算支出合计."""
        said = self._said.said
        bare = topic.subject == "spending" and not topic.scope and said.last is None
        return bare and said.item is not None and said.item.subject == _FUNCTION

    def _cost(self, words: str) -> Topic | None:
        """涉及资金768.66万元: of what was counted just now."""
        counts = self._counts()
        if counts is None:
            return None
        part = ".funds" if "一般公共" in words or "财政拨款" in words else ""
        return Topic(counts.subject + part, measure=measure_of(words), label=words)

    def _counts(self) -> Fact | None:
        """What the paragraph counted last, if it says what such things cost."""
        counts = self._said.index.last_count
        if counts is None or counts.paragraph != self._said.line.number:
            return None
        return counts if counts.subject in _COSTLY else None

    def _follows(self, words: str) -> bool:
        """Whether 支出决算为 means that of what was named before, and not the spending."""
        if ("收入" not in words and "支出" not in words) or self._said.said.item is not None:
            return True
        fact = self._said.last_fact()
        if fact is None or fact.subject.split(".")[0] in {"total", "revenue"}:
            return False
        return measure_of(words) not in {None, Measure.BUDGET} or "为" in words

    def continued(self) -> Topic | None:
        """What a figure without a name of its own is about."""
        if self._said.sentence.pending is not None:
            return self._said.sentence.pending
        if self._said.sentence.unknown is not None or self._is_of_a_project():
            return None  # what follows a figure is said of it, and not of the one before
        fact = self._said.last_fact()
        if fact is not None:
            return fact.topic
        line = self._said.line
        return self._said.said.item or (None if line.mark.level else line.heading.topic)

    def _is_of_a_project(self) -> bool:
        """Whether a project was named since the last figure: 甲项目，年初预算30万元."""
        text, lead = self._said.line.text, self._said.lead
        start = max(sentence_at(text, lead.start, lead.start)[0], lead.since)
        return any(_A_PROJECT.fullmatch(words) for _, words in clauses(text, start, lead.start))

    def explains(self, token: Token, words: str, *, changes: bool) -> bool:
        """Whether the figure explains another one: it stands in a reason or a purpose."""
        sentence, since = self._said.sentence, self._said.lead.since
        sentence.reason = sentence.reason or says_reason(words)
        sentence.purpose = self._grammar.says_purpose(words) or sentence.purpose
        if not sentence.reason:
            return sentence.purpose
        text = self._said.line.text
        fresh = text[since - 1 : since] == ";" and not changes
        if fresh and (
            _COMPARED.match(text, token.end)
            or self.topic_of(token.start - len(words), words) is not None
        ):
            sentence.reason = False
        return sentence.reason

    def compares_again(self, words: str, change: ChangeVerb | None) -> None:
        """What money is for ends where it is compared: 主要用于培训支出，比上年增加2万元."""
        bare = clean(words)
        if change is None and (_COMPLETES.fullmatch(bare) or _SPENT.fullmatch(bare)):
            self._said.sentence.purpose = False  # 主要用于接待，支出决算为3万元，完成预算的85%
        comparison = None if change is None else comparison_in(words)
        if comparison is not None and not comparison.start:
            self._said.sentence.purpose = False
        if comparison is not None and self._said.sentence.reason:
            last_year = comparison.against == LAST_YEAR and not comparison.start
            beside = (last_year and self._said.explains_budget()) or self._is_beside_reason(
                words[: comparison.start]
            )
            self._said.sentence.reason = not beside

    def _is_beside_reason(self, words: str) -> bool:
        """Whether a comparison stands behind a reason: …，原因是人员增加；项目支出比上年减少2万元.

        A reason with figures of its own may go on with more of them, and so may a numbered one.
        """
        text, since, facts = self._said.line.text, self._said.lead.since, self._said.index.facts
        if text[since - 1 : since] != ";" or (facts and self._is_reason_given(facts[-1])):
            return False
        bare = clean(words)
        return not bare or (not _ENUMERATED.match(bare) and self._named(bare) is not None)

    def _is_reason_given(self, fact: Fact) -> bool:
        """Whether a figure stands in the reason that the paragraph gives."""
        return fact.subject == EXPLANATION and fact.paragraph == self._said.line.number

    def in_project(self) -> bool:
        """Whether the text here speaks of single projects."""
        counts = self._counts()
        among = counts is not None and counts.subject.startswith("performance")
        return among or any(map(_PROJECT.search, self._said.line.heading.path))

    def owner_of_list(self, opened: int) -> Topic | None:
        """What a list of names is a list of."""
        line = self._said.line
        before = [(end, number) for end, number in self._said.said.ends if end <= opened]
        if before:
            end, number = before[-1]
            fact = self._said.index[number]
            between = line.text[end:opened]
            # 人员经费76.70万元。主要包括：…: the sentence begins with the list itself.
            if fact.subject in _LISTED and ("。" not in between or between == "。"):
                return fact.topic
        words = clauses(line.text, line.mark.end, opened)[-1][1]
        label = named(clean(words), self._said.body)
        if label is None or label.subject not in _LISTED:
            return None
        return Topic(label.subject, label.scope, label.measure, words, year=label.year)
