"""The closed sets of what a text says: one reader each, and every subject that is made is known."""

import pytest

import govbudget as gb
from govbudget.classification.changelog import ChangeKind
from govbudget.disclosure.text.kinds import (
    BodyLevel,
    Direction,
    DocumentKind,
    FactKind,
    Measure,
    Scope,
)
from govbudget.disclosure.text.labels import named
from govbudget.disclosure.text.subject import Subject
from govbudget.disclosure.text.subjects import COUNTED, PARTS_OF, SUBJECTS, WITH_SCOPE
from govbudget.disclosure.text.topics import Topic

SETS = [BodyLevel, Direction, DocumentKind, FactKind, Measure, Scope, ChangeKind]


@pytest.mark.parametrize("kind", SETS)
def test_every_member_is_read_by_its_value(kind):
    for member in kind:
        if member.value:
            assert kind.of(member.value) is kind.of(member) is member


@pytest.mark.parametrize(
    ("kind", "word", "member"),
    [
        (DocumentKind, "决算", DocumentKind.FINAL_ACCOUNT),
        (BodyLevel, "部门", BodyLevel.DEPARTMENT),
        (Measure, "年初预算", Measure.INITIAL),
        (Scope, "一般公共预算", Scope.GENERAL),
        (Direction, "下降", Direction.DECREASE),
        (FactKind, "占比", FactKind.SHARE),
        (ChangeKind, "合并", ChangeKind.MERGED),
    ],
)
def test_words_of_the_field_are_read(kind, word, member):
    assert kind.of(word) is member


@pytest.mark.parametrize("kind", SETS)
def test_a_word_that_names_nothing_is_told(kind):
    with pytest.raises(gb.errors.UnknownWord, match="nonsense"):
        kind.of("nonsense")


def test_what_is_not_said_is_no_member_but_false():
    assert not any((DocumentKind.UNCLEAR, BodyLevel.UNCLEAR, Scope.NONE))


def test_every_subject_of_the_tables_is_known():
    made = {subject for _, subject in (*SUBJECTS, *COUNTED)} | {*PARTS_OF, *WITH_SCOPE}

    assert made <= set(Subject)


@pytest.mark.parametrize("side", ["收入", "支出"])
def test_what_is_made_of_two_words_is_known(side):
    assert Topic(named(f"本年{side}预算").subject).subject in set(Subject)


def test_no_other_subject_is_taken():
    with pytest.raises(ValueError, match="is not a valid Subject"):
        Topic("nonsense")
