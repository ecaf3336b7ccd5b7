"""Joins what a folder holds in two files: the text of a document and its tables."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from govbudget.base.messages import Message
from govbudget.cli.spoken import tell
from govbudget.disclosure.published_apart import pairs_of
from govbudget.disclosure.together import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from govbudget.cli.check_work import Outcome, Task
    from govbudget.cli.earlier_shelf import EarlierShelves

__all__ = ["PublishedHalves"]


@define
class PublishedHalves:
    """The documents of a run, of which those in two files are checked as one.

    Attributes:
        tasks: the documents, as their files name them.
        jobs: how many processes run at a time.
        shelves: the earlier documents that they are compared with.
        left: what came of the halves that are not joined, by the names of their files.
        joined: the number of each document that was joined of two, by its name.
    """

    tasks: Sequence[Task]
    jobs: int
    shelves: EarlierShelves | None = None
    left: dict[str, Outcome] = field(factory=dict, init=False)
    joined: dict[str, int] = field(factory=dict, init=False)

    def checked(self) -> Generator[Outcome]:
        """The outcomes as they are done; those of halves, which may be joined, wait in ``left``."""
        from govbudget.cli.check_anew import checked_or_kept

        in_folder = {one.name for one in self.tasks if one.in_folder}
        with closing(checked_or_kept(self.tasks, self.jobs, self.shelves)) as done:
            for outcome in done:
                if outcome.half is not None and outcome.path in in_folder:
                    self.left[outcome.path] = outcome
                else:
                    yield outcome
        pairs = self._pairs()
        if not pairs:
            return
        limits = pairs[0].limits
        twice = evolve(limits, seconds=limits.seconds * len(pairs[0].parts))
        tasks = [evolve(one, limits=twice) for one in pairs]
        numbers = {one.path: one.number for one in tasks}
        with closing(checked_or_kept(tasks, self.jobs, self.shelves)) as done:
            for outcome in done:
                if outcome.report is None:
                    continue  # by themselves both could be checked
                one, two = outcome.report.files
                for file in (one, two):
                    del self.left[file]
                self.joined[outcome.path] = numbers[outcome.path]
                tell(Message("cli.check.joined", one=one, two=two))
                yield outcome

    def _pairs(self) -> list[Task]:
        """What is to be checked as one: the text of a document, and its tables."""
        halves = {path: one.half for path, one in self.left.items() if one.half is not None}
        tasks = {one.name: one for one in self.tasks}
        return [
            evolve(
                tasks[text],
                path=text + BETWEEN + tables,
                called="",
                parts=tuple((tasks[one].path, one) for one in (text, tables)),
            )
            for text, tables in pairs_of(halves)
        ]
