"""A made disclosure as plain data: lines of text with their figures, and printed tables."""

from decimal import Decimal

from attrs import evolve, field, frozen

__all__ = ["Made", "Sheet", "Text"]


@frozen
class Text:
    """A line of text: a template, the figures or words in it, and what they are."""

    template: str
    values: tuple[tuple[str, str], ...] = ()
    role: str = ""

    @property
    def text(self):
        return self.template.format(**dict(self.values)) if self.values else self.template

    def with_value(self, key, value):
        values = tuple((k, value if k == key else v) for k, v in self.values)
        return evolve(self, values=values)


@frozen
class Sheet:
    """A printed table: a cell that a span covers is empty.

    ``caption`` is all that stands above it where a place has its own way, and ``coded`` the truth
    about its rows: each code with the amounts beside it as printed.
    """

    kind: str
    title: str
    unit: str
    rows: tuple[tuple[str, ...], ...]
    head: int
    spans: tuple[tuple[int, int, int, int], ...] = ()
    number: str = ""
    owner: str = ""
    notes: tuple[str, ...] = ()
    caption: tuple[str, ...] = ()
    coded: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def above(self):
        if self.caption:
            return self.caption
        lines = (self.title, self.number, self.owner, f"单位：{self.unit}" if self.unit else "")
        return tuple(filter(None, lines))

    def with_cell(self, row, column, value):
        rows = [list(one) for one in self.rows]
        rows[row][column] = value
        return evolve(self, rows=tuple(map(tuple, rows)))

    def amounts(self):
        """The cells with an amount: row, column, and what is printed."""
        return [
            (row, column, cell)
            for row, cells in enumerate(self.rows)
            if row >= self.head
            for column, cell in enumerate(cells)
            if _is_amount(cell)
        ]


def _is_amount(cell):
    bare = cell.replace(",", "")
    return bare.replace(".", "", 1).isdigit() and ("," in cell or "." in cell)


@frozen
class Made:
    """A made disclosure: its blocks in reading order, and the truth about it."""

    unit_name: str
    year: int
    kind: str
    level: str
    style: str
    blocks: tuple[Text | Sheet, ...] = field(repr=False)

    @property
    def sheets(self):
        """Its tables; a printed list of them is none."""
        return tuple(one for one in self.blocks if isinstance(one, Sheet) and one.kind != "list")

    @property
    def texts(self):
        return tuple(one for one in self.blocks if isinstance(one, Text))

    def sheet(self, kind):
        """The first table of a kind; None where there is none."""
        return next((one for one in self.sheets if one.kind == kind), None)

    def with_block(self, old, *new):
        """The document with other blocks in the place of one."""
        at = next(at for at, one in enumerate(self.blocks) if one is old)
        return evolve(self, blocks=(*self.blocks[:at], *new, *self.blocks[at + 1 :]))


def printed(yuan, unit, *, blank=True):
    """An amount of yuan as a table prints it."""
    if not yuan and blank:
        return ""
    if unit == "元":
        return f"{yuan:,}"
    return f"{Decimal(yuan) / 10000:,.2f}"
