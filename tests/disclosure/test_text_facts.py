"""What the running text of a budget says."""

import json
from decimal import Decimal

import pytest

from govbudget.amounts import Amount, Unit
from govbudget.disclosure.text import (
    EXPLANATION,
    UNRECOGNISED,
    Direction,
    Fact,
    FactKind,
    Identity,
    Measure,
    Scope,
    read_facts,
    read_identity,
    unread_amounts,
)
from govbudget.disclosure.text.facts_flat import flat_form
from govbudget.io.source import Paragraph
from govbudget.jsonform import converter

BUDGET = Identity("某某局", 2024, "budget", "department")
FINAL = Identity("某某局", 2023, "final account", "department")


def wan(number):
    return Amount(Decimal(number), Unit.WAN)


def read(*lines, identity=BUDGET):
    return read_facts([Paragraph(line, 1) for line in lines], identity)


def final(*lines):
    return read(*lines, identity=FINAL)


def said(facts):
    """Subject, scope, code and amount of the amounts."""
    return [
        (fact.subject, fact.scope.value, fact.code, str(fact.amount.value))
        for fact in facts
        if fact.kind is FactKind.AMOUNT
    ]


class TestAmounts:
    @pytest.mark.parametrize(
        ("sentence", "subject", "scope"),
        [
            ("某某局2024年收支总预算10.5万元。", "total", "all"),
            ("2024年收入支出总计10.5万元", "total", "all"),
            ("2024年财政拨款收支总预算 10.5 万元。", "total", "fiscal"),
            ("收入预算10.5万元", "revenue", "all"),
            ("本年收入合计10.5万元", "revenue.current", "all"),
            ("收入总计10.5万元", "revenue.total", "all"),
            ("当年财政拨款收入10.5万元", "revenue.current", "fiscal"),
            ("一般公共预算拨款收入10.5万元", "revenue", "general"),
            ("财政专户管理资金收入10.5万元", "revenue", "special_account"),
            ("财政专户管理资金10.5万元", "revenue", "special_account"),
            ("单位资金收入10.5万元", "revenue", "unit_funds"),
            ("事业收入10.5万元", "revenue.business", ""),
            ("事业单位经营收入10.5万元", "revenue.operating", ""),
            ("上年结转结余10.5万元", "carry_over", ""),
            ("年末结转和结余10.5万元", "carry_out", ""),
            ("支出预算10.5万元", "spending", "all"),
            ("政府性基金拨款支出预算10.5万元", "spending", "government_fund"),
            ("国有资本经营预算拨款支出预算为10.5万元", "spending", "state_capital"),
            ("2024年一般公共预算基本支出10.5万元", "spending.basic", "general"),
            ("2024年一般公共预算当年拨款10.5万元", "appropriation", "general"),
            ("项目支出10.5万元", "spending.project", ""),
            ("人员经费10.5万元", "spending.personnel", ""),
            ("日常公用经费10.5万元", "spending.public", ""),
            ("一般公共预算安排的“三公”经费预算数10.5万元", "three_public", ""),
            ("因公出国（境）费用10.5万元", "three_public.abroad", ""),
            ("公务接待费支出10.5万元", "three_public.reception", ""),
            ("公务用车购置及运行维护费10.5万元", "three_public.vehicles", ""),
            ("公务用车购置10.5万元", "three_public.vehicle_purchase", ""),
            ("公务用车运行维护费10.5万元", "three_public.vehicle_running", ""),
            ("国内公务接待费10.5万元", "three_public.reception_domestic", ""),
            ("某某局财政拨款的机关运行经费预算为10.5万元", "agency_running", ""),
            ("某某局下属1家机关和2家事业单位的机关运行经费10.5万元", "agency_running", ""),
            ("2024年本级等3家行政单位的机关运行经费财政拨款预算10.5万元", "agency_running", ""),
            ("某某局2024年度政府采购预算总额10.5万元", "procurement", ""),
            ("政府采购货物预算10.5万元", "procurement.goods", ""),
            ("服务采购金额10.5万元", "procurement.services", ""),
            ("政府购买服务预算10.5万元", "purchased_services", ""),
            ("债务支出10.5万元", "debt", ""),
        ],
    )
    def test_what_words_name(self, sentence, subject, scope):
        (fact,) = read(sentence)

        assert (fact.subject, fact.scope, fact.amount) == (subject, scope, wan("10.5"))
        assert (fact.kind, fact.measure, fact.year) == (FactKind.AMOUNT, Measure.BUDGET, 2024)

    @pytest.mark.parametrize(
        ("printed", "amount"),
        [
            ("１，２３４．５０万元", wan("1234.50")),
            ("1,234.50 万 元", wan("1234.50")),
            ("12345元", Amount(Decimal(12345), Unit.YUAN)),
            ("1.2亿元", Amount(Decimal("1.2"), Unit.YI)),
            ("3千万元", Amount(Decimal(30), Unit.MILLION)),
            ("-5万元", wan(-5)),
            ("0万元", wan(0)),
            ("100万", wan(100)),
        ],
    )
    def test_how_amounts_are_printed(self, printed, amount):
        (fact,) = read(f"支出预算{printed}，如期执行。")

        assert fact.amount == amount

    @pytest.mark.parametrize(
        "sentence",
        [
            "2024年12月31日前完成，文号〔2023〕22号，科目2010350。",
            "支出预算编制单位5家，人员120人。",
            "补助标准为每人100元/月。",
            "单价100万元（含）以上的要公开招标，3000万元及以下的除外。",
            "完成产值约100万，同比持平。",
        ],
    )
    def test_what_is_no_figure_of_the_budget(self, sentence):
        assert read(sentence) == ()

    def test_nought_without_a_unit(self):
        (fact,) = read("国有资本经营预算拨款支出预算为0。")

        assert (fact.scope, fact.amount) == (Scope.STATE_CAPITAL, Amount(Decimal(0)))

    @pytest.mark.parametrize(
        "sentence",
        [
            "完成一般公共预算收入100万元。",
            "压减“三公”经费5万元。",
            "追加人员经费5万元。",
            "非税项目支出5万元。",
            "奖励先进5万元。",
            "住房公积金5万元。",
            "安排三百万元。",
        ],
    )
    def test_what_is_not_understood_is_said(self, sentence):
        (fact,) = unread_amounts(read(sentence))

        assert fact.subject == UNRECOGNISED
        assert fact.sentence == sentence

    @pytest.mark.parametrize(
        "head",
        [
            "某某局",
            "本局",
            "我局",
            "本部门2024年",
            "某某局及下属单位",
            "某某局本级及所属2家单位",
            "局",
            "",
        ],
    )
    def test_the_whole_body(self, head):
        assert said(read(f"{head}支出预算5万元。")) == [("spending", "all", "", "5")]

    @pytest.mark.parametrize(
        "head",
        [
            "某某局本级2024年",
            "甲乙中心",
            "下属单位",
            "某某局所属甲乙中心",
            "某某局（本级）",
            "甲" * 70,
        ],
    )
    def test_a_part_of_the_body(self, head):
        assert [fact.subject for fact in read(f"{head}支出预算5万元。")] == [UNRECOGNISED]

    def test_the_figure_and_its_place(self):
        text = "2024 年收入预算 1,000.00 万元；支出预算 900 万元。"
        first, second = read("第四部分 预算说明", "一、总体情况", text)

        assert text[slice(*first.span)] == "1,000.00 万元"
        assert text[slice(*second.span)] == "900 万元"
        assert (first.paragraph, first.page, first.sentence) == (2, 1, text)
        assert first.chapter == ("第四部分预算说明", "一、总体情况")

    def test_names_of_the_book(self):
        facts = read(
            "支出预算30万元，其中：一般公共服务支出10万元、住房保障支出8万元，",
            "基本支出12万元，其中：工资福利支出9万元，商品和服务支出3万元。",
        )

        assert said(facts)[1:3] == [
            ("spending.function", "all", "201", "10"),
            ("spending.function", "all", "221", "8"),
        ]
        assert [fact.code for fact in facts[4:]] == ["301", "302"]
        assert [fact.part_of for fact in facts] == [None, 0, 0, None, 3, 3]
        assert facts[1].listed == facts[2].listed != facts[4].listed

    @pytest.mark.parametrize(
        ("words", "code"),
        [
            ("“一般公共服务支出（类）财政事务（款）行政运行（项）”科目", "2010601"),
            ("教育支出（类）普通教育（款）小学教育（项）2024年预算数为", "2050202"),
            ("“住房保障支出-住房改革支出-住房公积金”科目", "2210201"),
            ("住房保障支出-住房改革支出-购房补贴", "2210203"),
            ("卫生健康支出（类）", "210"),
            ("教育支出（205）普通教育（20502）小学教育（2050202）：2024年预算", "2050202"),
            ("小学教育（2050202）", "2050202"),
            ("“教育支出”科目", "205"),
            ("卫生健康支出（类）卫生健康支出（款）某某事务（项）", ""),
            ("“甲支出-乙支出”科目", ""),
        ],
    )
    def test_paths_of_names(self, words, code):
        (fact,) = read(f"1. {words}5万元，主要用于日常工作。")

        assert (fact.subject, fact.code) == ("spending.function", code)
        assert fact.purpose == "日常工作"

    def test_families_in_one_sentence(self):
        facts = read(
            "二、财政拨款收支预算情况说明",
            "支出预算按功能分类包括：一般公共服务支出5万元、其他支出1万元；"
            "按经济分类包括：工资福利支出4万元、其他支出2万元。",
        )

        assert said(facts) == [
            ("spending.function", "fiscal", "201", "5"),
            ("spending.function", "fiscal", "229", "1"),
            ("spending.economic", "fiscal", "301", "4"),
            ("spending.economic", "fiscal", "399", "2"),
        ]
        assert facts[1].listed != facts[2].listed

    def test_carry_over_beside_a_fund(self):
        facts = read(
            "财政拨款收支总预算300万元。",
            "收入包括：一般公共预算当年拨款收入100万元、上年结转20万元；"
            "政府性基金预算当年拨款收入50万元、上年结转30万元。",
            "收入包括：一般公共预算拨款收入100万元、政府性基金预算拨款收入50万元、上年结转50万元。",
            "财政专户管理资金收入9万元、政府性基金预算上年结转30万元。",
        )
        found = [one.scope for one in facts if one.subject == "carry_over"]
        fund = Scope.GOVERNMENT_FUND
        assert found[:2] == [Scope.GENERAL, fund]
        assert found[3:] == [fund]

    def test_what_follows_an_unknown_amount_is_said_of_it(self):
        facts = read(
            "收入预算1000万元，其中：一般公共预算拨款收入100万元，占10%，比上年增加10万元；"
            "门诊收入500万元，占55%，比上年450万元增加50万元，增长20%，完成预算的80%。",
            "支出预算1000万元，其中：基本支出600万元（其中：门诊费用5万元），占60%；"
            "其他用途90万元，占本年支出的9%。",
            "基本支出600万元，其中：门诊费用5万元，占1%。",
            "收入预算1000万元，其中：住院收入400万元，比上年380万元增加20万元，占40%。",
        )
        shares = [one for one in facts if one.kind is FactKind.SHARE]

        assert [(one.label, one.amount, one.base) for one in shares] == [
            ("一般公共预算拨款收入", wan("100"), wan("1000")),
            ("门诊收入", wan("500"), wan("1000")),
            ("基本支出", wan("600"), wan("1000")),
            ("其他用途", wan("90"), None),
            ("门诊费用", wan("5"), None),
            ("住院收入", wan("400"), wan("1000")),
        ]
        (change,) = [one for one in facts if one.kind is FactKind.CHANGE]
        assert change.change == wan("10")
        assert not [one for one in facts if one.kind is FactKind.COMPLETION]

    def test_parts_over_several_paragraphs(self):
        facts = read(
            "（一）收入预算9万元，包括：",
            "1. 一般公共预算拨款收入8万元；",
            "2. 上年结转结余1万元。",
            "（二）支出预算9万元。",
            "人员经费2万元；",
        )

        assert [fact.part_of for fact in facts] == [None, 0, 0, None, None]

    def test_numbers_below_numbers(self):
        facts = read(
            "（一）收入预算总计9万元。包括：",
            "1. 本年收入合计8万元。",
            "（1）一般公共预算拨款收入7万元。",
            "（2）事业收入1万元。",
            "2. 上年结转1万元。",
            "（1）其他收入1万元。",
        )

        assert [fact.part_of for fact in facts] == [None, 0, 1, 1, 0, 4]
        assert facts[2].listed == facts[3].listed != facts[1].listed == facts[4].listed

    def test_the_initial_budget_of_a_budget(self):
        facts = read("收入预算：2024年年初预算数5万元，其中，一般公共预算拨款4万元。")

        assert [(fact.measure, fact.part_of) for fact in facts] == [
            *(("budget", None), ("budget", 0))
        ]

    def test_figures_in_brackets(self):
        facts = read(
            "公务用车购置及运行费6万元（公务用车购置费4万元、公务用车运行费2万元），比上年减少1万元。"
        )

        assert [fact.subject.removeprefix("three_public.") for fact in facts] == [
            *("vehicles", "vehicle_purchase", "vehicle_running", "vehicles")
        ]
        assert facts[3].about == 0

    def test_what_stands_beside(self):
        facts = read(
            "基本支出6万元，其中人员支出5万元，公用支出1万元；项目支出4万元。",
            "财政拨款收入预算9万元，包括本年收入8万元，支出预算1万元。",
            "小学教育（2050299）5万元。2023年度财政拨款支出预算5万元。",
        )

        assert [fact.part_of for fact in facts] == [None, 0, 0, None, None, 4, None, None, None]
        assert (facts[5].scope, facts[7].subject) == (Scope.FISCAL, UNRECOGNISED)
        assert (facts[8].subject, facts[8].year) == ("spending", 2023)

    def test_among_and_brackets(self):
        facts = read(
            "支出预算9万元。在支出预算中，其中基本支出5万元、项目支出4万元。",
            "“三公”经费9万元，其中：公务用车购置及运行费6万元（其中：公务用车购置费4万元，"
            "公务用车运行费2万元），公务接待费3万元。",
        )

        assert [fact.part_of for fact in facts] == [None, 0, 0, None, 3, 4, 4, 3]


