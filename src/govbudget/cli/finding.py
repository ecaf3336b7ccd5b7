"""Finds entries for people: ``govbudget search`` without its options."""

from __future__ import annotations

from govbudget.base.layout import padded
from govbudget.cli.jsonlines import json_writer
from govbudget.cli.terminal import echo
from govbudget.searching import Hit, search

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.classification.vocabulary import Level, Scheme

__all__ = ["LIMIT", "find_all"]

#: So many hits are shown where no limit is named.
LIMIT = 20
_WHY = {
    "code": "编码",
    "name": "名称",
    "alias": "俗称",
    "former code": "原编码",
    "former name": "原名",
    "later name": "后改名",
    "pinyin": "拼音",
    "initials": "首字母",
    "english": "英文",
    "nearly": "近似",
}


def find_all(  # noqa: PLR0913  the options of the command
    words: Sequence[str],
    *,
    scheme: Scheme | None = None,
    year: int | None = None,
    level: Level | None = None,
    limit: int = LIMIT,
    language: str = "zh",
    as_json: bool = False,
) -> int:
    """Print what some words find, best first.

    Returns:
        2 where nothing is found, else 0.
    """
    hits = search(" ".join(words), scheme=scheme, year=year, level=level)
    if as_json:
        write = json_writer()
        for hit in hits[:limit]:
            write(hit)
    else:
        for hit in hits[:limit]:
            echo(_line(hit, language))
    left = len(hits) - limit
    if left > 0:
        echo(f"govbudget: {left} more; --limit shows them", err=True)
    if not hits:
        echo(f"govbudget: nothing matches {' '.join(words)!r}", err=True)
        return 2
    return 0


def _line(hit: Hit, language: str) -> str:
    name = hit.name_en if language == "en" else hit.name
    why = _WHY[hit.why] if language == "zh" else hit.why
    if hit.why in ("alias", "former code", "former name", "later name"):
        why += f" {hit.matched}"
    return f"{padded(hit.code, 9)}  {name}  ({why})"
