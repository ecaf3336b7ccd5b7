"""Tries the rule that closes lists on older tables: which codes did they lack, and where.

    git archive v0.1.0 codes | tar x -C FOLDER
    python benchmarks/open_lists.py FOLDER/codes

Counts the pairs of code and year that official notices, disclosures and transfer notices print
below a list of today's editions, and which of them the older tables lacked: none should be in a
closed list.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import govbudget as gb
from govbudget.classification.catalogue import shipped


def main(folder: str) -> None:
    closed, opened = [], []
    for scheme in gb.Scheme:
        printed = {
            (one.code, one.year)
            for one in shipped().sightings(scheme)
            if one.kind.is_published and one.year in shipped().years(scheme)
        }
        for code, year in sorted(printed):
            tree = shipped().tree(scheme, year)
            above = code[:-2] if len(code) > gb.Level.CLASS.digits else ""
            if len(code) <= scheme.deepest.digits and (not above or above in tree):
                known = code in codes_of(folder, scheme, year)
                (opened if above in tree.open_lists else closed).append((code, year, known))
    for name, pairs in (("closed", closed), ("open", opened)):
        lacked = [f"{code} {year}" for code, year, known in pairs if not known]
        print(f"{len(pairs)} pairs below {name} lists, {len(lacked)} lacked: {', '.join(lacked)}")


def codes_of(folder: str, scheme: gb.Scheme, year: int, kept: dict = {}) -> set[str]:  # noqa: B006
    """The codes of a year in the older tables."""
    if (scheme, year) not in kept:
        kept[scheme, year] = {
            row["code"]
            for name in (f"{scheme}.csv", f"former/{scheme}.csv")
            for row in csv.DictReader(Path(folder, name).read_text(encoding="utf-8").splitlines())
            if (row["first_year"] or "0") <= str(year) <= (row["last_year"] or "9999")
        }
    return kept[scheme, year]


if __name__ == "__main__":
    main(sys.argv[1])
