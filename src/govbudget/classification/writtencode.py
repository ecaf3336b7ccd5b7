"""A written form of a code, taken apart."""

from __future__ import annotations

__all__ = ["Written"]


class Written:
    """A written form, taken apart.

    Attributes:
        text: what was written, made half-width.
        code: its digits, put together; empty where only names were written.
        name: the name or path of names; empty where only a code was written.
    """

    __slots__ = ("code", "name", "text")

    def __init__(self, text: str, code: str, name: str) -> None:
        self.text = text
        self.code = code
        self.name = name
