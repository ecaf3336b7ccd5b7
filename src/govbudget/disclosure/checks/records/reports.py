"""What the check of a document says."""

from __future__ import annotations

from attrs import field, frozen

from govbudget.base.framed import Framed
from govbudget.base.viewed import repr_html
from govbudget.disclosure.checks.records.accepted import Accepted
from govbudget.disclosure.checks.records.findings import CheckFinding
from govbudget.disclosure.checks.records.header import ReportHeader
from govbudget.disclosure.checks.records.results import RuleResult
from govbudget.reconciling.kinds import Severity

__all__ = ["CheckReport"]


@frozen(repr=False)
class CheckReport(Framed):
    """What the check of a document says.

    Attributes:
        document: the file; of several their names, with `` + `` between them.
        unit_name: the department or unit.
        year: the year of the budget.
        kind: ``budget`` or ``final account``.
        rules: every rule with its state.
        findings: what was found, errors first.
        left_out: the ids of the rules that the settings leave out.
        files: the files, where these are several.
        header: what it was made of and with; empty in one that was kept by an older version.
        accepted: what was found and is let stand by an accept list; it is not in ``findings``.
        acceptances: the entry that lets each of these stand, in their order.
    """

    document: str
    unit_name: str
    year: int | None
    kind: str
    rules: tuple[RuleResult, ...]
    findings: tuple[CheckFinding, ...]
    left_out: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    header: ReportHeader = field(factory=ReportHeader)
    accepted: tuple[CheckFinding, ...] = ()
    acceptances: tuple[Accepted, ...] = ()

    _repr_html_ = repr_html

    def __repr__(self) -> str:
        whose = " ".join(filter(None, (self.unit_name, str(self.year or ""), self.kind)))
        counts = f"{len(self.errors)} errors among {len(self.findings)} findings"
        return f"<CheckReport {whose or self.document}: {counts}, {len(self.rules)} rules>"

    @property
    def errors(self) -> tuple[CheckFinding, ...]:
        """The findings that are errors."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)

    def of(self, rule: str) -> tuple[CheckFinding, ...]:
        """The findings of a rule."""
        return tuple(one for one in self.findings if one.rule == rule)
