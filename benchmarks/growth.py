"""Measures how the cost of each public operation grows: at 1, 4 and 16 times the work.

    python benchmarks/growth.py                             prints the table
    python benchmarks/growth.py --write docs/performance.md puts it into the page

The exponent is that of the last step: 1 where the cost is that of the work, 2 where it is its
square. Processor time, the best of several runs. ``tests/test_growth.py`` counts the calls of the
same operations, so that none becomes quadratic unseen.
"""

from __future__ import annotations

import csv
import io
import math
import random
import resource
import sys
import tempfile
import time
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import govbudget as gb
from govbudget.testing import budget_of
from govbudget.testing.making import Layout

if TYPE_CHECKING:
    from collections.abc import Callable

BEGIN, END = "<!-- growth -->\n", "<!-- end of growth -->\n"
STEPS = (1, 4, 16)
# As many times as much as once the pages of a document.
PAGES = (1, 5, 20)
ROUNDS = 5
CENT = Decimal("0.01")
LAYOUT = Layout(
    ["合计", "小计", "人员经费", "公用经费", "项目支出", "其他"],
    ["合计 = 小计 + 项目支出 + 其他", "小计 = 人员经费 + 公用经费"],
)


def _lines(times: int) -> list[tuple[str, Decimal]]:
    chance = random.Random(7)
    leaves = [entry.code for entry in gb.functional(2024).leaves]
    return [(chance.choice(leaves), chance.randrange(10**8) * CENT) for _ in range(20_000 * times)]


def _spread(times: int) -> dict[str, Decimal]:
    """Amounts on so many leaves, each of which is a row of what is drawn or reconciled."""
    return {
        entry.code: (number + 1) * CENT
        for number, entry in enumerate(gb.functional(2024).leaves[: 60 * times])
    }


def _table(times: int) -> gb.BudgetTable:
    chance = random.Random(7)
    amounts = {
        code: [chance.randint(1, 10**7) * CENT for _ in LAYOUT.stated] for code in _spread(times)
    }
    return budget_of(amounts, layout=LAYOUT)


def rollup_of_pairs(times: int) -> Callable[[], object]:
    """`gb.rollup` of pairs"""
    return partial(gb.rollup, _lines(times), gb.functional(2024))


def rollup_of_a_generator(times: int) -> Callable[[], object]:
    """`gb.rollup` of a generator"""
    lines = _lines(times)
    return lambda: gb.rollup((pair for pair in lines), gb.functional(2024))


def rollup_drawn(times: int) -> Callable[[], object]:
    """a roll-up drawn as a tree"""
    from govbudget.cli.rolled_out import as_tree

    booked = {(code, code): amount for code, amount in _spread(times).items()}
    lines = [(code, amount) for (code, _), amount in booked.items()]
    rolled = gb.rollup(lines, gb.functional(2024), measures=["金额"])
    return lambda: as_tree(rolled, None, None)


def reconcile_clean(times: int) -> Callable[[], object]:
    """`gb.reconcile` of a table"""
    return partial(gb.reconcile, _table(times))


def reconcile_with_a_slip(times: int) -> Callable[[], object]:
    """`gb.reconcile` of a table with a slip"""
    return partial(gb.reconcile, _table(times).with_amount(20, "合计", CENT))


def reconcile_rounded(times: int) -> Callable[[], object]:
    """`gb.reconcile` of a table in 万元 with a slip"""
    chance = random.Random(7)
    unit = Decimal("0.01")
    rows: list[list[object]] = []
    for code in _spread(times):
        wanted = [(chance.randint(1, 10**9) * CENT / 10**4).quantize(unit) for _ in range(4)]
        rows.append([code, "", sum(wanted) + chance.choice([-1, 0, 1]) * unit, *wanted])
    rows[3][2] = Decimal(rows[3][2]) + 90
    measures = ["合计", "人员经费", "公用经费", "项目支出", "其他"]
    table = gb.BudgetTable.of(rows, measures, unit="万元", title="表", year=2024)
    return partial(gb.reconcile, table)


def parse_codes(times: int) -> Callable[[], object]:
    """`gb.parse` of codes with names"""
    tree = gb.functional(2024)
    written = [entry.written() for entry in tree.leaves[: 60 * times]]
    return lambda: [tree.parse(one) for one in written]


def trace_back(times: int) -> Callable[[], object]:
    """`gb.trace` of codes, backward"""
    codes = [entry.code for entry in gb.functional(2024).leaves[: 60 * times]]
    return lambda: [gb.trace(code, 2024, 2018) for code in codes]


def explain_codes(times: int) -> Callable[[], object]:
    """`gb.explain` of codes"""
    codes = [entry.code for entry in gb.functional(2024).leaves[: 15 * times]]
    return lambda: [gb.explain(code) for code in codes]