class TestChanges:
    def test_change_and_percent(self):
        amount, change = read("收支预算90万元，比上年减少10万元，降低10.00%。")

        assert change.kind is FactKind.CHANGE
        assert (change.amount, change.change, change.percent) == (
            wan(90),
            wan(10),
            Decimal("10.00"),
        )
        assert (change.direction, change.against) == (Direction.DECREASE, "last_year")
        assert (change.base_year, change.about, change.same) == (2023, 0, amount.same)

    @pytest.mark.parametrize(
        ("words", "direction"),
        [
            ("与上年持平，无增减变化", Direction.LEVEL),
            ("与2023年预算一致", Direction.LEVEL),
            ("比2023年预算持平", Direction.LEVEL),
            ("较上年预算数增加0万元，增长0%", Direction.INCREASE),
            ("比上年预算增加（减少）1万元", None),
            ("同比下降5%", Direction.DECREASE),
        ],
    )
    def test_directions(self, words, direction):
        _, change = read(f"1. 公务接待费5万元，{words}。主要是厉行节约。")

        assert (change.subject, change.direction) == ("three_public.reception", direction)
        assert change.base_year == 2023

    def test_the_percent_of_a_change_may_compare_again(self):
        _, change = read("支出预算9万元，比上年增加1万元，同比增长12.5%，占比提高5个百分点。")

        assert (change.change, change.percent) == (wan(1), Decimal("12.5"))

    def test_last_years_figure(self):
        now, past, change = read("支出预算9万元，较上年预算数8万元增加1万元。")

        assert (past.year, past.amount, past.part_of) == (2023, wan(8), None)
        assert (change.base, change.change, change.amount) == (wan(8), wan(1), now.amount)

    def test_from_and_to(self):
        past, now, change = read("机关运行经费由2022年的10万元增加到12万元。")

        assert (past.year, past.amount, now.amount) == (2022, wan(10), wan(12))
        assert (change.base, change.change, change.direction) == (wan(10), None, "increase")

    def test_level_with_the_figure_again(self):
        _, change = read("公务用车购置费0万元，与2023年预算一致0万元。")

        assert change.base == wan(0)

    def test_level_with_another_figure(self):
        *_, other = read("公务用车购置费0万元，与2023年预算一致，2万元。")

        assert other.kind is FactKind.AMOUNT

    def test_label_behind_the_comparison(self):
        facts = final("收入支出总计9万元。与2022年度相比，收入支出总计减少1万元，下降10%。")

        assert facts[1].about == 0
        assert (facts[1].base_year, facts[1].percent) == (2022, Decimal(10))

    def test_levels_of_parts(self):
        facts = final(
            "“三公”经费支出决算为3万元。2023年度“三公”经费支出决算数与2022年度持平。"
            "其中：因公出国（境）费支出决算持平；公务接待费支出决算持平。"
        )

        assert [fact.subject for fact in facts[1:]] == [
            *("three_public", "three_public.abroad", "three_public.reception")
        ]
        assert {fact.direction for fact in facts[1:]} == {Direction.LEVEL}

    def test_several_comparisons(self):
        facts = final(
            "机关运行经费支出5万元，比年初预算数减少1万元，比2022年增加2万元，较调整预算数减少3万元，"
            "较同期增加4万元。"
        )

        assert [(fact.against, fact.base_year) for fact in facts[1:]] == [
            *(("initial_budget", None), ("last_year", 2022)),
            *(("revised_budget", None), ("last_year", 2022)),
        ]

    @pytest.mark.parametrize(
        "sentence",
        [
            "追加安排减少5万元。",
            "不明事项增加到5万元。",
            "不明事项比上年减少5万元。",
        ],
    )
    def test_what_changed_is_not_sure(self, sentence):
        facts = read(sentence)

        assert [fact.subject for fact in facts] == [UNRECOGNISED]

    def test_percent_of_what_is_not_sure(self):
        assert read("不明事项下降5%，持平，完成率5%，占6%。") == ()


