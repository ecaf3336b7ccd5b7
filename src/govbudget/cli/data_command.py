"""``govbudget data``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govbudget.base.messages import Message
from govbudget.classification.codesdata import SHIPPED, Codes
from govbudget.cli.data_learn import command as learn
from govbudget.cli.data_revise import command as revise
from govbudget.cli.drawing import draw
from govbudget.cli.jsonlines import json_text
from govbudget.cli.options import speech_option
from govbudget.cli.spoken import Spoken, SpokenGroup, labels, speech, tell, tell_wrong
from govbudget.cli.terminal import echo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.base.messages import Language
    from govbudget.datacheck.report import EditionFigures

__all__ = ["command"]

#: The titles of the two tables of figures, in Chinese and in English.
_EDITIONS = (
    ("分类", "scheme"),
    ("年份", "year"),
    ("级次", "level"),
    ("科目", "rows"),
    ("英文名", "en"),
    ("引用释义", "quoted"),
    ("自编释义", "own"),
    ("见到", "seen"),
    ("印证", "shown"),
    ("当年印证", "in year"),
    ("仅旧件", "old"),
    ("目录已全", "closed"),
    ("存疑", "noted"),
)
_TABLES = (
    ("数据表", "table"),
    ("条数", "rows"),
    ("可靠性高", "high"),
    ("中", "medium"),
    ("低", "low"),
    ("印证", "seen"),
)
_AT_LEFT = frozenset({"scheme", "level", "table", "分类", "级次", "数据表"})
_ALL: dict[Language, str] = {"zh": "全部", "en": "all"}


@click.group("data", cls=SpokenGroup)
def command() -> None:
    """Check the tables behind the library, say how complete they are, or write them."""


command.add_command(learn)
command.add_command(revise)


@command.command("check", cls=Spoken)
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a violation, a line each.")
@speech_option
def check(folder: str | None, as_json: bool) -> int:
    """Check every rule of the tables, in this package or in a copy of the folder codes/.

    Each violation is a line with file, line, rule and reason. Exit code 1 where there is one.
    """
    from govbudget import datacheck

    violations = datacheck.check(SHIPPED if folder is None else Codes(folder))
    for violation in violations:
        if as_json:
            from attrs import asdict

            echo(json_text(asdict(violation)))
        else:
            echo(violation.sentence(speech()))
    count = len(violations)
    if count:
        tell_wrong(Message("cli.data.violations", count=count))
    else:
        tell(Message("cli.data.holds"))
    return 1 if count else 0


@command.command("report", cls=Spoken)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@speech_option
def report(as_json: bool) -> None:
    """Say in figures how complete each edition is, and how certain changes and pairs are.

    en: with an English name; quoted, own: with a published definition or one of this project; seen:
    found with this name in a source of any kind; shown: in a dated source that prints the code; in
    year: in one of this very year; old: only in old or undated sources; closed: of how many it is
    known here what stands directly below; noted: with a note on what is doubtful.
    """
    from govbudget.classification.catalogue import shipped
    from govbudget.datacheck.report import confidences
    from govbudget.datacheck.report import report as figures_of

    figures, tables = figures_of(shipped()), confidences(shipped())
    if as_json:
        from attrs import asdict

        for record in (*map(asdict, figures), *map(asdict, tables)):
            echo(json_text(record))
        return
    language = labels()
    _draw(_titles(_EDITIONS, language), [_of_edition(one, language) for one in figures])
    echo()
    _draw(
        _titles(_TABLES, language),
        [
            (
                one.table,
                one.rows,
                one.high,
                one.medium,
                one.low,
                "" if one.seen is None else one.seen,
            )
            for one in tables
        ],
    )


def _titles(both: tuple[tuple[str, str], ...], language: Language) -> list[str]:
    return [chinese if language == "zh" else english for chinese, english in both]


def _of_edition(one: EditionFigures, language: Language) -> tuple[object, ...]:
    return (
        one.scheme.chinese if language == "zh" else one.scheme,
        one.year,
        one.level.chinese if one.level else _ALL[language],
        one.entries,
        one.english,
        one.quoted,
        f"{one.editorial} {one.editorial / one.entries:4.0%}",
        f"{one.seen} {one.seen / one.entries:4.0%}",
        f"{one.shown} {one.shown / one.entries:4.0%}",
        f"{one.in_year} {one.in_year / one.entries:4.0%}",
        one.only_old,
        f"{one.closed}/{one.lists} {one.closed / one.lists:4.0%}" if one.lists else "",
        one.doubtful,
    )


def _draw(heads: Sequence[str], rows: list[tuple[object, ...]]) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for head in heads:
        left = head in _AT_LEFT
        table.add_column(head, justify="left" if left else "right", no_wrap=True)
    for row in rows:
        table.add_row(*map(str, row), style="bold" if {*_ALL.values()} & {*row} else "")
    draw(table, 120)
