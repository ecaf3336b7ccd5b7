"""Names, codes and levels in the text: what is right is never told, whatever the item is."""

from hypothesis import given
from hypothesis import strategies as st

import govbudget as gb
from govbudget.classification.names import canonical
from govbudget.disclosure.document import Disclosure
from govbudget.io.source import Paragraph
from govbudget.reconciling.kinds import Severity

from .budget_text import looked
from .rule_sets import codes

TREE = gb.functional(2024)
ENTRIES = st.sampled_from(list(TREE.values()))


def said(text):
    """A document of one sentence."""
    return Disclosure("a.txt", "text", year=2024, paragraphs=(Paragraph(text, 1),))


@given(entry=ENTRIES)
def test_an_item_with_its_own_code_is_right(entry):
    text = f"（1）{entry.name}（{entry.code}）4.40万元，较上年增加0.40万元。"
    assert looked(codes.pairs, said(text)).findings == []


@given(entry=ENTRIES)
def test_an_item_with_its_own_level_is_right(entry):
    text = f"1．{entry.name}（{entry.level.chinese}）4.40万元。"
    assert looked(codes.levels, said(text)).findings == []


@given(entry=ENTRIES, at=st.integers(0, 6))
def test_a_digit_that_is_left_out_is_told_with_the_code_or_not_at_all(entry, at):
    code = entry.code[:at] + entry.code[at + 1 :]
    for one in looked(codes.pairs, said(f"（1）{entry.name}（{code}）4.40万元。")).findings:
        assert one.severity is Severity.ERROR
        assert canonical(entry.name) in one.said.zh


def test_a_name_that_begins_with_a_quotation_keeps_its_mark():
    [one] = looked(codes.pairs, said("（1）“三供一业”移交补助支出（230102）4.40万元。")).findings
    assert one.said.params["name"] == "“三供一业”移交补助支出"
