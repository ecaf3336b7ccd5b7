"""Puts the lines of a data frame on the edition of one year, on whatever engine they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from govbudget.base.edge import engine_edge
from govbudget.base.messages import Message
from govbudget.classification.settling import year_of
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import MalformedCode, because, titles_of
from govbudget.frames.columns import columns_of, opened, unfit
from govbudget.frames.lookup import whole_years
from govbudget.frames.parting import with_parted_amounts, with_parts
from govbudget.frames.parting_in_engine import is_parted_in_engine, parted_in_engine, with_cuts
from govbudget.frames.parting_lazily import lazily_parted
from govbudget.frames.restated_keys import JoinKeys
from govbudget.frames.restated_table import RESTATED_COLUMNS, SHARE_COLUMN, restated_table
from govbudget.frames.sums import without_code
from govbudget.restating.restate import Spread, restate
from govbudget.restating.shares import read_shares

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.amounts import Number
    from govbudget.classification.settling import Unknown
    from govbudget.classification.vocabulary import SchemeName

__all__ = ["RESTATED_COLUMNS", "restate_frame"]

FrameT = TypeVar("FrameT")


# All that stand behind those of the frame; those of shares only where there are some.
_MADE = (*RESTATED_COLUMNS, SHARE_COLUMN)


@engine_edge(
    to=int,
    from_=int,
    year=str,
    code=str,
    scheme=str,
    shares=Mapping,
    spread=str,
    unknown=str,
    amounts=(str, Iterable),
)
def restate_frame(  # noqa: PLR0913  what is asked of lines
    df: FrameT,
    *,
    to: int,
    from_: int | None = None,
    scheme: Scheme | SchemeName | None = None,
    shares: Mapping[str, Mapping[str, Number]] | None = None,
    spread: Spread = "group",
    unknown: Unknown = "raise",
    year: str = "year",
    code: str = "code",
    amounts: str | Sequence[str] = "amount",
) -> FrameT:
    """What the lines of a data frame are on the edition of one year; the same kind comes back.

    Without shares each row stays as it is, its amounts too, so that every sum does; what it is now
    stands in text columns behind its own: ``restated_code`` and ``restated_name``, empty where it
    has no single one; ``restated_kind``, a value of :class:`RestatedKind`; ``restated_key``, by
    which the years compare: the code, or the codes of the group that it is kept in, joined by
    ``+``, for all that is in it in whatever year, or the code that ended with its year behind
    ``@``; and ``restated_confidence``. Keys rest on the years of the frame, not on what other rows
    it has: frames of the same years have the same. The engine joins the columns on; only its
    different years, and codes that are written otherwise than in the editions, are read by Python.
    A subtotal stays one.

    With ``shares`` a row of a code that they part becomes one row for each of its parts, as a line
    does in :func:`restate` with ``nested="all"``: each row by itself, and the parts of each amount
    rounded to its last place, in a column of decimals to that of the column, so that they add up to
    it. Their kind is ``shared``, and a column ``restated_share`` behind the others has the share as
    a fraction, empty in rows that are whole. All other columns are repeated, amounts too that
    ``amounts`` does not name. The parts of an absent amount are absent. Duckdb and PySpark
    part integers of at most 64 bits by themselves. Other amounts are parted by Python: of a lazy or
    distributed frame it reads the different ones of these codes, and no others, at the call.

    Rows keep their order, but in a lazy or distributed frame, where they have none.

    Returns:
        The frame with these columns behind its own; where it has them already, they are made anew.

    Args:
        df: a DataFrame of pandas or polars, a LazyFrame of polars, a Table of pyarrow, a relation
            of duckdb, a DataFrame of PySpark or Dask.
        to: the year of the edition.
        from_: the year of all rows; None where the column ``year`` tells.
        scheme: the scheme; without it the first code tells, of a lazy frame the least one.
        shares: for a code that was split, the share of each code that it became, as in
            :func:`restate`; without them no row is parted.
        spread: what to do with a code that is spread over several, of which no shares are given, as
            in :func:`restate`.
        unknown: what to do with a code that the edition of its year does not have, likewise.
        year: the column with the years.
        code: the column with the codes.
        amounts: the column with the amounts, or several, of decimals or integers as in
            :func:`rollup_frame`; they are asked for only where there are shares.

    Raises:
        MissingCode: a code is not in the edition of its year.
        MalformedCode: a code cannot be read as one, or rows have none.
        UnknownEdition: no edition of a year is kept.
        InexactAmount: there are shares, and a column of amounts holds floats, or no numbers.
        MalformedTable: a column is missing, ``df`` is no data frame, or its engine cannot compute
            it; or Python is to part more than five million amounts.
        WrongArgument: the shares of a code do not add to 1, are below nought, or name a code that
            it did not become; a code with shares is in no edition; or another argument is of
            another kind, or none of its choices.
        MissingExtra: the extra ``frames`` is not installed.

    >>> import govbudget as gb
    >>> from govbudget.frames import restate_frame
    >>> import polars
    >>> codes = {"year": [2018, 2018, 2024], "code": ["2011504", "2070401", "2070601"]}
    >>> restate_frame(polars.DataFrame(codes), to=2024)["restated_key"].to_list()
    ['2013804', '2070601+2070801', '2070601+2070801']
    >>> from fractions import Fraction
    >>> thirds = {"2070401": {"2070601": Fraction(1, 3), "2070801": Fraction(2, 3)}}
    >>> lines = polars.DataFrame({**codes, "amount": [7, 100, 50]})
    >>> parted = restate_frame(lines, to=2024, shares=thirds)
    >>> parted.select("restated_key", "amount", "restated_share").rows()
    [('2013804', 7, ''), ('2070601', 33, '1/3'), ('2070801', 67, '2/3'), ('2070601', 50, '')]

    .. versionadded:: 0.2.0
    """
    nw, frame = opened(df, because("purpose.restate_frame"))
    names = frame.collect_schema().names()
    asked = [amounts] if isinstance(amounts, str) else list(amounts)
    columns = [code] if from_ is not None else [year, code]
    _check_columns([*columns, *(asked if shares is not None else ())], names)
    # What is asked wrongly is told before the first row is read.
    restate([], to=to, scheme=scheme, spread=spread, unknown=unknown)
    given = None if shares is None else read_shares(shares)
    of_amounts = [] if given is None else columns_of(frame, code, asked)
    frame = frame.select([one for one in names if one not in _MADE])
    keys = JoinKeys(nw, frame, code, None if from_ is not None else year)
    frame = frame.with_columns(*keys.made) if keys.made else frame
    met = keys.met(frame)
    seen = frame if met is None else met
    years = {None: year_of(from_)} if from_ is not None else keys.years(seen)
    told = Scheme.of(scheme) if scheme is not None else keys.scheme(frame, met, years)
    table = restated_table(told, to, years.values(), spread, given)
    by = keys.lookup(frame)
    whole, lines = whole_years(by, years, table), keys.changed(years, table)
    parts = None if given is None else table.parts
    if met is None:
        # The join of a frame that is there is made first, and tells what it has no line for.
        joined = keys.joined(frame, by, whole, with_parts(lines, parts))
        others = keys.missed(joined)
    else:
        joined = None
        whole, others = keys.split(whole, met, lines)
    if others:
        if any(one is None for one, _ in others):
            raise MalformedCode(code, without_code(nw, frame, code))
        found = table.of_written([(years[written], one) for one, written in others], unknown)
        keys.add(lines, others, found)
        joined = None
    if parts and met is not None and is_parted_in_engine(frame, of_amounts, parts):
        inside = keys.joined(frame, by, whole, with_cuts(lines, parts))
        native: FrameT = keys.native(parted_in_engine(nw, inside, of_amounts))
        return native
    if joined is None:
        joined = keys.joined(frame, by, whole, with_parts(lines, parts) if met is None else lines)
    if parts is not None:
        parted = with_parted_amounts if met is None else lazily_parted
        joined = parted(nw, joined, of_amounts, parts)
    made: FrameT = keys.native(joined)
    return made


def _check_columns(columns: list[str], names: Sequence[str]) -> None:
    for name in columns:
        if name not in names:
            listed = titles_of(map(str, names))
            raise unfit(Message("errors.frame.no_column", name=repr(name), columns=listed))
        if columns.count(name) > 1:
            raise unfit(Message("errors.frame.asked_twice", name=repr(name)))
        if name in _MADE:
            raise unfit(Message("errors.frame.result_code", one=repr(name)))
