"""How the documentation is built, in English and in Chinese: ``python docs/build.py``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import govbudget

sys.path.insert(0, str(Path(__file__).resolve().parent))

if TYPE_CHECKING:
    from docutils.nodes import Element, TextElement
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

project = "govbudget"
author = "The govbudget contributors"
copyright = author
version = release = govbudget.__version__
language = "en"

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "languages", "codes"]
exclude_patterns = ["_build", "locales"]
# A catalogue a page, without the lines where messages stand, which every change would move.
locale_dirs = ["locales"]
gettext_compact = False
gettext_location = False
source_suffix = {".md": "myst-nb", ".ipynb": "myst-nb"}
# The notebooks are kept without outputs, and run where the pages are built; one that fails fails
# the build.
nb_execution_mode = "force"
nb_execution_timeout = -1
nb_execution_raise_on_error = True
nitpicky = True
# Types of the standard library, for which no inventory is fetched, a type variable, and the class
# behind govbudget.changes and govbudget.trace, which are the way to it.
nitpick_ignore = [
    ("py:class", "collections.abc.Iterable"),
    ("py:class", "date"),
    ("py:class", "datetime.date"),
    ("py:class", "Side"),
    ("py:class", "Approved"),
    ("py:class", "Theme"),
    ("py:class", "os.PathLike"),
    ("py:class", "History"),
    ("py:class", "_T"),
    ("py:class", "govbudget.classification.tree._T"),
    ("py:class", "govbudget.rollups.rolledup._T"),
    ("py:class", "govbudget.rollups.grouped._T"),
    ("py:class", "govbudget.disclosure.checks.options._T"),
    # Names for pairs of texts and for whatever a rule yields; what errors with a reason share.
    ("py:class", "Pairs"),
    ("py:class", "Outcome"),
    ("py:class", "govbudget.errors.base.Reasoned"),
    ("py:class", "govbudget.rollups.rolling._N"),
    # What sphinx makes of the literal types of an argument.
    ("py:class", "Literal['organ'"),
]
nitpick_ignore_regex = [
    ("py:class", r"(decimal|fractions|collections\.abc|pathlib|hypothesis|st)\..*"),
    (
        "py:class",
        r"Decimal|Number|Random|Converter|FrameT|Extracted|Fraction|Language|SchemeName|NotReadRule|FrameRate|FrameSort|Sort|Spread|Unknown|TargetName|WrittenForm|Nested|_N",
    ),
]
# Where records are documented that are not public names of the package itself.
_HOMES = (
    "govbudget",
    "govbudget.disclosure.text",
    "govbudget.disclosure.checks.records",
    "govbudget.disclosure.checks.run",
    "govbudget.disclosure.analysis.context",
    "govbudget.tables.columns",
    "govbudget.disclosure.stated",
    "govbudget.io.source",
    "govbudget.disclosure.reporting",
    "govbudget.tables.layout.unread",
    "govbudget.disclosure.listing",
    "govbudget.classification.sightings",
    "govbudget.testing",
)
# What annotations of rules call the records of findings.
_CALLED = {"Figure": "CheckFigure", "Place": "CheckPlace"}

myst_heading_anchors = 3

autodoc_default_options = {"members": True, "member-order": "bysource"}
autodoc_preserve_defaults = True
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
napoleon_numpy_docstring = False
# The attributes of a record are a list in its description, not members of their own.
napoleon_use_ivar = True

# Each language has pictures of its own.
figure_language_filename = "{path}{language}/{basename}{ext}"

html_theme = "furo"
html_title = f"govbudget {version}"
html_show_copyright = False
html_copy_source = False
templates_path = ["_templates"]
html_static_path = ["_static"]
html_css_files = ["languages.css"]
# The class of docs/languages.py, for both languages: English pages have Chinese words too.
html_search_language = "zh"
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/language.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}

# A colon in the sentence that describes a property, hidden from napoleon, which would take what
# stands before it for a type.
_COLON = "\ue000"


def _hide_colon(app: Sphinx, what: str, *args: object) -> None:
    del app
    lines = args[-1]
    if what == "property" and isinstance(lines, list):
        lines[:1] = [line.replace(":", _COLON) for line in lines[:1]]


def _show_colon(app: Sphinx, what: str, *args: object) -> None:
    del app
    lines = args[-1]
    if what == "property" and isinstance(lines, list):
        lines[:] = [line.replace(_COLON, ":") for line in lines]


def _public(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: TextElement
) -> Element | None:
    """Lead a type that an annotation names by its inner module to its public name."""
    name = node.get("reftarget", "").rpartition(".")[2]
    name = _CALLED.get(name, name)
    if node.get("refdomain") != "py":
        return None
    known = env.domains.python_domain.objects
    home = next((home for home in _HOMES if f"{home}.{name}" in known), None)
    if home is None:
        return None
    return env.domains.python_domain.resolve_xref(
        env, node["refdoc"], app.builder, "obj", f"{home}.{name}", node, contnode
    )


def setup(app: Sphinx) -> None:
    """Register what this project adds to Sphinx."""
    app.connect("autodoc-process-docstring", _hide_colon, priority=400)
    app.connect("autodoc-process-docstring", _show_colon, priority=600)
    app.connect("missing-reference", _public)
