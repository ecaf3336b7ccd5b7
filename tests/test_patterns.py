"""Long patterns are laid out, and each branch of them is met by an example."""

import importlib
import re

import pytest

from govbudget.amounts import _NUMBER
from govbudget.classification.forms import _STEP
from govbudget.disclosure.analysis.paths import _PATH
from govbudget.disclosure.forms import _MONEY
from govbudget.disclosure.text import labels, leftovers
from govbudget.disclosure.text.base_reader import _BASE
from govbudget.disclosure.text.bodies import _SORT
from govbudget.disclosure.text.comparing import _COMPARED, _VERB
from govbudget.disclosure.text.subjects import COUNTED, SCOPES, SUBJECTS
from govbudget.disclosure.text.tokens import _PATTERN
from govbudget.io.numberformats import _TOKEN
from govbudget.io.tags import _TAG
from govbudget.tables.wording import _MAKER

from .test_layers import MODULES

LONGEST = 120


def patterns_of(module):
    """The patterns that a module keeps, in a name of its own or in a collection."""
    for value in vars(module).values():
        several = value.values() if isinstance(value, dict) else value
        kept = several if isinstance(value, dict | tuple | list) else (value,)
        yield from (one for one in kept if isinstance(one, re.Pattern))


@pytest.mark.parametrize(
    "name",
    sorted(name for name, path in MODULES.items() if "re.compile" in path.read_text("utf-8")),
)
def test_a_long_pattern_is_laid_out(name):
    long = [one for one in patterns_of(importlib.import_module(name)) if len(one.pattern) > LONGEST]

    assert all(one.flags & re.VERBOSE for one in long)


def groups(pattern, text):
    """The named groups that a pattern finds in a text; None where it finds nothing."""
    found = pattern.search(text)
    return found and {name: value for name, value in found.groupdict().items() if value}


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (_PATTERN, "5.50万元", {"number": "5.50", "money": "万元"}),
        (_PATTERN, "-1,234,567元", {"number": "-1,234,567", "money": "元"}),
        (_PATTERN, "约100万，", {"number": "100", "money": "万"}),
        (
            _PATTERN,
            "100万元（含）以上".translate({0xFF08: "(", 0xFF09: ")"}),
            {"number": "100", "money": "万元", "bound": "(含)以上"},
        ),
        (_PATTERN, "12.5%", {"number": "12.5", "percent": "%"}),
        (_PATTERN, "3辆", {"number": "3", "counter": "辆"}),
        (_PATTERN, "为0。", {"zero": "0"}),
        (_PATTERN, "与上年持平", {"level": "持平"}),
        (_PATTERN, "决算数小于年初预算数", {"order": "决算数小于年初预算数"}),
        (_PATTERN, "。", {"stop": "。"}),
        (_PATTERN, ";", {"pause": ";"}),
        (_PATTERN, "100元/月", None),
        (_PATTERN, "A12", None),
        (_VERB, "比上年减少了", {"verb": "减少"}),
        (_VERB, "增加(减少)", {"verb": "增加", "other": "(减少)"}),
        (_VERB, "增长/下降", {"verb": "增长", "other": "/下降"}),
        (_VERB, "增加到", {"verb": "增加", "to": "到"}),
        (_VERB, "分别增", {"verb": "增"}),
        (_COMPARED, "比2023年预算数", {"year": "2023", "what": "预算数"}),
        (_COMPARED, "与上年同期相比", {"last": "上年", "what": "同期"}),
        (_COMPARED, "较年初预算", {"what": "年初预算"}),
        (_BASE, "由上年的", {"link": "由", "year": "上年", "last": "上年"}),
        (_BASE, "2022年决算数为", {"year": "2022年"}),
        (_SORT, "2024年度某某局部门预算", {"sort": "部门", "kind": "预算"}),
        (_SORT, "某某局2024年单位决算", {"sort": "单位", "kind": "决算"}),
        (
            _PATH,
            "教育支出（类）普通教育（款）小学教育（项）",
            {"first": "教育支出", "second": "普通教育", "third": "小学教育"},
        ),
        (_PATH, "教育支出（类）普通教育（款）", {"first": "教育支出", "second": "普通教育"}),
        (_TOKEN, r"\x", {"escaped": "x"}),
        (_TOKEN, "!x", {"bang": "x"}),
        (_TOKEN, '"元"', {"quoted": "元"}),
        (_TOKEN, "[红色]", {"bracket": "红色"}),
        (_TOKEN, "_x", {}),
        (_TOKEN, "General", {"general": "General"}),
        (_TOKEN, "#", {"digit": "#"}),
        (_TOKEN, ".", {"point": "."}),
        (_TOKEN, ",", {"comma": ","}),
        (_TOKEN, "%", {"percent": "%"}),
        (_TOKEN, "yyyy", {"strange": "yyyy"}),
        (_TOKEN, "元", {"plain": "元"}),
        (_NUMBER, "(1,234.50万元)", {"open": "(", "whole": "1,234", "part": ".50", "unit": "万元"}),
        (_NUMBER, "¥-5", {"sign2": "-", "whole": "5"}),
        (_NUMBER, "-.5", {"sign": "-", "part": ".5"}),
    ],
)
def test_each_branch_finds_its_own(pattern, text, found):
    assert groups(pattern, text) == found


