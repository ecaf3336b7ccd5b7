"""Reports of a check: as text, as a page, as SARIF and as JUnit XML."""

import json
import re
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve

from govbudget.amounts import Unit
from govbudget.disclosure.checks.records import (
    CheckFinding,
    CheckReport,
    Figure,
    Group,
    Place,
    RuleResult,
    State,
)
from govbudget.disclosure.document import Disclosure
from govbudget.disclosure.opening import read_disclosure
from govbudget.disclosure.reporting import (
    Tally,
    Unchecked,
    at_least,
    html_page,
    html_report,
    html_section,
    junit_report,
    report_lines,
    sarif_report,
    text_report,
)
from govbudget.disclosure.reporting.html_tables import is_amount
from govbudget.disclosure.reporting.marks import Spot, spot_of
from govbudget.disclosure.reporting.markup import safe
from govbudget.disclosure.reporting.order import difference_of, in_order
from govbudget.disclosure.reporting.placewords import figure_text, place_text
from govbudget.disclosure.reporting.words import GROUPS, SEVERITY_WORDS, STATES, headline
from govbudget.reconciling.kinds import Severity

ROWS = (
    "科目编码\t科目名称\t合计\t基本支出\t项目支出",
    "\t合计\t10.00\t6.00\t4.00",
    "201\t一般公共服务支出\t9.00\t6.00\t4.00",
    "20126\t档案事务\t10.00\t6.00\t4.00",
    "2012604\t档案馆\t10.00\t6.00\t4.00",
)
CELL = Place(None, 1, 6, 3, None, "9.00", "表1 201 合计")
QUOTE = Place(3, paragraph=2, text="收入 10.00 万元 <script>", what="一、收支")


def finding(rule, severity, *places, **others):
    return CheckFinding(
        rule, severity, f"{rule}：不一致", f"{rule}: differs", places=places, **others
    )


ERROR = finding(
    "table.rows",
    Severity.ERROR,
    CELL,
    QUOTE,
    figures=(
        Figure("表列", Decimal("1289.27"), Unit.WAN),
        Figure("合计", Decimal("1255.69"), Unit.WAN, is_computed=True),
        Figure("比例", Decimal("12.5")),
        Figure("上年", None, Unit.WAN),
    ),
    mend="应为 10.00 万元",
    mend_en="it should be 10.00",
)
NOTICE = finding("text.sums", Severity.NOTICE, QUOTE)
ROUNDING = finding("table.rows", Severity.ROUNDING, CELL, evolve(CELL, column=None))
RULES = (
    RuleResult("text.sums", Group.TEXT, "分项之和", "sums", "", State.FOUND, 1, "half is missing"),
    RuleResult("table.rows", Group.TABLE, "上下级", "rows", "财预〔2016〕143号", State.FOUND, 4),
    RuleResult("codes.names", Group.CODES, "名称", "names", "", State.HELD, 7),
    RuleResult("years.base", Group.YEARS, "上年", "", "", State.NOT_APPLICABLE, 0, "no year"),
    RuleResult("wording.unit", Group.WORDING, "用语", "words", "", State.NOT_DETERMINABLE, 0, "?"),
)
REPORT = CheckReport("in/a b.txt", "某市档案馆", 2024, "budget", RULES, (ERROR, NOTICE, ROUNDING))


@pytest.fixture
def disclosure(tmp_path) -> Disclosure:
    path = tmp_path / "a.txt"
    text = "\n".join(["表1 支出预算总表", "单位：万元", "", *ROWS, ""])
    path.write_text(text, encoding="utf-8")
    found = read_disclosure(path)
    assert found.tables[0].grids[0].first_row == 4
    return found


