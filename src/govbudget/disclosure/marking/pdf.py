"""Marks a PDF: a highlight with its comment at every place, an outline entry for each finding.

What the file held stays as it is, byte for byte: the marks are written behind it, as the format
has it for changes.
"""

from __future__ import annotations

import io
import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from govbudget.base.messages import Message
from govbudget.disclosure.marking.comments import AUTHOR, COLOURS, comment_of, title_of
from govbudget.disclosure.marking.pages import opened_pages
from govbudget.disclosure.marking.refusing import cannot_mark
from govbudget.disclosure.reporting.tally import SEVERITIES
from govbudget.errors import MissingExtra
from govbudget.io.destination import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.checks.records import CheckFinding, Place
    from govbudget.disclosure.marking.pages import Pages
    from govbudget.disclosure.reporting.words import Language
    from govbudget.position import Box

__all__ = ["mark_pdf"]

#: A note of a place that is nowhere on its page stands in the corner; the next one below it.
_NOTE, _GAP, _EDGE = 18.0, 4.0, 8.0
_NOTES = 30
#: An annotation that is printed with its page.
_PRINTED = 4
#: What the file says where its signatures are no more valid after a change.
_SIGNED = 1


def mark_pdf(path: str, data: bytes, findings: Sequence[CheckFinding], language: Language) -> bytes:
    """A PDF with a highlight at every place of the findings, and an entry of the outline for each.

    Where a place has no box, the text that is quoted is looked for on its page; a finding that is
    nowhere on a page gets a note in the corner of its page, or of the first.

    Args:
        path: the file, as an error names it.
        data: what it holds.
        findings: the findings that are in this file.
        language: the language of the comments.

    Raises:
        GovBudgetError: it is encrypted or signed, or damaged.
        MissingExtra: pypdf or pypdfium2 is not installed.
    """
    try:
        import pypdfium2
        from pypdf import PdfReader, PdfWriter
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise MissingExtra("mark", Message("marking.purpose.pdf")) from error
    with _silent():
        try:
            reader = PdfReader(io.BytesIO(data))
            if reader.is_encrypted:
                raise cannot_mark(path, Message("marking.encrypted"))
            if _is_signed(reader):
                raise cannot_mark(path, Message("marking.signed"))
            writer = PdfWriter(io.BytesIO(data), incremental=True)
            with opened_pages(data) as pages:
                _PageMarks(writer, pages, language).put(findings)
            made = io.BytesIO()
            writer.write(made)
        except (PyPdfError, pypdfium2.PdfiumError, *_DAMAGED) as error:
            said = f"{type(error).__name__}: {error}"
            raise cannot_mark(path, Message("marking.damaged", error=said)) from error
    # A comment behind the end: by it a later check of the folder knows its own copy.
    return made.getvalue().rstrip() + f"\n%[{MARK}]\n".encode()


#: What pypdf raises at files that are made badly.
_DAMAGED = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)


@contextmanager
def _silent() -> Iterator[None]:
    """Keeps back what pypdf remarks of files that are made badly."""
    log = logging.getLogger("pypdf")
    before = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.setLevel(before)


def _is_signed(reader: Any) -> bool:
    """Whether a PDF is signed, or says that it must not be changed."""
    root = reader.trailer["/Root"].get_object()
    if "/DocMDP" in (root.get("/Perms") or {}):
        return True
    form = root.get("/AcroForm")
    if form is not None and int(form.get_object().get("/SigFlags") or 0) & _SIGNED:
        return True
    fields = reader.get_fields() or {}
    return any(one.get("/FT") == "/Sig" and one.get("/V") for one in fields.values())


