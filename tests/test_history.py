"""Changes between editions."""

from functools import partial

import pytest
from cattrs.preconf.json import make_converter

import govbudget as gb
from govbudget import Catalogue, Codes, Scheme
from govbudget.classification.catalogue import shipped
from govbudget.classification.treecomparing import compare_trees
from govbudget.jsonform import converter


def kinds(comparison):
    """What became of each code of the first edition."""
    return {place.code: one for one in comparison for place in one.old}


@pytest.fixture(scope="module")
def since_2018():
    return gb.changes("functional", 2018, 2024)


class TestChanges:
    @pytest.mark.parametrize(
        ("code", "kind", "became"),
        [
            ("2010101", "same", ["2010101"]),
            ("215", "renamed", ["215"]),
            ("20805", "renamed", ["20805"]),
            ("210", "renamed", ["210"]),
            ("207", "renamed", ["207"]),
            ("220", "renamed", ["220"]),
            ("21305", "renamed", ["21305"]),
            ("2200111", "moved", ["2240601"]),
            ("2010308", "moved", ["2014004"]),
            ("20822", "moved", ["21372"]),
            ("2010704", "merged", ["2010710"]),
        ],
    )
    def test_of_a_code(self, since_2018, code, kind, became):
        one = kinds(since_2018)[code]

        assert one.kind == kind
        assert [place.code for place in one.new] == became

    @pytest.mark.parametrize("code", ["224", "20138", "20139", "20140", "21015", "21018"])
    def test_additions(self, since_2018, code):
        reached = [place.code for one in since_2018 for place in one.new]
        before = gb.functional(2018)

        assert code in reached
        assert code not in before

    def test_every_code_stands_once(self, since_2018):
        for year, side in ((2018, "old"), (2024, "new")):
            codes = [place.code for one in since_2018 for place in getattr(one, side)]
            assert sorted(codes) == list(gb.functional(year))

    def test_counts(self, since_2018):
        assert sum(since_2018.counts.values()) == len(since_2018)
        assert since_2018.counts["same"] == len(since_2018.of_kind("same"))
        assert all(one.relation == "1:1" for one in since_2018.of_kind("same", "moved"))

    def test_n_to_m_is_shown(self, since_2018):
        several = [one for one in since_2018 if len(one.old) > 1 and len(one.new) > 1]

        assert several
        assert all(one.kind in {"merged", "split"} for one in several)
        assert kinds(since_2018)["20115"].relation != "1:1"

    def test_of_one_year_with_itself(self):
        assert {one.kind for one in gb.changes("revenue", 2024, 2024)} == {"same"}

    def test_backward(self):
        back = kinds(gb.changes("functional", 2024, 2018))

        assert [place.code for place in back["2240601"].new] == ["2200111"]
        assert back["20139"].kind == "removed"

    def test_split(self):
        one = kinds(gb.changes("economic", 2018, 2024))["39906"]

        assert (one.kind, one.relation, one.confidence) == ("split", "1:2", "medium")

    def test_unknown(self):
        with pytest.raises(gb.UnknownEdition):
            gb.changes("functional", 2017, 2024)
        with pytest.raises(gb.UnknownScheme):
            gb.changes("income", 2018, 2024)

    @pytest.mark.parametrize("year", ["abc", "2024", 2018.5, True, 2030])
    def test_of_no_year(self, year):
        for ask in (partial(gb.changes, "functional"), partial(gb.trace, "215")):
            for years in ((2018, year), (year, 2018)):
                with pytest.raises(gb.UnknownEdition, match=str(year)):
                    ask(*years)

    def test_without_a_year_it_is_the_newest_full_edition(self):
        assert gb.changes("economic", 2018, None) == gb.changes("economic", 2018, 2024)
        assert gb.trace("215", 2018, None) == gb.trace("215", 2018, 2024)

    def test_an_addition_is_as_certain_as_the_change_that_says_so(self):
        added = gb.changes("functional", 2024, 2025).of_kind("added")
        assert {one.confidence for one in added} == {"low", "medium", "high"}
        for one in added:
            assert one.confidence == gb.trace(one.new[0].code, 2025, 2024).confidence
        for one in gb.changes("functional", 2018, 2019).of_kind("removed"):
            assert one.confidence == gb.trace(one.old[0].code, 2018, 2019).confidence

    def test_to_json_and_back(self, since_2018):
        converter = make_converter()

        assert converter.loads(converter.dumps(since_2018), gb.Comparison) == since_2018


