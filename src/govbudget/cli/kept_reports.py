"""Keeps the reports of documents, so that what has not changed is not read again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from govbudget.base.messages import LANGUAGES, Message
from govbudget.cli.check_line import made
from govbudget.cli.check_records import Checked, Outcome, finished
from govbudget.cli.kept_keys import digests_of, page_key
from govbudget.errors import of_system
from govbudget.io.kept import KeptFiles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.cli.check_records import Task

__all__ = ["keep", "keep_unread", "kept_outcome"]


def kept_outcome(task: Task) -> Outcome | None:
    """The outcome of a document that is kept; None where it has to be checked.

    Args:
        task: the document, with its key.
    """
    if not task.key:
        return None
    files = KeptFiles(task.kept)
    kept = files.get(task.key)
    page = files.get(page_key(task)) if kept is not None and task.as_page else None
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
    if "unread" in kept:
        return task.unread(Message.written(*kept["unread"]), kept["error"])
    header = {**kept["report"]["header"], "date": this_day().isoformat()}
    record = {**kept["report"], "header": header}
    report = made().structure(record, CheckReport)
    half = kept["half"] and made().structure(kept["half"], PublishedHalf)
    notes = dict(zip(LANGUAGES, kept["notes"], strict=True))
    said = tuple(Message.written(*one) for one in kept.get("said", ()))
    outcome = finished(task, Checked(report, notes, half, said, record))
    if page is None:
        return outcome
    return evolve(outcome, section=made().structure(page, Section))


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
    try:
        if isinstance(checked, Message):
            files.put(task.key, {"none": [checked.zh, checked.en]})
            return outcome
        notes = [checked.notes[one] for one in LANGUAGES]
        half = made().unstructure(checked.half)
        said = [[one.zh, one.en] for one in checked.said]
        kept = {"report": checked.record, "notes": notes, "half": half, "said": said}
        files.put(task.key, kept)
        if outcome.section is not None:
            files.put(page_key(task), made().unstructure(outcome.section))
    except OSError as error:
        return evolve(outcome, unkept=of_system(error))
    return outcome


def keep_unread(task: Task, reason: Message, name: str, outcome: Outcome) -> Outcome:
    """Keep why a document cannot be read, where its files say the same as before.

    Args:
        task: the document.
        reason: what is wrong with what its file says, and not with the system.
        name: the name of the class of errors that says so.
        outcome: what came of it.

    Returns:
        The outcome, which says why nothing could be kept.
    """
    if not task.key or digests_of(task) != task.digests:
        return outcome
    try:
        kept = {"unread": [reason.zh, reason.en], "error": name}
        KeptFiles(task.kept).put(task.key, kept)
    except OSError as error:
        return evolve(outcome, unkept=of_system(error))
    return outcome