class _PageMarks:
    """Puts marks on the pages of a file that is written.

    What several findings say of one place is one mark, in the colour of the gravest.
    """

    def __init__(self, writer: Any, pages: Pages, language: Language) -> None:
        self._writer = writer
        self._pages = pages
        self._language = language
        self._marks: dict[tuple[int, tuple[Box, ...]], list[CheckFinding]] = {}
        self._notes: dict[int, list[CheckFinding]] = {}
        self._count = 0

    def put(self, findings: Sequence[CheckFinding]) -> None:
        """Put the marks of all findings on the pages, and their entries into the outline."""
        first = [self._find(finding) for finding in findings]
        for (number, boxes), members in self._marks.items():
            self._highlight(number, boxes, members)
        for number, members in self._notes.items():
            for at, finding in enumerate(members):
                self._note(number, at, finding)
        if findings:
            self._outline(list(zip(findings, first, strict=True)))

    def _outline(self, entries: Sequence[tuple[CheckFinding, tuple[int, float, float]]]) -> None:
        from pypdf.generic import Fit

        title = Message("marking.outline", count=len(entries)).render(self._language)
        parent = self._writer.add_outline_item(
            title=title, page_number=entries[0][1][0] - 1, bold=True
        )
        for finding, (page, left, top) in entries:
            self._writer.add_outline_item(
                title=title_of(finding, self._language),
                page_number=page - 1,
                parent=parent,
                color=tuple(0.6 * part for part in COLOURS[finding.severity]),
                fit=Fit.xyz(left=left, top=top),
            )

    def _find(self, finding: CheckFinding) -> tuple[int, float, float]:
        """Find the places of a finding; gives the page of the first, and where it stands there."""
        first: tuple[int, float, float] | None = None
        for place in finding.places:
            number = place.page if place.page and place.page <= len(self._pages) else 1
            boxes = self._boxes(place, number)
            for at, some in boxes.items():
                members = self._marks.setdefault((at, tuple(some)), [])
                if finding not in members:
                    members.append(finding)
            if boxes:
                first = first or (number, *self._pages.of(number).point(*boxes[number][0][:2]))
            elif finding not in self._notes.setdefault(number, []):
                self._notes[number].append(finding)
                first = first or (number, *self._pages.of(number).point(0.0, 0.0))
        if first is None:
            self._notes.setdefault(1, []).append(finding)
        return first or (1, *self._pages.of(1).point(0.0, 0.0))

    def _boxes(self, place: Place, number: int) -> dict[int, list[Box]]:
        """Where a place stands, by the page; nothing where that is not known."""
        if place.page is None:
            return {}
        page = self._pages.of(number)
        if place.box is None:
            only = page.boxes(place.text)
            return {number: only} if only else {}
        if place.table is not None:
            return {number: [place.box]}
        lines, rest = page.parts(place.box, place.text)
        found = {number: lines}
        if rest and number < len(self._pages):
            after = self._pages.of(number + 1).boxes(rest)
            found |= {number + 1: after} if after else {}
        return found

    def _highlight(
        self, number: int, boxes: Sequence[Box], members: Sequence[CheckFinding]
    ) -> None:
        page = self._pages.of(number)
        numbers = [part for box in boxes for part in page.quad(box)]
        rect = _around(numbers)
        self._add(number, members, rect, {"/Subtype": "/Highlight"}, numbers)

    def _note(self, number: int, at: int, finding: CheckFinding) -> None:
        """Put a note into the upper right corner of a page, below those that are there."""
        page = self._pages.of(number)
        right = page.width - _EDGE
        top = _EDGE + (at % _NOTES) * (_NOTE + _GAP)
        rect = _around(page.quad((right - _NOTE, top, right, top + _NOTE)))
        self._add(number, [finding], rect, {"/Subtype": "/Text", "/Name": "/Comment"})

    def _add(
        self,
        number: int,
        members: Sequence[CheckFinding],
        rect: Sequence[float],
        names: dict[str, str],
        corners: Sequence[float] = (),
    ) -> None:
        """Add an annotation of some findings to a page."""
        from pypdf.generic import (
            ArrayObject,
            DictionaryObject,
            FloatObject,
            NameObject,
            NumberObject,
            TextStringObject,
        )

        def floats(some: Sequence[float]) -> ArrayObject:
            return ArrayObject(FloatObject(round(one, 3)) for one in some)

        self._count += 1
        page = self._writer.pages[number - 1]
        gravest = min((one.severity for one in members), key=SEVERITIES.index)
        said = "\n\n".join(comment_of(one, self._language) for one in members)
        made = {
            **{name: NameObject(value) for name, value in {"/Type": "/Annot", **names}.items()},
            "/Rect": floats(rect),
            "/C": floats(COLOURS[gravest]),
            "/F": NumberObject(_PRINTED),
            "/T": TextStringObject(AUTHOR),
            "/Subj": TextStringObject(" ".join(dict.fromkeys(one.rule for one in members))),
            # No two annotations of a page may have one name.
            "/NM": TextStringObject(f"{AUTHOR} {members[0].id} {self._count}"),
            "/Contents": TextStringObject(said),
            "/P": page.indirect_reference,
        }
        if corners:
            made["/QuadPoints"] = floats(corners)
        one = DictionaryObject({NameObject(name): value for name, value in made.items()})
        kept = page.get("/Annots")
        kept = kept.get_object() if kept is not None else None
        if not isinstance(kept, ArrayObject):
            kept = page[NameObject("/Annots")] = ArrayObject()
        kept.append(self._writer._add_object(one))  # noqa: SLF001  the only way to add an object


def _around(numbers: Sequence[float]) -> tuple[float, float, float, float]:
    across, up = numbers[::2], numbers[1::2]
    return min(across), min(up), max(across), max(up)
