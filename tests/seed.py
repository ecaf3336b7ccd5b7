"""Tables 3, 5 and 6 of a published budget: their codes, names and figures."""

import csv
from pathlib import Path

import govbudget as gb

_FILE = Path(__file__).parent / "data" / "seed_amounts.csv"


def seed_tables():
    """The three tables by their numbers."""
    rows, measures = {}, {}
    with _FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            line = [row["code"], row["name"], *row["amounts"].split("|")]
            rows.setdefault(row["table"], []).append(line)
            measures[row["table"]] = row["measures"].split("|")
    return {
        one: gb.BudgetTable.of(rows[one], measures[one], unit="万元", title=f"表{one}", year=2024)
        for one in rows
    }
