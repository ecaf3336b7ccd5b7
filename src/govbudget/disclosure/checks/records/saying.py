"""How records keep what they say: as messages, given as such or as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Language, Message

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["all_both", "as_message", "as_messages", "both", "joined"]


def both(message: Message) -> tuple[str, str]:
    """What a message is compared by: what JSON keeps of it."""
    return message.zh, message.en


def all_both(messages: tuple[Message, ...]) -> tuple[str, str]:
    """The same of several messages."""
    return joined(messages, "zh"), joined(messages, "en")


def joined(messages: Iterable[Message], language: Language) -> str:
    """Several messages as one text."""
    return "; ".join(one.render(language) for one in messages)


def as_message(said: Message | str, english: str) -> Message:
    """What was given as a message, or as a sentence in each language."""
    return said if isinstance(said, Message) else Message.written(said, english or said)


def as_messages(said: Iterable[Message] | str, english: str = "") -> tuple[Message, ...]:
    """What was given as messages, or as a sentence in each language, without what says nothing."""
    given = (as_message(said, english),) if isinstance(said, str) else said
    return tuple(filter(None, given))
