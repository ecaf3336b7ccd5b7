"""The library as other programs use it: fields, records, pickles, frames, names."""

import json
import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import engines

import govbudget as gb
from govbudget.classification.writing import FORMS
from govbudget.jsonform import configure, converter
from govbudget.testing import budget_of, entries, subtrees

SMALL = 400


class TestPickle:
    @pytest.mark.parametrize("protocol", [2, pickle.HIGHEST_PROTOCOL])
    def test_an_entry_is_its_scheme_year_and_code(self, functional, protocol):
        item = functional["2010350"]
        text = pickle.dumps(item, protocol)
        assert len(text) < SMALL
        assert pickle.loads(text) is item

    def test_a_parsed_code_too(self):
        parsed = gb.parse("201 3 50 事业运行", year=2024)
        text = pickle.dumps(parsed)
        assert len(text) < SMALL
        assert pickle.loads(text).entry is parsed.entry

    def test_an_entry_of_a_part_keeps_its_neighbours(self, functional):
        twin = pickle.loads(pickle.dumps(functional.subtree("20103")["2010350"]))
        assert twin.parent.code == "20103"
        assert twin.parent.parent is None

    def test_a_local_entry_keeps_its_name(self, functional):
        grown = functional.with_local("201035001", "市级政务服务中心运行")
        twin = pickle.loads(pickle.dumps(grown["201035001"]))
        assert twin.name == "市级政务服务中心运行"
        assert twin.is_local


class TestSharedTree:
    def test_no_name_gives_a_dictionary_that_can_be_changed(self, functional):
        table = functional.__getitem__.__self__
        entry = functional["201"]
        for change in (
            lambda: table.update({"999": entry}),
            lambda: table.__setitem__("999", entry),
            lambda: table.pop("201"),
            table.popitem,
            table.clear,
            lambda: table.setdefault("999", entry),
            lambda: table.__delitem__("201"),
            lambda: table.__ior__({"999": entry}),
        ):
            with pytest.raises(TypeError, match="cannot be changed"):
                change()
        assert "999" not in functional
        assert functional["201"] is entry


class TestWritten:
    @given(st.data())
    def test_every_form_is_read_back(self, data):
        entry = data.draw(entries())
        for form in FORMS:
            written = entry.written(form)
            assert entry.tree.parse(written) == entry.code
            assert gb.parse(written, scheme=entry.scheme, year=entry.year).entry is entry

    def test_forms(self, functional):
        item = functional["2210201"]
        assert [item.written(form) for form in ("bracket", "spaced", "dash", "path")] == [
            "[2210201]住房公积金",
            "221 02 01",
            "221-02-01",
            "住房保障支出（类）住房改革支出（款）住房公积金（项）",
        ]
        assert item.written() == "[2210201]住房公积金"

    def test_no_such_form(self, functional):
        with pytest.raises(gb.UnknownWord, match="did you mean bracket"):
            functional["201"].written("brackets")

    def test_no_path_without_a_name(self):
        nameless = gb.parse("201035001", year=2024).entry
        assert nameless.written("spaced") == "201 03 50 01"
        with pytest.raises(ValueError, match="has no name"):
            nameless.written("path")


class TestJson:
    @given(entries())
    def test_an_entry_both_ways(self, entry):
        made = converter()
        text = made.dumps(entry)
        twin = made.loads(text, gb.Entry)
        assert twin is entry
        assert json.loads(text)["code"] == entry.code
        assert "tree" not in text

    @given(subtrees())
    def test_a_tree_both_ways(self, tree):
        made = converter()
        twin = made.loads(made.dumps(tree), gb.Classification)
        assert twin == tree
        assert [one.path for one in twin.entries] == [one.path for one in tree.entries]

    def test_a_whole_edition_is_itself_again(self, economic):
        made = converter()
        assert made.loads(made.dumps(economic), gb.Classification) is economic

    def test_a_local_entry(self, functional):
        grown = functional.with_local("201035001", "市级政务服务中心运行")
        made = converter()
        assert made.loads(made.dumps(grown["201035001"]), gb.Entry) == grown["201035001"]
        assert made.loads(made.dumps(grown), gb.Classification) == grown

    def test_without_any_configuration(self, functional):
        import cattrs

        record = cattrs.unstructure(functional["2210201"])
        assert cattrs.structure(json.loads(json.dumps(record)), gb.Entry) == functional["2210201"]

    def test_a_converter_of_ones_own(self, functional):
        from cattrs.preconf.json import make_converter

        mine = make_converter()
        configure(mine)
        assert mine.loads(mine.dumps(functional["201"]), gb.Entry) is functional["201"]