class TestWords:
    def test_every_word_is_there(self):
        assert set(GROUPS) == set(Group)
        assert set(STATES) == set(State)
        assert set(SEVERITY_WORDS) == set(Severity)

    def test_headline(self):
        assert headline(REPORT, "zh") == "某市档案馆 2024 年预算"
        assert (
            headline(evolve(REPORT, kind="final account"), "en") == "某市档案馆 2024 final account"
        )
        assert headline(CheckReport("x.pdf", "", None, "", (), ()), "zh") == "x.pdf"

    def test_figures(self):
        said = [figure_text(one, "zh") for one in ERROR.figures]
        assert said == ["表列 1,289.27 万元", "合计 1,255.69 万元（计算）", "比例 12.5", "上年 缺"]
        assert figure_text(ERROR.figures[1], "en") == "合计 1,255.69 万元 (computed)"
        assert figure_text(Figure("计算数", Decimal(1), None, is_computed=True), "zh") == "计算数 1"

    @pytest.mark.parametrize(
        ("place", "zh", "en"),
        [
            (
                CELL,
                "表1 201 合计（第 6 行，第 3 列）：“9.00”",
                "表1 201 合计 (row 6, column 3): “9.00”",
            ),
            (Place(page=8, table=2), "第 8 页，第 2 张表", "page 8, table 2 of the document"),
            (Place(what="目录"), "目录", "目录"),
            (Place(text="x"), "“x”", "“x”"),
            (Place(), "", ""),
        ],
    )
    def test_places(self, place, zh, en):
        assert place_text(place, "zh") == zh
        assert place_text(place, "en") == en


class TestTally:
    def test_counts(self):
        assert Tally.of(REPORT) == Tally(1, 1, 1, 1, 2, 1, 1, 12)

    def test_at_least(self):
        assert at_least(REPORT, Severity.ROUNDING) == REPORT
        assert at_least(REPORT, Severity.NOTICE).findings == (ERROR, NOTICE)
        assert at_least(REPORT, Severity.ERROR).findings == (ERROR,)
        assert at_least(REPORT, Severity.ERROR).rules == RULES


