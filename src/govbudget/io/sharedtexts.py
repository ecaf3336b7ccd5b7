"""How much text the cells of a workbook have together, which the file does not hold itself.

A package of 14 KB may hold one text of a million letters and nine thousand cells that show it; the
library that reads it makes a copy for each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.errors import UnreadableFile
from govbudget.io.limits import UNPACKED, read_member, zip_members

if TYPE_CHECKING:
    import zipfile

__all__ = ["check_blanks", "check_texts"]

#: How many blanks stand in a text of an ods file.
_BLANKS = re.compile(rb"""<text:s\b[^<>]*?\btext:c\s*=\s*["']\s*([0-9]++)""")
#: Nobody types more; and Python reads no number of any length.
_LONG = 9
_ITEM = re.compile(rb"<(?:\w+:)?si\b")
#: The number of a shared text that a cell shows.
_USE = re.compile(rb"""\bt\s*=\s*["']s["'][^<>]*>\s*<(?:\w+:)?v\b[^<>]*>\s*([0-9]{1,9})""")


def check_texts(path: str, archive: zipfile.ZipFile) -> None:
    """Refuses a workbook whose cells show more text than an archive may unpack to.

    Args:
        path: the file, for the message.
        archive: the file, opened.

    Raises:
        UnreadableFile: the shared texts, each as often as it is shown, have too many bytes.
    """
    members = zip_members(path, archive)
    shared = [name for name in members if name.lower().endswith("sharedstrings.xml")]
    sizes = [
        len(one) for name in shared for one in _ITEM.split(read_member(path, archive, name))[1:]
    ]
    most = max(sizes, default=0)
    letters = 0
    for name in members:
        if name in shared:
            continue
        sheet = read_member(path, archive, name)
        # Where even the longest in every cell would not be too much nothing needs to be counted.
        if most * len(sheet) < UNPACKED or b"sheetData" not in sheet:
            continue
        numbers = (int(found[1]) for found in _USE.finditer(sheet))
        letters += sum(sizes[number] for number in numbers if number < len(sizes))
    if letters > UNPACKED:
        raise UnreadableFile(
            path, Message("errors.file.long_texts", letters=letters, most=UNPACKED)
        )


def check_blanks(path: str, content: bytes) -> None:
    """Refuses an ods file whose texts have more blanks than an archive may unpack to.

    Args:
        path: the file, for the message.
        content: its part ``content.xml``.

    Raises:
        UnreadableFile: it says of so many blanks how many they are, and does not hold them.
    """
    counts = [found[1] for found in _BLANKS.finditer(content)]
    letters = sum(int(one) if len(one) <= _LONG else 10**_LONG for one in counts)
    if letters > UNPACKED:
        raise UnreadableFile(
            path, Message("errors.file.long_texts", letters=letters, most=UNPACKED)
        )
