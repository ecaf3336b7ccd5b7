"""What the documentation adds to Sphinx to be there in two languages.

English stands at the top of the built folder, Chinese in ``zh`` below it; each page has a link to
itself in the other language. The links are relative: they hold on a disk and below any address.
"""

from __future__ import annotations

import json
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.addnodes import toctree
from sphinx.search.en import SearchEnglish
from sphinx.transforms import SphinxTransform
from sphinx.util.nodes import extract_messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

HERE = Path(__file__).resolve().parent
LOCALES = HERE / "locales"
# Pages that are not in Chinese yet, or not whole; each says so at its top. All others are.
ENGLISH = ("accuracy", "api", "performance")
IN_ENGLISH = "本页目前只有部分译成中文，其余仍为英文。"
_TITLE = re.compile(r"^(# .+\n)", re.MULTILINE)
# Signs that make words without blanks between them.
_RUN = re.compile(r"[㐀-鿿]+|[^\W㐀-鿿]+")


class SearchHan(SearchEnglish):
    """English words by their stems, Chinese ones by every two signs that stand together.

    So a word is found whatever stands around it, without a dictionary that would have to know the
    terms of public finance. The script of Sphinx passes over words that are digits alone, as codes
    are: one sign before them, in the index and in what is typed, keeps them.
    """

    lang = "zh"
    js_splitter_code = r"""
var splitQuery = (query) =>
  (query.match(/[㐀-鿿]+|(?:(?![㐀-鿿])[\p{Letter}\p{Number}_])+/gu) || []).flatMap((run) =>
    /^[㐀-鿿]{2}/.test(run)
      ? Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2))
      : [/^[0-9]+$/.test(run) ? `_${run}` : run],
  );
"""

    def split(self, input: str) -> list[str]:  # noqa: A002  the word of the base class
        return [word for run in _RUN.findall(input) for word in words_of(run)]


def words_of(run: str) -> Iterator[str]:
    """What a run of signs is found by: a Chinese one by each sign and each two, another whole."""
    if run.isascii() and run.isdigit():
        yield f"_{run}"
        return
    if "㐀" <= run[0] <= "鿿":
        yield from run
        yield from (run[at : at + 2] for at in range(len(run) - 1))
    else:
        yield run


def is_promised(page: str) -> bool:
    """Whether a page is whole in Chinese."""
    return not any(fnmatch(page, pattern) for pattern in ENGLISH)


def own_text(app: Sphinx, page: str, source: list[str]) -> None:
    """Take a page that is generated for this language, and say which pages are still English."""
    language = app.config.language
    if language == "en":
        return
    own = LOCALES / language / f"{page}.md"
    if own.exists():
        app.env.note_dependency(own)
        source[0] = own.read_text(encoding="utf-8")
    elif not is_promised(page):
        # Below the title, so that this stays the first heading.
        source[0] = re.sub(
            r"^(# .+\n)", rf"\1\n{IN_ENGLISH}\n", source[0], count=1, flags=re.MULTILINE
        )


def other_language(
    app: Sphinx, page: str, template: str, context: dict[str, object], doctree: object
) -> None:
    """Lead a page to itself in the other language."""
    del template, doctree
    is_english = app.config.language == "en"
    code, name, way = ("zh-CN", "中文", "zh/") if is_english else ("en", "English", "../")
    href = f"{context['content_root']}{way}{page}.html"
    context["other_language"] = {"code": code, "name": name, "href": href}
    own = "en" if is_english else "zh-CN"
    context["metatags"] = (
        f"{context.get('metatags', '')}\n"
        f'<link rel="alternate" hreflang="{own}" href="{context["content_root"]}{page}.html">\n'
        f'<link rel="alternate" hreflang="{code}" href="{href}">\n'
    )


class Messages(SphinxTransform):
    """Keeps beside a page that is read what it has to be translated, for translations.py."""

    # Before what marks the texts of fields is taken out of a page.
    default_priority = 998

    def apply(self, **_: object) -> None:
        """Of the pages in English; the titles of lists of pages are first, as Sphinx has them."""
        if self.config.language != "en":
            return
        lists = self.document.findall(toctree)
        found = [text for one in (*lists, self.document) for _, text in extract_messages(one)]
        path = Path(self.env.doctreedir, "messages", f"{self.env.docname}.json")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(list(dict.fromkeys(found))), encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register it."""
    app.add_transform(Messages)
    app.add_search_language(SearchHan)
    app.connect("source-read", own_text)
    app.connect("html-page-context", other_language)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
