"""What one would write without govbudget: the tables in pandas, near names by rapidfuzz."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
from rapidfuzz import fuzz, process

CODES = Path(__file__).parents[1] / "codes"
SCHEMES = ("functional", "economic", "government_economic", "revenue")
YEARS = range(2018, 2027)


def current(scheme: str) -> pd.DataFrame:
    """The rows of a scheme and the former ones, each with its years."""
    files = [CODES / f"{scheme}.csv", CODES / "former" / f"{scheme}.csv"]
    frame = pd.concat([pd.read_csv(file, dtype=str) for file in files if file.exists()])
    frame["first_year"] = pd.to_numeric(frame["first_year"]).fillna(0)
    frame["last_year"] = pd.to_numeric(frame["last_year"]).fillna(9999)
    return frame


def edition(frame: pd.DataFrame, year: int) -> pd.DataFrame:
    """The rows that are in force in a year, by code, each with the code above it."""
    held = frame[(frame.first_year <= year) & (year <= frame.last_year)].sort_values("code")
    held = held.assign(parent=held.code.where(held.code.str.len() > 3).str[:-2])
    return held.set_index("code", drop=False)


def load() -> dict[str, pd.DataFrame]:
    """The four schemes of 2024."""
    return {scheme: edition(current(scheme), 2024) for scheme in SCHEMES}


def every() -> dict[tuple[str, int], pd.DataFrame]:
    """Every edition of every scheme."""
    frames = {scheme: current(scheme) for scheme in SCHEMES}
    return {(s, year): edition(frame, year) for s, frame in frames.items() for year in YEARS}


def searcher():
    """A function that gives the ten names nearest to a query."""
    names = pd.concat(load().values()).name.tolist()
    return lambda query: process.extract(query, names, scorer=fuzz.WRatio, limit=10)


def changes() -> pd.DataFrame:
    """The table of changes of the expenditure functions."""
    return pd.read_csv(CODES / "changes" / "functional.csv", dtype=str).astype({"year": int})


def trace(steps: pd.DataFrame, code: str, start: int, end: int) -> set[str]:
    """The codes that a code became, year by year."""
    at = {code}
    for year in range(start + 1, end + 1):
        met = steps[(steps.year == year) & steps.old_code.isin(at)]
        at = (at - set(met.old_code)) | set(met.new_code.dropna())
    return at


def map_rows(source: str, target: str) -> None:
    """Writes a table back with the code and official name that each row means."""
    known = edition(current("functional"), 2024)
    frame = pd.read_csv(source, dtype=str)
    wanted = frame["科目编码"].str.replace(r"\s", "", regex=True)
    nearest = {}
    for name in frame.loc[~wanted.isin(known.code), "科目名称"].dropna().unique():
        found = process.extractOne(name, known.name, scorer=fuzz.ratio, score_cutoff=80)
        nearest[name] = found[2] if found else None
    resolved = wanted.where(wanted.isin(known.code), frame["科目名称"].map(nearest))
    columns = known[["name", "fund"]].reindex(resolved)
    frame["resolved_code"] = resolved
    frame["official_name"] = columns.name.to_numpy()
    frame["fund"] = columns.fund.to_numpy()
    frame["level"] = resolved.str.len().map({3: "类", 5: "款", 7: "项"})
    frame["edition"] = "functional 2024"
    differs = frame["科目名称"].notna() & (frame["科目名称"] != frame.official_name)
    frame["remark"] = differs.map({True: "another name", False: ""})
    frame.to_csv(target, index=False)


if __name__ == "__main__":
    task, *paths = sys.argv[1:]
    {"load": load, "every": every, "map": map_rows}[task](*paths)
