"""Checks what has changed, and takes what is kept for what has not."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.cli.kept_keys import keyed
from govbudget.cli.kept_reports import kept_outcome
from govbudget.cli.spoken import tell, tell_more
from govbudget.io.kept import KeptFiles

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from govbudget.cli.check_records import Outcome, Task
    from govbudget.cli.earlier_shelf import EarlierShelves

__all__ = ["checked_or_kept"]


def checked_or_kept(
    tasks: Sequence[Task], jobs: int, shelves: EarlierShelves | None = None
) -> Generator[Outcome]:
    """The outcomes of documents: those that are kept at once, the others as they are checked.

    Args:
        tasks: the documents.
        jobs: how many processes run at a time.
        shelves: the earlier documents that they are compared with.
    """
    from govbudget.cli.check_folder import check_documents

    rest: list[Task] = []
    for task in tasks:
        with_key = keyed(task)
        if (outcome := kept_outcome(with_key)) is None:
            rest.append(with_key)
        else:
            tell_more(Message("cli.check.kept", path=task.name))
            yield outcome
    if shelves is not None:
        rest = shelves.filled(rest, jobs)
    told = False
    with closing(check_documents(rest, jobs)) as done:
        for outcome in done:
            if outcome.unkept and not told:
                told = True
                tell(Message("cli.cache.unkept", folder=rest[0].kept, why=outcome.unkept))
            tell_more(Message("cli.check.read", path=outcome.path))
            yield outcome
    if rest and rest[0].kept:
        KeptFiles(rest[0].kept).trim()
