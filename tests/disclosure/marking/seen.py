"""What another library sees of the marks on a PDF."""

import io
import unicodedata

import pypdfium2
from pypdf import PdfReader

EDGE = 1.0


def plain(text):
    return "".join(unicodedata.normalize("NFKC", text).split())


def marks(data):
    """For each page the annotations of ours, as dictionaries."""
    return [
        [
            one.get_object()
            for one in page.get("/Annots") or ()
            if one.get_object().get("/T") == "govbudget"
        ]
        for page in PdfReader(io.BytesIO(data)).pages
    ]


def highlighted(data):
    """For each page the letters under each highlight, with its comment."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for page, annotations in zip(document, marks(data), strict=True):
        letters = page.get_textpage()
        found.append(
            [
                (under(letters, one["/QuadPoints"]), one["/Contents"])
                for one in annotations
                if one["/Subtype"] == "/Highlight"
            ]
        )
    return found


def under(letters, corners):
    text = ""
    for start in range(0, len(corners), 8):
        across, up = corners[start : start + 8 : 2], corners[start + 1 : start + 8 : 2]
        text += letters.get_text_bounded(
            min(across) - EDGE, min(up) - EDGE, max(across) + EDGE, max(up) + EDGE
        )
    return plain(text)


def titles(data):
    """The titles of the outline, those of an entry behind it in a list."""

    def listed(entries):
        return [listed(one) if isinstance(one, list) else one.title for one in entries]

    return listed(PdfReader(io.BytesIO(data)).outline)
