"""The five faults of design that gave wrong answers, each by inputs of its kind."""

import ast
import pathlib

import pytest

import govbudget
from govbudget import check, reconcile
from govbudget.reconciling.kinds import Kind, Severity
from govbudget.reconciling.table import BudgetTable
from govbudget.tables.lexicon.list_numbers import LIST_NUMBERS

from .budget_text import read_text

SIDES = """某某市档案馆2024年单位预算
表1
收支预算总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
{rows}
收入总计\t{income}\t支出总计\t{spending}
"""
CODED = """某某市档案馆2024年单位预算
表2
一般公共预算支出表
单位：万元
{rows}
"""


def checked(tmp_path, text):
    report = check(read_text(tmp_path, text))
    return {one.rule: one for one in report.rules}, report.findings


def sides(tmp_path, rows, income, spending=None):
    lines = "\n".join("\t".join(row.split(" ")) for row in rows)
    text = SIDES.format(rows=lines, income=income, spending=spending or income)
    return checked(tmp_path, text)


def coded(tmp_path, *rows):
    return checked(tmp_path, CODED.format(rows="\n".join("\t".join(r.split(" ")) for r in rows)))


def told(findings, rule):
    return [one.severity for one in findings if one.rule == rule]


HEAD = "科目编码 科目名称 合计"
NUMBERS = (("1、", "2、", "3、"), ("（一）", "（二）", "（三）"), ("①", "②", "③"), ("", "", ""))

#: The attributes that hold sentences.
SAID = {"reason", "reason_zh", "message", "message_en", "mend", "mend_en", "said", "said_zh"}
#: What takes a text apart.
APART = {
    *("startswith", "endswith", "removeprefix", "removesuffix", "partition", "rpartition"),
    *("split", "rsplit", "find", "index", "count", "match", "fullmatch", "search", "sub"),
}


