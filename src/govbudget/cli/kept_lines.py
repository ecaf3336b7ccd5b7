"""JSON Lines that are written as the documents are done, and stay whatever ends the run."""

from __future__ import annotations

import json
import os
import shutil
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.cli.spoken import tell
from govbudget.errors import GovBudgetError, because, of_system
from govbudget.io.destination import MARK, replacing
from govbudget.io.locking import is_held_alone, let_go, opened_for_a_run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from govbudget.cli.check_work import Outcome

__all__ = ["KeptLines"]

#: The line of a document is no longer, in bytes.
_LONGEST = 100_000_000
#: How a line of ours begins, for one that was cut off before its end.
_BEGINS = (b'{"document": ', b'{"document":')


class KeptLines:
    """One line of JSON a document, in a file beside the output until the run is over.

    Args:
        output: the output.
        part: the file beside it. What a run that was killed has left there gives way, since the
            reports of that run are kept apart; what is of somebody else, or of a run that goes on,
            stays.

    Raises:
        GovBudgetError: that file cannot be written, or is not ours to write.
    """

    def __init__(self, output: str, part: str) -> None:
        self._output = output
        self._part = part
        try:
            self._file = _begun(part)
        except OSError as error:
            said = because("output.system", output=part, why=of_system(error))
            raise GovBudgetError(said) from error

    def write(self, outcome: Outcome) -> None:
        """Write what came of a document."""
        from govbudget.cli.check_line import json_line

        before = self._file.tell()
        line = memoryview(json_line(outcome).encode("utf-8", "backslashreplace"))
        try:
            while line:
                line = line[self._file.write(line) :]
        except OSError as error:
            with suppress(OSError):
                os.truncate(self._part, before)
            said = Message("cli.kept_in", path=self._output, why=error.strerror, part=self._part)
            raise GovBudgetError(said) from error

    def finish(self, outcomes: Sequence[Outcome]) -> None:
        """Put all lines in the place of the output."""
        if any(one.report or one.problem for one in outcomes):
            with open(self._part, "rb") as lines, replacing(self._output) as file:  # noqa: PTH123
                shutil.copyfileobj(lines, file)
        with suppress(FileNotFoundError):
            os.unlink(self._part)  # noqa: PTH108

    def close(self) -> None:
        """Leave nothing behind that says nothing."""
        # While it is still held: nobody else has begun to write it.
        with suppress(OSError):
            if _is_in_place(self._file, self._part) and not os.path.getsize(self._part):  # noqa: PTH202
                os.unlink(self._part)  # noqa: PTH108
        with suppress(OSError):
            let_go(self._file)


def _begun(part: str) -> BinaryIO:
    """The file for the lines, empty and held by this process alone."""
    while True:
        # Without a buffer: a signal may come between what a buffer takes and its flush.
        file = opened_for_a_run(part, buffering=0)
        try:
            _hold(file, part)
            if _is_in_place(file, part):
                _emptied(file, part)
                return file
        except BaseException:
            file.close()
            raise
        file.close()  # the run that wrote it was over before it was held


def _hold(file: BinaryIO, part: str) -> None:
    if not is_held_alone(file):
        raise GovBudgetError(Message("cli.part_in_use", path=part))


def _is_in_place(file: BinaryIO, part: str) -> bool:
    """Whether an open file is still the one of its name."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), os.stat(part))  # noqa: PTH116
    except FileNotFoundError:
        return False


def _emptied(file: BinaryIO, part: str) -> None:
    status = os.fstat(file.fileno())
    if not stat.S_ISREG(status.st_mode) or (status.st_size and not _is_of_a_run(file)):
        raise GovBudgetError(Message("cli.part_is_there", path=part))
    if status.st_size:
        tell(Message("cli.part_anew", path=part))
        file.seek(0)
        file.truncate()


def _is_of_a_run(file: BinaryIO) -> bool:
    """Whether a file holds the lines of a run of ours, the last of which may be cut off."""
    line = file.readline(_LONGEST)
    if not line.endswith(b"\n"):
        return line.startswith(_BEGINS)
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and record.get("generator") == MARK
