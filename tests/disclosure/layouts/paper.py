"""Writes a made document to PDF as its place prints it: running heads, pages, repeats."""

from html import escape

from attrs import frozen
from disclosure.synthetic.model import Sheet
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
    TableStyle,
)

__all__ = ["Paper", "as_paper"]

_FONT = "STSong-Light"


@frozen
class Paper:
    """How the pages of a place look.

    Attributes:
        running: what stands at the top of every page, with ``{name}`` and ``{year}``.
        foot: how the number of a page is printed at its foot.
        rows: how many rows of a table a page has room for.
        repeat: what stands again where a table goes on: title (and head), head, or nothing.
        upright: whether the tables stand on upright pages as the text does.
        left: which lines of a caption begin at the left; all others are put in the middle.
    """

    running: str = ""
    foot: str = "- {} -"
    rows: int = 24
    repeat: str = "head"
    upright: bool = False
    left: tuple[str, ...] = ("单位", "部门", "编制", "预算", "公开", "填报", "表")


def as_paper(made, path, paper):
    """Writes the document."""
    if _FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    running = paper.running.format(name=made.unit_name, year=made.year)

    def page(canvas, document):
        width = canvas._pagesize[0]
        canvas.setFont(_FONT, 9)
        canvas.drawCentredString(width / 2, 25, paper.foot.format(document.page))
        if running:
            canvas.drawString(60, canvas._pagesize[1] - 30, running)

    document = BaseDocTemplate(str(path), pagesize=A4, invariant=1)
    sizes = {"text": A4, "table": A4 if paper.upright else landscape(A4)}
    document.addPageTemplates(
        [
            PageTemplate(
                name, [Frame(45, 45, size[0] - 90, size[1] - 90)], onPage=page, pagesize=size
            )
            for name, size in sizes.items()
        ]
    )
    document.build(list(_story(made, paper, sizes["table"][0] - 102)))
    return path


def _story(made, paper, width):
    body = ParagraphStyle(
        "body", fontName=_FONT, fontSize=12, leading=20, wordWrap="CJK", firstLineIndent=24
    )
    middle = ParagraphStyle("middle", parent=body, alignment=1, firstLineIndent=0)
    plain = ParagraphStyle("plain", parent=body, firstLineIndent=0, fontSize=10)
    in_table = False
    for block in made.blocks:
        is_table = isinstance(block, Sheet)
        if is_table or is_table != in_table:
            yield NextPageTemplate("table" if is_table else "text")
            yield PageBreak()
        in_table = is_table
        if not is_table:
            # What begins a document or names a chapter is printed in the middle of the page.
            style = middle if block.role == "title" else body
            yield Paragraph(escape(block.text), style)
            continue
        yield from _table(block, paper, width, middle, plain)


def _table(sheet, paper, width, middle, plain):
    head, body = sheet.rows[: sheet.head], sheet.rows[sheet.head :]
    pieces = [body[at : at + paper.rows] for at in range(0, len(body), paper.rows)] or [()]
    for at, rows in enumerate(pieces):
        if at:
            yield PageBreak()
        if not at or paper.repeat == "title":
            for line in sheet.above:
                yield _caption(line, paper, width, middle, plain)
        with_head = not at or paper.repeat != "nothing"
        yield _grid(sheet, (*(head if with_head else ()), *rows), with_head, width)
    for one in sheet.notes:
        yield Paragraph(escape(one), plain)


def _caption(line, paper, width, middle, plain):
    if "\t" in line:
        left, right = line.split("\t")
        end = ParagraphStyle("end", parent=plain, alignment=2)
        cells = [[Paragraph(escape(left), plain), Paragraph(escape(right), end)]]
        return Table(cells, colWidths=[width * 0.7, width * 0.3])
    short = line.startswith(paper.left) and not line.endswith("表")
    return Paragraph(escape(line), plain if short else middle)


def _grid(sheet, rows, with_head, width):
    cell = ParagraphStyle("cell", fontName=_FONT, fontSize=7.5, leading=9, wordWrap="CJK")
    amount = ParagraphStyle("amount", parent=cell, alignment=2)
    weights = [
        max(3.5, min(16, max(_wide(row[column]) for row in sheet.rows)))
        for column in range(len(sheet.rows[0]))
    ]
    scale = width / sum(weights)
    spans = [
        ("SPAN", (column, row), (column + columns - 1, row + down - 1))
        for row, column, down, columns in sheet.spans
        if with_head
    ]
    return Table(
        [
            [
                Paragraph(escape(text), amount if text[-3:-2] == "." else cell)
                for column, text in enumerate(row)
            ]
            for row in rows
        ],
        colWidths=[weight * scale for weight in weights],
        style=TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (-1, -1), 2),
                ("RIGHTPADDING", (0, 0), (-1, -1), 2),
                *spans,
            ]
        ),
    )


def _wide(text):
    return sum(1 if ord(one) > 255 else 0.6 for one in text) + 0.8
