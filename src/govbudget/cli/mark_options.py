"""The options of ``check`` that put findings where they stand."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

import click
from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from govbudget.cli.check_work import Outcome
    from govbudget.disclosure.reporting.words import Language
    from govbudget.io.allowance import Limits

__all__ = ["Marking", "mark_options"]


@frozen
class Marking:
    """What is to be written of the documents themselves.

    Attributes:
        copies: the folder for marked copies; None where none are wanted.
    """

    copies: str | None = None

    def ready(self) -> None:
        """Make the folders, or say before any work that they cannot be made.

        Raises:
            GovBudgetError: one cannot be made.
        """
        if self.copies is not None:
            from govbudget.cli.mark_work import ready_folder

            ready_folder(self.copies)

    def write(
        self, outcomes: Sequence[Outcome], language: Language, limits: Limits, jobs: int | None
    ) -> None:
        """Write what is wanted of the documents that were checked.

        Args:
            outcomes: what became of each document.
            language: the language of comments and letters.
            limits: how much each document may take.
            jobs: how many processes run at a time; None is one a processor.
        """
        if self.copies is not None:
            from govbudget.cli.mark_work import mark_documents

            mark_documents(outcomes, self.copies, language, limits, jobs)


def mark_options(function: Callable[..., object]) -> Callable[..., object]:
    """The options for marked copies; handed on as ``marking``."""

    @wraps(function)
    def marked(*args: object, mark: str | None, **named: object) -> object:
        return function(*args, marking=Marking(mark), **named)

    option = click.option(
        "--mark",
        type=click.Path(),
        metavar="FOLDER",
        help="Write a copy of each document with its findings marked into this folder.",
    )
    return option(marked)
