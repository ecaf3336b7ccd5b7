"""What a reconciliation found, as people read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import format_amount
from govbudget.base.layout import columns, labelled
from govbudget.base.messages import Message
from govbudget.base.said import in_language
from govbudget.cli.drawing import draw
from govbudget.cli.drawn_table import SHOWN, drawn_around, left_out, mend_text
from govbudget.cli.spoken import speech
from govbudget.cli.terminal import echo
from govbudget.reconciling.kinds import Kind, Severity
from govbudget.reconciling.messages import brief_message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.reconciling.findings import Failure, Finding, Reconciliation, Untold
    from govbudget.reconciling.table import BudgetTable

__all__ = ["print_findings", "print_untold", "said_of", "say_result"]

_HEADINGS = (Severity.ERROR, Severity.NOTICE, Severity.ROUNDING)
_UNBOUND = 1000
#: Around so many findings of a severity the table is drawn: nobody looks at thousands, and each
#: takes a terminal some milliseconds.
_DRAWN = 100


def said_of(name: str, /, **params: object) -> str:
    """A sentence of the catalogue ``reconcile`` in the language of the reader.

    Args:
        name: its name in the catalogue.
        params: what it names.
    """
    return Message(f"reconcile.{name}", **params).render(speech())


def print_findings(
    found: Reconciliation, tables: Sequence[BudgetTable], names: Sequence[str]
) -> None:
    """Print findings by severity, errors and notices with the table around them.

    Args:
        found: the reconciliation.
        tables: the tables.
        names: what each table is called, where there are several.
    """
    for severity in _HEADINGS:
        findings = [finding for finding in found if finding.severity is severity]
        if not findings:
            continue
        echo(said_of(f"findings.{severity}", count=len(findings)).capitalize() + "\n")
        for number, finding in enumerate(findings, 1):
            _print(number, finding, tables, names, drawn=number <= _DRAWN)
        if severity is not Severity.ROUNDING and len(findings) > _DRAWN:
            echo(said_of("not_drawn", first=_DRAWN) + "\n")
        if severity is Severity.ROUNDING:
            echo()


def _print(
    number: int,
    finding: Finding,
    tables: Sequence[BudgetTable],
    names: Sequence[str],
    *,
    drawn: bool,
) -> None:
    label = f"{number}. "
    place = finding.places[0] if finding.places else None
    before = f"{names[place.table]}: " if place is not None and len(tables) > 1 else ""
    _echo(label, before + in_language(brief_message(finding, tables), speech()))
    if place is not None and place.position is not None:
        _echo("", f"({place.position})", len(label))
    if finding.severity is Severity.ROUNDING or finding.kind is Kind.LINK:
        return
    if drawn:
        _draw(finding, tables)
    if len(finding.failures) > 1:
        _list(said_of("these_fail"), [_failure(one, tables) for one in finding.failures])
    if len(finding.explanations) > 1:
        said = [mend_text(one, tables) for one in finding.explanations]
        _list(said_of("one_would_mend"), said)
    echo()


def _draw(finding: Finding, tables: Sequence[BudgetTable]) -> None:
    """Draw what stands around the places of a finding."""
    for table in sorted({ref.table for ref in finding.places}):
        for drawn in drawn_around(tables[table], table, finding):
            draw(drawn)
        if more := left_out(tables[table], table, finding):
            echo(said_of("more_rows", count=more))


def _list(head: str, items: Sequence[str]) -> None:
    echo(f"   {head}")
    for item in items[:SHOWN]:
        _echo("   - ", item)
    if len(items) > SHOWN:
        echo(said_of("more", count=len(items) - SHOWN))


def print_untold(
    found: Reconciliation, tables: Sequence[BudgetTable], names: Sequence[str]
) -> None:
    """Print the sums that cannot be told, by the cells that were not read."""
    reasons: dict[tuple[int, str], list[Untold]] = {}
    chinese = speech() == "zh"
    for one in found.untold:
        reasons.setdefault((one.total.table, one.reason_zh if chinese else one.reason), []).append(
            one
        )
    for (table, reason), sums in reasons.items():
        before = f"{names[table]}: " if len(tables) > 1 else ""
        _echo("", said_of("sums_untold", before=before, count=len(sums), why=reason))
        for one in sums[:SHOWN]:
            where = one.total.code or one.total.name
            _echo("   - ", f"{where} {one.total.measure}: {one.identity}")
        if len(sums) > SHOWN:
            echo(said_of("more", count=len(sums) - SHOWN))
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
    return said_of(
        "one_failure",
        where=str(where),
        identity=failure.identity,
        rows=Message("reconcile.rows", count=failure.rows) if failure.rows else None,
        stated=stated,
        computed=computed,
        off=off,
    )


def _echo(label: str, text: str, indent: int = 0) -> None:
    import sys

    width = columns() if sys.stdout.isatty() else _UNBOUND
    for line in labelled(label or " " * indent, [text], len(label) or indent, width):
        echo(line)


def say_result(found: Reconciliation, what: str) -> None:
    """Say in one sentence how many identities were checked, and what came of it."""
    said = [
        said_of(f"findings.{severity}", count=number)
        for severity in _HEADINGS
        if (number := sum(one.severity is severity for one in found))
    ]
    if found.untold:
        said.insert(0, said_of("untold", count=len(found.untold)))
    if not found.checked and not found.untold:
        held = Message("reconcile.none_held")
    elif found.held == found.checked:
        held = Message("reconcile.all_hold")
    else:
        held = Message("reconcile.some_hold", count=found.held)
    checked = said_of("checked", what=what, count=found.checked, held=held)
    _echo("", ("；" if speech() == "zh" else "; ").join([checked, *said]))
