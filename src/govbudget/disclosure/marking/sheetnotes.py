"""The comments of a sheet: the part with their texts, and the one that draws their boxes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from govbudget.base.layout import cell_len
from govbudget.base.messages import Message
from govbudget.base.shown import clipped
from govbudget.disclosure.marking.comments import AUTHOR, FILLS, comment_of
from govbudget.disclosure.reporting.tally import SEVERITIES
from govbudget.io.xmlplaces import Edit, edited

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govbudget.disclosure.checks.records import CheckFinding
    from govbudget.disclosure.reporting.words import Language
    from govbudget.io.officeparts import OfficeParts
    from govbudget.io.xmlplaces import PlacedElement

__all__ = ["SheetNotes", "reference"]

#: The longest text of a comment, with room for what says that it was cut.
_LONGEST = 30_000
#: What of a sheet stands behind the part that draws its comments, in the order of the format.
_BEHIND = frozenset(
    {"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems"}
    | {"tableParts", "extLst"}
)
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
#: A box is so many columns wide, a line of it takes so many signs, and so many rows at most.
_ACROSS, _LINE, _MOST = 5, 44, 36
_SHAPE = re.compile(rb"_x0000_s([0-9]{1,9})\b")
_BLOCK = 1024
_SPACES = (
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    ' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)


def reference(row: int, column: int) -> str:
    """A cell as a sheet names it.

    >>> reference(5, 3), reference(1, 28), reference(1, 703)
    ('C5', 'AB1', 'AAA1')

    Args:
        row: its row, from 1.
        column: its column, from 1.
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


class SheetNotes:
    """The comments of a sheet, which get more."""

    def __init__(self, parts: OfficeParts, name: str, number: int) -> None:
        """Look at a sheet.

        Args:
            parts: the workbook.
            name: the part of the sheet.
            number: which of the sheets that get comments it is, from 1.

        Raises:
            UnreadableFile: it is damaged.
        """
        self._parts = parts
        self._name = name
        self._number = number
        self._sheet = parts.root(name, passed=("sheetData",))
        strict = self._sheet.space == _STRICT
        self._relations = _STRICT_RELATIONS if strict else _RELATIONS
        self._known = {one.kind: one.target for one in parts.relations(name)}

    def put(
        self, cells: Mapping[tuple[int, int], Sequence[CheckFinding]], language: Language
    ) -> None:
        """Put the comments of findings at their cells.

        Args:
            cells: the findings of each cell.
            language: the language of the comments.
        """
        comments = self._comments()
        data, root = self._parts.read(comments), self._parts.root(comments)
        authors, listed = root.first("authors"), root.first("commentList")
        if authors is None or listed is None:
            return
        there = {one.attributes.get("ref", ""): one for one in listed.all("comment")}
        talks = self._conversations()
        author = len(list(authors.all("author")))
        edits = [authors.appended(data, _tag(root, "author", AUTHOR))]
        added, shapes = "", []
        for (row, column), findings in sorted(cells.items()):
            at, said = column, _said(findings, language)
            while reference(row, at) in talks:
                at += 1
            cell = reference(row, at)
            if at != column:
                where = Message("marking.meant", cell=reference(row, column)).render(language)
                said = f"{where}\n{said}"
            if cell in there:
                edits += _behind(data, root, there[cell], said)
                continue
            text = f"<text>{_run(said)}</text>"
            added += (
                f'<comment xmlns="{root.space}" ref="{cell}" authorId="{author}">{text}</comment>'
            )
            shapes.append((row, at, said, _fill(findings)))
        if added:
            edits.append(listed.appended(data, added))
        self._parts.write(comments, edited(data, edits))
        self._draw(shapes)

    def _comments(self) -> str:
        """The part with the comments, made where there is none."""
        if "comments" in self._known:
            return self._known["comments"]
        empty = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<comments xmlns="{self._sheet.space}"><authors/><commentList/></comments>'
        )
        name = self._parts.add("xl/commentsGovbudget{}.xml", _COMMENTS, empty.encode())
        self._parts.relate(self._name, f"{self._relations}/comments", name)
        return name

    def _conversations(self) -> set[str]:
        """The cells with comments that people answer, behind which nothing can be written."""
        name = self._known.get("threadedComment")
        if name is None:
            return set()
        return {one.attributes.get("ref", "") for one in self._parts.root(name).children}

    def _draw(self, shapes: Sequence[tuple[int, int, str, str]]) -> None:
        """Draw the boxes of new comments."""
        if not shapes:
            return
        name = self._drawing()
        data = self._parts.read(name)
        used = [int(one) for one in _SHAPE.findall(data)]
        first = max(used, default=_BLOCK * self._number) + 1
        drawn = "" if b"_x0000_t202" in data else _TYPE
        drawn += "".join(_shape(first + at, *shape) for at, shape in enumerate(shapes))
        if b'"urn:schemas-microsoft-com:office:excel"' not in data:
            drawn = drawn.replace("<v:shape", f"<v:shape{_SPACES}")
        before, end, after = data.rpartition(b"</xml>")
        self._parts.write(name, before + drawn.encode() + (end or b"") + after)

    def _drawing(self) -> str:
        """The part with the boxes, made where there is none."""
        old = self._sheet.first("legacyDrawing")
        if old is not None:
            called = old.attributes.get("id", "")
            named = {one.id: one.target for one in self._parts.relations(self._name)}
            return named.get(called, called)
        empty = (
            f"<xml{_SPACES}>"
            '<o:shapelayout v:ext="edit">'
            f'<o:idmap v:ext="edit" data="{self._number}"/></o:shapelayout></xml>'
        )
        name = self._parts.add("xl/drawings/vmlDrawingGovbudget{}.vml", _DRAWING, empty.encode())
        called = self._parts.relate(self._name, f"{self._relations}/vmlDrawing", name)
        data = self._parts.read(self._name)
        tag = (
            f'<legacyDrawing xmlns="{self._sheet.space}" xmlns:r="{self._relations}"'
            f' r:id="{called}"/>'
        )
        behind = next((one for one in self._sheet.children if _is_behind(one)), None)
        edit = (
            self._sheet.appended(data, tag)
            if behind is None
            else Edit(behind.start, behind.start, tag.encode())
        )
        self._parts.write(self._name, edited(data, [edit]))
        return name


