"""One rule at work on one document: what it yields is counted and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from govbudget.base.messages import Message
from govbudget.disclosure.checks.outcomes import (
    FailedElsewhere,
    Found,
    Held,
    NotApplicable,
    NotDeterminable,
)
from govbudget.disclosure.checks.records import CheckFinding, RuleResult, State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.disclosure.checks.base import Check

__all__ = ["MISHAPS", "Run"]

#: What a rule may raise at a document that nobody foresaw.
MISHAPS = (ArithmeticError, LookupError, ValueError, TypeError, AssertionError)


@define
class Run:
    """What a rule has said of a document so far.

    Attributes:
        rule: the rule.
        held: how many comparisons hold.
        failed: how many do not, for a cause that this rule tells.
        elsewhere: how many do not for a cause that another rule tells.
        open: how many could not be made.
        findings: what was found.
        missing: why something could not be compared.
        idle: why nothing could be compared, told where that is so.
        absent: what the document does not have.
        is_broken: whether the rule could not be worked out.
    """

    rule: type[Check]
    held: int = 0
    failed: int = 0
    elsewhere: int = 0
    open: int = 0
    findings: list[CheckFinding] = field(factory=list)
    missing: list[Message] = field(factory=list)
    idle: list[Message] = field(factory=list)
    absent: Message | None = None
    is_broken: bool = False

    def take(self, outcome: object) -> None:
        """Count and keep what the rule yields.

        Raises:
            TypeError: it is nothing that a rule may yield.
        """
        # Of ten outcomes eight are of this kind.
        if type(outcome) is Held:
            self.held += outcome.count
            return
        match outcome:
            case Found(severity, said):
                self.failed += outcome.count
                where = (outcome.figures, outcome.places)
                found = CheckFinding(
                    self.rule.id, severity, said, "", *where, outcome.fix, mends=outcome.mends
                )
                self.findings.append(found)
            case FailedElsewhere(count):
                self.elsewhere += count
            case NotApplicable(reason):
                self.absent = self.absent or reason
            case NotDeterminable(reason):
                self.open += outcome.count
                self.miss(reason, unless_compared=outcome.unless_compared)
            case _:
                raise TypeError(f"a rule cannot yield {outcome!r:.60}")

    def miss(self, reason: Message, *, unless_compared: bool = False) -> None:
        """Keep why something could not be compared, once."""
        kept = self.idle if unless_compared else self.missing
        if reason not in kept:
            kept.append(reason)

    def fail(self, reason: Message) -> None:
        """The rule could not be worked out; what it had found until then stays."""
        self.is_broken = True
        self.miss(reason)

    @property
    def compared(self) -> int:
        """How many comparisons were made."""
        return self.held + self.failed + self.elsewhere

    @property
    def state(self) -> State:
        """What became of the rule."""
        if self.is_broken:
            return State.NOT_DETERMINABLE
        if self.findings or self.elsewhere:
            return State.FOUND
        if self.compared:
            return State.HELD
        is_open = self.missing or self.idle
        return State.NOT_DETERMINABLE if is_open else State.NOT_APPLICABLE

    def reasons(self) -> Iterable[Message]:
        """Why it was not checked, or what was left out."""
        if self.elsewhere:
            yield Message("check.elsewhere", count=self.elsewhere)
        yield from self.missing
        if self.compared:
            return
        yield from self.idle
        if not self.missing and not self.idle and self.absent is not None:
            yield self.absent

    def result(self) -> RuleResult:
        """What became of the rule, for the report."""
        rule = self.rule
        return RuleResult(
            rule.id,
            rule.group,
            rule.title,
            source=rule.basis(),
            state=self.state,
            compared=self.compared,
            reason=self.reasons(),
            elsewhere=self.elsewhere,
            failed=self.failed,
            open=self.open,
        )
