"""Amounts rolled up a tree."""

import json
import pickle
from decimal import Decimal as D
from fractions import Fraction

import pytest

import govbudget as gb
from govbudget.jsonform import converter


@pytest.fixture(scope="module")
def rolled(functional):
    return gb.rollup(
        [("2010350", D("976.56")), ("2010399", D("53.00")), ("2080505", D("132.57"))], functional
    )


def test_every_ancestor_has_its_total(rolled):
    assert list(rolled) == ["201", "20103", "2010350", "2010399", "208", "20805", "2080505"]
    assert rolled["201"] == rolled["20103"] == D("1029.56")
    assert rolled.total == D("1162.13")
    assert len(rolled) == 7
    assert "299" not in rolled
    assert rolled.get("299") is None


def test_own_and_below(functional):
    rolled = gb.rollup({"20103": 5, "2010350": 2, "2010399": 1}, functional)

    assert (rolled["20103"], rolled.own("20103"), rolled.below("20103")) == (8, 5, 3)
    assert (rolled.own("201"), rolled.below("2010350")) == (0, 0)


def test_levels_and_children(rolled):
    assert dict(rolled.at(gb.Level.CLASS)) == {"201": D("1029.56"), "208": D("132.57")}
    assert dict(rolled.children()) == dict(rolled.at(gb.Level.CLASS))
    assert list(rolled.children("20103")) == ["2010350", "2010399"]
    assert dict(rolled.children("2010350")) == {}


def test_what_nothing_is_booked_on_is_said(rolled):
    for ask in (rolled.__getitem__, rolled.own, rolled.below, rolled.children):
        with pytest.raises(gb.UnknownCode, match="nothing is booked on it or below it"):
            ask("205")


def test_rows_and_text(rolled):
    assert rolled.to_rows()[1] == {
        "code": "20103",
        "name": "政府办公厅（室）及相关机构事务",
        "level": 2,
        "own": 0,
        "total": D("1029.56"),
    }
    first, *_, last = str(rolled).split("\n")
    assert first.startswith("201 一般公共服务支出 ")
    assert first.endswith(" 1,029.56")
    assert last.startswith("    2080505 ")
    assert repr(rolled) == "<RollUp of functional 2024, 7 codes>"


def test_several_measures(functional):
    records = [
        {"科目": "2010350", "基本支出": 5, "项目支出": 1, "备注": "x"},
        {"科目": "2010399", "项目支出": D("2.50")},
    ]
    rolled = gb.rollup(records, functional, code="科目", measures=["基本支出", "项目支出"])

    assert dict(rolled["201"]) == {"基本支出": 5, "项目支出": D("3.50")}
    assert dict(rolled.total) == {"基本支出": 5, "项目支出": D("3.50")}
    assert dict(rolled.own("2010399")) == {"基本支出": 0, "项目支出": D("2.50")}
    alone = rolled.measure("项目支出")
    assert (alone["20103"], alone.measures) == (D("3.50"), ())
    assert rolled.to_rows()[0]["基本支出"] == 5
    assert rolled.to_rows()[0]["own 基本支出"] == 0
    assert str(rolled).split("\n")[0].endswith("  5  3.50")
    with pytest.raises(ValueError, match="name: 'x': no measure .*: 基本支出, 项目支出"):
        rolled.measure("x")


def test_rows_with_several_amounts(economic):
    rolled = gb.rollup([("30101", 5, 1), ("30201", None, 2)], economic, measures=["a", "b"])

    assert dict(rolled.total) == {"a": 5, "b": 3}


def test_a_total_cannot_be_changed(economic):
    rolled = gb.rollup([("30101", 5, 1)], economic, measures=["a", "b"])

    with pytest.raises(TypeError):
        rolled["301"]["a"] = 1
    with pytest.raises(AttributeError):
        rolled.rows = ()


@pytest.mark.parametrize(
    "written", [2010350, "201 03 50", "２０１０３５０", "2010350 事业运行", 2010350.0]
)
def test_codes_in_any_form(functional, written):
    assert gb.rollup([(written, 5), ("2010350", 2)], functional)["2010350"] == 7


