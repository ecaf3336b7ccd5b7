"""Checks one document: what a process of its own does where there are several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import LANGUAGES, Message
from govbudget.cli.check_records import Checked, Outcome, Task, finished
from govbudget.disclosure.titles import TableKind
from govbudget.errors import (
    GovBudgetError,
    InternalFault,
    LimitExceeded,
    NotOneDocument,
    UnreadableFile,
    of_system,
)

if TYPE_CHECKING:
    from govbudget.disclosure.document import Disclosure

__all__ = ["Outcome", "Task", "check_document", "fault_outcome"]

_PAIR = 2


def check_document(task: Task) -> Outcome:
    """Read and check a document; whatever is wrong with it is said.

    Raises:
        MemoryError: there is too little for it.
    """
    try:
        return _checked(task)
    except InternalFault as error:
        return Outcome(task.name, problem=error.message, is_fault=True)
    except GovBudgetError as error:
        return _unread(error, task)
    except MemoryError:
        # Those who called it know whether documents before this one left too little.
        raise
    except OSError as error:
        return Outcome(task.name, problem=of_system(error))
    except Exception as error:  # noqa: BLE001  one document never ends the run of a folder
        return fault_outcome(task, error)


def fault_outcome(task: Task, error: Exception) -> Outcome:
    """What became of a document that this program itself failed at."""
    fault = f"{type(error).__name__}: {error}"
    return Outcome(task.name, problem=Message("cli.check.fault", fault=fault), is_fault=True)


def _unread(error: GovBudgetError, task: Task) -> Outcome:
    """What became of a document that cannot be read; kept where that is for what its file says."""
    from govbudget.cli.kept_reports import keep_unread

    problem = _why(error, task)
    name = type(error).__name__
    outcome = task.unread(problem, name)
    passing = isinstance(error, LimitExceeded) or isinstance(error.__cause__, OSError | MemoryError)
    if isinstance(error, UnreadableFile) and not passing:
        return keep_unread(task, problem, name, outcome)
    return outcome


def _why(error: GovBudgetError, task: Task) -> Message:
    """What is wrong with a document, without the name of the file before it.

    Of several files the one that is meant is named.
    """
    if isinstance(error, UnreadableFile) and not task.parts:
        return error.because
    if isinstance(error, NotOneDocument) and len(task.parts) == _PAIR:
        return error.because
    return error.message


def _checked(task: Task) -> Outcome:
    from govbudget.cli.check_beside import read_beside
    from govbudget.cli.kept_keys import beside_digests
    from govbudget.cli.kept_reports import keep
    from govbudget.disclosure.checks.engine import check
    from govbudget.disclosure.nature import why_no_budget
    from govbudget.disclosure.opening import read_together, read_within
    from govbudget.disclosure.published_apart import half_of
    from govbudget.disclosure.reporting.words import reading_note

    if task.parts:
        paths, names = zip(*task.parts, strict=True)
        disclosure = read_together(paths, task.limits, task.password, names)
        if part := _part_of_none(disclosure):
            return Outcome(task.name, problem=Message("cli.check.part_of_none", path=part))
    else:
        disclosure = read_within(task.path, task.limits, task.password, task.called)
    read = [one.sha256 for one in disclosure.digests]
    if reason := why_no_budget(disclosure):
        return keep(task, read, reason, task.none(reason))
    notes = {one: reading_note(disclosure, one) for one in LANGUAGES}
    previous, said = _earlier(task, disclosure)
    report = check(disclosure, task.settings, previous=previous, **read_beside(task))
    checked = Checked(report, notes, half_of(disclosure), said)
    read += beside_digests(task)
    return keep(task, read, checked, finished(task, checked, disclosure))


def _earlier(task: Task, disclosure: Disclosure) -> tuple[list[Disclosure], tuple[Message, ...]]:
    """The earlier documents to compare with, and what is to be said of the choice."""
    if not task.shelf:
        return [], ()
    from govbudget.cli.earlier_chosen import chosen

    found, said = chosen(disclosure, task.earlier, alone=task.alone)
    return [one.opened() for one in found], tuple(said)


def _part_of_none(disclosure: Disclosure) -> str:
    """The first of several files that has nothing of a budget; empty where each has."""
    with_facts = {disclosure.paragraphs[one.paragraph].file for one in disclosure.facts}
    known = with_facts | {one.file for one in disclosure.tables if one.kind is not TableKind.OTHER}
    return next((one.path for one in disclosure.files if one.path not in known), "")
