"""What is exported in the tests, on a day that does not pass."""

import csv
import io
from datetime import date

import pytest

import govbudget as gb

DAY = date(2026, 11, 29)


@pytest.fixture(scope="session")
def exported():
    """Writes in a format, on one day; gives the bytes."""
    return lambda *what, **asked: gb.export(*what, day=DAY, **asked)


@pytest.fixture(scope="session")
def hostile():
    """A list of one's own whose names are markup, quotation marks and ends of everything."""
    names = (
        "一'; DROP TABLE entries; --",
        '二"]]><script>alert(1)</script>&amp;',
        "三\\\n四`\t<b>",
        "=cmd|'/c calc'!A1",
        "五“引号”‘单’％{0}%s",
        "\u202e六\x07七*/ // --> {{ }}",
    )
    entries = [
        gb.Entry(code, name, gb.Scheme.ECONOMIC, 2024)
        for code, name in zip(
            ("301", "30101", "30102", "302", "30201", "30202"), names, strict=True
        )
    ]
    return gb.Classification(gb.Scheme.ECONOMIC, 2024, entries)


@pytest.fixture(scope="session")
def rows_of():
    """The rows of a CSV file as dictionaries."""
    return lambda data: list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


@pytest.fixture(scope="session")
def pairs():
    """The codes and names of a tree."""
    return lambda tree: {(entry.code, entry.name) for entry in tree.entries}
