"""The “三公” expenditure of the text against its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.matching import as_written
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.analysis.public_figures import (
    NAMES,
)
from govbudget.disclosure.analysis.public_sums import (
    SAME,
    PublicSum,
    right_figures,
)
from govbudget.disclosure.checking.common import figure, mend_of, shown
from govbudget.disclosure.checking.text_naming import off_by, quoted
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.checking.records import Place
    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.text.facts import Fact

__all__ = ["check_sums"]


def check_sums(look: Look) -> None:
    """Every “三公” figure of the text that has parts."""
    for one in look.context.public_sums:
        _check(look, one)
    if not look.compared:
        look.not_applicable("说明中没有“三公”经费及其分项")


def _check(look: Look, one: PublicSum) -> None:
    agreed, total, whole = one.agreement, one.total, one.whole[1]
    partial = not one.complete and total.value <= whole.value
    told = _is_other_cause(look, one) or (agreed is Agreement.NEAR and _is_rounded_there(look, one))
    if agreed in {Agreement.EXACT, Agreement.ROUNDED} or partial or told:
        look.held()
    else:
        severity = Severity.ROUNDING if agreed is Agreement.NEAR else Severity.ERROR
        _tell(look, one, severity)


def _is_rounded_there(look: Look, one: PublicSum) -> bool:
    """Whether the table has the same figures: what rounding makes of them is told of it."""
    rounded = look.context.solution.of("table.three-public")
    figures = look.context.figures.public
    return any(each.severity is Severity.ROUNDING for each in rounded) and all(
        any(
            agree(amount, each.amount) in SAME
            for each in right_figures(look.disclosure.facts[index], figures)
        )
        for index, amount in (one.whole, *one.parts)
    )


def _is_other_cause(look: Look, one: PublicSum) -> bool:
    """Whether it holds with what a part should be by its own parts: that is told already."""
    below = {each.whole[0]: each.total for each in look.context.public_sums}
    wrong, figures = look.context.disputed.misfits, look.context.figures.public
    for index, _ in one.parts:
        if index in wrong and index not in below:
            below[index] = right_figures(look.disclosure.facts[index], figures)[0].amount
    parts = tuple((i, below.get(i, part)) for i, part in one.parts)
    other = evolve(one, parts=parts)
    return other != one and other.agreement is not Agreement.DIFFERENT


def _tell(look: Look, one: PublicSum, severity: Severity) -> None:
    facts = look.disclosure.facts
    fact, whole = facts[one.whole[0]], one.whole[1]
    written = as_written(one.total, whole if whole.places else one.parts[0][1])
    name = NAMES[fact.subject]
    parts = "、".join(
        f"{quoted(NAMES[facts[i].subject])}{shown(facts[i].amount)}" for i, _ in one.parts
    )
    table = [
        (each.table, each.amount, each.place)
        for each in look.context.figures.public
        if each.subject == fact.subject and each.measure is fact.measure and not each.blank
    ]
    beside = "".join(f"，{where}为{shown(amount)}" for where, amount, _ in table[:1])
    near = severity is Severity.ROUNDING
    mend, mend_en = ("", "") if near else mend_of(whole, written, f"{quoted(name)}")
    look.found(
        severity,
        f"说明写{quoted(name)}{shown(fact.amount)}，其分项{parts}合计{shown(written)}，"
        f"相差{off_by(whole, one.total)}{beside}。",
        f"the text has {shown(fact.amount)} for {name}; its parts add up to {shown(written)}",
        figures=[
            figure(f"说明 {name}", whole),
            *(figure(f"说明 {NAMES[facts[i].subject]}", part) for i, part in one.parts),
            figure("分项合计", written, is_computed=True),
            *(figure(where, amount) for where, amount, _ in table[:1]),
        ],
        places=_places(facts, one, [place for _, _, place in table[:1]]),
        mend=mend,
        mend_en=mend_en,
    )


def _places(facts: Sequence[Fact], one: PublicSum, table: list[Place]) -> list[Place]:
    text = [place_of_fact(facts[i]) for i in (one.whole[0], *(i for i, _ in one.parts))]
    return [*dict.fromkeys(text), *table]