class TestFaultAAnyReadingThatHoldsIsTaken:
    @pytest.mark.parametrize("numbers", NUMBERS)
    @pytest.mark.parametrize(
        "names",
        [
            ("财政拨款收入", "事业收入", "其他收入"),
            ("事业收入", "经营收入", "其他收入"),
            ("上级补助收入", "附属单位上缴收入", "其他收入"),
        ],
    )
    def test_sources_of_income_are_no_parts_of_each_other(self, tmp_path, numbers, names):
        amounts = zip(numbers, names, (500, 300, 200), strict=True)
        rows = [f"{number}{name} {amount}  " for number, name, amount in amounts]
        assert Severity.ERROR in told(sides(tmp_path, rows, 500)[1], "table.halves")
        assert told(sides(tmp_path, rows, 1000)[1], "table.halves") == []

    @pytest.mark.parametrize("numbers", NUMBERS)
    @pytest.mark.parametrize(
        "names",
        [
            ("教育支出", "住房保障支出", "卫生健康支出"),
            ("工资福利支出", "商品和服务支出", "对个人和家庭的补助"),
            ("机关工资福利支出", "机关商品和服务支出", "对个人和家庭的补助"),
            ("基本支出", "项目支出", "经营支出"),
        ],
    )
    def test_classes_and_kinds_of_spending_are_no_parts_of_each_other(
        self, tmp_path, numbers, names
    ):
        amounts = zip(numbers, names, (500, 300, 200), strict=True)
        rows = [f"  {number}{name} {amount}" for number, name, amount in amounts]
        rows[0] = rows[0].replace("  ", "一、财政拨款收入 500 ", 1)
        assert Severity.ERROR in told(sides(tmp_path, rows, 500)[1], "table.halves")
        rows[0] = rows[0].replace("500", "1000", 1)
        assert told(sides(tmp_path, rows, 1000)[1], "table.halves") == []

    @pytest.mark.parametrize(
        "rows",
        [
            ("财政拨款收入 300 教育支出 300", "上年结转 20  "),
            ("一、财政拨款收入 300 教育支出 300", "上年结转 20  "),
            ("财政拨款收入 300 教育支出 300", "本年收入合计 300  ", "上年结转 20  "),
            ("财政拨款收入 300 教育支出 300", "  结转下年 20"),
        ],
    )
    def test_what_is_carried_over_is_in_the_total_of_all(self, tmp_path, rows):
        assert Severity.ERROR in told(sides(tmp_path, rows, 300)[1], "table.halves")

    def test_what_is_carried_over_is_in_the_total_of_rows_with_codes(self, tmp_path):
        rows = (HEAD, "201 一般公共服务支出 300", " 结转下年 20")
        assert told(coded(tmp_path, *rows, " 支出总计 300")[1], "table.rows") == [Severity.ERROR]
        assert told(coded(tmp_path, *rows, " 支出总计 320")[1], "table.rows") == []
        assert told(coded(tmp_path, *rows, " 本年支出合计 300")[1], "table.rows") == []

    def test_the_funds_of_the_appropriation_are_added_once(self, tmp_path):
        rows = ["财政拨款收入 300 教育支出 300", "一般公共预算 200  ", "政府性基金预算 100  "]
        assert told(sides(tmp_path, rows, 300)[1], "table.halves") == []
        assert Severity.ERROR in told(sides(tmp_path, rows, 600)[1], "table.halves")

    def test_what_nothing_printed_says_is_a_notice_that_says_so(self, tmp_path):
        rows = ["甲类收入 500 教育支出 500", "乙类收入 300  ", "丙类收入 200  "]
        rules, findings = sides(tmp_path, rows, 500)
        [finding] = [one for one in findings if one.rule == "table.halves"]
        assert finding.severity is Severity.NOTICE
        assert "收入总计 = 甲类收入 + 乙类收入 + 丙类收入" in finding.message
        assert finding.message.endswith(
            "只有 收入总计 = 甲类收入 才相等，而表上没有写明这样的从属关系"
        )
        assert rules["table.halves"].state.value == "found"

    def test_parts_without_numbers_below_a_numbered_row_are_its_parts(self, tmp_path):
        rows = ["一、经费收入 500 教育支出 800", "甲类收入 300  ", "乙类收入 200  "]
        rows.append("二、事业收入 300  ")
        assert told(sides(tmp_path, rows, 800)[1], "table.halves") == []

    def test_a_total_amid_the_rows_is_that_of_all(self, tmp_path):
        rows = ("201 一般公共服务支出 500", " 合计 500", "208 社会保障和就业支出 300")
        assert told(coded(tmp_path, HEAD, *rows)[1], "table.rows") == [Severity.NOTICE]

    def test_reconcile_says_so_as_well(self):
        rows = [("201", "", 500), ("", "合计", 500), ("208", "", 300), ("210", "", 200)]
        [finding] = reconcile(BudgetTable.of(rows, ["金额"]))
        assert (finding.kind, finding.severity) == (Kind.OUTLINE, Severity.NOTICE)
        assert finding.instead == "合计 = 201"
        assert finding.message.endswith("合计 = 201 would hold, which nothing printed says")


class TestFaultBProseAsProtocol:
    """No program looks into a sentence that another one made."""

    @pytest.mark.unmeasured
    def test_no_sentence_is_taken_apart(self):
        root = pathlib.Path(govbudget.__file__).parent
        assert [
            f"{path.relative_to(root)}:{node.lineno}"
            for path in sorted((root / "disclosure").rglob("*.py"))
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if self.is_taken_apart(node)
        ] == []

    def is_taken_apart(self, node):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            looks = any(isinstance(one, ast.In | ast.NotIn | ast.Eq) for one in node.ops)
            constant = any(isinstance(one, ast.Constant) and one.value for one in sides)
            return looks and constant and any(map(self.is_said, sides))
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            return False
        texts = (node.func.value, *node.args)
        return node.func.attr in APART and any(map(self.is_said, texts))

    def is_said(self, node):
        return isinstance(node, ast.Attribute) and node.attr in SAID

    @pytest.mark.parametrize(
        ("line", "is_fault"),
        [
            ("lost.reason.startswith('9')", True),
            ("'letters' in one.message", True),
            ("_FORM.search(one.reason)", True),
            ("one.reason == ''", False),
            ("one.kind is Loss.UNREAD", False),
        ],
    )
    def test_the_test_itself(self, line, is_fault):
        nodes = ast.walk(ast.parse(line))
        assert any(map(self.is_taken_apart, nodes)) is is_fault


