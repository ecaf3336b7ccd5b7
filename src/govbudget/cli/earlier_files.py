"""The earlier documents that ``check --previous`` compares with, each read once."""

from __future__ import annotations

import os
import pickle
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.published_apart import PublishedHalf
from govbudget.disclosure.text.kinds import BodyLevel, DocumentKind
from govbudget.io.allowance import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.document import Disclosure
    from govbudget.io.found_files import FoundFile

__all__ = ["EarlierFile", "EarlierRead", "read_all", "read_earlier"]


@frozen(slots=True)
class EarlierFile:
    """An earlier document: its files, and once it was read whose it is.

    Attributes:
        parts: its files, each with its name.
        in_folder: whether a folder was named, and not the file itself.
        unit_name: its body; empty where that is not known.
        year: its year.
        kind: budget or final account.
        level: department or unit.
        half: what it is a half of, where it holds only the text or the tables of a document.
        digests: the SHA-256 of its files.
        stored: the file that holds it as it was read.
        problem: why it cannot be read.
    """

    parts: tuple[tuple[str, str], ...]
    in_folder: bool = False
    unit_name: str = ""
    year: int | None = None
    kind: DocumentKind = DocumentKind.UNCLEAR
    level: BodyLevel = BodyLevel.UNCLEAR
    half: PublishedHalf | None = None
    digests: tuple[str, ...] = ()
    stored: str = ""
    problem: Message = NOTHING

    @property
    def name(self) -> str:
        """What it is called: its file, or its files."""
        from govbudget.disclosure.together import BETWEEN

        return BETWEEN.join(name for _, name in self.parts)

    def opened(self) -> Disclosure:
        """The document as it was read."""
        with open(self.stored, "rb") as file:  # noqa: PTH123
            found: Disclosure = pickle.load(file)  # noqa: S301  this program has just written it
        return found


@frozen(slots=True)
class EarlierRead:
    """An earlier document that is to be read.

    Attributes:
        file: the document.
        number: which of all it is.
        folder: where it is to be stored.
        limits: how much it may take.
        password: what opens a PDF that is locked.
    """

    file: EarlierFile
    number: int
    folder: str
    limits: Limits = field(factory=Limits)
    password: str = field(default="", repr=False)


def read_earlier(task: EarlierRead) -> EarlierFile:
    """Read an earlier document and store it; whatever is wrong with it is said.

    Args:
        task: what is to be read.
    """
    from govbudget.disclosure.opening import read_together
    from govbudget.disclosure.published_apart import half_of
    from govbudget.errors import GovBudgetError, UnreadableFile, of_system

    paths, names = zip(*task.file.parts, strict=True)
    try:
        found = read_together(paths, task.limits, task.password, names)
        stored = os.path.join(task.folder, f"{task.number}")  # noqa: PTH118
        with open(stored, "wb") as file:  # noqa: PTH123
            pickle.dump(found, file, pickle.HIGHEST_PROTOCOL)
    except GovBudgetError as error:
        problem = error.because if isinstance(error, UnreadableFile) else error.message
        return evolve(task.file, problem=problem)
    except OSError as error:
        return evolve(task.file, problem=of_system(error))
    return evolve(
        task.file,
        unit_name=found.unit_name,
        year=found.year,
        kind=found.kind,
        level=found.level,
        half=half_of(found),
        digests=tuple(one.sha256 for one in found.digests),
        stored=stored,
    )


def read_all(
    files: Sequence[FoundFile],
    paths: Sequence[str],
    asked: tuple[str, Limits, str],
    jobs: int,
) -> tuple[EarlierFile, ...]:
    """All earlier documents, read; text and tables of one in two files are joined.

    Args:
        files: the files.
        paths: where each can be read.
        asked: the folder where they are stored, the limits of each, and what opens locked ones.
        jobs: how many processes run at a time.
    """
    from govbudget.disclosure.published_apart import pairs_of

    told = [
        EarlierFile(((path, one.path),), one.in_folder)
        for path, one in zip(paths, files, strict=True)
    ]
    found = list(_read(told, 0, asked, jobs))
    halves = {at: one.half for at, one in enumerate(found) if one.half is not None}
    pairs = pairs_of(halves)
    joined = [
        EarlierFile(found[text].parts + found[tables].parts, found[text].in_folder)
        for text, tables in pairs
    ]
    whole = list(_read(joined, len(found), asked, jobs))
    for (text, tables), one in zip(pairs, whole, strict=True):
        if not one.problem:
            found[text] = one
            found[tables] = evolve(found[tables], stored="")
    return tuple(one for one in found if one.stored or one.problem)


def _read(
    files: Sequence[EarlierFile], before: int, asked: tuple[str, Limits, str], jobs: int
) -> Iterator[EarlierFile]:
    """Read documents side by side; they come in their order."""
    from contextlib import closing

    from govbudget.errors import LimitExceeded
    from govbudget.io.children import in_children

    if not files:
        return
    folder, limits, password = asked
    limits = evolve(limits, seconds=limits.seconds * max(len(one.parts) for one in files))
    tasks = [EarlierRead(one, at, folder, limits, password) for at, one in enumerate(files, before)]
    named = [(one.file.name, one) for one in tasks]
    done: dict[int, EarlierFile] = {}
    with closing(in_children(read_earlier, named, min(jobs, len(tasks)), limits)) as outcomes:
        for task, got in outcomes:
            if isinstance(got, LimitExceeded):
                got = evolve(task.file, problem=got.because)  # noqa: PLW2901  what is told of it
            done[task.number] = got
    yield from (done[one.number] for one in tasks)
