"""Written forms: what is read, and what is refused and why."""

import copy
import csv
import pickle
from decimal import Decimal

import pytest

import govbudget as gb
from govbudget import ParsedCode, Scheme
from govbudget.classification.paths import path_error, split_path
from govbudget.classification.written import take_apart


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2010350", "2010350"),
        ("201 03 50", "2010350"),
        ("201 3 50", "2010350"),
        ("201-03-50", "2010350"),
        ("201.03.50", "2010350"),
        ("201/03/50", "2010350"),
        ("201\t03\t50", "2010350"),
        ("201 0350", "2010350"),
        ("20103 50", "2010350"),
        ("２０１０３５０", "2010350"),
        ("[2010350]事业运行", "2010350"),
        ("【2010350】事业运行", "2010350"),
        ("（2010350）事业运行", "2010350"),
        ("2010350-事业运行", "2010350"),
        ("2010350—事业运行", "2010350"),
        ("2010350：事业运行", "2010350"),
        ("2010350、事业运行", "2010350"),
        ("2010350_事业运行", "2010350"),
        ("事业运行（2010350）", "2010350"),
        ("事业运行-2010350", "2010350"),
        ("\u200b2010350\u00a0", "2010350"),
        ("2,010,350", "2010350"),
        ("2010350.0", "2010350"),
        ("2010350,", "2010350"),
        ("2010350。", "2010350"),
        ("201，03，50", "2010350"),
        ("201·03·50", "2010350"),
        ([201.0, 3.0, float("nan")], "20103"),
        ("201.03", "20103"),
        ("'2010350", "2010350"),
        ('"2010350"', "2010350"),
        (2010350, "2010350"),
        (2010350.0, "2010350"),
        (Decimal("2010350.00"), "2010350"),
        (["201", "03", "50"], "2010350"),
        ((201, 3, 50), "2010350"),
        ([201.0, 3.0, 50.0, "事业运行"], "2010350"),
        (["201", "3", None], "20103"),
        (["201", "", ""], "201"),
        (["住房保障支出", "住房改革支出", "住房公积金"], "2210201"),
        ("住房保障（类）住房改革（款）住房公积金（项）", "2210201"),
        ("住房保障支出(类)住房改革支出(款)购房补贴(项)", "2210203"),
        ("住房保障支出/住房改革支出/购房补贴", "2210203"),
        ("住房保障支出>住房改革支出>购房补贴", "2210203"),
        ("住房保障支出住房改革支出购房补贴", "2210203"),
        ("住房保障类住房改革款购房补贴项", "2210203"),
        ("住房改革支出（款）购房补贴（项）", "2210203"),
        ("住房保障（类）", "221"),
        ("工资福利支出-基本工资", "30101"),
        ("购房补贴", "2210203"),
        ("商品和服务支出(类)", "302"),
        ("住房改革", "22102"),
        ("購房補貼", "2210203"),
        ("30399 其他对个人和家庭的补助支出", "30399"),
        ("2010350 一般公共服务支出-政府办公厅（室）及相关机构事务-事业运行", "2010350"),
    ],
)
def test_reads(written, code):
    parsed = gb.parse(written)

    assert parsed == code
    assert parsed.entry.code == code
    assert parsed.remarks == ()