class TestFaultCOneVocabulary:
    TEXT = SIDES.format(rows="一、财政拨款收入\t300\t一、教育支出\t300", income=300, spending=300)

    @pytest.mark.parametrize("form", LIST_NUMBERS, ids=lambda form: form.example)
    def test_a_wrong_figure_is_told_behind_a_list_number_of_any_form(self, tmp_path, form):
        number = form.example.removesuffix("财政拨款收入").removesuffix("部门概况")
        body = f"\n第三部分 单位预算情况说明\n一、收支预算总体情况\n{number}财政拨款收入250万元。\n"
        _, findings = checked(tmp_path, self.TEXT + body)
        assert told(findings, "text_table.amounts") == [Severity.ERROR]


class TestFaultDColumnsWithoutMeaning:
    @pytest.mark.parametrize(
        "title",
        [
            *("合计", "总计", "小计", "计", "共计", "预算数", "总额", "支出总额", "合计金额"),
            *("预算总数", "全年预算", "全年预算数", "支出总计", "总金额", "合计数"),
        ],
    )
    def test_a_wrong_total_is_told_whatever_its_column_is_called(self, tmp_path, title):
        rows = (
            f"科目编码 科目名称 {title} 基本支出 项目支出",
            "201 一般公共服务支出 12.00 8.00 2.00",
            "20126 档案事务 12.00 8.00 2.00",
            "2012604 档案馆 12.00 8.00 2.00",
        )
        assert told(coded(tmp_path, *rows)[1], "table.columns") == [Severity.ERROR]


class TestFaultEStatesCountedFromWhatWasTold:
    def test_a_balance_whose_cause_another_rule_tells_has_failed(self, tmp_path):
        rows = ["一、财政拨款收入 300 一、教育支出 300"]
        rules, findings = sides(tmp_path, rows, 300, 350)
        balance = rules["table.balance"]
        assert told(findings, "table.halves") == [Severity.ERROR]
        assert (balance.state.value, balance.compared) == ("found", 1)
        assert "原因见另一规则" in balance.reason

    def test_a_balance_with_a_half_of_codes_is_compared(self, tmp_path):
        head = "收入\t\t支出\t\t\n项目\t预算数\t科目编码\t科目名称\t预算数\n"
        text = SIDES.replace("收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n", head)
        text = text.replace("支出总计\t{spending}", "\t支出总计\t{spending}")
        rows = "一、财政拨款收入\t300\t201\t一般公共服务支出\t300"
        for spending, state in ((300, "held"), (350, "found")):
            written = text.format(rows=rows, income=300, spending=spending)
            rules, _ = checked(tmp_path, written)
            assert (rules["table.balance"].state.value, rules["table.balance"].compared) == (
                state,
                1,
            )

    def test_a_row_below_a_lesser_one_is_no_sum_that_holds(self, tmp_path):
        rows = (HEAD, "201 一般公共服务支出 10.00", "20126 档案事务 19.00")
        rules, findings = coded(tmp_path, *rows)
        assert told(findings, "table.rows") == [Severity.ERROR]
        result = rules["table.rows"]
        assert (result.state.value, result.held, result.failed) == ("found", 0, 1)

    def test_each_sum_is_counted_once_for_what_became_of_it(self, tmp_path):
        rows = (
            "科目编码 科目名称 合计 基本支出 项目支出",
            "201 一般公共服务支出 12.00 8.00 4.00",
            "20126 档案事务 12.00 8.00 4.00",
            "2012604 档案馆 9.00 5.00 4.00",
            " 合计 12.00 8.00 4.00",
        )
        rules, findings = coded(tmp_path, *rows)
        rows, columns = rules["table.rows"], rules["table.columns"]
        assert told(findings, "table.rows") == [Severity.ERROR]
        # Three sums of rows in three columns: 20126 fails in two of them for one cause.
        assert (rows.held, rows.failed, rows.elsewhere, rows.open) == (7, 2, 0, 0)
        assert (columns.held, columns.failed, columns.elsewhere) == (4, 0, 0)

    def test_a_sum_with_a_cell_that_was_not_read_is_open(self, tmp_path):
        rows = (HEAD, "201 一般公共服务支出 10.00", "20126 档案事务 见附件", " 合计 10.00")
        result = coded(tmp_path, *rows)[0]["table.rows"]
        assert (result.state.value, result.held, result.open) == ("held", 1, 1)
