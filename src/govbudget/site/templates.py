"""The templates of the site: nothing of a name or a definition is markup in them."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

from govbudget.base.messages import Message, catalogue
from govbudget.classification.vocabulary import Scheme
from govbudget.crosswalks import TURNED
from govbudget.errors import MissingExtra

if TYPE_CHECKING:
    from jinja2 import Environment

    from govbudget.base.messages import Language, Loader

__all__ = ["asset", "environment", "home_of", "said", "words"]


class _Named(Protocol):
    """Whatever has a code and its names."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def name_en(self) -> str: ...


def asset(name: str) -> bytes:
    """A template, a script or a sheet of styles of the package.

    Args:
        name: the folder and the name.
    """
    # With the loader of the package, so that a zipped wheel on the path works like a folder.
    path = os.path.join(os.path.dirname(__file__), *name.split("/"))  # noqa: PTH118, PTH120
    return cast("Loader", globals()["__loader__"]).get_data(path)


def environment() -> Environment:
    """What renders the templates, with every text escaped.

    Raises:
        MissingExtra: the extra ``site`` is not installed.
    """
    try:
        from jinja2 import Environment, FunctionLoader, StrictUndefined
        from markupsafe import Markup
    except ImportError as error:
        raise MissingExtra("site", Message("site.purpose")) from error
    made = Environment(
        loader=FunctionLoader(lambda name: asset(f"templates/{name}").decode("utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "said": said,
        # What says of an element on an English page that its text is Chinese.
        "in_chinese": Markup(' lang="zh-CN"'),
        "name_in": name_in,
        "span": span,
        "scheme_names": {scheme.value for scheme in Scheme},
        "turned": TURNED,
    }
    return made


def span(first: int, last: int) -> str:
    """The years from one to another, as they are shown; a single year is one number.

    >>> span(2018, 2026), span(2018, 2018)
    ('2018–2026', '2018')

    Args:
        first: the first year.
        last: the last.
    """
    return str(first) if first == last else f"{first}–{last}"


def home_of(code: str) -> str:
    """The folder of the page of a code.

    >>> home_of("2080505")
    'functional/2080505/'
    """
    scheme = Scheme.of_code(code)
    return f"{scheme.value if scheme else 'code'}/{code}/"


def name_in(language: Language, named: _Named) -> str:
    """The name of an entry in a language; the Chinese one where it has no other."""
    return str((named.name_en if language == "en" else "") or named.name or named.code)


@cache
def words(language: Language) -> dict[str, str]:
    """The words of the site that name nothing, by their names in the catalogue ``site``."""
    return {
        name.partition(".")[2]: sentences[language] for name, sentences in catalogue("site").items()
    }


def said(name: str, language: Language, /, **params: object) -> str:
    """A word or a sentence of the site in a language.

    Args:
        name: where it stands in the catalogue ``site``.
        language: the language of the reader.
        params: what it names.
    """
    return Message(f"site.{name}", **params).render(language)
