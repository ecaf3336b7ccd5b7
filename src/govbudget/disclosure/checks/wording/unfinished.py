"""``wording.unfinished``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import (
    Found,
    Held,
    NotApplicable,
)
from govbudget.disclosure.checks.records import Group, Place
from govbudget.disclosure.text.plain import plain
from govbudget.disclosure.text.sentences import sentence_at
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure

__all__ = ["Unfinished"]

# What is unfinished, by its word in the catalogue, and how it is written in plain text.
_FORMS = {
    "reason": re.compile(r"(?:主要)?原因(?:是|为|:)[。；;，]|(?:主要)?(?:是)?由于[。；;]"),
    "mark": re.compile(r"。。(?!。)|，，|；；|、、|，。|、。|；。"),
    "rate": re.compile(r"(?<!\d)(?:增长|下降|降低|上升)(?:了|为)?\d{1,4}\.\d{1,2}(?=[。；，])"),
}


class Unfinished(Check):
    """Sentences that break off: a reason that is not given, a mark twice, a rate without %."""

    id = "wording.unfinished"
    group = Group.WORDING
    rank = 40
    severities = (Severity.NOTICE,)
    needs = frozenset({Need.TEXT})

    def check(self, context: Context) -> Iterator[Outcome]:
        found = _found(context.disclosure)
        for form, places in found.items():
            message = Message(
                "wording.unfinished.found",
                form=Message(f"wording.unfinished.form.{form}"),
                words=list(dict.fromkeys(one.what for one in places)),
            )
            fix = Message(f"wording.unfinished.form-fix.{form}")
            yield Found(Severity.NOTICE, message, places=places, fix=fix)
        if context.disclosure.facts:
            yield Held()
        yield NotApplicable(Message("wording.unfinished.nothing"))


def _found(disclosure: Disclosure) -> dict[str, dict[Place, None]]:
    """The places of each form, in every sentence of the running text."""
    listed = {one.paragraph for one in disclosure.contents}
    found: dict[str, dict[Place, None]] = {}
    for number, paragraph in enumerate(disclosure.paragraphs):
        if number in listed:
            continue
        text = plain(paragraph.text)
        for name, form in _FORMS.items():
            for match in form.finditer(text.text):
                said = text.quote(*sentence_at(text.text, match.start(), match.end()))
                words = text.quote(*match.span())
                place = Place(paragraph.page, paragraph=number, text=said, what=words)
                found.setdefault(name, {})[place] = None
    return found