class TestText:
    def test_full(self):
        assert text_report(REPORT, note="读出 1 张表", full=True) == (
            "某市档案馆 2024 年预算\n"
            "in/a b.txt\n"
            "读出 1 张表\n"
            "错误 1，提示 1，尾差 1；规则 5：成立 1，发现问题 2，不适用 1，无法判断 1\n"
            "\n"
            "错误（1）\n"
            "\n"
            "  1. table.rows：不一致\n"
            "     位置  表1 201 合计（第 6 行，第 3 列）：“9.00”\n"
            "           一、收支（第 3 页）：“收入 10.00 万元 <script>”\n"
            "     改法  应为 10.00 万元\n"
            "     数字  表列 1,289.27 万元；合计 1,255.69 万元（计算）；比例 12.5；上年 缺\n"
            "     规则  table.rows（表内勾稽）\n"
            "\n"
            "提示（1）\n"
            "\n"
            "  2. text.sums：不一致\n"
            "     位置  一、收支（第 3 页）：“收入 10.00 万元 <script>”\n"
            "     规则  text.sums（文字内部）\n"
            "\n"
            "尾差（1）\n"
            "\n"
            "  3. table.rows：不一致\n"
            "     位置  表1 201 合计（第 6 行，第 3 列）：“9.00”\n"
            "           表1 201 合计（第 6 行）：“9.00”\n"
            "     规则  table.rows（表内勾稽）\n"
            "\n"
            "检查范围\n"
            "  无法判断 1\n"
            "    - wording.unit 用语：?\n"
            "  另有未比较的部分 1\n"
            "    - text.sums 分项之和：half is missing\n"
            "  发现问题 2：text.sums (1), table.rows (4)\n"
            "  成立 1：codes.names (7)\n"
            "  不适用 1\n"
            "    - no year：years.base\n"
        )

    def test_short(self):
        known = tuple(evolve(one, id=f"{at:012x}") for at, one in enumerate(REPORT.findings, 10))
        assert text_report(evolve(REPORT, findings=known)) == (
            "某市档案馆 2024 年预算\n"
            "in/a b.txt\n"
            "错误 1，提示 1，尾差 1；规则 5：成立 1，发现问题 2，不适用 1，无法判断 1\n"
            "\n"
            "错误（1）\n"
            "\n"
            "  1. table.rows：不一致\n"
            "     位置  表1 201 合计（第 6 行，第 3 列）：“9.00”\n"
            "           一、收支（第 3 页）：“收入 10.00 万元 <script>”\n"
            "     改法  应为 10.00 万元\n"
            "     规则  table.rows（表内勾稽） [00000000000a]\n"
            "\n"
            "提示（1）\n"
            "\n"
            "  2. text.sums：不一致\n"
            "     位置  一、收支（第 3 页）：“收入 10.00 万元 <script>”\n"
            "     规则  text.sums（文字内部） [00000000000b]\n"
            "\n"
            "尾差（1）\n"
            "\n"
            "  3. table.rows：不一致 [00000000000c]\n"
            "\n"
            "检查范围\n"
            "  无法判断 1\n"
            "    - wording.unit 用语：?\n"
            "  另有未比较的部分 1\n"
            "    - text.sums 分项之和：half is missing\n"
            "  发现问题 2，成立 1，不适用 1（用 --full 列出）\n"
        )

    def test_long_lists_are_folded(self):
        places = [evolve(CELL, row=n) for n in range(1, 34)]
        report = evolve(REPORT, findings=(finding("table.rows", Severity.ERROR, *places),))
        said = text_report(report)
        assert said.count("“9.00”") == 3
        assert "           另有 30 处，用 --full 列出\n" in said
        assert "30 more; --full lists them" in text_report(report, language="en")
        assert text_report(report, full=True).count("“9.00”") == 33
        few = evolve(REPORT, findings=(finding("table.rows", Severity.ERROR, *places[:4]),))
        assert text_report(few).count("“9.00”") == 4

    def test_the_largest_difference_leads(self):
        def off(rule, value, unit=Unit.WAN):
            figures = (
                Figure("表列", Decimal(100), unit),
                Figure("计算", Decimal(100) + value, unit, is_computed=True),
            )
            return finding(rule, Severity.ERROR, figures=figures)

        findings = (off("a", 1), off("b", -9000, Unit.YUAN), off("c", -3))
        told = [one.rule for _, one in in_order(evolve(REPORT, findings=findings))]
        assert told == ["c", "a", "b"]
        assert [difference_of(one) for one in findings] == [10000, 9000, 30000]

    def test_of_several_sums_the_one_that_misses_most_counts(self):
        figures = [
            figure
            for off in (1, 7, 2)
            for figure in (
                Figure("表列", Decimal(50), Unit.YUAN),
                Figure("计算", Decimal(50 + off), Unit.YUAN, is_computed=True),
            )
        ]
        assert difference_of(finding("a", Severity.ERROR, figures=figures)) == 7
        assert difference_of(finding("a", Severity.ERROR, figures=figures[:1])) == 0
        read = (Figure("甲", Decimal(5), Unit.WAN), Figure("乙", Decimal(4), Unit.WAN))
        assert difference_of(finding("a", Severity.ERROR, figures=read)) == 10000

    def test_english(self):
        said = text_report(REPORT, language="en")
        assert "Errors 1, Notices 1, Rounding 1; Rules 5: held 1, found 2" in said
        assert "  1. table.rows: differs\n     Places   表1 201" in said
        assert "     Mend     it should be 10.00\n" in said
        assert "found 2, held 1, not applicable 1 (--full lists them)" in said

    def test_short_coverage_keeps_what_is_not_determinable(self):
        said = [one.text for one in report_lines(REPORT, full=False)]
        assert "wording.unit 用语：?" in said
        assert "发现问题 2，成立 1，不适用 1（用 --full 列出）" in said

    def test_a_place_is_told_once(self):
        report = evolve(REPORT, findings=(finding("text.sums", Severity.ERROR, QUOTE, QUOTE),))
        assert text_report(report).count("“收入 10.00 万元 <script>”") == 1

    def test_rules_that_the_report_does_not_list(self):
        report = evolve(REPORT, findings=(ERROR, finding("other.rule", Severity.ERROR)))
        said = text_report(report)
        assert "  2. other.rule：不一致\n     规则  other.rule\n" in said

    def test_alike_in_size_groups_come_in_their_order_and_are_numbered_on(self):
        findings = (finding("text.sums", Severity.ERROR), finding("table.rows", Severity.ERROR))
        said = text_report(evolve(REPORT, findings=findings))
        assert said.index("1. table.rows") < said.index("2. text.sums")

    def test_nothing_found(self):
        held = evolve(REPORT, rules=RULES[2:3], findings=())
        assert "没有发现问题。" in text_report(held)
        blank = evolve(REPORT, rules=RULES[3:], findings=())
        assert "没有可比较的内容，不能说明没有问题。" in text_report(blank)
        light = evolve(REPORT, findings=())
        assert "没有达到所要求程度的问题；较轻的没有列出。" in text_report(light)
        assert "检查范围" not in text_report(evolve(REPORT, rules=(), findings=()))

    def test_a_rule_without_a_reason(self):
        rules = tuple(evolve(one, reason="") for one in RULES[3:])
        said = text_report(evolve(REPORT, rules=rules), full=True)
        assert "    - years.base\n" in said
        assert "    - wording.unit 用语\n" in said

    def test_a_reason_that_many_rules_have_is_told_once(self):
        rules = (RULES[3], evolve(RULES[3], rule="years.more"))
        said = text_report(evolve(REPORT, rules=rules), full=True)
        assert "    - no year：years.base, years.more\n" in said

    def test_a_document_of_which_nothing_is_known(self):
        report = evolve(REPORT, unit_name="", year=None, kind="")
        assert text_report(report).startswith("in/a b.txt\n错误 1")

    def test_counts_of_what_is_left_out(self):
        lines = report_lines(at_least(REPORT, Severity.ERROR), tally=Tally.of(REPORT))
        assert any(one.text.startswith("错误 1，提示 1，尾差 1；") for one in lines)


