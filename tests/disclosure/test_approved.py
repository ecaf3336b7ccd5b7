"""A document beside the figures that the finance bureau approved."""

import pytest
from tests.disclosure.made import as_docx, as_pdf, as_text, as_xlsx
from tests.made_department import DEPARTMENT, department, document, spending

import govbudget as gb
from govbudget.errors import UnreadableFile, WrongArgument

ONLY = gb.Settings(select=["approved"])
WHOLE = (600_000, 300_000, 120_000, 90_000)


@pytest.fixture
def checked(tmp_path):
    """Checks the department against a text with approved tables."""
    path = tmp_path / "d.txt"
    path.write_text(department(), encoding="utf-8")

    def done(approved, name="approved.tsv", doc=path):
        given = tmp_path / name
        given.write_text(approved, encoding="utf-8")
        return gb.check(gb.read_disclosure(doc), ONLY, against=given)

    return done


def told(report):
    return [(one.rule, one.severity.value) for one in report.findings]


def in_yuan(amounts=WHOLE, title=""):
    return spending(amounts, "元", 0, title)


def test_the_approved_figures_hold_in_another_unit(checked):
    report = checked(in_yuan())

    assert told(report) == []
    assert [one.held for one in report.rules] == [33, 33, 33]
    assert [one.path.rpartition("/")[2] for one in report.header.approved] == ["approved.tsv"]


def test_a_figure_that_differs_is_told_in_both(checked):
    report = checked(in_yuan((600_000, 300_000, 120_000, 80_000)))

    assert told(report) == [("approved.amounts", "error")]
    [found] = report.findings
    assert "2210201 住房公积金 基本支出：文件为 9.00万元，批复为 80,000元" in found.message
    assert found.mend == "应为 8.00万元（一位数字有误）"
    first, second = found.places[:2]
    assert (first.document, first.text, second.text) == ("", "9.00", "80000")
    assert second.document.endswith("approved.tsv")


def test_rounding_is_no_difference(checked):
    assert told(checked(in_yuan((600_049, 299_951, 120_000, 90_000)))) == []


def test_a_code_of_one_side_is_told(checked):
    report = checked(in_yuan().replace("2210201\t住房公积金", "2210203\t购房补贴"))

    assert told(report) == [("approved.rows", "error")] * 2
    said = [one.message for one in report.findings]
    assert any("批复列有2210203" in one for one in said)
    assert any("列有2210201" in one for one in said)


def test_the_column_is_known_by_what_a_bureau_calls_it(checked):
    text = in_yuan().replace("合计\t基本支出\t项目支出", "批复数\t其中：基本支出\t项目支出", 1)

    report = checked(text)
    assert told(report) == []
    assert report.rules[0].held == 33


def test_a_column_without_counterpart_is_told(checked):
    text = in_yuan().replace("合计\t基本支出\t项目支出", "批复数\t基本支出\t专项资金", 1)
    report = checked(text)

    assert told(report) == [("approved.unmatched", "notice")]
    assert "“专项资金”" in report.findings[0].message


def test_a_table_without_counterpart_is_told(checked):
    report = checked(in_yuan(title="政府性基金预算支出表"))

    assert told(report) == [("approved.unmatched", "notice")]
    assert "没有相应的表" in report.findings[0].message
    assert [one.state.value for one in report.rules] == [
        "not_determinable",
        "not_determinable",
        "found",
    ]


def test_without_a_unit_of_money_nothing_is_compared(checked):
    report = checked(in_yuan().replace("单位：元\n", ""))

    assert told(report) == [("approved.unmatched", "notice")]
    assert "没有写明金额单位" in report.findings[0].message


def test_a_table_of_another_year_is_not_compared(checked):
    report = checked(in_yuan(title="2024年支出预算表"))

    assert told(report) == [("approved.unmatched", "notice")]
    assert "2024年" in report.findings[0].message


