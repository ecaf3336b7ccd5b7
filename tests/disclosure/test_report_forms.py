"""Reports for programs: SARIF, JUnit XML and JSON hold what their schemas demand."""

import json
import re
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest

import govbudget as gb
from govbudget.cli.group import invoke
from govbudget.disclosure.reporting import (
    Unchecked,
    html_report,
    junit_report,
    sarif_report,
    text_report,
)
from govbudget.jsonform import converter

SARIF = json.loads(
    (Path(__file__).parents[1] / "data" / "sarif-2.1.0-rtm.5.json").read_text("utf-8")
)
SCHEMA = gb.report_schema()
WRONG = """某某市档案馆2025年单位预算

一、收支预算总体情况
收支总预算10.00万元，其中：基本支出6.00万元，项目支出5.00万元。

表1 支出预算总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t10.00\t6.00\t4.00
201\t一般公共服务支出\t9.00\t6.00\t4.00
20126\t档案事务\t10.00\t6.00\t4.00
2012604\t档案馆\t10.00\t6.00\t4.00
"""


@pytest.fixture
def wrong(tmp_path):
    path = tmp_path / "a wrong.txt"
    path.write_text(WRONG, "utf-8")
    return path


@pytest.fixture
def report(wrong):
    return gb.check(gb.read_disclosure(wrong))


def record_of(report):
    return json.loads(json.dumps(converter().unstructure(report)))


class TestSchema:
    def test_it_is_one(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def test_a_report_keeps_it(self, report):
        assert report.findings
        jsonschema.validate(record_of(report), SCHEMA)

    def test_a_report_of_an_older_version_keeps_it(self, report):
        record = record_of(report)
        del record["header"]
        for one in record["findings"]:
            del one["id"], one["mends"]
        jsonschema.validate(record, SCHEMA)

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda one: one.pop("findings"),
            lambda one: one["findings"][0].update(severity="grave"),
            lambda one: one["findings"][0].update(id="3"),
            lambda one: one["findings"][0]["places"][0].update(page="3"),
            lambda one: one["header"]["files"][0].update(sha256="00"),
        ],
    )
    def test_what_is_none_does_not(self, report, spoil):
        record = record_of(report)
        spoil(record)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(record, SCHEMA)

    def test_every_line_keeps_it_that_of_an_unreadable_document_too(self, wrong, capsys):
        locked = wrong.with_name("damaged.pdf")
        locked.write_bytes(b"%PDF-1.7 and nothing more")
        assert invoke(["check", str(wrong), str(locked), "--json", "--jobs", "1"]) == 2

        records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        for one in records:
            jsonschema.validate(one, SCHEMA)
        (told,) = (one for one in records if "problem" in one)
        assert told["document"] == str(locked)
        assert told["problem"] != told["problem_en"]

    def test_the_command_line_writes_it(self, capsys):
        assert invoke(["check", "--schema"]) == 0
        assert json.loads(capsys.readouterr().out) == SCHEMA

    def test_shared_documents_keep_all(self, documents, report_of):
        made = converter()
        for path in sorted(documents.glob("*_budget*.pdf"))[:6]:
            found = report_of(path.name)
            jsonschema.validate(record_of(found), SCHEMA)
            jsonschema.validate(json.loads(sarif_report([found])), SARIF)
            ids = [one.id for one in found.findings]
            assert len(set(ids)) == len(ids)
            assert made.structure(made.unstructure(found), gb.CheckReport) == found


class TestSarif:
    def log(self, *reports, unchecked=()):
        log = json.loads(sarif_report(reports, unchecked))
        jsonschema.validate(log, SARIF)
        return log["runs"][0]

    def test_the_standard_is_kept(self, report):
        self.log(report, unchecked=[Unchecked("b.pdf", "damaged")])
        self.log()

    def test_a_file_of_lines_has_regions(self, report, wrong):
        lines = wrong.read_text("utf-8").splitlines()
        seen = 0
        for result in self.log(report)["results"]:
            for location in result["locations"]:
                if region := location["physicalLocation"].get("region"):
                    seen += 1
                    # What the validators ask of a region: a line, and a text that stands in it.
                    assert region["snippet"]["text"].split()[0] in lines[region["startLine"] - 1]
        assert seen > 1

    def test_fingerprints_and_hashes(self, report):
        run = self.log(report)
        prints = [one["partialFingerprints"] for one in run["results"]]
        assert [one["govbudgetFinding/v1"] for one in prints] == [one.id for one in report.findings]
        (artifact,) = run["artifacts"]
        assert artifact["hashes"]["sha-256"] == report.header.files[0].sha256
        assert artifact["length"] == report.header.files[0].size
        assert run["properties"]["headers"][0]["date"] == report.header.date

    def test_a_page_has_its_box(self, report_of):
        results = self.log(report_of("changsha_police_bureau_2025_budget.pdf"))["results"]
        placed = [one.get("properties") for each in results for one in each["locations"]]
        assert any(one and one["page"] and len(one["box"]) == 4 for one in placed)


def test_the_id_of_a_finding_stands_in_every_output(report):
    for text in (
        text_report(report),
        html_report(report),
        sarif_report([report]),
        junit_report([report]),
        json.dumps(record_of(report)),
    ):
        assert all(one.id in text for one in report.findings)


def test_two_runs_say_the_same(report, wrong):
    again = gb.check(gb.read_disclosure(wrong))
    assert [one.id for one in again.findings] == [one.id for one in report.findings]
    assert again.header.files == report.header.files


def test_a_mend_is_data(report):
    mends = [mend for one in report.findings for mend in one.mends]
    (cell,) = (one for one in mends if one.place.table)
    assert (cell.old, cell.new) == ("9.00", "10.00")
    assert Decimal(cell.new) == 10


def test_without_the_library_the_extra_is_named(report, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "junitparser", None)
    with pytest.raises(gb.MissingExtra, match=re.escape("[junit]")):
        junit_report([report])


def test_junit_of_two_documents_counts_all(report):
    root = ET.fromstring(junit_report([report, report], [Unchecked("b.pdf", "damaged\x00")]))
    assert int(root.get("tests")) == 2 * len(report.rules) + 1
    assert int(root.get("errors")) == 1
    assert [one.get("file") for one in root.iter("testcase")][-1] == "b.pdf"
