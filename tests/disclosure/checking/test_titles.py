"""No rule looks at the title of a column, or at another rule."""

import ast
import importlib
import pathlib

import pytest
from attrs import evolve

import govbudget
from govbudget import check
from govbudget.disclosure.checks.registry import own_rules

from .asking import ask
from .budget_text import read_text, spoiled

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


def test_no_rule_imports_a_rule():
    rules = {one.__module__ for one in own_rules()}
    for name in rules:
        source = pathlib.Path(importlib.import_module(name).__file__).read_text(encoding="utf-8")
        imported = {
            node.module for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)
        }
        assert not imported & rules, name


@pytest.mark.parametrize("rule", own_rules(), ids=lambda rule: rule.id)
def test_a_rule_says_alone_what_it_says_among_the_others(rule, together):
    document, report = together
    alone = ask(rule, document)
    # Ids, and the lines of the text, are given when the report is made.
    among = (
        evolve(
            one,
            id="",
            places=tuple(map(_without_line, one.places)),
            mends=tuple(evolve(mend, place=_without_line(mend.place)) for mend in one.mends),
        )
        for one in report.of(rule.id)
    )
    assert sorted(map(str, alone.findings)) == sorted(map(str, among))


def _without_line(place):
    return place if place.paragraph is None else evolve(place, row=None)


@pytest.fixture(scope="module")
def together(tmp_path_factory):
    """A budget with many faults, and what all rules say of it."""
    changes = (
        ("2012604\t档案馆\t120.00", "2012604\t档案馆\t210.00"),
        ("二、社会保障和就业支出\t50.00", "二、社会保障和就业支出\t60.00"),
        ("10.00\t\t6.00\t\t6.00\t4.00", "10.00\t\t6.00\t\t5.00\t4.00"),
        ("20126\t档案事务\t220.00\t220.00", "20126\t档案管理\t220.00\t220.00"),
    )
    document = read_text(tmp_path_factory.mktemp("together"), spoiled(*changes))
    report = check(document)
    # The places of a report have their boxes, which a text has none of.
    assert len(report.findings) > len(changes)
    return document, report
