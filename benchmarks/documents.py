"""How long small documents take: one by itself, and a thousand in a folder.

    python benchmarks/documents.py [--documents 1000] [--jobs 2] [--python OTHER/bin/python]

With ``--python`` another version is measured beside this one, in turns, in one run.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TEXT = """示范局2024年部门预算

一、收支情况
2024年支出预算{whole}.00万元，其中：基本支出{basic}.00万元，项目支出{projects}.00万元。

表1
收支总表
单位：万元
收入\t预算数\t支出\t预算数
一般公共预算拨款收入\t{whole}.00\t一般公共服务支出\t{whole}.00
收入总计\t{whole}.00\t支出总计\t{whole}.00
"""
_TIMES = 9


def made(folder: Path, count: int) -> None:
    """Write some documents."""
    for number in range(count):
        basic, projects = 100 + number, 50 + number % 7
        text = TEXT.format(whole=basic + projects, basic=basic, projects=projects)
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")


def taken(python: str, *arguments: str) -> float:
    """How long a command takes, in seconds."""
    begun = time.perf_counter()
    subprocess.run(
        [python, "-m", "govbudget", "check", *arguments, "--json"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return time.perf_counter() - begun


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--python", action="append", default=[])
    options = parser.parse_args()
    pythons = [sys.executable, *options.python]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made(folder, options.documents)
        single = str(folder / "00000.txt")
        times = [[taken(python, single) for python in pythons] for _ in range(_TIMES)]
        for python, each in zip(pythons, zip(*times, strict=True), strict=True):
            print(f"{python}: one document {1000 * statistics.median(each):.0f} ms")
        for python in pythons:
            whole = taken(python, name, "--jobs", options.jobs)
            print(f"{python}: {options.documents / whole:.1f} documents a second ({whole:.1f} s)")


if __name__ == "__main__":
    main()
