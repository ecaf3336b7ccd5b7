"""No rule looks at the title of a column: what it means is said once, when the table is read."""

import ast
import pathlib

import pytest

import govbudget

ROOT = pathlib.Path(govbudget.__file__).parent / "disclosure"
#: What a title may be used for: to be printed, or to find its column again.
LOOKS = {"plain", "search", "match", "fullmatch", "sub", "findall", "partition", "rpartition"}
LOOKS |= {"startswith", "endswith", "removeprefix", "removesuffix", "split", "is_total_column"}


def looks_at_titles(source):
    """The lines that look into the title of a column."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            texts = [*node.args, getattr(node.func, "value", None)]
            if name in LOOKS and any(map(is_title, texts)):
                found.append(node.lineno)
        elif isinstance(node, ast.Compare) and isinstance(node.left, ast.Constant):
            within = isinstance(node.ops[0], ast.In | ast.NotIn)
            found += [node.lineno] if within and is_title(node.comparators[0]) else []
    return found


def is_title(node):
    if isinstance(node, ast.Attribute) and node.attr == "measures":
        return True
    if isinstance(node, ast.Subscript):
        return is_title(node.value)
    return (
        isinstance(node, ast.Attribute)
        and node.attr == "measure"
        and isinstance(node.value, ast.Name)
        and node.value.id == "one"
    )


@pytest.mark.parametrize(
    "path",
    [*sorted((ROOT / "checking").glob("*.py")), *sorted((ROOT / "checks").rglob("*.py"))],
    ids=lambda path: f"{path.parent.name}/{path.stem}",
)
def test_no_rule_looks_at_a_title(path):
    assert looks_at_titles(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("plain(coded.measures[0])", [1]),
        ("form.search(one.measure)", [1]),
        ("'决算' in one.measure", [1]),
        ("coded.columns[0].role", []),
        ("place_of_row(table, row, coded, coded.measures[at])", []),
    ],
)
def test_the_test_itself(line, lines):
    assert looks_at_titles(line) == lines
