"""The workbook of findings: opened by two other libraries, filled in, and read again."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

import govbudget as gb
from govbudget.disclosure.accepting import Accepted, AcceptList
from govbudget.disclosure.accepting.book_in import decisions_in, filled_in
from govbudget.disclosure.accepting.book_words import DECISIONS, ReviewDecision
from govbudget.disclosure.checks.records import (
    CheckFinding,
    CheckPlace,
    CheckReport,
    Group,
    RuleResult,
    State,
)
from govbudget.disclosure.marking import findings_book
from govbudget.disclosure.marking.book_rows import spoken
from govbudget.disclosure.reporting import Unchecked
from govbudget.reconciling.kinds import Severity

ID = "0123456789ab"
OTHER = "ba9876543210"
HOSTILE = (
    '=HYPERLINK("http://x")',
    "+1",
    "-1+2",
    "@SUM(A1)",
    "#N/A",
    "\x1b[2J\u202e",
    "_x0041_",
    "<b>",
)


def a_finding(number=ID, message="合计与明细不符", severity=Severity.ERROR):
    places = [CheckPlace(3, 1, 2, 3, text="19.00", what="表1 合计")]
    return CheckFinding(
        "table.sums", severity, message, message, places=places, mend="改为10.00", id=number
    )


def a_report(*findings, document="a.pdf", **more):
    rules = (
        RuleResult(
            "table.sums", Group.TABLE, "合计等于明细", "sums", state=State.FOUND, compared=3
        ),
    )
    return CheckReport(document, "某某市档案馆", 2024, "budget", rules, findings, **more)


def sheet_of(data, at=0):
    return load_workbook(io.BytesIO(data)).worksheets[at]


FINDINGS = a_finding(), a_finding(OTHER)


@pytest.fixture
def filled(tmp_path):
    """A workbook whose first rows of findings are filled in by somebody."""

    def fill(*rows, findings=FINDINGS, language="zh", change=None):
        data = findings_book([a_report(*findings)], language=language)
        book = load_workbook(io.BytesIO(data))
        sheet = book.worksheets[0]
        heads = {cell.value: cell.column for cell in sheet[1]}
        for number, row in enumerate(rows, 2):
            for head, value in row.items():
                sheet.cell(number, heads[head]).value = value
        if change:
            change(sheet)
        book.save(tmp_path / "filled.xlsx")
        return str(tmp_path / "filled.xlsx")

    return fill


@pytest.mark.parametrize(
    ("language", "names", "head"),
    [
        ("zh", ["问题", "文件", "规则", "检查范围"], "处理决定"),
        ("en", ["Findings", "Documents", "Rules", "Coverage"], "Decision"),
    ],
)
def test_sheets_in_the_language_of_the_reader(language, names, head):
    data = findings_book(
        [a_report(a_finding())], [Unchecked("b.pdf", "damaged")], language=language
    )
    book = load_workbook(io.BytesIO(data))

    assert book.sheetnames == names
    sheet = book.worksheets[0]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:P2"
    heads = [cell.value for cell in sheet[1]]
    assert head in heads
    (listed,) = sheet.data_validations.dataValidation
    assert DECISIONS[ReviewDecision.ACCEPT][0 if language == "zh" else 1][0] in listed.formula1
    assert book.worksheets[1]["L3"].value == "damaged"
    assert (
        CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()[1][0]
        == ID
    )


def test_links_lead_to_the_document_and_the_page(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    report = a_report(a_finding(), document=str(tmp_path / "a.pdf"))
    sheet = sheet_of(findings_book([report], folder=tmp_path / "out"))
    row = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}

    assert row["文件"].hyperlink.target.replace("\\", "/").endswith("../a.pdf")
    assert row["页"].hyperlink.location == "page=3"


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_do_nothing(text):
    data = findings_book([a_report(a_finding(message=text), document=text)])

    for sheet in load_workbook(io.BytesIO(data)).worksheets:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    # calamine takes an escape for what it stands for since 0.6.
    found = rows[1][rows[0].index("问题")]
    assert found.replace("_x005F_x0041_", "_x0041_") == spoken(text)


@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=4))
def test_whatever_is_found_is_in_the_workbook(texts):
    findings = [a_finding(f"{at:012d}", text) for at, text in enumerate(texts)]
    data = findings_book([a_report(*findings)])
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    at = rows[0].index("问题")

    assert {row[0]: str(row[at]) for row in rows[1:]} == {
        one.id: spoken(one.message) for one in findings
    }


def test_what_is_let_stand_comes_back(filled):
    path = filled(
        {
            "处理决定": "接受",
            "复核意见": "按规定不公开",
            "复核人": "审核处",
            "有效期至": dt.date(2027, 3, 31),
        },
        {"处理决定": "须更正"},
    )
    (entry,) = AcceptList.read(path).entries

    assert entry == Accepted(
        ID,
        "按规定不公开",
        "审核处",
        dt.date(2027, 3, 31),
        "某某市档案馆",
        2024,
        "table.sums",
        "合计与明细不符",
    )
    assert [one.verdict for one in decisions_in(path)] == [
        ReviewDecision.ACCEPT,
        ReviewDecision.CORRECT,
    ]


def test_an_accepted_finding_is_in_the_next_workbook_with_its_decision(tmp_path):
    report = a_report(
        accepted=(a_finding(),), acceptances=(Accepted(ID, "按规定", "甲", dt.date(2027, 3, 31)),)
    )
    (tmp_path / "next.xlsx").write_bytes(findings_book([report]))
    (entry,) = AcceptList.read(tmp_path / "next.xlsx").entries

    assert (entry.id, entry.reason, entry.until) == (ID, "按规定", dt.date(2027, 3, 31))


@pytest.mark.parametrize(
    "word",
    [word for words in DECISIONS[ReviewDecision.ACCEPT] for word in words]
    + ["接受（不改）", " Accept "],
)
def test_other_words_for_it(filled, word):
    path = filled({"处理决定": word, "复核意见": "理由"})

    assert [one.verdict for one in decisions_in(path)] == [ReviewDecision.ACCEPT]


def test_a_sheet_that_was_worked_in(filled):
    def change(sheet):
        sheet.move_range("A1:O3", rows=2, cols=1)
        sheet["A1"] = "审核处的表"
        sheet["A3"] = "我们的编号"
        sheet.row_dimensions[4].hidden = True

    path = filled({"处理决定": "接受", "复核意见": "理由"}, change=change)

    assert [one.id for one in decisions_in(path)] == [ID]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            {"处理决定": "再说吧", "复核意见": "理由"},
            "row 2: the decision 再说吧 is not understood",
        ),
        ({"处理决定": "接受"}, "row 2 lets its finding stand without a remark"),
        ({"处理决定": "接受", "复核意见": "理由", "编号": "一"}, "no id of a finding"),
        ({"处理决定": "接受", "复核意见": "理由", "有效期至": "明年"}, "明年 is no day"),
    ],
)
def test_what_is_not_understood_is_told(filled, row, said):
    with pytest.raises(gb.UnreadableFile, match=said):
        AcceptList.read(filled(row))


def test_two_decisions_of_one_finding(filled):
    rows = [{"处理决定": "接受", "复核意见": "理由"}, {"处理决定": "须更正", "编号": ID}]

    with pytest.raises(gb.UnreadableFile, match="two decisions, in row 2 and in row 3"):
        AcceptList.read(filled(*rows))


def test_another_workbook(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["编号", "名称"])
    book.save(tmp_path / "other.xlsx")

    with pytest.raises(gb.UnreadableFile, match="Id and Decision"):
        AcceptList.read(tmp_path / "other.xlsx")


def rows_of(data):
    rows = list(sheet_of(data).iter_rows(values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


@pytest.mark.parametrize("decision", ["须更正", "待核实", "接受", "再议", None])
def test_what_a_reviewer_wrote_stands_in_the_next_workbook(filled, decision):
    path = filled({"处理决定": decision, "复核意见": "-已核", "有效期至": "2030年1月2日"})
    first, second = rows_of(findings_book([a_report(*FINDINGS)], filled=filled_in(path)))

    assert [first["处理决定"], first["复核意见"], first["有效期至"]] == [
        decision,
        "-已核",
        "2030年1月2日",
    ]
    assert [second["处理决定"], second["复核意见"]] == [None, None]


def test_what_was_written_of_a_finding_that_is_gone_stays_behind_the_others(filled):
    gone, there = FINDINGS
    path = filled({"处理决定": "须更正", "复核意见": "已退回", "有效期至": dt.date(2030, 1, 2)})
    data = findings_book([a_report(there)], filled=filled_in(path), language="en")
    _, row = rows_of(data)

    assert (row["Id"], row["Severity"], row["Document"]) == (gone.id, "not found now", None)
    assert (row["Decision"], row["Remark"], row["Until"]) == ("须更正", "已退回", "2030-01-02")
    assert row["What"]
    assert isinstance(row["Year"], int)
    # It is read again as it was written.
    again = Path(path)
    again.write_bytes(data)
    assert filled_in(path)[gone.id]["remark"] == "已退回"


def test_any_other_workbook_holds_nothing_of_a_reviewer(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"none")
    assert filled_in(str(tmp_path / "a.xlsx")) == {}
