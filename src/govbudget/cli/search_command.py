"""``govbudget search``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govbudget.cli.jsonlines import json_writer
from govbudget.cli.layout import padded
from govbudget.cli.options import LEVEL, language_option, search_scheme_option, year_option
from govbudget.cli.terminal import echo
from govbudget.searching import Hit, search

if TYPE_CHECKING:
    from govbudget.classification.vocabulary import Level, Scheme

__all__ = ["command"]

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


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@search_scheme_option
@year_option
@click.option(
    "--level", type=LEVEL, help="One level only: 类, 款, 项, 目 or class, section, item, sub-item."
)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
@language_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def command(  # noqa: PLR0913, PLR0917  the options of the command
    words: tuple[str, ...],
    scheme: Scheme | None,
    year: int | None,
    level: Level | None,
    limit: int,
    language: str,
    as_json: bool,
) -> int:
    """Find entries by code, name, former name, alias, English, pinyin or initials; best first."""
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
