"""Reads PDF files: with pdfium, in a process of its own."""

from __future__ import annotations

from govbudget.disclosure.reading.pdf.apart import Bounds
from govbudget.disclosure.reading.pdf.reader import read_pdf

__all__ = ["Bounds", "read_pdf"]
