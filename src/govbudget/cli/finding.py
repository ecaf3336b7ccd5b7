"""Finds entries for people: ``govbudget search`` without its options."""

from __future__ import annotations

from govbudget.base.layout import padded
from govbudget.cli.jsonlines import json_writer
from govbudget.cli.language import of_sentences
from govbudget.cli.saying import say
from govbudget.cli.terminal import echo
from govbudget.errors import GovBudgetError
from govbudget.searching import Hit, search

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    """Print what some words find, best first; ``-`` alone is each line of standard input.

    Returns:
        2 where nothing is found, else 0.
    """
    code = 0
    for text in _texts(words):
        if isinstance(text, GovBudgetError):
            code = say(text.sentence(of_sentences(None)))
            continue
        hits = search(text, scheme=scheme, year=year, level=level)
        code = _print(text, hits, limit, language, as_json=as_json) or code
    return code


def _texts(words: Sequence[str]) -> Iterable[str | GovBudgetError]:
    if list(words) != ["-"]:
        return [" ".join(words)]
    from govbudget.cli.explaining import texts_of

    return texts_of(words)


def _print(text: str, hits: Sequence[Hit], limit: int, language: str, *, as_json: bool) -> int:
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
        echo(f"govbudget: nothing matches {text!r}", err=True)
        return 2
    return 0


def _line(hit: Hit, language: str) -> str:
    name = hit.name_en if language == "en" else hit.name
    why = _WHY[hit.why] if language == "zh" else hit.why
    if hit.why in ("alias", "former code", "former name", "later name"):
        why += f" {hit.matched}"
    return f"{padded(hit.code, 9)}  {name}  ({why})"
