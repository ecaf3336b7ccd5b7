"""What can be had as a data frame."""

from __future__ import annotations

from importlib import import_module
from typing import Any

__all__ = ["Framed"]

# Where rows are made of records: on a floor above them, so that they know nothing of it.
_HOME = "govbudget.extracting.framing"


class Framed:
    """A record whose rows can be had as a data frame."""

    __slots__ = ()

    def to_frame(self, backend: str | None = None) -> Any:
        """Its rows as a data frame: figures, findings of a report, lines of a comparison.

        Returns:
            A DataFrame of pandas or polars, or a Table of pyarrow; amounts are exact decimals.

        Args:
            backend: ``pandas``, ``polars`` or ``pyarrow``; without it the first that is installed.

        Raises:
            MissingExtra: none of them is, or not pyarrow, which all of them are made by.
            WrongArgument: the backend is none of these.
            InexactAmount: an amount has more digits than the decimals of a frame.

        .. versionadded:: 0.2.0
        """
        return import_module(_HOME).frame_of(self, backend)