class Page(HTMLParser):
    """What a page has: its ids, links, texts, and elements that are open at its end."""

    VOID = ("meta", "br")

    def __init__(self, html):
        super().__init__()
        self.ids, self.links, self.tags, self.open, self.classes = [], [], [], [], {}
        self.texts = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags.append(tag)
        if "id" in values:
            self.ids.append(values["id"])
            self.classes[values["id"]] = values.get("class", "")
        if "href" in values:
            self.links.append(values["href"])
        assert not {"src", "style", "onclick"} & set(values)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)


class TestPage:
    def test_it_is_whole_and_needs_nothing_else(self, disclosure):
        html = html_report(REPORT, disclosure)
        page = Page(html)
        assert not page.open
        assert len(set(page.ids)) == len(page.ids)
        assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)
        assert not {"script", "link", "img", "iframe"} & set(page.tags)
        assert "http" not in html.replace("http-equiv", "")
        assert "<script>" not in html
        assert "收入 10.00 万元 &lt;script&gt;" in html

    def test_faulty_cells_are_marked_and_linked_both_ways(self, disclosure):
        page = Page(html_report(REPORT, disclosure))
        cell = "d1-t1-g0r2-c2"
        assert page.classes[cell] == "n mark error"
        assert page.classes["d1-t1-g0r2"] == "mark rounding"
        assert f"#{cell}" in page.links
        assert "#d1-f1" in page.links
        assert {"d1-f1", "d1-f2", "d1-f3"} <= set(page.ids)

    def test_without_the_document_places_are_named(self):
        page = Page(html_report(REPORT, language="en"))
        assert not any("-t1" in one for one in page.ids)
        assert "表1 201 合计 (row 6, column 3) " in page.texts
        assert "it should be 10.00" in page.texts

    def test_coverage(self, disclosure):
        page = Page(html_report(REPORT, disclosure))
        for text in ("成立", "不适用", "no year", "依据 财预〔2016〕143号", "years.base"):
            assert text in page.texts
        assert "检查范围" in page.texts
        assert "检查范围" not in Page(html_report(evolve(REPORT, rules=()))).texts

    def test_long_lists_are_folded_and_can_be_opened(self):
        places = [evolve(CELL, row=n) for n in range(1, 34)]
        report = evolve(REPORT, findings=(finding("table.rows", Severity.ERROR, *places),))
        html = html_report(report)
        assert html.count("<q>9.00</q>") == 33
        assert "<summary>另有 30 处</summary>" in html
        assert "<details open" not in html
        full = html_report(report, full=True)
        assert "另有 30 处" not in full
        assert "<details open" in full

    def test_several_documents(self, disclosure):
        clean = evolve(REPORT, document="b.txt", findings=(), unit_name="", year=None, kind="")
        sections = [
            html_section(REPORT, disclosure, number=1),
            html_section(clean, disclosure, number=2, tally=Tally(0, 3, 0)),
        ]
        html = html_page(sections, [Unchecked("c.pdf", "it is <encrypted>")])
        page = Page(html)
        assert len(set(page.ids)) == len(page.ids)
        assert {"#d1-top", "#d2-top"} <= set(page.links)
        assert "c.pdf: it is <encrypted>" in "".join(page.texts)
        assert "没有达到所要求程度的问题；较轻的没有列出。" in page.texts
        assert 'class="n notice">3</td>' in html

    def test_only_what_is_around_the_marks_of_a_long_table(self, tmp_path):
        path = tmp_path / "long.txt"
        rows = [f"20126{n:02}\t档案事务\t1.00\t1.00\t" for n in range(10, 90)]
        path.write_text(
            "\n".join(["表1 支出预算总表", "单位：万元", *ROWS, *rows]), encoding="utf-8"
        )
        disclosure = read_disclosure(path)
        first = disclosure.tables[0].grids[0].first_row
        places = [Place(table=1, row=first + 40, column=3), Place(table=1, row=first + 55)]
        report = evolve(REPORT, findings=(finding("table.rows", Severity.ERROR, *places),))
        html = html_report(report, disclosure)
        assert html.count("⋮") == 3
        assert "⋮ 36 行未列出" in html
        last = Place(table=1, row=first + 84)
        ends = evolve(REPORT, findings=(finding("table.rows", Severity.ERROR, last),))
        assert html_report(ends, disclosure).count("⋮") == 1
        assert "科目编码" in html
        assert 'id="d1-t1-g0r40-c2"' in html
        assert 'id="d1-t1-g0r55"' in html

    def test_pages_of_a_table(self, disclosure):
        table = disclosure.tables[0]
        grids = tuple(evolve(table.grids[0], page=page) for page in (4, 5))
        disclosure = evolve(disclosure, tables=(evolve(table, grids=grids, unit=None),))
        place = evolve(CELL, page=5)
        report = evolve(REPORT, findings=(finding("table.rows", Severity.ERROR, place),))
        assert "page 4" in html_report(report, disclosure, language="en")
        assert 'id="d1-t1-g1r2-c2"' in html_report(report, disclosure)

    def test_the_worst_severity_colours_a_cell(self, disclosure):
        findings = (ERROR, finding("text.sums", Severity.NOTICE, CELL, CELL))
        html = html_report(evolve(REPORT, findings=findings), disclosure)
        assert 'class="n mark error">9.00<sup><a href="#d1-f1">[1]</a> <a href="#d1-f2">' in html

    @pytest.mark.unmeasured
    def test_very_many_places_are_bounded_and_counted(self, tmp_path):
        path = tmp_path / "long.txt"
        rows = ["20126\t档案事务\t1.00\t1.00\t"] * 2000
        path.write_text(
            "\n".join(["表1 支出预算总表", "单位：万元", *ROWS, *rows]), encoding="utf-8"
        )
        disclosure = read_disclosure(path)
        places = [Place(table=1, row=8 + n, column=3, what=f"行{n}") for n in range(1500)]
        figures = [Figure(f"数{n}", Decimal(n)) for n in range(60)]
        first = finding("table.rows", Severity.ERROR, *places, figures=tuple(figures))
        others = [finding("table.rows", Severity.ERROR, place) for place in places[60:]]
        report = evolve(REPORT, findings=(first, *others))
        page = Page(html_report(report, disclosure))
        assert all(link[1:] in page.ids for link in page.links)
        assert "另有 1,450 处，JSON 列出全部" in page.texts
        assert "另有 10 处，JSON 列出全部" in page.texts
        assert sum("g0r" in one for one in page.ids) == 500
        said = text_report(evolve(REPORT, findings=(first,)), language="en", full=True)
        assert "1,450 more; JSON has all" in said
        assert "数49 49; 10 more; JSON has all" in said
        assert "1,450 more" in junit_report([evolve(REPORT, findings=(first,))], language="en")

    def test_amounts_are_told_from_codes(self):
        assert is_amount("1,234.50", 0)
        assert is_amount("123456789", 3)
        assert not is_amount("2010350", 0)
        assert not is_amount("合计", 3)
        assert not is_amount("", 3)


