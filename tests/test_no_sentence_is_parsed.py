"""What a program must know is a field: no sentence is taken apart, nor looked at for its words."""

import ast
from pathlib import Path

import pytest

import govbudget

SOURCE = Path(govbudget.__file__).parent
#: Attributes that are sentences for people.
SENTENCES = {
    *("message", "message_en", "mend", "mend_en", "reason", "reason_en", "reason_zh"),
    *("what_zh", "said", "said_zh", "why", "undecided", "passed_over", "remark"),
}
#: What takes a text apart, or asks for its words.
ASKING = {
    *("search", "match", "fullmatch", "findall", "finditer", "sub", "split", "partition"),
    *("rpartition", "startswith", "endswith", "removeprefix", "removesuffix", "find", "index"),
}


def is_sentence(node):
    """Whether an expression is a sentence: an attribute that is one, or what an error says."""
    if isinstance(node, ast.Attribute):
        return node.attr in SENTENCES
    if isinstance(node, ast.Call):
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name in {"sentence", "render"}:
            return True
        return name == "str" and any(map(is_sentence, node.args))
    return False


def parsed(tree):
    """The lines on which a sentence is taken apart."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            asked = (node.func.value, *node.args)
            if node.func.attr in ASKING and any(map(is_sentence, asked)):
                yield node.lineno
        if isinstance(node, ast.Compare) and any(
            isinstance(o, ast.In | ast.NotIn) for o in node.ops
        ):
            texts = isinstance(node.left, ast.Constant) and isinstance(node.left.value, str)
            if texts and any(map(is_sentence, node.comparators)):
                yield node.lineno


def test_no_sentence_is_parsed():
    found = {
        str(path.relative_to(SOURCE)): lines
        for path in sorted(SOURCE.rglob("*.py"))
        if (lines := list(parsed(ast.parse(path.read_text(encoding="utf-8")))))
    }

    assert not found, "what is asked of the sentence in these lines is to be a field"


@pytest.mark.parametrize(
    "wrong",
    [
        "re.search('password', error.reason)",
        "PATTERN.match(lost.what_zh)",
        "error.reason.startswith('it is')",
        "'letters' in one.message",
        "error.sentence('zh').partition('：')",
    ],
)
def test_what_is_forbidden(wrong):
    assert list(parsed(ast.parse(wrong)))


def test_what_is_not():
    assert not list(parsed(ast.parse("re.search('a', row.name); 'x' in table.title")))
