"""Small files that cost much, through the command line: nothing hangs, nothing ends in a traceback.

The limits are ten times what any of them needs.
"""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .files import FILES

SECONDS, MEMORY = 60, "1G"
#: What may be taken beside the memory of one reader: that of the process which waits for it.
MOST_BYTES = 1_100_000_000
KINDS = {name.split("_")[0] for name in FILES}

#: Other commands, each with files of its own: what they share with ``check`` is tried there.
ALONE = [
    *(("map", f"csv_{one}.csv") for one in ("columns", "quotes", "great_codes", "one_cell")),
    *(("map", f"xlsx_{one}.xlsx") for one in ("bomb", "shared", "merges", "long_reference")),
    *(("rollup", f"csv_{one}.csv") for one in ("great_numbers", "exponent_sums", "line_feeds")),
    *(("rollup", one) for one in ("xlsx_laughs.xlsx", "ods_repeated_rows.ods", "xlsb_noise.xlsb")),
    *(("reconcile", f"csv_{one}.csv") for one in ("exponents", "commas", "same_heads")),
    *(("reconcile", one) for one in ("xml_far_row.xml", "xls_strings.xls", "docx_spans.docx")),
    *(("diff", one) for one in ("csv_nested_codes.csv", "xlsx_cells.xlsx", "html_tall_spans.html")),
    *(("data learn", one) for one in ("csv_great_numbers.csv", "xlsx_hidden_columns.xlsx")),
    *(("read", one) for one in ("html_open_links.html", "pdf_itself.pdf", "docx_cut.docx")),
]


def asked(*arguments):
    """What became of a command: its exit code, its output, what it said."""
    limits = ("--seconds", str(SECONDS), "--memory", MEMORY)
    done = subprocess.run(
        [sys.executable, "-m", "govbudget", *arguments, *limits],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "GOVBUDGET_LANG": "en"},
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """All the files."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, make in FILES.items():
        (folder / name).write_bytes(make())
    return folder


def test_they_are_small_and_of_all_kinds(folder):
    assert len(FILES) >= 80
    assert len(KINDS) >= 14
    assert max(path.stat().st_size for path in folder.iterdir()) < 100_000


def test_a_folder_of_them_is_checked_to_its_end(folder):
    """Each is told; none takes more than it may; none is changed."""
    before = {path: hashlib.sha256(path.read_bytes()).digest() for path in folder.iterdir()}

    code, out, err = asked("check", str(folder), "--json", "--jobs", "2")

    reports = [Path(json.loads(line)["document"]).name for line in out.splitlines()]
    told = [line for line in err.splitlines() if line]
    for name in FILES:
        assert name in reports or any(name in line for line in told), name
    assert code == 2
    assert "Traceback" not in err
    assert "fault" not in err
    assert "longer than" not in err
    assert {path: hashlib.sha256(path.read_bytes()).digest() for path in folder.iterdir()} == before


@pytest.mark.parametrize(("command", "name"), ALONE)
def test_alone(folder, command, name):
    year = {"diff": ("2024",), "data learn": ("--year", "2024")}.get(command, ())
    code, out, err = asked(*command.split(), *year, str(folder / name))

    assert code in {0, 1, 2}
    assert code != 1 or out
    assert code != 2 or err.startswith("govbudget: ")
    assert "Traceback" not in err
    assert "longer than" not in err


def test_none_takes_more_memory_than_it_may():
    """The greatest of all that were started above, with those that they started."""
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit < MOST_BYTES
