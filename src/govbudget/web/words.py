"""The words of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message

if TYPE_CHECKING:
    from govbudget.base.messages import Language

__all__ = ["word"]


def word(name: str, language: Language, /, **params: object) -> str:
    """A word or a sentence of the page in a language.

    Args:
        name: where it stands in the catalogue ``web``.
        language: the language of the reader.
        params: what it names.
    """
    return Message(f"web.{name}", **params).render(language)
