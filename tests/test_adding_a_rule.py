"""What a new rule costs: three files in a checkout, or an entry point in a package of one's own."""

import os
import shutil
import subprocess
import sys
import zipfile

import pytest

RULE = '''
"""``years.tildes``."""

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.places import place_of_paragraph
from govbudget.disclosure.checks.base import Check
from govbudget.disclosure.checks.outcomes import Found, Held
from govbudget.disclosure.checks.records import Group
from govbudget.reconciling.findings import Severity


class Tildes(Check):
    """Two tildes in a row."""

    id = "years.tildes"
    group = Group.YEARS
    title = Message.written("不应有连续的波浪号", "no two tildes stand in a row")
    why = Message.written("多为未删的草稿。", "They are mostly what is left of a draft.")
    fix = Message.written("删去。", "Leave them out.")
    severities = (Severity.NOTICE,)
    since = "0.2.0"

    def check(self, context):
        yield Held()
        for number, paragraph in enumerate(context.disclosure.paragraphs):
            if "~~" in paragraph.text:
                yield Found(
                    Severity.NOTICE,
                    Message.written("有连续的波浪号。", "two tildes stand in a row"),
                    places=[place_of_paragraph(context.disclosure, number, "~~")],
                )
'''
HEAD = "某某市样例局\n\n2024年单位预算\n\n"
GOOD = f"""+++
zh = "没有波浪号"
en = "there is no tilde"
+++

{HEAD}2024年一般公共预算财政拨款支出10.00万元。
"""
BAD = f"""+++
zh = "草稿的波浪号没有删去"
en = "the tildes of a draft were left"
expect = [["notice", "有连续的波浪号。", "two tildes stand in a row"]]
+++

{HEAD}2024年一般公共预算财政拨款支出10.00万元~~
"""


@pytest.fixture(scope="module")
def checkout(root, tmp_path_factory):
    """A copy of the checkout with one rule more: its class, a good and a bad example."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("src", "rules", "codes"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(root / name, folder / name, ignore=ignored)
    for name in ("tests/test_rule_examples.py", "pyproject.toml"):
        target = folder / name
        target.parent.mkdir(exist_ok=True)
        shutil.copy(root / name, target)
    rule = folder / "src/govbudget/disclosure/checks/years/tildes.py"
    rule.write_text(RULE, encoding="utf-8")
    examples = folder / "rules/years/years.tildes"
    examples.mkdir(parents=True)
    (examples / "good.txt").write_text(GOOD, encoding="utf-8")
    (examples / "bad.txt").write_text(BAD, encoding="utf-8")
    return folder


def run(folder, path, *arguments):
    env = {**os.environ, "PYTHONPATH": str(path), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=folder,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_its_examples_are_run(checkout):
    done = run(
        checkout,
        checkout / "src",
        *("pytest", "-q", "-p", "no:cacheprovider", "-k", "tildes", "tests/test_rule_examples.py"),
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "4 passed" in done.stdout


def test_it_is_listed_and_found(checkout):
    bad = checkout / "rules/years/years.tildes/bad.txt"
    document = checkout / "bad.txt"
    document.write_text(bad.read_text(encoding="utf-8").split("+++\n")[2], encoding="utf-8")

    assert "years.tildes" in run(checkout, checkout / "src", "govbudget", "rule").stdout
    said = run(checkout, checkout / "src", "govbudget", "rule", "years.tildes", "--lang", "en")
    assert "Leave them out." in said.stdout
    done = run(checkout, checkout / "src", "govbudget", "check", "bad.txt", "--lang", "zh")
    assert "有连续的波浪号。" in done.stdout


def test_a_package_of_somebody_else_brings_one(tmp_path):
    site = tmp_path / "site"
    info = site / "tildes-1.0.dist-info"
    info.mkdir(parents=True)
    own = RULE.replace("years.tildes", "bureau.tildes").replace("YEARS", "OWN")
    (site / "tildes.py").write_text(own, encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: tildes\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[govbudget.rules]\ntildes = tildes:Tildes\n")
    (tmp_path / "bad.txt").write_text(BAD.split("+++\n")[2], encoding="utf-8")

    done = run(tmp_path, site, "govbudget", "check", "bad.txt", "--lang", "zh")

    assert "有连续的波浪号。" in done.stdout
    assert done.returncode == 0


def test_one_in_an_archive_on_the_path_is_found(tmp_path):
    own = RULE.replace("years.tildes", "bureau.tildes").replace("YEARS", "OWN")
    site = tmp_path / "site.zip"
    with zipfile.ZipFile(site, "w") as archive:
        archive.writestr("tildes.py", own)
        archive.writestr("tildes-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tildes\n")
        points = "[govbudget.rules]\ntildes = tildes:Tildes\n"
        archive.writestr("tildes-1.0.dist-info/entry_points.txt", points)
    (tmp_path / "bad.txt").write_text(BAD.split("+++\n")[2], encoding="utf-8")

    done = run(tmp_path, site, "govbudget", "check", "bad.txt", "--lang", "zh")

    assert "有连续的波浪号。" in done.stdout
