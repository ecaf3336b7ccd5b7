"""Lays out labelled text for a terminal in which a Chinese character is two columns wide."""

from __future__ import annotations

import re
import sys

from rich.cells import cell_len

__all__ = ["columns", "labelled", "padded", "wrapped"]

# Where a line may end: behind a Chinese character or mark, or at a space; never before a mark
# that closes, nor behind one that opens.
_PIECES = re.compile(r"[“（《]*[⺀-鿿\uff00-\uffef\u3000-\u303f][，。；：、）”》！？]*|[^\s⺀-鿿]+|\s+")
_WIDEST = 100


def columns() -> int:
    """How wide to write: the terminal's width up to 100 columns; 80 where there is none."""
    if not sys.stdout.isatty():
        return 80
    import shutil

    return max(40, min(_WIDEST, shutil.get_terminal_size().columns))


def padded(text: str, width: int) -> str:
    """A text filled up with spaces to a width in columns."""
    return text + " " * (width - cell_len(text))


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of at most a width in columns."""
    lines: list[str] = []
    line = ""
    for piece in _PIECES.findall(text):
        if line and cell_len(line) + cell_len(piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def labelled(label: str, lines: list[str], label_width: int, width: int) -> list[str]:
    """Lines with a label beside the first, wrapped to a width in columns.

    Of several lines, each is an item: what is left of it hangs two columns further in.
    """
    out: list[str] = []
    hang = "  " if len(lines) > 1 else ""
    for text in lines:
        indent = " " * (len(text) - len(text.lstrip(" ")))
        room = width - label_width - len(indent) - len(hang)
        for number, part in enumerate(wrapped(text.strip(), room)):
            head = padded("" if out else label, label_width)
            out.append(head + indent + (hang if number else "") + part)
    return out
