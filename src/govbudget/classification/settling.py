"""Which code of a tree a written one is, and what is done with one that the tree does not have.

Also what tells the tree: the scheme that a code is of, and the year that is written beside it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from govbudget.base.shown import as_text
from govbudget.classification.notation import parse
from govbudget.classification.suggestions import missing_code
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import GovBudgetError, MissingCode, WrongArgument, because

if TYPE_CHECKING:
    from govbudget.classification.tree import Classification

__all__ = ["UNKNOWN", "Unknown", "scheme_of", "settled", "year_of"]

#: What to do with a code that the tree does not have: an error; nothing, which leaves its amount
#: apart; or the nearest code above it.
Unknown: TypeAlias = Literal["raise", "collect", "ancestor"]
UNKNOWN = ("raise", "collect", "ancestor")


def settled(tree: Classification, written: Any, unknown: Unknown) -> tuple[str, str]:
    """The code of the tree, and the code that it stands in for; both empty where it is collected.

    Args:
        tree: the tree.
        written: the code, in any form that ``tree.parse`` reads.
        unknown: what to do with a code that the tree does not have.

    Returns:
        The second is empty where the tree has the code itself.

    Raises:
        MissingCode: the tree does not have it, and that is not allowed, or nothing stands above it.
        MalformedCode: it is none.
    """
    if isinstance(written, str) and written in tree:
        return written, ""
    try:
        code = str(tree.parse(written))
        if code in tree:
            return code, ""
        error: GovBudgetError = missing_code(tree, code)
    except MissingCode as missing:
        code, error = missing.code, missing
    except GovBudgetError as other:
        code, error = "", other
    if unknown == "collect":
        return "", ""
    above = (code[:digits] for digits in range(len(code) - 1, 2, -1))
    nearest = next((one for one in above if one in tree), None)
    if unknown == "raise" or nearest is None:
        raise error
    return nearest, code


def scheme_of(written: Any, year: int) -> Scheme:
    """The scheme of a code by its first digit; of what has none, as a name, by what it means.

    Args:
        written: the code as it is written.
        year: its year.

    Raises:
        MalformedCode: it cannot be read as a code.
        MissingCode: no scheme has it.
    """
    digit = re.search(r"\d", unicodedata.normalize("NFKC", as_text(written)))
    scheme = None if digit is None else Scheme.of_code(digit[0])
    return scheme or parse(written, year=year).entry.scheme


def year_of(year: Any) -> int:
    """A year, written as a number or in digits.

    Args:
        year: the year as it is written.

    Raises:
        WrongArgument: it is none.
    """
    if isinstance(year, int) and not isinstance(year, bool):
        return year
    text = as_text(year).strip().removesuffix("年").removesuffix("年度")
    if text.isascii() and text.isdecimal():
        return int(text)
    raise WrongArgument("year", as_text(year, quoted=True), because("argument.no_year"))
