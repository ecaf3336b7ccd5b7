"""Writes records as JSON, one object a line."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["json_text", "json_writer"]

# What JSON need not escape, and a terminal would obey or nobody would see.
_UNSEEN = re.compile(
    r"[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\U000e0000-\U000e007f]"
)


def json_text(record: object) -> str:
    r"""A record as JSON on one line; what a terminal would obey in it is escaped.

    >>> json_text({"名称": "教育\u202e\x9b"}) == r'{"名称": "教育\u202e\u009b"}'
    True

    Args:
        record: what JSON can hold.
    """
    import json

    text = json.dumps(record, ensure_ascii=False)
    return text if text.isprintable() else _UNSEEN.sub(lambda one: json.dumps(one[0])[1:-1], text)


def json_writer() -> Callable[[object], None]:
    """What writes a record to standard output; cattrs makes it what JSON can hold."""
    from govbudget.jsonform import converter

    made = converter()

    def write(record: object) -> None:
        sys.stdout.write(json_text(made.unstructure(record)) + "\n")

    return write