class TestIsValid:
    @pytest.mark.parametrize(
        "written", ["201 03 50", 2010350.0, "[2010350]事业运行", "事业运行费用x"]
    )
    def test_as_parse_says(self, written):
        try:
            gb.parse(written, year=2024)
        except gb.GovBudgetError:
            assert not gb.is_valid(written, year=2024)
        else:
            assert gb.is_valid(written, year=2024)

    @given(st.none() | st.text() | st.floats() | st.binary() | st.lists(st.text()) | st.booleans())
    def test_nothing_raises(self, written):
        assert gb.is_valid(written, year=2024) in {True, False}

    def test_a_year_that_is_not_kept_is_no_answer(self):
        with pytest.raises(gb.UnknownEdition):
            gb.is_valid("201", year=1999)


class TestErrors:
    def test_an_unknown_code_is_a_wrong_value_too(self, functional):
        with pytest.raises(ValueError, match="2010359") as caught:
            functional["2010359"]
        assert isinstance(caught.value, KeyError)


class TestBudgetOf:
    def test_an_amount_alone(self, functional):
        table = budget_of({"2010101": Decimal(3)}, functional)
        assert table == budget_of({"2010101": [Decimal(3)]}, functional)
        assert table.amount("201", "合计") == Decimal(3)

    def test_a_text_is_no_row(self, functional):
        with pytest.raises(gb.InexactAmount):
            budget_of({"2010101": "3"}, functional)


class TestNames:
    @pytest.mark.parametrize("name", ["amounts", "datacheck", "errors", "frames", "jsonform"])
    def test_modules_are_attributes(self, name):
        assert getattr(gb, name).__name__ == f"govbudget.{name}"


class TestRollUpOfDecimals:
    def test_nothing_is_a_decimal_among_decimals(self, functional):
        rolled = gb.rollup({"2010350": Decimal("1.50")}, functional)
        assert isinstance(rolled.own("20103"), Decimal)
        assert isinstance(rolled.below("2010350"), Decimal)

    def test_integers_stay_integers(self, functional):
        assert type(gb.rollup({"2010350": 5}, functional).own("20103")) is int

    def test_fractions_too(self, functional):
        rolled = gb.rollup({"2010350": Fraction(1, 3)}, functional)
        assert rolled.total == Fraction(1, 3)


CODES = ["201 3 50", "302 3", None, "201 3 50", "201035001", "2159998"]
NAMES = ["事业运行", "水费", None, None, None, None]


