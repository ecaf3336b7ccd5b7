"""Writes the lines of an extract as a Fiscal Data Package: a zip of CSV, its columns typed."""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile
from contextlib import ExitStack
from decimal import Decimal
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

from attrs import field, mutable

from govbudget import __version__
from govbudget.base.messages import Message
from govbudget.classification.vocabulary import Scheme
from govbudget.disclosure.table_kinds import TableKind
from govbudget.errors import GovBudgetError
from govbudget.extracting.fiscal import FiscalLines, fields_of
from govbudget.io.destination import MARK
from govbudget.io.limits import DAMAGED

if TYPE_CHECKING:
    from typing import BinaryIO

    from govbudget.extracting.fiscal import FiscalField, FiscalLine
    from govbudget.extracting.rows import ExtractRows

__all__ = ["is_fiscal_package", "write_fiscal"]

_DESCRIPTOR = "datapackage.json"
# The tables of income, which is told by the codes of what it pays for.
_INCOME = {TableKind.INCOME, TableKind.FINAL_INCOME}
_NOTE = (
    "Lines of published budgets and final accounts of China, one resource for each kind of table. "
    "The lines of a resource add up; the same money may stand in several resources."
)


@mutable
class _Resource:
    """The lines of one kind of table, while they are written.

    Attributes:
        scheme: the scheme of their codes.
        direction: revenue or expenditure.
        name: what the resource is called.
        title: the title of its first table.
        file: what holds them.
        text: the same as text.
        years: the years of its lines.
        count: how many lines there are.
    """

    scheme: Scheme
    direction: str
    name: str
    title: str
    file: BinaryIO
    text: io.TextIOWrapper
    years: set[int] = field(factory=set)
    count: int = 0

    def add(self, line: FiscalLine) -> None:
        """Write a line."""
        self.years.add(line.year)
        self.count += 1
        self.put(line.cells)

    def put(self, cells: Any) -> None:
        """Write cells; of decimals all their digits."""
        told = (f"{one:f}" if isinstance(one, Decimal) else one for one in cells)
        csv.writer(self.text, lineterminator="\n").writerow(told)


def write_fiscal(rows: ExtractRows, file: BinaryIO) -> list[Message]:
    """Write the package.

    Args:
        rows: the rows of the extract.
        file: where to.

    Returns:
        What was written, and what was left out.

    Raises:
        GovBudgetError: no figure is a line.
    """
    lines = FiscalLines(rows.of("figures"))
    with ExitStack() as stack:
        found: dict[tuple[Scheme, str], _Resource] = {}
        for line in lines:
            key = line.scheme, line.table_kind
            if key not in found:
                found[key] = _begun(line, stack.enter_context(TemporaryFile()))
            found[key].add(line)
        if not found:
            raise GovBudgetError(Message("extract.no_lines"))
        resources = [found[key] for key in sorted(found)]
        said = _descriptor(resources, dict(sorted((+lines.left_out).items())))
        with zipfile.ZipFile(file, "w") as package:
            package.writestr(_member(_DESCRIPTOR), json.dumps(said, ensure_ascii=False, indent=2))
            for one in resources:
                one.text.flush()
                one.file.seek(0)
                with package.open(_member(f"{one.name}.csv"), "w") as member:
                    shutil.copyfileobj(one.file, member)
    count = sum(one.count for one in resources)
    told = [Message("extract.lines", lines=count, resources=len(resources))]
    for why, message in (
        ("not_read", "extract.lines_unread"),
        ("unclear", "extract.lines_unclear"),
    ):
        if lines.left_out[why]:
            told.append(Message(message, count=lines.left_out[why]))
    return told


def _begun(line: FiscalLine, file: BinaryIO) -> _Resource:
    name = f"{line.scheme}-{line.table_kind or 'other'}".replace("_", "-")
    text = io.TextIOWrapper(file, "utf-8", "backslashreplace", newline="")
    is_income = line.scheme is Scheme.REVENUE or line.table_kind in _INCOME
    direction = "revenue" if is_income else "expenditure"
    made = _Resource(line.scheme, direction, name, line.table_title, file, text)
    made.put(one.name for one in fields_of(line.scheme))
    return made


def _member(name: str) -> zipfile.ZipInfo:
    """A part of the package; without the time of the day, the same extract is the same bytes."""
    member = zipfile.ZipInfo(name)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


def _descriptor(resources: list[_Resource], left_out: dict[str, int]) -> dict[str, Any]:
    years = set().union(*(one.years for one in resources))
    return {
        "profile": "tabular-data-package",
        "name": "govbudget-lines",
        "title": "预决算明细",
        "description": _NOTE,
        "generator": MARK,
        "govbudget": __version__,
        "countryCode": "CN",
        "granularity": "aggregated",
        "fiscalPeriod": {"start": f"{min(years)}-01-01", "end": f"{max(years)}-12-31"},
        "leftOut": left_out,
        "resources": [_resource(one) for one in resources],
    }


def _resource(one: _Resource) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": one.name,
        "title": one.title or one.name,
        "path": f"{one.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in fields_of(one.scheme)],
            # What holds for all lines, and stands in no column.
            "extraFields": [
                _constant("currency", "value-currency:code", "CNY"),
                _constant("direction", "direction", one.direction),
            ],
            "primaryKey": ["line"],
            "missingValues": [""],
        },
    }


def _field(column: FiscalField) -> dict[str, str]:
    said = {"name": column.name, "type": column.type, "title": column.title}
    return {**said, "columnType": column.column_type} if column.column_type else said


def _constant(name: str, column_type: str, constant: str) -> dict[str, str]:
    return {"name": name, "type": "string", "columnType": column_type, "constant": constant}


def is_fiscal_package(path: str, table: str) -> bool:
    """Whether a file is a package that was written here.

    Args:
        path: the file.
        table: unused: it holds all of them.
    """
    del table
    try:
        with zipfile.ZipFile(path) as package:
            record = json.loads(package.read(_DESCRIPTOR))
    except (KeyError, ValueError, RecursionError, *DAMAGED):
        return False
    return isinstance(record, dict) and record.get("generator") == MARK
