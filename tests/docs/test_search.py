"""The search of the docs in a browser, with Chinese words of two signs and parts of longer ones."""

import functools
import http.server
import importlib.util
import threading

import pytest
from tests.browser import chromium

pytest.importorskip("furo", reason="what builds the docs is not installed")

# What is typed, and a page that must be among the pages found.
TYPED = [
    ("勾稽", "arithmetic.html"),
    ("科目", "getting-started.html"),
    ("三公", "rules/three_public.html"),
    ("款", "words.html"),
    # Parts of 政府收支分类科目 and of 名词解释.
    ("收支分类", "index.html"),
    ("词解", "getting-started.html"),
    ("rollup", "arithmetic.html"),
    ("科目 tree", "getting-started.html"),
    ("2159999", "errors.html"),
    ("2210203", "getting-started.html"),
]


@pytest.fixture(scope="module")
def address(built):
    """The pages under a path of their own, as many hosts have them."""
    handler = functools.partial(_Quiet, directory=str(built.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/{built.name}"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def browser():
    with chromium() as opened:
        yield opened


@pytest.fixture
def page(browser):
    opened = browser.new_page()
    yield opened
    opened.close()


def found(page):
    """Where the results of a search lead, when all of them are there."""
    page.wait_for_function(
        "document.querySelector('.search-summary') && "
        "document.querySelector('.search-summary').textContent !== ''"
    )
    links = page.query_selector_all("#search-results li > a")
    return [one.get_attribute("href").partition("#")[0] for one in links]


@pytest.mark.parametrize(("typed", "target"), TYPED)
def test_a_word_is_found(address, page, typed, target):
    page.goto(f"{address}/zh/index.html")
    page.fill(".sidebar-search", typed)
    page.keyboard.press("Enter")

    assert target in found(page)


def test_signs_that_do_not_stand_together_are_not_found(address, page):
    page.goto(f"{address}/zh/search.html?q=目勾三稽")

    assert found(page) == []


def test_english_pages_find_chinese_words(address, page):
    page.goto(f"{address}/search.html?q=勾稽")

    assert "arithmetic.html" in found(page)


def test_the_switch_works_on_a_disk(built, page):
    page.goto((built / "rules" / "table.html").as_uri())
    page.click(".language-switch a")
    assert page.url == (built / "zh" / "rules" / "table.html").as_uri()
    assert page.text_content("h1").startswith("表内勾稽")
    page.click(".language-switch a")
    assert page.url == (built / "rules" / "table.html").as_uri()


@pytest.mark.parametrize(
    "text", ["政府收支分类科目", "款 rollup 勾稽", "2080505项", "a_b，三公经费"]
)
def test_what_is_typed_is_split_as_the_pages_are(root, address, page, text):
    page.goto(f"{address}/zh/search.html")
    spec = importlib.util.spec_from_file_location("languages", root / "docs" / "languages.py")
    languages = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(languages)

    typed = page.evaluate("text => splitQuery(text)", text)

    assert typed
    assert set(typed) <= set(languages.SearchHan({}).split(text))
