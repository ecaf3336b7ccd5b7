"""What a document says of earlier years, against the documents of these."""

from decimal import Decimal

import pytest
from attrs import frozen

import govbudget as gb

from .years import ACCOUNT, BUDGETS, FIRST, SECOND, Made, items_of

LAST, NOW = BUDGETS[1:]


@pytest.fixture
def checked(tmp_path):
    """Checks a made document against earlier ones; gives what the rules on these say."""

    def of(own, *earlier):
        read = []
        for number, one in enumerate((own, *earlier)):
            path = tmp_path / f"{number}-{one.year}.txt"
            path.write_text(one.text, encoding="utf-8")
            read.append(gb.read_disclosure(path))
        return gb.check(read[0], previous=read[1:])

    return of


RULES = ("previous.document", "previous.tables", "previous.text")


def told(report):
    """The findings of the rules on earlier documents."""
    return [one for one in report.findings if one.rule in RULES]


def state(report, rule):
    """What became of a rule, and how much of it holds."""
    [one] = [one for one in report.rules if one.rule == rule]
    return one.state.value, one.held


def test_nothing_is_told_where_the_years_agree(checked):
    for own, *earlier in (
        (LAST, BUDGETS[0]),
        (NOW, LAST),
        (NOW, LAST, BUDGETS[0]),
        (ACCOUNT, LAST),
        (NOW, LAST.but(unit="元")),
        (NOW.but(unit="元"), LAST),
    ):
        report = checked(own, *earlier)
        assert told(report) == []
        assert state(report, "previous.tables") == ("held", 8)
        assert state(report, "previous.text") == ("held", 1)


def test_without_an_earlier_document_the_rules_do_not_apply(checked):
    report = checked(NOW)
    assert told(report) == []
    assert {state(report, rule) for rule in RULES} == {("not_applicable", 0)}
    assert not report.header.previous


def test_a_figure_with_the_sums_above_it_is_one_finding(checked):
    wrong = {**SECOND, "2012604": Decimal("44.00")}
    [found] = told(checked(NOW.but(past=wrong), LAST))
    assert (found.rule, found.severity) == ("previous.tables", gb.Severity.ERROR)
    assert found.message.startswith(
        "《一般公共预算支出表》“2012604 档案馆”的“2024年预算数”为44.00万元"
    )
    assert "另有 3 处随之不符" in found.message
    assert [str(one.value) for one in found.figures] == ["44.00", "41.00"]
    own = [one for one in found.places if not one.document]
    other = [one for one in found.places if one.document]
    assert [one.text for one in own][:1] == ["44.00"]
    assert [one.text for one in other][:1] == ["41.00"]
    assert len(own) == len(other) == 4
    assert {one.document.rpartition("-")[2] for one in other} == {"2024.txt"}


def test_a_figure_alone_is_told_at_its_place(checked):
    for code, printed in (("2012601", "53.30"), ("20126", "96.00"), ("", "171.45")):
        [found] = told(checked(NOW.but(printed={code: printed}), LAST))
        assert [one.text for one in found.places if not one.document] == [printed]


def test_two_causes_are_two_findings(checked):
    wrong = {**SECOND, "2012604": Decimal("44.00"), "2080505": Decimal("12.15")}
    found = told(checked(NOW.but(past=wrong), LAST))
    assert len(found) == 2


def test_rounding_is_no_difference(checked):
    coarse = {code: value.quantize(Decimal("0.1")) for code, value in SECOND.items()}
    printed = {code: f"{value:.1f}" for code, value in coarse.items()}
    assert told(checked(NOW.but(printed=printed), LAST)) == []


def test_the_initial_budget_of_an_account_is_the_budget(checked):
    wrong = {**SECOND, "2012601": Decimal("65.30")}
    [found] = told(checked(ACCOUNT.but(past=wrong), LAST))
    assert "“年初预算数”为65.30万元，2024年预算文件为55.30万元" in found.message
    [found] = told(checked(ACCOUNT.but(said=Decimal("127.45"), past=None), LAST))
    assert (found.rule, found.severity) == ("previous.text", gb.Severity.ERROR)
    assert "2024年预算数为127.45万元，2024年预算文件为117.45万元" in found.message


def test_a_revised_budget_is_not_compared(checked):
    wrong = {**SECOND, "2012601": Decimal("65.30")}
    for title in ("调整预算数", "全年预算数", "调整后预算数"):
        report = checked(ACCOUNT.but(past=wrong, title=title), LAST)
        assert [one.rule for one in told(report)] == []
        assert state(report, "previous.tables")[0] == "not_applicable"


def test_a_budget_that_is_not_said_to_be_the_initial_one_is_no_error(checked):
    slip = {**SECOND, "2080505": Decimal("12.15")}
    [found] = told(checked(ACCOUNT.but(past=slip, title="预算数"), LAST))
    assert found.severity is gb.Severity.NOTICE
    revised = {code: value + 3 for code, value in SECOND.items()}
    report = checked(ACCOUNT.but(past=revised, title="预算数"), LAST)
    assert told(report) == []
    assert state(report, "previous.tables")[0] == "not_determinable"


def test_what_was_expected_is_no_final_figure(checked):
    report = checked(NOW.but(title="2024年预计执行数"), ACCOUNT)
    assert told(report) == []


