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

    from govbudget.disclosure.analysis.solution import Book
    from govbudget.disclosure.checking.records import Figure, Place
    from govbudget.disclosure.checking.rules import Look
    from govbudget.reconciling.findings import CellRef, Explanation, Failure, Finding, Mend, Untold

__all__ = ["tell_sums"]

# How many explanations are told of one cause, and how many failures get figures.
_TOLD = 3
_FIGURES = 40


def tell_sums(look: Look, book: Book, rule: str) -> None:
    """Tell what fails of a rule, and count what holds.

    Each cause is one finding. All that rounding explains in one table is one finding too.

    Args:
        look: the rule at work.
        book: the sums of the document.
        rule: the id by which the book has them.
    """
    look.held(book.held[rule])
    look.failed_elsewhere(book.elsewhere[rule])
    rounded: dict[int, list[Failure]] = {}
    for finding in book.of(rule):
        if finding.severity is Severity.ROUNDING:
            failure = finding.failures[0]
            table = book.at(failure.total).table
            rounded.setdefault(table.position.table or 0, []).append(failure)
        else:
            _tell_cause(look, book, finding)
    for failures in rounded.values():
        _tell_rounding(look, book, failures)
    _tell_untold(look, book, book.untold.get(rule, ()))


def _tell_untold(look: Look, book: Book, untold: Sequence[Untold]) -> None:
    """Say of each cell that was not read how many sums cannot be told for it."""
    reasons: dict[str, list[Untold]] = {}
    for one in untold:
        reasons.setdefault(one.reason_zh, []).append(one)
    for reason, sums in reasons.items():
        name = short_name(book.at(sums[0].total).table)
        look.not_determinable(f"{name} 有 {len(sums)} 处加总无法核对：{reason}")


def _tell_cause(look: Look, book: Book, finding: Finding) -> None:
    first = finding.failures[0]
    more = len(finding.failures) - 1
    said, said_en = _failure(book, first)
    if more:
        said += f"；同一原因另有 {more} 处不平"
        said_en += f"; {more} more sums fail for the same cause"
    if finding.kind is Kind.MISSING_ROW or finding.missing is not None:
        lines, lines_en = _missing(book, finding)
        said += f"；可能漏列一行{lines}"
        said_en += f"; a row may be missing{lines_en}"
    if finding.undecided:
        said += "；不止三个数字有误，或漏列行次，无法确定是哪一个"
        said_en += "; more than three cells are wrong, or rows are missing"
    explanations = _sensible(finding.explanations)
    mend, mend_en = _mends(book, explanations)
    look.found(
        finding.severity,
        said,
        said_en,
        figures=[
            *_figures(book, finding.failures),
            *_should(book, explanations),
        ],
        places=_places(book, finding),
        mend=mend,
        mend_en=mend_en,
    )


def _sensible(explanations: Sequence[Explanation]) -> Sequence[Explanation]:
    """Those that make no amount negative that is not printed so, if there are any."""
    kept = [
        one
        for one in explanations
        if not any(mend.value < 0 <= (mend.stated or 0) for mend in one.mends)
    ]
    return kept or explanations


def _missing(book: Book, finding: Finding) -> tuple[str, str]:
    """The row that may have been left out, with its amounts."""
    if finding.missing is None:
        return "", ""
    sheet = book.at(finding.missing.above)
    amounts = [
        (measure, shown(Amount(value, sheet.coded.unit)))
        for measure, value in finding.missing.amounts
    ]
    above = finding.missing.above.code or finding.missing.above.name
    chinese = "，".join(f"{measure} {value}" for measure, value in amounts)
    english = ", ".join(f"{measure} {value}" for measure, value in amounts)
    return f"（{above} 之下，{chinese}）", f" below {above}: {english}"


def _tell_rounding(look: Look, book: Book, failures: Sequence[Failure]) -> None:
    first = failures[0]
    name = short_name(book.at(first.total).table)
    said, said_en = _failure(book, first)
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
        figures=_figures(book, failures),
        places=_unique(
            place
            for failure in failures
            for cell in (failure.total, *_others(book, failure))
            for place in [_place(book, cell)]
        ),
    )


def _place(book: Book, cell: CellRef) -> Place:
    sheet = book.at(cell)
    return place_of_cell(sheet.table, sheet.coded, cell)


def _others(book: Book, failure: Failure) -> list[CellRef]:
    """The cells of a failure that stand in other tables than its sum."""
    table = book.at(failure.total).table
    return [cell for cell in failure.parts if book.at(cell).table is not table]


def _failure(book: Book, failure: Failure) -> tuple[str, str]:
    where = _place(book, failure.total).what
    stated, computed, off = (
        shown(Amount(value, failure.unit))
        for value in (failure.stated, failure.computed, failure.difference)
    )
    many = f"（共{failure.rows}项）" if failure.rows else ""
    said = f"{where}：应有 {failure.identity}{many}，表列 {stated}，计算 {computed}，相差 {off}"
    held = f"{where}: {failure.said} should hold"
    return said, f"{held}; stated {stated}, computed {computed}, {off} apart"


def _figures(book: Book, failures: Sequence[Failure]) -> list[Figure]:
    """What each sum states, and what its parts add up to."""
    found: list[Figure] = []
    for failure in failures[:_FIGURES]:
        label = _place(book, failure.total).what
        found.append(figure(label, Amount(failure.stated, failure.unit)))
        computed = Amount(failure.computed, failure.unit)
        found.append(figure(f"{label}（计算）", computed, is_computed=True))
    return found


def _should(book: Book, explanations: Sequence[Explanation]) -> Iterator[Figure]:
    for explanation in explanations[:1]:
        for mend in explanation.mends:
            sheet = book.at(mend.cell)
            right = Amount(mend.value, sheet.coded.unit)
            yield figure(f"{_place(book, mend.cell).what}（应为）", right, is_computed=True)


def _mends(book: Book, explanations: Sequence[Explanation]) -> tuple[str, str]:
    """What would mend it; of several that cannot be told apart the likeliest."""
    told = [_explained(book, one) for one in explanations[:_TOLD]]
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


def _explained(book: Book, explanation: Explanation) -> tuple[str, str]:
    mends = [_mend(book, one) for one in explanation.mends]
    chinese, english = "，且 ".join(one for one, _ in mends), " and ".join(two for _, two in mends)
    first = explanation.mends[0]
    right = Amount(first.value, book.at(first.cell).coded.unit)
    words = slip_words(explanation.slip, first.stated, right)
    if not words[0]:
        return chinese, english
    return f"{chinese}（{words[0]}）", f"{english} ({words[1]})"


def _mend(book: Book, mend: Mend) -> tuple[str, str]:
    unit = book.at(mend.cell).coded.unit
    what = _place(book, mend.cell).what
    right = shown(Amount(mend.value, unit))
    if mend.stated is None:
        return f"{what} 应为 {right}", f"{what} should be {right}"
    stated = shown(Amount(mend.stated, unit))
    return f"{what} 应为 {right}，而非 {stated}", f"{what} should be {right} instead of {stated}"


def _places(book: Book, finding: Finding) -> list[Place]:
    """The cells that may be at fault, then the sums that fail, and what other tables state."""
    cells = list(finding.places)
    for failure in finding.failures:
        cells += [failure.total, *_others(book, failure)]
    return _unique(_place(book, cell) for cell in cells)


def _unique(places: Iterable[Place]) -> list[Place]:
    return list(dict.fromkeys(places))
