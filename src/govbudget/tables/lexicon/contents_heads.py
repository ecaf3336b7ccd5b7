"""What stands above the contents of a document (目录)."""

from __future__ import annotations

from govbudget.tables.lexicon.texts import plain

__all__ = ["CONTENTS_HEADS", "heads_contents"]

#: The lines that do, without blanks.
CONTENTS_HEADS = frozenset({"目录", "目次", "公开目录"})


def heads_contents(line: str) -> bool:
    """Whether a line stands above the contents.

    >>> heads_contents("目　录"), heads_contents("目录清单")
    (True, False)
    """
    return plain(line) in CONTENTS_HEADS
