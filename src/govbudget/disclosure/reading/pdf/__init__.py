"""Reads PDF files: with pdfium, in a process of its own."""
