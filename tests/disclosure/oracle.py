"""A second opinion on what a PDF page draws: pdfplumber, which rests on another library.

Both must find the same letters at the same places, and the same lines. Where they differ by their
nature, a rule here says how; no rule names a file.
"""

import io
import logging
from itertools import product

import pdfplumber

from govbudget.disclosure.reading.pdf.pdfium import Document

#: Places may differ by this much, in points; both round.
_NEAR = 1.0
#: The box of a slanted letter leans: by no more than this share of its size.
_LEANING = 0.4
#: A letter whose matrix leans by more than this is slanted, and the size of its box not its own.
_SLANT = 0.01
#: Of few letters, after a change of the space between letters, the two count the space behind the
#: last one otherwise: so far apart, in letter sizes.
_FEW, _SHIFT = 0.02, 0.25
#: A letter this near to one like it, in letter sizes, is drawn twice to look bold, and counts once.
_TWICE = 0.2
#: The dots of a picture for each point of a page; a line differs by so much from its ground.
_DOTS, _GREY = 2, 40


def compare(data, numbers=None):
    """Asserts that pdfplumber finds on each page of a file what our reader does.

    With numbers of pages, on those alone: it takes far longer than what it is compared with.
    """
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    ours = Document(data)
    with pdfplumber.open(io.BytesIO(data), pages=numbers) as pdf:
        assert len(pdf.pages) == len(numbers or ours)
        for page in pdf.pages:
            sheet = ours.sheet(page.page_number)
            where = f"page {page.page_number}"
            left, top, right, bottom = page.cropbox
            size, other = (sheet.width, sheet.height), (right - left, bottom - top)
            assert all(abs(a - b) <= _NEAR for a, b in zip(size, other, strict=True)), where
            _letters(sheet, page, where)
            _lines(sheet, page, where)
            page.close()


def _letters(sheet, page, where):
    found = [char for char in sheet.chars if char.text.strip()]
    places = {}
    for char in page.chars:
        # A ligature is one letter there, and its letters here; places count from the crop box.
        for letter in char["text"]:
            if letter.strip():
                place = {**char, "x0": char["x0"] - page.cropbox[0]}
                places.setdefault(letter, []).append(place)
    shifted = _left(found, places, 0.0)
    assert len(shifted) <= _FEW * len(found), (where, shifted)
    assert not _left(shifted, places, _SHIFT), (where, shifted)
    for letter, more in places.items():
        for char in more:
            assert any(
                one.text == letter
                and abs(one.box[0] - char["x0"]) <= _TWICE * one.size
                and abs(one.box[3] - char["bottom"] + page.cropbox[1]) <= _TWICE * one.size
                for one in found
            ), (where, letter, char["x0"], char["bottom"])


def _left(found, places, shift):
    """The letters of which the others have none at that place; each of theirs answers for one."""
    left = []
    for char in found:
        near = (other for other in places.get(char.text, ()) if _stands_at(char, other, shift))
        known = next(near, None)
        if known is None:
            left.append(char)
        else:
            places[char.text].remove(known)
    return left


def _stands_at(char, other, shift):
    """Whether two letters stand at one place, and are of one size."""
    a, b, c, d, *_ = other["matrix"]
    leans = abs(a * c + b * d) > _SLANT * max(abs(a * d - b * c), 1e-9)
    spare = max(_LEANING if leans else 0.0, shift) * char.size
    if abs(char.box[0] - other["x0"]) > _NEAR + spare:
        return False
    return leans or not other["upright"] or abs(char.size - other["size"]) <= _NEAR


def _lines(sheet, page, where):
    """Ours are cut to what is shown, which theirs are not.

    So each of ours lies in one of theirs, and one of theirs of which we have nothing is not seen.
    """
    ours = [one.box for one in sheet.drawn if one.kind != "curve"]
    left, top, *_ = page.cropbox
    theirs = [
        (line["x0"] - left, line["top"] - top, line["x1"] - left, line["bottom"] - top)
        for line in [*page.lines, *page.rects]
    ]
    for box in _without(ours, theirs):
        assert any(_holds(other, box) for other in theirs), (where, box)
    picture = None
    for box in _without(theirs, ours):
        if not any(_holds(box, other) for other in ours):
            picture = picture or page.to_image(72 * _DOTS).original.convert("L")
            assert not _is_seen(picture, box), (where, box)


def _without(some, others):
    """Those that none of the others equals, to a point."""
    known = {tuple(map(round, box)) for box in others}
    steps = (-1, 0, 1)
    return [
        box
        for box in some
        if tuple(map(round, box)) not in known
        and not any(
            tuple(round(edge) + step for edge, step in zip(box, move, strict=True)) in known
            for move in product(steps, repeat=4)
        )
    ]


def _holds(outer, inner):
    left, top, right, bottom = outer
    return (
        left - _NEAR <= inner[0]
        and top - _NEAR <= inner[1]
        and inner[2] <= right + _NEAR
        and inner[3] <= bottom + _NEAR
    )


def _is_seen(picture, box):
    """Whether anything is drawn where a line should be."""
    left, top, right, bottom = (edge * _DOTS for edge in box)
    place = (
        *(max(int(left), 0), max(int(top), 0)),
        *(min(int(right) + 1, picture.width), min(int(bottom) + 1, picture.height)),
    )
    if right <= 0 or bottom <= 0 or place[0] >= place[2] or place[1] >= place[3]:
        return False
    darkest, lightest = picture.crop(place).getextrema()
    return lightest - darkest > _GREY