def _as_csv(rows: list[list[object]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _in_file(text: str, name: str) -> Path:
    """A file of its own, in a folder that lasts as long as the process."""
    path = Path(tempfile.mkdtemp()) / name
    path.write_text(text, encoding="utf-8")
    return path


def load_a_list(times: int) -> Callable[[], object]:
    """`gb.load` of a list of codes"""
    above: list[list[object]] = [[one.code, one.name] for one in gb.functional(2024).entries]
    rows = [["科目编码", "科目名称"], *above, *_local_items(times)]
    return partial(gb.load, _in_file(_as_csv(rows), "2024.csv"))


def _local_items(times: int) -> list[list[object]]:
    """Rows of local items below the items of 2024."""
    items = [entry for entry in gb.functional(2024).entries if len(entry.code) == 7][:500]
    return [[f"{e.code}{n:02}", f"{e.name}{n}"] for n in range(1, times + 1) for e in items]


def load_a_wrong_list(times: int) -> Callable[[], object]:
    """`gb.load` of a list of codes that are all there twice, without those above them"""
    rows = 2 * _local_items(times)
    path = _in_file(_as_csv([["科目编码", "科目名称"], *rows]), "2024.csv")

    def load() -> None:
        try:
            gb.load(path)
        except gb.UnreadableRows as error:
            if len(error.faults) != 3 * len(rows) // 2:
                raise

    return load


def map_a_table(times: int) -> Callable[[], object]:
    """the rows of a table mapped"""
    from govbudget.mappedrows import RowMapper
    from govbudget.mapping import layout_for, map_cells

    head = ["科目编码", "科目名称", "金额"]
    entries = gb.functional(2024).leaves
    rows = [
        [entry.code, entry.name, str(number)]
        for number in range(100 * times)
        for entry in [entries[number % len(entries)]]
    ]
    layout = layout_for("made", [head, *rows])
    return lambda: RowMapper(layout, map_cells, tuple).ends(rows)


def open_a_table(times: int) -> Callable[[], object]:
    """`gb.open_tables` of a CSV file"""
    rows: list[list[object]] = [["科目编码", "科目名称", "合计"]]
    rows += [
        [code, gb.functional(2024)[code].name, amount] for code, amount in _spread(times).items()
    ]
    return partial(gb.open_tables, _in_file(_as_csv(rows), "made.csv"))


def records_as_json(times: int) -> Callable[[], object]:
    """a roll-up as JSON"""
    rolled = gb.rollup(_spread(times), gb.functional(2024))
    made = gb.jsonform.converter()
    return lambda: made.unstructure(rolled)


# So many pages are a PDF of once the work.
_PAGES = 4
_ROWS = (
    ("科目编码", "科目名称", "合计", "基本支出", "项目支出"),
    ("201", "一般公共服务支出", "30.00", "10.00", "20.00"),
    ("20103", "政府办公厅（室）及相关机构事务", "30.00", "10.00", "26.00"),
    ("2010350", "事业运行", "30.00", "10.00", "20.00"),
    ("合计", "", "30.00", "10.00", "20.00"),
)
_TITLES = ("一般公共预算支出表", "部门支出总表")
_SAID = (
    "2024年一般公共预算支出30.00万元，其中：基本支出10.00万元，项目支出20.00万元。",
    "2024年事业运行（项）31.00万元，比上年增加1.00万元，增长3.33%。",
)


def _text(times: int) -> Path:
    """A document of so many sections, each with sentences and a table that has a slip."""
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in _ROWS)
    table = "".join(f"<tr>{row}</tr>" for row in cells)
    said = "".join(f"<p>{one}</p>" for one in _SAID)
    parts = "".join(
        f"{said}<p>表{number} {_TITLES[number % 2]}</p><p>单位：万元</p><table>{table}</table>"
        for number in range(1, 2 * times + 1)
    )
    return _in_file(f"<html><body><h1>某单位2024年部门预算</h1>{parts}</body></html>", "2024.html")


def read_a_text(times: int) -> Callable[[], object]:
    """`gb.read_disclosure` of an HTML page"""
    return partial(gb.read_disclosure, _text(times))


def report_as_sarif(times: int) -> Callable[[], object]:
    """a report with findings as SARIF"""
    from govbudget.disclosure.reporting.sarif import sarif_report

    report = gb.check(gb.read_disclosure(_text(times)))
    return lambda: sarif_report([report])


def check_a_text(times: int) -> Callable[[], object]:
    """`gb.check` of an HTML page"""
    path = _text(times)
    return lambda: gb.check(gb.read_disclosure(path))


_IN_TEXT = (
    *_SAID,
    "2024年部门预算收入30.00万元，支出30.00万元。其中：财政拨款收入30.00万元，其他收入1.00万元。",
    "2024年基本支出12.00万元，占40%；项目支出26.00万元，占60%。",
    (
        "2024年“三公”经费预算5.00万元，其中：因公出国（境）费0.00万元，公务接待费1.00万元，"
        "公务用车购置及运行费3.00万元（其中公务用车购置费1.00万元，公务用车运行维护费2.00万元）。"
    ),
)
_HALVES = (
    ("项目", "预算数", "项目", "预算数"),
    ("财政拨款收入", "30.00", "基本支出", "10.00"),
    ("其他收入", "1.00", "项目支出", "20.00"),
    ("收入总计", "31.00", "支出总计", "30.00"),
)
_PUBLIC = (
    ("合计", "因公出国（境）费", "公务接待费", "公务用车购置及运行费"),
    ("4.00", "0.00", "1.00", "3.00"),
)
_EMPTY = (("科目编码", "科目名称", "合计"), ("", "", ""))
_TABLES = (
    ("部门支出总表", _ROWS, ""),
    ("部门收支总表", _HALVES, ""),
    ("“三公”经费支出表", _PUBLIC, ""),
    ("政府性基金预算支出表", _EMPTY, "本部门没有政府性基金预算支出，故本表为空。"),
    ("一般公共预算基本支出表", _ROWS, ""),
)


def _budget(times: int) -> Path:
    """One budget, not several in a file, with so many times the sentences and the tables."""
    parts: list[str] = []
    for number in range(times):
        parts += [f"<p>{one}</p>" for one in _IN_TEXT]
        for place, (title, rows, note) in enumerate(_TABLES, 1):
            cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
            table = "".join(f"<tr>{row}</tr>" for row in cells)
            titled = f"<p>表{len(_TABLES) * number + place} {title}</p><p>单位：万元</p>"
            parts.append(f"{titled}<table>{table}</table><p>{note}</p>")
    text = f"<html><body><h1>某单位2024年部门预算</h1>{''.join(parts)}</body></html>"
    return _in_file(text, "2024.html")


def check_a_budget(times: int) -> Callable[[], object]:
    """`gb.check` of one budget, each figure of which stands in many tables"""
    read = gb.read_disclosure(_budget(times))
    return partial(gb.check, read)


def _pages(times: int) -> Path:
    """One budget as a PDF, each page of which has sentences and a table with a slip."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    path = Path(tempfile.mkdtemp()) / "2024.pdf"
    canvas = Canvas(str(path), invariant=1)
    for number in range(_PAGES * times):
        canvas.setFont("STSong-Light", 9)
        title = f"表{number + 1} {_TITLES[number % 2]}"
        said = ["某单位2024年部门预算", *_SAID] if number == 0 else _SAID
        for at, line in enumerate([*said, title, "单位：万元"]):
            canvas.drawString(60, 800 - 20 * at, line)
        for at, row in enumerate(_ROWS):
            for column, cell in enumerate(row):
                canvas.rect(30 + 105 * column, 680 - 20 * at, 105, 20)
                canvas.drawString(33 + 105 * column, 686 - 20 * at, cell[:11])
        canvas.showPage()
    canvas.save()
    return path


def check_pages(times: int) -> Callable[[], object]:
    """`gb.check` of a PDF, with the reading of its pages"""
    path = _pages(times)
    return lambda: gb.check(gb.read_disclosure(path))


#: What is measured here and counted by the tests: what it does, at so many times the work.
OPERATIONS: tuple[Callable[[int], Callable[[], object]], ...] = (
    rollup_of_pairs,
    rollup_of_a_generator,
    rollup_drawn,
    reconcile_clean,
    reconcile_with_a_slip,
    reconcile_rounded,
    parse_codes,
    trace_back,
    explain_codes,
    load_a_list,
    load_a_wrong_list,
    map_a_table,
    open_a_table,
    records_as_json,
    read_a_text,
    check_a_text,
    check_a_budget,
    report_as_sarif,
    check_pages,
)


def taken(call: Callable[[], object]) -> float:
    """The least processor seconds of several runs."""
    best = math.inf
    for _ in range(ROUNDS):
        start = _processor()
        call()
        best = min(best, _processor() - start)
    return best


def _processor() -> float:
    """The processor seconds until now, those of the processes that read pages as well."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _line(operation: Callable[[int], Callable[[], object]], steps: tuple[int, ...]) -> str:
    """A line of the table: the cost at each step, and the exponent of the last."""
    calls = [operation(times) for times in steps]
    calls[0]()  # what is read once is read
    seconds = [taken(call) for call in calls]
    exponent = math.log(seconds[-1] / seconds[-2], steps[-1] / steps[-2])
    shown = " | ".join(f"{one * 1e3:.1f} ms" for one in seconds)
    line = f"| {operation.__doc__} | {shown} | {exponent:.2f} |\n"
    print(line, end="", file=sys.stderr)
    return line


def pages_measured() -> str:
    """The table of the pages."""
    head = (
        f"| what | {' | '.join(f'{one} ×' for one in PAGES)} | exponent |\n|---|--:|--:|--:|--:|\n"
    )
    return head + _line(check_pages, PAGES)


def measure() -> str:
    """The tables, and what they were made with."""
    from measuring import made_with

    lines = ["| what | 1 × | 4 × | 16 × | exponent |\n|---|--:|--:|--:|--:|\n"]
    lines += [_line(operation, STEPS) for operation in OPERATIONS if operation is not check_pages]
    return "".join(lines) + "\n" + pages_measured() + "\n" + made_with("govbudget") + "\n"


if __name__ == "__main__":
    from measuring import report, sized

    ROUNDS = sized(5, 1)
    report(__doc__.splitlines()[0], BEGIN, END, measure)
