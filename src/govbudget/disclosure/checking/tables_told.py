"""Tells the findings of the engine on sums: in words, with figures, places and mends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.places import place_of_cell, short_name
from govbudget.disclosure.checking.common import figure, shown
from govbudget.disclosure.checking.common_slips import slip_words
from govbudget.reconciling.findings import Kind, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.disclosure.analysis.solution import Solution
    from govbudget.disclosure.checking.records import Figure, Place
    from govbudget.disclosure.checking.rules import Look
    from govbudget.reconciling.findings import CellRef, Explanation, Failure, Finding, Mend, Untold

__all__ = ["tell_sums"]

# How many explanations are told of one cause, and how many failures get figures.
_TOLD = 3
_FIGURES = 40


def tell_sums(look: Look, solution: Solution, rule: str) -> None:
    """Tell what fails of a rule, and count what holds.

    Each cause is one finding. All that rounding explains in one table is one finding too.

    Args:
        look: the rule at work.
        solution: the sums of the document.
        rule: the id by which the solution has them.
    """
    look.held(solution.held[rule])
    look.failed_elsewhere(solution.elsewhere[rule])
    rounded: dict[int, list[Failure]] = {}
    for finding in solution.of(rule):
        if finding.severity is Severity.ROUNDING:
            failure = finding.failures[0]
            table = solution.at(failure.total).table
            rounded.setdefault(table.position.table or 0, []).append(failure)
        elif finding.kind is Kind.OUTLINE:
            _tell_against(look, solution, finding)
        else:
            _tell_cause(look, solution, finding)
    for failures in rounded.values():
        _tell_rounding(look, solution, failures)
    _tell_untold(look, solution, solution.untold.get(rule, ()))


def _tell_untold(look: Look, solution: Solution, untold: Sequence[Untold]) -> None:
    """Say of each cell that was not read how many sums cannot be told for it."""
    reasons: dict[str, list[Untold]] = {}
    for one in untold:
        reasons.setdefault(one.reason_zh, []).append(one)
    for reason, sums in reasons.items():
        name = short_name(solution.at(sums[0].total).table)
        look.not_determinable(f"{name} 有 {len(sums)} 处加总无法核对：{reason}")


def _tell_cause(look: Look, solution: Solution, finding: Finding) -> None:
    first = finding.failures[0]
    more = len(finding.failures) - 1
    said, said_en = _failure(solution, first)
    if more:
        said += f"；同一原因另有 {more} 处不平"
        said_en += f"; {more} more sums fail for the same cause"
    if finding.kind is Kind.MISSING_ROW or finding.missing is not None:
        lines, lines_en = _missing(solution, finding)
        said += f"；可能漏列一行{lines}"
        said_en += f"; a row may be missing{lines_en}"
    if finding.undecided:
        said += "；不止三个数字有误，或漏列行次，无法确定是哪一个"
        said_en += "; more than three cells are wrong, or rows are missing"
    explanations = _sensible(finding.explanations)
    mend, mend_en = _mends(solution, explanations)
    look.found(
        finding.severity,
        said,
        said_en,
        figures=[
            *_figures(solution, finding.failures),
            *_should(solution, explanations),
        ],
        places=_places(solution, finding),
        mend=mend,
        mend_en=mend_en,
    )


def _tell_against(look: Look, solution: Solution, finding: Finding) -> None:
    """A sum that holds only against what is printed."""
    failure = finding.failures[0]
    said, said_en = _failure(solution, failure)
    look.found(
        finding.severity,
        f"{said}；只有 {finding.instead} 才相等，而表上没有写明这样的从属关系",
        f"{said_en}; only {finding.instead} holds, which nothing printed says",
        figures=_figures(solution, finding.failures),
        places=[_place(solution, failure.total)],
    )


def _sensible(explanations: Sequence[Explanation]) -> Sequence[Explanation]:
    """Those that make no amount negative that is not printed so, if there are any."""
    kept = [
        one
        for one in explanations
        if not any(mend.value < 0 <= (mend.stated or 0) for mend in one.mends)
    ]
    return kept or explanations


def _missing(solution: Solution, finding: Finding) -> tuple[str, str]:
    """The row that may have been left out, with its amounts."""
    if finding.missing is None:
        return "", ""
    sheet = solution.at(finding.missing.above)
    amounts = [
        (measure, shown(Amount(value, sheet.coded.unit)))
        for measure, value in finding.missing.amounts
    ]
    above = finding.missing.above.code or finding.missing.above.name
    chinese = "，".join(f"{measure} {value}" for measure, value in amounts)
    english = ", ".join(f"{measure} {value}" for measure, value in amounts)
    return f"（{above} 之下，{chinese}）", f" below {above}: {english}"


def _tell_rounding(look: Look, solution: Solution, failures: Sequence[Failure]) -> None:
    first = failures[0]
    name = short_name(solution.at(first.total).table)
    said, said_en = _failure(solution, first)
    most = max((failure.difference for failure in failures), key=abs)
    unit = first.unit or ""
    if len(failures) > 1:
        many = len(failures)
        said = f"{name} 有 {many} 处分项之和与合计相差，最大 {abs(most)}{unit}；如 {said}"
        said_en = f"{name}: {many} sums differ, by up to {abs(most)}{unit}; as {said_en}"
    look.found(
        Severity.ROUNDING,
        f"{said}；在四舍五入范围内",
        f"{said_en}; rounding explains it",
        figures=_figures(solution, failures),
        places=_unique(
            place
            for failure in failures
            for cell in (failure.total, *_others(solution, failure))
            for place in [_place(solution, cell)]
        ),
    )


def _place(solution: Solution, cell: CellRef) -> Place:
    sheet = solution.at(cell)
    return place_of_cell(sheet.table, sheet.coded, cell)


def _others(solution: Solution, failure: Failure) -> list[CellRef]:
    """The cells of a failure that stand in other tables than its sum."""
    table = solution.at(failure.total).table
    return [cell for cell in failure.parts if solution.at(cell).table is not table]


def _failure(solution: Solution, failure: Failure) -> tuple[str, str]:
    where = _place(solution, failure.total).what
    stated, computed, off = (
        shown(Amount(value, failure.unit))
        for value in (failure.stated, failure.computed, failure.difference)
    )
    many = f"（共{failure.rows}项）" if failure.rows else ""
    said = f"{where}：应有 {failure.identity}{many}，表列 {stated}，计算 {computed}，相差 {off}"
    held = f"{where}: {failure.said} should hold"
    return said, f"{held}; stated {stated}, computed {computed}, {off} apart"


def _figures(solution: Solution, failures: Sequence[Failure]) -> list[Figure]:
    """What each sum states, and what its parts add up to."""
    found: list[Figure] = []
    for failure in failures[:_FIGURES]:
        label = _place(solution, failure.total).what
        found.append(figure(label, Amount(failure.stated, failure.unit)))
        computed = Amount(failure.computed, failure.unit)
        found.append(figure(f"{label}（计算）", computed, is_computed=True))
    return found


def _should(solution: Solution, explanations: Sequence[Explanation]) -> Iterator[Figure]:
    for explanation in explanations[:1]:
        for mend in explanation.mends:
            sheet = solution.at(mend.cell)
            right = Amount(mend.value, sheet.coded.unit)
            yield figure(f"{_place(solution, mend.cell).what}（应为）", right, is_computed=True)


def _mends(solution: Solution, explanations: Sequence[Explanation]) -> tuple[str, str]:
    """What would mend it; of several that cannot be told apart the likeliest."""
    told = [_explained(solution, one) for one in explanations[:_TOLD]]
    if not told:
        return "", ""
    if len(explanations) == 1:
        return told[0]
    rest = len(explanations) - len(told)
    more = (f"；还有 {rest} 种可能", f"; or {rest} more") if rest else ("", "")
    return (
        f"下列之一：{'；或 '.join(one for one, _ in told)}{more[0]}",
        f"one of: {'; or '.join(one for _, one in told)}{more[1]}",
    )


def _explained(solution: Solution, explanation: Explanation) -> tuple[str, str]:
    mends = [_mend(solution, one) for one in explanation.mends]
    chinese, english = "，且 ".join(one for one, _ in mends), " and ".join(two for _, two in mends)
    first = explanation.mends[0]
    right = Amount(first.value, solution.at(first.cell).coded.unit)
    words = slip_words(explanation.slip, first.stated, right)
    if not words[0]:
        return chinese, english
    return f"{chinese}（{words[0]}）", f"{english} ({words[1]})"


def _mend(solution: Solution, mend: Mend) -> tuple[str, str]:
    unit = solution.at(mend.cell).coded.unit
    what = _place(solution, mend.cell).what
    right = shown(Amount(mend.value, unit))
    if mend.stated is None:
        return f"{what} 应为 {right}", f"{what} should be {right}"
    stated = shown(Amount(mend.stated, unit))
    return f"{what} 应为 {right}，而非 {stated}", f"{what} should be {right} instead of {stated}"


def _places(solution: Solution, finding: Finding) -> list[Place]:
    """The cells that may be at fault, then the sums that fail, and what other tables state."""
    cells = list(finding.places)
    for failure in finding.failures:
        cells += [failure.total, *_others(solution, failure)]
    return _unique(_place(solution, cell) for cell in cells)


def _unique(places: Iterable[Place]) -> list[Place]:
    return list(dict.fromkeys(places))