@pytest.mark.parametrize(
    ("written", "error", "says"),
    [
        ("", gb.MalformedCode, "'' cannot be read: it is empty"),
        ("  \u3000", gb.MalformedCode, "it is empty"),
        (None, gb.MalformedCode, "'None' cannot be read: NoneType is no code"),
        (True, gb.MalformedCode, "bool is no code"),
        (b"2010350", gb.MalformedCode, "bytes are no text"),
        (object, gb.MalformedCode, "type is no text and no whole number"),
        (2010350.5, gb.MalformedCode, "a code is a whole number, and this one has decimals"),
        ("2010350.5", gb.MalformedCode, "a code is a whole number, and this one has decimals"),
        ("201.5", gb.MalformedCode, "this one has decimals"),
        (float("nan"), gb.MalformedCode, "float is no text and no whole number"),
        (float("inf"), gb.MalformedCode, "float is no text and no whole number"),
        (
            "社会保障和就业>机关事业单位基本养老保险缴费",
            gb.PathMismatch,
            "does not stand below 208 社会保障和就业支出; .* is 2080505",
        ),
        ("一般公共服务", gb.AmbiguousName, r"201 \(一般公共服务支出\), 21901"),
        ([], gb.MalformedCode, "every cell is empty"),
        ([None, ""], gb.MalformedCode, "every cell is empty"),
        (["201", None, "50"], gb.MalformedCode, "cell 2 is empty while a later one has digits"),
        ([None, "03"], gb.MalformedCode, "cell 1 is empty"),
        ("2 01", gb.MalformedCode, "its first group is 2, and a 类 has 3 digits"),
        ("201 035", gb.MalformedCode, "the group 035 has 3 digits, and each level has 2"),
        ("12", gb.MalformedCode, "it has 2 digits, and a code has 3, 5, 7 or 9"),
        ("215999", gb.MalformedCode, "did you mean 2159999 其他资源勘探工业信息等支出, 21599"),
        ("21599999", gb.MalformedCode, "it has 8 digits.* did you mean 2159999 其他"),
        ("7010101", gb.MalformedCode, "no scheme has codes that begin with 7"),
        ("()", gb.MalformedCode, "neither digits nor a name"),
        ("（类）", gb.MalformedCode, "there is no name before （类）"),
        ("2010\x00350", gb.MalformedCode, r"character 5 is U\+0000"),
        ("甲\ud800", gb.MalformedCode, r"character 2 is U\+D800"),
        ("甲" * 10_000_000, gb.MalformedCode, "it has 10,000,000 characters; 200 are the most"),
        (
            "2159998",
            gb.UnknownCode,
            "2159998 is not in functional 2024; 21599 其他资源勘探工业信息等支出 is; "
            "did you mean 2159999 其他资源勘探工业信息等支出?",
        ),
        ("201999801", gb.UnknownCode, "20199 其他一般公共服务支出 is"),
        ("201035000", gb.UnknownCode, "2010350 事业运行 is"),
        ("2010350 水费", gb.NameMismatch, "2010350 is 事业运行, not 水费; 水费 is 30205"),
        ("-2010350", gb.MalformedCode, "a code has no sign"),
        (-2010350, gb.MalformedCode, "a code has no sign"),
        ("2010350 --- 123 ()", gb.MalformedCode, "what stands beside the digits is no name"),
        ("住房保障支出\ue001", gb.MalformedCode, r"character 7 is U\+E001"),
        (Decimal("1E+1000000"), gb.MalformedCode, "far too great, or too small"),
        (["201", "03", "", "03"], gb.MalformedCode, "cell 3 is empty"),
        ("工资福利支出（类）水费（款）", gb.PathMismatch, "水费 does not stand below 301"),
        (
            "没有这个名称",
            gb.UnknownName,
            "revenue 2024 is named '没有这个名称'",
        ),
        ("其他资源勘探工业信", gb.UnknownName, "did you mean 21599 其他资源勘探工业信息等支出"),
        (
            "住房公积金",
            gb.AmbiguousName,
            r"2210201 \(住房保障支出>住房改革支出>住房公积金\), 30113",
        ),
        ("住房公積金", gb.AmbiguousName, "names 3 entries"),
        ("行政运行", gb.AmbiguousName, "and 76 more; add the code"),
        ("302 3 水费", gb.NameMismatch, "30203 is 咨询费, not 水费; 水费 is 30205"),
        ("302 02 咨询费", gb.NameMismatch, "30202 is 印刷费, not 咨询费; 咨询费 is 30203"),
        ("2010350 胡言乱语", gb.NameMismatch, "2010350 is 事业运行, not 胡言乱语$"),
        (
            "教育支出（类）住房改革支出（款）住房公积金（项）",
            gb.PathMismatch,
            r"住房改革支出 does not stand below 205 教育支出; 住房改革支出 is 22102 \(款 under 221",
        ),
        (
            "卫生健康支出（类）卫生健康支出（款）计划生育事务（项）",
            gb.PathMismatch,
            r"卫生健康支出 does not stand below 210 卫生健康支出; 卫生健康支出 is 210 \(类\)",
        ),
        ("购房补贴（类）", gb.PathMismatch, "^购房补贴 is no 类; 购房补贴 is 2210203"),
        (
            "住房保障支出（类）住房改草支出（款）",
            gb.UnknownName,
            "is named '住房改草支出'; did you mean 22102 住房改革支出",
        ),
    ],
)
def test_refuses(written, error, says):
    with pytest.raises(error, match=says):
        gb.parse(written)


