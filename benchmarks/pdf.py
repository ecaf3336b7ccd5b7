"""How fast PDF files are read, and with how much memory, beside pdfplumber.

On the published documents beside the checkout (or in GOVBUDGET_DOCUMENTS), and on a made document
of 150 pages. Processor time is counted, that of the processes that read as well. ``--write
docs/performance.md`` puts the result into the page.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measuring import Row, made_with, report, sized, table

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "disclosure"))
DOCUMENTS = Path(os.environ.get("GOVBUDGET_DOCUMENTS", ROOT.parent / "shared" / "documents"))
BEGIN, END = "<!-- pdf -->\n", "<!-- end of pdf -->\n"
PAGES = sized(150, 3)

OURS = """
import sys
from govbudget.disclosure.reading import read_source
for path in sys.argv[1:]:
    read_source(path)
"""
CHECKED = """
import sys
import govbudget as gb
for path in sys.argv[1:]:
    gb.check(gb.read_disclosure(path))
"""
THEIRS = """
import logging, sys
import pdfplumber
logging.disable(logging.CRITICAL)
for path in sys.argv[1:]:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()
            page.close()
"""


def taken(script: str, paths: list[str]) -> tuple[float, float]:
    """The seconds of processor time that a script takes on some files, and on the clock."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", script, *paths], check=True, capture_output=True)
    clock = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, clock


def memory(script: str, path: str) -> float:
    """The most memory that one process of a script takes on a file, in millions of bytes."""
    asked = (
        "import resource, subprocess, sys\n"
        "subprocess.run([sys.executable, '-c', *sys.argv[1:]], check=True, capture_output=True)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked, script, path], check=True, capture_output=True, text=True
    )
    return int(done.stdout) * 1024 / 1e6


def long_document(folder: Path) -> str:
    """A made document of many pages, each with a table and text."""
    from made import ROWS, drawn

    def draw(canvas: object, number: int) -> None:
        put = canvas.drawString  # type: ignore[attr-defined]
        put(60, 800, f"第{number}页：某某市档案馆2024年收支总预算1234.50万元。")
        for at, row in enumerate(ROWS * 4):
            for column, cell in enumerate(row):
                canvas.rect(30 + 90 * column, 760 - 20 * at, 90, 20)  # type: ignore[attr-defined]
                put(33 + 90 * column, 766 - 20 * at, cell[:8])

    path = folder / "long.pdf"
    path.write_bytes(drawn(draw, PAGES))
    return str(path)


def measure() -> str:
    """The table of what was measured."""
    paths = sorted(map(str, DOCUMENTS.glob("*.pdf")))[: sized(1_000, 2)]
    rows = []
    if paths:
        ours, theirs = taken(OURS, paths)[0], taken(THEIRS, paths)[0]
        checked = taken(CHECKED, paths)[0]
        what = f"reading {len(paths)} published documents"
        beside = f"pdfplumber, text and tables: {theirs:.1f} s"
        rows += [
            Row(what, f"{ours:.1f} s", beside, ours / theirs, "0.25"),
            Row("reading and checking them", f"{checked:.1f} s", beside, checked / theirs, "0.5"),
        ]
        most = max(memory(OURS, path) for path in paths)
        rows.append(Row("most memory of a process", f"{most:.0f} MB", "-", most / 150, "150 MB"))
    with tempfile.TemporaryDirectory() as folder:
        path = long_document(Path(folder))
        clock = taken(OURS, [path])[1]
        theirs = taken(THEIRS, [path])[1]
        beside = f"pdfplumber: {theirs:.1f} s"
        what = f"a made document of {PAGES} pages, on the clock"
        rows.append(Row(what, f"{clock:.1f} s", beside, clock / theirs, "5 s"))
        most = memory(OURS, path)
        rows.append(Row("most memory for it", f"{most:.0f} MB", "-", most / 150, "150 MB"))
    return table(rows) + "\n" + made_with("govbudget", "pypdfium2", "pdfplumber") + "\n"


if __name__ == "__main__":
    report(__doc__, BEGIN, END, measure)