class TestSpots:
    def test_what_is_in_no_table(self, disclosure):
        assert spot_of(disclosure, QUOTE) is None
        assert spot_of(None, CELL) is None
        assert spot_of(disclosure, evolve(CELL, table=2)) is None
        assert spot_of(disclosure, evolve(CELL, table=0)) is None

    def test_cells_rows_and_tables(self, disclosure):
        assert spot_of(disclosure, CELL) == Spot(1, 0, 2, 2)
        assert spot_of(disclosure, evolve(CELL, column=99)) == Spot(1, 0, 2)
        assert spot_of(disclosure, evolve(CELL, row=99)) == Spot(1)
        assert spot_of(disclosure, evolve(CELL, row=None)) == Spot(1)
        assert spot_of(disclosure, evolve(CELL, page=2)) == Spot(1)

    def test_a_table_of_which_only_the_title_is_there(self, disclosure):
        empty = evolve(disclosure, tables=(evolve(disclosure.tables[0], grids=()),))
        assert spot_of(empty, CELL) is None

    def test_a_table_as_a_whole(self, disclosure):
        place = evolve(CELL, row=None, column=None)
        report = evolve(REPORT, findings=(finding("table.rows", Severity.ERROR, place),))
        html = html_report(report, disclosure)
        assert '<caption id="d1-t1">表1 支出预算总表' in html
        assert '<sup><a href="#d1-f1">[1]</a></sup></caption>' in html


