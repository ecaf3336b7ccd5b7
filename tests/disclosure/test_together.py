"""Text and tables that were published in two files are read and checked as one document."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.disclosure import made

import govbudget as gb
from govbudget.cli import run
from govbudget.disclosure.published_apart import PublishedHalf, half_of, pairs_of
from govbudget.disclosure.reporting.files import short_names
from govbudget.disclosure.text.kinds import BodyLevel, DocumentKind

TEXT = """某某省某某厅2024年度部门预算
目录
第一部分 部门概况
第二部分 2024年度部门预算表
一、收支预算总表
二、支出预算总表
第三部分 2024年度部门预算情况说明
第四部分 名词解释
第一部分 部门概况
负责某某工作。
第二部分 2024年度部门预算表
（详见附件）
第三部分 2024年度部门预算情况说明
一、收支预算总体情况
2024年收入、支出预算总计100.00万元，比上年增加20.00万元，增长25.00%。
二、支出预算情况
2024年支出预算100.00万元，其中：基本支出60.00万元，占60.00%；项目支出40.00万元，占40.00%。
第四部分 名词解释
一、基本支出：为保障机构正常运转而发生的支出。
"""
TABLES = """单位名称：某某省某某厅
2024年度部门预算表
目录
一、支出预算总表
二、收支预算总表
支出预算总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t100.00\t60.00\t40.00
201\t一般公共服务支出\t100.00\t60.00\t40.00
20126\t档案事务\t100.00\t60.00\t40.00
2012604\t档案馆\t100.00\t60.00\t40.00

收支预算总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、财政拨款收入\t100.00\t一、一般公共服务支出\t100.00
收入总计\t100.00\t支出总计\t100.00

