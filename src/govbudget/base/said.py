"""Texts of records that remember what they say: English as text, any language when it is shown."""

from __future__ import annotations

# Spelt out: every start of the library would pay for typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self

    from govbudget.base.messages import Language, Message

__all__ = ["SaidText", "in_language", "said_by"]


class SaidText(str):
    """A message as the English text that it is in a record; it knows the message still.

    >>> from govbudget.base.messages import Message
    >>> text = SaidText(Message.written("缺一行", "a row is missing"))
    >>> text, in_language(text, "zh")
    ('a row is missing', '缺一行')

    Attributes:
        message: what it says, in any language.
    """

    __slots__ = ("message",)
    message: Message

    def __new__(cls, message: Message) -> Self:
        """The text of a message.

        Args:
            message: what it says.
        """
        made = super().__new__(cls, message.render("en"))
        made.message = message
        return made

    def __reduce__(self) -> tuple[type[SaidText], tuple[Message]]:
        return SaidText, (self.message,)


def in_language(text: str, language: Language) -> str:
    """A text in the language of the reader; one that knows no message is said as it is.

    Args:
        text: the text.
        language: ``zh`` or ``en``.
    """
    return text.message.render(language) if isinstance(text, SaidText) else text


def said_by(warning: Warning | str) -> str:
    """The text of a warning; where it knows its message, it knows it still.

    Args:
        warning: the warning, or its text.
    """
    said = warning.args[0] if isinstance(warning, Warning) and warning.args else warning
    return said if isinstance(said, SaidText) else str(warning)
