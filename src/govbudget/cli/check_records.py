"""A document to be checked, and what became of it: records that processes hand over."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from govbudget.base.messages import NOTHING, Message
from govbudget.cli.beside_options import BesideFiles
from govbudget.cli.earlier_files import EarlierFile
from govbudget.disclosure.accepting import AcceptList
from govbudget.disclosure.checks.records import CheckReport
from govbudget.disclosure.checks.settings import Settings
from govbudget.disclosure.published_apart import PublishedHalf
from govbudget.disclosure.reporting.tally import Tally
from govbudget.disclosure.reporting.words import Language
from govbudget.io.allowance import Limits
from govbudget.io.found_files import is_named_as_document
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from govbudget.disclosure.document import Disclosure

    # Pages alone need it.
    from govbudget.disclosure.reporting import Section  # noqa: TC004

__all__ = ["Checked", "Outcome", "Task", "finished"]


@frozen(slots=True)
class Task:
    """A document to be checked.

    Attributes:
        path: the file.
        number: which of all documents it is, from 1.
        in_folder: whether a folder was named, and not the file itself.
        as_page: whether its part of a page is wanted.
        as_line: whether its report as a line of JSON is wanted.
        language: the language of the report.
        least: the least severity that is reported.
        limits: how much time and memory it may take.
        password: what opens a PDF that is locked.
        settings: which rules to run, and how.
        called: what the document is called where it is not read by its own path, as standard input.
        parts: the files that hold it, where these are several: for each its path and its name.
        accept: the findings that are let stand.
        full: whether the report is to fold nothing.
        kept: the folder where reports are kept; empty where none are.
        key: what its report is kept by; empty where none is.
        digests: those of its files that the key is made of.
        shelf: what tells the earlier documents that are named for it from any others.
        alone: whether no other document is checked.
        earlier: these documents, once they were read.
        beside: the files that are set beside it.
    """

    path: str
    number: int
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
    kept: str = ""
    key: str = ""
    digests: tuple[str, ...] = ()
    full: bool = False
    shelf: str = ""
    alone: bool = False
    earlier: tuple[EarlierFile, ...] = ()
    beside: BesideFiles = field(factory=BesideFiles)
    as_line: bool = False

    @property
    def name(self) -> str:
        """What the document is called in sentences and reports."""
        return self.called or self.path

    def none(self, reason: Message) -> Outcome:
        """What came of it where it is no budget: in a folder it is passed over."""
        if self.in_folder:
            return Outcome(self.name, passed_over=reason)
        return Outcome(self.name, problem=reason)

    def unread(self, reason: Message, error: str) -> Outcome:
        """What came of it where it cannot be read: in a folder only a document is missed."""
        if self.in_folder and not is_named_as_document(self.path):
            return Outcome(self.name, passed_over=reason)
        return Outcome(self.name, problem=reason, error=error)


@frozen(slots=True)
class Checked:
    """What the check of a document came to, whatever of it is to be told.

    Attributes:
        report: the whole report.
        notes: how much was read, in each language.
        half: what it is a half of.
        said: what is to be said of the earlier documents beside it.
    """

    report: CheckReport
    notes: Mapping[Language, str]
    half: PublishedHalf | None
    said: tuple[Message, ...] = ()
    _record: Mapping[str, Any] | None = None

    @cached_property
    def record(self) -> Mapping[str, Any]:
        """The report as what JSON can hold: that which was kept, or made once."""
        from govbudget.cli.check_line import record_of

        return record_of(self.report) if self._record is None else self._record


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
        error: the name of the class of errors that says so, as the docs have it; empty for none.
        is_fault: whether that is a fault of this program, and not of the document.
        unkept: why the report could not be kept.
        said: what is to be said of the earlier documents beside it.
        line: the report as a line of JSON, where that is wanted.
    """

    path: str
    report: CheckReport | None = None
    tally: Tally = field(factory=Tally)
    note: str = ""
    section: Section | None = None
    half: PublishedHalf | None = None
    passed_over: Message = NOTHING
    problem: Message = NOTHING
    error: str = ""
    is_fault: bool = False
    unkept: Message = NOTHING
    said: tuple[Message, ...] = ()
    line: str = ""


def finished(task: Task, checked: Checked, disclosure: Disclosure | None = None) -> Outcome:
    """What is told of a document that was checked: what is not accepted, and weighs enough.

    Args:
        task: the document.
        checked: what its check came to.
        disclosure: what was read, for a part of a page; without it there is none.
    """
    from govbudget.disclosure.reporting import at_least, html_section

    whole = task.accept.apply(checked.report)
    report, tally = at_least(whole, task.least), Tally.of(whole)
    section = None
    if task.as_page and disclosure is not None:
        section = html_section(
            report,
            disclosure,
            number=task.number,
            language=task.language,
            tally=tally,
            full=task.full,
        )
    line = ""
    if task.as_line:
        from govbudget.cli.check_line import report_line

        line = report_line(report, checked.report, checked.record)
    note = checked.notes[task.language]
    shown = (report, tally, note, section, checked.half)
    return Outcome(task.name, *shown, said=checked.said, line=line)
