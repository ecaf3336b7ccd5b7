"""The correspondences that ``codes/`` holds, found by the names of their files.

``source-target.csv`` has the pairs of two sides; a name without a hyphen, as ``cofog.csv``, is the
list of codes of a classification that is no scheme.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.classification.vocabulary import Scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.classification.codesdata import Codes

__all__ = ["CLASSIFICATIONS", "CLASSIFICATION_COLUMNS", "external_files", "kept_files"]

CLASSIFICATION_COLUMNS = ("classification", "year")
#: The classifications that are no schemes, with the year of the version that is meant.
CLASSIFICATIONS = "correspondences/classifications.csv"


def external_files(codes: Codes) -> dict[str, str]:
    """The lists of codes of classifications that are no schemes: the file of each.

    >>> import govbudget as gb
    >>> sorted(external_files(gb.Codes()))
    ['cofog', 'gfsm']
    """
    return {stem: file for stem, file in _files(codes) if "-" not in stem}


def kept_files(codes: Codes) -> dict[tuple[str, str], str]:
    """The correspondences that are kept, by the name of the file: source, target, file.

    >>> import govbudget as gb
    >>> kept_files(gb.Codes())["functional", "cofog"]
    'correspondences/functional-cofog.csv'
    """
    known = {*Scheme, *external_files(codes)}
    sides = {file: stem.partition("-") for stem, file in _files(codes)}
    return {
        (source, target): file
        for file, (source, _, target) in sides.items()
        if source in known and target in known
    }


def _files(codes: Codes) -> Iterator[tuple[str, str]]:
    """The tables of the folder of correspondences: the name without its ending, and the path."""
    for file in codes.names():
        folder, _, name = file.rpartition("/")
        if folder == "correspondences" and file != CLASSIFICATIONS:
            yield name.removesuffix(".csv"), file
