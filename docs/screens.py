"""Draws the pictures of the local page: what Chromium shows of it, with a made document on it.

python docs/screens.py
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
DOCUMENT = """某某市档案馆2024年单位预算
单位名称：某某市档案馆
表1 支出预算总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t146.00\t92.00\t54.00
201\t一般公共服务支出\t134.00\t80.00\t54.00
20126\t档案事务\t134.00\t80.00\t54.00
2012601\t行政运行\t80.00\t80.00\t
2012604\t档案馆\t45.00\t\t54.00
221\t住房保障支出\t12.00\t12.00\t
22102\t住房改革支出\t12.00\t12.00\t
2210201\t住房公积金\t12.00\t12.00\t
2024年支出预算164.00万元，其中基本支出92.00万元，项目支出54.00万元。
"""
LEFT, TOP, LINE = 50, 770, 24
EDGES = (0, 75, 245, 325, 410, 495)


def draw(path: Path) -> None:
    """Write the document as a PDF."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path))
    canvas.setFont("STSong-Light", 11)
    for number, line in enumerate(DOCUMENT.splitlines()):
        top = TOP - number * LINE
        cells = line.split("\t")
        for at, cell in enumerate(cells):
            canvas.drawString(LEFT + EDGES[at] + 5, top, cell)
            if len(cells) > 1:
                canvas.rect(LEFT + EDGES[at], top - 8, EDGES[at + 1] - EDGES[at], LINE)
    canvas.save()


def shoot(folder: Path, address: str) -> None:
    """Drop the document on the page, and draw what is shown."""
    with sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(FLAGS)
        )
        page = browser.new_page(viewport={"width": 1200, "height": 720})
        page.goto(address)
        page.screenshot(path=HERE / "serve.png")
        page.set_input_files("#files", folder / "某某市档案馆2024年预算.pdf")
        page.wait_for_selector("#downloads:not([hidden])")
        page.locator("#lines a").click()
        page.locator("#marks .now").wait_for()
        page.screenshot(path=HERE / "serve-findings.png")
        browser.close()


def main() -> None:
    """Serve the page, and draw the pictures."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        draw(folder / "某某市档案馆2024年预算.pdf")
        command = [sys.executable, "-m", "govbudget", "serve", "--no-browser", "--lang", "zh"]
        with subprocess.Popen(
            [*command, "--no-cache"], cwd=folder, stdout=subprocess.PIPE, text=True
        ) as served:
            try:
                address = re.search(r"http\S+", served.stdout.readline() if served.stdout else "")
                shoot(folder, address[0] if address else "")
            finally:
                served.send_signal(signal.SIGINT)
    for picture in ("serve.png", "serve-findings.png"):
        print(picture, os.path.getsize(HERE / picture))  # noqa: PTH202, T201


if __name__ == "__main__":
    main()
