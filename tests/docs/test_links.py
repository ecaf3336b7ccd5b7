"""Rules and errors lead to headings that the built docs have, in both languages."""

import json
import re
import subprocess
import sys
from urllib.parse import unquote

import jsonschema
import pytest

import govbudget as gb
from govbudget.base.pages import page_of
from govbudget.cli import run
from govbudget.disclosure.checks.registry import own_rules
from govbudget.disclosure.reporting.html import html_report
from govbudget.disclosure.reporting.pages import rule_page
from govbudget.disclosure.reporting.sarif import sarif_report

pytest.importorskip("furo", reason="what builds the docs is not installed")


@pytest.fixture
def address(built, monkeypatch):
    monkeypatch.setenv("GOVBUDGET_DOCS_URL", built.as_uri())
    return built.as_uri()


def is_there(built, address, url):
    path, _, anchor = url.removeprefix(f"{address}/").partition("#")
    return f'id="{anchor}"' in (built / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_rules_and_errors_lead_to_headings(root, built, address, language):
    urls = [rule_page(one.id, language) for one in own_rules()]
    text = (root / "docs" / "errors.md").read_text(encoding="utf-8")
    named = re.findall(r"^## ([A-Z]\w+[A-Z]\w+)$", text, re.MULTILINE)
    urls += [page_of("errors", name, language) for name in named]

    assert {"UnknownCode", "UnreadableFile"} <= set(named)
    assert [url for url in urls if not is_there(built, address, url)] == []


def test_an_error_leads_to_its_page(built, address):
    with pytest.raises(gb.UnknownCode) as caught:
        gb.functional(2024)["2159998"]

    assert caught.value.page() == f"{address}/errors.html#unknowncode"
    assert is_there(built, address, caught.value.page("zh"))


def test_reports_lead_to_the_pages_of_rules(address, tmp_path):
    path = tmp_path / "budget.txt"
    path.write_text("某某局2024年部门预算公开\n收入总计100万元。\n", encoding="utf-8")
    report = gb.check(gb.read_disclosure(path))

    log = json.loads(sarif_report([report], language="en"))
    told = {one["id"]: one["helpUri"] for one in log["runs"][0]["tool"]["driver"]["rules"]}
    assert told["table.rows"] == f"{address}/rules/table.html#table-rows"
    assert f'href="{address}/zh/rules/table.html#table-rows"' in html_report(report)


@pytest.fixture
def named(monkeypatch):
    monkeypatch.setenv("GOVBUDGET_DOCS_URL", "https://example.org/docs")
    return "https://example.org/docs"


def test_every_output_of_a_check_leads_to_the_pages(named, tmp_path, capsys):
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "budget.txt"
    path.write_text(
        "某某局2024年部门预算\n\n表1 支出预算表\n单位：万元\n\n科目编码\t科目名称\t合计\n"
        "\t合计\t12.00\n201\t一般公共服务支出\t10.00\n",
        encoding="utf-8",
    )
    report = gb.check(gb.read_disclosure(path))
    rule = report.findings[0].rule
    page = rule_page(rule, "en")
    assert page.startswith(f"{named}/rules/")

    run(["check", str(path), "--lang", "en"])
    assert page in capsys.readouterr().out
    run(["check", str(path), "--json"])
    record = json.loads(capsys.readouterr().out)
    jsonschema.validate(record, gb.report_schema())
    assert page in [one["page_en"] for one in record["rules"]]
    book = tmp_path / "findings.xlsx"
    run(["check", str(path), "-o", str(book), "--lang", "en"])
    sheets = openpyxl.load_workbook(book).worksheets
    for sheet in sheets[0], sheets[2]:
        links = {
            f"{cell.hyperlink.target}#{cell.hyperlink.location}"
            for row in sheet.iter_rows()
            for cell in row
            if cell.hyperlink is not None
        }
        assert page in links


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (["explain", "2159998", "--year", "2024"], "UnknownCode"),
        (["convert", "2159998", "--to", "cofog"], "UnknownCode"),
        (["check", "nothing.pdf"], "UnreadableFile"),
        (["check", "nothing.pdf", "none.pdf"], "UnreadableFile"),
        (["data", "learn", "nothing.csv"], "UnreadableFile"),
        (["reconcile", "nothing.csv"], "UnreadableFile"),
    ],
)
def test_an_error_of_the_command_line_leads_to_its_page(named, capsys, tmp_path, command, name):
    words = [str(tmp_path / one) if one.startswith("no") else one for one in command]
    assert run([*words, "--lang", "zh"]) == 2

    said = capsys.readouterr().err.splitlines()
    assert said.count(f"govbudget: {named}/zh/errors.html#{name.lower()}") == 1


def test_an_error_that_is_kept_leads_to_its_page_again(named, capsys, tmp_path):
    path = tmp_path / "budget.pdf"
    path.write_bytes(b"%PDF-1.7 and nothing else")
    command = ["check", str(path), "--cache", str(tmp_path / "kept"), "--lang", "en"]

    said = []
    for _ in range(2):
        assert run(command) == 2
        said.append(capsys.readouterr().err)
    assert f"{named}/errors.html#unreadablefile" in said[0]
    assert said[1] == said[0]


def test_docs_on_this_machine_are_led_to_from_the_folder_of_a_workbook(monkeypatch, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    docs, made = tmp_path / "我的 docs", tmp_path / "out"
    (docs / "rules").mkdir(parents=True)
    (docs / "rules" / "table.html").touch()
    made.mkdir()
    monkeypatch.setenv("GOVBUDGET_DOCS_URL", docs.as_uri())
    path = tmp_path / "budget.txt"
    path.write_text("某某局2024年部门预算公开\n收入总计100万元。\n", encoding="utf-8")
    run(["check", str(path), "-o", str(made / "findings.xlsx"), "--lang", "en"])

    rows = openpyxl.load_workbook(made / "findings.xlsx").worksheets[2].iter_rows()
    links = {row[0].value: row[0].hyperlink for row in rows}
    link = links["table.rows"]
    target = made / unquote(link.target).replace("\\", "/")
    assert (target.resolve(), link.location) == (docs / "rules" / "table.html", "table-rows")
    assert links["codes.unknown"] is None  # there is no such page


def test_without_an_address_nothing_leads_anywhere(monkeypatch):
    monkeypatch.delenv("GOVBUDGET_DOCS_URL", raising=False)

    assert rule_page("table.rows", "en") == ""


def test_codes_lead_to_the_site_where_it_has_an_address(root, tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    (source / "conf.py").write_text(
        f"import sys\nsys.path.insert(0, {str(root / 'docs')!r})\n"
        "extensions = ['myst_parser', 'codes']\ncodes_url = 'https://example.org/codes/'\n",
        encoding="utf-8",
    )
    (source / "index.md").write_text("# Codes\n\n`2080505`, `1234567`, `gb`.\n", encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", str(source), str(tmp_path / "built")]
    subprocess.run(command, check=True)

    text = (tmp_path / "built" / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'href="(https://example.org[^"]*)"', text)
    assert links == ["https://example.org/codes/functional/2080505/en.html"]