def test_kinds_of_numbers_meet(functional):
    rolled = gb.rollup(
        [("2010350", 1), ("2010350", D("0.5")), ("2010350", Fraction(1, 3))], functional
    )

    assert rolled["201"] == Fraction(11, 6)
    assert type(gb.rollup({"201": 1}, functional).total) is int


def test_zero_is_booked_and_a_blank_is_not(functional):
    rolled = gb.rollup([("2010350", 0), ("2080505", None), ("2010399", D("0.00"))], functional)

    assert list(rolled) == ["201", "20103", "2010350", "2010399"]
    assert rolled.rows[0].booked is False
    assert rolled.rows[2].booked is True


def test_nothing_at_all(functional):
    rolled = gb.rollup([], functional)

    assert (len(rolled), rolled.total, str(rolled)) == (0, 0, "")


class TestUnknownCodes:
    LINES = (("2010350", 5), ("2019998", 2), ("201035001", 1))

    def test_are_refused(self, functional):
        with pytest.raises(gb.UnknownCode, match="2019998 is not in functional 2024") as caught:
            gb.rollup(self.LINES, functional)
        assert caught.value.__notes__ == ["line 2 has this code"]

    def test_are_collected(self, functional):
        rolled = gb.rollup([*self.LINES, ("2019998", 3), ("x", 1)], functional, unknown="collect")

        assert rolled.unknown == (("201035001", (1,)), ("2019998", (5,)), ("x", (1,)))
        assert rolled.total == 5

    def test_are_booked_above(self, functional):
        rolled = gb.rollup(self.LINES, functional, unknown="ancestor")

        assert rolled.adopted == (("201035001", "2010350"), ("2019998", "20199"))
        assert (rolled.own("20199"), rolled.own("2010350"), rolled.total) == (2, 6, 8)

    def test_have_an_ancestor_or_are_refused(self, functional):
        with pytest.raises(gb.UnknownCode):
            gb.rollup({"2999999": 1}, functional, unknown="ancestor")
        with pytest.raises(gb.UnknownName):
            gb.rollup({"x": 1}, functional, unknown="ancestor")

    def test_another_word_is_refused(self, functional):
        with pytest.raises(ValueError, match="'drop': it is one of raise, collect, ancestor"):
            gb.rollup({}, functional, unknown="drop")


class TestBadLines:
    @pytest.mark.parametrize(
        ("line", "error", "message"),
        [
            (("2010350", 1.5), gb.InexactAmount, "line 2: 1.5 is no exact amount: it is a float"),
            (("2010350", D("NaN")), gb.InexactAmount, "line 2: NaN .* not a finite number"),
            (("2010350", D("1E+5000")), gb.InexactAmount, "more than 200 digits"),
            (("2010350", "5"), gb.InexactAmount, "str is no exact number"),
            (("2010350",), gb.MalformedLine, "line 2: .* is no pair of a code and an amount"),
            (5, gb.MalformedLine, "line 2: '5' is no pair"),
            (([], 5), gb.MalformedLine, "no pair"),
        ],
    )
    def test_are_named(self, functional, line, error, message):
        with pytest.raises(error, match=message):
            gb.rollup(iter([("2010350", 1), line]), functional)

    def test_a_float_among_fractions(self, functional):
        with pytest.raises(gb.InexactAmount, match=r"line 2"):
            gb.rollup([("2010350", Fraction(1, 3)), ("2010350", 0.5)], functional)

    @pytest.mark.parametrize(
        ("record", "message"),
        [
            ({"码": "201"}, "line 1: it has no 'code' for the code: 码"),
            (("201", 5), "line 1: it has 2 parts, and a code and 2 amounts are wanted"),
            ("201", "line 1: \"'201'\" is neither a mapping nor a sequence"),
        ],
    )
    def test_records(self, functional, record, message):
        with pytest.raises(gb.MalformedLine, match=message):
            gb.rollup([record], functional, measures=["a", "b"])

    def test_past_the_first_part(self, functional):
        lines = [("2010350", 1)] * 60_000 + [("2010350", 0.5)]

        with pytest.raises(gb.InexactAmount, match="line 60,001"):
            gb.rollup(lines, functional)
        with pytest.raises(gb.InexactAmount, match="line 60,001"):
            gb.rollup(iter(lines), functional)


