"""Every way of stating a change: what is read of it, nothing told of it, its fault told."""

import pytest

import govbudget as gb
from govbudget.disclosure.analysis.changes import change_of
from govbudget.disclosure.text.facts import ChangeFact

from .change_sentences import BUDGET, COMPLETIONS, FINAL, SENTENCES, TRUE

HEADS = {
    BUDGET: "单位名称：某某市某某局\n2026年部门预算\n2026年部门预算情况说明\n",
    FINAL: "单位名称：某某市某某局\n2024年度部门决算\n2024年度部门决算情况说明\n",
}
NAMES = [sentence for _, sentence, *_ in SENTENCES]


@pytest.fixture
def read(tmp_path):
    """A document with one sentence."""

    def read(kind, sentence):
        path = tmp_path / "a.txt"
        path.write_text(HEADS[kind] + sentence, encoding="utf-8")
        return gb.read_disclosure(path)

    return read


def changes(disclosure):
    """What is read of each change: this year, the change, last year, the rate."""
    return [_said(one) for one in disclosure.facts if isinstance(one, ChangeFact)]


def _said(fact):
    change = change_of(fact)
    amounts = (None,) * 3 if change is None else (change.now, change.by, change.base)
    values = [one and one.value for one in amounts] + [fact.percent]
    return " ".join("-" if one is None else f"{one:f}" for one in values)


@pytest.mark.parametrize(("kind", "sentence", "right", "wrong", "expected"), SENTENCES, ids=NAMES)
def test_a_change(read, kind, sentence, right, wrong, expected):
    disclosure = read(kind, sentence.format(right))
    assert expected in changes(disclosure)
    assert [one.message for one in gb.check(disclosure).errors] == []

    told = [one.rule for one in gb.check(read(kind, sentence.format(wrong))).errors]
    assert told == ["years.changes"]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"), COMPLETIONS, ids=[one for one, *_ in COMPLETIONS]
)
def test_a_completion(read, sentence, right, wrong):
    assert gb.check(read(FINAL, sentence.format(right))).errors == ()

    told = [one.rule for one in gb.check(read(FINAL, sentence.format(wrong))).errors]
    assert len(told) == 1
    assert told[0].endswith(".completion")


@pytest.mark.parametrize(("kind", "text"), TRUE, ids=[text[:40] for _, text in TRUE])
def test_a_true_change_is_not_told(read, kind, text):
    assert [one.message for one in gb.check(read(kind, text)).errors] == []
