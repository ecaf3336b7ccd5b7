"""Documents to data: the one function for whoever has documents."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import closing
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from govbudget.base.edge import path_of
from govbudget.base.shown import as_text
from govbudget.disclosure.checks.engine import check as check_document
from govbudget.disclosure.document import Disclosure
from govbudget.disclosure.nature import why_no_budget
from govbudget.disclosure.opening import read_within
from govbudget.errors import (
    GovBudgetError,
    InternalFault,
    LimitExceeded,
    UnreadableFile,
    WrongArgument,
    because,
    of_system,
)
from govbudget.extracting.one import rows_of
from govbudget.extracting.records import Extract, ExtractFailure
from govbudget.io.allowance import Limits
from govbudget.io.children import in_children
from govbudget.io.found_files import FoundFile, documents_in, is_named_as_document

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

__all__ = ["ExtractTask", "Extracted", "extract", "extract_apart", "extract_file"]

#: What comes of a file: its rows, or why there are none.
Extracted: TypeAlias = Extract | ExtractFailure


@frozen(slots=True)
class ExtractTask:
    """A file of which rows are wanted.

    Attributes:
        path: the file.
        checked: whether it is checked too, so that figures in doubt are known.
        limits: how much time and memory it may take.
        password: what opens a PDF that is locked.
        in_folder: whether a folder was named, and not the file itself: what is named like no
            document and cannot be read is none then.
    """

    path: str
    checked: bool
    limits: Limits
    password: str
    in_folder: bool = False


def extract(
    source: Disclosure | str | os.PathLike[str] | Iterable[Disclosure | str | os.PathLike[str]],
    *,
    check: bool = True,
    jobs: int = 1,
    limits: Limits | None = None,
    password: str = "",
) -> Iterator[Extracted]:
    """Published budgets as data: one row for each figure of a table and each fact of the text.

    Documents are read one after another, and their rows handed out as they come: memory does not
    grow with their number. What cannot be read ends nothing; it is handed out as a failure.

    Returns:
        For each document an :class:`Extract` with its rows, or an :class:`ExtractFailure` that
        says why there are none. With several jobs they come as they are done.

    Args:
        source: a file, a folder, whose files and those of its folders are taken, a document that
            was read already, or several of these.
        check: whether each document is checked too: figures that an error is about are
            ``in_doubt`` then, and name the finding. Costs about a tenth of the reading.
        jobs: how many processes read at a time; with one all is done in this one.
        limits: how much time and memory each document may take; with one job they bound the pages
            of a PDF alone.
        password: what opens PDFs that are locked.

    Raises:
        UnreadableFile: there is no such file or folder.
        WrongArgument: the source is none of these, or there is no job.

    >>> import govbudget as gb
    >>> for one in gb.extract([]):
    ...     print(one.document.body, len(one.figures))

    .. versionadded:: 0.2.0
    """
    if not isinstance(jobs, int) or isinstance(jobs, bool) or jobs < 1:
        raise WrongArgument("jobs", as_text(jobs, quoted=True), because("argument.jobs"))
    return _each(_several(source), check, jobs, limits or Limits(), password)


def _several(source: object) -> list[Disclosure | FoundFile]:
    """The documents and files that are named, with those of folders.

    Raises:
        WrongArgument: one is neither.
    """
    single = isinstance(source, Disclosure | str | os.PathLike)
    found: list[Disclosure | FoundFile] = []
    for one in (source,) if single else source if isinstance(source, Iterable) else (source,):
        if isinstance(one, Disclosure):
            found.append(one)
        else:
            found += (file for file in documents_in([path_of(one)]) if not file.passed_over)
    return found


def _each(
    sources: list[Disclosure | FoundFile], check: bool, jobs: int, limits: Limits, password: str
) -> Iterator[Extracted]:
    for one in sources:
        if isinstance(one, Disclosure):
            yield _extracted(one, checked=check)
    files: dict[str, FoundFile] = {}
    for one in sources:
        if not isinstance(one, Disclosure):
            files.setdefault(one.path, one)
    tasks = [
        ExtractTask(path, check, limits, password, one.in_folder) for path, one in files.items()
    ]
    if jobs == 1:
        yield from map(extract_file, tasks)
    else:
        yield from (got for _, got in extract_apart(tasks, jobs))


def extract_apart(tasks: list[ExtractTask], jobs: int) -> Generator[tuple[ExtractTask, Extracted]]:
    """What comes of each of some files, read in processes of their own, as it comes.

    Args:
        tasks: the files.
        jobs: how many processes there are.
    """
    if not tasks:
        return
    named = [(one.path, one) for one in tasks]
    with closing(in_children(extract_file, named, min(jobs, len(tasks)), tasks[0].limits)) as done:
        for task, got in done:
            if isinstance(got, LimitExceeded):
                yield task, ExtractFailure(task.path, got.because)
            else:
                yield task, got


def extract_file(task: ExtractTask) -> Extracted:
    """What comes of one file; whatever is wrong with it is said.

    Args:
        task: the file.

    Raises:
        MemoryError: there is too little for it.
    """
    try:
        return _extracted(read_within(task.path, task.limits, task.password), checked=task.checked)
    except UnreadableFile as error:
        is_none = task.in_folder and not is_named_as_document(task.path)
        return ExtractFailure(task.path, error.because, passed_over=is_none)
    except GovBudgetError as error:
        return ExtractFailure(task.path, error.message)
    except OSError as error:
        return ExtractFailure(task.path, of_system(error))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  one document never ends the run of a folder
        fault = InternalFault("extract", type(error).__name__, as_text(error))
        return ExtractFailure(task.path, fault.message)


def _extracted(disclosure: Disclosure, *, checked: bool) -> Extracted:
    if why := why_no_budget(disclosure):
        return ExtractFailure(disclosure.path, why, passed_over=True)
    return rows_of(disclosure, check_document(disclosure) if checked else None)
