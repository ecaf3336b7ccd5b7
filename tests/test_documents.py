"""Acceptance: the codes, names and glossary of a real disclosure are read as they are printed."""

import re

import pytest

import govbudget as gb

SEED = "anshan_big_data_center_2024_budget.txt"


@pytest.fixture(scope="module")
def text(documents):
    return (documents / SEED).read_text(encoding="utf-8")


def test_every_row_with_a_code(text):
    rows = re.findall(r"^(\d{3}|\d{5}|\d{7})\t([^\t\d]+)\t", text, re.MULTILINE)

    assert len(rows) == 65
    for code, name in rows:
        assert gb.parse(f"{code} {name}") == code
        assert gb.parse([code, name]) == code


def test_every_path_of_names_in_the_text(text):
    joined = re.sub(r"\s*\n\s*\n\s*（项）", "（项）", text)
    paths = re.findall(r"^\d+\. (\S+（类）\S+（项）)：", joined, re.MULTILINE)

    assert len(paths) == 9
    assert [gb.parse(path) for path in paths] == [
        term.code for term in gb.glossary.values() if not term.is_concept
    ]


def test_glossary_is_quoted_as_printed(text):
    for term in gb.glossary.values():
        assert f"：{term.text}" in text


def test_no_definition_of_our_own_is_copied_from_it(text):
    for tree in (gb.functional(), gb.economic()):
        for entry in tree.values():
            if entry.definition and entry.definition.is_editorial:
                assert entry.definition.text not in text
