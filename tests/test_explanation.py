"""The record of all that is known."""

import cattrs
import pytest
from cattrs.preconf.json import make_converter

import govbudget as gb
from govbudget import EntryExplanation, Fund, Level, Scheme, TermExplanation
from govbudget.explanation import of_entry


def test_of_an_item():
    record = gb.explain("2159999")

    assert isinstance(record, EntryExplanation)
    assert record.code == "2159999"
    assert record.name == "其他资源勘探工业信息等支出"
    assert record.name_en == "Other expenditure on resource exploration, industry and information"
    assert (record.scheme, record.year) == (Scheme.FUNCTIONAL, 2024)
    assert (record.level, record.level_name, record.fund) == (Level.ITEM, "项", Fund.GENERAL)
    assert [brief.code for brief in record.ancestors] == ["215", "21599"]
    assert record.children == ()
    assert "2159904" in [brief.code for brief in record.siblings]
    assert record.definition.text.startswith("反映除上述项目以外")
    assert record.definition_source.title == "鞍山市大数据管理中心2024年度单位预算"
    assert (record.first_year, record.last_year) == (2020, None)
    assert record.evidence == gb.functional(2024)["2159999"].evidence
    assert {seen.kind for seen in record.hints} == {gb.SourceKind.NAME_ONLY}
    assert "anshan-2024-budget" in [source.id for source in record.sources]
    assert [(one.year, one.kind) for one in record.history] == [(2020, "renamed")]
    assert record.remarks == ()


def test_of_an_entry_with_sources_of_its_own():
    own = gb.functional().with_local(
        "201035001", "甲", definition=gb.Definition("乙。", "our book")
    )

    assert gb.explain(own["201035001"]).definition_source.title == "our book"
    assert gb.explain(own["201035001"]).history == ()


def test_of_a_class_with_several_funds():
    record = gb.explain("212")

    assert record.other_funds == (Fund.GOVERNMENT_FUND,)
    assert record.definition_source is None
    assert record.definition.is_editorial
    assert len(record.siblings) == len(gb.functional().roots) - 1


def test_of_a_doubtful_row():
    assert gb.explain("50804", year=2024).note == "名称未证实：另一说为资本金注入（二）"


def test_of_a_code_that_a_concept_covers():
    assert gb.explain("30217").concepts == ("“三公”经费",)
    assert gb.explain("30201").concepts == ()


def test_of_a_local_code():
    record = gb.explain("201035001")

    assert record.is_local
    assert record.definition is None
    assert record.remarks


def test_of_a_concept():
    record = gb.explain("三公经费")

    assert isinstance(record, TermExplanation)
    assert record.term == "“三公”经费"
    assert [brief.code for brief in record.related] == ["30212", "30217", "30231", "31013"]
    assert record.source.id == "anshan-2024-budget"


def test_of_a_concept_in_a_year_without_an_edition():
    with pytest.raises(gb.UnknownEdition):
        gb.explain("三公经费", year=1999)


def test_with_a_scheme_no_concept_is_meant():
    with pytest.raises(gb.UnknownName):
        gb.explain("三公经费", scheme="economic")


def test_of_a_path():
    assert gb.explain("住房保障（类）住房改革（款）购房补贴（项）").code == "2210203"


def test_of_an_entry(economic):
    assert of_entry(economic["30101"]) == gb.explain("30101")


@pytest.mark.parametrize("written", ["2159999", "212", "30101", "201035001", "三公经费", "227"])
def test_to_json_and_back(written):
    record = gb.explain(written)
    converter = make_converter()

    assert converter.loads(converter.dumps(record), type(record)) == record
    assert cattrs.structure(cattrs.unstructure(record), type(record)) == record
