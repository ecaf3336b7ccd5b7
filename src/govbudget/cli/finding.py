"""Finds entries for people: ``govbudget search`` without its options."""

from __future__ import annotations

from govbudget.base.layout import padded
from govbudget.cli.jsonlines import json_writer
from govbudget.cli.language import of_reports, of_sentences
from govbudget.cli.saying import remark, say_error
from govbudget.cli.terminal import echo
from govbudget.errors import GovBudgetError
from govbudget.searching import Hit, search

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govbudget.base.messages import Language
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
    language: Language | None = None,
    as_json: bool = False,
) -> int:
    """Print what some words find, best first; ``-`` alone is each line of standard input.

    Args:
        words: what is looked for.
        scheme: the scheme; None is all of them.
        year: the edition; None is that of today.
        level: the one level; None is all of them.
        limit: how many are shown.
        language: the language that was asked for; None is that of the locale.
        as_json: whether to print JSON.

    Returns:
        2 where nothing is found, else 0.
    """
    code = 0
    for text in _texts(words):
        if isinstance(text, GovBudgetError):
            code = say_error(text, of_sentences(language))
            continue
        hits = search(text, scheme=scheme, year=year, level=level)
        code = _print(text, hits, limit, language, as_json=as_json) or code
    return code


def _texts(words: Sequence[str]) -> Iterable[str | GovBudgetError]:
    if list(words) != ["-"]:
        return [" ".join(words)]
    from govbudget.cli.explaining import texts_of

    return texts_of(words)


def _print(
    text: str, hits: Sequence[Hit], limit: int, language: Language | None, *, as_json: bool
) -> int:
    if as_json:
        write = json_writer()
        for hit in hits[:limit]:
            write(hit)
    else:
        for hit in hits[:limit]:
            echo(_line(hit, of_reports(language)))
    left = len(hits) - limit
    if left > 0:
        remark(language, "more_found", left=left)
    if not hits:
        remark(language, "nothing_found", text=repr(text))
        return 2
    return 0


def _line(hit: Hit, language: str) -> str:
    name = hit.name_en if language == "en" else hit.name
    why = _WHY[hit.why] if language == "zh" else hit.why
    if hit.why in ("alias", "former code", "former name", "later name"):
        why += f" {hit.matched}"
    return f"{padded(hit.code, 9)}  {name}  ({why})"
