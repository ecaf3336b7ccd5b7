"""Keeps the reports of documents, so that what has not changed is not read again."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from attrs import evolve

from govbudget.base.messages import LANGUAGES, Message
from govbudget.cli.check_records import Checked, Outcome, finished
from govbudget.io.kept import KeptFiles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cattrs import Converter

    from govbudget.cli.check_records import Task

__all__ = ["keep", "kept_outcome", "keyed"]

#: What reads files for us: with another version of it another text may be read.
_LIBRARIES = ("pypdfium2", "python-calamine", "openpyxl", "xlrd")
#: Rules and readers of other packages.
_PLUGINS = ("govbudget.rules", "govbudget.readers")


def keyed(task: Task) -> Task:
    """A task with the key by which its report is kept; without one where nothing is to be kept.

    Args:
        task: the task.
    """
    if not task.kept:
        return task
    parts = task.parts or ((task.path, task.name),)
    try:
        digests = tuple(_digest(path) for path, _ in parts)
    except OSError:
        return task  # whoever reads it says what is wrong with it
    made = [
        _program(),
        _readers(),
        task.name,
        [name for _, name in parts],
        digests,
        [task.limits.seconds, task.limits.memory],
        sha256(task.password.encode("utf-8", "surrogatepass")).hexdigest(),
        repr(task.settings),
    ]
    return evolve(task, key=_hashed(made), digests=digests)


@cache
def _made() -> Converter:
    """What turns records to JSON and back: it is made once, which costs more than its use."""
    from govbudget.jsonform import converter

    return converter()


def _digest(path: str) -> str:
    import hashlib

    with open(path, "rb") as file:  # noqa: PTH123
        return hashlib.file_digest(file, "sha256").hexdigest()


def _hashed(made: object) -> str:
    return sha256(json.dumps(made).encode("ascii")).hexdigest()


@cache
def _program() -> list[object]:
    """This program: its version, and when its files and tables were changed last."""
    import govbudget
    from govbudget.classification.today import this_year

    top = os.path.dirname(govbudget.__file__)  # noqa: PTH120
    tables = os.path.join(top, os.pardir, os.pardir, "codes")  # noqa: PTH118  of a checkout
    stamp = sha256()
    for root in (top, tables):
        for place, folders, names in os.walk(root):
            folders.sort()
            for name in sorted(names):
                if not name.endswith(".pyc"):
                    with suppress(OSError):
                        found = os.stat(os.path.join(place, name))  # noqa: PTH116, PTH118
                        stamp.update(f"{name} {found.st_size} {found.st_mtime_ns}\n".encode())
    return [govbudget.__version__, stamp.hexdigest(), list(sys.version_info[:3]), this_year()]


@cache
def _readers() -> list[list[str]]:
    """The libraries and plug-ins that have a say in what is read and found, with their versions."""
    from importlib.metadata import PackageNotFoundError, version

    from govbudget.base.plugins import entry_points_of

    found = []
    for name in _LIBRARIES:
        with suppress(PackageNotFoundError):
            found.append([name, version(name)])
    for group in _PLUGINS:
        found += [
            [one.name, one.value, one.dist.version if one.dist else ""]
            for one in entry_points_of(group)
        ]
    return found


def _page_key(task: Task) -> str:
    """The key of the part of a page, which depends on more than the report does."""
    from govbudget.disclosure.checks.heading import this_day

    how = [task.language, task.least.value, task.number, task.full, repr(task.accept)]
    return _hashed([task.key, "page", this_day().isoformat(), *how])


def kept_outcome(task: Task) -> Outcome | None:
    """The outcome of a document that is kept; None where it has to be checked.

    Args:
        task: the document, with its key.
    """
    if not task.key:
        return None
    files = KeptFiles(task.kept)
    kept = files.get(task.key)
    page = files.get(_page_key(task)) if kept is not None and task.as_page else None
    if kept is None or (task.as_page and page is None and "report" in kept):
        return None
    try:
        return _outcome(task, kept, page)
    except Exception:  # noqa: BLE001  it was kept by another program, and is as good as nothing
        return None


def _outcome(task: Task, kept: dict[str, Any], page: dict[str, Any] | None) -> Outcome:
    from govbudget.disclosure.checks.heading import this_day
    from govbudget.disclosure.checks.records import CheckReport
    from govbudget.disclosure.published_apart import PublishedHalf
    from govbudget.disclosure.reporting import Section

    if "none" in kept:
        return task.none(Message.written(*kept["none"]))
    made = _made()
    report = made.structure(kept["report"], CheckReport)
    header = evolve(report.header, date=this_day().isoformat())
    half = kept["half"] and made.structure(kept["half"], PublishedHalf)
    notes = dict(zip(LANGUAGES, kept["notes"], strict=True))
    outcome = finished(task, Checked(evolve(report, header=header), notes, half))
    if page is None:
        return outcome
    return evolve(outcome, section=made.structure(page, Section))


def keep(task: Task, read: Sequence[str], checked: Checked | Message, outcome: Outcome) -> Outcome:
    """Keep what came of a document, where that is asked for.

    Args:
        task: the document.
        read: the digests of the files as they were read.
        checked: its report; or why it is none.
        outcome: what came of it.

    Returns:
        The outcome, which says why nothing could be kept.
    """
    # A file may have been changed since its digest was taken.
    if not task.key or tuple(read) != task.digests:
        return outcome

    files = KeptFiles(task.kept)
    made = _made()
    try:
        if isinstance(checked, Message):
            files.put(task.key, {"none": [checked.zh, checked.en]})
            return outcome
        notes = [checked.notes[one] for one in LANGUAGES]
        report = made.unstructure(checked.report)
        half = made.unstructure(checked.half)
        files.put(task.key, {"report": report, "notes": notes, "half": half})
        if outcome.section is not None:
            files.put(_page_key(task), made.unstructure(outcome.section))
    except OSError as error:
        from govbudget.errors import of_system

        return evolve(outcome, unkept=of_system(error))
    return outcome
