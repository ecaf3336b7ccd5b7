"""Completion rates against the budget that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checking.common import figure, shown
from govbudget.disclosure.checking.records import Figure
from govbudget.disclosure.checking.text_naming import name_of, quoted
from govbudget.disclosure.checking.text_percent import Fit, fit_of, percent_of, places_of
from govbudget.disclosure.text.kinds import Kind, Measure
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.text.facts import Fact

__all__ = ["check_completion"]

_BUDGETS = {
    Measure.INITIAL: "年初预算",
    Measure.REVISED: "全年预算",
    Measure.BUDGET: "预算",
}


def check_completion(look: Look) -> None:
    """Every completion rate of the text."""
    facts = look.disclosure.facts
    rates = [one for one in facts if one.kind is Kind.COMPLETION and one.percent is not None]
    if not rates:
        look.not_applicable("说明中没有完成率")
    wrong = look.context.wrong_figures
    for one in rates:
        # A figure whose own words do not say which it is may be the budget itself.
        same = one.about is not None and facts[one.about].measure == one.against
        if one.amount is None or one.base is None or one.about in wrong or same:
            look.missing += [] if look.missing else ["the base of some rates is not stated"]
        else:
            _check(look, one)


def _check(look: Look, one: Fact) -> None:
    amount, base, percent = one.amount, one.base, one.percent
    if amount is None or base is None or percent is None:  # pragma: no cover  seen to before
        return
    fit = fit_of(percent, amount, base)
    others = _others(look, one)
    if (
        fit is Fit.HOLDS
        or (fit is Fit.NONE and not amount.value)
        or (fit is Fit.NONE and not percent)
    ):
        look.held()
        return
    name = name_of(one)
    said = _BUDGETS.get(Measure(one.against), "预算")
    other = next((fact for fact in others if _fits(one, fact)), None)
    right = percent_of(amount, base, places_of(percent))
    near = fit is Fit.NEAR
    if other is not None and not near:
        if one.against == Measure.BUDGET:
            look.held()  # 完成预算的 may mean any budget of the paragraph
            return
        named = _BUDGETS.get(other.measure or Measure.BUDGET, "预算")
        why = f"，实为{named}{shown(other.amount)}的完成率"
        why_en = f"; it is the rate of {named} {shown(other.amount)}"
        mend, mend_en = f"“完成{said}的”应为“完成{named}的”", f"{said} should read {named}"
    else:
        why = "，年初没有预算" if right is None else f"，计算为{right}%"
        why_en = "" if right is None else f"; it is {right}%"
        mend, mend_en = (
            (f"应为 {right}%", f"it should be {right}%") if right is not None else ("", "")
        )
    severity = Severity.ROUNDING if near else Severity.ERROR
    if right is None and other is None:
        severity = Severity.NOTICE
    look.found(
        severity,
        f"{quoted(name)}{said}为{shown(base)}、决算{shown(amount)}，却写完成{said}的{percent}%{why}。",
        f"{name}: {said} is {shown(base)}, the final figure {shown(amount)}, and the text has "
        f"completed {percent}% of it{why_en}",
        figures=[
            Figure("完成率", percent),
            figure("决算数", amount),
            figure(said, base),
            *([] if other is None or near else [figure("实际基数", other.amount)]),
            *([] if right is None else [Figure("计算完成率", right, is_computed=True)]),
        ],
        places=[place_of_fact(one)],
        mend=mend,
        mend_en=mend_en,
    )


def _others(look: Look, one: Fact) -> list[Fact]:
    """The other budgets of the same subject in the same paragraph."""
    return [
        fact
        for fact in look.disclosure.facts
        if fact.kind is Kind.AMOUNT
        and fact.paragraph == one.paragraph
        and (fact.subject, fact.scope, fact.code) == (one.subject, one.scope, one.code)
        and fact.measure in _BUDGETS
        and fact.measure != one.against
    ]


def _fits(one: Fact, other: Fact) -> bool:
    if one.percent is None or one.amount is None or other.amount is None:
        return False
    return fit_of(one.percent, one.amount, other.amount) is Fit.HOLDS