@pytest.mark.parametrize(
    ("pattern", "text", "whole"),
    [
        (_MONEY, "年度资金总额", True),
        (_MONEY, "其中:财政拨款", True),
        (_MONEY, "政府性基金拨款", True),
        (_MONEY, "按支出性质分:", True),
        (_MONEY, "项目名称", False),
        (_MAKER, "编制单位:某某局", True),
        (_MAKER, "部门(单位)名称:某某局", True),
        (_MAKER, "511-退役军人事务局", True),
        (_MAKER, "511-退役军人", False),
        (_MAKER, "[312]商务局", True),
        (_MAKER, "(312001)商务局", True),
        (_MAKER, "[2012604]档案馆", False),
        (_MAKER, "20401-武装警察部队", False),
        (_STEP, "[201]一般公共服务支出", True),
        (_STEP, "20103 政府办公厅", True),
        (_TAG, '<a href="x" b>', True),
        (_TAG, "</p>", True),
        (_TAG, "<br/>", True),
        (_TAG, "< p>", False),
        (labels._HARMLESS, "其中2024年某".rstrip("某"), True),
        (labels._HARMLESS, "第三,我单位一般公共预算当年财政拨款", True),
        (labels._HARMLESS, "奖励", False),
        (labels._INVOLVED, "共涉及项目预算资金合计", True),
        (labels._INVOLVED, "金额共", True),
        (labels._INVOLVED, "收入", False),
    ],
)
def test_whole_texts(pattern, text, whole):
    assert bool(pattern.fullmatch(text)) == whole


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("XX万元", "PLACEHOLDER"),
        ("涉及资金万元", "BLANK"),
        ("请根据实际填写", "INSTRUCTION"),
        ("增加(减少)", "DIRECTION"),
        ("本部门(单位)", "UNIT"),
        ("如此表为空", "CONDITION"),
    ],
)
def test_each_kind_of_leftover(text, kind):
    assert leftovers._ANY.search(text).lastgroup == kind


#: An example for each row of the tables of names, in their order.
NAMED = (
    *("收支总预算", "收支预算", "收入总计", "支出总计", "本年收入合计", "当年支出合计", "收入预算"),
    *("支出预算", "事业收入", "事业单位经营收入", "上级补助收入", "附属单位上缴收入", "其他收入"),
    *(
        "单位资金收入",
        "使用非财政拨款结余",
        "上年结转结余",
        "年末结转和结余",
        "结余分配",
        "基本支出",
    ),
    *("项目支出", "经营支出", "上缴上级支出", "对附属单位补助支出", "人员经费", "公用经费"),
    *("三公经费", "因公出国(境)费用", "公务接待费", "国内公务接待费", "外事接待费"),
    *(
        "公务用车购置及运行维护费",
        "公务用车购置费",
        "公务用车运行维护费",
        "机关运行经费",
        "政府采购",
    ),
    *("政府采购货物", "政府采购工程", "政府采购服务", "政府采购货物", "政府购买服务", "债务支出"),
    *("购置车辆金额", "固定资产总额", "流动资产", "国有资产总额"),
)


@pytest.mark.parametrize(
    ("text", "subject"), list(zip(NAMED, (subject for _, subject in SUBJECTS), strict=True))
)
def test_each_name_has_an_example(text, subject):
    said = labels.named(text)

    assert said.subject == {"revenue.unit_funds": "revenue"}.get(subject, subject)


@pytest.mark.parametrize(
    ("text", "scope"),
    list(
        zip(
            (
                *("一般公共预算拨款", "政府性基金预算", "国有资本经营预算", "财政专户管理资金"),
                *("单位资金", "财政拨款"),
            ),
            (scope for _, scope in SCOPES),
            strict=True,
        )
    ),
)
def test_each_scope_has_an_example(text, scope):
    assert labels.scope_of(text) is scope


#: An example for each row of what is counted, in their order.
THINGS = (
    *("购置车辆", "公务用车保有量", "机要通信用车", "通用设备", "编报绩效目标的项目"),
    *("实行绩效目标管理的项目", "绩效跟踪监控的项目", "绩效自评的项目", "重点绩效评价的项目"),
    *("实际编制绩效目标的特定目标类项目", "应编制绩效目标的特定目标类项目"),
    *("应编制单位整体绩效目标", "实际编制单位整体绩效目标", "绩效评级为优的项目"),
    *("绩效评级为良的项目", "绩效评级为合格的项目", "绩效评级为不合格的项目", "设置绩效目标"),
    *("平均得分", "发现问题", "已完成整改的", "正在整改的", "因公出国(境)团组"),
)


@pytest.mark.parametrize(
    ("text", "subject"), list(zip(THINGS, (subject for _, subject in COUNTED), strict=True))
)
def test_each_thing_that_is_counted_has_an_example(text, subject):
    assert labels.counted(text)[0] == subject
