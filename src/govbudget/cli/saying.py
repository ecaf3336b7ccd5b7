"""Says on standard error what went wrong, and what is to be known."""

from __future__ import annotations

import sys
from contextlib import suppress

from govbudget.base.shown import shown
from govbudget.cli.language import of_sentences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from govbudget.base.messages import Language

__all__ = ["remark", "say"]


def say(sentence: str) -> int:
    """Say what went wrong on standard error; gives the exit code for it."""
    with suppress(OSError):
        print(f"govbudget: {shown(sentence, lines=True)}", file=sys.stderr)  # noqa: T201
    return 2


def remark(language: Language | None, name: str, /, **params: object) -> None:
    """Say what is to be known, on standard error.

    Args:
        language: the language that was asked for; None is that of the locale.
        name: the name of the sentence in the catalogue ``remarks``.
        params: what it names.
    """
    from govbudget.base.messages import Message

    say(Message(f"remarks.{name}", **params).render(of_sentences(language)))