def test_refuses_a_number_that_python_does_not_write_out():
    with pytest.raises(gb.MalformedCode, match="it is far too great for a code"):
        gb.parse(10**5000)


class TestScheme:
    def test_code_of_another(self):
        with pytest.raises(gb.UnknownCode) as caught:
            gb.parse("30199", scheme="functional")

        assert caught.value.elsewhere == ("30199", "其他工资福利支出")
        assert "it belongs to economic (部门预算支出经济分类): 30199" in str(caught.value)

    def test_tells_a_name_apart(self):
        assert gb.parse("住房公积金", scheme=Scheme.ECONOMIC) == "30113"
        assert gb.parse("住房公积金", scheme="functional", year=2024) == "2210201"

    def test_that_does_not_exist(self):
        with pytest.raises(gb.UnknownScheme, match="no scheme is called 'x': functional, eco"):
            gb.parse("201", scheme="x")

    def test_year_without_an_edition(self):
        with pytest.raises(gb.UnknownEdition, match="functional for 1999; kept: 2018"):
            gb.parse("201", year=1999)
        with pytest.raises(gb.UnknownEdition, match="any scheme for 1999; kept: 2018"):
            gb.parse("购房补贴", year=1999)

    def test_by_tree(self, economic):
        assert economic.parse("水费") == "30205"
        with pytest.raises(gb.UnknownName, match="no entry of economic 2024"):
            economic.parse("事业运行")


class TestLocal:
    def test_is_read_and_says_so(self):
        parsed = gb.parse("201035001")

        assert parsed == "201035001"
        assert parsed.entry.is_local
        assert parsed.entry.name == ""
        assert str(parsed.entry) == "201035001"
        assert parsed.entry.parent.code == "2010350"
        assert parsed.remarks == (
            "201035001 is a local entry under 2010350 事业运行; the national list does not have it",
        )

    def test_keeps_its_name(self):
        assert gb.parse("201035001 政务服务中心").entry.name == "政务服务中心"

    def test_below_an_economic_entry(self):
        assert gb.parse("3020101").entry.parent.name == "办公费"

    def test_in_a_grown_tree(self, functional):
        grown = functional.with_local("201035001", "政务服务中心")

        assert grown.parse("政务服务中心") == "201035001"
        assert grown.parse("201035001").remarks == ()


class TestParsedCode:
    def test_is_a_string(self, functional):
        parsed = gb.parse("201 03 50")

        assert isinstance(parsed, str)
        assert {parsed: 1}["2010350"] == 1
        assert functional[parsed] is parsed.entry

    def test_cannot_be_changed(self):
        parsed = gb.parse("2010350")

        with pytest.raises(AttributeError, match="cannot be changed"):
            parsed.entry = None
        with pytest.raises(AttributeError, match="cannot be changed"):
            del parsed.remarks
        with pytest.raises(AttributeError):
            parsed.new = 1

    def test_pickles_and_copies(self):
        parsed = gb.parse("201035001")

        for twin in (pickle.loads(pickle.dumps(parsed)), copy.deepcopy(parsed)):
            assert isinstance(twin, ParsedCode)
            assert twin == parsed
            assert twin.entry == parsed.entry
            assert twin.remarks == parsed.remarks

    def test_is_read_again(self):
        parsed = gb.parse("2010350")

        assert gb.parse(parsed) == parsed
        assert gb.parse(parsed.entry) == parsed

    def test_an_entry_keeps_its_tree(self, functional):
        local = functional.with_local("201035001", "政务服务中心")["201035001"]

        assert gb.parse(local).entry is local
        assert local.tree.parse(local).entry is local
        assert gb.explain(local).name == "政务服务中心"
        with pytest.raises(gb.UnknownCode):
            gb.parse(local, scheme="economic")


