"""Checks one document: what a process of its own does where there are several."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from attrs import field, frozen

from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.accepting import AcceptList
from govbudget.disclosure.checks.records import CheckReport
from govbudget.disclosure.checks.settings import Settings
from govbudget.disclosure.published_apart import PublishedHalf
from govbudget.disclosure.reporting.tally import Tally
from govbudget.disclosure.reporting.words import Language
from govbudget.disclosure.titles import TableKind
from govbudget.errors import (
    GovBudgetError,
    InternalFault,
    NotOneDocument,
    UnreadableFile,
    of_system,
)
from govbudget.io.allowance import Limits
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from govbudget.disclosure.document import Disclosure

    # Pages alone need it.
    from govbudget.disclosure.reporting import Section  # noqa: TC004

__all__ = ["Outcome", "Task", "check_document"]

_PAIR = 2
# What published documents are named; a file that is named so and cannot be read is a fault.
_SUFFIXES = {
    *(".pdf", ".ofd", ".doc", ".docx", ".wps", ".rtf", ".odt"),
    *(".xls", ".xlsx", ".xlsm", ".xlsb", ".et", ".ods"),
    *(".htm", ".html", ".mht", ".mhtml", ".txt"),
}


@frozen(slots=True)
class Task:
    """A document to be checked.

    Attributes:
        path: the file.
        number: which of all documents it is, from 1.
        alone: whether it is the only one.
        in_folder: whether a folder was named, and not the file itself.
        as_page: whether its part of a page is wanted.
        language: the language of the report.
        least: the least severity that is reported.
        limits: how much time and memory it may take.
        password: what opens a PDF that is locked.
        settings: which rules to run, and how.
        called: what the document is called where it is not read by its own path, as standard input.
        parts: the files that hold it, where these are several: for each its path and its name.
        accept: the findings that are let stand.
        full: whether the report is to fold nothing.
    """

    path: str
    number: int
    alone: bool
    in_folder: bool
    as_page: bool
    language: Language
    least: Severity
    limits: Limits = field(factory=Limits)
    password: str = field(default="", repr=False)
    settings: Settings = field(factory=Settings)
    called: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    accept: AcceptList = field(factory=AcceptList)
    full: bool = False

    @property
    def name(self) -> str:
        """What the document is called in sentences and reports."""
        return self.called or self.path


@frozen(slots=True)
class Outcome:
    """What became of a document: one of a report, a reason to pass it over, and a problem.

    Attributes:
        path: the file.
        report: the report, without the findings that weigh too little.
        tally: how much was found and checked, with what weighs too little.
        note: how much was read.
        section: its part of a page, where that is wanted.
        half: what it is a half of, where it holds only the text or only the tables of a document.
        passed_over: why a file of a folder is no document to be checked.
        problem: why it could not be checked.
        is_fault: whether that is a fault of this program, and not of the document.
    """

    path: str
    report: CheckReport | None = None
    tally: Tally = field(factory=Tally)
    note: str = ""
    section: Section | None = None
    half: PublishedHalf | None = None
    passed_over: Message = NOTHING
    problem: Message = NOTHING
    is_fault: bool = False


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
        problem = _why(error, task)
        if task.in_folder and PurePath(task.path).suffix.lower() not in _SUFFIXES:
            return Outcome(task.name, passed_over=problem)
        return Outcome(task.name, problem=problem)
    except MemoryError:
        # Those who called it know whether documents before this one left too little.
        raise
    except OSError as error:
        return Outcome(task.name, problem=of_system(error))
    except Exception as error:  # noqa: BLE001  one document never ends the run of a folder
        fault = f"{type(error).__name__}: {error}"
        problem = Message("cli.check.fault", fault=fault)
        return Outcome(task.name, problem=problem, is_fault=True)


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
    from govbudget.disclosure.checks.engine import check
    from govbudget.disclosure.opening import read_together, read_within
    from govbudget.disclosure.published_apart import half_of
    from govbudget.disclosure.reporting import at_least, html_section
    from govbudget.disclosure.reporting.words import reading_note

    if task.parts:
        paths, names = zip(*task.parts, strict=True)
        disclosure = read_together(paths, task.limits, task.password, names)
        if part := _part_of_none(disclosure):
            return Outcome(task.name, problem=Message("cli.check.part_of_none", path=part))
    else:
        disclosure = read_within(task.path, task.limits, task.password, task.called)
    if reason := _is_none(disclosure):
        if task.in_folder:
            return Outcome(task.name, passed_over=reason)
        return Outcome(task.name, problem=reason)
    whole = task.accept.apply(check(disclosure, task.settings))
    report = at_least(whole, task.least)
    tally = Tally.of(whole)
    section = None
    if task.as_page:
        section = html_section(
            report,
            disclosure,
            number=task.number,
            language=task.language,
            tally=tally,
            full=task.full,
        )
    note = reading_note(disclosure, task.language)
    return Outcome(task.name, report, tally, note, section, half_of(disclosure))


def _part_of_none(disclosure: Disclosure) -> str:
    """The first of several files that has nothing of a budget; empty where each has."""
    with_facts = {disclosure.paragraphs[one.paragraph].file for one in disclosure.facts}
    known = with_facts | {one.file for one in disclosure.tables if one.kind is not TableKind.OTHER}
    return next((one.path for one in disclosure.files if one.path not in known), "")


def _is_none(disclosure: Disclosure) -> Message | None:
    """Why a file is no budget or final account; None where it may be one."""
    from govbudget.disclosure.nature import Nature, nature_of, sort_of

    if nature_of(disclosure) is Nature.OTHER:
        return Message("check.other", sort=sort_of(disclosure) or Message("check.sort.other"))
    found = bool(disclosure.facts) or any(
        table.kind is not TableKind.OTHER for table in disclosure.tables
    )
    return None if found else Message("cli.check.no_budget")
