"""Draws the pages and files that commands make of made documents, in English and in Chinese.

    python docs/screens.py

Needs a Chromium, which shows the pages, and LibreOffice, which turns workbooks and letters into
pages.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pypdfium2
from made import fill
from picture import FOLDERS
from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
WINDOW = {"width": 1100, "height": 700}
# So many colours tell all that these pictures show, in a third of the bytes.
COLOURS = 32
# A sheet of findings is made to fit the width of its page: of its small print the columns on the
# left are drawn.
SHEET = (0.055, 0.065, 0.4, 0.24)
# How many pixels a point of a printed page becomes.
SCALE = 1.4


def govbudget(folder: Path, language: str, *arguments: str) -> None:
    """Run a command in a folder; exit code 1 says that a check found something."""
    command = [sys.executable, "-m", "govbudget", *arguments]
    env = {**os.environ, "GOVBUDGET_LANG": language, "GOVBUDGET_NO_CACHE": "1"}
    done = subprocess.run(command, cwd=folder, env=env, check=False, capture_output=True)
    if done.returncode not in {0, 1}:
        raise RuntimeError(done.stderr.decode())


def keep(picture: Image.Image, path: Path) -> None:
    """Write a picture with few colours."""
    picture.convert("RGB").quantize(COLOURS).save(path, optimize=True)


def printed(path: Path, target: Path, part: tuple[float, ...], scale: float = SCALE) -> None:
    """Draw a part of the first page of a PDF, with the marks on it.

    The part is its left, upper, right and lower edge, in pages.
    """
    document = pypdfium2.PdfDocument(path)
    picture = document[0].render(scale=scale).to_pil()
    document.close()
    sizes = (*picture.size, *picture.size)
    keep(
        picture.crop(tuple(int(one * size) for one, size in zip(part, sizes, strict=True))), target
    )


def office(path: Path) -> Path:
    """A workbook or a letter as a PDF."""
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", path.parent, path]
    subprocess.run(command, check=True, capture_output=True)
    return path.with_suffix(".pdf")


def files(folder: Path, language: str, target: Path) -> None:
    """Draw the workbook, the letter and the marked copy."""
    govbudget(folder, language, "check", "budget.pdf", "--mark", "marked/", "-o", "findings.xlsx")
    govbudget(folder, language, "check", "budget.pdf", "-o", "letter.docx")
    printed(folder / "marked" / "budget.pdf", target / "marked.png", (0, 0, 1, 0.52))
    printed(office(folder / "findings.xlsx"), target / "workbook.png", SHEET, 4.6)
    printed(office(folder / "letter.docx"), target / "letter.png", (0, 0, 1, 0.82))


def pages(folder: Path, language: str, target: Path, browser: Browser) -> None:
    """Draw the page of a report and the overview of a folder of them."""
    govbudget(folder, language, "check", "budget.pdf", "-o", "report.html")
    govbudget(folder, language, "check", "budgets", "-o", "pages/")
    for name, source in (("page", "report.html"), ("overview", "pages/index.html")):
        page = browser.new_page(viewport=WINDOW)
        page.goto((folder / source).as_uri())
        keep(shot(page.screenshot()), target / f"{name}.png")
        page.close()


def shot(taken: bytes) -> Image.Image:
    """A picture that the browser took."""
    return Image.open(io.BytesIO(taken))


def local_page(folder: Path, language: str, target: Path, browser: Browser) -> None:
    """Drop a document on the local page, and draw what is shown."""
    with served(folder, language) as address:
        page = browser.new_page(viewport=WINDOW)
        page.goto(address)
        keep(shot(page.screenshot()), target / "serve.png")
        page.set_input_files("#files", folder / "budget.pdf")
        page.wait_for_selector("#downloads:not([hidden])")
        page.locator("#lines a").click()
        page.locator("#marks .now").wait_for()
        keep(shot(page.screenshot()), target / "serve-findings.png")
        page.close()


@contextmanager
def served(folder: Path, language: str) -> Iterator[str]:
    """The address of the local page, as long as it is open."""
    command = [sys.executable, "-m", "govbudget", "serve", "--no-browser", "--lang", language]
    with subprocess.Popen(
        [*command, "--no-cache"], cwd=folder, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            address = re.search(r"http\S+", process.stdout.readline() if process.stdout else "")
            yield address[0] if address else ""
        finally:
            process.send_signal(signal.SIGINT)


def main() -> None:
    """Draw all of them in both languages."""
    with sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(FLAGS)
        )
        for language, target in FOLDERS.items():
            with TemporaryDirectory() as name:
                folder = Path(name)
                fill(folder)
                files(folder, language, target)
                pages(folder, language, target, browser)
                local_page(folder, language, target, browser)
        browser.close()


if __name__ == "__main__":
    main()