def test_take_apart_keeps_code_and_name():
    form = take_apart("［2010350］ 事业运行")

    assert (form.code, form.name) == ("2010350", "事业运行")


class TestPaths:
    def test_split(self):
        assert [name for _, name in split_path("甲（类）乙（款）丙")] == ["甲", "乙", "丙"]

    def test_a_plain_name_is_no_path(self, functional):
        assert path_error(functional, "没有这个名称") is None
        assert path_error(functional, "") is None

    def test_a_path_that_stands_is_no_error(self, functional):
        assert path_error(functional, "住房保障支出（类）住房改革支出（款）") is None

    def test_how_far_a_path_gets(self, functional, economic):
        path = "住房保障支出（类）住房公积金（款）"

        assert path_error(functional, path)[0] == 1
        assert path_error(economic, path)[0] == 0


def test_every_row_of_the_seed_tables_is_itself(root):
    with (root / "tests/data/seed_tables.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))

    assert len(rows) == 65
    for row in rows:
        parsed = gb.parse(f"{row['code']} {row['name']}")
        assert parsed == row["code"]
        assert parsed == gb.parse([row["code"], row["name"]])
        assert row["code"] in [e.code for e in parsed.entry.tree.names.loose(row["name"])]


@pytest.mark.parametrize(
    ("text", "code", "remarks"),
    [
        (
            "社会保障和就业支出（类）行政事业单位离退休（款）机关事业单位基本养老保险缴费支出（项）",
            "2080505",
            ["20805 was 行政事业单位离退休 until 2019"],
        ),
        (
            "2080505 社会保障和就业（类）行政事业单位离退休（款）"
            "机关事业单位基本养老保险缴费（项）",
            "2080505",
            ["20805 was 行政事业单位离退休 until 2019"],
        ),
        (
            "医疗卫生与计划生育支出（类）行政事业单位医疗（款）行政单位医疗（项）",
            "2101101",
            ["210 was 医疗卫生与计划生育支出 until 2018"],
        ),
        ("农林水支出（类）扶贫（款）行政运行（项）", "2130501", ["21305 was 扶贫 until 2021"]),
        (
            "文化体育与传媒支出（类）文化（款）行政运行（项）",
            "2070101",
            ["207 was 文化体育与传媒支出 until 2018", "20701 was 文化 until 2018"],
        ),
        (
            "国土海洋气象等支出（类）气象事务（款）气象服务（项）",
            "2200509",
            ["220 was 国土海洋气象等支出 until 2018"],
        ),
        (
            "社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支",
            "2080505",
            ["the name is cut off: 机关事业单位基本养老保险缴费支出"],
        ),
        (
            "2080505 社会保障和就业支出（类）行政事业单位养老支出（款）"
            "机关事业单位基本养老保险缴费支",
            "2080505",
            ["the name is cut off: 机关事业单位基本养老保险缴费支出"],
        ),
    ],
)
def test_path_with_names_of_other_years_or_cut_off(text, code, remarks):
    parsed = gb.parse(text)

    assert parsed == code
    assert len(parsed.remarks) == len(remarks)
    assert all(got.startswith(said) for got, said in zip(parsed.remarks, remarks, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "教育支出（类）行政事业单位离退休（款）",
        "卫生健康支出（类）扶贫（款）行政运行（项）",
        "其他支出（类）其他支出（款）其他支",
        "2080506 社会保障和就业（类）行政事业单位离退休（款）机关事业单位基本养老保险缴费（项）",
    ],
)
def test_path_that_no_year_had(text):
    with pytest.raises(gb.GovBudgetError):
        gb.parse(text)


def test_what_cannot_be_written_out_is_named_by_its_kind():
    with pytest.raises(gb.MalformedCode, match="dict"):
        gb.parse({"a": 10**5000})
