"""Which of some documents are those of the units of a department, and which are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.disclosure.comparing.units.figures import DocumentFigures, figures_of
from govbudget.disclosure.comparing.units.listed import ListedUnit
from govbudget.disclosure.comparing.units.names import UnitName, is_one_unit, unit_name_of
from govbudget.disclosure.comparing.yuan import yuan_of
from govbudget.disclosure.document import Disclosure
from govbudget.disclosure.nature import Nature, nature_of
from govbudget.disclosure.text.kinds import BodyLevel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


__all__ = ["UnitDocument", "UnreadUnit", "UnusedDocument", "missing_of", "unit_documents"]


@frozen(eq=False)
class UnitDocument:
    """The document of a unit.

    Attributes:
        disclosure: the document.
        name: the name of the unit.
        is_own: whether it is that of the department's own (部门本级).
        listed: the unit as the department lists it; None where it does not.
        figures: its figures.
    """

    disclosure: Disclosure
    name: UnitName
    is_own: bool
    listed: ListedUnit | None
    figures: DocumentFigures


@frozen(slots=True)
class UnreadUnit:
    """A file that may be the document of a unit, and could not be read.

    Attributes:
        path: the file.
        why: why it could not be read.
    """

    path: str
    why: Message


@frozen(slots=True)
class UnusedDocument:
    """A document that is no unit's of the department, or cannot be used.

    Attributes:
        path: the document.
        name: the body that it names.
        why: why it is left out.
    """

    path: str
    name: str
    why: Message


def unit_documents(
    department: Disclosure, given: Sequence[Disclosure], listed: Sequence[ListedUnit]
) -> tuple[list[UnitDocument], list[UnusedDocument]]:
    """Which documents are those of units of a department, and which are left out.

    Args:
        department: the document of the department.
        given: the documents that may be those of its units.
        listed: the units that the department lists.
    """
    units: list[UnitDocument] = []
    left: list[UnusedDocument] = []
    texts: list[Disclosure] = []
    for one in given:
        why = _why_not(department, one)
        if why is not None:
            left.append(UnusedDocument(one.path, one.unit_name, why))
            continue
        if not any(table.table or table.stated for table in one.tables):
            texts.append(one)
            continue
        name = unit_name_of(one.unit_name)
        is_own = is_one_unit(name, unit_name_of(department.unit_name))
        place = _in_list(name, listed, is_own=is_own)
        called = name.printed
        units.append(UnitDocument(one, name, is_own, place, figures_of(one, called)))
    for one in texts:
        # Of a unit in two files the tables are compared, and the text is no document of its own.
        name = unit_name_of(one.unit_name)
        if not any(it.name.stem == name.stem and it.name.is_own == name.is_own for it in units):
            why = Message("units.left.no-tables")
            left.append(UnusedDocument(one.path, one.unit_name, why))
    return _once(units, left)


def missing_of(units: Iterable[UnitDocument], listed: Sequence[ListedUnit]) -> list[ListedUnit]:
    """The listed units of which there is no document, but those without a budget of their own.

    Args:
        units: the documents that there are.
        listed: the units that the department lists.
    """
    there = {id(one.listed) for one in units}
    return [one for one in listed if id(one) not in there and not one.name.is_folded]


def _why_not(department: Disclosure, one: Disclosure) -> Message | None:
    """Why a document cannot be that of a unit of the department for the same budget."""
    return next(filter(None, _reasons(department, one)), None)


def _reasons(department: Disclosure, one: Disclosure) -> Iterator[Message | None]:
    if nature_of(one) is not Nature.BODY:
        yield Message("units.left.other")
    if one.year != department.year:
        year, wanted = str(one.year), str(department.year)
        named = "units.left.no-year" if one.year is None else "units.left.year"
        yield Message(named, **({} if one.year is None else {"year": year}), wanted=wanted)
    if one.kind is not department.kind:
        yield Message("units.left.kind", kind=_kind(one), wanted=_kind(department))
    if not one.unit_name:
        yield Message("units.left.nameless")
    if one is department or (one.digests and one.digests == department.digests):
        yield Message("units.left.itself")
    name, whole = unit_name_of(one.unit_name), unit_name_of(department.unit_name)
    is_own = is_one_unit(name, whole)
    if is_own and not name.is_own and one.level is BodyLevel.DEPARTMENT:
        yield Message("units.left.itself")
    if name.is_own and not is_own:
        yield Message("units.left.department", name=name.printed)


def _kind(one: Disclosure) -> Message:
    return Message(f"units.kind.{one.kind.name.lower()}")


def _in_list(name: UnitName, listed: Sequence[ListedUnit], *, is_own: bool) -> ListedUnit | None:
    """The unit in the list that a name means: the same name before one that ends so."""
    if is_own:
        return next((one for one in listed if one.name.is_own), None)
    others = [one for one in listed if not one.name.is_own]
    same = [one for one in others if one.name.stem == name.stem]
    near = same or [one for one in others if is_one_unit(one.name, name)]
    return near[0] if len(near) == 1 else None


def _once(
    units: Sequence[UnitDocument], left: list[UnusedDocument]
) -> tuple[list[UnitDocument], list[UnusedDocument]]:
    """The documents of which a unit has one; of several the first, where all say the same."""
    groups: list[list[UnitDocument]] = []
    for one in units:
        same = next((group for group in groups if _is_same(group[0], one)), None)
        groups.append([one]) if same is None else same.append(one)
    kept = []
    for first, *others in groups:
        alike = all(_amounts(one) == _amounts(first) for one in others)
        if alike:
            kept.append(first)
        why = Message("units.left.same" if alike else "units.left.twice", name=first.name.printed)
        gone = [one.disclosure for one in (others if alike else (first, *others))]
        left += [UnusedDocument(one.path, one.unit_name, why) for one in gone]
    return kept, left


def _is_same(one: UnitDocument, two: UnitDocument) -> bool:
    if one.listed is not None or two.listed is not None:
        return one.listed is two.listed
    return one.is_own == two.is_own and one.name.stem == two.name.stem


def _amounts(one: UnitDocument) -> dict[object, object]:
    return {key: yuan_of(line.amount) for key, line in one.figures.lines.items()}
