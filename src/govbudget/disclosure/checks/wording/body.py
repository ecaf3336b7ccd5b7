"""``wording.body``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.places import place_of_paragraph
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.options import Option
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.text.plain import plain
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["WordingBody"]

# Short forms leave these out: 杭州司法局, 自然资源规划局.
_LEFT_OUT = frozenset("省市区县州旗乡镇委会和与及、暨级的人民政府")
# 某某局某某局机关, 某某局某某局（本级）: a unit below its department.
_UNIT = re.compile(r"本级|机关|\(|直属|下属|所属")


class WordingBody(Check):
    """The name of the own body: printed twice in a row, or with a character missing."""

    id = "wording.body"
    group = Group.WORDING
    rank = 25
    needs = frozenset({Need.TEXT, Need.ONE_BUDGET})
    since = "0.2.0"
    shortest_name = Option(6, low=4, high=40)
    fewest_mentions = Option(2, low=1, high=50)

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure = context.disclosure
        name = plain(disclosure.unit_name).text
        if not name:
            yield NotDeterminable(Message("wording.body.open"))
            return
        texts = [plain(paragraph.text).text for paragraph in disclosure.paragraphs]
        count = sum(text.count(name) for text in texts)
        if len(name) < self.shortest_name or count < self.fewest_mentions:
            yield NotApplicable(Message("wording.body.nothing"))
            return
        yield Held(count)
        found: dict[str, list[int]] = {}
        for number, text in enumerate(texts):
            if _is_twice(text, name):
                found.setdefault(name * 2, []).append(number)
            for cut in _cut(name):
                if cut in text:
                    found.setdefault(cut, []).append(number)
        for written, numbers in found.items():
            form = "twice" if written == name * 2 else "cut"
            yield Found(
                Severity.ERROR,
                Message(f"wording.body.{form}", written=written, name=name),
                places=[place_of_paragraph(disclosure, at, written) for at in numbers],
                fix=Message("wording.body.found-fix", written=written, name=name),
            )


def _is_twice(text: str, name: str) -> bool:
    """Whether a text has the name twice in a row, and not as that of a unit below it."""
    at = text.find(name * 2)
    return at >= 0 and _UNIT.match(text, at + 2 * len(name)) is None


def _cut(name: str) -> set[str]:
    """The name without one of its characters, as no short form has it.

    Without its first or last it may be a piece of a longer word.
    """
    return {
        name[:at] + name[at + 1 :]
        for at in range(1, len(name) - 1)
        if name[at] not in _LEFT_OUT and name[:at] + name[at + 1 :] not in name
    }