def test_the_column_of_a_fund_is_compared_with_its_table(checked, tmp_path):
    path = tmp_path / "funds.txt"
    text = department() + "\n表5 一般公共预算支出表\n" + spending(WHOLE).partition("\n")[2]
    path.write_text(text, encoding="utf-8")
    approved = "支出预算批复表\n单位：元\n科目编码\t科目名称\t合计\t一般公共预算\n"
    approved += "2010301\t行政运行\t600000\t590000\n"
    report = checked(approved, doc=path)

    [found] = [one for one in report.findings if one.rule == "approved.amounts"]
    assert "表5《一般公共预算支出表》2010301" in found.message


def test_tables_and_documents_are_taken_too(tmp_path):
    path = tmp_path / "d.txt"
    path.write_text(department(), encoding="utf-8")
    read = gb.read_disclosure(path)
    rows = [("2010301", "行政运行", "61.00")]
    table = gb.BudgetTable.of(rows, ["合计"], unit="万元", title="支出预算批复表")
    other = tmp_path / "other.txt"
    other.write_text(document(DEPARTMENT, spending((610_000, 0, 0, 0))), encoding="utf-8")

    for against in (table, [table], gb.read_disclosure(other)):
        report = gb.check(read, ONLY, against=against)
        assert any("61.00万元" in one.message for one in report.of("approved.amounts"))
        assert all(one.places[1].document for one in report.of("approved.amounts"))


def test_what_is_no_table_is_refused(tmp_path):
    path = tmp_path / "d.txt"
    path.write_text(department(), encoding="utf-8")
    read = gb.read_disclosure(path)

    with pytest.raises(WrongArgument, match="against"):
        gb.check(read, against=3)
    with pytest.raises(UnreadableFile):
        gb.check(read, against=tmp_path / "none.xlsx")


@pytest.mark.parametrize("make", [as_text, as_xlsx, as_docx, as_pdf])
def test_any_file_with_tables_is_taken(tmp_path, make):
    suffix = make.__name__.removeprefix("as_").replace("text", "txt")
    against = make(tmp_path / f"approved.{suffix}")
    path = as_text(tmp_path / "d.txt")
    right = gb.check(gb.read_disclosure(path), ONLY, against=against)
    row = "2080505\t机关事业单位基本养老保险缴费支出\t200.25\t"
    text = path.read_text("utf-8")
    assert row in text
    path.write_text(text.replace(row, row.replace("200.25", "202.25")), "utf-8")
    wrong = gb.check(gb.read_disclosure(path), ONLY, against=against)

    assert told(right) == []
    assert right.rules[0].held > 20
    [found] = wrong.of("approved.amounts")
    assert "2080505" in found.message
    assert [place.text for place in found.places] == ["202.25", "200.25"]


@pytest.mark.parametrize("head", ["预算单位", "单位名称", "主管部门"])
@pytest.mark.parametrize("other", ["某某市别的局", "102001-某某市别的局"])
def test_the_rows_of_other_bodies_accuse_nobody(checked, head, other):
    rows = [f"{other}\t2010699\t其他财政事务支出\t9600000", f"{DEPARTMENT}\t2010301\t行政运行\t1"]
    report = checked("\n".join(["单位：元", f"{head}\t科目编码\t科目名称\t批复数", *rows, ""]))

    assert told(report) == [("approved.unmatched", "notice")]
    assert "“某某市别的局”" in report.findings[0].message


def test_a_column_of_the_own_body_changes_nothing(checked):
    row = f"101001-{DEPARTMENT}（本级）\t2210201\t住房公积金\t90000"
    report = checked(f"单位：元\n预算单位\t科目编码\t科目名称\t批复数\n{row}\n")

    assert all(one.rule == "approved.rows" for one in report.findings)


def test_a_blank_in_the_approved_table_is_no_error(checked):
    text = in_yuan().replace("2210201\t住房公积金\t90000\t90000", "2210201\t住房公积金\t\t90000")

    assert told(checked(text)) == [("approved.amounts", "notice")]
