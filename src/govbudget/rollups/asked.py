"""What is asked of lines: whether it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.shown import as_text
from govbudget.errors import WrongArgument, because
from govbudget.rollups.grouped import ROW_KEYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.classification.tree import Classification

__all__ = ["check_tree_alone", "keys_of", "names_once"]


def check_tree_alone(tree: Classification, year: object, scheme: object) -> None:
    """Refuse what would tell another tree beside one that is given."""
    for name, value in (("year", year), ("scheme", scheme)):
        if value is not None:
            why = because("argument.beside_tree", tree=repr(tree))
            raise WrongArgument(name, as_text(value, quoted=True), why)


def names_once(argument: str, asked: Sequence[str]) -> tuple[str, ...]:
    """Names that are asked for, each once."""
    reason = because("argument.names")
    try:
        names = tuple(asked)
        wrong = isinstance(asked, str | bytes) or not names or len(set(names)) < len(names)
    except TypeError as error:
        raise WrongArgument(argument, as_text(asked, quoted=True), reason) from error
    if wrong:
        raise WrongArgument(argument, as_text(asked, quoted=True), reason)
    return names


def keys_of(by: str | Sequence[str], measures: tuple[str, ...]) -> tuple[str, ...]:
    """What lines are grouped by; a name of a column of the result is none."""
    keys = (by,) if isinstance(by, str) else names_once("by", by)
    for key in keys:
        if not isinstance(key, str) or key in ROW_KEYS or key in measures:
            why = because("argument.key_name", known=(*ROW_KEYS, *measures))
            raise WrongArgument("by", as_text(key, quoted=True), why)
    return keys
