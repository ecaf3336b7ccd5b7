"""Sums, averages, shares and numbers that the words state in other places than one list."""

import pytest

from .gaps import told

GAPS = [
    # 人员经费 and 公用经费 stand in other paragraphs than 基本支出.
    (
        "2024年度一般公共预算财政拨款基本支出600.00万元。\n\n人员经费500.00万元，主要包括基本工资。"
        "\n\n公用经费{}万元，主要包括办公费。",
        "100.00",
        "150.00",
        "text.sums",
    ),
    (
        "本年支出合计900.00万元，其中：基本支出600.00万元，占66.67%，项目支出300.00万元，占33.33%。"
        "\n\n基本支出中，人员经费500.00万元，公用经费{}万元。",
        "100.00",
        "80.00",
        "text.sums",
    ),
    # What guests from here and from abroad took.
    (
        "公务接待费支出1.44万元。其中：\n\n国内公务接待支出{}万元。\n\n外事接待支出0.40万元。",
        "1.04",
        "1.14",
        "text.sums",
    ),
    # What is owned, by kind.
    (
        "截至2024年12月31日，资产总额900.00元，其中，流动资产200.00元，固定资产（净值）600.00元，"
        "在建工程0.00元，无形资产{}元，其他资产0.00元。",
        "100.00",
        "150.00",
        "text.sums",
    ),
    # A part of the spending that is named by its purpose, and its parts by items.
    (
        "（一）基本支出情况\n\n2024年度用于保障某某县水利局机关、下属事业单位等机构正常运转的日常支出600.00元。"
        "其中：基本工资、津贴补贴等人员经费支出500.00元，占基本支出的{}%；办公费、印刷费、水电费等公用经费"
        "100.00元，占基本支出的16.67%。",
        "83.33",
        "88.33",
        "text.shares",
    ),
    (
        "财政拨款“三公”经费支出决算为100.00元，年初预算为200.00元，其中：公务接待费支出决算为60.00元，"
        "占财政拨款“三公”经费总支出决算的{}%；公务用车运行维护费支出决算为40.00元。",
        "60.00",
        "30.00",
        "text.shares",
    ),
    # What was spent to the last is level with its budget.
    (
        "1.农林水支出（类）水利（款）水文测报（项）：支出决算为80.00万元，完成预算{}%，决算数与预算数持平。",
        "100",
        "130",
        "years.completion",
    ),
    # The kinds of the vehicles, which one of nought closes.
    (
        "2024年度一般公共预算财政拨款基本支出{}万元。\n\n其中，人员经费500.00万元，主要包括：基本工资。"
        "\n\n公用经费100.00万元，主要包括：办公费。",
        "600.00",
        "700.00",
        "text.sums",
    ),
    (
        "共有车辆{}辆，其中：救护车6辆、一般公务用车2辆、其他用车1辆。",
        "9",
        "12",
        "text.counts",
    ),
    (
        "单位共有公务用车{}辆，其中：轿车1辆、越野车0辆、载客汽车2辆。",
        "3",
        "5",
        "text.counts",
    ),
    (
        "组织对{}个项目开展了绩效自评，其中：自评等级为“优”的项目2个，“良”的项目1个。",
        "3",
        "2",
        "text.counts",
    ),
    (
        "组织对10个项目开展了绩效自评，其中{}个项目自评结果为“优”，3个项目自评结果为“良”。",
        "7",
        "8",
        "text.counts",
    ),
    # Shares without amounts: of both parts, and of functions whose amounts the chapter has.
    (
        "一般公共预算支出按用途划分，基本支出占66.67%，项目支出占{}%。",
        "33.33",
        "23.33",
        "text.shares",
    ),
    (
        "2024年度支出600.00万元，其中：农林水支出400.00万元，住房保障支出200.00万元。\n\n"
        "按功能科目分类，农林水支出占{}%，住房保障支出占33.33%。",
        "66.67",
        "56.67",
        "text.shares",
    ),
    (
        "按功能科目分类，农林水支出占{}%，卫生健康支出占4.00%，住房保障支出占33.33%。",
        "62.67",
        "82.67",
        "text.shares",
    ),
    # An amount whose share does not name its whole, where all others are of one figure above.
    (
        "2024年度一般公共预算当年拨款600.00万元。\n\n农林水支出{}万元，占50.00%；卫生健康支出60.00万元，"
        "占10.00%；住房保障支出240.00万元，占40.00%。",
        "300.00",
        "330.00",
        "text.shares",
    ),
    # What fixed assets are worth, which 其他固定资产 closes.
    (
        "本单位固定资产金额{}万元，分布构成情况为：房屋215平方米，价值500.00万元；车辆2辆，"
        "价值48.00万元；其他固定资产52.00万元。",
        "600.00",
        "800.00",
        "text.sums",
    ),
    # One of the two parts stands in the list, the other in the next paragraph.
    (
        "基本支出决算{}万元，其中：人员经费500.00万元，主要包括：基本工资、津贴补贴。\n\n"
        "公用经费100.00万元，主要包括：办公费、印刷费。",
        "600.00",
        "900.00",
        "text.sums",
    ),
    # The change of vehicles is said of its two parts only.
    (
        "“三公”经费支出决算62.00万元，比上年减少{}万元。其中：\n\n（一）因公出国（境）费0万元，与上年持平。"
        "\n\n（二）公务用车购置及运行费58.50万元，其中，公务用车购置费18.00万元，公务用车运行维护费"
        "40.50万元。公务用车购置费比上年增加18.00万元。公务用车运行维护费比上年减少22.50万元。\n\n"
        "（三）公务接待费3.50万元，比上年减少0.50万元。",
        "5.00",
        "8.00",
        "three_public.change-sums",
    ),
    # What a guest took.
    (
        "公务接待费支出1.44万元，国内公务接待16批次，144人次（不包括陪同人员），人均{}元。",
        "100",
        "130",
        "three_public.averages",
    ),
    # What a fund began with, took in, spent and kept.
    (
        "八、政府性基金预算收支决算情况说明\n\n2024年度政府性基金预算财政拨款年初结转和结余10.00万元，"
        "本年收入90.00万元，本年支出80.00万元，年末结转和结余{}万元。",
        "20.00",
        "10.00",
        "text.balance",
    ),
]


