"""Files without a name, in which what is written later waits on disk."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from govbudget.errors import GovBudgetError, because, of_system

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["told_of_disk"]


@contextmanager
def told_of_disk() -> Iterator[None]:
    """What is done in it with such a file is told where the disk refuses it.

    Raises:
        GovBudgetError: there is no room for it.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        said = because("output.system", output=tempfile.gettempdir(), why=of_system(error))
        raise GovBudgetError(said) from error
