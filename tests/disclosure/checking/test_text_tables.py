"""What the text says against the tables."""

import pytest

from govbudget.disclosure.checks.text_table.amounts import TextTableAmounts
from govbudget.disclosure.checks.text_table.lists import TextTableLists
from govbudget.disclosure.checks.text_table.others import Others
from govbudget.disclosure.checks.text_table.personnel import Personnel
from govbudget.disclosure.checks.text_table.projects import TextTableProjects
from govbudget.tables.columns import Column

from .text_made import (
    BASIC,
    EXPENDITURE,
    FINAL,
    GENERAL,
    TABLES,
    THREE,
    TOTALS,
    ask,
    errors,
    read,
    severities,
)

CARRIED = """
财政拨款收支预算总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、本年收入\t1,050.00\t一、本年支出\t1,200.00
（一）一般公共预算拨款\t1,000.00\t（一）一般公共服务支出\t1,200.00
（二）政府性基金预算拨款\t50.00\t\t
二、上年结转\t150.00\t二、结转下年\t
（一）一般公共预算拨款\t120.00\t\t
（二）政府性基金预算拨款\t30.00\t\t
收入总计\t1,200.00\t支出总计\t1,200.00
"""


class TestAmounts:
    @pytest.mark.parametrize(
        "sentence",
        [
            "2024年收支总预算1200万元。",
            "收入预算1200.00万元，其中：一般公共预算拨款收入1200万元，政府性基金预算拨款收入0万元。",
            "支出预算1200万元，其中：基本支出900万元，项目支出300万元。",
            "一般公共预算支出1200万元，其中：一般公共服务支出（类）1000万元。",
            "一般公共预算基本支出900万元，其中：工资福利支出770万元，商品和服务支出130万元。",
            "一般公共服务支出（类）档案事务（款）档案馆（项）1000万元。",
        ],
    )
    def test_holds(self, tmp_path, sentence):
        look = ask(TextTableAmounts, read(tmp_path, sentence, tables=TABLES))
        assert look.findings == []
        assert look.compared

    def test_fiscal_money_lies_between_two_that_agree(self, tmp_path):
        # 事业收入 pays for one class; what the others have is all 财政拨款.
        more = EXPENDITURE.replace("1,200.00", "1,210.00").replace(
            "900.00\t800.00", "910.00\t810.00"
        )
        more = f"{more.rstrip()}\n221\t住房保障支出\t10.00\t10.00\t10.00\t\t\n"
        tables = TOTALS.replace("1,200.00", "1,210.00") + more + GENERAL
        sentence = "财政拨款支出1200万元，其中：“一般公共服务支出-档案事务-档案馆”科目{}万元。"
        look = ask(TextTableAmounts, read(tmp_path, sentence.format("1000.00"), tables=tables))
        assert look.findings == []
        (message,) = errors(
            ask(TextTableAmounts, read(tmp_path, sentence.format("1010.00"), tables=tables))
        )
        assert "1,000.00万元" in message

    @pytest.mark.parametrize(
        ("sentence", "figures"),
        [
            ("2024年收支总预算1020万元。", ("1,020万元", "1,200.00万元")),
            (
                "支出预算1200万元，其中：基本支出900万元，项目支出330万元。",
                ("330万元", "300.00万元"),
            ),
            (
                "一般公共服务支出（类）档案事务（款）档案馆（项）100.00万元。",
                ("100.00万元", "1,000.00万元"),
            ),
            ("一般公共预算基本支出900万元，其中：工资福利支出707万元。", ("707万元", "770.00万元")),
            ("收入预算1200万元，其中：一般公共预算拨款收入0万元。", ("0万元", "1,200.00万元")),
        ],
    )
    def test_other_figures(self, tmp_path, sentence, figures):
        look = ask(TextTableAmounts, read(tmp_path, sentence, tables=TABLES))
        (message,) = errors(look)
        assert all(one in message for one in figures)
        (finding,) = look.findings
        assert finding.places[0].paragraph is not None
        assert finding.places[-1].table is not None
        assert finding.mend

    def test_one_cause_is_told_once(self, tmp_path):
        look = ask(
            TextTableAmounts,
            read(
                tmp_path, "2024年收支总预算1020万元。", "（一）收支总预算1020万元。", tables=TABLES
            ),
        )
        (finding,) = look.findings
        assert len({one.paragraph for one in finding.places if one.table is None}) == 2

    def test_cut_instead_of_rounded(self, tmp_path):
        tables = EXPENDITURE.replace("万元", "元").replace("1,000.00", "3,141,592.65")
        sentence = "一般公共服务支出（类）档案事务（款）档案馆（项）314.{}万元。"
        assert (
            ask(TextTableAmounts, read(tmp_path, sentence.format("16"), tables=tables)).findings
            == []
        )
        look = ask(TextTableAmounts, read(tmp_path, sentence.format("15"), tables=tables))
        assert severities(look) == ["rounding"]
        assert "314.16" in look.findings[0].mend

    def test_other_money_settles_nothing(self, tmp_path):
        tables = TOTALS + GENERAL.replace("1,200.00", "900.00")
        look = ask(TextTableAmounts, read(tmp_path, "财政拨款收支总预算950万元。", tables=tables))
        assert look.state.value == "not_determinable"

    def test_a_class_may_cover_more_than_the_basic_table(self, tmp_path):
        sentence = "财政拨款支出按经济分类：商品和服务支出250万元。"
        look = ask(TextTableAmounts, read(tmp_path, sentence, tables=TABLES))
        assert look.findings == []

    def test_a_blank_says_that_there_is_none(self, tmp_path):
        sentence = "收入预算1200万元，其中：政府性基金预算拨款收入50万元。"
        look = ask(TextTableAmounts, read(tmp_path, sentence, tables=TABLES))
        assert errors(look)

    @pytest.mark.parametrize(
        "sentence",
        [
            "政府性基金预算当年拨款收入50.00万元、上年结转30.00万元。",
            "一般公共预算当年拨款收入1000.00万元、上年结转120.00万元；"
            "政府性基金预算当年拨款收入50.00万元、上年结转30.00万元。",
            "财政拨款收入预算1200.00万元，其中：上年结转30.00万元。",
            "财政拨款收入预算1200.00万元，其中：上年结转110.00万元、上年结转40.00万元。",
        ],
    )
    def test_carry_over_of_one_money(self, tmp_path, sentence):
        look = ask(TextTableAmounts, read(tmp_path, sentence, tables=CARRIED))
        assert look.findings == []

    def test_carry_over_that_no_row_has(self, tmp_path):
        sentence = "财政拨款收入预算1200.00万元，其中：上年结转130.00万元。"
        (message,) = errors(ask(TextTableAmounts, read(tmp_path, sentence, tables=CARRIED)))
        assert "150.00万元" in message
        sentence = "政府性基金预算当年拨款收入50.00万元、上年结转120.00万元。"
        assert ask(TextTableAmounts, read(tmp_path, sentence, tables=CARRIED)).findings == []

    def test_words_that_name_their_money_mean_no_other(self, tmp_path):
        sentence = "收入预算1200.00万元，其中：一般公共预算拨款收入50.00万元。"
        (message,) = errors(ask(TextTableAmounts, read(tmp_path, sentence, tables=CARRIED)))
        assert "1,000.00万元" in message

    def test_no_figures(self, tmp_path):
        look = ask(TextTableAmounts, read(tmp_path, "本局负责档案工作。", tables=TABLES))
        assert look.state.value == "not_applicable"

    @pytest.mark.parametrize(
        ("title", "part"),
        [
            ("基本支出/小计", "basic"),
            ("基本支出/公用经费", "public"),
            ("2024年预算数", ""),
            ("2024年比2023年增减", None),
            ("上级补助收入", None),
        ],
    )
    def test_columns(self, title, part):
        assert Column.of(title).spending == part