@pytest.mark.parametrize(("text", "right", "wrong", "rule"), GAPS)
def test_what_follows_from_what_is_stated(tmp_path, text, right, wrong, rule):
    assert told(tmp_path, "final", text.format(right)) == []
    assert told(tmp_path, "final", text.format(wrong)) == [rule]


@pytest.mark.parametrize(
    "text",
    [
        # 对个人和家庭的补助 beside the two, and the basic expenditure of two funds in one section.
        "基本支出600.00万元。\n\n人员经费400.00万元，对个人和家庭的补助50.00万元，公用经费150.00万元。",
        "一般公共预算财政拨款基本支出600.00万元。用单位资金安排的基本支出100.00万元。\n\n人员经费580.00万元，"
        "公用经费120.00万元。",
        # Guests from abroad within those that were received here.
        "公务接待费支出1.44万元，其中国内接待费支出1.44万元（其中：外事接待支出0.40万元）。",
        # What was paid for fixed assets is more than they are worth.
        "资产总额700.00元，其中，流动资产200.00元，固定资产原值600.00元，无形资产100.00元，其他资产0.00元。",
        # Nothing of nothing.
        "因公出国（境）经费支出0.00万元，完成预算0%，决算数与预算数持平。",
        # Averages that are cut off, of all guests, and a limit that is no average.
        "公务接待费支出1.00万元，国内公务接待16批次，150人次，人均66元。",
        "公务接待费支出2.00万元，国内公务接待150人次，外事接待50人次，人均消费100元。",
        "公务接待费支出1.00万元，国内公务接待16批次，150人次，接待标准为人均80元。",
        # Shares of some only, of kinds beside the two, of what is within another; rounded ones.
        "按功能科目分类，农林水支出占62.67%，卫生健康支出占4.00%。",
        "2024年度经营支出20.00万元。\n\n基本支出占66.67%，项目支出占23.33%。",
        "农林水支出占66.70%，农林水支出（类）水利（款）占66.70%，住房保障支出占33.30%。",
        "基本支出占66.7%，项目支出占33.4%。",
        # Shares of two figures: none of them is of both.
        "2024年度支出600.00万元，其中一般公共预算500.00万元。\n\n农林水支出300.00万元，占50.00%；"
        "卫生健康支出60.00万元，占10.00%；住房保障支出100.00万元，占20.00%。",
        # 本年收入总计 may have in it what was carried over.
        "本年收入总计900.00万元，包括：上年结转20.00万元。\n\n本年收入合计880.00万元。",
        # Some grades only, and the grade of the body as a whole beside those of its projects.
        "组织对10个项目开展了绩效自评，其中自评结果为“优”的项目7个、“良”的项目2个。",
        # An amount that is kept in another fund than the one that is spent from.
        "一般公共预算财政拨款年初结转和结余10.00万元，本年收入90.00万元，本年支出80.00万元，"
        "年末结转和结余20.00万元；政府性基金预算财政拨款本年收入5.00万元，本年支出5.00万元。",
    ],
)
def test_what_may_be_of_something_else_is_no_error(tmp_path, text):
    assert told(tmp_path, "final", text) == []


def test_vehicles_by_kinds_that_nothing_closes_are_a_notice(tmp_path):
    text = "车辆{}辆，其中：一般公务用车2辆、执法执勤用车9辆、特种专业技术用车3辆。"

    assert told(tmp_path, "final", text.format(14), ("notice", "error")) == []
    assert told(tmp_path, "final", text.format(16), ("notice", "error")) == ["text.counts"]


@pytest.mark.parametrize(
    "text",
    [
        "公务接待费支出1.44万元。\n\n国内公务接待16批次，144人次，人均130元。",
        "公务用车运行维护费5.00万元，公务用车保有量2辆，车均运行维护费2.00万元。",
    ],
)
def test_an_average_of_what_may_have_changed_is_a_notice(tmp_path, text):
    assert told(tmp_path, "final", text, ("notice", "error")) == ["three_public.averages"]
