"""A format more: one module, and an entry point that names it."""

import os
import subprocess
import sys

import pytest

READER = '''
"""Lines of a format that nobody else reads: a mark, then cells parted by bars."""

from govbudget.errors import UnreadableFile
from govbudget.io.grids import grid_of
from govbudget.io.source import Paragraph, SourceDocument


class Bars:
    name = "bars"

    def recognises(self, data):
        if data.startswith(b"BROKEN"):
            raise RuntimeError("no such luck")
        if data.startswith(b"NONE"):
            return True
        return data.startswith(b"BARS")

    def read(self, path, data, options):
        if data.startswith(b"NONE"):
            return None
        title, *lines = data.decode().splitlines()[1:]
        if not lines:
            raise UnreadableFile(path, "it has a title and no line")
        rows = [line.split("|") for line in lines]
        return SourceDocument(path, self.name, (Paragraph(title), *grid_of(rows)))


reader = Bars()
'''
FILE = """BARS
2024年单位预算 一般公共预算支出表 单位：万元
科目编码|科目名称|合计
201|一般公共服务支出|10.00
20126|档案事务|10.00
2012604|档案馆|10.00
合计||10.00
"""


@pytest.fixture
def run(tmp_path):
    """Runs the command line with the package of somebody else beside this one."""
    package = tmp_path / "site"
    info = package / "bars-1.0.dist-info"
    info.mkdir(parents=True)
    (package / "bars.py").write_text(READER, encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: bars\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[govbudget.readers]\nbars = bars:reader\n")
    env = {**os.environ, "PYTHONPATH": str(package), "PYTHONUTF8": "1"}

    def command(content, *arguments):
        (tmp_path / "a.bars").write_text(content, encoding="utf-8")
        return subprocess.run(
            [sys.executable, "-m", "govbudget", *arguments, "a.bars"],
            cwd=tmp_path,
            env=env,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return command


def test_a_format_of_somebody_else_is_read_and_checked(run):
    done = run(FILE, "read", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert '"format": "bars"' in done.stdout
    assert "2012604" in done.stdout

    done = run(FILE.replace("馆|10.00", "馆|19.00"), "check", "--lang", "en")
    assert done.returncode == 1
    assert "19.00" in done.stdout


def test_what_it_refuses_is_said_in_its_words(run):
    done = run("BARS\n2024年单位预算\n", "check")

    assert done.returncode == 2
    assert "it has a title and no line" in done.stderr
    assert "Traceback" not in done.stderr


def test_one_that_fails_is_named(run):
    done = run("BROKEN\n", "check")

    assert done.returncode == 2
    assert "the reader bars of bars:reader failed: RuntimeError: no such luck" in done.stderr
    assert "Traceback" not in done.stderr


def test_one_that_gives_no_document_is_named(run):
    done = run("NONE\n", "check")

    assert done.returncode == 2
    assert "it gave NoneType, no SourceDocument of paragraphs and grids" in done.stderr
