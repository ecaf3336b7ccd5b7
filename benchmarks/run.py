"""Measures what govbudget costs, beside pycountry and python-stdnum, in one run.

    python benchmarks/run.py                             prints the table
    python benchmarks/run.py --write docs/performance.md puts it into the page

Processes are started in turns, one of each kind a round, so that a slow moment of the machine hits
all alike. Of a process the processor time is taken, with its byte code compiled before, and with
none. Every figure is a median; what counts is the ratio in the last column.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile

from measuring import Row, made_with, once, report, sized, table

ROUNDS = sized(5, 1)
BEGIN, END = "<!-- table -->\n", "<!-- end of table -->\n"

PROCESSES = {
    "bare": ["-c", "pass"],
    "pycountry": ["-c", "import pycountry"],
    "stdnum": ["-c", "import stdnum.isbn"],
    "import": ["-c", "import govbudget"],
    "load": ["-c", "import govbudget as gb; gb.functional(2024)"],
    "load-economic": ["-c", "import govbudget as gb; gb.economic(2024)"],
    "pycountry-get": ["-c", "import pycountry; pycountry.countries.get(alpha_2='CN')"],
    "explain": ["-m", "govbudget", "explain", "2159999"],
    "explain --json": ["-m", "govbudget", "explain", "--json", "2159999"],
    "search": ["-m", "govbudget", "search", "住房"],
    "tree": ["-m", "govbudget", "tree", "215"],
    "diff --json": ["-m", "govbudget", "diff", "2018", "2024", "--json"],
}
#: Of these both cases are told, with the goal where byte code is there and where none is.
COMMANDS = {
    "explain": ("2159999", "at most 0.6", "at most 1"),
    "explain --json": ("2159999", "at most 1.1", ""),
    "search": ("住房", "at most 1.1", ""),
    "tree": ("215", "at most 1.1", ""),
    "diff --json": ("2018 2024", "at most 3.5", ""),
}


def processes(*, compiled: bool) -> dict[str, float]:
    """Milliseconds of processor time that each process takes from start to end.

    Args:
        compiled: whether there is byte code of all modules, or of none.
    """
    taken: dict[str, list[float]] = {name: [] for name in PROCESSES}
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": "1"}
        if compiled:
            del env["PYTHONDONTWRITEBYTECODE"]
        for number in range(-1, ROUNDS):
            for name, arguments in PROCESSES.items():
                before = _used()
                subprocess.run(
                    [sys.executable, *arguments], check=True, env=env, capture_output=True
                )
                if number >= 0:  # the first writes the byte code
                    taken[name].append(_used() - before)
    return {name: statistics.median(times) * 1e3 for name, times in taken.items()}


def _used() -> float:
    """The processor time of all processes that have ended so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def commands(p: dict[str, float], bare: dict[str, float]) -> list[Row]:
    """The lines of the commands, with byte code and without."""
    made = []
    for name, (words, goal, other) in COMMANDS.items():
        what = f"`python -m govbudget {name} {words}`, cold"
        for times, said, wanted in ((p, "", goal), (bare, ", without byte code", other)):
            beside = f"`import pycountry`{said} {times['pycountry']:.1f} ms"
            ratio = times[name] / times["pycountry"]
            made.append(Row(what + said, f"{times[name]:.1f} ms", beside, ratio, wanted))
    return made


