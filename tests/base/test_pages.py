"""Where the pages of rules stand."""

from email.message import EmailMessage

import pytest

from govbudget.base import pages


@pytest.fixture
def looked_up(monkeypatch):
    """The packages whose metadata were read, of one that names where its docs are."""
    asked = []
    named = EmailMessage()
    named["Project-URL"] = "Documentation, https://example.org/docs/"

    def metadata(name):
        asked.append(name)
        return named

    monkeypatch.delenv("GOVBUDGET_DOCS_URL", raising=False)
    monkeypatch.setattr("importlib.metadata.metadata", metadata)
    pages._published.cache_clear()
    yield asked
    pages._published.cache_clear()


def test_the_address_that_the_package_names_is_looked_up_once(looked_up):
    en = pages.page_of("rules/table", "table.rows", "en")
    zh = pages.page_of("rules/text", "text.sums", "zh")

    assert en == "https://example.org/docs/rules/table.html#table-rows"
    assert zh == "https://example.org/docs/zh/rules/text.html#text-sums"
    assert looked_up == ["govbudget"]


@pytest.mark.usefixtures("looked_up")
def test_one_that_is_set_later_comes_first(monkeypatch):
    pages.page_of("rules/table", "table.rows", "en")
    monkeypatch.setenv("GOVBUDGET_DOCS_URL", "https://example.com")

    assert pages.page_of("a", "b", "en") == "https://example.com/a.html#b"
