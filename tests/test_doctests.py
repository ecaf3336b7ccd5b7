"""Every example in the docstrings and in the docs."""

import doctest
import importlib
import pkgutil

import pytest

import govbudget

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(govbudget.__path__, "govbudget.")
    if not module.name.endswith("__main__")
)
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


@pytest.mark.parametrize("name", ["govbudget", *MODULES])
def test_module(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document(root, name):
    result = doctest.testfile(str(root / name), module_relative=False, encoding="utf-8")

    assert result.failed == 0
    assert result.attempted > 0
