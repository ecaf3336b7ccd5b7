"""The processes that check documents side by side."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

from govbudget.cli.check_work import Outcome, check_document
from govbudget.cli.within import within
from govbudget.errors import LimitExceeded

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from typing import TypeAlias

    from govbudget.cli.check_work import Task

    Work: TypeAlias = Callable[[Task], Outcome]

__all__ = ["check_documents", "cores"]


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1  # pragma: no cover  where a system does not tell


def check_documents(
    tasks: Sequence[Task], jobs: int, work: Work = check_document
) -> Generator[Outcome]:
    """Check documents side by side; the outcomes come as they are done, not in any order.

    Each is checked in another process, which is ended where it takes more than it may; the others
    go on. One that is named alone is checked in a fork of this process.

    Args:
        tasks: the documents.
        jobs: how many processes run at a time.
        work: what checks a document: a function of a module, as it is handed to processes.
    """
    if not tasks:
        return
    first = tasks[0]
    if len(tasks) == 1 and first.number == 1 and not first.in_folder:
        with within(first.path, first.limits, max(len(first.parts), 1) + len(first.beside.paths)):
            outcome = work(first)
        yield outcome
        return
    from govbudget.io.children import in_children

    named = [(one.path, one) for one in tasks]
    with closing(in_children(work, named, min(jobs, len(tasks)), first.limits)) as done:
        for task, got in done:
            if isinstance(got, LimitExceeded):
                yield Outcome(task.name, problem=got.because, error=LimitExceeded.__name__)
            else:
                yield got
