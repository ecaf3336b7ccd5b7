"""Draws the pictures of the README: what commands really print.

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

from rich.cells import cell_len

from govbudget.base.layout import wrapped

PICTURES = {
    "explain.svg": (["explain", "2210203"], ["tree", "221", "--depth", "1"]),
    "reconcile.svg": (["reconcile", "table.csv"],),
}
TABLE = """科目编码,科目名称,合计,基本支出,项目支出
,合计,"1,109.37","1,056.37",53.00
201,一般公共服务支出,"1,029.56",976.56,53.00
20103,政府办公厅（室）及相关机构事务,"1,029.56",976.56,53.00
2010350,事业运行,967.56,976.56,
2010399,其他政府办公厅（室）及相关机构事务支出,53.00,,53.00
221,住房保障支出,79.81,79.81,
22102,住房改革支出,79.81,79.81,
2210203,购房补贴,79.81,79.81,
"""
COLUMNS = 88
COLUMN, LINE, EDGE = 8.4, 21, 18
STYLE = (
    "text{font:14px ui-monospace,Menlo,Consolas,'Noto Sans Mono CJK SC','Microsoft YaHei',"
    "'PingFang SC',monospace;fill:#d8dee9;white-space:pre}.typed{fill:#a3be8c;font-weight:bold}"
)


def printed(commands: tuple[list[str], ...], folder: str) -> list[tuple[str, str]]:
    """Every line of a picture with its class."""
    lines = []
    for arguments in commands:
        # Exit code 1 says that a check found something.
        done = subprocess.run(
            [sys.executable, "-m", "govbudget", *arguments],
            check=False,
            capture_output=True,
            encoding="utf-8",
            cwd=folder,
            env={**os.environ, "COLUMNS": str(COLUMNS)},
        )
        lines.append((f"$ govbudget {' '.join(arguments)}", "typed"))
        for line in [*done.stdout.splitlines(), ""]:
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
        Path(folder, "table.csv").write_text(TABLE, encoding="utf-8")
        for name, commands in PICTURES.items():
            draw(name, printed(commands, folder))


def draw(name: str, lines: list[tuple[str, str]]) -> None:
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
    Path(__file__).with_name(name).write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
