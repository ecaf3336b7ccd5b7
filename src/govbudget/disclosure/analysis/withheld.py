"""Whether a document says that it leaves out what must not be published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.disclosure.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.document import Disclosure

__all__ = ["withholds"]

_WORDS = ("涉密", "保密", "国家秘密", "敏感")
_SUBJECTS = f"(?:{'|'.join(_WORDS)})"
_LEFT = r"(?:剔除|不予公开|未予公开|不公开|未公开|隐去|脱密处理|不予列示|未列示|不予披露|不宜公开)"
_SAID = re.compile(
    rf"""
    {_SUBJECTS}[^。；]{{0,60}}{_LEFT}
    | {_LEFT}[^。；]{{0,30}}{_SUBJECTS}
    """,
    re.VERBOSE,
)
# What a model asks, and what is left out of something else than the tables.
_ASKED = re.compile(r"是否|请|如有|若有|如涉及")


def withholds(disclosure: Disclosure) -> bool:
    """Whether a document says that secret items are left out: 部分涉密事项在公开时予以剔除.

    Their rows are missing then, and the totals keep them.

    Args:
        disclosure: the document.
    """
    texts = list(_texts(disclosure))
    # Few documents have one of the words, which is seen at once in all of them together.
    whole = "\n".join(texts)
    return any(word in whole for word in _WORDS) and any(
        _SAID.search(text) and not _ASKED.search(text) for text in texts
    )


def _texts(disclosure: Disclosure) -> Iterator[str]:
    for paragraph in disclosure.paragraphs:
        yield plain(paragraph.text).text
    for table in disclosure.tables:
        yield from (plain(note).text for note in table.notes)
