"""What an import costs and gives."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import govbudget as gb

# None of these is needed to import the package or to look a code up.
HEAVY = ("rich", "cattrs", "click", "hypothesis", "pandas", "difflib", "json", "tomllib")


def loaded_after(code):
    """The modules that a fresh interpreter has loaded after some code."""
    script = f"{code}\nimport sys; print(*sorted(sys.modules))"
    # What measures the coverage of the tests would load modules of its own.
    env = {name: value for name, value in os.environ.items() if "COVERAGE" not in name}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=env
    )
    return set(done.stdout.split())


def test_import_loads_nothing():
    loaded = loaded_after("import govbudget")

    assert [name for name in loaded if name.startswith("govbudget")] == ["govbudget"]
    assert not loaded & {"attrs", "attr", "typing", "re", "csv", *HEAVY}


def test_a_look_up_loads_no_heavy_module():
    loaded = loaded_after("import govbudget as gb; gb.functional(2024)['2159999'].parent")

    assert not loaded & set(HEAVY)


def test_explain_needs_no_terminal_library():
    loaded = loaded_after("import govbudget as gb; gb.explain('2159999')")

    assert not loaded & {"rich", "click", "cattrs"}


def test_explain_in_a_terminal_needs_no_drawing():
    loaded = loaded_after(
        "from govbudget.cli import run; import io, contextlib\n"
        "with contextlib.redirect_stdout(io.StringIO()): run(['explain', '2159999'])"
    )

    assert not loaded & {"rich.console", "rich.table", "cattrs", "json"}


def test_a_run_over_a_folder_loads_no_rule_where_its_documents_are_handed_out(tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text("某某局2024年部门预算\n", encoding="utf-8")
    arguments = ["check", str(tmp_path), "-o", str(tmp_path / "out.jsonl"), "--no-cache"]
    loaded = loaded_after(f"from govbudget.cli import run; run({arguments!r}, apart=True)")

    assert "govbudget.disclosure.checks.settings" in loaded
    assert "govbudget.disclosure.checks.table.rows" not in loaded


@pytest.mark.parametrize("name", gb.__all__)
def test_every_public_name(name):
    assert getattr(gb, name) is getattr(gb, name)
    assert name in dir(gb)


def test_public_names_are_sorted():
    assert sorted(gb.__all__) == list(gb.__all__)


def test_type_checkers_see_the_same_names():
    """What the stub imports are the homes that names are loaded from, each once."""
    stub = ast.parse(Path(gb.__file__).with_suffix(".pyi").read_text("utf-8"))
    homes = {
        node.module.removeprefix("govbudget").lstrip("."): tuple(one.name for one in node.names)
        for node in stub.body
        if isinstance(node, ast.ImportFrom)
    }
    listed = next(ast.literal_eval(one.value) for one in stub.body if isinstance(one, ast.Assign))

    assert set(homes.pop("")) == gb._MODULES
    assert {name: set(found) for name, found in homes.items()} == {
        name: set(found) for name, found in gb._HOMES.items()
    }
    assert listed == gb.__all__


def test_unknown_name():
    with pytest.raises(AttributeError, match="module 'govbudget' has no attribute 'nothing'"):
        _ = gb.nothing


def test_names_that_are_also_modules():
    """`gb.glossary` and `gb.explain` stay what they are, whatever was imported before."""
    loaded_after(
        "import govbudget.terms, govbudget.explanation, govbudget as gb\n"
        "assert len(gb.glossary) == 14 and callable(gb.explain)"
    )
