"""The options of ``check`` that set other files beside a document: its units, what was approved."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

import click
from attrs import frozen

from govbudget.amounts import Unit
from govbudget.base.messages import Message
from govbudget.cli.misuse import Misuse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


__all__ = ["BesideFiles", "beside_options"]

_UNITS = ("元", "千元", "万元", "百万元", "亿元")


@frozen(slots=True)
class BesideFiles:
    """The files that are set beside a document.

    Attributes:
        units: those that may be the documents of the units of the department, each with whether
            a folder was named, and not the file itself.
        against: that with the approved figures; empty for none.
        unit: the unit of the approved figures, where their file does not say it.
    """

    units: tuple[tuple[str, bool], ...] = ()
    against: str = ""
    unit: Unit | None = None

    def __bool__(self) -> bool:
        return bool(self.units or self.against)

    @property
    def paths(self) -> tuple[str, ...]:
        """All of the files."""
        return (*(path for path, _ in self.units), *filter(None, [self.against]))


def beside_options(function: Callable[..., object]) -> Callable[..., object]:
    """The options for the files beside a document; handed on as ``beside``.

    Args:
        function: the command.
    """

    @wraps(function)
    def given(
        *args: object,
        units: tuple[str, ...],
        against: str | None,
        against_unit: str | None,
        **named: object,
    ) -> object:
        return function(*args, beside=_files(units, against, against_unit), **named)

    options = (
        click.option(
            "--units",
            multiple=True,
            type=click.Path(),
            metavar="FILE_OR_FOLDER",
            help="The documents of the units of the department, whose sums are compared with its "
            "own; a folder, or again for each.",
        ),
        click.option(
            "--against",
            type=click.Path(),
            metavar="FILE",
            help="The figures as they were approved: a table that reconcile reads, or a PDF.",
        ),
        click.option(
            "--against-unit",
            type=click.Choice(_UNITS),
            help="The unit of the approved figures, where no line states it.",
        ),
    )
    for option in reversed(options):
        given = option(given)
    return given


def _files(units: Sequence[str], against: str | None, unit: str | None) -> BesideFiles:
    """The files and folders that the options name.

    Raises:
        Misuse: a unit is given for no approved figures.
    """
    if unit is not None and not against:
        raise Misuse(Message("cli.beside.unit_alone"))
    named = tuple((one, False) for one in units)
    return BesideFiles(named, against or "", None if unit is None else Unit.of(unit))
