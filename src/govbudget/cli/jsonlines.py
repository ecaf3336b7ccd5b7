"""Writes records as JSON, one object a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["json_writer"]


def json_writer() -> Callable[[object], None]:
    """What writes a record to standard output; cattrs makes it what JSON can hold."""
    import json

    from govbudget.jsonform import converter

    made = converter()

    def write(record: object) -> None:
        print(json.dumps(made.unstructure(record), ensure_ascii=False))  # noqa: T201

    return write
