"""Writes records as JSON, one object a line."""

from __future__ import annotations

import re
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

__all__ = ["json_text", "json_writer"]

# What JSON need not escape, and a terminal would obey or nobody would see.
_UNSEEN = (
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
    return (
        text if text.isprintable() else re.sub(_UNSEEN, lambda one: json.dumps(one[0])[1:-1], text)
    )


def _plain_values() -> Callable[[Any], Any] | None:
    """What makes a record that attrs did not make a dict; None where attrs made them."""
    from govbudget.base import records

    # That the other module is loaded says nothing: attrs may have made the records before.
    if records.frozen.__module__ != "govbudget.base.plain":
        return None
    from govbudget.base.plain import as_dict

    return as_dict


def json_writer() -> Callable[[object], None]:
    """What writes a record to standard output; cattrs makes it what JSON can hold.

    Records that attrs did not make (see :mod:`govbudget.base.plain`) have plain values only.
    """
    made = _plain_values()
    if made is None:
        from govbudget.jsonform import converter

        made = converter().unstructure

    def write(record: object) -> None:
        sys.stdout.write(json_text(made(record)) + "\n")

    return write