class TestPersonnel:
    def test_holds(self, tmp_path):
        sentence = "一般公共预算基本支出900万元，其中：人员经费800万元，公用经费100万元。"
        assert ask(Personnel, read(tmp_path, sentence, tables=TABLES)).compared == 2

    def test_explained_by_what_is_booked_in_the_other_column(self, tmp_path):
        sentence = "一般公共预算基本支出900万元，其中：人员经费770万元，公用经费130万元。"
        (message,) = errors(look := ask(Personnel, read(tmp_path, sentence, tables=TABLES)))
        assert "30239其他交通费用" in message
        assert "30.00万元" in message
        assert "800万元" in look.findings[0].mend

    def test_explained_by_several_rows(self, tmp_path):
        tables = TABLES.replace(
            "30239\t其他交通费用\t30.00\t30.00\t",
            "30239\t其他交通费用\t20.00\t20.00\t\n30240\t税金及附加费用\t10.00\t10.00\t",
        )
        sentence = "一般公共预算基本支出900万元，其中：人员经费770万元，公用经费130万元。"
        (message,) = errors(ask(Personnel, read(tmp_path, sentence, tables=tables)))
        assert "30239" in message
        assert "30240" in message

    def test_not_explained(self, tmp_path):
        sentence = "一般公共预算基本支出900万元，其中：人员经费780万元，公用经费101万元。"
        look = ask(Personnel, read(tmp_path, sentence, tables=TABLES))
        assert len(errors(look)) == 2
        assert not any("30239" in one for one in errors(look))

    def test_rows_of_a_final_account(self, tmp_path):
        tables = """
一般公共预算财政拨款基本支出决算表
单位：万元
科目编码\t科目名称\t决算数
301\t工资福利支出\t90.00
30101\t基本工资\t90.00
人员经费合计\t\t90.00
302\t商品和服务支出\t10.00
30201\t办公费\t10.00
公用经费合计\t\t10.00
"""
        sentence = "一般公共预算财政拨款基本支出100万元，其中：人员经费90万元，公用经费11万元。"
        (message,) = errors(ask(Personnel, read(tmp_path, sentence, head=FINAL, tables=tables)))
        assert "公用经费" in message

    def test_no_table(self, tmp_path):
        look = ask(Personnel, read(tmp_path, "一般公共预算基本支出9万元，其中：人员经费8万元。"))
        assert look.state.value == "not_determinable"
        assert ask(Personnel, read(tmp_path, "没有。")).state.value == "not_applicable"


