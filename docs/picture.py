"""Draws docs/explain.svg, the picture of the README: what two commands really print.

    python docs/picture.py

Drawn here, since rich's own export gives a Chinese character one column, not two.
"""

from __future__ import annotations

import subprocess
import sys
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from rich.cells import cell_len

COMMANDS = (["explain", "2210203"], ["tree", "221", "--depth", "1"])
COLUMNS = 82
COLUMN, LINE, EDGE = 8.4, 21, 18
STYLE = (
    "text{font:14px ui-monospace,Menlo,Consolas,'Noto Sans Mono CJK SC','Microsoft YaHei',"
    "'PingFang SC',monospace;fill:#d8dee9;white-space:pre}.typed{fill:#a3be8c;font-weight:bold}"
)


def printed() -> list[tuple[str, str]]:
    """Every line of the picture with its class."""
    lines = []
    for arguments in COMMANDS:
        done = subprocess.run(
            [sys.executable, "-m", "govbudget", *arguments],
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        lines.append((f"$ govbudget {' '.join(arguments)}", "typed"))
        lines += [(line, "out") for line in [*done.stdout.splitlines(), ""]]
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
    lines = printed()
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
    Path(__file__).with_name("explain.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
