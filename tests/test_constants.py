"""Numbers of rules that somebody might choose otherwise are options; others say what they are."""

import ast
from pathlib import Path

import pytest

import govbudget

ROOT = Path(govbudget.__file__).parent / "disclosure"
MODULES = sorted(path for room in ("checks", "analysis") for path in (ROOT / room).rglob("*.py"))


def numbers(node):
    """The numbers of an assignment, none where it compiles a pattern."""
    if "re.compile" in ast.unparse(node):
        return []
    found = (one.value for one in ast.walk(node) if isinstance(one, ast.Constant))
    return [one for one in found if type(one) in {int, float}]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_constant_says_what_it_is(path):
    lines = path.read_text("utf-8").splitlines()

    for node in ast.parse("\n".join(lines)).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value and numbers(node.value):
            above = lines[node.lineno - 2]
            assert above.startswith("#"), f"no comment above line {node.lineno}"
