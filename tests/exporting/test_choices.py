"""Codes as the choices of a form."""

import pytest

import govbudget as gb


def test_values_and_labels(economic):
    assert dict(gb.codelist("economic", 2024)) == {
        entry.code: f"{entry.code} {entry.name}" for entry in economic.entries
    }


def test_one_level_or_the_leaves(functional):
    items = gb.codelist("functional", 2024, level="项", names_only=True)
    assert dict(items) == {entry.code: entry.name for entry in functional.at("项")}
    leaves = gb.codelist(functional, leaves=True)
    assert [code for code, _ in leaves] == [entry.code for entry in functional.leaves]


def test_groups_have_each_code_once(functional):
    groups = gb.codelist("functional", 2024, level="项", grouped=True)
    found = [code for _, some in groups for code, _ in some]
    assert found == [entry.code for entry in functional.at("项")]
    assert groups[0][0] == "201 一般公共服务支出"
    assert all(code.startswith(label[:3]) for label, some in groups for code, _ in some)


def test_a_part_and_english(functional):
    found = dict(gb.codelist(functional.subtree("20805"), names_only=True, english=True))
    assert found["2080505"] == functional["2080505"].name_en


def test_what_is_unknown_is_told():
    with pytest.raises(gb.UnknownScheme):
        gb.codelist("bogus")
    with pytest.raises(gb.UnknownEdition):
        gb.codelist("economic", 1990)
    with pytest.raises(gb.UnknownWord):
        gb.codelist("economic", 2024, level="章")
