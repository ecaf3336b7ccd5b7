"""Each format is read back by what reads it, to the same entries."""

import ast
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile

import pytest

import govbudget as gb
from govbudget.exporting import FORMATS

#: What a reader of XML or of a workbook may change: ends of lines and signs it cannot hold.
_CHANGED = re.compile(r"[\x00-\x1f]+")


def plain(found):
    return {(code, _CHANGED.sub(" ", name)) for code, name in found}


@pytest.fixture(params=["economic", "hostile"])
def tree(request, economic, hostile):
    return economic if request.param == "economic" else hostile


def test_csv(tree, exported, rows_of, pairs):
    rows = rows_of(exported(tree, format="csv"))
    assert {(row["code"], row["name"]) for row in rows} == pairs(tree)
    assert all("MIT" in row["provenance"] for row in rows)
    assert {row["parent"] for row in rows} == {
        entry.parent.code if entry.parent else "" for entry in tree.entries
    }


def test_json(tree, exported, pairs):
    read = json.loads(exported(tree, format="json"))
    assert {(one["code"], one["name"]) for one in read["entries"]} == pairs(tree)
    [edition] = read["header"]["editions"]
    assert (edition["year"], edition["entries"]) == (2024, len(tree))


def test_json_lines(tree, exported, pairs):
    head, *rows = map(json.loads, exported(tree, format="jsonl").splitlines())
    assert {(one["code"], one["name"]) for one in rows} == pairs(tree)
    assert head["header"]["table"] == "entries"
    assert len(head["header"]["digest"]) == 64


def test_python(tree, exported, pairs):
    module = {}
    exec(compile(exported(tree, format="python"), "codes", "exec"), module)
    assert set(module["ECONOMIC_2024"].items()) == pairs(tree)
    assert module["Economic2024"].__args__ == tuple(tree)
    assert "MIT" in module["__doc__"]


def test_typescript_holds_its_names_as_json(tree, exported, pairs):
    text = exported(tree, format="typescript").decode()
    body = text[text.index("{") : text.index("} as const")].rstrip().removesuffix(",") + "}"
    assert set(json.loads(body).items()) == pairs(tree)
    assert "export type Economic2024 = keyof typeof economic2024;" in text


