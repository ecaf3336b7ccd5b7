"""The history of a code as a path: a row for each name that it had, and what leads from one to one.

Only where the rows and the lines stand is worked out here; a template draws them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.site.records import CodeRun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from govbudget.classification.changelog import Change

__all__ = ["DrawnPath", "DrawnRun", "drawn_path"]

#: Units of the drawing: its width, the height of a row, where the bar stands in it.
WIDTH, _ROW, _BAR = 720, 40, 28
#: So many codes are drawn; a code may have been split into more.
_MOST = 12
#: A name that begins beyond this share of the width ends at the right edge.
_LATE = 0.55


@frozen(slots=True)
class DrawnRun:
    """A row of the drawing.

    Attributes:
        run: the code and its name, with the years.
        y: where the row stands.
        text_x: where the name stands.
        is_late: whether the name ends there, rather than begins.
        parts: the pieces of the bar: where each begins and ends, and whether its years are known.
    """

    run: CodeRun
    y: int
    text_x: float
    is_late: bool
    parts: tuple[tuple[float, float, bool], ...]


@frozen(slots=True)
class DrawnPath:
    """The drawing.

    Attributes:
        rows: the rows, from the oldest code down.
        links: what leads from a row to another: where it begins and ends.
        ticks: the years below, and where each stands.
        height: how high it is.
        left_out: how many codes are not drawn.
    """

    rows: tuple[DrawnRun, ...]
    links: tuple[tuple[float, float, float, float], ...]
    ticks: tuple[tuple[int, float], ...]
    height: int
    left_out: int


def drawn_path(
    code: str,
    runs_of: Callable[[str], list[CodeRun]],
    changes_of: Callable[[str], list[Change]],
    years: tuple[int, ...],
) -> DrawnPath:
    """Where everything stands in the drawing of a code's history.

    Args:
        code: the code.
        runs_of: gives the runs of a code.
        changes_of: gives the changes that a code took part in.
        years: the years that are drawn, in order.
    """
    earlier, before = _reached(code, changes_of, forward=False)
    later, after = _reached(code, changes_of, forward=True)
    codes = list(dict.fromkeys([*reversed(earlier), code, *later]))
    shown = codes[:_MOST] if code in codes[:_MOST] else [*codes[: _MOST - 1], code]
    step = WIDTH / len(years)
    at = {year: number * step for number, year in enumerate(years)}
    rows = [run for one in shown for run in runs_of(one)]
    drawn = tuple(_drawn(run, number * _ROW, at, step) for number, run in enumerate(rows))
    ends = {(row.run.code, row.run.last): row.y + _BAR for row in drawn}
    begins = {(row.run.code, row.run.first): row.y + _BAR for row in drawn}
    links = []
    for change in dict.fromkeys([*before, *after]):
        start = ends.get((change.old_code, change.year - 1))
        end = begins.get((change.new_code, change.year))
        if end is None and start is not None:
            end = next(
                (
                    row.y + _BAR
                    for row in drawn
                    if row.run.code == change.new_code
                    and row.run.first <= change.year <= row.run.last
                ),
                None,
            )
        if start is not None and end is not None and start != end:
            x = at[change.year]
            links.append((x - step * 0.12, float(start), x + step * 0.12, float(end)))
    turns = {years[0], years[-1], *(change.year for change in (*before, *after))}
    ticks = tuple((year, at[year] + step / 2) for year in years if year in turns)
    return DrawnPath(drawn, tuple(links), ticks, len(rows) * _ROW + 22, len(codes) - len(shown))


def _drawn(run: CodeRun, y: int, at: dict[int, float], step: float) -> DrawnRun:
    parts: list[tuple[float, float, bool]] = []
    for year in range(run.first, run.last + 1):
        known = year in run.known
        if parts and parts[-1][2] == known:
            parts[-1] = (parts[-1][0], at[year] + step, known)
        else:
            parts.append((at[year], at[year] + step, known))
    first, _, known = parts[0]
    parts[0] = (first + 2, *parts[0][1:])
    begin, end, known = parts[-1]
    parts[-1] = (begin, end - 2, known)
    late = parts[0][0] > WIDTH * _LATE
    return DrawnRun(run, y, parts[-1][1] if late else parts[0][0], late, tuple(parts))


def _reached(
    code: str, changes_of: Callable[[str], list[Change]], *, forward: bool
) -> tuple[list[str], list[Change]]:
    """The codes that a code came from, or went to, and the changes on the way."""
    found: list[str] = []
    passed: list[Change] = []
    waiting: list[tuple[str, int]] = [(code, 0 if forward else 10_000)]
    while waiting:
        one, since = waiting.pop(0)
        for change in _steps(changes_of(one), one, since, forward=forward):
            other = change.new_code if forward else change.old_code
            passed.append(change)
            if other and other != one and other not in found and other != code:
                found.append(other)
                waiting.append((other, change.year))
    return found, passed


def _steps(changes: Iterable[Change], code: str, since: int, *, forward: bool) -> Iterable[Change]:
    for change in changes:
        if (forward and change.old_code == code and change.year > since) or (
            not forward and change.new_code == code and change.year < since
        ):
            yield change
