"""The facts that were made so far, and what can be looked up in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.text.kinds import FactKind, Measure, Scope

if TYPE_CHECKING:
    from govbudget.disclosure.text.facts import Fact
    from govbudget.disclosure.text.topics import Topic

__all__ = ["FactIndex"]

_FUNCTION = "spending.function"


class FactIndex:
    """The facts of a document, and the last ones on each topic.

    Args:
        year: the year of the document.
    """

    __slots__ = ("_function", "_latest", "_year", "facts", "last_count", "vehicles")

    def __init__(self, year: int | None = None) -> None:
        #: The facts, in the order of the text.
        self.facts: list[Fact] = []
        #: The last count.
        self.last_count: Fact | None = None
        #: The number of the count of vehicles that the kinds behind it are parts of.
        self.vehicles: int | None = None
        self._year = year
        # The last amount with some subject, scope, measure, code and year, and with fewer of them.
        self._latest: dict[tuple[object, ...], int] = {}
        self._function: int | None = None

    def __getitem__(self, number: int) -> Fact:
        """A fact by its number."""
        return self.facts[number]

    def add(self, fact: Fact, *, aside: bool = False) -> int:
        """Keep a fact, and give its number.

        Args:
            fact: the fact.
            aside: whether it is of another body, and nothing else speaks of it.
        """
        index = len(self.facts)
        self.facts.append(fact)
        if fact.subject in {"vehicles", "vehicles_purchase"}:
            self.vehicles = index
        if fact.kind is FactKind.AMOUNT and not aside:
            self._latest[fact.same] = index
            # A share is taken of this year's figure, though last year's is the last that was named.
            if fact.year in {None, self._year}:
                self._latest[fact.subject, fact.scope] = index
                self._latest[fact.subject, "", fact.measure] = index
            self._function = index if fact.subject == _FUNCTION else self._function
        return index

    def latest(self, topic: Topic) -> int | None:
        """The last amount that is about a topic."""
        key = (topic.subject, topic.scope, topic.measure, topic.code, topic.year)
        return self._latest.get(key)

    def latest_of_scope(self, subject: str, scope: Scope) -> int | None:
        """The last amount of this year with a subject and a scope."""
        return self._latest.get((subject, scope))

    def latest_of_measure(self, subject: str, measure: Measure | None) -> int | None:
        """The last amount of this year with a subject and a measure."""
        return self._latest.get((subject, "", measure))

    def set_purpose(self, what: str, paragraph: int) -> None:
        """Say what the money of the last item of a paragraph is for."""
        if self._function is not None:
            fact = self.facts[self._function]
            if fact.paragraph == paragraph and not fact.purpose:
                self.facts[self._function] = fact.with_(purpose=what)
