"""One harness a format: bytes go in, and nothing but an error of the project may come out."""

import os
import tempfile
import warnings
from contextlib import suppress
from pathlib import Path

import govbudget as gb
from govbudget.amounts import parse_amount
from govbudget.errors import GovBudgetError, InternalFault

__all__ = ["HARNESSES", "tried"]


def _document(path):
    gb.check(gb.read_disclosure(path))


def _tables(path):
    gb.reconcile(gb.open_tables(path))


def _book(path):
    gb.load(path, year=2024)


def _of_file(*functions):
    """What reads a file in each of some ways."""

    def harness(data):
        number, path = tempfile.mkstemp(prefix="govbudget-fuzz-")
        with os.fdopen(number, "wb") as file:
            file.write(data)
        try:
            for function in functions:
                tried(function, path)
        finally:
            Path(path).unlink()

    return harness


def _written(data):
    for line in data.decode("utf-8", "surrogateescape").splitlines()[:50]:
        for function in (gb.parse, gb.explain, gb.search, parse_amount, gb.Unit.of, gb.Level.of):
            tried(function, line)


def tried(function, value):
    """Call a function; an error of the project is what it may raise, a fault of our own is not.

    Raises:
        Exception: whatever else it raises.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            function(value)
        except InternalFault:
            raise
        except GovBudgetError as error:
            with suppress(UnicodeError):
                str(error).encode()


#: What is done with the bytes of each format.
HARNESSES = {
    "text": _of_file(_document, _tables),
    "csv": _of_file(_tables, _book, _document),
    "html": _of_file(_document, _tables),
    "xlsx": _of_file(_document, _tables, _book),
    "ods": _of_file(_document, _tables),
    "docx": _of_file(_document, _tables),
    "xml2003": _of_file(_document, _tables),
    "pdf": _of_file(_document),
    "written": _written,
}