LIST = "人员经费800万元，主要包括：{}；公用经费100万元，主要包括：{}。"
STAFF = "基本工资、机关事业单位基本养老保险缴费、其他交通费用"


class TestLists:
    def test_holds(self, tmp_path):
        sentence = LIST.format(STAFF, "办公费、工会经费")
        look = ask(TextTableLists, read(tmp_path, sentence, tables=TABLES))
        assert (look.findings, look.compared) == ([], 5)

    @pytest.mark.parametrize("extra", ["邮电费", "印刷费"])
    def test_a_name_without_an_amount(self, tmp_path, extra):
        sentence = LIST.format(STAFF, f"办公费、工会经费、{extra}")
        (message,) = errors(ask(TextTableLists, read(tmp_path, sentence, tables=TABLES)))
        assert extra in message

    def test_a_class_that_is_not_there(self, tmp_path):
        sentence = LIST.format(f"{STAFF}、奖励金", "办公费、工会经费")
        (message,) = errors(ask(TextTableLists, read(tmp_path, sentence, tables=TABLES)))
        assert "奖励金" in message

    def test_nothing_is_sure_where_rows_are_missing(self, tmp_path):
        tables = TABLES.replace("30201\t办公费\t90.00\t\t90.00\n", "")
        sentence = LIST.format(STAFF, "印刷费、工会经费")
        assert errors(ask(TextTableLists, read(tmp_path, sentence, tables=tables))) == []

    def test_an_omission_is_a_notice(self, tmp_path):
        sentence = LIST.format(STAFF, "办公费、其他")
        assert severities(ask(TextTableLists, read(tmp_path, sentence, tables=TABLES))) == [
            "notice"
        ]
        open_list = LIST.format(STAFF, "办公费、其他等")
        assert ask(TextTableLists, read(tmp_path, open_list, tables=TABLES)).findings == []

    def test_no_table_or_no_list(self, tmp_path):
        sentence = LIST.format(STAFF, "办公费、工会经费")
        assert ask(TextTableLists, read(tmp_path, sentence)).state.value == "not_determinable"
        assert (
            ask(TextTableLists, read(tmp_path, "无。", tables=TABLES)).state.value
            == "not_applicable"
        )

    def test_a_table_without_a_column_of_the_whole(self, tmp_path):
        tables = BASIC.replace("\t合计\t人员", "\t人员").replace("\t\t900.00", "\t")
        for amount in ("770.00", "570.00", "200.00", "130.00", "90.00", "10.00", "30.00"):
            tables = tables.replace(f"\t{amount}\t{amount}", f"\t{amount}")
            tables = tables.replace(f"\t{amount}\t\t{amount}", f"\t\t{amount}")
        tables = tables.replace("\t130.00\t30.00", "\t30.00").replace("邮电费\t\t\t", "邮电费\t\t")
        sentence = LIST.format(STAFF, "办公费、邮电费、工会经费")
        (message,) = errors(ask(TextTableLists, read(tmp_path, sentence, tables=tables)))
        assert "邮电费" in message


