"""Messages as objects, and the catalogues that hold their sentences."""

import ast
import copy
import keyword
import pickle
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govbudget
from govbudget.amounts import Amount, Unit
from govbudget.base import messages
from govbudget.base.messages import LANGUAGES, Message, catalogue, catalogues, names_in

SOURCE = Path(govbudget.__file__).parent
ALL = {id_: said for name in catalogues() for id_, said in catalogue(name).items()}
CHINESE = re.compile("[\u4e00-\u9fff]")


def calls():
    """Every call ``Message("id", name=...)`` of the package: where, the id, the names."""
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "Message(" not in text:
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Message":
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant):
                    names = {one.arg for one in node.keywords}
                    yield f"{path.relative_to(SOURCE)}:{node.lineno}", first.value, names


@pytest.mark.parametrize("name", catalogues())
def test_every_message_has_both_languages(name):
    for id_, said in catalogue(name).items():
        assert set(said) == set(LANGUAGES), id_
        assert CHINESE.search(said["zh"]) or not CHINESE.search(said["en"]), id_


def test_every_message_that_is_made_is_in_a_catalogue():
    for where, id_, names in calls():
        assert id_ in ALL, f"{where}: no catalogue has {id_}"
        used = names_in(ALL[id_]["zh"]) | names_in(ALL[id_]["en"])
        if None not in names:  # parameters that are handed on with ** are not known here
            assert used == names, f"{where}: {id_} names {used}, and is given {names}"


class TestMessage:
    amount = Message.written(
        "{what:quote}为{amount}",
        "{what} is {amount}",
        what="“三公”经费",
        amount=Amount(Decimal("2317.40"), Unit.WAN),
    )

    def test_both_languages(self):
        assert self.amount.zh == "“‘三公’经费”为2,317.40万元"
        assert self.amount.en == "“三公”经费 is 2,317.40万元"
        assert str(self.amount) == self.amount.en

    def test_a_message_in_a_message(self):
        outer = Message.written("甲：{why}", "a: {why}", why=self.amount)

        assert outer.en == f"a: {self.amount.en}"
        assert outer.zh == f"甲：{self.amount.zh}"

    @pytest.mark.parametrize(
        ("sentence", "params", "zh", "en"),
        [
            ("{a}", {"a": ["x", "y"]}, "x、y", "x, y"),
            ("{a:semicolons}", {"a": ("x", "y")}, "x；y", "x; y"),
            ("{a:quote}", {"a": ("x", "y")}, "“x”、“y”", "“x”, “y”"),
            ("{a:blank}", {"a": None}, "空白", "blank"),
            ("<{a}>", {"a": None}, "<>", "<>"),
            ("{a:,}", {"a": 12345}, "12,345", "12,345"),
            ("{a|row|rows}", {"a": 1}, "row", "row"),
            ("{a|row|rows}", {"a": 2}, "rows", "rows"),
            ("{a?yes}", {"a": False}, "", ""),
            ("{a?yes|no}", {"a": False}, "no", "no"),
            ("{a?yes|no}", {"a": True}, "yes", "yes"),
            ("{a}", {"a": Decimal("1E+3")}, "1000", "1000"),
            ("{a} {b}", {"a": "{b}", "b": "c"}, "{b} c", "{b} c"),
        ],
    )
    def test_how_a_parameter_is_said(self, sentence, params, zh, en):
        said = Message.written(sentence, sentence, **params)

        assert (said.zh, said.en) == (zh, en)

    def test_without_parameters_it_is_said_as_it_is(self):
        assert Message.written("{甲}", "{a}").zh == "{甲}"

    def test_a_sentence_that_a_catalogue_lacks(self):
        said = Message("nobody.wrote.this", code="201", why=self.amount)

        assert said.en == f"nobody.wrote.this (code=201, why={self.amount.en})"
        assert Message("nobody.wrote.this").zh == "nobody.wrote.this"

    def test_a_catalogue_with_one_language(self, monkeypatch):
        monkeypatch.setattr(messages, "catalogue", lambda _: {"a.b": {"zh": "甲"}})

        assert (Message("a.b").zh, Message("a.b").en) == ("甲", "a.b")

    def test_a_parameter_that_was_not_given(self):
        assert Message.written("{a}", "{a} of {b}", a="x").en == "x of {b}"

    def test_cannot_be_changed(self):
        with pytest.raises(AttributeError):
            self.amount.id = "x"
        with pytest.raises(AttributeError):
            del self.amount.id
        self.amount.params["what"] = "else"
        assert self.amount.params["what"] == "“三公”经费"

    def test_truth(self):
        assert Message("a.b")
        assert self.amount
        assert not messages.NOTHING


PARAMS = st.dictionaries(
    # What Python keeps for itself cannot name a parameter where the message is written out.
    st.from_regex("[a-z]{1,4}", fullmatch=True).filter(lambda name: not keyword.iskeyword(name)),
    st.text() | st.integers() | st.none() | st.lists(st.text(), max_size=3),
    max_size=4,
)


@given(st.from_regex(r"[a-z]+(\.[a-z-]+){0,2}", fullmatch=True), PARAMS)
def test_messages_are_values(id_, params):
    said = Message(id_, **params)

    for other in (Message(id_, **params), pickle.loads(pickle.dumps(said)), copy.deepcopy(said)):
        assert other == said
        assert hash(other) == hash(said)
        assert (other.zh, other.en) == (said.zh, said.en)
    assert said != Message(f"{id_}.x", **params)


@given(st.text(), st.text(), PARAMS)
def test_a_message_with_its_own_sentences_is_a_value(zh, en, params):
    said = Message.written(zh, en, **params)

    assert pickle.loads(pickle.dumps(said)) == said
    assert eval(repr(said), {"Message": Message}) == said
