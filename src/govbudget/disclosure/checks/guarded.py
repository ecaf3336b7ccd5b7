"""Runs a rule of another package: whatever it does, the check of the document goes on."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.checks.outcomes import Found
from govbudget.disclosure.checks.run import Run

if TYPE_CHECKING:
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.base import Check
    from govbudget.disclosure.checks.settings import Settings

__all__ = ["run_guarded"]


def run_guarded(at_work: Run, rule: type[Check], asked: Settings, context: Context) -> None:
    """Run a rule that may raise whatever it likes, and take only so long.

    A rule that takes longer is left to itself, and nothing that it says after that is heard.

    Args:
        at_work: what the rule says is kept here.
        rule: the rule.
        asked: how long it may take, and its options.
        context: the document.
    """
    heard = Run(rule)
    count = len(context.disclosure.paragraphs)

    def work() -> None:
        try:
            for outcome in rule(**asked.options_of(rule)).check(context):
                if isinstance(outcome, Found):
                    _see_to_places(outcome, count)
                heard.take(outcome)
        except BaseException as error:  # noqa: BLE001  told, and never fatal
            heard.fail(Message("check.fault", fault=f"{type(error).__name__}: {error}"))

    thread = threading.Thread(target=work, name=rule.id, daemon=True)
    thread.start()
    thread.join(asked.seconds)
    is_late = thread.is_alive()
    at_work.held, at_work.failed = heard.held, heard.failed
    at_work.elsewhere, at_work.open = heard.elsewhere, heard.open
    at_work.findings, at_work.missing = list(heard.findings), list(heard.missing)
    at_work.idle = list(heard.idle)
    at_work.absent, at_work.is_broken = heard.absent, heard.is_broken
    if is_late:
        at_work.fail(Message("check.plugin.late", seconds=asked.seconds))


def _see_to_places(found: Found, count: int) -> None:
    """Refuse a finding that points at a paragraph that is none."""
    for place in found.places:
        if place.paragraph is not None and not 0 <= place.paragraph < count:
            raise LookupError(f"the document has no paragraph {place.paragraph}")
