"""The direction of the reason that is given against that of the change that it explains."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checking.text_naming import name_of, quoted
from govbudget.disclosure.text.kinds import Direction, Kind
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.text.facts import Fact

__all__ = ["check_reasons"]

_REASON = re.compile(
    r"(?:(?P<up>增加|增长|上升)|(?P<down>减少|下降|降低))(?:的)?(?:主要)?原因(?!及|和|与)"
)
_STOP = re.compile(r"[。；;]")
_ONE_WAY = {Direction.INCREASE, Direction.DECREASE}


def check_reasons(look: Look) -> None:
    """A reason for a rise where all that stands in front of it fell, or the other way round."""
    changes: dict[int, list[Fact]] = {}
    for fact in look.disclosure.facts:
        if fact.kind is Kind.CHANGE:
            changes.setdefault(fact.paragraph, []).append(fact)
    for number, facts in changes.items():
        text = look.disclosure.paragraphs[number].text
        for found in _REASON.finditer(text):
            said = Direction.INCREASE if found["up"] else Direction.DECREASE
            explained = _in_front(facts, text, found.start())
            ways = {one.direction for one in explained}
            signed = any(one.change is not None and one.change.value < 0 for one in explained)
            if not ways or not ways <= _ONE_WAY or signed:
                continue
            if said in ways:
                look.held()
                continue
            _tell(look, explained, found[0], said)


def _in_front(facts: Sequence[Fact], text: str, at: int) -> list[Fact]:
    """The changes of the sentence, or else of the one before it."""
    before = [one for one in facts if one.span[1] <= at]
    stops = [0, *(found.end() for found in _STOP.finditer(text, 0, at))]
    for stop in stops[:-3:-1]:
        if own := [one for one in before if one.span[0] >= stop]:
            return own
    return []


def _tell(look: Look, facts: Sequence[Fact], words: str, said: Direction) -> None:
    right, wrong = ("减少", "增加") if said is Direction.INCREASE else ("增加", "减少")
    names = "、".join(dict.fromkeys(quoted(name_of(one)) for one in facts))
    look.found(
        Severity.ERROR,
        f"{names}写作{right}，原因却写作“{words}”。",
        f"{names}: the text says {'less' if said is Direction.INCREASE else 'more'}, and gives a "
        f"reason for the contrary: {words}",
        places=[place_of_fact(one) for one in facts],
        mend=f"“{wrong}”与“{right}”之一有误",
        mend_en="one of the two is wrong",
    )
