"""How a rule is written: a function that looks at a disclosure and says what it sees."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from attrs import Factory, define, field, frozen

from govbudget.disclosure.analysis.context import Context
from govbudget.disclosure.checking.records import CheckFinding, Group, RuleResult, State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.disclosure.checking.records import Figure, Place
    from govbudget.disclosure.document import Disclosure
    from govbudget.reconciling.findings import Severity

__all__ = ["Look", "Rule", "rule"]


@define
class Look:
    """One rule at work on one document: it counts what was compared, and keeps what was found."""

    rule: str
    disclosure: Disclosure
    context: Context = field(
        default=Factory(lambda self: Context(self.disclosure), takes_self=True)
    )
    compared: int = 0
    findings: list[CheckFinding] = field(factory=list)
    missing: list[str] = field(factory=list)
    absent: str = ""
    elsewhere: int = 0
    is_broken: bool = False

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
        self.findings.append(
            CheckFinding(
                self.rule,
                severity,
                message,
                message_en,
                tuple(figures),
                tuple(places),
                mend,
                mend_en,
            )
        )

    def failed_elsewhere(self, count: int) -> None:
        """So many comparisons do not hold for a cause that another rule tells."""
        self.compared += count
        self.elsewhere += count
        if count:
            self.missing.append(f"有 {count} 处不成立，其原因由另一规则指出")

    def not_applicable(self, reason: str) -> None:
        """The document has nothing that the rule is about."""
        self.absent = reason

    def not_determinable(self, reason: str) -> None:
        """Something cannot be compared, and why."""
        self.missing.append(reason)

    def failed(self, error: Exception) -> None:
        """The rule could not be worked out; what it had found until then stays."""
        self.is_broken = True
        self.missing.append(f"could not be worked out: {type(error).__name__}: {error}")

    @property
    def state(self) -> State:
        """What became of the rule."""
        if self.is_broken:
            return State.NOT_DETERMINABLE
        if self.findings or self.elsewhere:
            return State.FOUND
        if self.compared:
            return State.HELD
        return State.NOT_DETERMINABLE if self.missing else State.NOT_APPLICABLE

    @property
    def reason(self) -> str:
        """Why it was not checked, or what was left out."""
        return "; ".join(self.missing) or ("" if self.compared else self.absent)


@frozen
class Rule:
    """A rule of the check.

    Attributes:
        id: its id, which does not change: the group, a point, a word.
        group: what it looks at.
        title: what it checks and why, in Chinese.
        title_en: the same in English.
        source: the regulation that demands it; empty where none does.
        look: the function that checks it.
    """

    id: str
    group: Group
    title: str
    title_en: str
    source: str
    look: Callable[[Look], None]

    def result(self, look: Look) -> RuleResult:
        """What became of the rule in a document."""
        return RuleResult(
            self.id,
            self.group,
            self.title,
            self.title_en,
            self.source,
            look.state,
            look.compared,
            look.reason,
        )


def rule(
    id: str,  # noqa: A002  the word that reports use
    group: Group,
    title: str,
    title_en: str,
    source: str = "",
) -> Callable[[Callable[[Look], None]], Rule]:
    """Make a rule of a function."""

    def make(function: Callable[[Look], None]) -> Rule:
        return Rule(id, group, title, title_en, source, function)

    return make
