"""What ``check`` has to do: a task for each document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from govbudget.base.messages import Message
from govbudget.cli.beside_options import BesideFiles
from govbudget.cli.check_accept import Accepting
from govbudget.cli.check_work import Task
from govbudget.cli.earlier_shelf import EarlierShelves
from govbudget.cli.files import called, on_disk
from govbudget.cli.misuse import Misuse
from govbudget.cli.settings_files import SettingsFiles
from govbudget.disclosure.checks.settings import Settings
from govbudget.disclosure.reporting import Language
from govbudget.disclosure.together import BETWEEN
from govbudget.io.allowance import Limits
from govbudget.io.found_files import FoundFile, documents_in
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import ExitStack


__all__ = ["Asked", "found_in", "tasks_of"]


@frozen
class Asked:
    """What is asked for of every document.

    Attributes:
        as_page: whether its part of a page is wanted.
        as_line: whether its report as a line of JSON is wanted.
        language: the language of the report.
        least: the least severity that is reported.
        limits: how much time and memory it may take.
        password: what opens a PDF that is locked.
        settings: the settings that the options make.
        together: whether the files are those of one document.
        accepting: the lists of what is let stand.
        kept: the folder where reports are kept; empty where none are.
        full: whether the reports are to fold nothing.
        previous: the earlier documents to compare with.
        beside: the files that are set beside the one document.
        files: the settings files.
    """

    as_page: bool
    language: Language
    least: Severity
    limits: Limits
    password: str
    settings: Settings
    together: bool
    accepting: Accepting = field(factory=Accepting)
    kept: str = ""
    full: bool = False
    previous: EarlierShelves = field(factory=EarlierShelves)
    beside: BesideFiles = field(factory=BesideFiles)
    files: SettingsFiles = field(factory=SettingsFiles)
    as_line: bool = False


def found_in(paths: Sequence[str], *, together: bool) -> list[FoundFile]:
    """The files that are named, and those of the folders that are.

    Args:
        paths: files and folders, or the files of one document.
        together: whether they are those of one document.

    Raises:
        Misuse: of one document a folder is named, or one file only.
        UnreadableFile: there is no such file or folder, or it may not be looked into.
    """
    import os

    if not together:
        return documents_in(paths)
    if len(paths) == 1 or any(map(os.path.isdir, paths)):
        raise Misuse(Message("cli.together_of_files"))
    return [FoundFile(path) for path in paths]


def tasks_of(found: Sequence[FoundFile], asked: Asked, held: ExitStack) -> list[Task]:
    """The tasks, a document each; several files are one where that is asked for.

    Args:
        found: the files, without those that are passed over.
        asked: what is asked for of each.
        held: closes what stands for standard input and pipes.
    """
    files = [(held.enter_context(on_disk(one.path)), called(one.path)) for one in found]
    if asked.together:
        name = BETWEEN.join(called for _, called in files)
        tasks = [_task(asked, found[0].path, FoundFile(name), files)]
        return [_beside(asked, tasks[0], found[0].path, held, alone=True)]
    tasks = [
        _task(asked, one.path, one, [file], number)
        for number, (one, file) in enumerate(zip(found, files, strict=True), 1)
    ]
    return [
        _beside(asked, task, one.path, held, alone=len(found) == 1)
        for task, one in zip(tasks, found, strict=True)
    ]


def _beside(asked: Asked, task: Task, path: str, held: ExitStack, *, alone: bool) -> Task:
    """A task with what tells its earlier documents."""
    shelf = asked.previous.shelf_of(asked.files.of(path).previous, held)
    return evolve(task, shelf=shelf, alone=alone) if shelf else task


def _task(
    asked: Asked,
    path: str,
    one: FoundFile,
    files: Sequence[tuple[str, str]],
    number: int = 1,
) -> Task:
    """The task for a document: of several files, or of one."""
    file = files[0][0]
    several = len(files) > 1
    configured = asked.files.of(path)
    return Task(
        *(one.path if several else file, number, one.in_folder),
        *(asked.as_page, asked.language),
        least=asked.least,
        limits=asked.limits,
        password=asked.password,
        settings=asked.settings.over(configured.settings).resolved(),
        called="" if several or file == path else files[0][1],
        parts=tuple(files) if several else (),
        kept=asked.kept,
        accept=asked.accepting.list_of(configured.accept),
        full=asked.full,
        beside=asked.beside,
        as_line=asked.as_line,
    )
