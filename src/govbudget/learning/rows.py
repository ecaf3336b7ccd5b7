"""Enters in the rows of a scheme that codes began, ended, moved or were renamed in a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.learning.lineup import same_name
from govbudget.learning.records import ProposalKind

if TYPE_CHECKING:
    from govbudget.learning.editing import Cells, Editing
    from govbudget.learning.records import Proposal

__all__ = ["MARKS", "enter_row"]

#: What is still to be written by a person about a row that a program entered.
MARKS = {"name_en": "英文名待补", "text": "释义待补", "pinyin": "拼音待补", "fund": "预算类型待核"}
# The change is sure; the list may be the first that shows it, and not the first that has it.
_CONFIDENCE = "medium"


class _ByHand(Exception):
    """What the tables say already cannot be brought together with this by a program."""

    def __init__(self, name: str, /, **params: object) -> None:
        super().__init__(name)
        self.reason = _by_hand(name, **params)


def enter_row(editing: Editing, one: Proposal, year: int) -> Message | None:
    """Enter what a list says of a code; gives why a person must do it, or None.

    Args:
        editing: the tables.
        one: what the list says.
        year: the budget year that it speaks for.
    """
    if year <= min(editing.years(one.scheme)):
        return _by_hand("no_edition_before")
    if one.kind is not ProposalKind.ADDED and editing.is_quoted(
        one.scheme, one.old_code or one.code, year
    ):
        return _by_hand("glossary")
    tables = editing.entries[one.scheme], editing.changes[one.scheme]
    codes = {one.code, one.old_code}
    sizes = [len(rows) for rows in tables]
    before = [
        (row, dict(row))
        for rows in tables
        for row in rows
        if codes & {row.get("code"), row.get("old_code"), row.get("new_code")}
    ]
    try:
        _ENTER[one.kind](editing, one, year)
    except _ByHand as error:
        for rows, size in zip(tables, sizes, strict=True):
            del rows[size:]
        for row, cells in before:
            row.update(cells)
        return error.reason
    return None


def _by_hand(name: str, /, **params: object) -> Message:
    """Why a person must do it, by its name in the catalogue."""
    return Message(f"learn.hand.{name}", **params)


def _renamed(editing: Editing, one: Proposal, year: int) -> None:
    row = _row_in(editing, one, one.code, year)
    if row["first_year"] == str(year):
        _rename_changes(editing, one, year, row["name"])
        row["name"] = one.name
        _mark(editing, one, row)
        return
    following = _following(editing, one, one.code, year)
    if following is not None and same_name(following["name"], one.name):
        began = _only_change(editing, one, "new", following)
        if began["kind"] != "renamed":
            raise _ByHand("named_later", year=following["first_year"])
        _check_alone(editing, one, year, one.code, one.code)
        began["year"] = following["first_year"] = str(year)
    else:
        new = {**row, "name": one.name, "first_year": str(year), "note": ""}
        _rename_changes(editing, one, year, row["name"])
        _mark(editing, one, new)
        editing.entries[one.scheme].append(new)
        _change(editing, one, year, "renamed", (row["code"], row["name"]), (one.code, one.name))
    row["last_year"] = str(year - 1)


def _added(editing: Editing, one: Proposal, year: int) -> None:
    _begin(editing, one, year)
    following = (
        change
        for change in editing.changes[one.scheme]
        if (change["kind"], change["new_code"]) == ("added", one.code)
        and int(change["year"]) > year
    )
    for change in following:
        if change["new_name"] == one.name:
            change["year"] = str(year)
            return
        change |= {"kind": "renamed", "old_code": one.code, "old_name": one.name}
        break
    _change(editing, one, year, "added", ("", ""), (one.code, one.name))


def _ended(editing: Editing, one: Proposal, year: int) -> None:
    row = _end(editing, one, one.code, year)
    _change(editing, one, year, "removed", (row["code"], row["name"]), ("", ""))


def _moved(editing: Editing, one: Proposal, year: int) -> None:
    if _following(editing, one, one.code, year) is not None:
        raise _ByHand("begins_later", code=one.code)
    row = _end(editing, one, one.old_code, year)
    _begin(editing, one, year, like=row)
    _change(editing, one, year, "moved", (row["code"], row["name"]), (one.code, one.name))


def _begin(editing: Editing, one: Proposal, year: int, like: Cells | None = None) -> None:
    following = _following(editing, one, one.code, year)
    if following is not None:
        began = _only_change(editing, one, "new", following)
        if began["kind"] != "added":
            raise _ByHand("begins", year=following["first_year"])
        if same_name(following["name"], one.name):
            following["first_year"] = str(year)
            return
    last = "" if following is None else str(int(following["first_year"]) - 1)
    rows = editing.entries[one.scheme]
    above = (row for row in rows if row["code"] == one.code[:-2] and _covers(row, year))
    parent = next(above, None)
    new = dict.fromkeys(rows[0], "") | {
        "code": one.code,
        "name": one.name,
        "first_year": str(year),
        "last_year": last,
    }
    if like is not None:
        new |= {"fund": like["fund"], "name_en": like["name_en"]}
    elif parent is not None:
        new["fund"] = parent["fund"]
    elif any(row["fund"] for row in rows):
        new |= {"fund": "general", "note": MARKS["fund"]}
    _mark(editing, one, new)
    rows.append(new)


def _end(editing: Editing, one: Proposal, code: str, year: int) -> Cells:
    row = _row_in(editing, one, code, year)
    if row["first_year"] == str(year):
        raise _ByHand("only_begins", code=code, year=year)
    if row["last_year"]:
        raise _ByHand("ends", code=code, year=row["last_year"])
    row["last_year"] = str(year - 1)
    return row


def _mark(editing: Editing, one: Proposal, row: Cells) -> None:
    """Say in the note of a new row what is to be written, and take what its name tells."""
    rows = editing.entries[one.scheme]
    others = [other for other in rows if other is not row]
    siblings = {other["name_en"] for other in others if other["code"][:-2] == row["code"][:-2]}
    known = (other["name_en"] for other in others if same_name(other["name"], row["name"]))
    english = row["name_en"] if one.kind is ProposalKind.MOVED else next(known, "")
    row["name_en"] = "" if english in siblings else english
    marks = [MARKS["name_en"]] if not row["name_en"] else []
    own = {(text["code"], text["name"]) for text in editing.definitions[one.scheme]}
    if (row["code"], row["name"]) not in own:
        marks.append(MARKS["text"])
    row["note"] = "；".join(filter(None, [row["note"], *marks]))


def _covers(row: Cells, year: int) -> bool:
    return (row["first_year"] or "0") <= str(year) <= (row["last_year"] or "9")


def _row_in(editing: Editing, one: Proposal, code: str, year: int) -> Cells:
    for row in editing.entries[one.scheme]:
        if row["code"] == code and _covers(row, year):
            return row
    raise _ByHand("no_row", code=code, year=year)


def _following(editing: Editing, one: Proposal, code: str, year: int) -> Cells | None:
    """The next row of a code that begins after a year."""
    later = [
        row
        for row in editing.entries[one.scheme]
        if row["code"] == code and row["first_year"] > str(year)
    ]
    return min(later, key=lambda row: row["first_year"], default=None)


def _only_change(editing: Editing, one: Proposal, side: str, row: Cells) -> Cells:
    """The one change by which a row began."""
    found = [
        change
        for change in editing.changes[one.scheme]
        if change["year"] == row["first_year"] and change[f"{side}_code"] == row["code"]
    ]
    if len(found) != 1:
        raise _ByHand("changes", code=row["code"], count=len(found), year=row["first_year"])
    return found[0]


def _rename_changes(editing: Editing, one: Proposal, year: int, old: str) -> None:
    """Give a code its new name in the changes of its year, if it began in it, and of later ones."""
    for change in editing.changes[one.scheme]:
        when = int(change["year"])
        if (change["old_code"], change["old_name"]) == (one.code, old) and when > year:
            change["old_name"] = one.name
        if (change["new_code"], change["new_name"]) == (one.code, old) and when == year:
            change["new_name"] = one.name


def _check_alone(editing: Editing, one: Proposal, year: int, old: str, new: str) -> None:
    """Leave to a person what takes part in another change of the year, as of a merger."""
    for change in editing.changes[one.scheme]:
        if change["year"] == str(year) and (
            (old and change["old_code"] == old) or (new and change["new_code"] == new)
        ):
            raise _ByHand("another", year=year)


def _change(
    editing: Editing,
    one: Proposal,
    year: int,
    kind: str,
    old: tuple[str, str],
    new: tuple[str, str],
) -> None:
    _check_alone(editing, one, year, old[0], new[0])
    editing.changes[one.scheme].append(
        {
            "year": str(year),
            "kind": kind,
            "old_code": old[0],
            "old_name": old[1],
            "new_code": new[0],
            "new_name": new[1],
            "confidence": _CONFIDENCE,
        }
    )


_ENTER = {
    ProposalKind.RENAMED: _renamed,
    ProposalKind.ADDED: _added,
    ProposalKind.ENDED: _ended,
    ProposalKind.MOVED: _moved,
}
