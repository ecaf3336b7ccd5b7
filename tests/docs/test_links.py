"""Rules and errors lead to headings that the built docs have, in both languages."""

import json
import re

import pytest

import govbudget as gb
from govbudget.base.pages import page_of
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


def test_without_an_address_nothing_leads_anywhere(monkeypatch):
    monkeypatch.delenv("GOVBUDGET_DOCS_URL", raising=False)

    assert rule_page("table.rows", "en") == ""
