"""The codes of a year as a Python module: a Literal that pydantic and type checkers understand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

    from govbudget.exporting.formats.base import ExportOptions
    from govbudget.exporting.records import Dataset

__all__ = ["camel", "write"]


def write(dataset: Dataset, out: BinaryIO, asked: ExportOptions) -> None:
    """Write for each scheme a Literal of its codes, and their names by code."""
    del asked
    said = "\n".join(dataset.header.lines)
    lines = [repr(said + "\n"), "", "from typing import Final, Literal, TypeAlias"]
    for edition in dataset.header.editions:
        name = f"{camel(edition.scheme.value)}{edition.year}"
        entries = list(dataset.in_edition(edition))
        lines += ["", f"{name}: TypeAlias = Literal["]
        lines += [f"    {one.code!r}," for one in entries]
        constant = f"{edition.scheme.value.upper()}_{edition.year}"
        lines += ["]", f"{constant}: Final[dict[{name}, str]] = {{"]
        lines += [f"    {one.code!r}: {one.name!r}," for one in entries]
        lines += ["}"]
    out.write("\n".join([*lines, ""]).encode())


def camel(name: str) -> str:
    """A name of words with underlines as the name of a type.

    >>> camel("government_economic")
    'GovernmentEconomic'
    """
    return "".join(part.capitalize() for part in name.split("_"))
