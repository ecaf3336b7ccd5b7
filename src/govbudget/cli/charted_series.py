"""A chart of lines of several years, from one table or several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.base.messages import Message
from govbudget.classification.settling import year_of
from govbudget.cli.charted import Charted
from govbudget.cli.given_shares import given_shares
from govbudget.cli.lines_in import open_lines
from govbudget.cli.misuse import Misuse
from govbudget.cli.restated_lines import ReadFile, restated_lines
from govbudget.cli.restated_said import summary
from govbudget.cli.within import within
from govbudget.cli.year_lines import year_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.amounts import Unit
    from govbudget.charting.records import ChartKind
    from govbudget.cli.charted import ChartLook, ChartSource
    from govbudget.cli.series_options import SeriesAsked

__all__ = ["chart_series"]


def chart_series(
    source: ChartSource, asked: SeriesAsked, kind: ChartKind | None, look: ChartLook
) -> Charted:
    """A chart of the lines of some tables over their years.

    Args:
        source: the tables.
        asked: which years they are of, and how they are put on one edition.
        kind: the kind of the chart; None for lines.
        look: how the chart is to look.

    Raises:
        Misuse: there are not as many years as tables, or more than one column of amounts.
        GovBudgetError: a file cannot be read, or has other lines than those of its year.
    """
    wanted = source.wanted
    if asked.years and len(asked.years) != len(source.paths):
        given, count = len(asked.years), len(source.paths)
        years = tuple(map(str, asked.years))
        raise Misuse(Message("cli.chart.years_count", years=years, given=given, count=count))
    if len(wanted.amounts) > 1:
        raise Misuse(Message("cli.chart.one_amount"))
    shares = given_shares(asked.shares, source.limits)
    files, told = _in_one_unit(source, asked)
    found = restated_lines(
        files,
        to=_to(asked, files),
        scheme=wanted.scheme,
        shares=shares,
        unknown=wanted.unknown,
        nested=wanted.nested,
        not_read=wanted.not_read,
    )
    unit = files[0].read.unit
    shown: dict[str, Any] = {"level": asked.level, "most": asked.most}
    said = {name: value for name, value in shown.items() if value is not None}
    drawn = found.chart(kind or "lines", unit=unit, **said, **look)
    return Charted(drawn, (*told, *summary(found, files)))


def _in_one_unit(
    source: ChartSource, asked: SeriesAsked
) -> tuple[list[ReadFile], tuple[Message, ...]]:
    """The files in one unit, that of the first that says one, and which of them say none."""
    files = _opened(source, asked, source.wanted.unit)
    unit = next((one.read.unit for one in files if one.read.unit), None)
    silent = [one.path for one in files if one.read.unit is None]
    if all(one.read.unit is unit for one in files) or unit is None:
        return files, ()
    # Figures of two units are never drawn beside each other as they stand.
    told = (Message("cli.compare.no_unit", path=path, unit=unit.value) for path in silent)
    return _opened(source, asked, unit), tuple(told)


def _opened(source: ChartSource, asked: SeriesAsked, unit: Unit | None) -> list[ReadFile]:
    wanted = source.wanted
    amount = wanted.amounts[0] if wanted.amounts else None
    files = []
    for at, path in enumerate(source.paths):
        year = asked.years[at] if asked.years else asked.column
        with within(path, source.limits), open_lines(path, source.sheet) as lines:
            read = year_lines(
                lines, code=wanted.code, amount=amount, year=year, unit=unit, said_by="--years"
            )
        files.append(ReadFile(path, read, lines))
    return files


def _to(asked: SeriesAsked, files: Sequence[ReadFile]) -> int:
    """The year of the edition: the one that is asked for, or the last of the years."""
    if asked.to is not None:
        return asked.to
    if asked.years:
        return max(asked.years)
    years = {year for file in files for _, year, _, _ in file.read.lines}
    return max(map(year_of, years))
