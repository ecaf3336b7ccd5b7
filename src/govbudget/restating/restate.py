"""Puts lines of any year on the edition of one year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from govbudget.amounts import Number, add
from govbudget.base.shown import as_text
from govbudget.classification.catalogue import shipped
from govbudget.classification.settling import UNKNOWN
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import WrongArgument, because, check_choice
from govbudget.restating.lines import BookedLine, LineKeys, LineReader
from govbudget.restating.putting import Putting
from govbudget.restating.restated import Restated
from govbudget.restating.shares import check_codes, read_shares
from govbudget.rollups.nesting import NESTED, Nested, stated_sums

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govbudget.classification.settling import Unknown
    from govbudget.classification.vocabulary import SchemeName
    from govbudget.rollups.rolling import NotReadRule
    from govbudget.rollups.statedsums import StatedSum

__all__ = ["SPREADS", "Spread", "restate"]

#: What to do with a code that is spread over several, of which no shares are known.
Spread: TypeAlias = Literal["group", "keep"]
SPREADS = ("group", "keep")

# Parted amounts have so many decimals at most: far more than any currency, few enough to print.
_MOST_DECIMALS = 100

_CHOICES = {
    "unknown": UNKNOWN,
    "nested": NESTED,
    "not_read": ("raise", "skip"),
    "spread": SPREADS,
}


def restate(  # noqa: PLR0913  what is asked of lines
    lines: Any,
    *,
    to: int,
    from_: int | None = None,
    scheme: Scheme | SchemeName | None = None,
    shares: Mapping[str, Mapping[str, Number]] | None = None,
    decimals: int | None = None,
    spread: Spread = "group",
    unknown: Unknown = "raise",
    nested: Nested = "finest",
    not_read: NotReadRule = "raise",
    year: str = "year",
    code: str = "code",
    amount: str = "amount",
) -> Restated:
    """Put lines of any year on the edition of one year, so that years compare; the sum stays.

    What was only renamed, moved or merged has one code now. What was split is parted by shares
    where there are some, and else kept in a group of all codes that it may be in. What ended is
    kept apart. A 类 or 款 of which a part went elsewhere is spread likewise: 208 of 2018 is not
    208 of 2024.

    Returns:
        What became of each line, with what it rests on, and the sums.

    Args:
        lines: pairs of a code and an amount, or a mapping from code to amount, of the year
            ``from_``; without it triples of a year, a code and an amount. Or mappings with these
            as keys. A code may have any form that ``parse`` reads; an amount is an int, a Decimal
            or a Fraction, or None where there is none. They may be of units and years mixed.
        to: the year of the edition that they are put on; earlier than theirs, too.
        from_: the year of all lines; None where each has its own.
        scheme: the scheme; without it the first code tells.
        shares: for a code that was split, the share of each code that it became: exact numbers
            that add to 1. :func:`learn_shares` learns them. What they part is rounded to the last
            place of its amount, so that the parts add up to it.
        decimals: how many decimals parted amounts have at least.
        spread: what to do with a code that is spread over several, where no shares are given: keep
            it in a ``group`` of them; or ``keep`` it where the rest of it is, if it is a 类 or 款
            that parts left.
        unknown: what to do with a code that the edition of its year does not have: ``raise``,
            ``collect`` its lines apart, or take the ``ancestor`` of it.
        nested: what to do where a code has lines of its own beside lines below it, as in
            :func:`rollup`: ``finest`` leaves the others out if they are the sums of these.
        not_read: what to do with an amount that was not read: ``raise`` or ``skip`` it.
        year: the key of the year, in lines that are mappings.
        code: the key of the code, likewise.
        amount: the key of the amount, likewise.

    Raises:
        MissingCode: a code is not in the edition of its year.
        MalformedCode: a code cannot be read as one.
        MalformedLine: a line has another form.
        InexactAmount: an amount is a float, not finite, or no number.
        UnknownEdition: no edition of a year is kept.
        CountedTwice: a code has lines beside lines below it, and that is to be refused.
        FigureNotRead: an amount was not read, and ``not_read`` does not skip it.
        WrongArgument: the shares of a code do not add to 1, are below nought, or name a code that
            it did not become; a code with shares is in no edition; or another argument is none of
            its choices.

    >>> import govbudget as gb
    >>> old = {"2011504": 7, "2070401": 100, "2010350": 5}
    >>> found = gb.restate(old, from_=2018, to=2024)
    >>> [(one.kind.value, one.to or one.group) for one in found]
    [('moved', '2013804'), ('grouped', '2070601+2070801'), ('same', '2010350')]
    >>> from fractions import Fraction
    >>> thirds = {"2070401": {"2070601": Fraction(1, 3), "2070801": Fraction(2, 3)}}
    >>> found = gb.restate(old, from_=2018, to=2024, shares=thirds)
    >>> [(one.to, one.amount) for one in found.of_kind("shared")], found.total()
    ([('2070601', 33), ('2070801', 67)], 112)

    .. versionadded:: 0.2.0
    """
    asked = {"unknown": unknown, "nested": nested, "not_read": not_read, "spread": spread}
    for name, value in asked.items():
        check_choice(name, value, _CHOICES[name])
    _check_numbers(to, decimals)
    given = {} if shares is None else read_shares(shares)
    keys = LineKeys(year, code, amount)
    reader = LineReader(None if scheme is None else Scheme.of(scheme), from_, keys, unknown)
    read = list(reader.read(lines))
    if not_read == "raise":
        reader.refuse_unread()
    told = reader.scheme or Scheme.FUNCTIONAL
    check_codes(given, told)
    years = tuple(sorted({one.year for one in read}))
    sums = tuple((one, found) for one in years for found in _stated(told, one, read, nested))
    putting = Putting(told, to, years, given, decimals, keep=spread == "keep")
    stated = {(one, found.code) for one, found in sums}
    made = tuple(part for one in read for part in putting.parts(one, stated))
    return Restated(
        told,
        putting.to,
        years,
        made,
        putting.kept(made),
        sums,
        tuple(reader.unread),
        reader.empty,
        putting.not_known(),
    )


def _check_numbers(to: object, decimals: object) -> None:
    """Refuse a year that is none, and decimals that no amount has."""
    # A year that is left out would be the one in force today, and next year another.
    if not isinstance(to, int | str):
        raise WrongArgument("to", as_text(to, quoted=True), because("argument.no_year"))
    if decimals is not None and (type(decimals) is not int or not 0 <= decimals <= _MOST_DECIMALS):
        why = because("argument.decimals", most_decimals=_MOST_DECIMALS)
        raise WrongArgument("decimals", as_text(decimals, quoted=True), why)


def _stated(
    scheme: Scheme, year: int, lines: list[BookedLine], nested: Nested
) -> tuple[StatedSum, ...]:
    """The codes of a year whose lines state the sum of lines below them."""
    own: dict[str, Number] = {}
    apart: dict[str, Number] = {}
    for one in lines:
        if one.year == year and one.code:
            own[one.code] = add(own.get(one.code, 0), one.amount)
            if one.adopted:
                apart[one.code] = add(apart.get(one.code, 0), one.amount)
    return stated_sums(shipped().tree(scheme, year), [own], [apart], None, nested)
