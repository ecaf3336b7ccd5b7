"""What an accept list lets stand, as a part of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.reporting.markup import safe
from govbudget.disclosure.reporting.words import accepted_by, message_of

if TYPE_CHECKING:
    from govbudget.disclosure.checks.records import CheckReport
    from govbudget.disclosure.reporting.words import Language

__all__ = ["accepted_part"]


def accepted_part(report: CheckReport, language: Language) -> str:
    """The findings that are let stand, each with why, folded; empty where there are none.

    Args:
        report: the report.
        language: ``zh`` or ``en``.
    """
    if not report.accepted:
        return ""
    rows = "".join(
        f"<li><code>{safe(one.id)}</code> {safe(message_of(one, language))}"
        f'<br><span class="soft">{safe(accepted_by(by, language))}</span></li>'
        for one, by in zip(report.accepted, report.acceptances, strict=True)
    )
    word = safe(Message("accept.label").render(language))
    count = f'<span class="chip">{len(report.accepted)}</span>'
    return f"<details><summary>{word} {count}</summary><ul>{rows}</ul></details>"
