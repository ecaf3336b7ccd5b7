"""What notebooks show, and what a prompt shows."""

import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest

import govbudget as gb

HOSTILE = "<script>alert(1)</script>\"'&\u202e"
TABLE = (
    ("201", "一般公共服务支出", "1,029.56", "976.56", "53.00"),
    ("20103", "政府办公厅（室）及相关机构事务", "1,029.56", "976.56", "53.00"),
    ("2010350", "事业运行", "967.56", "976.56", ""),
    ("2010399", "其他政府办公厅（室）及相关机构事务支出", "53.00", "", "53.00"),
)
DOCUMENT = """单位名称：某某市档案馆
2024年单位预算
表1 支出预算总表
单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t10.00\t6.00\t4.00
201\t一般公共服务支出\t10.00\t6.00\t4.00
20126\t档案事务\t10.00\t6.00\t4.00
2012604\t档案馆\t19.00\t6.00\t4.00
"""


class Text(HTMLParser):
    """The text of a page, and whether each element is closed."""

    def __init__(self, html):
        super().__init__()
        self.open, self.words = [], []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, _):
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    def __str__(self):
        return " ".join(self.words)


def shown(record):
    return str(Text(record._repr_html_()))


def budget_table(**asked):
    measures = ["合计", "基本支出", "项目支出"]
    return gb.BudgetTable.of(TABLE, measures=measures, unit="万元", **asked)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(DOCUMENT, "utf-8")
    return gb.check(gb.read_disclosure(path))


def records(report):
    tree = gb.functional(2024)
    return (
        tree,
        tree["20103"],
        gb.economic(2024),
        gb.rollup({"2010350": Decimal("5.5")}, tree),
        gb.rollup([("2010350", 1, 2)], tree, measures=["a", "b"]),
        gb.changes("functional", 2018, 2024),
        gb.trace("208", 2018, 2024),
        gb.restate([(2018, "21306", 1), (2018, "2070401", 2)], to=2024),
        budget_table(),
        report,
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_is_whole_and_in_one_language(report, monkeypatch, language):
    monkeypatch.setenv("GOVBUDGET_LANG", language)
    for record in records(report):
        text = shown(record)
        assert text
        if language == "zh":
            assert not re.search(r"\b(?:code|name|total|errors?|finding|before|since)\b", text)
        else:
            assert not re.search("编码|差错|发现|各项合计|移出", text)


def test_short_texts_at_a_prompt(report):
    found = (
        *records(report),
        gb.correspondence("functional", "cofog"),
        next(gb.extract([gb.Disclosure("a", "text")])),
    )
    assert [len(repr(one)) for one in found if len(repr(one)) > 250] == []


def test_texts_that_say_what_it_is(report):
    assert repr(gb.trace("2011504", 2018, 2024)) == (
        "<Trace functional 2018 2011504 → 2019 2013804 → 2020 2013804 → 2024 2013804>"
    )
    assert repr(report).startswith("<CheckReport 某某市档案馆 2024 budget: 1 errors among")
    assert repr(budget_table()) == "<BudgetTable 万元: 4 rows, 合计, 基本支出, 项目支出>"
    assert repr(gb.changes("economic", 2018, 2024)) == (
        "<Comparison economic 2018 to 2024: 104 same, 1 renamed, 1 split, 3 added>"
    )


def test_a_wrong_cell_is_marked():
    html = budget_table()._repr_html_()

    assert re.findall(r"<mark[^>]*>([^<]*)</mark>", html) == ["967.56"]
    assert "各项合计相符" not in html


def test_a_table_that_holds_has_no_mark():
    table = gb.BudgetTable.of([("201", "x", "1"), ("20101", "y", "1")], measures=["合计"])

    html = table._repr_html_()

    assert "<mark" not in html
    assert "各项合计相符" in html


def test_a_large_tree_is_shown_to_its_second_level():
    functional, economic = (shown(one(2024)) for one in (gb.functional, gb.economic))

    assert "20103 " in functional
    assert "2010350" not in functional
    assert "30101 " in economic


def test_long_records_count_what_they_leave_out(monkeypatch):
    monkeypatch.setenv("GOVBUDGET_LANG", "en")
    text = shown(gb.changes("functional", 2018, 2024))
    assert re.search(r"and \d+ more rows", text)


def test_parts_of_a_class_are_told(monkeypatch):
    monkeypatch.setenv("GOVBUDGET_LANG", "en")
    assert "left: 2019 21605 → 20701" in shown(gb.trace("216", 2018, 2024))


def test_nothing_of_a_record_is_markup():
    entry = gb.Entry("301", HOSTILE, gb.Scheme.ECONOMIC, 2024)
    tree = gb.Classification(gb.Scheme.ECONOMIC, 2024, [entry])
    table = gb.BudgetTable.of([("201", HOSTILE, HOSTILE)], measures=[HOSTILE], title=HOSTILE)
    rolled = gb.rollup([("301", 1)], tree, measures=[HOSTILE])
    for record in (entry, tree, table, rolled):
        html = record._repr_html_()
        assert "<script" not in html
        assert "\u202e" not in html
        Text(html)


def test_what_has_no_view():
    from govbudget.viewing import html_of

    with pytest.raises(TypeError, match="int"):
        html_of(5)


def test_roll_ups_in_groups():
    lines = [(HOSTILE, "2010350", 5), (None, "2010399", Decimal("2.50"))]
    lines = [dict(zip(("unit", "code", "amount"), one, strict=True)) for one in lines]

    page = shown(gb.rollup(lines, gb.functional(2024), by="unit"))

    assert "按unit汇总，2 组" in page
    assert HOSTILE.split("\u202e", maxsplit=1)[0] in page
    assert "2.50" in page


def test_many_roll_ups_are_counted():
    lines = [{"unit": at, "code": "2010350", "amount": 1} for at in range(100)]

    assert "另有 100 行" in shown(gb.rollup(lines, gb.functional(2024), by="unit"))


def test_two_roll_ups():
    last = gb.rollup({"2160501": 1050, "21306": 200}, gb.functional(2018))
    this = gb.rollup({"2070101": 2000}, gb.functional(2024))

    page = shown(this.compare(last))
    executed = shown(this.compare(this, names=(HOSTILE, "决算")))

    assert "2024 与 2018，支出功能分类 2024" in page
    assert "含 2018 年 2160501 的 1,050" in page
    assert "农业综合开发 (已取消)" in page
    assert "90.48%" in page
    assert "执行率" not in page
    assert "执行率" in executed
    assert "100.00%" in executed


def test_a_roll_up_by_cofog():
    lines = {"2010101": 5, "20502": 100, "227": 7}

    page = shown(gb.rollup(lines, gb.functional(2024), to="cofog"))

    assert "支出功能分类 2024 按 COFOG 汇总" in page
    assert "对应几个编码，合为一组" in page
    assert "预备费 (无对应)" in page
    assert page.split()[-1] == "112"
