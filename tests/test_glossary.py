"""The glossary."""

import pickle

import pytest

import govbudget as gb
from govbudget import Scheme


def test_all_fourteen_terms():
    assert len(gb.glossary) == 14
    assert [term.term for term in gb.glossary.concepts] == [
        "一般公共预算拨款收入",
        "上年结转",
        "基本支出",
        "项目支出",
        "“三公”经费",
    ]


def test_terms_that_define_an_entry_are_linked(functional):
    entries = [term for term in gb.glossary.values() if not term.is_concept]

    assert {term.code for term in entries} == {
        *("2010350", "2010399", "2159999", "2080501", "2080502"),
        *("2080505", "2080506", "2210201", "2210203"),
    }
    for term in entries:
        assert term.scheme is Scheme.FUNCTIONAL
        assert functional.parse(term.term) == term.code
        assert functional[term.code].definition.text == term.text
        assert gb.glossary.of(term.code) is term


def test_looking_up():
    term = gb.glossary["基本支出"]

    assert term.text == "指保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。"
    assert gb.glossary.get("没有") is None
    assert list(gb.glossary)[2] == "基本支出"
    assert gb.glossary.of("201") is None


@pytest.mark.parametrize("text", ["三公经费", "“三公”经费", '"三公"经费', " 三公 经费"])
def test_find_forgives_marks(text):
    assert [term.term for term in gb.glossary.find(text)] == ["“三公”经费"]


def test_find_by_the_name_of_the_entry():
    assert [term.code for term in gb.glossary.find("购房补贴")] == ["2210203"]
    assert gb.glossary.find("") == []


def test_unknown_term():
    with pytest.raises(gb.UnknownTerm, match="has no term '三公经费'; did you mean “三公”经费"):
        gb.glossary["三公经费"]
    with pytest.raises(KeyError, match="has no term 'None'"):
        gb.glossary[None]


def test_is_a_value():
    twin = pickle.loads(pickle.dumps(gb.glossary))

    assert twin == gb.glossary
    assert hash(twin) == hash(gb.glossary)
    assert gb.glossary != 14
    assert repr(gb.glossary) == "<Glossary of 14 terms>"
    with pytest.raises(AttributeError):
        gb.glossary.terms = ()
