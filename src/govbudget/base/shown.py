"""What others wrote, as a terminal may show it: nothing in it steers, hides or turns round."""

from __future__ import annotations

import re

__all__ = ["as_text", "clipped", "shown"]

# Control characters of both kinds, marks of direction, signs that nobody sees, separators of lines
# that are none, and bytes of file names that are no text. Compiled where one is met: every start
# of the library would pay for it.
_UNSEEN = (
    r"\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\U000e0000-\U000e007f"
)
_ON_A_LINE = rf"[\x00-\x1f\x7f-\x9f{_UNSEEN}]"
_ON_LINES = rf"[\x00-\x09\x0b-\x1f\x7f-\x9f{_UNSEEN}]"
_SHORT, _WIDE = 0x100, 0x10000


def shown(text: str, *, lines: bool = False) -> str:
    r"""A text with what a terminal would obey, or nobody would see, written out.

    Every text from outside goes through this before it is printed: cells, names, titles, paths.

    Args:
        text: the text.
        lines: whether it may have several lines; else a line end is written out as well.

    >>> shown("\x1b[2J\u202e0001"), shown("2010350\t事业运行"), shown("一\n二", lines=True)
    ('\\x1b[2J\\u202e0001', '2010350\\t事业运行', '一\n二')
    """
    if text.isprintable():
        return text
    return re.sub(_ON_LINES if lines else _ON_A_LINE, _written_out, text)


def _written_out(found: re.Match[str]) -> str:
    sign = found[0]
    if sign in "\t\n\r":
        return repr(sign)[1:-1]
    code = ord(sign)
    if code < _SHORT:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < _WIDE else f"\\U{code:08x}"


def clipped(text: str, most: int, *, chinese: bool = False) -> str:
    """A text of a sensible length: what is longer is cut, and its full length told.

    >>> clipped("收入总计", 4), clipped("收入总计" * 100, 4)
    ('收入总计', '收入总计… (400 characters)')
    >>> clipped("收入总计" * 100, 4, chinese=True)
    '收入总计…（共400字）'

    Args:
        text: the text.
        most: how many characters of it are kept.
        chinese: whether the length is told in Chinese.
    """
    if len(text) <= most:
        return text
    told = f"（共{len(text):,}字）" if chinese else f" ({len(text):,} characters)"
    return f"{text[:most]}…{told}"


def as_text(value: object, *, quoted: bool = False) -> str:
    """A value as text, whatever it is: one that refuses is told by its kind.

    >>> as_text(10 ** 5000), as_text("201", quoted=True)
    ('<int>', "'201'")
    """
    try:
        return repr(value) if quoted else str(value)
    except Exception:  # noqa: BLE001  the text of a value is its own affair
        return f"<{type(value).__name__}>"
