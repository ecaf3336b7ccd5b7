"""Text that pages and XML can hold."""

from __future__ import annotations

import re
from html import escape

__all__ = ["legal", "safe", "unturned"]

# What XML 1.0 has no place for: control characters, halves of pairs, and two that are none.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What turns the direction of the letters behind it, and makes a name read as another one.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def legal(text: str) -> str:
    """A text without what XML cannot hold: a question mark in a box stands for each.

    >>> legal("a" + chr(0) + "b") == "a" + chr(0xFFFD) + "b"
    True
    """
    return _ILLEGAL.sub("\ufffd", text)


def safe(text: object) -> str:
    r"""A text as it may stand in a page or in an attribute of it: nothing in it is markup.

    What turns the direction of letters is written out.

    >>> safe("<b> & 'c'"), safe("a" + chr(0x202E) + "b")
    ('&lt;b&gt; &amp; &#x27;c&#x27;', 'a\\u202eb')
    """
    return escape(unturned(legal(str(text))), quote=True)


def unturned(text: str) -> str:
    r"""A text in which what turns the direction of letters is written out.

    >>> unturned("a" + chr(0x202E) + "b")
    'a\\u202eb'
    """
    return _TURNING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
