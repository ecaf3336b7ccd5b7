"""``gb.export``."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING, Any

from attrs import asdict

from govbudget.base.edge import edge
from govbudget.classification import today
from govbudget.classification.catalogue import Catalogue, shipped
from govbudget.classification.tree import Classification
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import WrongArgument, because
from govbudget.exporting.formats import FORMATS, OF_LINES
from govbudget.exporting.formats.base import ExportOptions
from govbudget.exporting.gathering import dataset_of, dataset_of_tree

if TYPE_CHECKING:
    from datetime import date
    from typing import BinaryIO, Literal

    from govbudget.exporting.formats.base import ExportFormat
    from govbudget.exporting.records import Dataset

__all__ = ["export", "format_of", "gathered"]


@edge()
def export(  # noqa: PLR0913  what can be asked for
    *what: Scheme | str | Classification,
    format: str,  # noqa: A002  the word that people use
    year: int | Literal["all"] | None = None,
    output: str | os.PathLike[str] | BinaryIO | None = None,
    table: str = "entries",
    local: bool = False,
    prefix: str = "",
    base: str = "urn:govbudget:",
    model: str = "govbudget.entry",
    day: date | None = None,
    catalogue: Catalogue | None = None,
) -> bytes | None:
    """The codes in a format of other programs; None where they were written to an output.

    Each format has the edition, the revision, the digest, the licence and the date inside; those
    without a place for it in a column or field ``provenance`` of each row.

    >>> import govbudget as gb
    >>> text = gb.export("economic", format="tree", year=2024).decode()
    >>> text.splitlines()[4:6]
    ['部门预算支出经济分类 2024', '  301 工资福利支出']

    Args:
        what: schemes, all four where none is named; or one tree: an edition, a part of one, or a
            list of your own.
        format: what to write: a name of ``govbudget.exporting.FORMATS``.
        year: the budget year; ``"all"`` for all years, each entry with the editions in which it
            stands; without it today's.
        output: the file, or a stream of bytes, to write to; without it the bytes are given.
        table: of a format with one table, which: entries, editions, closure, changes,
            correspondences, names, open_lists or local_codes.
        local: whether the codes that places are known to have added are there, as a table.
        prefix: what the names of tables begin with in SQL.
        base: what the addresses of codes begin with in Turtle and JSON-LD.
        model: the model of a Django fixture, as ``app.model``.
        day: the day that it says it was made on; today where left out.
        catalogue: the tables to read; those of this package when left out.

    Raises:
        UnknownEdition: no edition of that year is kept.
        WrongArgument: there is no such format, it says nothing of several years, it has no such
            table, a prefix, base or model is none, or the format has no use for one that is given.
        MissingExtra: the library that writes the format is not installed.

    .. versionadded:: 0.2.0
    """
    made = format_of(format)
    asked = ExportOptions(table, prefix, base, model)
    _has_use(made, asked, local=local)
    dataset = gathered(what, year, day or today.this_day(), local=local, catalogue=catalogue)
    _fits(made, dataset)
    if output is None:
        held = io.BytesIO()
        made.write(dataset, held, asked)
        return held.getvalue()
    if isinstance(output, (str, os.PathLike)):
        from govbudget.io.destination import replacing

        with replacing(os.fspath(output)) as file:
            made.write(dataset, file, asked)
        return None
    made.write(dataset, output, asked)
    return None


def format_of(name: str) -> ExportFormat:
    """The format of a name.

    Raises:
        WrongArgument: there is none.
    """
    found = FORMATS.get(str(name).strip().lower())
    if found is None and str(name).strip().lower() == OF_LINES:
        raise WrongArgument("format", repr(name), because("argument.of_lines"))
    if found is None:
        known = ", ".join(FORMATS)
        raise WrongArgument("format", repr(name), because("argument.one_of", known=known))
    return found


def gathered(
    what: tuple[Any, ...],
    year: int | str | None,
    day: date,
    *,
    local: bool = False,
    catalogue: Catalogue | None = None,
) -> Dataset:
    """What is to be written of schemes, or of a tree.

    Raises:
        UnknownEdition: no edition of that year is kept.
        WrongArgument: a tree stands beside something else, or with a year.
    """
    trees = [one for one in what if isinstance(one, Classification)]
    if trees:
        if len(what) > 1 or year is not None or local:
            raise WrongArgument("what", repr(trees[0]), because("argument.one_tree"))
        return dataset_of_tree(trees[0], day.isoformat())
    tables = catalogue or shipped()
    schemes = list(dict.fromkeys(map(Scheme.of, what))) or list(tables.schemes)
    if year == "all":
        return dataset_of(schemes, None, day.isoformat(), local=local, catalogue=tables)
    if year is not None and not isinstance(year, int):
        raise WrongArgument("year", repr(year), because("argument.year_or_all"))
    of = year if year is not None else tables.edition(schemes[0]).year
    return dataset_of(schemes, of, day.isoformat(), local=local, catalogue=tables)


def _has_use(made: ExportFormat, asked: ExportOptions, *, local: bool) -> None:
    """Refuse what changes nothing, so that nobody takes one thing for another."""
    if "table" in made.takes and local and asked.table != "local_codes":
        raise WrongArgument("local", repr(local), because("argument.local_table"))
    plain = {**asdict(ExportOptions()), "local": False}
    for name, value in {**asdict(asked), "local": local}.items():
        if value != plain[name] and name not in made.takes:
            fitting = tuple(one.name for one in FORMATS.values() if name in one.takes)
            why = because("argument.not_of_format", format=made.name, name=name, formats=fitting)
            raise WrongArgument(name, repr(value), why)


def _fits(made: ExportFormat, dataset: Dataset) -> None:
    if made.is_of_one_year and not dataset.is_one_year:
        raise WrongArgument("year", "'all'", because("argument.one_year", format=made.name))
