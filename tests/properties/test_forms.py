"""Every entry is found by its own printed forms."""

import contextlib
import sys
from pathlib import Path

import pytest
from hypothesis import given

import govbudget as gb

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from printed import code_forms, path_forms
from strategies import ENTRIES, entries, texts


@given(entries())
def test_by_every_form_of_its_code(entry):
    for form in code_forms(entry):
        assert gb.parse(form) == entry.code, form
        assert entry.tree.parse(form).entry is entry


@given(entries())
def test_by_every_form_of_its_path(entry):
    for form in path_forms(entry):
        assert entry.tree.parse(form) == entry.code, form
        assert gb.parse(form, scheme=entry.scheme).entry is entry, form


@pytest.mark.parametrize("scheme", ["functional", "economic"])
def test_every_single_entry(scheme):
    """Not a sample: each entry by code with name, and by its path."""
    for entry in ENTRIES:
        if entry.scheme == scheme:
            assert gb.parse(f"{entry.code} {entry.name}") == entry.code
            path = "".join(
                f"{e.name.removesuffix('支出')}（{e.level.chinese}）" for e in entry.path
            )
            assert entry.tree.parse(path) == entry.code
            assert entry in entry.tree.find(entry.name)


@given(entries(), entries())
def test_a_name_that_belongs_elsewhere_is_refused(entry, other):
    same = gb.parse(f"{entry.code} {entry.name}").entry
    if other.name.removesuffix("支出") == entry.name.removesuffix("支出"):
        return
    with pytest.raises(gb.NameMismatch) as caught:
        gb.parse(f"{entry.code} {other.name}")
    assert caught.value.official == same.name


@given(entries(local=True))
def test_a_local_code_is_read_below_its_parent(entry):
    local = gb.parse(f"{entry.code}01")

    assert local.entry.is_local
    assert local.entry.parent == entry
    assert local.entry.fund == entry.fund


@given(texts())
def test_random_text_raises_only_errors_of_the_project(text):
    for read in (
        gb.parse,
        gb.explain,
        gb.functional().parse,
        gb.functional().__getitem__,
        gb.glossary.__getitem__,
        lambda form: gb.parse([form, form]),
    ):
        with contextlib.suppress(gb.GovBudgetError):
            read(text)
    assert isinstance(gb.functional().find(text), list)
    assert isinstance(gb.glossary.find(text), list)
    gb.functional().get(text)


@given(texts())
def test_what_is_read_is_in_the_tree(text):
    try:
        parsed = gb.parse(text)
    except gb.GovBudgetError:
        return
    assert parsed in parsed.entry.tree
    assert gb.parse(parsed) == parsed
