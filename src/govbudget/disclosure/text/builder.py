"""Makes facts: a topic, what it leaves open resolved, and the place of the figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from govbudget.disclosure.text.facts import (
    AmountFact,
    ChangeFact,
    CompletionFact,
    CountFact,
    ListFact,
    NothingFact,
    RateFact,
    ShareFact,
)
from govbudget.disclosure.text.naming import official
from govbudget.disclosure.text.topics import Topic

if TYPE_CHECKING:
    from govbudget.disclosure.text.discourse import Discourse
    from govbudget.disclosure.text.facts import ListedItem, Passage
    from govbudget.disclosure.text.kinds import Measure
    from govbudget.disclosure.text.resolution import Resolver
    from govbudget.disclosure.text.tokens import Token

__all__ = ["FactBuilder"]

_FUNCTION = "spending.function"


class FactBuilder:
    """Makes facts about topics.

    Args:
        discourse: what was said before.
        resolver: resolves what a topic leaves open.
    """

    __slots__ = ("_resolver", "_said")

    def __init__(self, discourse: Discourse, resolver: Resolver) -> None:
        self._said = discourse
        self._resolver = resolver

    def amount(self, topic: Topic, token: Token) -> AmountFact:
        """An amount, in the list that is open."""
        return self._amount(topic, token, self._resolver.measure_of(topic))

    def unmeasured(self, topic: Topic, token: Token) -> AmountFact:
        """An amount that is no figure of a budget, or of which that is not known."""
        return self._amount(topic, token, None)

    def _amount(self, topic: Topic, token: Token, measure: Measure | None) -> AmountFact:
        part_of = self._resolver.part_of(topic, measure)
        return AmountFact(
            self._topic(topic, token, measure, part_of),
            self._passage(token),
            token.amount,
            part_of=part_of,
            listed=self._said.lists.open.number,
            purpose=self._purpose(topic),
        )

    def spelt(self, topic: Topic, start: int, end: int) -> AmountFact:
        """An amount that is spelt in characters: its figure is not read."""
        return AmountFact(self._as_said(topic), self._said.line.passage(start, end))

    def change(self, topic: Topic, token: Token, **own: Any) -> ChangeFact:
        """A change; its own fields are given by their names."""
        return ChangeFact(*self._head(topic, token), purpose=self._purpose(topic), **own)

    def completion(self, topic: Topic, token: Token, **own: Any) -> CompletionFact:
        """How much of a budget was carried out; its own fields are given by their names."""
        head, purpose = self._head(topic, token), self._purpose(topic)
        return CompletionFact(*head, percent=token.value, purpose=purpose, **own)

    def share(self, topic: Topic, token: Token, whole: int | None, **own: Any) -> ShareFact:
        """A share of a whole, the number of whose fact is given."""
        about = self._topic(topic, token, self._resolver.measure_of(topic), whole)
        return self._share(about, token, whole, **own)

    def share_of_unknown(
        self, topic: Topic, token: Token, whole: int | None, **own: Any
    ) -> ShareFact:
        """A share of a whole, of an amount that was not understood."""
        return self._share(self._topic(topic, token, None, whole), token, whole, **own)

    def _share(self, topic: Topic, token: Token, whole: int | None, **own: Any) -> ShareFact:
        purpose = self._purpose(topic)
        return ShareFact(
            topic, self._passage(token), token.value, part_of=whole, purpose=purpose, **own
        )

    def rate(self, topic: Topic, token: Token) -> RateFact:
        """A rate of coverage."""
        return RateFact(self._topic(topic, token, None), self._passage(token), token.value)

    def count(self, topic: Topic, token: Token, **own: Any) -> CountFact:
        """A number of things; its own fields are given by their names."""
        head = (self._topic(topic, token, None), self._passage(token))
        return CountFact(*head, count=token.value, counter=token.counter, **own)

    def list_(self, topic: Topic, span: tuple[int, int], items: tuple[ListedItem, ...]) -> ListFact:
        """A list of names, which may be that of an amount."""
        about = self._resolver.amount_of(topic)
        return ListFact(self._as_said(topic), self._said.line.passage(*span), items, about)

    def nothing(self, topic: Topic, span: tuple[int, int], tables: tuple[str, ...]) -> NothingFact:
        """A statement that there is none."""
        return NothingFact(self._as_said(topic), self._said.line.passage(*span), tables)

    def _head(self, topic: Topic, token: Token) -> tuple[Topic, Passage]:
        measure = self._resolver.measure_of(topic)
        return self._topic(topic, token, measure), self._passage(token)

    def _passage(self, token: Token) -> Passage:
        return self._said.line.passage(token.start, token.end)

    def _topic(
        self, topic: Topic, token: Token, measure: Measure | None, part_of: int | None = None
    ) -> Topic:
        """The topic of a figure, with what its words leave open."""
        beside = self._resolver.fund_beside(topic, token)
        scope = beside or self._resolver.scope_of(topic, part_of)
        return evolve(self._as_said(topic), scope=scope, measure=measure)

    def _as_said(self, topic: Topic) -> Topic:
        """The topic of a statement without a figure: its measure only where the words say it."""
        return Topic(
            topic.subject,
            self._resolver.scope_of(topic),
            topic.measure,
            official(topic.label),
            topic.code,
            self._resolver.year_of(topic),
        )

    def _purpose(self, topic: Topic) -> str:
        return self._said.said.aim if topic.subject == _FUNCTION else ""
