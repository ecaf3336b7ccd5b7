"""The recipes of the docs, each run as the program that it is."""

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parent.parent / "docs" / "recipes.md"
_SECTION = re.compile(r"^## (.+?)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
SECTIONS = _SECTION.findall(PAGE.read_text(encoding="utf-8"))
NEEDED = {
    "pandas": ("narwhals", "pandas"),
    "polars": ("narwhals", "polars"),
    "sqlite3": ("sqlite3",),
    "SQLAlchemy": ("sqlalchemy",),
    "pydantic": ("pydantic",),
    "Django forms": ("django",),
    "FastAPI": ("fastapi", "httpx"),
}


def test_every_section_says_what_it_needs():
    assert [title for title, _ in SECTIONS] == list(NEEDED)


@pytest.mark.parametrize(("title", "text"), SECTIONS, ids=[title for title, _ in SECTIONS])
def test_recipe(title, text, tmp_path):
    for library in NEEDED[title]:
        if find_spec(library) is None:
            pytest.skip(f"{library} is not installed: pip install 'govbudget[recipes]'")
    [program] = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    assert "assert " in program
    path = tmp_path / "recipe.py"
    path.write_text(program, encoding="utf-8")
    done = subprocess.run([sys.executable, path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
