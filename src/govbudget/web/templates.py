"""The templates of the page: nothing of a document is markup in them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, cast

from govbudget.disclosure.reporting.markup import legal
from govbudget.web.explained import explained
from govbudget.web.words import word

if TYPE_CHECKING:
    from jinja2 import Environment

    from govbudget.base.messages import Language, Loader

__all__ = ["environment", "part", "rendered"]


def part(name: str) -> str:
    """A template, a script or a sheet of styles of the package.

    Args:
        name: the folder and the name.
    """
    # With the loader of the package, so that a zipped wheel on the path works like a folder.
    path = os.path.join(os.path.dirname(__file__), *name.split("/"))  # noqa: PTH118, PTH120
    return cast("Loader", globals()["__loader__"]).get_data(path).decode("utf-8")


def environment() -> Environment:
    """What renders the templates, with every text escaped."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(lambda name: part(f"templates/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_legal,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _legal(value: Any) -> Any:
    """A text without what no page can hold; markup is made of such texts."""
    return legal(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def rendered(made: Environment, name: str, language: Language, /, **given: Any) -> str:
    """A page.

    Args:
        made: what renders the templates.
        name: the template.
        language: the language of the reader.
        given: what it shows.
    """

    def said(name: str, /, **params: object) -> str:
        return word(name, language, **params)

    template = made.get_template(name)
    return template.render(t=said, lang=language, explained=explained, **given)
