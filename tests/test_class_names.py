"""One class name once, in the whole package: whoever reads a name knows which class is meant."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest

import govbudget

SOURCE = Path(govbudget.__file__).parent


@pytest.mark.unmeasured
def test_a_class_name_stands_once():
    homes = defaultdict(list)
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                homes[node.name].append(str(path.relative_to(SOURCE)))

    assert len(homes) > 500
    assert {name: found for name, found in homes.items() if len(found) > 1} == {}
