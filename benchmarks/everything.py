"""Runs every benchmark of the page on performance, one after another, each into its own table.

    python benchmarks/everything.py                             prints all tables
    python benchmarks/everything.py --write docs/performance.md puts them into the page
    python benchmarks/everything.py --only frames two_jobs      some of them
    python benchmarks/everything.py --quick                     of the least size: do they work?

To be run while the machine does nothing else. A benchmark that fails, as where the engines beside
it are not installed, leaves its table as it was; the others go on, and the command ends with 1.
What was measured with ``--quick`` says nothing, and goes into no page of the documentation.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from measuring import QUICK

HERE = Path(__file__).resolve().parent
DOCS = HERE.parent / "docs"
#: In the order of the page.
BENCHMARKS = (
    "run",
    "lists",
    "long_files",
    "pages",
    "three_hundred",
    "two_jobs",
    "rolling",
    "frames",
    "restating",
    "rows_of_documents",
    "pdf",
    "growth",
)


def asked() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", type=Path, help="the page to put the tables into")
    parser.add_argument("--quick", action="store_true", help="of the least size, to try them")
    parser.add_argument("--only", nargs="+", choices=BENCHMARKS, default=BENCHMARKS)
    found = parser.parse_args()
    if found.quick and found.write and DOCS in found.write.resolve().parents:
        parser.error(f"--quick measures nothing that {found.write} may say; name a copy of it")
    return found


def main() -> int:
    """Run them; how many failed is told, and 1 then."""
    options = asked()
    page = ["--write", str(options.write)] if options.write else []
    # As pip leaves it: byte code is kept, whatever whoever calls does without.
    environ = {name: value for name, value in os.environ.items() if "BYTECODE" not in name}
    environ |= {QUICK: "1"} if options.quick else {}
    failed: list[str] = []
    begin = time.perf_counter()
    for name in options.only:
        start = time.perf_counter()
        command = [sys.executable, str(HERE / f"{name}.py"), *page]
        code = subprocess.run(command, check=False, env=environ).returncode
        failed += [name] if code else []
        how = f"failed with {code}" if code else "done"
        print(f"{name}: {how} in {time.perf_counter() - start:.0f} s", file=sys.stderr)
    print(f"all in {(time.perf_counter() - begin) / 60:.1f} minutes", file=sys.stderr)
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return int(bool(failed))


if __name__ == "__main__":
    raise SystemExit(main())