class TestTrace:
    def test_of_a_move(self):
        trace = gb.trace("2200111", 2018, 2024)

        assert [(step.year, [p.code for p in step.places]) for step in trace.steps] == [
            (2018, ["2200111"]),
            (2019, ["2240601"]),
        ]
        assert [change.kind for change in trace.changes] == ["moved"]
        assert trace.confidence == "high"

    def test_of_a_name(self):
        trace = gb.trace("21305", 2018, 2024)

        assert [step.places[0].name for step in trace.steps] == [
            "扶贫",
            "巩固脱贫衔接乡村振兴",
            "巩固脱贫攻坚成果衔接乡村振兴",
        ]

    def test_backward(self):
        trace = gb.trace("2014004 信访业务", 2024, 2018)

        assert [place.code for place in trace.end] == ["2010308"]
        assert trace.steps[-1].year == 2023

    def test_of_what_has_ended(self):
        ended = next(one for one in gb.changes("functional", 2018, 2024).of_kind("removed"))

        assert gb.trace(ended.old[0].code, 2018, 2024).end == ()

    def test_of_what_never_changed(self):
        trace = gb.trace("30101", 2018, 2024)

        assert len(trace.steps) == 1
        assert trace.changes == ()

    def test_of_no_code(self):
        with pytest.raises(gb.UnknownCode, match="20139 is not in functional 2018"):
            gb.trace("20139", 2018, 2024)
        with pytest.raises(gb.UnknownCode, match="local entries have no history"):
            gb.trace("201035001", 2018, 2024)


class TestUnknownCode:
    def test_says_what_became_of_it(self, functional):
        with pytest.raises(gb.UnknownCode) as caught:
            functional["2200111"]

        assert caught.value.became == (("2240601", "地质灾害防治"),)
        assert "2200111 was 地质灾害防治 until 2018 and is 2240601" in str(caught.value)

    def test_without_a_successor(self, functional):
        ended = gb.changes("functional", 2018, 2024).of_kind("removed")[0].old[0].code
        with pytest.raises(gb.UnknownCode, match="and has no successor"):
            functional[ended]

    def test_that_comes_later(self):
        with pytest.raises(gb.UnknownCode, match="it is 社会工作事务 only since 2024"):
            gb.functional(2020)["20139"]


class TestOldNames:
    @pytest.mark.parametrize(
        ("written", "code", "remark"),
        [
            ("20805 行政事业单位离退休", "20805", "20805 was 行政事业单位离退休 until 2019"),
            ("资源勘探信息等支出", "215", "215 was 资源勘探信息等支出 until 2019"),
            ("2010308 信访事务", "2014004", "and is 2014004 信访业务 since"),
            (
                "医疗卫生与计划生育支出（类）医疗卫生与计划生育管理事务（款）",
                "21001",
                "until 2018 and is 21001 卫生健康管理事务 since",
            ),
            (
                "社会保障和就业支出（类）行政事业单位离退休（款）归口管理的行政单位离退休（项）",
                "2080501",
                "until 2019 and is 2080501 行政单位离退休 since",
            ),
        ],
    )
    def test_are_read_with_a_remark(self, written, code, remark):
        parsed = gb.parse(written)

        assert parsed == code
        assert remark in parsed.remarks[0]

    def test_under_a_class_that_never_had_them(self):
        with pytest.raises(gb.GovBudgetError):
            gb.parse("教育支出（类）行政事业单位离退休（款）")

    def test_of_what_was_split(self):
        with pytest.raises(gb.AmbiguousName, match="39909.*39910"):
            gb.parse("赠与", scheme="economic")

    def test_in_their_own_year(self):
        parsed = gb.parse("20805 行政事业单位离退休", year=2019)

        assert (parsed, parsed.remarks, parsed.entry.year) == ("20805", (), 2019)
        assert gb.parse(parsed).entry is parsed.entry

    def test_in_a_tree_of_ones_own(self):
        own = gb.Classification(
            "functional", 2010, [gb.Entry("201", "甲", Scheme.FUNCTIONAL, 2010)]
        )

        with pytest.raises(gb.NameMismatch):
            own.parse("201 乙")
        with pytest.raises(gb.UnknownCode, match="it is in functional 2024: 20101 人大事务"):
            own["20101"]


