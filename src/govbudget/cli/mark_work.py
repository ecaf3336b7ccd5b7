"""Writes marked copies of the documents that were checked, each in a process of its own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.base.messages import NOTHING, Message
from govbudget.cli.check_folder import cores
from govbudget.cli.spoken import tell, tell_wrong
from govbudget.disclosure.checks.records import CheckReport
from govbudget.disclosure.reporting.words import Language
from govbudget.errors import GovBudgetError, LimitExceeded, because, of_system
from govbudget.io.destination import check_destination, replacing
from govbudget.io.own_reports import is_own_report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.cli.check_work import Outcome
    from govbudget.io.allowance import Limits

__all__ = ["MarkTask", "mark_documents", "mark_one", "ready_folder"]


@frozen(slots=True)
class MarkTask:
    """A copy to be written.

    Attributes:
        path: the file.
        target: where its copy goes.
        report: what the check of its document says.
        language: the language of the comments.
    """

    path: str
    target: str
    report: CheckReport
    language: Language


def ready_folder(folder: str) -> None:
    """Make a folder that results go to, or find before any work that it cannot be made.

    Args:
        folder: the folder.

    Raises:
        GovBudgetError: it cannot be made.
    """
    try:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103  the path stays as it was typed
    except OSError as error:
        said = because("output.system", output=folder, why=of_system(error))
        raise GovBudgetError(said) from error


def mark_documents(
    outcomes: Sequence[Outcome], folder: str, language: Language, limits: Limits, jobs: int | None
) -> None:
    """Write a marked copy of each document into a folder; what cannot be marked is told.

    Args:
        outcomes: what became of each document.
        folder: where the copies go.
        language: the language of the comments.
        limits: how much each may take.
        jobs: how many processes run at a time; None is one a processor.
    """
    from govbudget.io.children import in_children

    tasks = list(_tasks(outcomes, folder, language))
    if not tasks:
        return
    named = [(one.path, one) for one in tasks]
    count = min(jobs or cores(), len(tasks))
    written = 0
    for _, got in in_children(mark_one, named, count, limits):
        if why := got.message if isinstance(got, LimitExceeded) else got:
            tell_wrong(why)
        else:
            written += 1
    if written:
        tell(Message("marking.marked", count=written, folder=folder))


def _tasks(outcomes: Sequence[Outcome], folder: str, language: Language) -> Iterator[MarkTask]:
    from govbudget.disclosure.marking.copies import copy_names

    reports: dict[str, CheckReport] = {}
    for one in outcomes:
        if one.report is not None:
            reports |= dict.fromkeys(one.report.files or (one.report.document,), one.report)
    for path in [path for path in reports if not os.path.exists(path)]:  # noqa: PTH110
        tell_wrong(_missing(path))
        del reports[path]
    for path, name in copy_names(reports).items():
        target = str(Path(folder, name))
        check_destination_of(target, list(reports))
        yield MarkTask(path, target, reports[path], language)


def _missing(path: str) -> Message:
    """Why there is nothing to be marked: it was standard input, or is there no more."""
    from govbudget.cli.files import STDIN
    from govbudget.disclosure.marking.refusing import cannot_mark

    gone = "standard_input" if path == STDIN else "gone"
    return cannot_mark(path, Message(f"marking.{gone}")).message


def check_destination_of(target: str, inputs: Sequence[str]) -> None:
    """Refuse to write over a document that was checked, or over what is no copy of ours.

    Args:
        target: where a copy goes; its folder is made.
        inputs: the documents that were checked.

    Raises:
        GovBudgetError: it would be written over something.
    """
    ready_folder(os.path.dirname(target) or ".")  # noqa: PTH120
    check_destination(target, inputs)
    if os.path.lexists(target) and not is_own_report(target):
        raise GovBudgetError(Message("marking.no_copy", path=target))


def mark_one(task: MarkTask) -> Message:
    """Write a marked copy; gives why it was not written, or nothing.

    Args:
        task: the copy.
    """
    from govbudget.disclosure.marking.copies import mark_copy

    try:
        data = mark_copy(task.path, task.report, language=task.language)
        with replacing(task.target) as file:
            file.write(data)
    except GovBudgetError as error:
        return error.message
    return NOTHING
