"""Says on standard error what went wrong, and what is to be known."""

from __future__ import annotations

import sys
from contextlib import suppress

from govbudget.base.shown import shown
from govbudget.cli.language import of_sentences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from govbudget.base.messages import Language
    from govbudget.errors import GovBudgetError

__all__ = ["remark", "say", "say_error", "say_page"]


def say(sentence: str) -> int:
    """Say what went wrong on standard error; gives the exit code for it."""
    with suppress(OSError):
        # What was printed before stands before it, where both go to one place.
        sys.stdout.flush()
    with suppress(OSError):
        print(f"govbudget: {shown(sentence, lines=True)}", file=sys.stderr)  # noqa: T201
    return 2


def say_error(error: GovBudgetError, language: Language) -> int:
    """Say what an error says, and where the docs tell of it; gives the exit code for it."""
    code = say(error.sentence(language))
    # The class above all others has no page of its own.
    if type(error).__bases__ != (Exception,):
        say_page(type(error).__name__, language)
    return code


def say_page(name: str, language: Language) -> None:
    """Say where the docs tell of a class of errors; nothing where they have no address.

    Args:
        name: the name of the class.
        language: the language of the reader.
    """
    from govbudget.base.pages import page_of

    if page := page_of("errors", name, language):
        say(page)


def remark(language: Language | None, name: str, /, **params: object) -> None:
    """Say what is to be known, on standard error.

    Args:
        language: the language that was asked for; None is that of the locale.
        name: the name of the sentence in the catalogue ``remarks``.
        params: what it names.
    """
    from govbudget.base.messages import Message

    say(Message(f"remarks.{name}", **params).render(of_sentences(language)))
