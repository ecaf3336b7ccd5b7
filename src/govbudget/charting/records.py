"""What is drawn, and what comes of it."""

from __future__ import annotations

from enum import StrEnum
from os import PathLike
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import field, frozen

from govbudget.amounts import Number
from govbudget.base.edge import edge, path_of
from govbudget.base.messages import Language, Message
from govbudget.classification.members import member_of
from govbudget.errors import MissingExtra, because
from govbudget.io.destination import check_destination, form_of, replacing
from govbudget.rollups.crossing import CrossedAmount

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

__all__ = [
    "FORMS",
    "THEMES",
    "Chart",
    "ChartKind",
    "ChartPart",
    "ChartSeries",
    "LeftOutAmount",
    "Theme",
]

#: How light a chart is; ``auto`` is what the reader has set.
Theme: TypeAlias = Literal["auto", "light", "dark"]
THEMES: tuple[Theme, ...] = ("auto", "light", "dark")
#: The endings of the files that a chart is saved in.
FORMS = {"svg": (".svg",), "json": (".json",)}


class ChartKind(StrEnum):
    """A kind of chart.

    >>> ChartKind.of("旭日图").value, ChartKind.TREEMAP.chinese
    ('sunburst', '矩形树图')

    .. versionadded:: 0.2.0
    """

    TREEMAP = "treemap"
    SUNBURST = "sunburst"
    ICICLE = "icicle"
    BARS = "bars"
    LINES = "lines"
    SANKEY = "sankey"

    @classmethod
    def of(cls, written: object) -> ChartKind:
        """The kind that a word names: its value or its Chinese word.

        Raises:
            UnknownWord: no kind is called that; the error proposes the nearest.
        """
        return member_of(cls, written, "chart", _WORDS)

    @property
    def chinese(self) -> str:
        """The Chinese word."""
        return _WORDS[self.value][0]


_WORDS = {
    "treemap": ("矩形树图", "树图"),
    "sunburst": ("旭日图",),
    "icicle": ("冰柱图",),
    "bars": ("条形图",),
    "lines": ("折线图",),
    "sankey": ("桑基图",),
}


@frozen(slots=True)
class ChartPart:
    """A part of a whole, with its own parts.

    Attributes:
        code: its code.
        name: what it is called.
        amount: its amount; its parts add up to it.
        parts: what it is made of, as far as the chart goes down.
        is_rest: whether it is what its code has beside the codes below it, and is not divided
            further; its code and name are those of that code.

    .. versionadded:: 0.2.0
    """

    code: str
    name: str
    amount: Number
    parts: tuple[ChartPart, ...] = ()
    is_rest: bool = False


@frozen(slots=True)
class ChartSeries:
    """Amounts of one code, or of codes that compare only together, side by side.

    Attributes:
        code: the code; the codes of a group, joined by ``+``; empty for what is summed up.
        name: what it is called.
        kind: ``code``, ``group``, ``ended`` for a code that nothing answers to later, ``unknown``,
            or ``rest`` for the sum of the rows that a chart has no room for.
        amounts: one for each column; None where there is none.

    .. versionadded:: 0.2.0
    """

    code: str
    name: str
    kind: str
    amounts: tuple[Number | None, ...]


@frozen(slots=True)
class LeftOutAmount:
    """An amount that no area can show, since it is zero or below.

    Attributes:
        code: its code.
        name: what it is called.
        amount: the amount.

    .. versionadded:: 0.2.0
    """

    code: str
    name: str
    amount: Number


@frozen
class Chart:
    """A chart as SVG and as a specification for Plotly.

    A notebook shows it. The SVG needs no script and no font from elsewhere; it says its title and
    what is in it to screen readers, and the whole name and amount of each part on hovering.

    Attributes:
        kind: the kind.
        title: what stands above it.
        svg: the chart as SVG.
        spec: ``data`` and ``layout`` of a Plotly figure: plain lists, mappings, texts and numbers.
            Numbers are rounded to what a computer's arithmetic keeps; each exact amount stands
            beside them as text.
        language: the language of its labels.
        data: what is drawn, with exact amounts.
        columns: what the amounts of each series are of: years, or the sides of a comparison.
        left_out: the amounts that it cannot show.
        notes: what is said below it.

    .. versionadded:: 0.2.0
    """

    kind: ChartKind
    title: str
    svg: str = field(repr=False)
    spec: dict[str, Any] = field(repr=False, hash=False)
    language: Language = field(repr=False)
    data: tuple[ChartPart | ChartSeries | CrossedAmount, ...] = field(repr=False)
    left_out: tuple[LeftOutAmount, ...] = ()
    notes: tuple[Message, ...] = field(default=(), repr=False)
    columns: tuple[str, ...] = ()

    @edge(path=(str, PathLike))
    def save(self, path: str | PathLike[str]) -> None:
        """Write the chart to a file: ``.svg``, or ``.json`` with the specification.

        Args:
            path: the file; what was there is replaced when the new one is whole.

        Raises:
            GovBudgetError: the ending is another, or the file cannot be written.
            WrongArgument: it is no path.
        """
        import json

        target = path_of(path)
        form = form_of(target, FORMS, None, "svg")
        check_destination(target, ())
        text = self.svg if form == "svg" else json.dumps(self.spec, ensure_ascii=False, indent=1)
        with replacing(target) as file:
            file.write(f"{text}\n".encode())

    def figure(self) -> Figure:
        """The chart as a figure of Plotly, which checks the specification against its schema.

        Raises:
            MissingExtra: Plotly is not installed: ``pip install 'govbudget[charts]'``.
        """
        try:
            from plotly.graph_objects import Figure
        except ImportError as error:
            raise MissingExtra("charts", because("purpose.charts")) from error
        return Figure(self.spec)

    def _repr_svg_(self) -> str:
        return self.svg

    def _repr_html_(self) -> str:
        return f'<figure style="margin:0">{self.svg}</figure>'
