"""Measures how long a browser takes to open the overview of 300 documents.

    python benchmarks/pages.py                             prints the table
    python benchmarks/pages.py --write docs/performance.md puts it into the page

The documents are made: one budget with other figures and wrong ones in it. Chromium opens the
overview from the disk, five times, each in a fresh window; the least is taken, from the call to the
end of the first painting with all lines in place.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from measuring import Row, made_with, report, sized, table

BEGIN, END = "<!-- pages -->\n", "<!-- end of pages -->\n"
ROUNDS = sized(5, 1)
DOCUMENTS = sized(300, 3)
ROWS = 40
GOAL = 1.0
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")


def document(number: int) -> str:
    """A budget whose sums do not hold in ten of its rows."""
    rows = []
    for at in range(1, ROWS + 1):
        basic, project = number + at, 2 * number + at
        wrong = 7 if at % 4 == 0 else 0
        rows.append(f"\t事项{at}\t{basic + project + wrong}.00\t{basic}.00\t{project}.00")
    return "\n".join(
        [
            f"单位名称：某某市第{number}局",
            "2024年单位预算",
            "表1 支出预算总表",
            "单位：万元",
            "科目编码\t科目名称\t合计\t基本支出\t项目支出",
            *rows,
            "2024年收入总计100.00万元，支出总计120.00万元。",
        ]
    )


def measured() -> str:
    """The table."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name, "in"), Path(name, "out")
        folder.mkdir()
        for number in range(1, DOCUMENTS + 1):
            (folder / f"{number:03}.txt").write_text(document(number), encoding="utf-8")
        command = [sys.executable, "-m", "govbudget", "check", str(folder), "-o", f"{out}{os.sep}"]
        subprocess.run(command, check=False, capture_output=True)
        index = out / "index.html"
        with sync_playwright() as started:
            browser = started.chromium.launch(
                executable_path=shutil.which("chromium"), args=list(FLAGS)
            )
            seconds = min(opened(browser, index) for _ in range(ROUNDS))
            findings = count(browser, index)
            browser.close()
        size = index.stat().st_size
    what = f"opening the overview of {DOCUMENTS} documents, {findings:,} findings"
    took = f"{seconds * 1000:,.0f} ms"
    return table([Row(what, took, f"{size / 1e6:.1f} MB", seconds / GOAL, "under 1 s")])


def opened(browser: object, index: Path) -> float:
    """Seconds until a fresh window has painted the overview."""
    page = browser.new_page()  # type: ignore[attr-defined]
    page.goto(index.as_uri())
    painted = page.evaluate(
        "new Promise(done => requestAnimationFrame(() => setTimeout("
        "() => done(performance.now()))))"
    )
    page.close()
    return float(painted) / 1000


def count(browser: object, index: Path) -> int:
    """How many findings the overview has."""
    page = browser.new_page()  # type: ignore[attr-defined]
    page.goto(index.as_uri())
    found = page.evaluate("JSON.parse(document.getElementById('data').textContent).findings.length")
    page.close()
    return int(found)


if __name__ == "__main__":
    report(
        __doc__, BEGIN, END, lambda: measured() + "\n" + made_with("govbudget", "playwright") + "\n"
    )
