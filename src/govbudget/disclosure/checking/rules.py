"""How a rule that is a function is written: it looks at a disclosure and says what it sees."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import Factory, define, field

from govbudget.base.messages import NOTHING, Message, catalogue
from govbudget.disclosure.analysis.context import Context
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import (
    FailedElsewhere,
    Found,
    Held,
    NotApplicable,
    NotDeterminable,
)
from govbudget.disclosure.checks.records import Group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import TypeAlias

    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.checks.records import Figure, Place
    from govbudget.disclosure.document import Disclosure
    from govbudget.reconciling.findings import Severity

    Rule: TypeAlias = type[Check]

__all__ = ["Look", "rule"]

# What these compare has to be of one budget.
_MATCHED = {Group.ACROSS, Group.TEXT_TABLE, Group.TEXT, Group.YEARS, Group.THREE_PUBLIC}


@cache
def _by_chinese() -> Mapping[str, Message]:
    """The messages of reasons and regulations by what they say in Chinese."""
    names = ("reasons", "regulations")
    return {said["zh"]: Message(id_) for name in names for id_, said in catalogue(name).items()}


def said_in_both(text: Message | str) -> Message:
    """A reason or a regulation as a message; one that stands in no catalogue in Chinese only.

    Args:
        text: the message, or its sentence in Chinese.
    """
    if isinstance(text, Message):
        return text
    return _by_chinese().get(text) or Message.written(text, text)


@define
class Look:
    """One rule at work on one document: it counts what was compared, and keeps what was found."""

    rule: str
    disclosure: Disclosure
    context: Context = field(
        default=Factory(lambda self: Context(self.disclosure), takes_self=True)
    )
    compared: int = 0
    findings: list[Found] = field(factory=list)
    missing: list[Message] = field(factory=list)
    absent: Message = NOTHING
    elsewhere: int = 0

    def held(self, count: int = 1) -> None:
        """So many comparisons hold."""
        self.compared += count

    def found(  # noqa: PLR0913  all that a finding has
        self,
        severity: Severity,
        message: str,
        message_en: str,
        *,
        figures: Iterable[Figure] = (),
        places: Iterable[Place] = (),
        mend: str = "",
        mend_en: str = "",
    ) -> None:
        """A comparison does not hold."""
        self.compared += 1
        said, fix = Message.written(message, message_en), Message.written(mend, mend_en or mend)
        self.findings.append(Found(severity, said, figures=figures, places=places, fix=fix))

    def failed_elsewhere(self, count: int) -> None:
        """So many comparisons do not hold for a cause that another rule tells."""
        self.compared += count
        self.elsewhere += count

    def not_applicable(self, reason: Message | str) -> None:
        """The document has nothing that the rule is about."""
        self.absent = said_in_both(reason)

    def not_determinable(self, reason: Message | str) -> None:
        """Something cannot be compared, and why."""
        self.missing.append(said_in_both(reason))

    def outcomes(self) -> Iterator[Outcome]:
        """What the rule has said so far."""
        yield Held(self.compared - len(self.findings) - self.elsewhere)
        yield from self.findings
        yield FailedElsewhere(self.elsewhere)
        for reason in self.missing:
            yield NotDeterminable(reason)
        if self.absent:
            yield NotApplicable(self.absent)


class _OfFunction(Check):
    """A rule that is a function."""

    id = "function.rule"
    look: Callable[[Look], None]

    def check(self, context: Context) -> Iterator[Outcome]:
        look = Look(self.id, context.disclosure, context)
        try:
            type(self).look(look)
        finally:
            yield from look.outcomes()


def rule(
    id: str,  # noqa: A002  the word that reports use
    group: Group,
    title: str,
    title_en: str,
    source: str = "",
) -> Callable[[Callable[[Look], None]], Rule]:
    """Make a rule of a function."""

    def make(function: Callable[[Look], None]) -> Rule:
        of_function = {
            "id": id,
            "group": group,
            "title": Message.written(title, title_en),
            "basis": staticmethod(
                lambda: tuple(map(said_in_both, source.split("; "))) if source else ()
            ),
            "needs": frozenset({Need.ONE_BUDGET} if group in _MATCHED else ()),
            "look": staticmethod(function),
        }
        return type(id, (_OfFunction,), of_function)

    return make