TARGETS = """
项目绩效目标表
单位：万元
项目名称\t{}
预算资金情况\t{}
总体目标\t完成任务
绩效指标\t一级指标\t二级指标\t三级指标
\t产出指标\t数量指标\t数量
"""
TWO = TARGETS.format("项目甲", "100.00") + TARGETS.format("项目乙", "200.00")
COUNT = "2024年实际编制绩效目标的特定目标类项目共{}个，涉及资金{}万元。"


class TestProjects:
    @pytest.mark.parametrize(
        ("count", "money", "found"),
        [
            ("2", "300", []),
            ("1", "100", ["error"]),
            ("2", "310", ["error"]),
            ("3", "300", ["error"]),
            ("5", "900", ["notice"]),
        ],
    )
    def test_counts(self, tmp_path, count, money, found):
        look = ask(TextTableProjects, read(tmp_path, COUNT.format(count, money), tables=TWO))
        assert severities(look) == found

    @pytest.mark.parametrize(("count", "found"), [(2, []), (1, ["notice"])])
    def test_a_list_of_projects(self, tmp_path, count, found):
        listed = (
            "\n项目绩效目标表\n单位：万元\n项目名称\t金额\n甲\t100.00\n乙\t200.00\n合计\t300.00\n"
        )
        sentence = COUNT.format(count, "300")
        assert severities(ask(TextTableProjects, read(tmp_path, sentence, tables=listed))) == found

    def test_without_money(self, tmp_path):
        sentence = "2024年实际编制绩效目标的特定目标类项目共{}个。"
        assert ask(TextTableProjects, read(tmp_path, sentence.format(2), tables=TWO)).findings == []
        assert errors(ask(TextTableProjects, read(tmp_path, sentence.format(1), tables=TWO)))

    def test_nothing_to_compare(self, tmp_path):
        look = ask(TextTableProjects, read(tmp_path, COUNT.format("2", "300")))
        assert look.state.value == "not_determinable"
        assert (
            ask(TextTableProjects, read(tmp_path, "无。", tables=TWO)).state.value
            == "not_applicable"
        )


BOUGHT = """
政府采购支出预算表
单位：万元
单位名称\t项目名称\t总计
合计\t\t{}
某某市样例局\t项目甲\t{}
"""


class TestOthers:
    @pytest.mark.parametrize(
        ("said", "printed", "found"),
        [("50", "50.00", []), ("5", "50.00", ["error"]), ("0", "", []), ("5", "", ["notice"])],
    )
    def test_procurement(self, tmp_path, said, printed, found):
        tables = BOUGHT.format(printed, printed)
        look = ask(Others, read(tmp_path, f"2024年政府采购预算{said}万元。", tables=tables))
        assert severities(look) == found

    def test_operating_costs_beside_the_three_public(self, tmp_path):
        tables = """
2024年部门“三公”经费和机关运行经费预算表
单位：万元
“三公”经费预算数\t\t机关运行经费预算数
合计\t公务接待费\t
2.00\t2.00\t45.60
"""
        sentence = "2024年机关运行经费预算为{}万元。"
        held = ask(Others, read(tmp_path, sentence.format("45.6"), tables=tables))
        assert (held.findings, held.compared) == ([], 1)
        assert errors(ask(Others, read(tmp_path, sentence.format("46.5"), tables=tables)))

    @pytest.mark.parametrize(("said", "found"), [("100", []), ("60", []), ("130", ["notice"])])
    def test_operating_costs_are_part_of_public_expenses(self, tmp_path, said, found):
        sentence = f"2024年机关运行经费预算为{said}万元。"
        assert severities(ask(Others, read(tmp_path, sentence, tables=TABLES))) == found

    def test_nothing_to_compare(self, tmp_path):
        look = ask(Others, read(tmp_path, "2024年政府采购预算5万元。", tables=THREE))
        assert look.state.value == "not_applicable"
        tables = BOUGHT.replace("合计\t\t{}\n", "").format("5.00")
        look = ask(Others, read(tmp_path, "2024年政府采购预算5万元。", tables=tables))
        assert look.state.value == "not_determinable"
