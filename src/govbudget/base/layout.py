"""Lays out labelled text for a terminal in which a Chinese character is two columns wide."""

from __future__ import annotations

import sys

from govbudget.base.shown import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["cell_len", "columns", "labelled", "padded", "pieces", "wrapped"]

# Marks that may not begin a line, and marks that may not end one.
_CLOSING = "，。；：、）”》！？…,.;:)"
_OPENING = "（“《("
_WIDEST = 100


# Of the characters that nearly every line is made of, those that take two columns, and those
# beside ASCII that take one: rich is asked only about lines that have others.
_WIDE = range(0x4E00, 0xA000), range(0x3001, 0x3020), range(0xFF01, 0xFF61)
_NARROW = "“”‘’…—·→"


def cell_len(text: str) -> int:
    """How many columns a text takes in a terminal."""
    if text.isascii():
        return len(text)
    width = len(text)
    for character in text:
        code = ord(character)
        if any(code in block for block in _WIDE):
            width += 1
        elif code > 0x7F and character not in _NARROW:  # noqa: PLR2004  beyond ASCII
            from rich.cells import cell_len as of

            return of(text)
    return width


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
    if cell_len(text) <= width:
        return [text.rstrip()]
    lines: list[str] = []
    line: list[str] = []
    taken = 0
    for piece in pieces(text):
        room = cell_len(piece)
        if line and taken + cell_len(piece.rstrip()) > width:
            lines.append("".join(line).rstrip())
            line, taken = [piece.lstrip()], cell_len(piece.lstrip())
        else:
            line.append(piece)
            taken += room
    return [*lines, "".join(line).rstrip()]


def pieces(text: str) -> Iterator[str]:
    """The parts between which a line may end: at a space, and beside a Chinese character."""
    piece = ""
    for character in text:
        wide = character > "\u2e7f"
        held = piece and (piece[-1] in _OPENING or character in _CLOSING)
        breaks = piece[-1:] == " " or wide or piece[-1:] > "\u2e7f"
        if piece and breaks and not held and character != " ":
            yield piece
            piece = ""
        piece += character
    yield piece


def labelled(label: str, lines: list[str], label_width: int, width: int) -> list[str]:
    """Lines with a label beside the first, wrapped to a width in columns.

    Of several lines, each is an item: what is left of it hangs two columns further in.
    """
    out: list[str] = []
    hang = "  " if len(lines) > 1 else ""
    for text in map(shown, lines):
        indent = " " * (len(text) - len(text.lstrip(" ")))
        room = width - label_width - len(indent) - len(hang)
        for number, part in enumerate(wrapped(text.strip(), room)):
            head = padded("" if out else label, label_width)
            out.append(head + indent + (hang if number else "") + part)
    return out
