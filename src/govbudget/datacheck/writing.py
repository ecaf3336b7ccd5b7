"""Writes tables of ``codes/``: each whole or not at all, in the one form that they have."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from govbudget.errors import GovBudgetError, because, of_system
from govbudget.io.destination import ending_by_error

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["table_bytes", "write_files"]


def table_bytes(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table as ``codes/`` has it: UTF-8, LF, quotation marks only where a cell needs them."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([columns, *rows])
    return text.getvalue().encode()


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write files, all of them ready before the first takes its place.

    Args:
        files: what each is to hold.

    Raises:
        GovBudgetError: one cannot be written; then none has changed.
    """
    ready: list[tuple[str, Path]] = []
    with ending_by_error():
        _write(files, ready)


def _write(files: Mapping[Path, bytes], ready: list[tuple[str, Path]]) -> None:
    path = Path()
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
                ready.append((file.name, path))
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(file.name, path.stat().st_mode if path.exists() else 0o644)  # noqa: PTH101
    except OSError as error:
        _take_back(ready)
        said = because("output.nothing", output=path, why=of_system(error))
        raise GovBudgetError(said) from error
    except BaseException:
        _take_back(ready)
        raise
    for name, path in ready:
        Path(name).replace(path)


def _take_back(ready: Iterable[tuple[str, Path]]) -> None:
    for name, _ in ready:
        Path(name).unlink(missing_ok=True)
