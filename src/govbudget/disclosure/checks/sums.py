"""What the rules on sums say: the causes of what fails, what holds, what cannot be told.

A cause that makes sums of several rules fail is told by one of them; the others count their share
of it as failed elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import Amount
from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.matching import as_written
from govbudget.disclosure.analysis.places import place_of_cell, place_of_fact, short_name
from govbudget.disclosure.checks.outcomes import FailedElsewhere, Found, Held, NotDeterminable
from govbudget.disclosure.checks.sumfixes import fix_of, likely, mends_of, slid
from govbudget.disclosure.checks.telling import figure, name_of, off_by
from govbudget.reconciling.kinds import Kind, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.analysis.matching import Match
    from govbudget.disclosure.analysis.solution import Ruled, Solution
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.checks.records import Figure, Place
    from govbudget.reconciling.findings import CellRef, Explanation, Failure, Finding, Mend, Untold

__all__ = ["told_sums"]

# How many failures of one cause get figures.
_FIGURES = 40


def told_sums(context: Context, rule: str) -> Iterator[Outcome]:
    """What the sums of a rule come to.

    Each cause is one finding. All that rounding explains in one table is one finding too.

    Args:
        context: the document.
        rule: the id of the rule.
    """
    solution = context.solution
    for open_ in solution.passed.get(rule, ()):
        yield NotDeterminable(open_.reason, count=open_.count)
    yield Held(solution.held[rule])
    yield FailedElsewhere(solution.elsewhere[rule])
    rounded: dict[int, list[Failure]] = {}
    for one in solution.told_by(rule):
        finding = one.finding
        if finding.severity is Severity.ROUNDING:
            failure = finding.failures[0]
            table = solution.at(failure.total).table
            rounded.setdefault(table.position.table or 0, []).append(failure)
        elif finding.kind is Kind.OUTLINE:
            yield _against(solution, finding)
        else:
            yield _cause(context, one)
    for failures in rounded.values():
        yield _rounding(solution, failures)
    yield from _open(solution, solution.untold.get(rule, ()))


def _open(solution: Solution, untold: Sequence[Untold]) -> Iterator[Outcome]:
    """How many sums cannot be told, for each cell that was not read."""
    reasons: dict[tuple[str, str], list[Untold]] = {}
    for one in untold:
        reasons.setdefault((one.reason_zh, one.reason), []).append(one)
    for (zh, en), sums in reasons.items():
        name = short_name(solution.at(sums[0].total).table)
        reason = Message.written(zh, en)
        said = Message("sums.open", name=name, count=len(sums), reason=reason)
        yield NotDeterminable(said, count=len(sums))


def _cause(context: Context, ruled: Ruled) -> Found:
    solution = context.solution
    finding, count = ruled.finding, ruled.count
    explanations = likely(finding.explanations)
    more = len(finding.failures) - 1
    is_missing = finding.kind is Kind.MISSING_ROW or finding.missing is not None
    said = _said(context, finding)
    message = Message(
        "sums.cause",
        failure=_failure(solution, finding.failures[0]),
        more=Message("sums.more", count=more) if more else NOTHING,
        missing=_missing(solution, finding) if is_missing else NOTHING,
        undecided=bool(finding.undecided),
        withheld=ruled.is_withheld,
        said=_said_text(said),
    )
    figures = [
        *_figures(solution, finding.failures),
        *(figure(Message("telling.label.text"), one.fact.amount) for one in said[:1]),
        *_should(solution, explanations),
    ]
    fix = NOTHING if ruled.is_withheld else fix_of(solution, explanations)
    places = [*_places(solution, finding), *_unique(place_of_fact(one.fact) for one in said)]
    severity = Severity.NOTICE if ruled.is_withheld else finding.severity
    mends = () if ruled.is_withheld else mends_of(solution, explanations)
    return Found(
        severity, message, figures=figures, places=places, fix=fix, count=count, mends=mends
    )


def _said(context: Context, finding: Finding) -> list[Match]:
    """The amounts of the text that say what the totals of a finding should come to."""
    said = (context.said_sums.get(one.total, ()) for one in finding.failures)
    return list({one.index: one for some in said for one in some}.values())


def _said_text(said: Sequence[Match]) -> Message:
    """What the text says, and by how much the table misses it."""
    if not said or (stated := said[0].fact.amount) is None:
        return NOTHING
    off = off_by(stated, as_written(said[0].figures[0].amount, stated))
    return Message("sums.said", name=name_of(said[0].fact), stated=stated, off=off)


def _against(solution: Solution, finding: Finding) -> Found:
    """A sum that holds only against what is printed."""
    failure = finding.failures[0]
    told = _failure(solution, failure)
    return Found(
        finding.severity,
        Message("sums.against", failure=told, instead=finding.instead),
        figures=_figures(solution, finding.failures),
        places=[_place(solution, failure.total)],
    )


def _missing(solution: Solution, finding: Finding) -> Message:
    """The row that may have been left out, with its amounts."""
    if finding.missing is None:
        return Message("sums.missing")
    unit = solution.at(finding.missing.above).coded.unit
    amounts = NOTHING
    for measure, value in finding.missing.amounts:
        one = Message("sums.amount", measure=measure, amount=Amount(value, unit))
        amounts = Message("sums.then", first=amounts, rest=one) if amounts else one
    above = finding.missing.above.code or finding.missing.above.name
    return Message("sums.missing-row", above=above, amounts=amounts)


def _rounding(solution: Solution, failures: Sequence[Failure]) -> Found:
    first = failures[0]
    failure = _failure(solution, first)
    message = Message("sums.rounding", failure=failure)
    if len(failures) > 1:
        most = max((one.difference for one in failures), key=abs)
        message = Message(
            "sums.roundings",
            name=short_name(solution.at(first.total).table),
            many=len(failures),
            most=f"{abs(most)}{first.unit or ''}",
            failure=failure,
        )
    places = _unique(
        _place(solution, cell)
        for failure in failures
        for cell in (failure.total, *_others(solution, failure))
    )
    figures = _figures(solution, failures)
    return Found(Severity.ROUNDING, message, figures=figures, places=places, count=len(failures))


def _place(solution: Solution, cell: CellRef) -> Place:
    sheet = solution.at(cell)
    return place_of_cell(sheet.table, sheet.coded, cell)


def _others(solution: Solution, failure: Failure) -> list[CellRef]:
    """The cells of a failure that stand in other tables than its sum."""
    table = solution.at(failure.total).table
    return [cell for cell in failure.parts if solution.at(cell).table is not table]


def _failure(solution: Solution, failure: Failure) -> Message:
    return Message(
        "sums.failure",
        where=_place(solution, failure.total).what,
        identity=failure.identity,
        many=Message("sums.rows", rows=failure.rows) if failure.rows else NOTHING,
        stated=Amount(failure.stated, failure.unit),
        computed=Amount(failure.computed, failure.unit),
        off=Amount(failure.difference, failure.unit),
    )


def _figures(solution: Solution, failures: Sequence[Failure]) -> list[Figure]:
    """What each sum states, and what its parts add up to."""
    found: list[Figure] = []
    for failure in failures[:_FIGURES]:
        label = _place(solution, failure.total).what
        found.append(figure(label, Amount(failure.stated, failure.unit)))
        computed = Amount(failure.computed, failure.unit)
        found.append(
            figure(Message("telling.label.computed", name=label), computed, is_computed=True)
        )
    return found


def _should(solution: Solution, explanations: Sequence[Explanation]) -> Iterator[Figure]:
    for explanation in explanations[:1] if not slid(explanations) else ():
        for mend in explanation.mends:
            right = Amount(mend.value, solution.at(mend.cell).coded.unit)
            label = Message("telling.label.right", name=_place(solution, mend.cell).what)
            yield figure(label, right, is_computed=True)


def _places(solution: Solution, finding: Finding) -> list[Place]:
    """The cells that may be at fault, then the sums that fail, and what other tables state."""
    cells = _ends(slid(finding.explanations)) or list(finding.places)
    for failure in finding.failures:
        cells += [failure.total, *_others(solution, failure)]
    return _unique(_place(solution, cell) for cell in cells)


def _ends(moved: Sequence[Mend]) -> list[CellRef]:
    """The first and the last cell of each column of a part of a table that slid."""
    columns: dict[str, list[CellRef]] = {}
    for mend in sorted(moved, key=lambda one: one.cell.row):
        columns.setdefault(mend.cell.measure, []).append(mend.cell)
    return [cell for cells in columns.values() for cell in (cells[0], cells[-1])]


def _unique(places: Iterable[Place]) -> list[Place]:
    return list(dict.fromkeys(places))
