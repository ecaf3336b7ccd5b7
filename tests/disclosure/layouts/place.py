"""What a layout is: a place, the year and the level of its documents, and how they are printed."""

from attrs import field, frozen
from disclosure.synthetic.model import Made, Text

from .model import draw
from .paper import Paper

__all__ = ["Place", "lines"]


@frozen
class Place:
    """A layout.

    Attributes:
        name: of the place, and of the kind of document.
        year: of the documents.
        build: gives the blocks of a document of a budget, in their order.
        level: 部门 or 单位.
        kind: budget or final account.
        format: in which such documents are published: pdf, docx, html, xlsx or txt.
        paper: how its pages look.
        figures: what its budgets have, for ``draw``.
        apart: whether text and tables are published in two files.
        aside: whether maker and unit stand in a table of their own, where its form has no place at
            the right.
    """

    name: str
    year: int
    build: object
    level: str = "部门"
    kind: str = "budget"
    format: str = "pdf"
    paper: Paper = field(factory=Paper)
    figures: dict = field(factory=dict)
    apart: bool = False
    aside: bool = False

    def budget(self, seed):
        """The figures of a document from a seed."""
        final = self.kind == "final account"
        return draw(seed, year=self.year, level=self.level, final=final, **self.figures)

    def made(self, seed):
        """A document without a fault."""
        budget = self.budget(seed)
        blocks = tuple(self.build(budget))
        level = "department" if self.level == "部门" else "unit"
        return Made(budget.name, self.year, self.kind, level, self.name, blocks)


def lines(text, role="", **words):
    """The lines of a text without figures; ``{name}`` and such words are filled in."""
    for line in text.strip().splitlines():
        if line.strip():
            yield Text(line.strip().format(**words), (), role)
