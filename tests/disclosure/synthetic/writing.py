"""Writes a made disclosure to a file of each format."""

from html import escape

from docx import Document
from openpyxl import Workbook
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

from .model import Sheet

__all__ = ["FORMATS", "as_docx", "as_html", "as_pdf", "as_text", "as_xlsx"]

_FONT = "STSong-Light"
#: How many rows a page of text has room for.
_PAGE = 35


def as_text(made, path):
    """Text with tables parted by tabs."""
    path.write_text(written(made), encoding="utf-8")
    return path


def written(made):
    """The document as text; a long table goes on below its title and head, as on a new page."""
    lines = []
    for block in made.blocks:
        if not isinstance(block, Sheet):
            lines += [block.text, ""]
            continue
        above = [piece for one in block.above for piece in (one, "")]
        head, body = block.rows[: block.head], block.rows[block.head :]
        for start in range(0, len(body), _PAGE):
            rows = (*head, *body[start : start + _PAGE])
            lines += [*above, *("\t".join(row) for row in rows), ""]
        lines += [piece for note in block.notes for piece in (note, "")]
    return "\n".join(lines)


def _covered(sheet):
    return {
        (row + down, column + right)
        for row, column, rows, columns in sheet.spans
        for down in range(rows)
        for right in range(columns)
        if down or right
    }


def as_html(made, path):
    """A web page with spans."""
    parts = ['<!DOCTYPE html><html><head><meta charset="utf-8"><title>公开</title></head><body>']
    for block in made.blocks:
        if not isinstance(block, Sheet):
            parts.append(f"<p>{escape(block.text)}</p>")
            continue
        parts += [f"<p>{escape(one)}</p>" for one in block.above]
        spans = {(row, column): size for row, column, *size in block.spans}
        covered = _covered(block)
        parts.append("<table>")
        for at, row in enumerate(block.rows):
            parts.append("<tr>")
            for column, cell in enumerate(row):
                if (at, column) not in covered:
                    down, right = spans.get((at, column), (1, 1))
                    size = f' rowspan="{down}" colspan="{right}"'
                    parts.append(f"<td{size}>{escape(cell)}</td>")
            parts.append("</tr>")
        parts.append("</table>")
        parts += [f"<p>{escape(one)}</p>" for one in block.notes]
    path.write_text("\n".join([*parts, "</body></html>"]), encoding="utf-8")
    return path


def as_xlsx(made, path):
    """A workbook: a sheet for each run of text, and one for each table."""
    book = Workbook()
    book.remove(book.active)
    text = None
    for number, block in enumerate(made.blocks):
        if not isinstance(block, Sheet):
            text = text or book.create_sheet(f"说明{number}")
            text.append([block.text])
            continue
        text = None
        sheet = book.create_sheet(f"表{number}")
        for one in block.above:
            sheet.append([one])
        first = sheet.max_row + 1
        for at, row in enumerate(block.rows):
            values = [_value(cell) if at >= block.head else cell or None for cell in row]
            for column, value in enumerate(values, 1):
                cell = sheet.cell(first + at, column, value)
                if isinstance(value, int | float):
                    cell.number_format = "#,##0.00" if "." in row[column - 1] else "#,##0"
        for row, column, rows, columns in block.spans:
            sheet.merge_cells(
                start_row=first + row,
                start_column=column + 1,
                end_row=first + row + rows - 1,
                end_column=column + columns,
            )
        for at, one in enumerate(block.notes):
            sheet.cell(first + len(block.rows) + at, 1, one)
    book.save(path)
    return path


def _value(cell):
    """Amounts are numbers in a workbook, codes and words are texts."""
    bare = cell.replace(",", "")
    if "," in cell or ("." in bare and bare.replace(".", "", 1).isdigit()):
        return float(bare) if "." in bare else int(bare)
    return cell or None


def as_docx(made, path):
    """A docx file with merged cells."""
    document = Document()
    for block in made.blocks:
        if not isinstance(block, Sheet):
            document.add_paragraph(block.text)
            continue
        for one in block.above:
            document.add_paragraph(one)
        table = document.add_table(len(block.rows), len(block.rows[0]))
        cells = table._cells
        width = len(block.rows[0])
        for at, row in enumerate(block.rows):
            for column, text in enumerate(row):
                if text:
                    cells[at * width + column].text = text
        for row, column, rows, columns in block.spans:
            first = cells[row * width + column]
            first.merge(cells[(row + rows - 1) * width + column + columns - 1])
            first.text = block.rows[row][column]
        for one in block.notes:
            document.add_paragraph(one)
    document.save(path)
    return path


def as_pdf(made, path):
    """A PDF with wrapped lines, ruled tables that go on over pages, and page numbers."""
    if _FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    body = ParagraphStyle(
        "body", fontName=_FONT, fontSize=11, leading=18, wordWrap="CJK", firstLineIndent=22
    )
    title = ParagraphStyle("title", parent=body, alignment=1, firstLineIndent=0, fontSize=14)
    right = ParagraphStyle("right", parent=body, alignment=2, firstLineIndent=0)
    plain = ParagraphStyle("plain", parent=body, firstLineIndent=0)
    story = []
    for block in made.blocks:
        if not isinstance(block, Sheet):
            story.append(Paragraph(escape(block.text), body))
            continue
        story += [PageBreak(), Paragraph(escape(block.title), title)]
        for one in block.above[1:]:
            story.append(Paragraph(escape(one), right if one.startswith("单位：") else plain))
        story.append(_drawn(block))
        story += [Paragraph(escape(one), plain) for one in block.notes]
    SimpleDocTemplate(
        str(path), pagesize=landscape(A4), invariant=1, leftMargin=30, rightMargin=30
    ).build(story, onFirstPage=_numbered, onLaterPages=_numbered)
    return path


def _numbered(canvas, _document):
    canvas.setFont(_FONT, 9)
    canvas.drawCentredString(420, 25, str(canvas.getPageNumber()))


def _drawn(sheet):
    cell = ParagraphStyle("cell", fontName=_FONT, fontSize=8, leading=10, wordWrap="CJK")
    amount = ParagraphStyle("amount", parent=cell, alignment=2)
    amounts = {(row, column) for row, column, _ in sheet.amounts()}
    weights = [
        max(4, min(16, max(len(row[column]) for row in sheet.rows)))
        for column in range(len(sheet.rows[0]))
    ]
    widths = [weight * 780 / sum(weights) for weight in weights]
    return Table(
        [
            [
                Paragraph(escape(text), amount if (at, column) in amounts else cell)
                for column, text in enumerate(row)
            ]
            for at, row in enumerate(sheet.rows)
        ],
        colWidths=widths,
        repeatRows=sheet.head,
        style=TableStyle(
            [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
            + [
                ("SPAN", (column, row), (column + columns - 1, row + rows - 1))
                for row, column, rows, columns in sheet.spans
            ]
        ),
    )


FORMATS = {
    "a.txt": as_text,
    "a.html": as_html,
    "a.xlsx": as_xlsx,
    "a.docx": as_docx,
    "a.pdf": as_pdf,
}