def calls() -> dict[str, float]:
    """Microseconds that each call takes in a running process."""
    trees = "import govbudget as gb; tree = gb.functional(2024); table = dict(tree)"
    miss = (
        f"{trees}\ndef miss(ask, code):\n    try:\n        ask(code)\n"
        "    except gb.GovBudgetError as error:\n        return str(error)"
    )
    close = (
        f"{trees}\nfrom difflib import get_close_matches as close\n"
        "names = [entry.name for entry in table.values()]"
    )
    return {
        "dict": once("table['2159999']", trees, 1_000_000),
        "tree": once("tree['2159999']", trees, 1_000_000),
        "pycountry": once(
            "countries.get(alpha_2='CN')", "from pycountry import countries", 100_000
        ),
        "stdnum": once("validate('9780306406157')", "from stdnum.isbn import validate", 20_000),
        "parse": once("gb.parse('201 03 50')", trees, 20_000),
        "path": once("gb.parse('住房保障（类）住房改革（款）住房公积金（项）')", trees, 2_000),
        "miss-code": once("miss(tree.__getitem__, '2159998')", miss, 500),
        "miss-name": once("miss(tree.parse, '其他资源勘查工业信息支出')", miss, 100),
        "close": once("close('其他资源勘查工业信息支出', names)", close, 5),
        "fuzzy": once(
            "search('Chnia')",
            "from pycountry import countries\ndef search(text):\n"
            "    try:\n        return countries.search_fuzzy(text)\n"
            "    except LookupError:\n        return None",
            20,
        ),
    }


def rows(p: dict[str, float], c: dict[str, float]) -> list[Row]:
    """Every line of the table, of what processes and calls took."""
    return [
        Row(
            "`import govbudget`, cold",
            f"{p['import']:.1f} ms",
            f"`import pycountry` {p['pycountry']:.1f} ms",
            p["import"] / p["pycountry"],
            "at most 1",
        ),
        Row(
            "the same",
            f"{p['import']:.1f} ms",
            f"`import stdnum.isbn` {p['stdnum']:.1f} ms",
            p["import"] / p["stdnum"],
        ),
        Row(
            "import and first load of `functional` 2024, cold",
            f"{p['load']:.1f} ms",
            f"pycountry, first `get` {p['pycountry-get']:.1f} ms",
            p["load"] / p["pycountry-get"],
        ),
        Row(
            "import and first load of `economic` 2024, cold",
            f"{p['load-economic']:.1f} ms",
            f"pycountry, first `get` {p['pycountry-get']:.1f} ms",
            p["load-economic"] / p["pycountry-get"],
        ),
        Row(
            "a look-up, `tree[code]`",
            f"{c['tree'] * 1e3:.0f} ns",
            f"a dict {c['dict'] * 1e3:.0f} ns",
            c["tree"] / c["dict"],
            "under 2",
        ),
        Row(
            "the same",
            f"{c['tree'] * 1e3:.0f} ns",
            f"`pycountry.countries.get` {c['pycountry'] * 1e3:.0f} ns",
            c["tree"] / c["pycountry"],
        ),
        Row(
            '`gb.parse("201 03 50")`',
            f"{c['parse']:.1f} µs",
            f"`stdnum.isbn.validate` {c['stdnum']:.1f} µs",
            c["parse"] / c["stdnum"],
        ),
        Row(
            "`gb.parse` of a path of three names",
            f"{c['path']:.0f} µs",
            f"`stdnum.isbn.validate` {c['stdnum']:.1f} µs",
            c["path"] / c["stdnum"],
        ),
        Row(
            "an unknown code, with suggestions",
            f"{c['miss-code'] / 1e3:.2f} ms",
            f"pycountry's fuzzy search {c['fuzzy'] / 1e3:.1f} ms",
            c["miss-code"] / c["fuzzy"],
            "under 5 ms",
        ),
        Row(
            "an unknown name, with suggestions",
            f"{c['miss-name'] / 1e3:.2f} ms",
            f"`difflib.get_close_matches` {c['close'] / 1e3:.1f} ms",
            c["miss-name"] / c["close"],
            "under 5 ms",
        ),
    ]


def measure() -> str:
    """The table and what it was made with."""
    process = processes(compiled=True)
    lines = [*commands(process, processes(compiled=False)), *rows(process, calls())]
    return (
        f"{table(lines)}\n{made_with('govbudget', 'pycountry', 'python-stdnum')} "
        f"A bare interpreter takes {process['bare']:.1f} ms of every cold figure.\n"
    )


if __name__ == "__main__":
    report(__doc__.splitlines()[0], BEGIN, END, measure)