class TestReasons:
    def test_amounts_in_a_reason(self):
        facts = read(
            "支出预算9万元，比上年增加2万元，主要原因是人员经费增加3万元，项目支出减1万元。"
        )

        assert [fact.subject for fact in facts[2:]] == [EXPLANATION, EXPLANATION]
        assert facts[2].direction is Direction.INCREASE

    def test_a_reason_ends_where_another_item_begins(self):
        facts = read(
            "公务用车购置费5万元，比上年减少1万元，主要原因是车型不同；"
            "公务用车运行费2万元，比上年增加1万元，主要原因是里程增加；二是增加3万元。"
        )

        assert said(facts)[1][0] == "three_public.vehicle_running"
        assert facts[-1].subject == EXPLANATION

    def test_a_reason_has_no_percent_level_or_count(self):
        facts = read("支出预算9万元，主要原因是压减5%，设备3台，与上年持平，决算数小于预算数。")

        assert len(facts) == 1

    def test_purposes(self):
        facts = read("项目支出9万元，主要用于培训3万元；其他收入2万元。")

        assert [fact.subject for fact in facts] == [
            *("spending.project", EXPLANATION, "revenue.other")
        ]


class TestFinalAccounts:
    def test_an_item(self):
        initial, result, done, order = final(
            "1、教育支出（类）普通教育（款）小学教育（项）。主要用于：日常教学。年初预算为20万元，"
            "支出决算为15万元，完成年初预算的75.00%。决算数小于预算数的主要原因：节约。"
        )

        assert {fact.code for fact in (initial, result, done, order)} == {"2050202"}
        assert (initial.measure, result.measure) == (Measure.INITIAL, Measure.FINAL)
        assert (done.kind, done.amount, done.base) == (FactKind.COMPLETION, wan(15), wan(20))
        assert (done.percent, done.against) == (Decimal("75.00"), Measure.INITIAL)
        assert (order.direction, order.against, order.base) == ("decrease", "budget", wan(20))
        assert result.purpose == "日常教学"

    def test_items_are_parts_of_the_same_measure(self):
        facts = final(
            "（三）具体情况",
            "一般公共预算财政拨款支出年初预算为20万元，支出决算为15万元，完成年初预算的75%。其中：",
            "1、教育支出（类）普通教育（款）小学教育（项）。年初预算为20万元，全年预算为18万元，"
            "支出决算为15万元。预算数等于决算数。",
        )
        items = [fact for fact in facts if fact.code]

        assert [fact.part_of for fact in items] == [0, None, 1, None]
        assert items[-1].direction is Direction.LEVEL

    def test_a_path_over_two_pages(self):
        facts = final(
            "2. 教育支出（类）普通教育（款）小学教育（项）", "年初预算为20万元，支出决算为15万元。"
        )

        assert [fact.code for fact in facts] == ["2050202"] * 2

    def test_an_item_whose_path_is_missing(self):
        facts = final("五、一般公共预算财政拨款支出决算情况说明", "3、支出决算为15万元。")

        assert [fact.subject for fact in facts] == [UNRECOGNISED]

    def test_rates_and_shares(self):
        facts = final(
            "本年支出合计10万元，其中：基本支出7万元，占70%；项目支出3万元，占30.00%。",
            "一般公共预算财政拨款支出10万元，占本年支出合计的100%，预算执行率为98%。",
            "其他收入1万元，占某数的1%。",
        )
        shares = [fact for fact in facts if fact.kind is FactKind.SHARE]

        assert [(share.base, share.against) for share in shares] == [
            *[(wan(10), "spending.current")] * 3,
            (None, ""),
        ]
        assert [share.part_of for share in shares] == [0, 0, 0, None]
        assert [fact.percent for fact in facts if fact.kind is FactKind.COMPLETION] == [Decimal(98)]

    def test_final_above_budget(self):
        *_, order = final("公务接待费预算为2万元，支出决算为3万元，预算数小于决算数。")

        assert (order.direction, order.base) == (Direction.INCREASE, wan(2))

    def test_revenue_then_spending(self):
        facts = final("收入总计5万元，支出决算为4万元。")

        assert facts[1].subject == UNRECOGNISED

    def test_small_firms(self):
        facts = final(
            "政府采购支出总额10万元。授予中小企业合同金额9万元，占政府采购支出总额的90%，"
            "其中：授予小微企业合同金额3万元，占授予中小企业合同金额的33.33%。",
            "面向中小企业预留政府采购项目预算金额8万元，其中，预留给小型和微型企业的"
            "政府采购项目预算为7万元。在面向小微企业预留政府采购项目中，由小微企业供应商成交的，"
            "采购金额6万元；在其他政府采购项目中，由中小企业供应商中标的，采购金额1万元；"
            "由中小企业供应商中标的，采购金额2万元。",
        )

        assert [fact.subject.removeprefix("procurement.") for fact in facts] == [
            *("procurement", "awarded_sme", "awarded_sme", "awarded_small", "awarded_small"),
            *("reserved_sme", "reserved_small", "won_small", "other_won_sme", "won_sme"),
        ]
        assert facts[4].base == wan(9)


