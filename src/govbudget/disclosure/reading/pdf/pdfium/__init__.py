"""The pages of a PDF file as pdfium draws them: the one room that knows its library.

It runs in a process of its own, as a damaged file may bring pdfium down and as it is told here,
for the whole process, not to look for fonts on the machine.
"""

from __future__ import annotations

from govbudget.disclosure.reading.pdf.pdfium.document import Document, NotOpened

__all__ = ["Document", "NotOpened"]