class TestSarif:
    def log(self, *reports, unchecked=(), language="zh"):
        return json.loads(sarif_report(reports, unchecked, language=language))

    def test_what_must_be_there(self):
        log = self.log(REPORT)
        assert log["version"] == "2.1.0"
        (run,) = log["runs"]
        assert run["tool"]["driver"]["name"] == "govbudget"
        assert run["language"] == "zh-CN"
        assert run["invocations"][0]["executionSuccessful"] is True
        rules = run["tool"]["driver"]["rules"]
        for result in run["results"]:
            assert result["message"]["text"]
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert rules[1]["help"]["text"] == "财预〔2016〕143号"
        assert rules[3]["shortDescription"]["text"] == "上年"

    def test_levels(self):
        results = self.log(REPORT)["runs"][0]["results"]
        assert [one["level"] for one in results] == ["error", "warning", "note"]

    def test_places(self):
        first, second, _ = self.log(REPORT, language="en")["runs"][0]["results"]
        cell, text = first["locations"]
        assert cell["physicalLocation"]["artifactLocation"]["uri"] == "in/a%20b.txt"
        assert cell["logicalLocations"] == [
            {
                "kind": "element",
                "name": "表1 201 合计",
                "fullyQualifiedName": "table 1/row 6/column 3",
            }
        ]
        assert "page 3" in text["message"]["text"]
        assert first["properties"]["figures"][0]["value"] == "1289.27"
        assert first["message"]["text"].endswith("it should be 10.00")
        assert second["message"]["text"] == "text.sums: differs"

    def test_files(self, monkeypatch, tmp_path):
        monkeypatch.chdir(tmp_path)
        inside = evolve(REPORT, document=str(tmp_path / "b.txt"), findings=())
        outside = evolve(REPORT, document=str(tmp_path.parent / "c.txt"), findings=())
        (run,) = self.log(inside, outside)["runs"]
        uris = [one["location"]["uri"] for one in run["artifacts"]]
        assert uris == ["b.txt", (tmp_path.parent / "c.txt").as_uri()]

    def test_findings_without_places_or_rules(self):
        bare = (
            finding("other", Severity.ERROR, Place(), Place(what="目录")),
            finding("x", Severity.ERROR),
        )
        first, second = self.log(evolve(REPORT, findings=bare))["runs"][0]["results"]
        assert "ruleIndex" not in first
        assert "logicalLocations" not in first["locations"][0]
        assert first["locations"][1]["logicalLocations"] == [{"kind": "element", "name": "目录"}]
        assert second["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]

    def test_documents_that_were_not_checked(self):
        (run,) = self.log(unchecked=[Unchecked("c.pdf", "it is encrypted")], language="en")["runs"]
        (invocation,) = run["invocations"]
        assert invocation["executionSuccessful"] is False
        assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "it is encrypted"
        assert run["language"] == "en-US"
        assert run["results"] == []


class TestJunit:
    def suites(self, *reports, unchecked=(), language="zh"):
        return ET.fromstring(junit_report(reports, unchecked, language=language).encode())

    def test_counts(self):
        root = self.suites(REPORT, unchecked=[Unchecked("c.pdf", 'it is "encrypted"')])
        counts = {key: root.get(key) for key in ("tests", "failures", "errors", "skipped")}
        assert counts == {"tests": "6", "failures": "1", "errors": "1", "skipped": "2"}
        for name in counts:
            assert int(root.get(name)) == sum(int(suite.get(name)) for suite in root)
        assert len(root.findall(".//testcase")) == 6
        assert len(root.findall(".//failure")) == 1
        assert root.find(".//error").get("message") == 'it is "encrypted"'

    def test_cases(self):
        (suite,) = self.suites(REPORT, language="en")
        cases = {case.get("name").split()[0]: case for case in suite}
        assert cases["table.rows"].get("classname") == "govbudget.table"
        assert cases["table.rows"].find("failure").text == (
            "Errors: table.rows: differs\n表1 201 合计 (row 6, column 3): “9.00”\n"
            "一、收支 (page 3): “收入 10.00 万元 <script>”\nit should be 10.00"
        )
        assert cases["table.rows"].find("system-out").text.startswith("Rounding: ")
        assert cases["text.sums"].find("failure") is None
        assert cases["codes.names"].find("*") is None
        assert cases["years.base"].find("skipped").get("message") == "no year"

    def test_what_xml_cannot_hold(self):
        odd = evolve(REPORT, unit_name="a", document="a\x00\x1b\ud800\uffffb&<>\"'.txt")
        (suite,) = self.suites(odd)
        assert suite.get("name") == "a" + 4 * "\ufffd" + "b&<>\"'.txt"
        assert safe("\t\n😀") == "\t\n😀"


def test_real_reports_in_every_form(documents):
    from govbudget.disclosure.checks.engine import check

    path = documents / "anshan_big_data_center_2024_budget.txt"
    disclosure = read_disclosure(path)
    report = check(disclosure)
    page = Page(html_report(report, disclosure))
    assert not page.open
    assert all(link[1:] in page.ids for link in page.links)
    assert len(json.loads(sarif_report([report]))["runs"][0]["results"]) == len(report.findings)
    cases = ET.fromstring(junit_report([report])).iter("testcase")
    assert sum(1 for _ in cases) == len(report.rules)
    assert re.search(r"^  1\. ", text_report(report), re.MULTILINE)
    assert Path(report.document).name in text_report(report)
