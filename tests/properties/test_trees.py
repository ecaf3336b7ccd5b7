"""What holds for every tree and every entry."""

import pickle
import sys
from pathlib import Path

import pytest
from attrs import fields
from cattrs.preconf.json import make_converter
from hypothesis import given
from hypothesis import strategies as st

import govbudget as gb
from govbudget.classification.digest import content_digest, texts_digest
from govbudget.explanation import of_entry

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from strategies import ENTRIES, TREES, entries, texts, trees

CONVERTER = make_converter()


@given(trees())
def test_a_tree_is_closed_and_in_order(tree):
    assert list(tree) == sorted(tree)
    for entry in tree.values():
        assert tree[entry.code] is entry
        assert entry.tree is tree
        parent = entry.parent
        assert (parent is None) == (entry in tree.roots)
        if parent is not None:
            assert tree[parent.code] is parent
            assert entry in parent.children
            assert parent.level == entry.level - 1


@given(entries())
def test_parents_children_and_ancestors_agree(entry):
    tree = entry.tree
    assert entry.path == (*entry.ancestors, entry)
    assert entry.depth == len(entry.ancestors)
    assert all(entry in ancestor.descendants for ancestor in entry.ancestors)
    assert all(child.parent is entry for child in entry.children)
    assert set(entry.children) <= set(entry.descendants)
    assert entry not in entry.siblings
    assert all(sibling.parent == entry.parent for sibling in entry.siblings)
    assert set(entry.leaves) == {e for e in (entry, *entry.descendants) if e.is_leaf}
    assert tuple(tree.subtree(entry.code).values()) == (entry, *entry.descendants)


@given(st.data())
def test_the_common_ancestor_is_the_lowest(data):
    tree = data.draw(st.sampled_from(TREES))
    codes = data.draw(st.lists(st.sampled_from(list(tree)), min_size=1, max_size=4))
    shared = tree.common_ancestor(*codes)

    paths = [[e.code for e in tree[code].path] for code in codes]
    in_all = [code for code in paths[0] if all(code in path for path in paths)]
    assert (shared.code if shared else None) == (in_all[-1] if in_all else None)


@given(trees())
def test_a_tree_survives_pickling(tree):
    twin = pickle.loads(pickle.dumps(tree))

    assert twin == tree
    assert hash(twin) == hash(tree)
    assert repr(twin) == repr(tree)
    assert content_digest(twin) == content_digest(tree)
    assert texts_digest(twin) == texts_digest(tree)


@given(entries())
def test_an_entry_survives_pickling(entry):
    twin = pickle.loads(pickle.dumps(entry))

    assert twin == entry
    assert hash(twin) == hash(entry)
    assert twin.path == entry.path


@given(entries())
def test_an_explanation_survives_json(entry):
    record = of_entry(entry)

    assert CONVERTER.loads(CONVERTER.dumps(record), gb.EntryExplanation) == record


@given(entries(), st.sampled_from([field.name for field in fields(gb.Entry)]), texts())
def test_no_entry_can_be_changed(entry, name, value):
    before = hash(entry)
    with pytest.raises(AttributeError):
        setattr(entry, name, value)
    with pytest.raises(AttributeError):
        delattr(entry, name)
    assert hash(entry) == before


@given(st.sampled_from(TREES), st.sampled_from(gb.Classification.__slots__), texts())
def test_no_tree_can_be_changed(tree, name, value):
    with pytest.raises(AttributeError):
        setattr(tree, name, value)
    with pytest.raises(AttributeError):
        delattr(tree, name)


@given(st.lists(entries(), max_size=30))
def test_entries_sort_by_code(some):
    assert [entry.code for entry in sorted(some)] == sorted(entry.code for entry in some)


@given(st.sampled_from(TREES), st.data())
def test_adding_a_local_entry_changes_nothing_else(tree, data):
    parent = data.draw(st.sampled_from(tree.leaves))
    grown = tree.with_local(f"{parent.code}77", "地方科目")

    assert set(grown) - set(tree) == {f"{parent.code}77"}
    assert all(grown[code] == tree[code] for code in tree)
    assert grown[f"{parent.code}77"].path[:-1] == parent.path


def test_a_slip_in_the_last_digit_leads_back():
    """A last digit that is one too high and makes no code leads back to the code."""
    missed = []
    tried = 0
    for entry in ENTRIES:
        code, tree = entry.code, entry.tree
        slip = code[:-1] + str(int(code[-1]) + 1)
        if len(slip) > len(code) or code[-1] == "9" or slip in tree:
            continue
        tried += 1
        with pytest.raises(gb.MissingCode) as caught:
            tree[slip]
        error = caught.value
        near = [known for known, _ in (*error.suggestions, *error.became)]
        if code not in near and not error.reason:
            missed.append((code, slip, near))
    assert tried > 400
    assert len(missed) < tried // 20, missed
