"""When two written names are the same name.

Documents print the official names with half- or full-width brackets, with straight or curly
quotation marks, with spaces for alignment, and with or without 支出 at the end. A key folds the
first three away; a loose key the fourth too. Traditional characters are read as simplified ones
by ``codes/characters.csv``, which is loaded only when a name is not found as it stands.
"""

from __future__ import annotations

import re
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["canonical", "fold", "key", "keys", "loose_key"]

# Half-width marks and the full-width ones that the book prints.
_OFFICIAL = str.maketrans(
    {"(": "（", ")": "）", ",": "，", ";": "；", ":": "：", "﹙": "（", "﹚": "）"}
)
_SPACES = dict.fromkeys(map(ord, " \t\n\r\u00a0\u3000\u200b\ufeff"))
# What a key leaves out: quotation marks, brackets of every kind, points that join two words.
_SILENT = "“”\"'‘’﹙﹚「」『』《》〈〉（）()[]【】〔〕{}，,、；;：:．.·•・-—–－_/\\|>→"
_SPENDING = "支出"
# Most names have nothing to be folded away, which is a tenth as dear to see as to do.
_UNOFFICIAL = re.compile(f'[{re.escape("".join(map(chr, (*_SPACES, *_OFFICIAL))))}"]')
# Whole paragraphs are folded too, for which a pattern takes a seventh of what a table takes.
_LEFT_OUT = re.compile(f"[{re.escape(''.join(map(chr, _SPACES)) + _SILENT)}]+")


def canonical(name: str) -> str:
    """A name with the punctuation of the book: full-width brackets, curly marks, no spaces.

    >>> canonical("政府办公厅(室)及相关机构事务 ")
    '政府办公厅（室）及相关机构事务'
    >>> canonical('"三公"经费')
    '“三公”经费'
    """
    if not _UNOFFICIAL.search(name):
        return name
    name = name.translate(_SPACES).translate(_OFFICIAL)
    if '"' not in name:
        return name
    parts = name.split('"')
    return "".join(p + ("“" if i % 2 == 0 else "”") for i, p in enumerate(parts[:-1])) + parts[-1]


def key(name: str) -> str:
    """What two writings of one name share: the name without spaces, brackets and marks.

    >>> key("政府办公厅(室)及相关机构事务") == key("政府办公厅（室） 及相关机构事务")
    True
    >>> key("其它支出") == key("其他支出")
    True
    """
    return _LEFT_OUT.sub("", name).replace("其它", "其他")


def keys(texts: Sequence[str]) -> list[str]:
    """The keys of many texts, of all at once, which takes a quarter of the time.

    >>> keys(["一、其它支出", "（二）"])
    ['一其他支出', '二']

    Args:
        texts: the texts.
    """
    found = key("\0".join(texts)).split("\0")
    # A file may have any character in it.
    return found if len(found) == len(texts) else list(map(key, texts))


def loose_key(name: str) -> str:
    """The key of a name without 支出 at its end.

    >>> loose_key("住房保障支出") == loose_key("住房保障")
    True
    """
    folded = key(name)
    if folded.endswith(_SPENDING) and len(folded) > len(_SPENDING):
        return folded[: -len(_SPENDING)]
    return folded


@cache
def _simplified() -> dict[int, str]:
    from govbudget.classification.codesdata import SHIPPED

    rows = SHIPPED.rows("characters.csv", ("traditional", "simplified"))
    return str.maketrans({one: other for one, other in rows if len(one) == 1})


def fold(name: str) -> str:
    """A name with its traditional characters written as simplified ones.

    Only the characters that occur in the official names are known.

    >>> fold("住房公積金")
    '住房公积金'
    """
    return name.translate(_simplified())