class TestCounts:
    def test_vehicles_and_equipment(self):
        facts = read(
            "截至2023年12月31日，某某局共有车辆3辆，其中：机要通信用车1辆、其他用车2辆；"
            "单价100万元（含）以上设备（不含车辆）4台（套）。",
            "2024年安排购置车辆1辆，金额20万元，其中：执法执勤用车1辆；安排购置单价50万元以上设备2台。",
        )

        assert [(fact.subject, fact.count) for fact in facts if fact.kind is FactKind.COUNT] == [
            *(("vehicles", 3), ("vehicles.kind", 1), ("vehicles.kind", 2), ("equipment", 4)),
            *(("vehicles_purchase", 1), ("vehicles_purchase.kind", 1), ("equipment_purchase", 2)),
        ]
        assert (facts[3].threshold, facts[3].counter) == (wan(100), "台")
        assert (facts[0].year, facts[1].part_of, facts[4].year) == (2023, 0, 2024)
        assert said(facts) == [("vehicles_purchase", "", "", "20")]

    def test_kinds_without_vehicles(self):
        (fact,) = read("执法执勤用车1辆")

        assert (fact.subject, fact.part_of) == ("vehicles.kind", None)

    def test_performance(self):
        facts = read(
            "编报绩效目标的项目共2个，涉及项目预算资金30万元。其中：甲项目10万元，乙项目20万元。",
            "实行绩效目标管理的项目2个，涉及一般公共预算拨款20万元、政府性基金预算拨款10万元。",
            "应编制部门（单位）整体绩效目标共1个，编制覆盖率（实际编制部门（单位）数）为100%。",
            "实际编制绩效目标的特定目标类项目共2个，覆盖率为50%。",
            "涉及资金5万元。",
        )

        assert [fact.subject for fact in facts] == [
            *("performance.targets", "performance.targets", "project", "project"),
            *("performance.targets", "performance.targets.funds", "performance.targets.funds"),
            *("performance.whole_due", "performance.whole"),
            *("performance.targets", "performance.targets", UNRECOGNISED),
        ]
        assert facts[8].percent == 100

    def test_projects_by_their_chapter(self):
        (fact,) = read("七、项目经费情况说明", "六、年度预算安排", "甲系统维护费5万元。")

        assert (fact.subject, fact.label) == ("project", "甲系统维护费")


