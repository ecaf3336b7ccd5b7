"""``wording.leftovers``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.models import MANY, is_model
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.options import Option
from govbudget.disclosure.checks.outcomes import (
    Found,
    Held,
)
from govbudget.disclosure.checks.records import Group, Place
from govbudget.disclosure.text.leftovers import LeftoverKind
from govbudget.disclosure.text.plain import plain
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.text.leftovers import Leftover

__all__ = ["Leftovers"]

_KINDS = {
    LeftoverKind.PLACEHOLDER,
    LeftoverKind.BLANK,
    LeftoverKind.INSTRUCTION,
    LeftoverKind.DIRECTION,
}
# Instructions that no text for readers has: on the form of the table, on what to leave out.
_PLAIN_INSTRUCTION = re.compile(
    r"仍(?:应|需|须|要)?保留(?:本|该|此)?表|删除本(?:段|行|条|说明)|作(?:下述|如下)说明|按上述格式|不涉及的|作持平表述|不用说明变动原因|名词解释|以下同|请填|请删"
    r"|必填项?|请核实|备注写"
)
# Money of which nothing is said but its unit: no other reading leaves the sentence whole.
_NO_FIGURE = re.compile(r"^(?:预算|决算|支出|收入)(?:万|亿)元$")
_CLOSED = re.compile(r"[，。；]")
# A name that was made unreadable on purpose is no figure that was left out.
_FOLLOWED = re.compile(r"(?:万|亿)?元|%|个|辆|台|家|年|月|人次|批")
# So much of a sentence is quoted.
_QUOTED = 60


class Leftovers(Check):
    """What the model of the text left behind."""

    id = "wording.leftovers"
    group = Group.WORDING
    rank = 10
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.TEXT})
    placeholders_of_model = Option(MANY, low=2, high=100)

    def check(self, context: Context) -> Iterator[Outcome]:
        told = [one for one in context.disclosure.leftovers if one.kind in _KINDS]
        if not told:
            yield Held()
            return
        if is_model(context.disclosure, self.placeholders_of_model):
            yield Found(
                Severity.NOTICE,
                Message("wording.leftovers.model", count=len(told)),
                places=[_place(told[0])],
            )
            return
        groups: dict[tuple[Severity, LeftoverKind], list[Leftover]] = {}
        for one in told:
            groups.setdefault((_severity(context.disclosure, one), one.kind), []).append(one)
        for (severity, kind), same in groups.items():
            yield Found(
                severity,
                Message(
                    "wording.leftovers.found",
                    kind=Message(f"wording.leftovers.kind.{kind.value}"),
                    words=list(dict.fromkeys(one.words for one in same)),
                ),
                places=dict.fromkeys(_place(one) for one in same),
                fix=Message("wording.leftovers.found-fix"),
            )


def _severity(disclosure: Disclosure, one: Leftover) -> Severity:
    text = plain(disclosure.paragraphs[one.paragraph].text).text
    words = plain(one.words).text
    if one.kind is LeftoverKind.INSTRUCTION:
        return Severity.ERROR if _PLAIN_INSTRUCTION.search(words) else Severity.NOTICE
    if one.kind is LeftoverKind.PLACEHOLDER:
        at = text.find(words)
        behind = text[at + len(words) :]
        return Severity.ERROR if at >= 0 and _FOLLOWED.match(behind) else Severity.NOTICE
    if one.kind is LeftoverKind.BLANK and _NO_FIGURE.search(words):
        at = text.find(words)
        return Severity.ERROR if _CLOSED.match(text, at + len(words)) else Severity.NOTICE
    return Severity.NOTICE


def _place(one: Leftover) -> Place:
    sentence = one.sentence
    if len(sentence) > _QUOTED:
        at = max(sentence.find(one.words) - _QUOTED // 2, 0)
        sentence = sentence[at : at + _QUOTED]
    return Place(one.page, paragraph=one.paragraph, text=sentence, what=one.words)
