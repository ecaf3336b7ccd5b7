"""The files beside the one document of a check, as they are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.base.messages import Message
from govbudget.cli.misuse import Misuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.cli.beside_options import BesideFiles
    from govbudget.cli.check_tasks import Asked
    from govbudget.io.found_files import FoundFile

__all__ = ["beside_found"]


def beside_found(opened: Sequence[FoundFile], wanted: Asked) -> BesideFiles:
    """The files beside the one document.

    Raises:
        Misuse: there are several documents, or no file is left for the units.
        UnreadableFile: there is no such file or folder, or it may not be looked into.
    """
    import os

    from govbudget.io.found_files import documents_in

    if len(opened) != 1 and not wanted.together:
        raise Misuse(Message("cli.beside.one_document", count=len(opened)))
    beside = wanted.beside
    for path in beside.paths:
        _ready(path)
    own = {os.path.realpath(one.path) for one in opened}
    found = documents_in(path for path, _ in beside.units)
    there = [one for one in found if not one.passed_over and os.path.realpath(one.path) not in own]
    if beside.units and not there:
        raise Misuse(Message("cli.beside.no_units"))
    return evolve(beside, units=tuple((one.path, one.in_folder) for one in there))


def _ready(path: str) -> None:
    """See to it that a file beside the document is there.

    Raises:
        UnreadableFile: it is not.
    """
    import os

    from govbudget.errors import UnreadableFile, of_system

    try:
        os.stat(path)  # noqa: PTH116  the path stays as it was typed
    except (OSError, ValueError) as error:
        why = of_system(error) if isinstance(error, OSError) else Message("errors.file.not_plain")
        raise UnreadableFile(path, why) from error
