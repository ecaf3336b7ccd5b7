"""Words for numerals, totals, funds and levels: the expressions of the lexicon alone spell them."""

import ast
import re
from pathlib import Path

import pytest

import govbudget

SOURCE = Path(govbudget.__file__).parent
#: The rooms of the lexicon.
LEXICON = ("tables/lexicon/", "classification/words.py")
#: What only the lexicon spells, by what it is.
KEPT = {
    "numerals": re.compile("一二三"),
    "totals": re.compile("合计|总计|小计|总额"),
    "levels": re.compile(r"\[类款项目?\]|类\|款|[(（]类[)）]"),
    "funds": re.compile("政府性基金|国有资本经营?|社会保险基金"),
}
_META = re.compile(r"\[|\(\?|\||\\[dsw]|\.[*+{]")


def patterns(path):
    """The texts of a module that are expressions: those with signs that only expressions have."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
            for one in ast.walk(node):
                if isinstance(one, ast.Constant) and isinstance(one.value, str):
                    yield one.lineno, one.value
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node not in documented
            and _META.search(node.value)
        ):
            yield node.lineno, node.value


def spelt():
    """Where a module outside the lexicon spells what only the lexicon should."""
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if name.startswith(LEXICON):
            continue
        for line, text in patterns(path):
            for kind, form in KEPT.items():
                if form.search(text):
                    yield name, kind, line


@pytest.mark.unmeasured
def test_no_other_module_spells_them():
    told = [f"{name}:{line}: {kind}" for name, kind, line in spelt()]
    assert told == []


def test_the_test_sees_them(tmp_path):
    made = tmp_path / "made.py"
    lines = ['"""合计|总计"""', "import re", '_A = re.compile("[一二三四]、")']
    lines += ['_B = (r".*(?:合计|总计)", 1)', '_C = "合计"']
    made.write_text("\n".join(lines), encoding="utf-8")
    found = [(line, text) for line, text in patterns(made)]
    assert found == [(3, "[一二三四]、"), (3, "[一二三四]、"), (4, ".*(?:合计|总计)")]
