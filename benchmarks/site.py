"""Measures the site of codes: what it costs to make, and what a search costs in a browser.

    python benchmarks/site.py                       prints the table
    python benchmarks/site.py --write docs/site.md  puts it into the page
    python benchmarks/site.py --own 100000          makes one of so many entries of one's own

A Chromium and playwright are needed for the rows of the browser; each is the median of some runs,
the slowest query is the median of its own runs.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import resource
import shutil
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

import govbudget as gb
from govbudget.classification.tree import Classification

ROUNDS = 7
BEGIN, END = "<!-- table -->\n", "<!-- end of table -->\n"
MEGABYTE = 1_000_000
QUERIES = """zfgjj|2080505|住房公积金|住房公积今|housing|pension|insurence|行政运行|20|a|gong|zhu
三公经费|医疗|zhufanggongjijin|资源勘查|机关事业单位基本养老保险缴费支岀|landscapeing|2200111
other expenditure on science and technology infrastructure and sqrvices"""
QUERIES = QUERIES.replace("\n", "|").split("|")
#: Runs every query so often in the page and gives the median of each, in milliseconds.
TIMED = """async ([queries, rounds]) => {
  const finder = await govbudget.ready();
  finder.prepare();
  const middle = (all) => all.sort((a, b) => a - b)[all.length >> 1];
  for (const text of queries) finder.search(text);
  return queries.map((text) => middle(Array.from({ length: rounds }, () => {
    const begin = performance.now();
    finder.search(text);
    return performance.now() - begin;
  })));
}"""
#: From the first key to the first result, on a page that has loaded nothing for a search yet.
FIRST = """() => new Promise((done) => {
  const field = document.getElementById("q"), begin = performance.now();
  new MutationObserver((_, watch) => {
    if (!document.querySelector("#hits [role=option]")) return;
    watch.disconnect();
    done(performance.now() - begin);
  }).observe(document.body, { childList: true, subtree: true });
  field.focus();
  field.value = "zfgjj";
  field.dispatchEvent(new Event("input"));
})"""


def made(folder: Path, own: int) -> list[tuple[str, str, str]]:
    """What it costs to make a site: processor time of this process, files, bytes."""
    tree = own_tree(own) if own else None
    begin = time.process_time()
    done = gb.make_site(folder, tree, base="https://example.org/codes/")
    seconds = time.process_time() - begin
    blocks = sum(-(-path.stat().st_size // 4096) * 4096 for path in folder.rglob("*"))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    goal = "" if own else "at most {}"
    return [
        ("making it, seconds of one core", f"{seconds:.1f}", goal.format(20)),
        ("megabytes", f"{done.bytes / MEGABYTE:.1f}", goal.format(60)),
        ("megabytes on a disk with blocks of 4 KiB", f"{blocks / MEGABYTE:.0f}", ""),
        ("pages", f"{done.pages:,}", ""),
        ("files", f"{done.files:,}", ""),
        ("memory, megabytes", f"{memory:.0f}", ""),
    ]


def own_tree(count: int) -> Classification:
    """A list of somebody's own of so many entries: all 类, 款, 项 and 目 that there is room for."""
    codes: list[str] = []
    level = [f"1{number:02}" for number in range(1, 21)]
    while len(codes) < count and level:
        codes += level
        level = [f"{code}{number:02}" for code in level for number in range(1, 21)]
    entries = [gb.Entry(one, f"科目{one}", gb.Scheme.REVENUE, 2024) for one in codes[:count]]
    return Classification(gb.Scheme.REVENUE, 2024, entries)


class _Counting(http.server.SimpleHTTPRequestHandler):
    """Serves the site and counts what it sends."""

    sent = 0

    def copyfile(self, source, outputfile):
        data = source.read()
        type(self).sent += len(data)
        outputfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


def browsed(folder: Path) -> list[tuple[str, str, str]]:
    """What a search costs in a browser."""
    from playwright.sync_api import sync_playwright

    handler = functools.partial(_Counting, directory=str(folder))
    firsts: list[float] = []
    with (
        http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server,
        sync_playwright() as started,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/functional/2080505/"
        browser = started.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for _ in range(ROUNDS):
            _Counting.sent = 0
            page = browser.new_context().new_page()
            page.goto(address)
            firsts.append(page.evaluate(FIRST))
            loaded = _Counting.sent
        taken = page.evaluate(TIMED, [QUERIES, ROUNDS])
        browser.close()
        server.shutdown()
    slowest = max(zip(taken, QUERIES, strict=True))
    return [
        ("bytes before the first result", f"{loaded:,}", "at most 400,000"),
        (
            "first result on a fresh page, milliseconds",
            f"{statistics.median(firsts):.0f}",
            "at most 500",
        ),
        ("a query, milliseconds", f"{statistics.median(taken):.1f}", "at most 20"),
        (f"the slowest query ({slowest[1]}), milliseconds", f"{slowest[0]:.1f}", "at most 20"),
    ]


def main() -> int:
    """Print the table, or write it into a page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--own", type=int, default=0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "site"
        rows = made(folder, asked.own)
        rows += [] if asked.own else browsed(folder)
    lines = ["| what | measured | goal |", "|---|---:|---|"]
    lines += [f"| {what} | {figure} | {goal} |" for what, figure, goal in rows]
    text = "\n".join(lines) + "\n"
    if asked.write is None:
        sys.stdout.write(text)
        return 0
    page = asked.write.read_text("utf-8")
    before, _, rest = page.partition(BEGIN)
    asked.write.write_text(f"{before}{BEGIN}{text}{END}{rest.partition(END)[2]}", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
