"""The “三公” expenditure of the text against its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.matching import as_written, sharp
from govbudget.disclosure.analysis.percent import Fit, fit_of, percent_of, places_of
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.analysis.public_figures import ABROAD, NAMES, PURCHASE
from govbudget.disclosure.analysis.public_sums import SAME, broken_figures, right_figures
from govbudget.disclosure.checking.common import figure, mend_of, shown
from govbudget.disclosure.checking.records import Figure
from govbudget.disclosure.checking.text_naming import off_by, quoted
from govbudget.disclosure.text.kinds import Kind, Measure
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from govbudget.disclosure.analysis.public_figures import PublicFigure
    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.text.facts import Fact

__all__ = ["check_completion", "check_counts", "check_text"]

_BUDGETS = {Measure.BUDGET, Measure.INITIAL, Measure.REVISED}
_COUNTS = {"three_public.abroad.groups": ABROAD, "vehicles_purchase": PURCHASE}


def _miss_once(look: Look, why: str) -> None:
    """Say why something cannot be compared, where nothing else is said yet."""
    if not look.missing:
        look.not_determinable(Message(f"reasons.{why}"))


def check_text(look: Look, figures: tuple[PublicFigure, ...]) -> None:
    """Each “三公” figure of the text against its table."""
    facts = look.disclosure.facts
    asked = [
        (index, fact)
        for index, fact in enumerate(facts)
        if fact.kind is Kind.AMOUNT
        and fact.subject in NAMES
        and fact.year in {None, look.disclosure.year}
    ]
    if not asked:
        look.not_applicable("说明中没有“三公”经费")
        return
    if not figures:
        look.not_determinable("没有带数字的“三公”经费表")
        return
    told: dict[tuple[object, ...], list[Fact]] = {}
    skip = look.context.disputed.unsound
    broken = broken_figures(figures)
    for index, fact in asked:
        right = right_figures(fact, figures)
        amount = sharp(look.context.figures.beside(fact), fact)
        if not right or amount is None:
            _miss_once(look, "lacks")
        elif any(agree(amount, one.amount) in SAME for one in right) or index in skip:
            look.held()
        elif fact.subject in broken:
            _miss_once(look, "contradicts")
        else:
            told.setdefault((fact.subject, fact.measure, amount), []).append(fact)
    for same in told.values():
        _tell(look, same, right_figures(same[0], figures))


def _tell(look: Look, same: list[Fact], right: list[PublicFigure]) -> None:
    fact, one = same[0], right[0]
    amount = fact.amount
    if amount is None:  # pragma: no cover  seen to before
        return
    near = any(agree(amount, other.amount) is Agreement.NEAR for other in right)
    name = fact.label or NAMES[fact.subject]
    written = as_written(one.amount, amount)
    mend, mend_en = mend_of(amount, written, f"说明中{quoted(name)}")
    right_said = "空白" if one.blank else shown(one.amount)
    look.found(
        Severity.ROUNDING if near else Severity.ERROR,
        f"说明写{quoted(name)}{shown(amount)}，{one.table}为{right_said}，"
        f"相差{off_by(amount, written)}。",
        f"the text has {shown(amount)} for {name}, {one.table} "
        f"{'a blank' if one.blank else shown(one.amount)}",
        figures=[figure("说明", amount), figure(one.table, None if one.blank else one.amount)],
        places=[*(place_of_fact(each) for each in same), one.place],
        mend=mend,
        mend_en=mend_en,
    )


def check_completion(look: Look, figures: tuple[PublicFigure, ...]) -> None:
    """The completion rates whose base the text does not state."""
    rates = [
        one
        for one in look.disclosure.facts
        if one.kind is Kind.COMPLETION
        and one.subject in NAMES
        and one.base is None
        and one.percent is not None
        and one.amount is not None
    ]
    if not rates:
        look.not_applicable("说明中没有未列明基数的完成率")
    for one in rates:
        bases = [f for f in figures if f.subject == one.subject and f.measure in _BUDGETS]
        if not bases:
            look.not_determinable("“三公”经费表没有预算数一栏")
        else:
            _rate(look, one, bases)


def _rate(look: Look, one: Fact, bases: list[PublicFigure]) -> None:
    amount, percent = one.amount, one.percent
    if amount is None or percent is None:  # pragma: no cover  seen to before
        return
    fits = [fit_of(percent, amount, base.amount) for base in bases]
    base = bases[0]
    if any(fit in {Fit.HOLDS, Fit.NONE} for fit in fits):
        look.held()
        return
    right = percent_of(amount, base.amount, places_of(percent))
    near = Fit.NEAR in fits
    name = one.label or NAMES[one.subject]
    look.found(
        Severity.ROUNDING if near else Severity.ERROR,
        f"{quoted(name)}写完成预算的{percent}%，表中预算{shown(base.amount)}、决算{shown(amount)}，"
        f"计算为{right}%。",
        f"{name}: the text says {percent}% of the budget; {shown(amount)} of "
        f"{shown(base.amount)} is {right}%",
        figures=[
            Figure("完成率", percent),
            figure("决算数", amount),
            figure("表中预算数", base.amount),
            Figure("计算完成率", right, is_computed=True),
        ],
        places=[place_of_fact(one), base.place],
        mend=f"应为 {right}%",
        mend_en=f"it should be {right}%",
    )


def check_counts(look: Look) -> None:
    """Counts of groups and vehicles against the amounts that they go with."""
    facts = look.disclosure.facts
    year = look.disclosure.year
    for count in facts:
        subject = _COUNTS.get(count.subject)
        if count.kind is not Kind.COUNT or subject is None or count.year not in {None, year}:
            continue
        amounts = [
            one
            for one in facts
            if one.kind is Kind.AMOUNT
            and one.subject == subject
            and one.year in {None, year}
            and one.measure not in {Measure.INITIAL, Measure.REVISED}
            and one.amount is not None
        ]
        if not amounts:
            look.not_determinable("没有列明与数量对应的金额")
            continue
        _count(look, count, amounts)
    if not look.compared and not look.missing:
        look.not_applicable("说明中没有团组数和购置车辆数")


def _count(look: Look, count: Fact, amounts: list[Fact]) -> None:
    some = any(one.amount is not None and one.amount.value for one in amounts)
    if bool(count.count) == some:
        look.held()
        return
    amount, name = amounts[0].amount, NAMES[amounts[0].subject]
    # Vehicles may be paid by other money, and the bill for a journey may come in another year.
    look.found(
        Severity.NOTICE,
        f"{quoted(count.label)}{count.count:f}{count.counter}，{quoted(name)}{shown(amount)}：请核对。",
        f"{count.label} {count.count:f}, but {name} {shown(amount)}: see whether both are right",
        figures=[Figure(count.label, count.count), figure(name, amount)],
        places=[place_of_fact(count), place_of_fact(amounts[0])],
    )
