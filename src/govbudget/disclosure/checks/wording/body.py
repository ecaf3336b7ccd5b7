"""``wording.body``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.places import place_of_paragraph
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.mends import words_mended
from govbudget.disclosure.checks.options import Option
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.text.plain import plain
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["WordingBody"]

# Short forms leave these out: 杭州司法局, 自然资源规划局.
_SHORT = "省市区县州旗乡镇委会和与及、暨级的人民政府界社"
# Without one of these a name is that of another body, or one that is used: 市总工会 and 市工会,
# 东城小学 and 城小学, 第三中学 and 三中学.
_OTHERS = "第大小中老总东西南北新上下前后高初一二三四五六七八九十字"
_LEFT_OUT = frozenset(_SHORT + _OTHERS)
# 某某局某某局机关, 某某局某某局（本级）: a unit below its department.
_UNIT = re.compile(r"本级|机关|\(|直属|下属|所属|[及和与]")
# The cells of 部门名称 and 单位名称 beside each other are no sentence.
_SENTENCE = re.compile(r"[，。；]")


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
        cuts = _cut(name)
        for number, text in enumerate(texts):
            if _is_twice(text, name):
                found.setdefault(name * 2, []).append(number)
            for cut in cuts:
                if cut in text:
                    found.setdefault(cut, []).append(number)
        for written, numbers in found.items():
            form = "twice" if written == name * 2 else "cut"
            places = [place_of_paragraph(disclosure, at, written) for at in numbers]
            yield Found(
                Severity.ERROR,
                Message(f"wording.body.{form}", written=written, name=name),
                places=places,
                mends=words_mended(places, written, name),
                fix=Message("wording.body.found-fix", written=written, name=name),
            )


def _is_twice(text: str, name: str) -> bool:
    """Whether a sentence has the name twice in a row, and not as that of a unit below it.

    Of a department and its only unit the same name stands twice on covers, in forms and lists.
    """
    at = text.find(name * 2)
    behind = at + 2 * len(name)
    is_listed = at > 0 and text[at - 1] in ":、"
    return (
        at >= 0
        and not is_listed
        and _UNIT.match(text, behind) is None
        and _SENTENCE.search(text, behind) is not None
    )


def _cut(name: str) -> list[str]:
    """The name without one of its characters, as no short form has it.

    Without its first or last it may be a piece of a longer word.
    """
    cut = {name[:at] + name[at + 1 :]: name[at] for at in range(1, len(name) - 1)}
    return [one for one, left in cut.items() if left not in _LEFT_OUT and one not in name]
