"""Small documents for the rules on text, and how a rule is asked about them."""

import govbudget as gb
from govbudget.reconciling.kinds import Severity

from . import asking

#: How a rule is asked.
ask = asking.ask

BUDGET = ("某某市样例局", "2024年度部门预算", "第三部分 2024年部门预算情况说明")
FINAL = ("某某市样例局", "2024年度部门决算", "第三部分 2024年度部门决算情况说明")

#: Tables of a budget in which all money is 一般公共预算.
TOTALS = """
收支预算总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算拨款收入\t1,200.00\t一、一般公共服务支出\t1,000.00
二、政府性基金预算拨款收入\t\t二、社会保障和就业支出\t200.00
本年收入合计\t1,200.00\t本年支出合计\t1,200.00
收入总计\t1,200.00\t支出总计\t1,200.00
"""
SPENDING = """
{title}
单位：万元
科目编码\t科目名称\t合计\t基本支出\t\t\t项目支出
\t\t\t小计\t人员经费\t公用经费\t
合计\t\t1,200.00\t900.00\t800.00\t100.00\t300.00
201\t一般公共服务支出\t1,000.00\t700.00\t600.00\t100.00\t300.00
20126\t档案事务\t1,000.00\t700.00\t600.00\t100.00\t300.00
2012604\t档案馆\t1,000.00\t700.00\t600.00\t100.00\t300.00
208\t社会保障和就业支出\t200.00\t200.00\t200.00\t\t
20805\t行政事业单位养老支出\t200.00\t200.00\t200.00\t\t
2080505\t机关事业单位基本养老保险缴费支出\t200.00\t200.00\t200.00\t\t
"""
EXPENDITURE = SPENDING.format(title="支出预算总表")
GENERAL = SPENDING.format(title="一般公共预算支出表")
BASIC = """
一般公共预算基本支出表
单位：万元
科目编码\t科目名称\t合计\t人员经费\t公用经费
合计\t\t900.00\t800.00\t100.00
301\t工资福利支出\t770.00\t770.00\t
30101\t基本工资\t570.00\t570.00\t
30108\t机关事业单位基本养老保险缴费\t200.00\t200.00\t
302\t商品和服务支出\t130.00\t30.00\t100.00
30201\t办公费\t90.00\t\t90.00
30207\t邮电费\t\t\t
30228\t工会经费\t10.00\t\t10.00
30239\t其他交通费用\t30.00\t30.00\t
"""
THREE = """
“三公”经费支出表
单位：万元
“三公”经费合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费
\t\t小计\t公务用车购置费\t公务用车运行费\t
8.00\t\t6.00\t\t6.00\t2.00
"""
TABLES = TOTALS + EXPENDITURE + GENERAL + BASIC + THREE


def read(folder, *lines, head=BUDGET, tables=""):
    """A document of paragraphs and tables, read."""
    path = folder / "document.txt"
    text = "\n\n".join((*head, *lines))
    path.write_text(f"{text}\n\n第二部分 附表\n{tables}", encoding="utf-8")
    return gb.read_disclosure(path)


def errors(look):
    """The messages of the errors."""
    return [one.message for one in look.findings if one.severity is Severity.ERROR]


def severities(look):
    """How grave what was found is."""
    return [one.severity.value for one in look.findings]