def test_a_compiler_accepts_the_typescript(hostile, exported, tmp_path):
    compiler = shutil.which("tsc")
    if compiler is None:
        pytest.skip("there is no TypeScript compiler on the path")
    (tmp_path / "codes.ts").write_bytes(exported("functional", format="typescript", year=2024))
    (tmp_path / "own.ts").write_bytes(exported(hostile, format="typescript"))
    (tmp_path / "use.ts").write_text(
        'import type { Functional2024 } from "./codes";\n'
        'import { economic2024 } from "./own";\n'
        'export const code: Functional2024 = "2010350";\n'
        'export const name: string = economic2024["30101"];\n'
        "// @ts-expect-error\n"
        'export const wrong: Functional2024 = "9999999";\n',
        "utf-8",
    )

    done = subprocess.run(
        [compiler, "--strict", "--noEmit", "use.ts"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, "")


def test_parquet(tree, exported, pairs):
    pq = pytest.importorskip("pyarrow.parquet")
    read = pq.read_table(io.BytesIO(exported(tree, format="parquet")))
    assert {(one["code"], one["name"]) for one in read.to_pylist()} == pairs(tree)
    header = json.loads(read.schema.metadata[b"govbudget"])
    assert header["licence"] == "MIT"
    assert read.schema.field("code").nullable is False


def test_workbook(tree, exported, pairs):
    openpyxl = pytest.importorskip("openpyxl")
    from openpyxl.utils.escape import unescape

    book = openpyxl.load_workbook(io.BytesIO(exported(tree, format="xlsx")))
    sheet = book["部门预算支出经济分类"]
    rows = list(sheet.iter_rows(min_row=2))
    found = {(row[0].value, unescape(row[1].value)) for row in rows}
    assert plain(found) == plain(pairs(tree))
    assert all(cell.data_type in "sn" for row in rows for cell in row)
    assert [row[0].alignment.indent for row in rows[:2]] == [0, 1]
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.freeze_panes == "A2"
    assert any("MIT" in str(cell.value) for cell in book["说明"]["A"])


def test_django_fixture(tree, exported, pairs):
    read = json.loads(exported(tree, format="django", model="budget.code"))
    assert {(one["fields"]["code"], one["fields"]["name"]) for one in read} == pairs(tree)
    assert {one["model"] for one in read} == {"budget.code"}
    assert len({one["pk"] for one in read}) == len(read)


def test_outline(tree, exported):
    lines = exported(tree, format="tree").decode().splitlines()
    drawn = [line for line in lines if re.match(r" +\d", line)]
    assert [line.split()[0] for line in drawn] == list(tree)
    assert [(len(line) - len(line.lstrip())) // 2 for line in drawn] == [
        int(entry.level) for entry in tree.entries
    ]


def test_mermaid_has_a_node_and_a_line_for_each(tree, exported):
    text = exported(tree, format="mermaid").decode()
    nodes = re.findall(r'^  economic(\d+)\["[^"]*"\]$', text, re.MULTILINE)
    arrows = re.findall(r"^  economic(\d+) --> economic(\d+)$", text, re.MULTILINE)
    assert nodes == list(tree)
    assert set(arrows) == {(e.parent.code, e.code) for e in tree.entries if e.parent}
    # What a browser would run stands in no label.
    assert "<script" not in text


def test_a_package_has_all_tables(exported, rows_of, economic, pairs):
    data = exported("economic", format="datapackage", year=2024, local=True)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        described = json.loads(package.read("datapackage.json"))
        for one in described["resources"]:
            head = package.read(one["path"]).decode().partition("\r\n")[0]
            assert head.split(",") == [field["name"] for field in one["schema"]["fields"]]
        entries = rows_of(package.read("entries.csv"))
        local = rows_of(package.read("local_codes.csv"))
    assert {(row["code"], row["name"]) for row in entries} == pairs(economic)
    assert {row["place"] for row in local} >= {"北京市"}
    assert described["licenses"][0]["name"] == "MIT"


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_same_day_makes_the_same_bytes(name, exported):
    once = exported("economic", format=name, year=2024)
    assert exported("economic", format=name, year=2024) == once


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_digest_stands_in_each(name, exported, economic):
    data = exported(economic, format=name)
    if FORMATS[name].is_binary:
        return
    digest = gb.Catalogue().edition(gb.Scheme.ECONOMIC, 2024).digest
    read = json.loads(exported(economic, format="json"))
    assert digest.encode() in data or read["header"]["digest"].encode() in data


def test_all_years_say_in_which_editions_a_row_stands(exported, functional):
    read = json.loads(exported(format="json", year="all"))["entries"]
    for year in (2018, 2024, 2026):
        found = {
            (one["code"], one["name"])
            for one in read
            if one["scheme"] == "functional" and one["first_edition"] <= year <= one["last_edition"]
        }
        assert found == {(entry.code, entry.name) for entry in gb.functional(year).entries}
    assert len(functional) < len(read)


@pytest.mark.unmeasured
def test_a_hundred_thousand_entries_of_ones_own(exported, rows_of):
    entries = [
        gb.Entry(f"3{at // 99:02}{at % 99 + 1:02}"[:5], f"科目{at}", gb.Scheme.ECONOMIC, 2024)
        for at in range(99)
    ]
    top = [gb.Entry("300", "总", gb.Scheme.ECONOMIC, 2024)]
    deep = [
        gb.Entry(f"{one.code}{a:02}{b:02}", "细目", gb.Scheme.ECONOMIC, 2024)
        for one in entries
        for a in range(1, 33)
        for b in range(1, 33)
    ]
    middle = [
        gb.Entry(f"{one.code}{a:02}", "子目", gb.Scheme.ECONOMIC, 2024)
        for one in entries
        for a in range(1, 33)
    ]
    tree = gb.Classification(gb.Scheme.ECONOMIC, 2024, [*top, *entries, *middle, *deep])
    assert len(tree) > 100_000
    assert len(rows_of(exported(tree, format="csv"))) == len(tree)
    assert exported(tree, format="sqlite").count(b"INSERT") > 500


def test_the_module_is_understood_by_a_type_checker(exported, tmp_path):
    pytest.importorskip("mypy")
    (tmp_path / "codes.py").write_bytes(exported("economic", format="python", year=2024))
    (tmp_path / "use.py").write_text(
        "from codes import ECONOMIC_2024, Economic2024\n"
        "right: Economic2024 = '30101'\n"
        "wrong: Economic2024 = '30100'\n"
        "print(ECONOMIC_2024[right])\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--no-incremental", "use.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "use.py:3: error" in done.stdout
    assert "Found 1 error" in done.stdout


def test_a_python_module_is_nothing_but_constants(hostile, exported):
    module = ast.parse(exported(hostile, format="python"))
    kinds = {type(one) for one in module.body}
    assert kinds <= {ast.Expr, ast.ImportFrom, ast.AnnAssign}


def test_frictionless_finds_the_package_valid(exported, tmp_path):
    frictionless = pytest.importorskip("frictionless")
    path = tmp_path / "codes.zip"
    path.write_bytes(exported("economic", format="datapackage", year="all", local=True))
    report = frictionless.validate(str(path))
    assert report.valid, report.flatten(["title", "message"])
    assert len(report.tasks) == 8


def test_networks_read_the_graph(hostile, exported):
    text = exported(hostile, format="dot").decode()
    assert text.count("[label=") == len(hostile)
    assert len(re.findall(r'^  "economic:\d+" -> "economic:\d+";$', text, re.MULTILINE)) == sum(
        entry.parent is not None for entry in hostile.entries
    )
    # Quotation marks that are not escaped are those around names.
    assert re.sub(r'\\.|"(?:[^"\\]|\\.)*"', "", text).count('"') == 0
