"""Draws the entries below a code: ``govbudget tree`` without its options."""

from __future__ import annotations

from govbudget.classification.catalogue import shipped
from govbudget.classification.notation import parse
from govbudget.classification.vocabulary import Scheme
from govbudget.cli.drawing import draw
from govbudget.cli.language import of_reports, of_sentences
from govbudget.cli.saying import say_error
from govbudget.cli.terminal import cell
from govbudget.errors import GovBudgetError, InternalFault

TYPE_CHECKING = False
if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

    from govbudget.base.messages import Language
    from govbudget.classification.entry import Entry

__all__ = ["draw_below"]


def draw_below(
    written: str | None,
    *,
    depth: int | None = None,
    year: int | None = None,
    scheme: Scheme | None = None,
    language: Language | None = None,
) -> int:
    """Draw the entries below a code, or a whole scheme (functional if none is named).

    Returns:
        2 where ``-`` was given and a line of standard input is no code or name, else 0.
    """
    if written != "-":
        _draw(written, depth, year, scheme, of_reports(language))
        return 0
    from govbudget.cli.explaining import texts_of

    code = 0
    for text in texts_of(["-"]):
        try:
            if isinstance(text, GovBudgetError):
                raise text
            _draw(text, depth, year, scheme, of_reports(language))
        except InternalFault:
            raise
        except GovBudgetError as error:
            code = say_error(error, of_sentences(language))
    return code


def _draw(
    written: str | None, depth: int | None, year: int | None, scheme: Scheme | None, language: str
) -> None:
    from rich.tree import Tree

    if written is None:
        tree = shipped().tree(Scheme.of(scheme or "functional"), year)
        drawn = Tree(cell(f"{tree.scheme.chinese} {tree.scheme} {tree.year}"))
        for root in tree.roots:
            _grow(drawn, root, depth, language)
    else:
        entry = parse(written, scheme=scheme, year=year).entry
        drawn = Tree(_label(entry, language))
        for child in entry.children if depth != 0 else ():
            _grow(drawn, child, None if depth is None else depth - 1, language)
    draw(drawn)


def _grow(drawn: Tree, entry: Entry, depth: int | None, language: str) -> None:
    branch = drawn.add(_label(entry, language))
    if depth != 0:
        for child in entry.children:
            _grow(branch, child, None if depth is None else depth - 1, language)


def _label(entry: Entry, language: str) -> Text:
    from rich.text import Text

    name = entry.name_en if language == "en" and entry.name_en else entry.name
    return Text.assemble((entry.code, "bold"), cell(f" {name}" if name else ""))
