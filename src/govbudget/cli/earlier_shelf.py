"""The earlier documents of a run: where they are, and what is to be said of them."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, Any

import click
from attrs import define, evolve, field

from govbudget.base.messages import Message
from govbudget.cli.kept_keys import key_of
from govbudget.cli.spoken import tell
from govbudget.io.kept import KeptFiles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from contextlib import ExitStack

    from govbudget.cli.check_records import Task
    from govbudget.cli.earlier_files import EarlierFile
    from govbudget.io.found_files import FoundFile

__all__ = ["EarlierShelf", "EarlierShelves", "previous_option"]


def previous_option(function: Callable[..., object]) -> Callable[..., object]:
    """The option for earlier documents; handed on as ``previous``.

    Args:
        function: the command.
    """

    @wraps(function)
    def shelved(*args: object, previous: tuple[str, ...], **named: object) -> object:
        return function(*args, previous=EarlierShelves(previous), **named)

    option = click.option(
        "--previous",
        multiple=True,
        type=click.Path(),
        metavar="FILE|FOLDER",
        help="Last year's document, or a folder with documents of earlier years, to compare with "
        "what this one says of these; again for another.",
    )
    return option(shelved)


@define
class EarlierShelf:
    """Some earlier documents, which are read when the first document has to be checked.

    Attributes:
        files: the files.
        paths: where each can be read.
        held: closes what it opens.
        digest: what tells these documents, as they are now, from any others.
        is_missing: whether one that is named itself cannot be read.
    """

    files: Sequence[FoundFile]
    paths: Sequence[str]
    held: ExitStack
    digest: str = field(init=False)
    is_missing: bool = field(default=False, init=False)
    _read: tuple[EarlierFile, ...] | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        made = hashlib.sha256()
        for path, one in zip(self.paths, self.files, strict=True):
            made.update(f"{one.path}\n{one.in_folder}\n".encode("utf-8", "surrogatepass"))
            try:
                with open(path, "rb") as file:  # noqa: PTH123
                    made.update(hashlib.file_digest(file, "sha256").digest())
            except OSError:
                made.update(b"-")
        self.digest = made.hexdigest()

    def read(self, task: Task, jobs: int) -> tuple[EarlierFile, ...]:
        """The documents, each read once; what cannot be read is told.

        Args:
            task: a document that is compared with them.
            jobs: how many processes run at a time.
        """
        if self._read is None:
            from tempfile import TemporaryDirectory

            from govbudget.cli.earlier_files import read_all

            folder = self.held.enter_context(TemporaryDirectory(prefix="govbudget-"))
            asked = folder, task.limits, task.password
            self._read = read_all(self.files, self.paths, asked, jobs)
            problems = [
                [one.name, one.problem.zh, one.problem.en, one.in_folder]
                for one in self._read
                if one.problem
            ]
            self._tell(problems)
            if task.kept:
                with suppress(OSError):
                    KeptFiles(task.kept).put(self._key, {"problems": problems})
        return self._read

    def tell_again(self, kept: str) -> None:
        """Say what could not be read when the reports were made that are kept.

        Args:
            kept: the folder where they are kept.
        """
        if self._read is None:
            found = KeptFiles(kept).get(self._key) or {}
            self._tell(found.get("problems", ()))

    @property
    def _key(self) -> str:
        return key_of(["earlier documents", self.digest])

    def _tell(self, problems: Iterable[Sequence[Any]]) -> None:
        for name, zh, en, in_folder in problems:
            self.is_missing = self.is_missing or not in_folder
            tell(Message("cli.previous.unread", path=name, why=Message.written(zh, en)))


@define
class EarlierShelves:
    """The earlier documents of all documents of a run, by the paths that are named for them.

    Attributes:
        paths: what the command line names.
    """

    paths: tuple[str, ...] = ()
    _by_paths: dict[tuple[str, ...], EarlierShelf] = field(factory=dict, init=False)

    def shelf_of(self, configured: Iterable[str], held: ExitStack) -> str:
        """The digest of the shelf for a document; empty where nothing is named.

        Args:
            configured: what the settings of the document name.
            held: closes what is opened for it.

        Raises:
            UnreadableFile: there is no such file or folder, or it may not be looked into.
        """
        names = [*self.paths, *configured]
        if not names:
            return ""
        key = tuple(dict.fromkeys(map(os.path.realpath, names)))
        if key not in self._by_paths:
            self._by_paths[key] = _shelf(names, held)
        return self._by_paths[key].digest

    def filled(self, tasks: Iterable[Task], jobs: int) -> list[Task]:
        """Tasks with their earlier documents, which are read for the first of them.

        Args:
            tasks: the documents that have to be checked.
            jobs: how many processes run at a time.
        """
        by_digest = {one.digest: one for one in self._by_paths.values()}
        return [
            evolve(task, earlier=by_digest[task.shelf].read(task, jobs)) if task.shelf else task
            for task in tasks
        ]

    def finish(self, kept: str) -> bool:
        """Say what could not be read, where nobody had to; whether one is missing that is named.

        Args:
            kept: the folder where reports are kept; empty where none are.
        """
        for one in self._by_paths.values():
            if kept:
                one.tell_again(kept)
        return any(one.is_missing for one in self._by_paths.values())


def _shelf(names: Sequence[str], held: ExitStack) -> EarlierShelf:
    from govbudget.cli.files import on_disk
    from govbudget.errors import UnreadableFile, of_system
    from govbudget.io.found_files import documents_in

    files = [one for one in documents_in(names) if not one.passed_over]
    for one in files:
        if not one.in_folder:
            try:
                os.stat(one.path)  # noqa: PTH116
            except OSError as error:
                raise UnreadableFile(one.path, of_system(error)) from error
    paths = [held.enter_context(on_disk(one.path)) for one in files]
    return EarlierShelf(files, paths, held)