class TestCutNames:
    @pytest.mark.parametrize(
        ("written", "code"),
        [
            ("2010399 其他政府办公厅(室)及相关机构事", "2010399"),
            ("机关事业单位职业年金缴", "2080506"),
        ],
    )
    def test_are_read_with_a_remark(self, written, code):
        parsed = gb.parse(written)

        assert parsed == code
        assert parsed.remarks[0].startswith("the name is cut off: ")

    @pytest.mark.parametrize("written", ["2010399 其他政", "其他资源勘探工业信息"])
    def test_too_short_or_of_several_entries(self, written):
        with pytest.raises(gb.GovBudgetError):
            gb.parse(written)

    def test_shifted_levels(self):
        with pytest.raises(gb.PathMismatch) as caught:
            gb.parse("卫生健康支出（类）卫生健康支出（款）计划生育事务（项）")

        assert [code for code, _ in caught.value.probable][:2] == ["21007", "2100716"]
        assert "the levels are shifted: probably 21007 计划生育事务" in str(caught.value)


def test_compare_trees(functional, economic):
    grown = functional.with_local("201035001", "甲")
    comparison = compare_trees(functional, grown)

    assert [(one.kind, one.new[0].code) for one in comparison if one.kind != "same"] == [
        ("added", "201035001")
    ]
    with pytest.raises(ValueError, match="cannot be compared code by code"):
        compare_trees(functional, economic)


@pytest.mark.parametrize("cell", ["20x9", "２０１９"])
def test_broken_table(codes_copy, cell):
    table = codes_copy / "changes/economic.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("2020,", f"{cell},", 1), encoding="utf-8")

    with pytest.raises(gb.CorruptData, match="changes/economic.csv, line 2"):
        Catalogue(Codes(str(codes_copy))).history(Scheme.ECONOMIC)


def test_history_is_made_once():
    assert shipped().history(Scheme.REVENUE) is shipped().history(Scheme.REVENUE)


class TestWhatIsNotKnown:
    def test_of_a_carried_edition(self):
        found = gb.changes("revenue", 2025, 2026)
        gap = found.not_known

        assert gap.transitions == len(found)
        assert gap.unknown == sum(not one.is_known for one in found) > 0
        assert {one.year for one in gap.open_lists} == {2025, 2026}
        assert str(gap).startswith("between revenue 2025 and 2026 not all is known here: ")

    def test_what_a_source_of_the_year_prints_is_known(self):
        same = {one.old[0].code: one for one in gb.changes("functional", 2025, 2026) if one.old}

        assert same["201"].is_known
        assert not all(one.is_known for one in same.values())

    def test_of_settled_and_full_editions_all_is(self):
        assert gb.changes("economic", 2024, 2024).not_known is None
        assert all(one.is_known for one in gb.changes("functional", 2024, 2024))

    def test_in_json(self):
        found = gb.changes("government_economic", 2025, 2026)
        made = converter()

        assert made.structure(made.unstructure(found), gb.Comparison) == found

    def test_of_a_path(self):
        assert gb.trace("2010350", 2024, 2024).unknown_years == ()
        assert gb.trace("2010350", 2024, 2026).unknown_years == ()
        unseen = next(
            one.old[0].code
            for one in gb.changes("revenue", 2024, 2026)
            if one.kind == "same" and not one.is_known
        )
        assert gb.trace(unseen, 2024, 2026).unknown_years[-1] == 2026

    def test_of_a_book_beside_an_open_list(self):
        ours = gb.functional(2025)
        new = gb.Entry("2229877", "某某", gb.Scheme.FUNCTIONAL, 2025)
        book = gb.Classification(gb.Scheme.FUNCTIONAL, 2025, [*ours.entries, new])
        [one] = compare_trees(ours, book).of_kind("added")

        assert not one.is_known
