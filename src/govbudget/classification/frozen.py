"""Makes a hand-written slotted class immutable.

For the few classes that are behaviour rather than a record: attrs would build code for them that
they do not use, and every start would pay for it.
"""

from __future__ import annotations

__all__ = ["Frozen", "put"]

#: Sets an attribute of an object that is still being made.
put = object.__setattr__


class Frozen:
    """A class whose attributes cannot be set or deleted."""

    __slots__ = ()

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed: {name}")
