"""What the text says twice, with different figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.matching import Verdict, sharp
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.analysis.text_scope import is_of_projects, part_above
from govbudget.disclosure.checking.common import figure, shown
from govbudget.disclosure.checking.text_naming import name_of, quoted
from govbudget.disclosure.text.kinds import Kind
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.text.facts import Fact

__all__ = ["check_repeats"]

_SUBJECTS = {
    *("total", "revenue", "revenue.current", "spending", "spending.current", "spending.basic"),
    *("spending.project", "spending.personnel", "spending.public", "agency_running"),
    *("procurement", "procurement.goods", "procurement.works", "procurement.services"),
    *("purchased_services", "debt", "carry_over", "carry_out"),
    *("procurement.reserved_sme", "procurement.reserved_small"),
}
_WHOLES = {"total", "revenue", "revenue.current", "revenue.total"} | {
    *("spending", "spending.current", "spending.total", "spending.basic"),
    *("procurement", "carry_over", "carry_out", "appropriation"),
}
# A body below the one whose budget it is has figures of its own.
_OTHER_BODY = re.compile(r"所属|下属|本级|其中一|分别")


def check_repeats(look: Look) -> None:
    """Facts with one key and different amounts."""
    settled = {one.index for one in look.context.matches if one.verdict is not Verdict.UNKNOWN}
    groups: dict[object, list[Fact]] = {}
    for index, fact in enumerate(look.disclosure.facts):
        asked = fact.subject in _SUBJECTS or (fact.subject == "spending.function" and fact.code)
        if is_of_projects(fact) or index in settled:
            continue
        if fact.kind is Kind.AMOUNT and fact.amount is not None and asked:
            owner = _owner(look.disclosure.facts, fact)
            part = part_above(look.disclosure, fact)
            groups.setdefault((fact.same, owner, part), []).append(fact)
    for same in groups.values():
        _compare(look, same)
    if not look.compared:
        look.not_applicable("说明中没有重复出现而各表都没有的数字")


def _owner(facts: Sequence[Fact], fact: Fact) -> object:
    """Whose part a figure is; None where it is the body's as a whole.

    基本支出 of one item is another figure than that of the next, and one in a list whose whole was
    not understood is that of nothing known.
    """
    if fact.part_of is None:
        return fact.listed
    whole = facts[fact.part_of]
    return None if whole.subject in _WHOLES else whole.same


def _compare(look: Look, same: list[Fact]) -> None:
    first = same[0]
    for other in same[1:]:
        one = sharp(same, first)
        two = sharp(same, other)
        if one is None or two is None:  # pragma: no cover  they have amounts
            continue
        if agree(one, two) is not Agreement.DIFFERENT:
            look.held()
            continue
        certain = first.label == other.label and not any(
            _OTHER_BODY.search(fact.sentence) for fact in (first, other)
        )
        name = name_of(first)
        look.found(
            Severity.ERROR if certain else Severity.NOTICE,
            f"{quoted(name)}在说明中前后不一：{shown(one)}和{shown(two)}。",
            f"the text has two figures for {name}: {shown(one)} and {shown(two)}",
            figures=[figure("前", one), figure("后", two)],
            places=[place_of_fact(first), place_of_fact(other)],
        )
