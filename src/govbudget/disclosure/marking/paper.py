"""A letter on A4: its fonts, its lines and its table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Paper"]

#: What official letters in China are set in; a program without them takes its own.
_SONG, _FANGSONG, _HEI = "宋体", "仿宋", "黑体"
_LATIN = "Times New Roman"
_BODY, _CELL, _SMALL, _TITLE = 14, 9, 8, 16
#: A row with a longer text may be parted by a page.
_WHOLE = 300


class Paper:
    """Writes the parts of a letter.

    Args:
        document: the document of python-docx that takes them.
    """

    def __init__(self, document: Any) -> None:
        from docx.shared import Cm, Pt

        self._document = document
        section = document.sections[0]
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        section.top_margin = section.bottom_margin = Cm(2.5)
        section.left_margin = section.right_margin = Cm(2.2)
        style = document.styles["Normal"]
        style.font.name, style.font.size = _LATIN, Pt(_BODY)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(_qn("w:eastAsia"), _FANGSONG)
        style.paragraph_format.space_after = Pt(4)
        self._page_number(section.footer.paragraphs[0])

    def title(self, text: str, *, new_page: bool) -> None:
        """A heading in the middle, on a new page where one is asked for."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        paragraph = self._paragraph(text, size=_TITLE, font=_SONG, bold=True)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.page_break_before = new_page
        paragraph.paragraph_format.space_after = Pt(16)

    def line(self, text: str) -> None:
        """A line that begins at the margin."""
        self._paragraph(text)

    def text(self, text: str) -> None:
        """A paragraph whose first line is set in by two letters."""
        from docx.shared import Pt

        self._paragraph(text).paragraph_format.first_line_indent = Pt(2 * _BODY)

    def right(self, text: str) -> None:
        """A line at the right margin."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        self._paragraph(text).alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def small(self, text: str) -> None:
        """A line in small print."""
        self._paragraph(text, size=_SMALL)

    def table(self, heads: Sequence[str], widths: Sequence[float]) -> Any:
        """A table whose head stands on every page; gives it for its rows."""
        from docx.shared import Cm

        table = self._document.add_table(rows=1, cols=len(heads), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        _mark(table.rows[0], "w:tblHeader")
        self._fill(table.rows[0], heads, widths, "D9E1F2", font=_HEI)
        return table

    def row(self, table: Any, cells: Sequence[str], widths: Sequence[float], colour: str) -> None:
        """A row, which no page parts unless it is long; its second cell in a colour."""
        row = table.add_row()
        if max(map(len, cells)) <= _WHOLE:
            _mark(row, "w:cantSplit")
        self._fill(row, cells, widths, colour, only=1)

    def _fill(
        self,
        row: Any,
        cells: Sequence[str],
        widths: Sequence[float],
        colour: str,
        *,
        font: str = _SONG,
        only: int | None = None,
    ) -> None:
        from docx.shared import Cm, Pt

        for at, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = Cm(widths[at])
            for number, line in enumerate(text.split("\n")):
                paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(1)
                self._run(paragraph, line, size=_CELL, font=font)
            if only in {None, at}:
                _shade(cell, colour)

    def _paragraph(
        self, text: str, *, size: int = _BODY, font: str = _FANGSONG, bold: bool = False
    ) -> Any:
        paragraph = self._document.add_paragraph()
        self._run(paragraph, text, size=size, font=font, bold=bold)
        return paragraph

    @staticmethod
    def _run(paragraph: Any, text: str, *, size: int, font: str, bold: bool = False) -> None:
        from docx.shared import Pt

        run = paragraph.add_run(text)
        run.font.size, run.font.bold = Pt(size), bold
        run.font.name = _LATIN
        run._element.get_or_add_rPr().get_or_add_rFonts().set(_qn("w:eastAsia"), font)  # noqa: SLF001

    @staticmethod
    def _page_number(paragraph: Any) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.oxml import OxmlElement

        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        field = OxmlElement("w:fldSimple")
        field.set(_qn("w:instr"), "PAGE")
        paragraph._p.append(field)  # noqa: SLF001


def _qn(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(name))


def _mark(row: Any, name: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001


def _shade(cell: Any, colour: str) -> None:
    from docx.oxml import OxmlElement

    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(_qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001
