"""A file has one subject and about 250 lines; what is longer has a reason that stands here."""

from pathlib import Path

import govbudget

SOURCE = Path(govbudget.__file__).parent
MOST = 300
# Each of these is one thing that would be two by half.
LONGER = {
    "__init__.pyi": "the public names, a line each",
    "classification/tree.py": "one mapping: short methods, each with its example",
    "cli/help_zh.py": "one catalogue of sentences",
    "disclosure/text/facts.py": "the kinds of facts, which are made and written by one table",
    "frames/rollup.py": "one roll-up of frames with all that is asked of it",
    "rollups/rolledup.py": "one mapping: what is asked of it is longer than what it does",
}


def lines_of(path):
    return len(path.read_text("utf-8").splitlines())


def test_a_file_is_short():
    found = {
        path.relative_to(SOURCE).as_posix(): lines_of(path)
        for path in SOURCE.rglob("*")
        if path.suffix in {".py", ".pyi"}
    }
    long = {name: count for name, count in found.items() if count > MOST}

    assert set(long) - set(LONGER) == set(), f"more than {MOST} lines: part the file by subject"
    assert set(LONGER) - set(long) == set(), "short by now: no reason is needed any more"
