"""How the rules on earlier documents name them, and what may explain a difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.checks.outcomes import NotApplicable
from govbudget.disclosure.comparing.belonging import Belonging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.comparing.previous import PreviousDocument
    from govbudget.disclosure.document import Disclosure

__all__ = ["called", "in_short", "nothing_compared", "why_apart"]


def called(document: Disclosure) -> Message:
    """A document by its body, its year and its kind, as far as these are known."""
    level = Message(f"previous.level.{document.level}") if document.level else NOTHING
    name = document.unit_name or Message("previous.nobody")
    return Message("previous.called", name=name, short=in_short(document), level=level)


def in_short(document: Disclosure) -> Message:
    """A document by its year and its kind: 2024年预算."""
    kind = Message(f"previous.kind.{document.kind.name.lower()}")
    if document.year is None:
        return Message("previous.short-unclear", kind=kind)
    return Message("previous.short", year=str(document.year), kind=kind)


def nothing_compared(context: Context) -> Iterator[Outcome]:
    """That there is no earlier document, or none that belongs to the one that is checked."""
    if context.previous is None:
        yield NotApplicable(Message("previous.none"))
    elif not context.previous.compared:
        yield NotApplicable(Message("previous.other"))


def why_apart(context: Context, one: PreviousDocument) -> Message:
    """What may make figures of both documents differ with right; nothing where nothing does."""
    if one.belonging is Belonging.RENAMED:
        return Message("previous.why.renamed")
    if one.may_be_other_part:
        return Message("previous.why.other-part")
    if context.previous is not None and context.previous.is_adjusted:
        return Message("previous.why.adjusted")
    return NOTHING