def _is_behind(one: PlacedElement) -> bool:
    if one.name == "AlternateContent":
        return any(_is_behind(inner) for choice in one.children for inner in choice.children)
    return one.name in _BEHIND


def _said(findings: Sequence[CheckFinding], language: Language) -> str:
    told = "\n\n".join(comment_of(one, language) for one in findings)
    return clipped(told, _LONGEST, chinese=language == "zh")


def _fill(findings: Sequence[CheckFinding]) -> str:
    """The colour of the gravest."""
    return FILLS[min((one.severity for one in findings), key=SEVERITIES.index)]


def _tag(root: PlacedElement, name: str, text: str) -> str:
    return f'<{name} xmlns="{root.space}">{escape(text)}</{name}>'


def _run(said: str, space: str = "") -> str:
    named = f' xmlns="{space}"' if space else ""
    return (
        f'<r{named}><rPr><sz val="9"/><rFont val="宋体"/></rPr>'
        f'<t xml:space="preserve">{escape(said)}</t></r>'
    )


def _behind(data: bytes, root: PlacedElement, comment: PlacedElement, said: str) -> list[Edit]:
    """What puts a text behind that of a comment that is there."""
    text = comment.first("text")
    more = _run(f"\n\n{AUTHOR}:\n{said}", root.space)
    if text is None:
        whole = f'<text xmlns="{root.space}">{more}</text>'
        return [comment.appended(data, whole)]
    phonetic = next((one for one in text.children if one.name in {"rPh", "phoneticPr"}), None)
    alone = text.first("t")
    if alone is None and phonetic is None:
        return [text.appended(data, more)]
    if alone is None:
        return [Edit(phonetic.start, phonetic.start, more.encode())] if phonetic else []
    # A text that is in no run has none beside it.
    closing = data.index(b">", alone.close) + 1
    opened = Edit(alone.start, alone.start, f'<r xmlns="{root.space}">'.encode())
    return [opened, Edit(closing, closing, f"</r>{more}".encode())]


def _shape(number: int, row: int, column: int, said: str, fill: str) -> str:
    lines = sum(1 + cell_len(line) // _LINE for line in said.split("\n"))
    top, high = max(row - 2, 0), min(lines + 1, _MOST)
    anchor = f"{column}, 12, {top}, 4, {column + _ACROSS}, 12, {top + high}, 4"
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" fillcolor="#{fill}"'
        ' style="position:absolute;margin-left:60pt;margin-top:2pt;width:260pt;'
        f'height:{high * 14}pt;z-index:1;visibility:hidden" o:insetmode="auto">'
        f'<v:fill color2="#{fill}"/><v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        f'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column></x:ClientData></v:shape>"
    )