def test_a_final_figure_of_last_year(checked):
    later = Made(2025, "决算", items=SECOND, past=ACCOUNT.items, title="2024年决算数")
    assert told(checked(later, ACCOUNT)) == []
    wrong = {**ACCOUNT.items, "2012604": Decimal("34.20")}
    [found] = told(checked(later.but(past=wrong), ACCOUNT))
    assert "2024年决算文件为43.20万元" in found.message


def test_the_text_is_told_at_its_sentence(checked):
    [found] = told(checked(NOW.but(said=Decimal("116.45"), past=None), LAST))
    assert (found.rule, found.severity) == ("previous.text", gb.Severity.ERROR)
    own, *other = found.places
    assert "116.45万元" in own.text
    assert not own.document
    assert all(one.document for one in other)


def test_text_and_table_that_have_one_wrong_figure_are_one_finding(checked):
    wrong = {**SECOND, "2012604": Decimal("44.00")}
    report = checked(NOW.but(past=wrong, said=Decimal("120.45")), LAST)
    assert [one.rule for one in told(report)] == ["previous.tables"]


def test_an_explanation_of_the_document_makes_a_notice_of_it(checked):
    wrong = {**SECOND, "2012604": Decimal("44.00")}
    for words in ("上年数已按同口径调整。", "因机构改革，上年数与上年公开数不同。"):
        [found] = told(checked(NOW.but(past=wrong, before=words), LAST))
        assert found.severity is gb.Severity.NOTICE


def test_a_figure_that_the_earlier_document_contradicts_is_a_notice(checked):
    slip = LAST.but(past=None, said=None).text.replace("41.00", "14.00")
    [found] = told(checked(NOW.but(said=None), _AsText(2024, slip)))
    assert found.severity is gb.Severity.NOTICE
    assert "本身有误" in found.message


@frozen
class _AsText:
    """A document as it stands."""

    year: int
    text: str


def test_a_column_of_other_figures_is_one_notice(checked):
    other = {code: value * 2 for code, value in SECOND.items()}
    other["2012604"] += 1
    [found] = told(checked(NOW.but(past=other, said=None), LAST))
    assert found.severity is gb.Severity.NOTICE
    assert "可能不是同一口径的数" in found.message


def test_a_line_that_one_document_lacks(checked):
    less = {code: value for code, value in SECOND.items() if code != "2080505"}
    gone = ("208", "20805", "2080505")
    [found] = told(checked(NOW.but(items=less, past=less, left_out=gone, said=None), LAST))
    assert "合计" in found.message
    assert "21.15" in found.message


def test_a_cell_that_was_not_read_accuses_nobody(checked):
    for printed in ("####", "1,2?3"):
        report = checked(NOW.but(printed={"2012604": printed}), LAST)
        assert told(report) == []


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (LAST.but(body="某某市图书馆", items=items_of("9", "8", "7")), "不是同一部门或单位"),
        (NOW.but(items=FIRST), "不早于本文件"),
        (LAST.but(year=2026), "不早于本文件"),
        (LAST.but(level="部门"), "一份是本级"),
        (NOW, "就是本文件"),
    ],
)
def test_a_document_that_does_not_belong_is_told_and_not_compared(checked, other, said):
    report = checked(NOW, other)
    [found] = told(report)
    assert (found.rule, found.severity) == ("previous.document", gb.Severity.NOTICE)
    assert said in found.message
    assert state(report, "previous.tables") == ("not_applicable", 0)


def test_another_name_with_the_same_figures_is_that_of_one_body(checked):
    wrong = {**SECOND, "2080505": Decimal("12.15")}
    report = checked(NOW.but(body="某某市档案和地方志馆", past=wrong, said=None), LAST)
    found = told(report)
    assert [one.rule for one in found] == ["previous.document", "previous.tables"]
    assert {one.severity for one in found} == {gb.Severity.NOTICE}


def test_the_same_year_twice_is_told(checked):
    found = told(checked(NOW, LAST, LAST.but(items=FIRST)))
    assert ["只比对第一份" in one.message for one in found] == [True]


def test_what_is_no_document_is_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(NOW.text, encoding="utf-8")
    own = gb.read_disclosure(path)
    for wrong in ("2024.txt", [own, "2024.txt"], 3):
        with pytest.raises(gb.WrongArgument, match="previous"):
            gb.check(own, previous=wrong)


@pytest.mark.parametrize(
    "against",
    [
        "比2024年执行数",
        "较上年决算数",
        "与2024年完成数相比",
        "比2024年预算执行数",
        "比去年实际支出",
    ],
)
def test_a_change_against_what_was_spent_is_not_one_against_the_budget(checked, against):
    words = f"2025年一般公共预算支出121.55万元，{against}增加10.00万元。"
    assert told(checked(NOW.but(before=words, past=None, said=None), LAST)) == []
    words = "2025年一般公共预算支出121.55万元，比上年预算增加10.00万元。"
    [found] = told(checked(NOW.but(before=words, past=None, said=None), LAST))
    assert (found.rule, found.severity) == ("previous.text", gb.Severity.NOTICE)


def test_where_one_alone_says_that_it_is_of_the_body_alone_it_is_a_notice(checked):
    others = {code: 3 * value for code, value in SECOND.items()}
    assert {
        one.severity for one in told(checked(NOW.but(level="", said=None), LAST.but(items=others)))
    } == {gb.Severity.NOTICE}
    wrong = {**SECOND, "2012604": Decimal("44.00")}
    [found] = told(checked(NOW.but(level="", past=wrong, said=None), LAST))
    assert found.severity is gb.Severity.ERROR
