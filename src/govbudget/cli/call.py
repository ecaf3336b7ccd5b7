"""How a command was called: what its context knows beside its own options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import click

    from govbudget.base.messages import Language

__all__ = ["Call", "Colour", "call_of"]

Colour: TypeAlias = Literal["auto", "always", "never"]


class Call(NamedTuple):
    """What the context of a command knows of how it was called.

    Attributes:
        language: the language that was asked for; None where none was.
        apart: whether this process does nothing else, and may be forked.
        quiet: whether only results, and what is wrong, are to be said.
        verbose: whether it is to be said what is done, too.
        colour: whether results are coloured.
    """

    language: Language | None = None
    apart: bool = False
    quiet: bool = False
    verbose: bool = False
    colour: Colour = "auto"


def call_of(context: click.Context | None) -> Call:
    """What the context of a command knows of how it was called; little where another called it.

    Args:
        context: that of the command; None where none runs.
    """
    known = None if context is None else context.find_root().obj
    return known if isinstance(known, Call) else Call()
