"""What a new edition and a new correspondence cost: the tables, and nothing else."""

import csv
import json
import os
import shutil
import subprocess
import sys

import pytest

import govbudget as gb
from govbudget import Scheme
from govbudget.datacheck.revising import INDEX, revise

HEAD = "source,target,unit,relation,evidence,confidence,reason"


@pytest.fixture(scope="module")
def year():
    """The year that no edition is kept of yet."""
    return max(gb.functional.years) + 1


@pytest.fixture(scope="module")
def checkout(root, tmp_path_factory, year):
    """A checkout with an edition more of each scheme, a row that begins in it, a correspondence."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(root / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    codes = folder / "codes"
    shutil.copytree(root / "codes", codes)
    add_edition(codes, year)
    add_row(codes, year)
    table = codes / "correspondences/functional-revenue.csv"
    table.write_text(f"{HEAD}\n201,101,,partial,,low,试验\n", encoding="utf-8")
    for code in sorted(gb.functional(2024)):
        if len(code) == 5:
            with table.open("a", encoding="utf-8") as file:
                file.write(f"{code},,,none,,low,试验\n")
    lines = table.read_text(encoding="utf-8").splitlines()
    table.write_text("\n".join([HEAD, *answered(lines[1:])]) + "\n", encoding="utf-8")
    revise(str(codes))
    return folder


def answered(lines):
    """Every 款 of revenue has a row as well."""
    whole = [*lines, *(f",{code},,none,,low,试验" for code in gb.revenue(2024) if len(code) == 5)]
    return sorted(whole, key=lambda line: line.split(",")[:3])


def add_edition(codes, year):
    """A row for each scheme, with no size and no digests: ``data revise`` writes these."""
    path = codes / INDEX
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = list(rows[0])
    blank = {"revision": "1", "in_force": "", "entries": "0", "digest": "", "texts": ""}
    for scheme in Scheme:
        last = [row for row in rows if row["scheme"] == scheme][-1]
        new = {**last, **blank, "year": str(year), "release": ""}
        rows.insert(rows.index(last) + 1, new)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def add_row(codes, year):
    path = codes / "economic.csv"
    row = f"30298,试验费,{year},,,Trial expenses,释义待补"
    assert row.count(",") == path.read_text(encoding="utf-8").split("\n", 1)[0].count(",")
    text = path.read_text(encoding="utf-8").replace("\n30299,", f"\n{row}\n30299,", 1)
    path.write_text(text, encoding="utf-8")
    with (codes / "changes/economic.csv").open("a", encoding="utf-8") as file:
        file.write(f"{year},added,,,30298,试验费,high\n")
    pinyin = (codes / "pinyin.csv").read_text(encoding="utf-8").splitlines()
    spelt = sorted({*pinyin[1:], "试验费,shi yan fei"})
    (codes / "pinyin.csv").write_text("\n".join([pinyin[0], *spelt]) + "\n", encoding="utf-8")


def printed(checkout, *arguments):
    """What the command line of the checkout prints."""
    done = subprocess.run(
        [sys.executable, "-m", "govbudget", *arguments],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(checkout / "src")},
        cwd=checkout,
    )
    return done.stdout


def test_every_rule_holds(checkout):
    printed(checkout, "data", "check")


def test_the_edition_is_there(checkout, year):
    record = json.loads(printed(checkout, "explain", "--json", "--year", str(year), "30298"))
    assert (record["code"], record["name"], record["year"]) == ("30298", "试验费", year)
    assert "30298 试验费" in printed(
        checkout, "diff", str(year - 1), str(year), "--scheme", "economic"
    )
    report = printed(checkout, "data", "report", "--lang", "en")
    assert ["functional", str(year), "all"] in [line.split()[:3] for line in report.splitlines()]


def test_the_correspondence_is_there(checkout):
    assert "101 税收收入" in printed(checkout, "convert", "201", "--to", "revenue")
    assert "201 一般公共服务支出" in printed(checkout, "convert", "101", "--to", "functional")
    assert "correspondences/functional-revenue" in printed(checkout, "data", "report")


def test_nothing_but_tables_was_touched(checkout, root):
    def sources(folder):
        return {
            path.relative_to(folder): path.read_bytes() for path in (folder / "src").rglob("*.py")
        }

    assert sources(checkout) == sources(root)
