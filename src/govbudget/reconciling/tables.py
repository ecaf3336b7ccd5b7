"""Reconciles tables: every identity of each, and what they share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from warnings import warn

from attrs import evolve

from govbudget.amounts import format_amount
from govbudget.base.cells import WhyNot
from govbudget.base.edge import edge
from govbudget.base.messages import Message
from govbudget.base.said import SaidText
from govbudget.base.shown import as_text
from govbudget.errors import WrongArgument, because
from govbudget.reconciling.cells import Role
from govbudget.reconciling.columnsums import column_sums
from govbudget.reconciling.findings import CellRef, Explanation, Finding, Mend, Reconciliation
from govbudget.reconciling.identities import of_columns, of_rows
from govbudget.reconciling.kinds import Kind, Severity
from govbudget.reconciling.links import identity_of, usual_links
from govbudget.reconciling.locate import STEPS
from govbudget.reconciling.messages import said
from govbudget.reconciling.outline import failing_sums, outline_of
from govbudget.reconciling.structure import candidates, of_codes, of_outline, tree_of
from govbudget.reconciling.system import Equation, System
from govbudget.reconciling.table import BudgetTable
from govbudget.reconciling.telling import amount_findings, outline_findings
from govbudget.reconciling.untold import lost_cells, told_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from govbudget.reconciling.cells import Cell
    from govbudget.reconciling.links import Link
    from govbudget.reconciling.outline import Outline

__all__ = ["ORDER", "outlined", "reconcile"]

ORDER = {Severity.ERROR: 0, Severity.NOTICE: 1, Severity.ROUNDING: 2}
# Of more rows with wrong codes, the table is not what it seems.
_TRIED = 30
_MEANT = (Kind.UNKNOWN_CODE, Kind.UNDETERMINED_CODE, Kind.WRONG_NAME, Kind.MALFORMED_CODE)


def reconcile(
    tables: BudgetTable | Iterable[BudgetTable],
    links: Iterable[Link] | None = None,
    *,
    steps: int = STEPS,
    seconds: float | None = None,
) -> Reconciliation:
    """Check every identity of a table, or of the tables of one document, and locate the errors.

    Args:
        tables: a table, or several that are looked at together.
        links: what the tables share; without them, what tables by function and by economic class
            usually share is looked at, and told as a notice where it differs.
        steps: after how many steps the search for the cells at fault gives up, and says so. They
            are counted, not seconds, so that the findings are the same on any machine.
        seconds: does nothing any more, and warns.

            .. deprecated:: 0.2.0
               Steps bound the search. Goes in 0.3.0.

    Returns:
        The findings; none where all holds.

    Raises:
        WrongArgument: what is handed in is no table.
        MalformedTable: a link names a table, a row or a measure that is not there.

    >>> import govbudget as gb
    >>> table = gb.BudgetTable.of(
    ...     [
    ...         ("", "合计", "150.00", "120.00", "30.00"),
    ...         ("201", "一般公共服务支出", "150.00", "120.00", "30.00"),
    ...         ("20103", "政府办公厅（室）及相关机构事务", "150.00", "120.00", "30.00"),
    ...         ("2010301", "行政运行", "102.00", "120.00", ""),
    ...         ("2010302", "一般行政管理事务", "30.00", "", "30.00"),
    ...     ],
    ...     measures=["合计", "基本支出", "项目支出"],
    ...     unit="万元",
    ... )
    >>> [finding] = gb.reconcile(table)
    >>> finding.kind.value, str(finding.culprits[0])
    ('amount', '2010301 行政运行 合计')
    >>> mend = finding.explanations[0].mends[0]
    >>> mend.stated, mend.value, mend.slip.value
    (Decimal('102.00'), Decimal('120.00'), 'digits_swapped')
    """
    if seconds is not None:
        warn(
            "reconcile(seconds=) does nothing any more and goes in 0.3.0; steps= bounds the search",
            DeprecationWarning,
            stacklevel=2,
        )
    if not isinstance(tables, BudgetTable | Iterable):
        raise WrongArgument("tables", as_text(tables, quoted=True), because("argument.tables"))
    several = (tables,) if isinstance(tables, BudgetTable) else tuple(tables)
    for one in several:
        if not isinstance(one, BudgetTable):
            raise WrongArgument("tables", as_text(one, quoted=True), because("argument.table"))
    return _reconciled(several, None if links is None else tuple(links), steps)


@edge(steps=int)
def _reconciled(
    tables: tuple[BudgetTable, ...], links: tuple[Link, ...] | None, steps: int
) -> Reconciliation:
    found: list[Finding] = []
    passed: list[str] = []
    identities: list[Equation] = []
    start = 0
    starts = []
    lost: dict[int, list[int]] = {}
    for number, table in enumerate(tables):
        columns = column_sums(table)
        outline, about_rows = outlined(table, number, passed)
        found += about_rows
        identities += of_columns(table, start, columns.identities)
        identities += of_rows(table, start, outline)
        passed += [
            *(SaidText(Message.written(one.said_zh, one.said)) for one in columns.asides),
            *_apart(table, outline),
        ]
        lost.update(lost_cells(table, start, outline))
        starts.append(start)
        start += len(table.rows) * len(table.measures)
    usual = usual_links(tables) if links is None else links
    certain = [link for link in usual if link.certain]
    identities += [identity_of(link, tables, starts) for link in certain]
    told = told_apart(System.of(tables, identities), lost)
    system = told.system
    found = [_settled(one, told.settled) for one in found]
    found += amount_findings(system, steps)
    found += [one for _, one in outline_findings(system)]
    loose = [link for link in usual if not link.certain]
    found += _loose(loose, tables, starts)
    found.sort(key=lambda one: ORDER[one.severity])
    # Sums of blanks alone are no sums that anybody states.
    checked = sum(map(bool, system.envelopes)) + len(loose)
    failed = sum(map(bool, system.residuals)) + sum(one.kind is Kind.LINK for one in found)
    return Reconciliation(tuple(found), checked, checked - failed, tuple(passed), told.untold)


def outlined(table: BudgetTable, number: int, passed: list[str]) -> tuple[Outline, list[Finding]]:
    """The outline of a table, and what is wrong with its rows themselves, whatever they add up to.

    Args:
        table: the table.
        number: which of the tables it is.
        passed: takes what could not be checked, and why.
    """
    outline, found = _coded(table, number, passed)
    return outline, [*found, *of_outline(table, number, outline), *_texts(table, number)]


def _coded(table: BudgetTable, number: int, passed: list[str]) -> tuple[Outline, list[Finding]]:
    """The outline of a table, and what is wrong with its codes and names.

    A row whose code is wrong is put where its name belongs, if fewer sums fail then.
    """
    outline = outline_of(table)
    tree = tree_of(table)
    if tree is None:
        if table.scheme is not None:
            passed.append(
                f"the codes were not checked: no edition of {table.scheme} {table.year} is kept"
            )
        elif any(outline.codes):
            passed.append("the codes were not checked: they are those of no scheme")
        return outline, []
    findings = []
    tried = 0
    for at, finding in of_codes(table, number, tree):
        told = finding
        if finding.kind in _MEANT:
            tried += 1
            best = failing_sums(table, outline) if tried <= _TRIED else 0
            for code in candidates(table.rows[at], tree):
                codes = (*outline.codes[:at], code, *outline.codes[at + 1 :])
                other = outline_of(table, codes)
                if best and code not in outline.codes and failing_sums(table, other) < best:
                    best, outline = failing_sums(table, other), other
                    told = evolve(
                        finding,
                        kind=Kind.WRONG_CODE,
                        severity=Severity.ERROR,
                        message=f"{table.rows[at]}: the name and the sums say that {code} is meant",
                        meant=code,
                    )
        findings.append(told)
    return outline, findings


def _texts(table: BudgetTable, number: int) -> Iterator[Finding]:
    """Texts where amounts should stand, and cells that were not read.

    A column that has hardly anything but texts is told once.
    """
    for at, measure in enumerate(table.measures):
        unread = [
            place
            for place, row in enumerate(table.rows)
            if row.cells[at].amount is None and row.cells[at].is_unread
        ]
        if not unread:
            continue
        texts = [place for place in unread if table.rows[place].cells[at].is_text]
        filled = sum(not row.cells[at].is_blank for row in table.rows)
        if len(texts) > 1 and 2 * len(texts) > filled:
            places = tuple(_text_ref(table, number, place, at) for place in texts)
            message = said("texts", measure=measure, count=len(texts), filled=filled)
            yield Finding(Kind.TEXT, Severity.NOTICE, message, places)
            unread = [place for place in unread if place not in texts]
        for place in unread:
            yield _unread(table.rows[place].cells[at], _text_ref(table, number, place, at))


def _unread(cell: Cell, ref: CellRef) -> Finding:
    """A cell that has no amount, though it is not blank: an error, if that shows in the file."""
    if cell.is_text:
        printed = cell.printed
        message = said("text", cell=str(ref), printed=printed, shown=repr(printed))
        return Finding(Kind.TEXT, Severity.ERROR, message, (ref,))
    severity = Severity.ERROR if cell.why is WhyNot.ERROR else Severity.NOTICE
    why = Message.written(cell.reason_zh, cell.reason)
    return Finding(Kind.NOT_READ, severity, said("not_read", cell=str(ref), why=why), (ref,))


def _settled(finding: Finding, settled: Mapping[CellRef, Decimal]) -> Finding:
    """A finding on a cell that was not read, with what the sums make of it, if they do."""
    if finding.kind not in {Kind.TEXT, Kind.NOT_READ} or len(finding.places) != 1:
        return finding
    [cell] = finding.places
    value = settled.get(cell)
    if value is None:
        return finding
    return evolve(
        finding,
        message=said("settled", first=finding.message, value=f"{value:,f}"),
        explanations=(Explanation((Mend(cell, None, value),)),),
    )


def _text_ref(table: BudgetTable, number: int, place: int, at: int) -> CellRef:
    row = table.rows[place]
    return CellRef(number, place, table.measures[at], row.code, row.name, row.cells[at].position)


def _apart(table: BudgetTable, outline: Outline) -> Iterator[str]:
    """What was left out of the sums, and why."""
    for at in outline.partial:
        yield said("partial", row=str(table.rows[at]))
    for at in outline.apart:
        row = table.rows[at]
        if row.role is not Role.TOTAL:
            name = str(row) or row.printed_code or str(at + 1)
            yield said("apart", subtotal=row.role is Role.SUBTOTAL, row=name)


def _loose(
    links: Sequence[Link], tables: Sequence[BudgetTable], starts: Sequence[int]
) -> Iterator[Finding]:
    """Links that do not hold, and may have their reasons."""
    system = System.of(tables, [identity_of(link, tables, starts) for link in links])
    for link, one, residual, envelope in zip(
        links, system.identities, system.residuals, system.envelopes, strict=True
    ):
        if not residual:
            continue
        table = system.place(one.total)[0]
        places = tables[table].places
        stated, computed = (
            format_amount(system.amount(units, table), places=max(places, 2))
            for units in (system.values[one.total], system.values[one.total] - residual)
        )
        inside = abs(residual) <= envelope
        yield Finding(
            Kind.LINK,
            Severity.ROUNDING if inside else Severity.NOTICE,
            said(
                "link",
                identity=one.text,
                stated=stated,
                computed=computed,
                why=link.reason,
            ),
            tuple(map(system.ref, (one.total, *one.parts))),
        )