class TestLists:
    def test_items_with_codes(self):
        facts = read(
            "人员经费5万元，主要包括：基本工资、津贴补贴（含购房补贴、取暖费等）、养老金；"
            "公用经费3万元，主要包括：办公费、会议费和培训费、维修(护)费、其他商品服务支出等。"
        )
        first, second = (fact for fact in facts if fact.kind is FactKind.LIST)

        assert [item.code for item in first.items] == ["30101", "30102", ""]
        assert [item.code for item in second.items] == [
            *("30201", "30215", "30216", "30213", "30299")
        ]
        assert (first.subject, second.subject) == ("spending.personnel", "spending.public")
        assert (first.about, second.about) == (0, 1)

    def test_without_an_amount(self):
        (fact,) = read("公用经费主要包括：办公费、印刷费。")

        assert (fact.subject, fact.label) == ("spending.public", "公用经费")

    @pytest.mark.parametrize(
        "text",
        [
            "收入包括：一般公共预算拨款收入、事业收入。",
            "公用经费包括办公费。",
            "主要职责包括：甲、乙、丙。",
        ],
    )
    def test_no_lists(self, text):
        assert read(text) == ()

    def test_buildings_stand_under_two_classes(self):
        (fact,) = read("公用经费包括：办公费、办公设备购置、资本性支出、和")

        assert [item.code for item in fact.items] == ["30201", "31002", "", ""]