def test_lines_are_made_in_the_context_of_their_maker(functional):
    """What makes the lines may divide: the exact context is not imposed on it."""
    lines = (("2010350", (D(one) / 3).quantize(D("0.01"))) for one in (1, 2))

    assert gb.rollup(lines, functional).total == D("1.00")


def test_doubled(functional):
    lines = {"20103": 8, "2010350": 5, "2010399": 3, "208": 1}
    rolled = gb.rollup(lines, functional, nested="all")

    [double] = rolled.doubled
    assert (double.code, double.own, double.below) == ("20103", (8,), (8,))
    assert double.codes == ("2010350", "2010399")
    assert "it may be counted twice" in str(double)
    assert rolled["201"] == 16


def test_parts_add_up(functional):
    one = gb.rollup([("2010350", 5), ("299999", 1)], functional, unknown="collect")
    other = gb.rollup([("20103", 2), ("299999", 1)], functional, unknown="collect")
    both = gb.rollup([("20103", 2), ("299999", 2), ("2010350", 5)], functional, unknown="collect")

    assert one + other == other + one == both
    assert both.unknown == (("299999", (2,)),)
    with pytest.raises(ValueError, match="their editions or measures differ"):
        one + gb.rollup({}, gb.functional(2023))
    with pytest.raises(TypeError):
        one + 1


def test_to_json_and_back_and_pickle(functional):
    rolled = gb.rollup(
        [("2010350", D("5.00")), ("2010399", Fraction(1, 3)), ("2080505", 7), ("x", 1)],
        functional,
        unknown="collect",
    )
    made = converter()
    text = json.dumps(made.unstructure(rolled), ensure_ascii=False)

    assert made.structure(json.loads(text), gb.RollUp) == rolled
    assert pickle.loads(pickle.dumps(rolled)) == rolled
    assert hash(rolled) == hash(pickle.loads(pickle.dumps(rolled)))


def test_a_subtree_has_its_own_roots(functional):
    rolled = gb.rollup({"2010350": 5}, functional.subtree("20103"))

    assert list(rolled) == ["20103", "2010350"]
    assert rolled.total == 5


def test_amounts_of_another_library(functional):
    numpy = pytest.importorskip("numpy", reason="numpy is not installed")
    lines = [("2010350", numpy.int64(2**62)), ("2010350", numpy.int64(2**62))]

    assert gb.rollup(lines, functional).total == 2**63
    with pytest.raises(gb.InexactAmount):
        gb.rollup([("2010350", numpy.float64(1))], functional)


class TestMeasures:
    def test_names(self, functional):
        with pytest.raises(TypeError, match="measures: '金额': they are names"):
            gb.rollup([{"code": "2010350", "金额": 5}], functional, measures="金额")
        with pytest.raises(ValueError, match="'a'.*each once"):
            gb.rollup([], functional, measures=["a", "a"])
        with pytest.raises(ValueError, match="measures: .*at least one"):
            gb.rollup([], functional, measures=[])

    def test_one_that_no_record_has(self, functional):
        with pytest.raises(gb.MalformedLine, match="no record has 金 额; they have a"):
            gb.rollup([{"code": "201", "a": 1}], functional, measures=["金 额", "a"])
        assert dict(gb.rollup([], functional, measures=["a"]).total) == {"a": 0}


def test_blanks_cost_no_line(functional):
    lines = [("2010350", 1), ("2010350", None), (" 2010399 ", None), ("2010399", 2)] * 3

    assert gb.rollup(lines, functional).total == 9


def test_one_unknown_code_in_two_forms(functional):
    lines = [("2010377", 1), (2010377, 4)]

    assert gb.rollup(lines, functional, unknown="collect").unknown == (("2010377", (5,)),)


def test_huge_amounts_are_named(functional):
    for lines in ([("2010350", 10**700)], [("2010350", 10**700), ("2010350", D("0.1"))]):
        with pytest.raises(gb.InexactAmount, match="line 1"):
            gb.rollup(lines, functional)


