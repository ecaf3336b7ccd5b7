"""Renders pages in both languages, and keeps their folders for the map of the site."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from attrs import field, frozen
from jinja2 import Environment

from govbudget.base.messages import LANGUAGES
from govbudget.disclosure.reporting.markup import legal, unturned
from govbudget.site.folder import SiteFolder
from govbudget.site.holdings import Holdings
from govbudget.site.templates import home_of, words

if TYPE_CHECKING:
    from govbudget.base.messages import Language

__all__ = ["BEFORE", "FILES", "SitePages", "TreeNode"]

#: What a page is called in its folder, by its language.
FILES: dict[Language, str] = {"zh": "index.html", "en": "en.html"}
#: What the whole page of a code is called that has moved, and whose address leads on.
BEFORE: dict[Language, str] = {"zh": "before.html", "en": "before.en.html"}


@frozen(slots=True)
class TreeNode:
    """An entry with what stands below it, as a tree is drawn.

    Attributes:
        code: the code.
        name: the name in the language of the page.
        is_open: whether not all that stands below is known.
        below: what stands below.
    """

    code: str
    name: str
    is_open: bool
    below: tuple[TreeNode, ...]


@frozen
class SitePages:
    """Writes the pages of a site.

    Attributes:
        folder: where they are written.
        made: what renders the templates.
        holdings: the editions.
        base: the address of the site, with a slash at its end; empty where it is not known.
        docs: the address of the documentation, likewise.
        day: the day on which it is made, as 2026-11-29.
        version: the version of this library.
        paths: the folders that have a page in both languages, in their order.
    """

    folder: SiteFolder
    made: Environment
    holdings: Holdings
    base: str
    docs: str
    day: str
    version: str
    paths: list[str] = field(factory=list)

    def write(self, path: str, template: str, /, **given: Any) -> None:
        """Write a page in both languages.

        Args:
            path: its folder, with a slash at its end; empty for the first page of the site.
            template: the template.
            given: what it shows.
        """
        self.paths.append(path)
        for language in LANGUAGES:
            self.render(f"{path}{FILES[language]}", template, language, path=path, **given)

    def render(
        self,
        name: str,
        template: str,
        language: Language,
        /,
        other: str = "",
        root: str = "",
        **given: Any,
    ) -> None:
        """Write one file from a template.

        Args:
            name: the file.
            template: the template.
            language: the language of the reader.
            other: the file in the other language, where it is not called as usual.
            root: the way to the first page of the site, where the name does not tell it.
            given: what it shows.
        """
        text = self.made.get_template(template).render(
            t=words(language),
            lang=language,
            z="" if language == "zh" else self.made.globals["in_chinese"],
            ix=FILES[language],
            other=other or FILES["en" if language == "zh" else "zh"],
            up=root or "../" * name.count("/"),
            base=self.base,
            docs=self.docs and f"{self.docs}{'zh/' if language == 'zh' else ''}index.html",
            day=self.day,
            version=self.version,
            schemes=tuple(self.holdings.trees),
            is_own=self.holdings.is_own,
            has=self.holdings.has,
            at=partial(self._at, language),
            **given,
        )
        # At once: what no page can hold, or turns letters, stays what it is while it is escaped.
        self.folder.put(name, unturned(legal(text)))

    def _at(self, language: Language, code: str) -> str:
        """The page of a code, from the first page of the site; of one that moved the whole one."""
        files = BEFORE if code in self.holdings.moved else FILES
        return f"{home_of(code)}{files[language]}"
