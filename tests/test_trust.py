"""The figures of the READMEs and of docs/data.md are those of ``govbudget data report``."""

import importlib.util

import pytest


@pytest.fixture(scope="module")
def pages(root):
    spec = importlib.util.spec_from_file_location("trust", root / "docs" / "trust.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.pages()


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "docs/data.md"])
def test_figures_are_those_of_the_report(root, pages, name):
    page = root / name

    assert page.read_text(encoding="utf-8") == pages[page], "run: python docs/trust.py"
