"""Writes roll-ups: of one edition, in groups, or by another classification."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import frozen

from govbudget.amounts import Number
from govbudget.classification.vocabulary import Level
from govbudget.cli.spoken import labels
from govbudget.io.destination import MARK

if TYPE_CHECKING:
    from govbudget.amounts import Unit
    from govbudget.cli.booked import Booked
    from govbudget.cli.grouped_booking import GroupedBooking
    from govbudget.rollups.converted import ConvertedRollUp

__all__ = ["RollUpForm", "write_booked", "write_groups"]


@frozen
class RollUpForm:
    """How roll-ups are to be written.

    Attributes:
        form: table, tree, csv, tsv, xlsx or json.
        level: one level only; None for all of them.
        output: the file; None is standard output.
        to: the classification that they are to be by; None for their own.
        shares: for a code that answers to several of that, the share of each.
        safe_csv: whether texts that a spreadsheet program would work out are marked.
    """

    form: str
    level: Level | None
    output: str | None
    to: str | None
    shares: Mapping[str, Mapping[str, Number]] | None
    safe_csv: bool


def write_booked(booked: Booked, asked: RollUpForm) -> tuple[ConvertedRollUp, ...]:
    """Write a roll-up, and give it by another classification where that was asked for.

    Args:
        booked: what came of the lines.
        asked: how.
    """
    from govbudget.cli import rolled_out

    rolled, unit, level = booked.rolled, booked.unit, asked.level
    if asked.to is not None:
        return _write_converted((), [((), rolled)], unit, asked)
    if asked.form in {"csv", "tsv", "xlsx"}:
        _rows(rolled_out.as_csv(rolled, level, spreadsheet=asked.form == "xlsx"), asked)
    elif asked.form == "json":
        _record(rolled_out.as_json(rolled, level, unit), asked)
    elif asked.form == "tree":
        _text(rolled_out.as_tree(rolled, level, unit), asked)
    else:
        _tables(rolled_out.as_tables(rolled, level, unit), asked)
    return ()


def write_groups(booked: GroupedBooking, asked: RollUpForm) -> tuple[ConvertedRollUp, ...]:
    """Write roll-ups in groups, and give them by another classification where that was asked for.

    Args:
        booked: what came of the lines.
        asked: how.
    """
    from govbudget.cli import grouped_out

    rolled, unit, level = booked.rolled, booked.unit, asked.level
    if asked.to is not None:
        groups = [(one.key, one.rolled) for one in rolled.groups]
        return _write_converted(rolled.by, groups, unit, asked)
    if asked.form in {"csv", "tsv", "xlsx"}:
        _rows(grouped_out.groups_as_csv(rolled, level, spreadsheet=asked.form == "xlsx"), asked)
    elif asked.form == "json":
        _record(grouped_out.groups_as_json(rolled, level, unit), asked)
    elif asked.form == "tree":
        _text(grouped_out.groups_as_tree(rolled, level, unit, labels()), asked)
    else:
        _tables(grouped_out.groups_as_tables(rolled, level, unit, labels()), asked)
    return ()


def _write_converted(
    by: tuple[str, ...], groups: list[tuple[Any, Any]], unit: Unit | None, asked: RollUpForm
) -> tuple[ConvertedRollUp, ...]:
    """Write roll-ups by another classification."""
    from govbudget.cli import converted_out

    found = [
        (key, converted_out.converted(rolled, str(asked.to), asked.shares))
        for key, rolled in groups
    ]
    if asked.form in {"csv", "tsv", "xlsx"}:
        _rows(converted_out.as_rows(by, found, unit), asked)
    elif asked.form == "json":
        _record(converted_out.as_record(by, found, unit), asked)
    else:
        _tables(converted_out.as_tables(found, unit, labels()), asked)
    return tuple(one for _, one in found)


def _rows(rows: Any, asked: RollUpForm) -> None:
    from govbudget.cli.rows_out import write

    write(asked.output, rows, asked.form, safe_csv=asked.safe_csv)


def _record(record: dict[str, object], asked: RollUpForm) -> None:
    from govbudget.cli.files import write_text
    from govbudget.cli.jsonlines import json_text

    if asked.output is not None:
        record["generator"] = MARK
    write_text(asked.output, json_text(record) + "\n")


def _tables(tables: Any, asked: RollUpForm) -> None:
    from govbudget.cli.drawing import draw
    from govbudget.cli.rolled_out import as_text

    if asked.output is not None:
        _text(as_text(tables), asked)
        return
    for table in tables:
        draw(table)


def _text(text: str, asked: RollUpForm) -> None:
    from govbudget.cli.files import write_text

    # A text file ends in what it is known by as a report where it is met again.
    write_text(asked.output, text + ("" if asked.output is None else f"\n[{MARK}]\n"))
