"""Every example in the docstrings and in the docs."""

import doctest
import importlib
from pathlib import Path

import pytest

import govbudget

#: The examples of a module run that module.
pytestmark = pytest.mark.measured_whole

SOURCE = Path(govbudget.__file__).parent
MODULES = {
    ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in SOURCE.rglob("*.py")
    if path.stem != "__main__"
}
#: Those without an example are imported, which is all that there is to try.
WITH_EXAMPLES = sorted(one for one, path in MODULES.items() if ">>> " in path.read_text("utf-8"))
PAGES = (
    "index",
    "getting-started",
    "words",
    "notation",
    "outputs",
    "over-time",
    "across-years",
    "department",
    "checking",
    "exporting",
    "extracting",
    "history",
    "years-that-compare",
    "correspondences",
    "searching",
    "tables",
    "arithmetic",
    "charts",
    "testing",
    "pitfalls",
    "data",
    "errors",
    "api",
)
DOCUMENTS = ("README.md", "README.zh-CN.md", *(f"docs/{name}.md" for name in PAGES))


@pytest.fixture(autouse=True, params=[2026, 2031])
def _of_any_year(request, at_year):
    """The examples say what a reader sees, in this year and in any that follows."""
    at_year(request.param)


def test_every_module_is_imported():
    for name in MODULES:
        assert importlib.import_module(name).__name__ == name


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_module(name):
    result = doctest.testmod(importlib.import_module(name))

    assert result.failed == 0
    assert result.attempted > 0


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document(root, name):
    result = doctest.testfile(str(root / name), module_relative=False, encoding="utf-8")

    assert result.failed == 0
    assert result.attempted > 0
