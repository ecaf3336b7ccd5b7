"""Draws what commands really print, in English and in Chinese.

    python docs/picture.py

Drawn here, since rich's own export gives a Chinese character one column, not two.
"""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from made import fill
from rich.cells import cell_len

from govbudget.base.layout import wrapped

HERE = Path(__file__).resolve().parent
# The folder of the pictures of each language; Sphinx takes those of the language it builds.
FOLDERS = {"en": HERE / "pictures", "zh": HERE / "pictures" / "zh_CN"}
PICTURES = {
    "explain": (["explain", "2210203"], ["tree", "221", "--depth", "1"]),
    "search": (["search", "zfgjj"], ["search", "公务", "接待"]),
    "diff": (["diff", "2023", "2024", "--kind", "renamed"],),
    "rollup": (["rollup", "lines.csv", "--by", "款"],),
    "reconcile": (["reconcile", "table.csv"],),
    "check": (["check", "budget.pdf"],),
    "compare": (["compare", "budget-2024.txt", "budget-2023.txt"],),
}
# The charts that commands write by themselves.
CHARTS = {
    "chart-treemap": ["chart", "spending.csv", "--year", "2024"],
    "chart-sunburst": ["chart", "spending.csv", "--year", "2024", "--kind", "sunburst"],
    "chart-bars": ["chart", "spending.csv", "--year", "2024", "--kind", "bars"],
    "chart-lines": ["restate", "years.csv", "--to", "2024", "--year-column", "年度", "--by", "类"],
    "chart-sankey": [
        *("chart", "crossed.csv", "--year", "2024", "--kind", "sankey", "--unit", "万元"),
        *("--amount", "工资福利支出", "--amount", "商品和服务支出"),
        *("--amount", "对个人和家庭的补助", "--amount", "资本性支出"),
    ],
}
COLUMNS = 88
COLUMN, LINE, EDGE = 8.4, 21, 18
STYLE = (
    "text{font:14px ui-monospace,Menlo,Consolas,'Noto Sans Mono CJK SC','Microsoft YaHei',"
    "'PingFang SC',monospace;fill:#d8dee9;white-space:pre}.typed{fill:#a3be8c;font-weight:bold}"
)


def govbudget(arguments: list[str], folder: str, language: str) -> str:
    """What a command prints; exit code 1 says that a check found something."""
    done = subprocess.run(
        [sys.executable, "-m", "govbudget", *arguments],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env={**os.environ, "COLUMNS": str(COLUMNS), "GOVBUDGET_LANG": language},
    )
    return done.stdout


def printed(commands: tuple[list[str], ...], folder: str, language: str) -> list[tuple[str, str]]:
    """Every line of a picture with its class."""
    lines = []
    for arguments in commands:
        lines.append((f"$ govbudget {' '.join(arguments)}", "typed"))
        for line in [*govbudget(arguments, folder, language).splitlines(), ""]:
            # In a pipe lines stay whole; a terminal of this width would have them folded.
            indent = "   " if cell_len(line) > COLUMNS else ""
            first, *rest = wrapped(line, COLUMNS - len(indent)) if indent else [line]
            lines += [(first, "out"), *((indent + one, "out") for one in rest)]
    return lines[:-1]


def drawn(line: str, kind: str, y: float) -> str:
    """A line of text, each run of equally wide characters put where a terminal has it."""
    parts, column = [], 0
    for _, group in groupby(line, key=cell_len):
        run = "".join(group)
        width = cell_len(run)
        if run.strip():
            parts.append(
                f'<text class="{kind}" x="{EDGE + column * COLUMN:.1f}" y="{y}" '
                f'textLength="{width * COLUMN:.1f}">{escape(run)}</text>'
            )
        column += width
    return "".join(parts)


def main() -> None:
    """Run the commands and draw what they print."""
    with TemporaryDirectory() as folder:
        fill(Path(folder))
        for language, pictures in FOLDERS.items():
            pictures.mkdir(parents=True, exist_ok=True)
            for name, commands in PICTURES.items():
                draw(pictures / f"{name}.svg", printed(commands, folder, language))
            for name, arguments in CHARTS.items():
                target = str(pictures / f"{name}.svg")
                govbudget([*arguments, "-o", target], folder, language)


def draw(path: Path, lines: list[tuple[str, str]]) -> None:
    """Draw the lines of a picture."""
    width, height = EDGE * 2 + COLUMNS * COLUMN, EDGE * 2 + len(lines) * LINE
    body = "\n".join(
        drawn(line, kind, EDGE + (number + 0.75) * LINE)
        for number, (line, kind) in enumerate(lines)
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}">\n'
        f"<style>{STYLE}</style>\n"
        f'<rect width="100%" height="100%" rx="8" fill="#2e3440"/>\n{body}\n</svg>\n'
    )
    path.write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
