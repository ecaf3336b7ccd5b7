"""The parts that the text names against their whole."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.agreement import Agreement, agree, apart
from govbudget.disclosure.analysis.disputed import other_unit
from govbudget.disclosure.analysis.lists import printed, summed, sums_of
from govbudget.disclosure.analysis.matching import Verdict, as_written
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checking.common import figure, shown
from govbudget.disclosure.checking.text_naming import name_of, off_by, quoted
from govbudget.disclosure.checking.text_sums_unit import tell_unit
from govbudget.reconciling.findings import Severity
from govbudget.reconciling.slips import slip_between

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govbudget.disclosure.analysis.lists import Sum
    from govbudget.disclosure.analysis.matching import Match
    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.text.facts import Fact

__all__ = ["check_sums"]

# A list of single functions may name the largest only; less missing than this looks like a slip.
_MISSING = Decimal("0.2")
_FEWEST = 3


def check_sums(look: Look) -> None:
    """All parts of the text against their wholes."""
    facts = look.disclosure.facts
    known = {one.index: one for one in look.context.matches}
    any_sum = False
    for one in sums_of(facts):
        any_sum = True
        _check(look, one, known)
    if not any_sum:
        look.not_applicable("说明中没有“其中”分项")


def _check(look: Look, one: Sum, known: Mapping[int, Match]) -> None:
    facts = look.disclosure.facts
    whole = facts[one.whole].amount
    parts = [facts[i].amount for i in one.parts]
    assert whole is not None  # noqa: S101  sums are of amounts
    amounts = [part for part in parts if part is not None]
    if other := other_unit(facts, one):
        tell_unit(look, one, other)
        return
    total = summed(amounts, whole.unit)
    finest = min([whole, *amounts], key=lambda part: part.half_unit)
    agreed = agree(Amount(whole.value, whole.unit), printed(total, finest), len(amounts))
    if agreed in {Agreement.EXACT, Agreement.ROUNDED} or _is_other_cause(one, known):
        look.held()
    elif agreed is Agreement.NEAR or _is_confirmed(one, known):
        _tell(look, one, total, Severity.ROUNDING)
    elif total.value > whole.value or one.complete:
        _tell(look, one, total, Severity.ERROR)
    elif _looks_complete(one, whole, total):
        _tell(look, one, total, Severity.NOTICE)


def _looks_complete(one: Sum, whole: Amount, total: Amount) -> bool:
    """Whether so little is missing that the list seems to be meant as complete."""
    missing = whole.value - total.value
    return len(one.parts) >= _FEWEST and Decimal(0) < missing < whole.value * _MISSING


def _is_other_cause(one: Sum, known: Mapping[int, Match]) -> bool:
    """Whether a figure that the tables contradict makes the difference: it is told already."""
    return any(i in known and known[i].verdict is Verdict.DIFFERS for i in (one.whole, *one.parts))


def _is_confirmed(one: Sum, known: Mapping[int, Match]) -> bool:
    """Whether the tables have all the figures, some of them one unit of the last place off."""
    verdicts = {known[i].verdict if i in known else None for i in (one.whole, *one.parts)}
    return verdicts <= {Verdict.HOLDS, Verdict.NEAR} and Verdict.NEAR in verdicts


def _tell(look: Look, one: Sum, total: Amount, severity: Severity) -> None:
    facts = look.disclosure.facts
    whole = facts[one.whole]
    stated = whole.amount
    assert stated is not None  # noqa: S101  sums are of amounts
    written = as_written(total, stated)
    off = apart(stated, total)
    name = name_of(whole)
    near = severity is Severity.ROUNDING
    mend, mend_en = ("", "") if near else _mend(facts, one, off)
    look.found(
        severity,
        f"说明写{quoted(name)}{shown(stated)}，所列{len(one.parts)}项合计{shown(total)}，"
        f"相差{off_by(stated, total)}{'，属取舍' if near else ''}。",
        f"the text has {shown(stated)} for {name}; its {len(one.parts)} parts add up to "
        f"{shown(total)}: {'rounding' if near else f'they differ by {off_by(stated, total)}'}",
        figures=[
            figure(name, stated),
            *(figure(name_of(facts[i]), facts[i].amount) for i in one.parts),
            figure("合计", written if near else total, is_computed=True),
        ],
        places=[place_of_fact(facts[i]) for i in (one.whole, *one.parts)],
        mend=mend,
        mend_en=mend_en,
    )


def _mend(facts: Sequence[Fact], one: Sum, off: Amount) -> tuple[str, str]:
    """The part that a known slip makes right, where there is just one."""
    found = []
    for i in one.parts:
        fact = facts[i]
        if fact.amount is None or fact.amount.unit is not off.unit:
            continue
        right = Amount(fact.amount.value + off.value, off.unit)
        places = max(right.places, fact.amount.places)
        if fact.amount.value and slip_between(fact.amount.value, right.value, places, off.unit):
            found.append((name_of(fact), right))
    if len(found) != 1:
        return "", ""
    name, right = found[0]
    return f"{quoted(name)}若为 {shown(right)} 则相符", f"with {shown(right)} for {name} they agree"
