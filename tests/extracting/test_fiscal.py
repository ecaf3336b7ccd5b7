"""The lines of an extract as a Fiscal Data Package: each amount once, each column typed."""

import csv
import io
import json
import re
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govbudget import Scheme
from govbudget.cli import run
from govbudget.extracting.fiscal import FiscalLines, fields_of
from govbudget.extracting.schema import TABLES

# The words of the Budget Standard Taxonomy (Fiscal Data Package 1.0-rc.1) that lines can need.
TAXONOMY = re.compile(
    r"value|value-currency:code|date:fiscal-year|budget-line-id|direction|phase:(id|label)"
    r"|expenditure-type:code|fin-source:generic:code|administrative-classification:generic:code"
    r"|(functional-classification:generic:level[1-8]|economic-classification:generic:level[1-4])"
    r":(code|label)"
)
MORE = """
表2 一般公共预算基本支出表
单位：万元

科目编码\t科目名称\t合计\t人员经费\t公用经费
\t合计\t6.00\t5.00\t1.00
301\t工资福利支出\t5.00\t5.00\t
30101\t基本工资\t5.00\t5.00\t
302\t商品和服务支出\t1.00\t\t1.00
30201\t办公费\t1.00\t\t1.00

表3 部门收入预算表
单位：万元

科目编码\t科目名称\t合计\t一般公共预算\t事业收入
\t合计\t10.00\t9.00\t1.00
201\t一般公共服务支出\t10.00\t9.00\t1.00
20126\t档案事务\t10.00\t9.00\t1.00
2012604\t档案馆\t10.00\t9.00\t1.00
"""


def packaged(path, tmp_path, *more):
    """The descriptor and the lines of a package that the command writes."""
    out = tmp_path / "lines.zip"
    assert run(["extract", str(path), "-o", str(out), "-j", "1", *more]) == 0
    with zipfile.ZipFile(out) as package:
        said = json.loads(package.read("datapackage.json"))
        lines = {
            one["name"]: list(csv.DictReader(io.StringIO(package.read(one["path"]).decode())))
            for one in said["resources"]
        }
    return said, lines


def test_the_lines_of_a_table_add_up_to_its_total(document, tmp_path):
    said, lines = packaged(document(document.good + MORE), tmp_path)

    sums = {name: sum(Decimal(one["amount"]) for one in some) for name, some in lines.items()}
    assert sums == {
        "functional-general": 100_000,
        "economic-general-basic": 60_000,
        "functional-income": 100_000,
    }
    first = lines["functional-general"][0]
    assert (first["level1_code"], first["level2_code"], first["level3_code"]) == (
        "201",
        "20126",
        "2012604",
    )
    assert (first["level2_label"], first["part"], first["amount"]) == (
        "档案事务",
        "基本支出",
        "60000",
    )
    assert (first["year"], first["phase"], first["fund"]) == ("2024", "approved", "general")
    directions = {
        one["name"]: one["schema"]["extraFields"][1]["constant"] for one in said["resources"]
    }
    assert directions["functional-income"] == "revenue"
    assert directions["functional-general"] == "expenditure"


def test_parts_that_do_not_add_up_give_way_to_the_whole(document, tmp_path):
    path = document(document.good.replace("档案馆\t10.00\t6.00", "档案馆\t10.00\t5.00"))

    _, lines = packaged(path, tmp_path)

    (line,) = lines["functional-general"]
    assert (line["amount"], line["part"]) == ("100000", "")


def test_what_is_left_out_is_told(document, tmp_path, capsys):
    first = "2012604\t档案馆\t1o.oo\t6.00\t4.00\n2012699\t其他档案事务支出\t3.00\t\t\n"
    path = document(document.good.replace("2012604\t档案馆\t10.00\t6.00\t4.00\n", first))

    said, lines = packaged(path, tmp_path, "--lang", "en")

    assert said["leftOut"] == {"not_read": 1, "totals": 9, "unclear": 2}
    assert [one["amount"] for one in lines["functional-general"]] == ["30000"]
    err = capsys.readouterr().err
    assert "1 figure that could not be read is left out" in err
    assert "2 figures that may be a whole or a part are left out" in err


def test_without_a_line_there_is_no_package(document, tmp_path, capsys):
    only = document("某某市档案馆2024年单位预算\n\n2024年收入10.00万元，其中财政拨款10.00万元。\n")

    assert run(["extract", str(only), "-o", str(tmp_path / "lines.zip"), "--lang", "en"]) == 2

    assert "no figure is a line" in capsys.readouterr().err
    assert not (tmp_path / "lines.zip").exists()


def test_an_archive_of_somebody_else_stays(document, tmp_path, capsys):
    out = tmp_path / "lines.zip"
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("datapackage.json", "{}")
    before = out.read_bytes()

    assert run(["extract", str(document()), "-o", str(out)]) == 2

    assert out.read_bytes() == before
    assert str(out) in capsys.readouterr().err


def test_the_same_documents_make_the_same_bytes(document, tmp_path):
    path = document()
    packaged(path, tmp_path)
    first = (tmp_path / "lines.zip").read_bytes()

    packaged(path, tmp_path)

    assert (tmp_path / "lines.zip").read_bytes() == first


@pytest.mark.parametrize("scheme", list(Scheme))
def test_every_column_type_is_one_of_the_taxonomy(scheme):
    typed = [one.column_type for one in fields_of(scheme) if one.column_type]

    assert len(set(typed)) == len(typed)
    assert all(TAXONOMY.fullmatch(one) for one in typed)


def test_frictionless_reads_it(document, tmp_path, monkeypatch):
    frictionless = pytest.importorskip("frictionless")
    _, lines = packaged(document(document.good + MORE), tmp_path)
    monkeypatch.chdir(tmp_path)

    package = frictionless.Package("lines.zip")

    report = package.validate()
    assert report.valid, report.flatten(["type", "note"])
    rows = package.get_resource("functional-general").read_rows()
    assert [row["amount"] for row in rows] == [
        Decimal(one["amount"]) for one in lines["functional-general"]
    ]


AMOUNTS = st.decimals(-1000, 1000, places=2)


@given(st.lists(st.tuples(AMOUNTS, st.lists(AMOUNTS, max_size=3), st.booleans()), max_size=6))
def test_lines_add_up_to_the_wholes_whatever_the_parts_are(rows):
    columns = [one.name for one in TABLES[0].columns]
    plain = dict.fromkeys(columns, "") | {
        "document": "d" * 64,
        "table": 1,
        "year": 2024,
        "figure_year": 2024,
        "edition": 2024,
        "scheme": "functional",
        "code": "2012604",
        "role": "detail",
        "phase": "budget",
        "is_money": True,
    }
    figures, total = [], Decimal(0)
    for row, (whole, parts, fits) in enumerate(rows):
        amount = sum(parts, Decimal(0)) if fits else whole
        total += amount
        named = [("", amount), *((f"部分{at}", one) for at, one in enumerate(parts))]
        for part, one in named:
            record = plain | {"row": row, "part": part, "measure": part or "合计", "amount": one}
            figures.append(tuple(record[name] for name in columns))

    lines = list(FiscalLines(figures))

    at = [one.name for one in fields_of(Scheme.FUNCTIONAL)].index("amount")
    assert sum((one.cells[at] for one in lines), Decimal(0)) == total
    assert len({one.cells[0] for one in lines}) == len(lines)
