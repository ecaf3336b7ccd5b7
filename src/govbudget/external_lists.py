"""The international classifications: their codes, their names, and the versions that are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.correspondence_files import CLASSIFICATION_COLUMNS, CLASSIFICATIONS, external_files
from govbudget.errors import CorruptData

if TYPE_CHECKING:
    from govbudget.classification.catalogue import Catalogue

__all__ = ["EXTERNAL_COLUMNS", "external_codes", "external_names", "external_version"]

EXTERNAL_COLUMNS = ("code", "name_en", "name")


def external_names(catalogue: Catalogue) -> dict[str, str]:
    """The international classifications that are kept, each with its file.

    Args:
        catalogue: the tables to read.
    """
    return catalogue.once("classifications", lambda: external_files(catalogue.codes))


def external_version(catalogue: Catalogue, external: str) -> int:
    """The year of the version of a classification that is meant.

    Args:
        catalogue: the tables to read.
        external: the classification.
    """
    rows = catalogue.codes.rows(CLASSIFICATIONS, CLASSIFICATION_COLUMNS)
    for line, (name, year) in enumerate(rows, 2):
        if name == external:
            if not year.isdecimal():
                raise CorruptData(
                    CLASSIFICATIONS, line, Message("errors.data.year", text=repr(year))
                )
            return int(year)
    raise CorruptData(CLASSIFICATIONS, 0, Message("errors.data.no_row", external=external))


def external_codes(catalogue: Catalogue, name: str) -> dict[str, tuple[str, str]]:
    """The names of the codes of an international classification, in Chinese and English.

    Args:
        catalogue: the tables to read.
        name: the classification.
    """
    return catalogue.once(
        ("external", name),
        lambda: {
            code: (chinese, english)
            for code, english, chinese in catalogue.codes.rows(
                external_names(catalogue)[name], EXTERNAL_COLUMNS
            )
        },
    )