def test_mappings_need_measures(functional):
    with pytest.raises(gb.MalformedLine, match="for more amounts, name measures"):
        gb.rollup([{"code": "2010350", "amount": 5}], functional)


def test_totals_travel(functional):
    rolled = gb.rollup([("2010350", 5, 1)], functional, measures=["a", "b"])

    assert pickle.loads(pickle.dumps(rolled.total)) == {"a": 5, "b": 1}
    assert pickle.loads(pickle.dumps(rolled.at(gb.Level.CLASS))) == rolled.at(gb.Level.CLASS)
    assert repr(rolled.total) == "Amounts({'a': 5, 'b': 1})"
    assert hash(rolled.total) == hash(rolled["201"])


def test_equals_a_mapping_and_sums(functional):
    rolled = gb.rollup({"2010350": 5}, functional)

    assert rolled == {"201": 5, "20103": 5, "2010350": 5}
    assert rolled != 5
    assert sum([rolled, rolled])["201"] == 10


class TestOfAGenerator:
    """Lines that are made when they are asked for are added as those of a list are."""

    @pytest.mark.parametrize(
        "amounts",
        [
            [1, 2, 3],
            [D("1.10"), D("2.2"), D("-3.30")],
            [1, D("2.5"), 3, D("0.5")],
            [D(1), 2, None, Fraction(1, 3), 4],
            [Fraction(1, 2), Fraction(1, 3)],
            [None, None, 5],
            [10**199, -(10**199), 1],
            [D("1E+199"), D("1E-30"), D("-1E+199")],
        ],
    )
    def test_as_of_a_list(self, functional, amounts):
        lines = [("2010301", amount) for amount in amounts] * 700
        listed, made = gb.rollup(lines, functional), gb.rollup(iter(lines), functional)

        assert made == listed
        assert type(made.total) is type(listed.total)

    @pytest.mark.parametrize(
        ("bad", "error"),
        [
            (("2010301", D("NaN")), gb.InexactAmount),
            (("2010301", D("Infinity")), gb.InexactAmount),
            (("2010301", D("1E+230")), gb.InexactAmount),
            (("2010301", 1.5), gb.InexactAmount),
            (("2010301", True), gb.InexactAmount),
            (("2010301", "1"), gb.InexactAmount),
            (("2010301",), gb.MalformedLine),
            (None, gb.MalformedLine),
        ],
    )
    @pytest.mark.parametrize("good", [1, D("1.00")])
    def test_the_line_is_named(self, functional, bad, error, good):
        lines = [("2010301", good)] * 2345
        lines[1234] = bad

        with pytest.raises(error, match="line 1,235"):
            gb.rollup(iter(lines), functional)

    @pytest.mark.parametrize("amount", [1, D("1.00")])
    def test_an_unknown_code(self, functional, amount):
        lines = [("2010301", amount)] * 1100 + [("2019876", amount)] + [("2010301", amount)] * 9

        with pytest.raises(gb.UnknownCode) as raised:
            gb.rollup(iter(lines), functional)
        assert raised.value.__notes__ == ["line 1,101 has this code"]
        assert gb.rollup(iter(lines), functional, unknown="collect").total == 1109 * amount

    def test_what_makes_them_raises_its_own_error(self, functional):
        def lines():
            yield "2010301", 1
            raise ValueError("mine")

        with pytest.raises(ValueError, match="^mine$"):
            gb.rollup(lines(), functional)

    def test_what_makes_them_computes_in_its_own_context(self, functional):
        third = D(1) / 3
        made = gb.rollup((("2010301", D(1) / 3) for _ in range(3000)), functional)

        assert made.total == gb.rollup([("2010301", third)] * 3000, functional).total

    def test_none_is_kept(self, functional):
        alive = most = 0

        class Line(tuple):
            __slots__ = ()

            def __new__(cls, *parts):
                nonlocal alive, most
                alive += 1
                most = max(most, alive)
                return super().__new__(cls, parts)

            def __del__(self):
                nonlocal alive
                alive -= 1

        assert gb.rollup((Line("2010301", 1) for _ in range(9000)), functional).total == 9000
        assert most < 3000
