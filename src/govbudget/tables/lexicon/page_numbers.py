"""Lines that are the number of a page and nothing else."""

from __future__ import annotations

import re

__all__ = ["is_page_number"]

_NUMBER = re.compile(
    r"""
    \s*
    (?: [-—–―─━]{1,2}\s*\d{1,4}\s*[-—–―─━]{1,2}
      | \d{1,3}(?:\s*/\s*\d{1,3})?
      | 第\s*\d{1,4}\s*页(?:[，,、/\s]*共\s*\d{1,4}\s*页)? )
    \s*
    """,
    re.VERBOSE,
)


def is_page_number(line: str) -> bool:
    """Whether a line can be the number of its page: 12, —12—, 第12页.

    >>> [is_page_number(line) for line in ("— 12 —", "第12页 共30页", "12", "12.5", "1.", "12辆")]
    [True, True, True, False, False, False]

    Args:
        line: the line, as printed or in plain form.
    """
    return _NUMBER.fullmatch(line) is not None