@pytest.mark.filterwarnings(*engines.QUIET)
@pytest.mark.parametrize("kind", engines.ENGINES)
class TestMapFrame:
    def test_rows(self, kind):
        frame = engines.frame(kind, {"at": [1, 2, 3, 4, 5, 6], "code": CODES, "name": NAMES})
        made = gb.map_frame(frame, code="code", name="name", year=2024)
        assert type(made) is type(frame)
        found = sorted(engines.rows(made))
        assert [row[3] for row in found] == ["2010350", "", "", "2010350", "201035001", ""]
        assert found[0][4:8] == ("事业运行", "项", "一般公共预算", "functional 2024")
        assert found[1][8] == "30203 is 咨询费, not 水费; 水费 is 30205"
        assert found[2][8] == "the row has neither a code nor a name"
        assert "local entry under 2010350" in found[4][8]
        assert "2159998" in found[5][8]

    def test_again(self, kind):
        frame = engines.frame(kind, {"code": ["20103"]})
        once = gb.map_frame(frame, code="code", year=2024)
        assert engines.rows(gb.map_frame(once, code="code", year=2024)) == engines.rows(once)

    def test_integers(self, kind):
        frame = engines.frame(kind, {"code": [2010350, 3, None]})
        found = engines.rows(gb.map_frame(frame, code="code", year=2024))
        assert sorted(row[1] for row in found) == ["", "", "2010350"]

    def test_names_alone(self, kind):
        frame = engines.frame(kind, {"name": ["住房公积金", "人大事务"]})
        found = engines.rows(gb.map_frame(frame, name="name", scheme="functional", year=2024))
        assert sorted(row[1] for row in found) == ["20101", "2210201"]


class TestMapFrameRefuses:
    @pytest.fixture
    def frame(self):
        return engines.frame("pyarrow", {"code": ["201"], "level": ["x"]})

    @pytest.mark.parametrize(
        ("asked", "said"),
        [
            ({}, "say which column has the codes or the names, of: code, level"),
            ({"code": "kode"}, "no column is called 'kode': code, level"),
            ({"code": "level"}, "'level' is a column of the result"),
            ({"code": "code", "name": "code"}, "asked for as the column of the codes and"),
        ],
    )
    def test_columns(self, frame, asked, said):
        with pytest.raises(gb.MalformedTable, match=said):
            gb.map_frame(frame, **asked)

    def test_cells_of_any_kind_raise_nothing(self):
        engines.need("pandas")
        import numpy as np
        import pandas as pd

        cells = ["201", b"201", [201, 301], np.array([2, 3]), {"a": 1}, float("inf"), pd.NaT, True]
        made = gb.map_frame(pd.DataFrame({"code": cells}), code="code", year=2024)
        assert list(made["resolved_code"]) == ["201", *[""] * 7]
        assert all(made["remark"][1:])

    def test_no_frame(self):
        with pytest.raises(gb.MalformedTable, match="list is no frame"):
            gb.map_frame([1], code="code")

    def test_no_such_edition(self, frame):
        with pytest.raises(gb.UnknownEdition):
            gb.map_frame(frame, code="code", year=1999)

    @pytest.mark.parametrize("call", [gb.map_frame, gb.frames.rollup_frame])
    def test_two_columns_of_one_name(self, call, functional):
        engines.need("pandas")
        import pandas as pd

        frame = pd.DataFrame([["201", 1, 2]], columns=["code", "amount", "amount"])
        arguments = (functional,) if call is gb.frames.rollup_frame else ()
        with pytest.raises(gb.MalformedTable, match="more than one column is called 'amount'"):
            call(frame, *arguments, code="code")


class TestPydantic:
    @pytest.fixture
    def model(self):
        pydantic = pytest.importorskip("pydantic")

        class Line(pydantic.BaseModel):
            code: gb.ParsedCode

        return Line

    def test_any_written_form(self, model):
        line = model(code="201 03 50 事业运行")
        assert line.code == "2010350"
        assert line.code.entry.name == "事业运行"

    def test_json_both_ways(self, model):
        line = model(code=2010350)
        assert line.model_dump_json() == '{"code":"2010350"}'
        assert model.model_validate_json(line.model_dump_json()) == line

    @pytest.mark.parametrize("wrong", ["302 3 水费", "{x}", None, "2159998", "没有这个名称的科目"])
    def test_an_error_says_what_is_wrong(self, model, wrong):
        with pytest.raises(ValueError, match="validation error") as caught:
            model(code=wrong)
        [told] = caught.value.errors()
        assert told["type"] == "govbudget"
        assert told["msg"]

    def test_schema(self, model):
        assert model.model_json_schema()["properties"]["code"]["type"] == "string"
