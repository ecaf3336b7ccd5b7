"""Charts of roll-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.amounts import Number, places_in, subtract
from govbudget.base.messages import Message
from govbudget.charting.labels import Labels
from govbudget.charting.looks import ORDERS, look_of, one_of, unit_of, whole_number
from govbudget.charting.notes import lines_notes
from govbudget.charting.parted import ChartSubject, by_amount, chart_of_parts
from govbudget.charting.records import Chart, ChartKind, ChartPart
from govbudget.charting.spoken_names import namer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govbudget.rollups.rolledup import RollUp

__all__ = ["chart_of", "parts_of"]

# How many levels are shown where nothing is asked for: those that a page has room for.
_DEPTHS = {ChartKind.BARS: 1}
_DEPTH, _DEEPEST = 2, 4


def chart_of(rolled: RollUp[Any], kind: object, **asked: Any) -> Chart:
    """A chart of a roll-up: see :meth:`RollUp.chart`.

    Args:
        rolled: the roll-up.
        kind: the kind of the chart.
        asked: what else is asked for.
    """
    look = look_of(asked["width"], asked["height"], asked["theme"], asked["language"])
    wanted, below, depth = ChartKind.of(kind), asked["below"], asked["depth"]
    measure = asked["measure"] or (rolled.measures[0] if rolled.measures else "")
    one: RollUp[Number] = rolled.measure(measure) if measure else rolled
    if depth is None:
        depth = _DEPTHS.get(wanted, _DEPTH)
    names = {row.code: row.name for row in one.rows}
    spoken = namer(one.scheme, one.year, look.language)

    def named(code: str) -> str:
        return spoken(code, names[code])

    parts = parts_of(one, whole_number("depth", depth, 1, _DEEPEST), below, named)
    amounts = [row.total[0] for row in one.rows] + [lost[0] for _, lost in one.unknown]
    labels = Labels(
        look.language,
        unit_of(asked["unit"]),
        places_in(amounts),
        one[below] if below else one.total,
    )
    title = Message(f"chart.title.{one.scheme}", year=one.year)
    if below:
        title = Message("chart.below", title=title, code=below, name=named(below))
    unknown = [(code, lost[0]) for code, lost in one.unknown]
    unread = sum(lost.count for lost in one.unread)
    if one_of("order", asked["order"], ORDERS) == "amount":
        parts = by_amount(parts)
    subject = ChartSubject(
        asked["title"] or title.render(look.language),
        (Message("chart.edition", year=one.year), measure),
        parts,
        tuple(lines_notes(unknown, one.adopted, unread, labels)),
    )
    return chart_of_parts(wanted, subject, labels, look)


def parts_of(
    rolled: RollUp[Number], depth: int, below: str, named: Callable[[str], str]
) -> tuple[ChartPart, ...]:
    """The parts of a roll-up of one measure; those of a part add up to it.

    Args:
        rolled: the roll-up.
        depth: how many levels of them.
        below: the code whose parts they are; empty for all.
        named: what a code is called.

    Raises:
        UnknownCode: nothing is booked on the code.
    """
    return tuple(
        ChartPart(code, named(code), amount, _divided(rolled, depth, code, named))
        for code, amount in rolled.children(below).items()
    ) + tuple(_rest(rolled, below, named) if below else ())


def _divided(
    rolled: RollUp[Number], depth: int, code: str, named: Callable[[str], str]
) -> tuple[ChartPart, ...]:
    if depth == 1 or not rolled.children(code):
        return ()
    return parts_of(rolled, depth - 1, code, named)


def _rest(rolled: RollUp[Number], code: str, named: Callable[[str], str]) -> Iterator[ChartPart]:
    """What a code has beside the codes below it."""
    rest = rolled[code]
    for amount in rolled.children(code).values():
        rest = subtract(rest, amount)
    if rest:
        yield ChartPart(code, named(code), rest, is_rest=True)
