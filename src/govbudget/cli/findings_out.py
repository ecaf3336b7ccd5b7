"""What a reconciliation found, as people read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import format_amount
from govbudget.base.layout import columns, labelled
from govbudget.cli.drawing import draw
from govbudget.cli.drawn_table import SHOWN, drawn_around, left_out, mend_text
from govbudget.cli.terminal import echo
from govbudget.reconciling.findings import Kind, Severity
from govbudget.reconciling.messages import brief_message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.reconciling.findings import Failure, Finding, Reconciliation, Untold
    from govbudget.reconciling.table import BudgetTable

__all__ = ["count", "print_findings", "print_untold", "say_result"]

_HEADINGS = {
    Severity.ERROR: ("error", "errors"),
    Severity.NOTICE: ("notice", "notices"),
    Severity.ROUNDING: ("rounding remark", "rounding remarks"),
}
_UNBOUND = 1000


def count(number: int, one: str, many: str = "") -> str:
    """A number of things: ``2 rows``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def print_findings(
    found: Reconciliation, tables: Sequence[BudgetTable], names: Sequence[str]
) -> None:
    """Print findings by severity, errors and notices with the table around them.

    Args:
        found: the reconciliation.
        tables: the tables.
        names: what each table is called, where there are several.
    """
    for severity, (one, many) in _HEADINGS.items():
        findings = [finding for finding in found if finding.severity is severity]
        if not findings:
            continue
        echo(count(len(findings), one, many).capitalize() + "\n")
        for number, finding in enumerate(findings, 1):
            _print(number, finding, tables, names)
        if severity is Severity.ROUNDING:
            echo()


def _print(
    number: int, finding: Finding, tables: Sequence[BudgetTable], names: Sequence[str]
) -> None:
    label = f"{number}. "
    place = finding.places[0] if finding.places else None
    before = f"{names[place.table]}: " if place is not None and len(tables) > 1 else ""
    _echo(label, before + brief_message(finding, tables))
    if place is not None and place.position is not None:
        _echo("", f"({place.position})", len(label))
    if finding.severity is Severity.ROUNDING or finding.kind is Kind.LINK:
        return
    for table in sorted({ref.table for ref in finding.places}):
        for drawn in drawn_around(tables[table], table, finding):
            draw(drawn)
        if more := left_out(tables[table], table, finding):
            echo(f"   and {count(more, 'row')} more; --json has all of them")
    if len(finding.failures) > 1:
        _list("These sums fail:", [_failure(one, tables) for one in finding.failures])
    if len(finding.explanations) > 1:
        said = [mend_text(one, tables) for one in finding.explanations]
        _list("One of these would mend it; they cannot be told apart:", said)
    echo()


def _list(head: str, items: Sequence[str]) -> None:
    echo(f"   {head}")
    for item in items[:SHOWN]:
        _echo("   - ", item)
    if len(items) > SHOWN:
        echo(f"   and {len(items) - SHOWN:,} more")


def print_untold(
    found: Reconciliation, tables: Sequence[BudgetTable], names: Sequence[str]
) -> None:
    """Print the sums that cannot be told, by the cells that were not read."""
    reasons: dict[tuple[int, str], list[Untold]] = {}
    for one in found.untold:
        reasons.setdefault((one.total.table, one.reason), []).append(one)
    for (table, reason), sums in reasons.items():
        before = f"{names[table]}: " if len(tables) > 1 else ""
        many = count(len(sums), "sum")
        _echo("", f"{before}{many} cannot be told, since {reason}:")
        for one in sums[:SHOWN]:
            where = one.total.code or one.total.name
            _echo("   - ", f"{where} {one.total.measure}: {one.identity}")
        if len(sums) > SHOWN:
            echo(f"   and {len(sums) - SHOWN:,} more")
    if found.untold:
        echo()


def _failure(failure: Failure, tables: Sequence[BudgetTable]) -> str:
    places = tables[failure.total.table].places
    stated, computed, off = (
        format_amount(amount, places=max(places, -int(amount.as_tuple().exponent)))
        for amount in (failure.stated, failure.computed, failure.difference)
    )
    total = failure.total
    # A sum of columns names its own: it is said of the row.
    across = all((part.table, part.row) == (total.table, total.row) for part in failure.parts)
    where = (total.code or total.name) if across else total
    return f"{where}: {failure.said}: stated {stated}, computed {computed}, {off} apart"


def _echo(label: str, text: str, indent: int = 0) -> None:
    import sys

    width = columns() if sys.stdout.isatty() else _UNBOUND
    for line in labelled(label or " " * indent, [text], len(label) or indent, width):
        echo(line)


def say_result(found: Reconciliation, what: str) -> None:
    """Say in one sentence how many identities were checked, and what came of it."""
    checked = f"{what}: {count(found.checked, 'identity', 'identities')} checked"
    said = [
        count(number, *words)
        for severity, words in _HEADINGS.items()
        if (number := sum(one.severity is severity for one in found))
    ]
    if found.untold:
        said.insert(0, f"{count(len(found.untold), 'sum')} cannot be told")
    if not found.checked and not found.untold:
        held = ": no column and no row is a sum of others"
    elif found.held == found.checked:
        held = ", all hold"
    else:
        held = f", {found.held:,} hold to the last digit"
    _echo("", "; ".join([checked + held, *said]))
