"""What is no budget is passed over with what it is; that of a region is not judged as a body's."""

import pytest

import govbudget as gb
from govbudget.cli import run
from govbudget.disclosure.checks.records import Group, State
from govbudget.disclosure.nature import Nature, nature_of

OTHERS = {
    "an audit report": """\
关于2023年度市级预算执行和其他财政收支的审计工作报告

2023年，市级收入总量350.20亿元，支出总量340.10亿元。审计发现，3个部门多计项目支出1200.00万元，
2个部门“三公”经费超预算35.00万元，其中公务接待费20.00万元、公务用车运行维护费15.00万元。
""",
    "an evaluation of results": """\
样例市样例局2023年度信息化运维项目支出绩效评价报告

项目年初预算安排120.00万元，实际支出118.50万元，预算执行率98.75%，综合得分92.5分。
""",
    "a notice of procurement": """\
样例市档案馆档案数字化采购项目招标公告

预算金额：50.00万元
标的名称\t数量\t单位\t单价（元）\t总价（元）
档案扫描\t500000\t页\t0.80\t400000.00
合计\t\t\t\t480000.00
""",
    "a list of fees": """\
样例市行政事业性收费目录清单（2024年）
单位：元
序号\t部门\t项目名称\t收费标准
1\t教育\t公办幼儿园保教费\t300
2\t公安\t居民身份证工本费\t20
""",
    "a plan": """\
样例市“十四五”档案事业发展规划

到2025年建成新馆，总投资3.50亿元，其中市级财政安排2.00亿元，争取上级补助1.00亿元。
""",
    "a notice": """\
样例市财政局关于公开2024年部门预算的公告

现将样例市财政局2024年部门预算支出200.00万元予以公开，详见附件。
""",
    "a news item": """\
样例市召开2024年部门预算编制工作会议

昨日召开会议，要求“三公”经费预算下降3%，2024年安排支出120.00亿元。
""",
    "a form": """\
部门预算项目支出绩效目标申报表
项目名称\t
项目资金（万元）\t年度资金总额：
\t其中：财政拨款
""",
    "a law or rule": """\
样例市预算管理条例
第一条 为了规范政府收支行为，制定本条例。
第五条 预算包括一般公共预算、政府性基金预算。
""",
    "statistics": """\
2023年样例市财政统计
单位：万元
项目\t2021年\t2022年
一般公共预算收入\t1000000\t1050000
教育支出\t600000\t620000
""",
    "an account of an insurance fund": """\
样例市2024年城乡居民基本医疗保险基金收支情况
单位：万元
项目\t2023年决算\t2024年预算
一、基金收入\t100000\t110000
二、基金支出\t95000\t105000
""",
}

REGION = """\
样例区2023年区级决算

样例区2023年一般公共预算支出决算表
单位：万元
科目编码\t科目名称\t预算数\t调整预算数\t决算数
\t一般公共预算支出合计\t150\t160\t155
201\t一般公共服务支出\t50\t52\t51
20101\t人大事务\t50\t52\t{items}
2010101\t行政运行\t50\t52\t51
205\t教育支出\t100\t108\t104
20502\t普通教育\t100\t108\t104
2050202\t小学教育\t100\t108\t104

2023年全区“三公”经费支出2100.00万元，其中公务接待费800.00万元。
"""

BODIES = (
    "样例市统计局2024年部门预算",
    "样例市审计局2024年度单位预算公开",
    "样例市公共资源交易中心（招标办）2023年度部门决算公开说明",
    "样例市会议中心2024年单位预算信息公开",
    "样例县法制办2024年预算公开",
    "样例县2024年“三公”经费预算财政拨款情况统计表",
    "样例市规划和自然资源局2024年部门预算",
    "样例市招标采购服务中心2024年预算公开说明",
    "样例市社会保险基金管理中心2024年度单位预算",
)


@pytest.mark.parametrize("sort", OTHERS)
def test_what_is_no_budget_is_none(sort, tmp_path):
    path = tmp_path / "other.txt"
    path.write_text(OTHERS[sort], encoding="utf-8")
    document = gb.read_disclosure(path)
    report = gb.check(document)

    assert (document.kind, document.year, document.unit_name) == ("", None, "")
    assert report.findings == ()
    assert {one.state for one in report.rules} == {State.NOT_DETERMINABLE}
    assert sort in report.rules[0].reasons[0].en


@pytest.mark.parametrize("sort", OTHERS)
def test_the_command_says_what_it_is(sort, tmp_path, capsys):
    path = tmp_path / "other.txt"
    path.write_text(OTHERS[sort], encoding="utf-8")

    assert run(["check", str(path), "--lang", "en"]) == 2
    assert f"it is {sort}, and no budget" in capsys.readouterr().err


#: What a web site has above its pages.
MENU = """\
首页
部门预算
部门决算
当前位置：首页 > 财政信息 > 部门预算
首页 > 财政信息 > 部门预算

"""


@pytest.mark.parametrize("sort", OTHERS)
def test_the_menu_of_a_web_site_makes_no_budget(sort, tmp_path):
    path = tmp_path / "other.txt"
    path.write_text(MENU + OTHERS[sort], encoding="utf-8")

    assert nature_of(gb.read_disclosure(path)) is Nature.OTHER


@pytest.mark.parametrize("kind", ["预算", "决算"])
def test_the_menu_of_a_web_site_tells_neither_kind_nor_level(kind, tmp_path):
    path = tmp_path / "own.txt"
    path.write_text(
        f"{MENU}样例中心\n2024年度单位{kind}\n目录\n第一部分 单位概况\n", encoding="utf-8"
    )
    document = gb.read_disclosure(path)

    wanted = {"预算": "budget", "决算": "final account"}[kind]
    assert (document.unit_name, document.year) == ("样例中心", 2024)
    assert (document.kind.value, document.level.value) == (wanted, "unit")


@pytest.mark.parametrize(("items", "errors"), [("51", 0), ("31", 1)])
def test_a_region_is_judged_by_its_tables_alone(items, errors, tmp_path):
    path = tmp_path / "region.txt"
    path.write_text(REGION.format(items=items), encoding="utf-8")
    document = gb.read_disclosure(path)
    report = gb.check(document)

    assert nature_of(document) is Nature.REGION
    assert document.kind == "final account"
    assert len(report.findings) == errors
    looked = {one.group for one in report.rules if one.compared}
    assert looked <= {Group.TABLE, Group.CODES}


@pytest.mark.parametrize("title", ["2023年政府决算公开", "样例县2024年财政预算公开说明"])
def test_the_account_of_a_government_is_that_of_its_region(title, tmp_path):
    path = tmp_path / "region.txt"
    path.write_text(f"{title}\n\n2023年，全县一般公共预算支出完成3200.00万元。\n", encoding="utf-8")

    assert nature_of(gb.read_disclosure(path)) is Nature.REGION


@pytest.mark.parametrize("title", BODIES)
def test_the_name_of_a_body_makes_no_other_document(title, tmp_path):
    path = tmp_path / "body.txt"
    path.write_text(f"{title}\n\n2024年收入预算200.00万元。\n", encoding="utf-8")

    assert nature_of(gb.read_disclosure(path)) is Nature.BODY
