"""Writes the figures of what the tables rest on into the READMEs and ``docs/data.md``.

    python docs/trust.py

They are those of ``govbudget data report``, between marks as ``<!-- trust -->`` and
``<!-- end of trust -->``.
"""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from typing import TYPE_CHECKING

from govbudget.classification.catalogue import shipped
from govbudget.cli import run
from govbudget.datacheck.report import report

if TYPE_CHECKING:
    from collections.abc import Callable

    from govbudget.datacheck.report import EditionFigures

ROOT = Path(__file__).resolve().parent.parent
HEADS = {
    "README.md": ("edition", "entries", "seen", "with code", "in its own year", "closed lists"),
    "README.zh-CN.md": ("年度版", "科目", "见过", "带编码", "见于当年文件", "封闭的目录"),
}


def pages() -> dict[Path, str]:
    """The pages with their figures, as they should be."""
    console = printed()
    edition, table = console.split("\n\n")
    head, *rows = edition.splitlines()
    settled = {f" {shipped().settled(scheme)} " for scheme in shipped().schemes}
    of_settled = [row for row in rows if any(year in row for year in settled)]
    others = [row for row in rows if row not in of_settled and " all " in row]
    data = ROOT / "docs" / "data.md"
    text = data.read_text(encoding="utf-8")
    for mark, lines in (
        ("settled", [head, *of_settled]),
        ("others", [head, *others]),
        ("certain", table.splitlines()),
    ):
        block = "\n".join(["```console", "$ govbudget data report --lang en", *lines, "```"])
        text = marked(text, mark, block)
    found = {data: text}
    for name in HEADS:
        page = ROOT / name
        found[page] = marked(page.read_text(encoding="utf-8"), "trust", trust(name))
    return found


def printed() -> str:
    """What ``govbudget data report`` prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        run(["data", "report", "--lang", "en"])
    return "\n".join(line.rstrip() for line in out.getvalue().strip().splitlines())


def marked(text: str, mark: str, block: str) -> str:
    """A page with another block between two marks."""
    before, rest = text.split(f"<!-- {mark} -->\n")
    _, after = rest.split(f"<!-- end of {mark} -->", 1)
    return f"{before}<!-- {mark} -->\n{block}\n<!-- end of {mark} -->{after}"


def trust(name: str) -> str:
    """The table of a README: of each scheme the settled and the newest edition."""
    heads = HEADS[name]
    lines = [f"| {' | '.join(heads)} |", "|---|--:|--:|--:|--:|--:|"]
    called: Callable[[EditionFigures], str] = (
        (lambda one: f"{one.scheme.chinese} {one.year}")
        if "zh" in name
        else lambda one: f"`{one.scheme}` {one.year}"
    )
    for one in report(shipped()):
        years = {shipped().settled(one.scheme), shipped().years(one.scheme)[-1]}
        if one.level is None and one.year in years:
            shares = [f"{count / one.entries:.0%}" for count in (one.seen, one.shown, one.in_year)]
            cells = (called(one), f"{one.entries:,}", *shares, f"{one.closed} / {one.lists}")
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    for page, text in pages().items():
        page.write_text(text, encoding="utf-8")
