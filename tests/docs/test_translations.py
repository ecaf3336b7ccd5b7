"""Every page that is promised in Chinese is whole in Chinese."""

import importlib.util
import re
import subprocess
import sys
from html.parser import HTMLParser

import pytest

pytest.importorskip("furo", reason="what builds the docs is not installed")

# Elements whose text is code.
_NOT_PROSE = {"code", "pre", "script", "style", "svg"}
# Four English words in a row, with what stands between words.
_ENGLISH = re.compile(r"[A-Za-z]{2,}(?:[ ,;:'’()-]+[A-Za-z]{2,}){3,}")
# Titles and names that are the same in every language.
_NAMES = re.compile(
    r"Government Finance Statistics Manual|Classification of the Functions of Government"
    r"|(?:government-managed funds|state capital operations|social insurance funds) budget"
)


class _Prose(HTMLParser):
    """Collects what the article of a page says outside of code."""

    def __init__(self):
        super().__init__()
        self.inside = []
        self.is_article = False
        self.texts = []

    def handle_starttag(self, tag, _attrs):
        if tag == "article":
            self.is_article = True
        if tag in _NOT_PROSE:
            self.inside.append(tag)

    def handle_endtag(self, tag):
        if tag == "article":
            self.is_article = False
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data):
        if self.is_article and not self.inside and data.strip():
            self.texts.append(data)


def prose_of(path):
    page = _Prose()
    page.feed(path.read_text(encoding="utf-8"))
    return page.texts


def module_of(root, name):
    spec = importlib.util.spec_from_file_location(name, root / "docs" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def promised(root):
    """The pages that are promised in Chinese."""
    languages = module_of(root, "languages")
    docs = root / "docs"
    pages = {path.relative_to(docs).with_suffix("").as_posix() for path in docs.rglob("*.md")}
    return sorted(
        page
        for page in pages
        if not page.startswith(("locales/", "_")) and languages.is_promised(page)
    )


def test_the_catalogues_are_those_of_the_pages(root, built):
    done = subprocess.run(
        [sys.executable, root / "docs" / "translations.py", "--check", "--built", built],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_no_english_sentence_stands_in_a_chinese_page(built, promised):
    assert "index" in promised
    found = {
        page: [one for one in prose_of(built / "zh" / f"{page}.html") if is_english(one)]
        for page in promised
    }

    assert {page: texts for page, texts in found.items() if texts} == {}


def is_english(text):
    return bool(_ENGLISH.search(_NAMES.sub("", text)))


def test_an_english_sentence_is_known(built):
    assert any(is_english(one) for one in prose_of(built / "getting-started.html"))


def test_a_page_leads_to_itself_in_the_other_language(built):
    for english in [*built.glob("*.html"), *(built / "rules").glob("*.html")]:
        page = english.relative_to(built).as_posix()
        text, chinese = english.read_text(encoding="utf-8"), built / "zh" / page
        to_chinese = re.findall(r'<a href="([^"]+)" hreflang="zh-CN"', text)
        to_english = re.findall(
            r'<a href="([^"]+)" hreflang="en"', chinese.read_text(encoding="utf-8")
        )
        assert [(english.parent / one).resolve() for one in to_chinese] == [chinese.resolve()]
        assert [(chinese.parent / one).resolve() for one in to_english] == [english.resolve()]
        assert re.findall(r'<html[^>]* lang="([^"]+)"', text) == ["en"]
        assert '<link rel="alternate" hreflang="zh-CN"' in text


def test_a_translation_without_a_figure_is_told(root, monkeypatch):
    monkeypatch.syspath_prepend(str(root / "docs"))
    parts = module_of(root, "translations").parts

    assert parts("see [the tree](a.md#b) of `gb.x` since 2018") == parts(
        "自 2018 年起，`gb.x` 见[树](a.md#b)"
    )
    assert parts("{py:func}`gb.x` since 2018") != parts("自 2018 年起的 `gb.x`")
    assert parts("of 1,000 lines") == parts("1000 行") != parts("100 行")
    assert parts("200 million bytes") == parts("2 亿字节") != parts("200 字节")
