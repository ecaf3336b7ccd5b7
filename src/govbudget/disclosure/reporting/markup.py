"""Text that pages and XML can hold."""

from __future__ import annotations

import re
from html import escape

__all__ = ["legal", "safe"]

# What XML 1.0 has no place for: control characters, halves of pairs, and two that are none.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """A text without what XML cannot hold: a question mark in a box stands for each.

    >>> legal("a" + chr(0) + "b") == "a" + chr(0xFFFD) + "b"
    True
    """
    return _ILLEGAL.sub("\ufffd", text)


def safe(text: object) -> str:
    """A text as it may stand in a page or in an attribute of it: nothing in it is markup.

    >>> safe("<b> & 'c'")
    '&lt;b&gt; &amp; &#x27;c&#x27;'
    """
    return escape(legal(str(text)), quote=True)
