"""Which files of a folder are read: those that this package wrote itself are not."""

import json
from pathlib import Path

import pytest

import govbudget as gb
from govbudget.cli import run
from govbudget.io.found_files import documents_in
from govbudget.io.own_reports import own_files

BUDGET = (
    "某某市档案馆2024年单位预算\n一般公共预算支出表\n单位：万元\n"
    "科目编码\t科目名称\t合计\t基本支出\t项目支出\n201\t一般公共服务支出\t9.00\t9.00\t0.00\n"
    "20126\t档案事务\t9.00\t9.00\t0.00\n2012601\t行政运行\t9.00\t9.00\t0.00\n"
    "2024年一般公共预算支出9.00万元，其中基本支出9.00万元。\n"
)
LINES = "科目编码,科目名称,金额\n2012604,档案馆,10.00\n2012601,行政运行,5.00\n"


@pytest.fixture
def budget(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = Path("in")
    folder.mkdir()
    (folder / "b.txt").write_text(BUDGET, encoding="utf-8")
    return folder


def opened(folder):
    return [Path(one.path).name for one in documents_in([str(folder)]) if not one.passed_over]


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet", "duckdb", "sqlite", "zip"])
@pytest.mark.usefixtures("budget")
def test_an_extract_of_another_name_is_no_document(form):
    assert run(["extract", "in", "-o", f"in/first.{form}", "-j", "1"]) == 0
    assert run(["extract", "in", "-o", "second.jsonl", "-j", "1"]) == 0

    told = [json.loads(line) for line in Path("second.jsonl").read_text("utf-8").splitlines()]
    documents = [one for one in told if one.get("record") == "document"]
    assert [Path(one["file"]).name for one in documents] == ["b.txt"]
    assert all(one["passed_over"] for one in told if one.get("record") == "failure")


def test_nor_are_the_tables_of_a_document(budget):
    assert run(["read", "in/b.txt", "--tables", "-o", "in/tables/"]) == 0
    assert len(list((budget / "tables").iterdir())) > 2

    assert opened(budget) == ["b.txt"]


def test_nor_is_a_comparison_of_lines(budget):
    for name, text in (("new.csv", LINES), ("old.csv", LINES.replace("5.00", "6.00"))):
        Path(name).write_text(text, encoding="utf-8")
    for language in ("zh", "en"):
        out = f"in/{language}.csv"
        command = ["compare", "new.csv", "old.csv", "--year", "2024", "--lang", language]
        assert run([*command, "-o", out]) == 0

    assert opened(budget) == ["b.txt"]


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '{"resources": 3}', '{"resources": [{"path": 4}]}', '{"resources": [{"name": 4}]}'],
)
def test_a_list_that_names_nothing(tmp_path, text):
    path = tmp_path / "a.datapackage.json"
    path.write_text(text.replace("{", '{"generator": "govbudget report", ', 1), "utf-8")

    assert own_files(str(tmp_path), [path.name]) == set()


def test_a_list_of_somebody_else_names_nothing(tmp_path):
    text = '{"resources": [{"path": "b.txt"}]}'
    (tmp_path / "datapackage.json").write_text(text, "utf-8")

    assert own_files(str(tmp_path), ["datapackage.json"]) == set()


def test_what_is_named_like_no_document_is_none_where_a_folder_was_named(tmp_path):
    for name in ("a.bin", "a.pdf"):
        (tmp_path / name).write_bytes(b"\0\1\2")

    found = {Path(one.file).name: one.passed_over for one in gb.extract(tmp_path)}

    assert found == {"a.bin": True, "a.pdf": False}
    assert [one.passed_over for one in gb.extract(tmp_path / "a.bin")] == [False]