class TestNothing:
    @pytest.mark.parametrize(
        ("sentence", "subjects"),
        [
            (
                "某某局2024年度无政府性基金预算财政拨款收入和支出。",
                [("revenue", "government_fund"), ("spending", "government_fund")],
            ),
            ("2024年没有使用政府性基金预算拨款安排的支出。", [("spending", "government_fund")]),
            ("本年度无“三公”经费支出。", [("three_public", "")]),
            (
                "无政府性基金预算拨款和国有资本经营预算拨款。",
                [("appropriation", "government_fund"), ("appropriation", "state_capital")],
            ),
            ("2024年无甲事项和乙事项。", []),
            ("无法估计。", []),
            ("无政府性基金预算拨款收入的，仍保留该表。", []),
            ("如此表为空表，则表示无债务支出预算。", []),
        ],
    )
    def test_statements(self, sentence, subjects):
        assert [(fact.subject, fact.scope) for fact in read(sentence)] == subjects

    def test_named_tables(self):
        facts = read(
            "2024年无债务支出预算，因此“债务支出预算表”、《政府采购支出预算表》两张表中没有数据。"
        )

        assert [fact.subject for fact in facts] == ["debt"]
        assert facts[0].tables == ("债务支出预算表", "政府采购支出预算表")

    def test_tables_alone(self):
        (fact,) = read("“债务支出预算表”表中没有数据。如“甲表”无数据则不填。乙表无数据。")

        assert (fact.subject, fact.tables) == ("table", ("债务支出预算表",))

    def test_note_of_the_table(self):
        (fact,) = read("注：本部门2024年无国有资本经营预算财政拨款安排的预算，故本表为空表。")

        assert (fact.scope, fact.tables) == (Scope.STATE_CAPITAL, ("本表",))


