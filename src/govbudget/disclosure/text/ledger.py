"""The facts that were made so far, and what can be looked up in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from govbudget.disclosure.text.facts import Fact, Passage, record_of
from govbudget.disclosure.text.kinds import Kind, Measure, Scope
from govbudget.disclosure.text.labels import named
from govbudget.disclosure.text.naming import official, procured
from govbudget.disclosure.text.plain import plain
from govbudget.disclosure.text.sentences import sentence_at
from govbudget.disclosure.text.subjects import PARTS_OF, WITH_SCOPE, may_contain
from govbudget.disclosure.text.topics import Topic

if TYPE_CHECKING:
    from govbudget.disclosure.text.identity import Identity
    from govbudget.disclosure.text.plain import Plain
    from govbudget.disclosure.text.tokens import Figure

__all__ = ["NO_LIST", "Ledger", "Parent", "topic_from"]

_LONGEST_LABEL = 80
_FUNCTION = "spending.function"
_CARRIED = ("carry_over", "carry_out")
# The money of a fund of its own, whose carry-over may be named beside it.
_FUNDS = (Scope.GENERAL, Scope.GOVERNMENT_FUND, Scope.STATE_CAPITAL, Scope.SPECIAL_ACCOUNT)
# Figures of the whole body where the words do not name the money: 收支总预算, 本年支出合计.
_WHOLE = ("total", "revenue", "spending", "spending.total", "spending.current")


@frozen(slots=True)
class Parent:
    """A list of parts that is open.

    Attributes:
        whole: the number of the fact that they are parts of; None where it is not sure.
        number: the number of the list.
        since: the last amount when it was opened.
    """

    whole: int | None
    number: int | None
    since: int | None


#: No list is open.
NO_LIST = Parent(None, None, None)


def topic_from(fact: Fact) -> Topic:
    """What a fact is about."""
    return fact.topic


class Ledger:
    """The facts, the headings above the paragraph, and the paragraph itself."""

    __slots__ = (
        *("body", "facts", "heading_scope", "identity", "number", "open_list", "page", "path"),
        *("plain", "purpose_text", "text", "topic", "vehicles", "year", "_function", "_latest"),
    )

    def __init__(self, identity: Identity) -> None:
        self.identity = identity
        #: The name of the body as it stands in plain text.
        self.body = plain(identity.unit_name).text
        self.facts: list[Fact] = []
        # The last amount with some subject, scope, measure, code and year, and with fewer of them.
        self._latest: dict[tuple[object, ...], int] = {}
        self._function: int | None = None
        #: The count of vehicles that the kinds behind it are parts of.
        self.vehicles: int | None = None
        self.path: tuple[str, ...] = ()
        self.heading_scope = Scope.NONE
        self.open_list = NO_LIST
        self.number = 0
        self.page: int | None = None
        self.plain: Plain
        self.text = ""
        #: The number of the last amount of the paragraph.
        self.topic: int | None = None
        self.purpose_text = ""
        #: The year that the sentence names.
        self.year: int | None = None

    # What is known.

    @property
    def edition(self) -> int | None:
        """The year whose names are used."""
        return self.identity.year

    def topic_fact(self) -> Fact | None:
        """The last amount of the paragraph."""
        return None if self.topic is None else self.facts[self.topic]

    def year_of(self, topic: Topic) -> int | None:
        """The year of a figure."""
        return topic.year or self.year or self.identity.year

    def default_measure(self) -> Measure | None:
        """Which figure is meant where the words do not say: that of the document."""
        kinds = {"budget": Measure.BUDGET, "final account": Measure.FINAL}
        return kinds.get(self.identity.kind)

    def measure_for(self, topic: Topic) -> Measure | None:
        """Which figure of a topic is meant; in a budget, 年初预算 of its year is the budget."""
        if topic.subject.startswith("assets"):
            return None  # they are neither planned nor spent
        default = self.default_measure()
        own = default is Measure.BUDGET and self.year_of(topic) == self.identity.year
        if own and topic.measure is Measure.INITIAL:
            return default
        return topic.measure or default

    def scope_for(self, topic: Topic, part_of: int | None) -> Scope:
        """Which money a figure covers."""
        if topic.subject not in WITH_SCOPE:
            return Scope.NONE
        if topic.scope:
            return topic.scope
        whole = Scope.NONE if part_of is None else self.facts[part_of].scope
        if topic.subject in _WHOLE or topic.subject.startswith("revenue."):
            return whole or self.heading_scope or Scope.ALL
        if whole:
            return whole
        before = self.topic_fact()
        opened = self.open_list
        if opened.number is not None and opened.whole is None and opened.since == self.topic:
            # 收入包括：…；支出包括：…: what stands before the list says nothing of what is in it.
            before = None
        return (before.scope if before else Scope.NONE) or self.heading_scope

    def _beside(self, topic: Topic, figure: Figure) -> Scope:
        """The fund whose own figure alone stands before its carry-over: 基金拨款…、上年结转….

        Empty where the words name the money, or where the clause has figures of others.
        """
        if topic.subject not in _CARRIED or topic.scope:
            return Scope.NONE
        begin = max(self.text.rfind(mark, 0, figure.start) for mark in ";:。") + 1
        first = self.plain.span(begin, begin + 1)[0]
        before = [
            fact
            for fact in reversed(self.facts)
            if fact.paragraph == self.number and fact.kind is Kind.AMOUNT and fact.span[0] >= first
        ]
        own = before[0].scope if len(before) == 1 else Scope.NONE
        return own if own in _FUNDS else Scope.NONE

    def amount_of(self, topic: Topic, *, near: bool = False) -> int | None:
        """The last amount that is about a topic; with ``near`` one below the same heading."""
        measure = self.measure_for(topic)
        scope, year = self.scope_for(topic, None), self.year_of(topic)
        found = self._latest.get((topic.subject, scope, measure, topic.code, year))
        if near and found is not None and self.facts[found].chapter != self.path:
            return None
        return found

    def whole_of(self, words: str) -> int | None:
        """The amount that a share is taken of: 占本年支出合计的."""
        bare = words.replace('"', "")
        label = named(bare, self.body)
        subject = procured(bare) or (label.subject if label else "")
        scope = label.scope if label else Scope.NONE
        if subject in WITH_SCOPE:
            scope = scope or Scope.ALL
        found = self._latest.get((subject, scope))
        # 总支出预算 is the 支出预算, where the text has no other total.
        return self._latest.get((subject.removesuffix(".total"), scope)) if found is None else found

    def subject_named(self, words: str) -> str:
        """The subject that some words name; empty where they name none."""
        label = named(words.replace('"', ""), self.body)
        return label.subject if label else ""

    def with_budget(self, fact: Fact, against: str) -> Fact:
        """A fact with the budget figure of its subject, in its paragraph, as its base."""
        wanted: tuple[str, ...] = (against,)
        if against == Measure.BUDGET:
            wanted = (Measure.BUDGET, Measure.REVISED, Measure.INITIAL)
        for measure in wanted:
            found = self._latest.get((fact.subject, fact.scope, measure, fact.code, fact.year))
            if found is not None and self.facts[found].paragraph == self.number:
                return fact.with_(base=self.facts[found].amount)
        return fact

    # Facts.

    def fact(self, kind: Kind, topic: Topic, figure: Figure, **more: Any) -> Fact:
        """A fact about a topic, with a figure."""
        part_of = more.pop("part_of", None)
        measure = more.pop("measure", self.measure_for(topic))
        if kind is Kind.AMOUNT:
            part_of = self._part_of(topic, measure)
            more["listed"] = self.open_list.number
        if kind in {Kind.AMOUNT, Kind.SHARE, Kind.COUNT}:
            more["part_of"] = part_of
        if topic.subject == _FUNCTION:
            more["purpose"] = self.purpose_text
        made = self.at(kind, topic, figure.start, figure.end)
        scope = self._beside(topic, figure) or self.scope_for(topic, part_of)
        return made.with_(scope=scope, measure=measure, **more)

    def at(self, kind: Kind, topic: Topic, start: int, end: int) -> Fact:
        """A fact about a topic, at a place of the paragraph."""
        about = Topic(
            topic.subject,
            self.scope_for(topic, None),
            topic.measure,
            official(topic.label),
            topic.code,
            self.year_of(topic),
        )
        quote = self.plain.quote(*sentence_at(self.text, start, end))
        where = Passage(self.number, self.plain.span(start, end), quote, self.path, self.page)
        return record_of(kind)(about, where)

    def add(self, fact: Fact) -> int:
        """Keeps a fact, and gives its number."""
        index = len(self.facts)
        self.facts.append(fact)
        if fact.subject in {"vehicles", "vehicles_purchase"}:
            self.vehicles = index
        if fact.kind is Kind.AMOUNT:
            self._latest[fact.same] = index
            # A share is taken of this year's figure, though last year's is the last that was named.
            if fact.year in {None, self.identity.year}:
                self._latest[fact.subject, fact.scope] = index
                self._latest[fact.subject, "", fact.measure] = index
            self._function = index if fact.subject == _FUNCTION else self._function
        return index

    def span(self, figure: Figure) -> tuple[int, int]:
        """Where a figure stands in the printed paragraph."""
        return self.plain.span(figure.start, figure.end)

    def printed(self, start: int, end: int) -> str:
        """A piece of the paragraph as printed, without blanks."""
        return "".join(self.plain.quote(max(start, end - _LONGEST_LABEL), end).split())

    def set_purpose(self, what: str) -> None:
        """What the money of the last item of the paragraph is for."""
        self.purpose_text = what
        if self._function is not None:
            fact = self.facts[self._function]
            if fact.paragraph == self.number and not fact.purpose:
                self.facts[self._function] = fact.with_(purpose=what)

    def _part_of(self, topic: Topic, measure: Measure | None) -> int | None:
        """The figure that an amount is a part of."""
        above = self.open_list.whole
        if above is not None and not may_contain(self.facts[above].subject, topic.subject):
            return None
        usual = PARTS_OF.get(topic.subject)
        if usual and (above is None or self.facts[above].subject != usual):
            found = self._latest.get((usual, "", measure))
            if found is not None and self.facts[found].chapter[:1] == self.path[:1]:
                return found
            return above
        if above is None or self.facts[above].measure == measure:
            return above
        # 年初预算 of an item is a part of the 年初预算 above it, not of the 决算.
        whole = self.facts[above]
        found = self._latest.get((whole.subject, whole.scope, measure, whole.code, whole.year))
        same = found is not None and self.facts[found].paragraph == whole.paragraph
        return found if same else None
