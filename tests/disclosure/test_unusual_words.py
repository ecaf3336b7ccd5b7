"""Words before and behind a figure that only some places use: what is read of them."""

import pytest

from govbudget.disclosure.text.facts import AmountFact, ShareFact
from govbudget.disclosure.text.reading import read_facts
from govbudget.io.source import Paragraph

HEAD = ("某某市样例局2024年部门预算", "第三部分 2024年部门预算情况说明")


def facts_of(*lines):
    return read_facts([Paragraph(one) for one in (*HEAD, *lines)])


@pytest.mark.parametrize(
    ("text", "subject", "scope", "code"),
    [
        ("通过财政拨款安排的“三公”经费预算共计9.00万元。", "three_public", "", ""),
        ("2024年预算收入总计9.00万元。", "revenue.total", "all", ""),
        ("2024年预算支出总计9.00万元。", "spending.total", "all", ""),
        ("2024年度一般公共财政拨款基本支出9.00万元。", "spending.basic", "general", ""),
        ("一般公共服务支出9.00万元。", "spending.function", "", "201"),
        ("2.2012604档案馆：2024年预算数9.00万元。", "spending.function", "", "2012604"),
        ("2.2012604档案馆2024年预算数9.00万元。", "spending.function", "", "2012604"),
        ("2、档案馆（科目编码2012604）9.00万元。", "spending.function", "", "2012604"),
    ],
)
def test_what_a_figure_is_about(text, subject, scope, code):
    [fact] = [one for one in facts_of(text) if isinstance(one, AmountFact)]

    assert (fact.subject.value, fact.code) == (subject, code)
    assert fact.scope.value == scope or not scope


def test_a_decimal_number_is_no_number_of_a_list():
    [fact] = [one for one in facts_of("安排1.20126亿元。") if isinstance(one, AmountFact)]

    assert str(fact.amount) == "1.20126亿元"


@pytest.mark.parametrize("share", ["占比60.00%", "占比为60.00%", "占60.00%", "占比例60.00%"])
def test_a_share_without_its_whole_is_of_the_list(share):
    text = f"2024年支出预算10.00万元，其中：基本支出6.00万元，{share}；项目支出4.00万元。"
    [fact] = [one for one in facts_of(text) if isinstance(one, ShareFact)]

    assert fact.subject == "spending.basic"
    assert fact.base is not None
    assert str(fact.base) == "10万元" or str(fact.base) == "10.00万元"


def test_a_chapter_below_the_title_of_a_table_is_not_about_its_money():
    lines = (
        "国有资本经营预算财政拨款支出表",
        "单位：万元",
        "三、某某市样例局2024年部门预算情况说明",
        "（一）收支总体情况说明",
        "本部门2024年度收入总计9.00万元。",
    )
    [fact] = [one for one in facts_of(*lines) if isinstance(one, AmountFact)]

    assert fact.scope.value == "all"
    assert fact.chapter[0] == "三、某某市样例局2024年部门预算情况说明"
