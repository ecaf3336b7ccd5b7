"""Plants one fault in a made disclosure, and tells whether a finding shows it."""

from .lapses import LAPSES
from .slips import SLIPS, Planted

__all__ = ["FAULTS", "Planted", "found_at", "plant_fault"]

FAULTS = {**SLIPS, **LAPSES}


def plant_fault(made, fault, chance):
    """The disclosure with one fault; None where it has no place for it."""
    return FAULTS[fault](chance, made)


def places_of(planted, disclosure):
    """A test for places: whether one is where the fault was planted."""
    if planted.text is not None:
        numbers = {at for at, one in enumerate(disclosure.paragraphs) if planted.text in one.text}
        return lambda place: place.paragraph in numbers
    number = planted.sheet + 1
    table = disclosure.tables[planted.sheet]
    cells = [cell for one in table.tables for row in one.rows for cell in row.cells]
    spots = {
        (one.position.row, one.position.column)
        for one in (*cells, *table.stated)
        if planted.printed and one.printed == planted.printed and one.position is not None
    }
    if spots:
        return lambda place: place.table == number and (place.row, place.column) in spots
    if planted.printed:
        return lambda place: (
            place.table == number
            and (planted.printed in place.text or planted.printed in place.what)
        )
    return lambda place: place.table == number


def found_at(planted, disclosure, findings):
    """Those of the findings that show the fault at its place."""
    here = places_of(planted, disclosure)
    title = planted.printed if planted.fault == "missing_table" else None
    return [
        one for one in findings if any(map(here, one.places)) or (title and title in one.message)
    ]
