"""The sums per code of a data frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.amounts import add
from govbudget.base.messages import Message
from govbudget.errors import MalformedCode
from govbudget.frames.columns import is_lazy
from govbudget.frames.grouping import grouped_sums

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from govbudget.amounts import Number
    from govbudget.frames.columns import FrameColumn

__all__ = ["Sums", "code_text", "sums_of", "without_code"]

#: The sum of each code that has an amount in a column.
Sums = dict[str, "Number"]


def sums_of(
    nw: ModuleType, frame: Any, code: str, columns: Sequence[FrameColumn]
) -> tuple[set[str], list[Sums]]:
    """All codes of a frame, and the sums of each column of amounts.

    Args:
        nw: narwhals.
        frame: a frame of narwhals.
        code: the column of the codes.
        columns: the columns of the amounts.

    Raises:
        MalformedCode: lines have no code, or a code is a float.
        InexactAmount: an amount is a float, or a sum might not fit into the engine's decimals.
        MalformedTable: the column has too many different codes for codes.
    """
    keys, pairs = grouped_sums(nw, frame, [code], columns)
    texts = {key: code_text(code, key[0]) for key in keys}
    if None in texts.values():
        raise MalformedCode(code, without_code(nw, frame, code))
    found: list[Sums] = []
    for values in pairs:
        own: Sums = {}
        for key, value in values:
            text = texts[key]
            if value is not None and text is not None:
                own[text] = add(own[text], value) if text in own else value
        found.append(own)
    return {text for text in texts.values() if text}, found


def code_text(code: str, key: object) -> str | None:
    """A code as text; None where there is none.

    Args:
        code: the column that it stands in.
        key: what stands there.

    Raises:
        MalformedCode: it is a float or a truth value.
    """
    if isinstance(key, str):
        return key.strip() or None
    if isinstance(key, int) and not isinstance(key, bool):
        return str(key)
    if isinstance(key, bool) or (isinstance(key, float) and key == key):  # noqa: PLR0124  no NaN
        raise MalformedCode(code, Message("errors.frame.code_value", key=repr(key)))
    return None


def without_code(nw: ModuleType, frame: Any, code: str) -> Message:
    """How many rows of a frame have no code, as a sentence.

    Args:
        nw: narwhals.
        frame: a frame of narwhals.
        code: the column of the codes.
    """
    texts = frame.select(nw.col(code).cast(nw.String).str.strip_chars().alias("code"))
    blank = texts.filter(nw.col("code").is_null() | (nw.col("code") == ""))
    count = blank.select(nw.len().alias("lines"))
    lines = (count.collect() if is_lazy(count) else count).item()
    return Message("errors.frame.without_code", lines=lines)