三公经费支出表
单位：万元
合计\t公务接待费
3.00\t3.00
"""
NAMES = ("text.txt", "tables.txt")


@pytest.fixture
def apart(tmp_path, monkeypatch):
    """Writes files into a folder to work in, and gives their names."""
    monkeypatch.chdir(tmp_path)

    def write(**contents):
        for name, text in contents.items():
            path = Path(name.replace("__", "/") + ".txt")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return [name.replace("__", "/") + ".txt" for name in contents]

    return write


@pytest.fixture
def called(capsys):
    def call(*words):
        code = run(list(words))
        out, err = capsys.readouterr()
        return code, out, err

    return call


def test_text_and_tables_are_one_document(apart):
    names = apart(text=TEXT, tables=TABLES)

    document = gb.read_disclosure(names)

    assert document.path == "text.txt + tables.txt"
    assert [(one.path, one.format, one.pages) for one in document.files] == [
        ("text.txt", "text", None),
        ("tables.txt", "text", None),
    ]
    assert (document.unit_name, document.year, document.kind) == ("某某省某某厅", 2024, "budget")
    assert [table.position.table for table in document.tables] == [1, 2, 3]
    assert {table.file for table in document.tables} == {"tables.txt"}
    report = gb.check(document)
    assert not report.errors
    assert report.files == NAMES
    held = {one.rule: one.compared for one in report.rules}
    assert held["text_table.amounts"] > 0
    assert held["structure.contents"] == 2


@pytest.mark.parametrize("turned", [False, True])
def test_a_difference_between_the_halves_names_both_files(apart, turned):
    names = apart(text=TEXT.replace("支出预算100.00", "支出预算190.00"), tables=TABLES)

    report = gb.check(gb.read_disclosure(names[::-1] if turned else names))

    [error] = [one for one in report.errors if one.rule == "text_table.amounts"]
    assert {place.file for place in error.places} == set(NAMES)


def test_the_order_of_the_files_changes_no_finding(apart):
    names = apart(
        text=TEXT.replace("60.00%", "66.00%"), tables=TABLES.replace("3.00\t3.", "3.00\t4.")
    )

    one, two = (gb.check(gb.read_disclosure(some)) for some in (names, names[::-1]))

    assert sorted(str(found.message) for found in one.findings) == sorted(
        str(found.message) for found in two.findings
    )
    assert one.findings


def test_what_counts_paragraphs_and_facts_goes_on_from_the_first_file(apart):
    apart(first="\n".join(TEXT.splitlines()[:8]), text=TEXT, tables=TABLES)
    alone = gb.read_disclosure("text.txt")

    document = gb.read_disclosure(["tables.txt", "text.txt"])

    before = sum(one.file == "tables.txt" for one in document.paragraphs)
    assert before
    moved = document.facts[-len(alone.facts) :]
    assert [one.paragraph - before for one in moved] == [one.paragraph for one in alone.facts]
    assert [one.sentence for one in moved] == [one.sentence for one in alone.facts]
    for fact in document.facts:
        assert fact.sentence in document.paragraphs[fact.paragraph].text
        if fact.part_of is not None:
            assert document.facts[fact.part_of].kind == "amount"
    for one in (*document.contents, *document.terms):
        assert document.paragraphs[one.paragraph].file in NAMES
    assert {document.paragraphs[one.paragraph].file for one in document.terms} == {"text.txt"}


def test_one_file_in_a_list_is_read_as_it_is(apart):
    [name] = apart(text=TEXT)

    assert gb.read_disclosure([name]) == gb.read_disclosure(name)
    assert gb.read_disclosure(Path(name)).files == ()


def test_three_files_are_one_document_too(apart):
    title, _, rest = TABLES.partition("收支预算总表\n单位")
    names = apart(text=TEXT, tables=title, more=f"收支预算总表\n单位{rest}")

    report = gb.check(gb.read_disclosure(names))

    assert not report.errors
    assert len(report.files) == 3


def test_halves_of_several_formats(tmp_path):
    text = tmp_path / "text.txt"
    text.write_text("某某市档案馆2024年单位预算\n2024年支出预算1234.50万元。\n", encoding="utf-8")
    page = made.as_html(tmp_path / "page.html")

    document = gb.read_disclosure([text, page])

    assert document.format == "text + html"
    assert [table.file for table in document.tables] == [str(page)]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (TABLES.replace("2024", "2023"), "the first is of 2024, the second of 2023"),
        (TABLES.replace("预算", "决算"), "the first is a budget, the second a final account"),
        (
            TABLES.replace("某某厅", "另一厅"),
            "that of 某某省某某厅, the second that of 某某省另一厅",
        ),
        (TEXT, "both hold the same"),
    ],
)
def test_files_that_are_no_parts_of_one_document_are_refused(apart, called, other, why):
    names = apart(text=TEXT, tables=other)

    with pytest.raises(gb.NotOneDocument) as refused:
        gb.read_disclosure(names)
    assert refused.value.paths == NAMES
    assert why in refused.value.reason
    code, out, err = called("check", *names, "--together", "--lang", "en")
    assert (code, out) == (2, "")
    assert why in err
    assert called("read", *names, "--together")[0] == 2


def test_what_is_no_file_is_refused():
    with pytest.raises(gb.WrongArgument, match="names no file"):
        gb.read_disclosure([])
    with pytest.raises(gb.WrongArgument, match="no path"):
        gb.read_disclosure(7)
    with pytest.raises(gb.WrongArgument, match="no path"):
        gb.read_disclosure(["text.txt", 7])


def test_a_half_that_cannot_be_read_is_named(apart, called):
    apart(text=TEXT)

    with pytest.raises(gb.UnreadableFile, match=r"no-such\.pdf"):
        gb.read_disclosure(["text.txt", "no-such.pdf"])
    code, _, err = called("check", "text.txt", "no-such.pdf", "--together", "--lang", "en")
    assert code == 2
    assert "no-such.pdf cannot be read" in err


def test_limits_are_those_of_each_file(apart):
    names = apart(text=TEXT, tables=TABLES)

    assert gb.read_disclosure(names, limits=gb.Limits(30)) == gb.read_disclosure(names)


@pytest.mark.parametrize("words", [["text.txt"], ["."], ["text.txt", "."]])
@pytest.mark.parametrize("command", ["check", "read"])
def test_together_takes_two_files_at_least(apart, called, command, words):
    apart(text=TEXT)

    code, _, err = called(command, *words, "--together", "--lang", "en")

    assert code == 2
    assert "--together takes two files or more" in err


def test_read_takes_several_files_only_together(apart, called):
    names = apart(text=TEXT, tables=TABLES)

    assert "say --together" in called("read", *names, "--lang", "en")[2]
    code, out, _ = called("read", *names, "--together", "--lang", "en")
    assert code == 0
    assert "tables.txt" in out
    assert called("read", *names, "--together", "--facts", "--lang", "en")[1].count("(text.txt)")
    assert "\ntables.txt\n" in called("read", *names, "--together", "--tables")[1]


def test_a_file_without_a_budget_is_no_part_of_one(apart, called):
    names = apart(text=TEXT, other="1. 请准时参加会议。\n")

    code, _, err = called("check", *names, "--together", "--lang", "en")

    assert code == 2
    assert "recognised in other.txt" in err


def test_every_form_of_the_report_names_the_file(apart, called):
    names = apart(
        text=TEXT, tables=TABLES.replace("2012604\t档案馆\t100.00", "2012604\t档案馆\t190.00")
    )

    code, out, _ = called("check", *names, "--together", "--lang", "en")
    assert code == 1
    assert "2 files were read as one document" in out
    assert "(tables.txt, row " in out
    [record] = map(json.loads, called("check", *names, "--together", "--json")[1].splitlines())
    assert record["files"] == list(NAMES)
    errors = [one for one in record["findings"] if one["severity"] == "error"]
    assert {place["file"] for one in errors for place in one["places"]} == {"tables.txt"}
    log = json.loads(called("check", *names, "--together", "--format", "sarif")[1])["runs"][0]
    assert [one["location"]["uri"] for one in log["artifacts"]] == list(NAMES)
    uris = [
        at["physicalLocation"]["artifactLocation"]["uri"]
        for one in log["results"]
        if one["level"] == "error"
        for at in one["locations"]
    ]
    assert set(uris) == {"tables.txt"}
    suites = ET.fromstring(called("check", *names, "--together", "--format", "junit")[1])
    [failure] = suites.iter("failure")
    assert "tables.txt" in failure.text
    page = called("check", *names, "--together", "--format", "html")[1]
    assert "text.txt + tables.txt" in page
    assert "（tables.txt，" in page


def test_reports_of_several_files_go_to_json_and_back(apart):
    from govbudget.jsonform import converter

    document = gb.read_disclosure(
        apart(text=TEXT, tables=TABLES.replace("40.00\n2012604", "41.00\n2012604"))
    )
    report = gb.check(document)

    plain = json.loads(json.dumps(converter().unstructure(report)))
    assert converter().structure(plain, gb.CheckReport) == report
    plain = json.loads(json.dumps(converter().unstructure(document)))
    assert converter().structure(plain, gb.Disclosure).files == document.files


def test_halves_in_a_folder_are_checked_as_one(apart, called):
    apart(a__text=TEXT, a__tables=TABLES, a__whole=TEXT.replace("某某厅", "另一厅") + TABLES)

    code, out, err = called("check", "a", "--lang", "en")

    assert code == 0
    assert "a/text.txt and a/tables.txt were checked as one document" in err
    assert "a/text.txt + a/tables.txt" in out
    assert out.count("a/whole.txt") == 1
    lines = called("check", "a", "--json")[1].splitlines()
    assert sorted(len(json.loads(one)["files"]) for one in lines) == [0, 2]


def test_a_folder_of_pages_has_one_for_both_halves(apart, called):
    apart(a__text=TEXT, a__tables=TABLES, b__text=TEXT.replace("2024", "2023"))

    assert called("check", "a", "b", "-o", "out/")[0] == 0
    assert sorted(one.name for one in Path("out").iterdir()) == [
        "002.html",
        "003.html",
        "index.html",
    ]
    assert called("check", "a", "b", "-o", "out.jsonl")[0] == 0
    assert len(Path("out.jsonl").read_text("utf-8").splitlines()) == 2


def test_halves_that_fit_several_are_left_apart(apart, called):
    apart(a__text=TEXT, a__tables=TABLES, a__again=TABLES.replace("档案馆", "其他档案事务支出"))

    _, out, err = called("check", "a", "--lang", "en")

    assert "as one document" not in err + out
    assert "another file should" in out


def test_named_files_are_joined_only_when_that_is_asked_for(apart, called):
    names = apart(text=TEXT, tables=TABLES)

    _, out, err = called("check", *names, "--lang", "en")

    assert "as one document" not in err + out


def test_a_text_alone_says_that_its_tables_are_in_another_file(apart, called):
    [name] = apart(text=TEXT)

    assert "another file should have" in called("read", name, "--lang", "en")[1]
    [found] = gb.check(gb.read_disclosure(name)).of("structure.contents")
    assert found.severity == "notice"
    assert "--together" in found.mend


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        ("（详见附件）", "notice"),
        ("预算表另附", "notice"),
        ("具体公开表样附后", "error"),
        ("（具体明细见附表）", "error"),
        ("预算表见附件1", "notice"),
        ("本部门预算管理制度见附件。", "error"),
        ("下列各表均已公开", "error"),
    ],
)
def test_a_table_that_is_missing_may_be_in_the_annex_that_is_named(apart, line, severity):
    some = TABLES.partition("收支预算总表\n单位")[0].partition("二、收支预算总表\n")[2]
    [name] = apart(text=TEXT.replace("（详见附件）", f"{line}\n{some}"))

    [found] = gb.check(gb.read_disclosure(name)).of("structure.contents")

    assert found.severity == severity


def test_a_table_that_is_in_none_of_the_files_is_missing(apart):
    names = apart(text=TEXT, tables=TABLES.partition("收支预算总表\n单位")[0])

    [found] = gb.check(gb.read_disclosure(names)).of("structure.contents")

    assert found.severity == "error"


def test_what_a_half_is(apart):
    apart(text=TEXT, tables=TABLES, whole=TEXT + TABLES, small="某某局2024年部门预算\n")

    assert half_of(gb.read_disclosure("text.txt")).is_text
    assert not half_of(gb.read_disclosure("tables.txt")).is_text
    assert half_of(gb.read_disclosure("whole.txt")) is None
    assert half_of(gb.read_disclosure("small.txt")) is None


_HALVES = st.builds(
    PublishedHalf,
    st.sampled_from(["某某局", "某某市某某局", "某某局（本级）", "某某局信息中心", "另一局"]),
    st.sampled_from([2023, 2024]),
    st.sampled_from([DocumentKind.BUDGET, DocumentKind.FINAL_ACCOUNT]),
    st.sampled_from(BodyLevel),
    st.booleans(),
)


@given(st.lists(_HALVES, max_size=8))
def test_no_half_is_joined_twice_or_with_what_may_be_of_another(halves):
    numbered = dict(enumerate(halves))

    pairs = pairs_of(numbered)

    used = [key for pair in pairs for key in pair]
    assert len(used) == len(set(used))
    for text, tables in pairs:
        one, two = numbered[text], numbered[tables]
        assert one.is_text
        assert not two.is_text
        assert (one.year, one.kind) == (two.year, two.kind)
        fitting = [
            key
            for key, other in numbered.items()
            if (not other.is_text and one.fits(other)) or (other.is_text and other.fits(two))
        ]
        assert sorted(fitting) == sorted([text, tables])


@given(
    st.lists(st.sampled_from(["a/x.txt", "b/x.txt", "b/c/x.txt", "y.txt", "a/y.txt"]), unique=True)
)
def test_short_names_tell_files_apart(files):
    names = short_names(files)

    assert len(set(names.values())) == len(files)
    assert all(file.endswith(name) for file, name in names.items())


PAIRS = [
    "jiangsu_party_office_2018_budget",
    "jiangsu_peoples_congress_office_2019_budget",
    "beijing_audit_bureau_2026_budget",
]


@pytest.mark.parametrize("name", PAIRS)
def test_real_pairs_are_one_document_without_a_false_error(documents, name):
    document = gb.read_disclosure([documents / f"{name}_{half}.pdf" for half in ("text", "tables")])

    report = gb.check(document)

    assert not [one for one in report.errors if one.rule.startswith(("text_table", "structure"))]
    state = {one.rule: one for one in report.rules}
    assert state["structure.contents"].compared >= 11
    assert state["text_table.amounts"].compared >= 16
    assert not report.of("structure.contents")
