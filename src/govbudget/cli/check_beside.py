"""Reads the files that are set beside a document: those of its units, and what was approved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.disclosure.comparing.units.documents import UnreadUnit
from govbudget.errors import GovBudgetError, UnreadableFile, of_system
from govbudget.io.found_files import is_named_as_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.cli.check_records import Task
    from govbudget.disclosure.comparing.approved import ApprovedFile
    from govbudget.disclosure.document import Disclosure

__all__ = ["read_beside"]


def read_beside(task: Task) -> dict[str, Any]:
    """What stands beside a document, as :func:`govbudget.check` takes it.

    Args:
        task: the document.

    Raises:
        GovBudgetError: the file with the approved figures cannot be read.
    """
    found: dict[str, Any] = {}
    if task.beside.units:
        found["units"] = list(_units(task))
    if task.beside.against:
        found["against"] = _approved(task)
    return found


def _approved(task: Task) -> ApprovedFile:
    from govbudget.disclosure.comparing.approvedfile import approved_file

    beside = task.beside
    try:
        return approved_file(
            beside.against, unit=beside.unit, limits=task.limits, password=task.password
        )
    except UnreadableFile as error:
        # The document itself can be read: which file cannot has to be said.
        raise GovBudgetError(error.message) from error


def _units(task: Task) -> Iterator[Disclosure | UnreadUnit]:
    """The documents of units, and the files that may be some and could not be read."""
    from govbudget.disclosure.opening import read_within

    for path, in_folder in task.beside.units:
        try:
            yield read_within(path, task.limits, task.password)
        except (GovBudgetError, OSError) as error:
            # What lies in a folder and is named like no document is none.
            if not in_folder or is_named_as_document(path):
                yield UnreadUnit(path, _why(error))


def _why(error: GovBudgetError | OSError) -> Any:
    if isinstance(error, UnreadableFile):
        return error.because
    return error.message if isinstance(error, GovBudgetError) else of_system(error)
