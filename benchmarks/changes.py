"""What is understood of the changes with a rate that texts state: 比上年增加20万元，增长25%.

    python benchmarks/changes.py [FOLDER]

Every such statement of the documents of a folder is counted: as checked, or as not understood, with
the reason. They are looked for by other means than those of the reader, by their signs alone: a
word of change in front of a rate. A rate inside a reason, one of 0 % and one that names nothing it
is compared with are none. Beside them stands what careful readers counted, where the folder has
their list (expected_reading.tsv: ``rates``, ``rates_wrong``).
"""

from __future__ import annotations

import csv
import os
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

import govbudget as gb
from govbudget.disclosure.analysis.changes import change_of
from govbudget.disclosure.analysis.context import Context
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.text.facts import ChangeFact
from govbudget.disclosure.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.disclosure.document import Disclosure

ROOT = Path(__file__).resolve().parent.parent
SUFFIXES = {".pdf", ".txt", ".docx", ".html", ".htm"}

_WORD = r"(?:增|减|降|升|涨|长|提高|压|变[动化])"
_RATE = re.compile(r"(?P<number>-?\d+(?:\.\d+)?)(?P<sign>%|倍(?!多))?(?=[，。;、()]|主要|$)")
_LEAD = re.compile(rf"{_WORD}[^，。;:()\d]{{0,8}}$")
_ASIDE = re.compile(
    rf"{_WORD}[^，。;:()\d]{{0,8}}-?\d[\d,.]*(?:亿|百万|万|千)?元\([^，。;:()\d]{{0,6}}$"
)
_REASON = re.compile(r"原因|主要是|主要为|主要系|由于|因为|由此")
_COMPARED = re.compile(
    r"[比较与同][^，。;]{0,12}?(?:上年|去年|20\d\d|年初|预算)|同比|上年|20\d\d年"
)
_STOP = re.compile(r"[。！？]")


@frozen
class Statement:
    """A change with a rate, as it stands in a text.

    Attributes:
        why: why it is not checked; empty where it is.
        told: whether an error is told of it.
        text: its words.
    """

    why: str
    told: bool
    text: str


def rates_in(text: str) -> Iterator[re.Match[str]]:
    """The rates of change that a plain text states of a figure, outside of reasons."""
    for found in _RATE.finditer(text):
        sentence = text[: found.start()]
        for stop in _STOP.finditer(text, 0, found.start()):
            sentence = text[stop.end() : found.start()]
        piece = sentence.rpartition(";")[2]
        aside = _ASIDE.search(piece) is not None
        worded = _LEAD.search(piece) is not None
        signed = found["sign"] or ((aside or worded) and "." in found["number"])
        if not signed or not (aside or worded) or not float(found["number"]):
            continue
        if _REASON.search(piece) is None and _COMPARED.search(sentence):
            yield found


def statements(disclosure: Disclosure) -> list[Statement]:
    """The changes with a rate that a document states."""
    context = Context(disclosure)
    told = {
        (place, figure.value)
        for one in gb.check(disclosure).errors
        if one.rule.startswith("years.")
        for place in one.places
        for figure in one.figures
    }
    facts: dict[int, list[ChangeFact]] = {}
    for fact in disclosure.facts:
        if isinstance(fact, ChangeFact):
            facts.setdefault(fact.paragraph, []).append(fact)
    found = []
    for number, paragraph in enumerate(disclosure.paragraphs):
        text = plain(paragraph.text)
        for rate in rates_in(text.text):
            start = text.span(rate.start(), rate.end())[0]
            own = [
                fact
                for fact in facts.get(number, ())
                if fact.percent is not None and fact.span[0] <= start < fact.span[1]
            ]
            why = _why(own[-1], context) if own else _unread(rate)
            is_told = bool(own) and (place_of_fact(own[-1]), own[-1].percent) in told
            words = text.text[max(0, rate.start() - 60) : rate.end()]
            found.append(Statement(why, is_told, words))
    return found


def _unread(rate: re.Match[str]) -> str:
    return "not read" if rate["sign"] else "it has no amount and no sign of per cent"


def _why(fact: ChangeFact, context: Context) -> str:
    """Why a statement is not checked; empty where it is."""
    if fact.amount is None:
        return "this year's figure is not stated beside it"
    if fact.about in context.disputed.all:
        return "this year's figure is known to be wrong"
    if fact.direction is None:
        return "the words leave the direction open"
    change = change_of(fact)
    if change is not None:
        return ""
    whole = fact.percent is not None and fact.percent >= 100
    impossible = whole if fact.direction.value == "decrease" else not fact.amount.value
    return "" if impossible else "neither last year's figure nor the amount of the change is stated"


def truth_of(folder: Path) -> dict[str, tuple[int, int]]:
    """How many rates careful readers counted in each document, and how many of them wrong."""
    path = folder / "expected_reading.tsv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {row["document"]: (int(row["rates"]), int(row["rates_wrong"])) for row in rows}


def documents(folder: Path) -> Iterator[Path]:
    """The documents of a folder."""
    for path in sorted(folder.iterdir()):
        if path.suffix in SUFFIXES and "template" not in path.name:
            yield path


def table(read: Iterable[tuple[str, list[Statement]]], truth: dict[str, tuple[int, int]]) -> str:
    """The statements of each document beside the truth, as a table, and the reasons."""
    lines = [
        "| document | stated | readers | checked | told wrong | readers | not understood |",
        "|---|--:|--:|--:|--:|--:|---|",
    ]
    sums: Counter[str] = Counter()
    for name, stated in read:
        counted, wrong = truth.get(name, ("", ""))
        checked, told = sum(not one.why for one in stated), sum(one.told for one in stated)
        sums.update(stated=len(stated), checked=checked, told=told)
        sums.update(readers=counted or 0, wrong=wrong or 0)
        whys = Counter(one.why for one in stated if one.why)
        reasons = "; ".join(f"{count} {why}" for why, count in whys.items())
        cells = (name, len(stated), counted, checked, told, wrong, reasons)
        lines.append(f"| {' | '.join(map(str, cells))} |")
    total = (sums[one] for one in ("stated", "readers", "checked", "told", "wrong"))
    lines.append(f"| all | {' | '.join(map(str, total))} | |")
    return "\n".join(lines)


def main() -> None:
    """Print the table, and the statements that are not understood."""
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("GOVBUDGET_DOCUMENTS")
    folder = Path(given) if given else ROOT.parent / "shared" / "documents"
    read = []
    for path in documents(folder):
        try:
            read.append((path.name, statements(gb.read_disclosure(path))))
        except gb.errors.GovBudgetError as error:
            print(f"{path.name} was not read: {error}")
    print(table(read, truth_of(folder)))
    for name, stated in read:
        for one in stated:
            if one.why:
                print(f"\n{name}: {one.why}\n    {one.text}")


if __name__ == "__main__":
    main()
