"""Enters in the tables what was learnt: the source, what it shows, and the rows that change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.base.messages import Message
from govbudget.base.said import SaidText
from govbudget.classification.codesdata import Codes
from govbudget.classification.evidence import SIGHTING_COLUMNS
from govbudget.classification.vocabulary import Level
from govbudget.datacheck.revising import revise
from govbudget.errors import NothingLearnt
from govbudget.learning.editing import Editing
from govbudget.learning.judging import judge, lift
from govbudget.learning.pinyin import Speller
from govbudget.learning.records import Lesson, Proposal, ProposalKind
from govbudget.learning.rows import MARKS, enter_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.classification.vocabulary import Scheme
    from govbudget.datacheck.revising import Revised

__all__ = ["enter"]

_ONE_ANOTHER = "新增科目，对照待补"


def enter(lessons: Sequence[Lesson], folder: str) -> tuple[Revised, list[Lesson]]:
    """What was written, and the lessons with what was left to a person as remarks.

    Args:
        lessons: what was learnt, file by file.
        folder: the folder ``codes/`` of a checkout, or a copy of it.

    Raises:
        NothingLearnt: a file is a source already.
        BrokenRules: the tables would break a rule; nothing is written.
        GovBudgetError: a file cannot be written; then none has changed.

    .. versionadded:: 0.2.0
    """
    editing = Editing(Codes(folder))
    done = [_enter(editing, lesson) for lesson in lessons]
    _spell(editing)
    judge(editing)
    lift(editing)
    return revise(folder, changed=editing.changed()), done


def _enter(editing: Editing, lesson: Lesson) -> Lesson:
    """Enter what one file shows."""
    _check_new(editing, lesson)
    for scheme, base in lesson.bases:
        if base != lesson.source.year and scheme in lesson.complete:
            _begin_edition(editing, scheme, lesson)
    remarks = []
    entered = []
    for one in sorted(lesson.proposals, key=lambda one: (one.code, one.kind)):
        reason = None
        if one.kind.changes_rows:
            reason = enter_row(editing, one, lesson.source.year)
        if reason:
            known = {"kind": one.kind.message, "code": one.code, "name": one.name}
            remarks.append(SaidText(Message("learn.left_to_you", **known, why=reason)))
        elif one.kind.is_entered and one.kind is not ProposalKind.ENDED:
            entered.append(one)
    if entered:
        # A source of which nothing was taken is none.
        _enter_source(editing, lesson)
        _enter_sightings(editing, lesson, entered)
    for scheme, _ in lesson.bases:
        _follow(editing, scheme, lesson)
    _close_open(editing, lesson)
    return evolve(lesson, remarks=(*lesson.remarks, *remarks))


def _check_new(editing: Editing, lesson: Lesson) -> None:
    source = lesson.source
    for row in editing.sources:
        if source.id == row["id"] or source.title == row["title"]:
            raise NothingLearnt(
                lesson.path,
                Message("errors.learn.source", id=row["id"], title=row["title"]),
            )


def _enter_source(editing: Editing, lesson: Lesson) -> None:
    source = lesson.source
    row = dict.fromkeys(editing.sources[0], "") | {
        "id": source.id,
        "kind": source.kind,
        "access": "read",
        "year": str(source.year),
        "title": source.title,
        "address": source.address,
    }
    editing.sources.append(row)


def _begin_edition(editing: Editing, scheme: Scheme, lesson: Lesson) -> None:
    """List the edition of a year that a whole list is of, where there is none yet."""
    of = [row for row in editing.editions if row["scheme"] == scheme]
    new = {
        **of[-1],
        "year": str(lesson.source.year),
        "revision": "1",
        "in_force": "",
        "completeness": "partial",
        "release": "",
        "note": f"Learnt from {lesson.source.id}, lined up with the edition before.",
    }
    editing.editions.insert(editing.editions.index(of[-1]) + 1, new)


def _enter_sightings(editing: Editing, lesson: Lesson, entered: Sequence[Proposal]) -> None:
    """Say of each code and name that the file shows it."""
    source = lesson.source
    year, kind = str(source.year), source.kind
    for scheme, rows in editing.sightings.items():
        known = {(r["code"], r["name"]): r for r in rows if (r["year"], r["kind"]) == (year, kind)}
        for code, name in {(one.code, one.name) for one in entered if one.scheme is scheme}:
            if row := known.get((code, name)):
                row["documents"] = str(int(row["documents"]) + 1)
                row["sources"] = " ".join(sorted({*row["sources"].split(), source.id}))
                continue
            new = dict.fromkeys(SIGHTING_COLUMNS, "") | {"code": code, "name": name, "year": year}
            rows.append({**new, "kind": kind, "documents": "1", "sources": source.id})


def _close_open(editing: Editing, lesson: Lesson) -> None:
    """End the open lists of entries that ended, and let those of moved ones go on where they are.

    An entry that was left to a person has not ended, nor has one that begins in a later year.
    """
    year = str(lesson.source.year)
    stand = {
        (scheme.value, row["code"])
        for scheme, rows in editing.entries.items()
        for row in rows
        if (row["first_year"] or "0") <= year <= (row["last_year"] or "9")
    }
    moved = {(one.scheme.value, one.old_code): one.code for one in lesson.of(ProposalKind.MOVED)}
    gone = {(one.scheme.value, one.code) for one in lesson.of(ProposalKind.ENDED)} | moved.keys()
    kept = []
    for row in editing.open:
        place = (row["scheme"], row["code"])
        ends = not row["to_year"] or row["to_year"] >= year
        if place not in gone or place in stand or not ends:
            kept.append(row)
            continue
        if row["from_year"] < year:
            kept.append({**row, "to_year": str(int(year) - 1)})
        if place in moved:
            start = max(row["from_year"], year)
            kept.append({**row, "code": moved[place], "from_year": start})
    editing.open = kept


def _follow(editing: Editing, scheme: Scheme, lesson: Lesson) -> None:
    """Take along what names codes: the correspondences of one edition, and the aliases."""
    newest = editing.settled(scheme)
    codes = {
        row["code"]
        for row in editing.entries[scheme]
        if (row["first_year"] or "0") <= str(newest) <= (row["last_year"] or "9")
    }
    moved = {
        one.old_code: one.code
        for one in lesson.of(ProposalKind.MOVED)
        if one.scheme is scheme and one.code in codes and one.old_code not in codes
    }
    rows = editing.entries[scheme]
    kept = {row["code"] for row in rows if not editing.is_former(scheme, row)}
    for row in editing.aliases:
        if row["scheme"] == scheme:
            row["code"] = moved.get(row["code"], row["code"])
    editing.aliases = [
        row for row in editing.aliases if row["scheme"] != scheme or row["code"] in kept
    ]
    for sides in editing.answers:
        for column, side in zip(("source", "target"), sides, strict=True):
            if side == scheme:
                pairs = editing.answers[sides]
                editing.answers[sides] = _answering(pairs, column, codes, moved)


def _answering(
    rows: list[dict[str, str]], column: str, codes: set[str], moved: dict[str, str]
) -> list[dict[str, str]]:
    """The pairs with codes that stand, and a row for each 款 to which nothing answers yet."""
    for row in rows:
        row[column] = moved.get(row[column], row[column])
    found = [row for row in rows if not row[column] or row[column] in codes]
    named = {row[column] for row in found}
    blank = dict.fromkeys(rows[0], "") | {
        "relation": "none",
        "confidence": "low",
        "reason": _ONE_ANOTHER,
    }
    whole = any(len(row[column]) == Level.SECTION.digits for row in rows)
    new = (code for code in codes - named if whole and len(code) == Level.SECTION.digits)
    return found + [{**blank, column: code} for code in new]


def _spell(editing: Editing) -> None:
    """Spell the names that are new, and drop those that no entry has any more."""
    speller = Speller((row["name"], row["pinyin"]) for row in editing.pinyin)
    names: dict[str, list[dict[str, str]]] = {}
    for scheme, rows in editing.entries.items():
        for row in rows:
            if not editing.is_former(scheme, row):
                names.setdefault(row["name"], []).append(row)
    spelt = {row["name"] for row in editing.pinyin}
    editing.pinyin = [row for row in editing.pinyin if row["name"] in names]
    for name, rows in names.items():
        if name in spelt:
            continue
        if pinyin := speller.spell(name):
            editing.pinyin.append({"name": name, "pinyin": pinyin})
            continue
        for row in rows:
            row["note"] = "；".join(filter(None, [row["note"], MARKS["pinyin"]]))