class TestTexts:
    def test_contents_and_glossary_state_no_facts(self):
        facts = read(
            *("目录", "第一部分 说明", "第二部分 名词解释", "第一部分 说明", "支出预算5万元。"),
            *("第二部分 名词解释", "1. 大额资金：指支出预算50万元。"),
        )

        assert said(facts) == [("spending", "all", "", "5")]

    def test_scope_and_topic_of_a_heading(self):
        facts = read(
            *("（一）机关运行经费安排情况", "2024年预算为5万元，比上年增加1万元。"),
            *("二、财政拨款收支预算情况说明", "支出预算9万元。"),
        )

        assert facts[0].subject == facts[1].subject == "agency_running"
        assert facts[2].scope is Scope.FISCAL

    def test_a_heading_joined_with_its_text(self):
        facts = read("四、“三公”经费说明（请注意增减原因）2024年“三公”经费预算数5万元。")

        assert said(facts) == [("three_public", "", "", "5")]

    def test_a_name_in_the_clause_before(self):
        facts = read("2024年本单位政府采购预算，共计5万元；本年，金额6万元。")

        assert said(facts)[0] == ("procurement", "", "", "5")

    def test_without_an_identity(self):
        (fact,) = read_facts([Paragraph("本年支出合计5万元")])

        assert (fact.year, fact.measure) == (None, None)
        assert read_identity([]) == Identity()
        assert read_facts([]) == ()

    def test_change_without_a_year(self):
        facts = read_facts([Paragraph("支出预算5万元，较上年预算数4万元增加1万元。")])

        assert [fact.base_year for fact in facts] == [None] * 3

    def test_facts_go_to_json_and_back(self):
        facts = read("人员经费5万元，占3%，比上年减少2万元，主要包括：基本工资、奖金。")
        made = converter()

        raw = json.loads(json.dumps(made.unstructure(facts)))
        assert made.structure(raw, tuple[Fact, ...]) == facts
        assert {tuple(one) for one in raw} == {tuple(flat_form(facts[0]))}

    def test_a_flat_fact_may_leave_out_what_it_does_not_have(self):
        (fact,) = read("人员经费5万元。")
        raw = {name: value for name, value in converter().unstructure(fact).items() if value}

        assert converter().structure(raw | {"paragraph": 0}, Fact) == fact

    def test_what_every_fact_could_be_asked_is_answered(self):
        *_, nothing = read("2024年无政府性基金预算拨款。")

        assert (nothing.kind, nothing.amount, nothing.against) == (FactKind.NOTHING, None, "")
        assert (nothing.items, nothing.purpose, nothing.about) == ((), "", None)
