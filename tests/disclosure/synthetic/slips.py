"""Wrong figures: in a cell of a table, or in a line of the text."""

from attrs import frozen

from .model import Made

__all__ = ["CODED", "SLIPS", "Planted"]

_TOLD = {
    *("total", "income", "income part", "spending", "spending part", "classes", "fiscal"),
    *("basic", "personnel", "public", "general", "item", "completion", "procurement"),
}
_THREE = {"three", "abroad", "reception", "vehicles", "purchase", "running"}
_NO_FIGURE = {"year", "name", "names", "others", "self", "path", "word", "word2", "turn"}
_PERCENTS = {"percent", "share", "other", "rate", "own_share"}
_UNSPENT = {"0", "0.00"}


@frozen
class Planted:
    """A disclosure with one fault: which, where, and what stands there now.

    ``sheet`` is the number of the table from 0, ``text`` the faulty line; one of them is None,
    or both where only the document as a whole is at fault. ``printed`` is the faulty cell.
    """

    made: Made
    fault: str
    sheet: int | None = None
    text: str | None = None
    printed: str = ""


def _slipped(chance, printed):
    """A figure with another digit, so far away that no rounding explains it."""
    digits = [at for at, one in enumerate(printed) if one.isdigit()]
    # The last two digits may be decimals that another unit rounds away.
    near = [at for at in digits if "." not in printed or at < printed.index(".")]
    at = chance.choice(near if printed.count(".") else digits[:-4] or digits[:1])
    new = chance.choice([one for one in "123456789" if one != printed[at]])
    return printed[:at] + new + printed[at + 1 :]


def _cell(chance, made, kinds, fault, *, least=None):
    """A slip in a cell of a table of one of the kinds."""
    sheets = [at for at, one in enumerate(made.sheets) if one.kind in kinds]
    chance.shuffle(sheets)
    for at in sheets:
        sheet = made.sheets[at]
        cells = [one for one in sheet.amounts() if least is None or least(sheet, *one)]
        if not cells:
            continue
        row, column, printed = chance.choice(cells)
        new = _slipped(chance, printed)
        if new in sheet.rows[row] or any(new == cell for _, _, cell in sheet.amounts()):
            continue
        changed = made.with_block(sheet, sheet.with_cell(row, column, new))
        return Planted(changed, fault, at, None, new)
    return None


CODED = {
    *("income", "expenditure", "general", "general_basic", "functional", "economic_department"),
    *("final_income", "final_expenditure", "final_general", "final_general_basic"),
}
_SIDES = {"income_expenditure", "fiscal", "final_income_expenditure", "final_fiscal"}


def _table_cell(chance, made):
    return _cell(chance, made, CODED, "table_cell")


def _sides_cell(chance, made):
    return _cell(chance, made, _SIDES, "sides_cell")


def _three_table(chance, made):
    return _cell(chance, made, {"three_public", "final_three_public"}, "three_table", least=_some)


def _some(_sheet, _row, _column, printed):
    return printed.strip("0.") != ""


def _figure(chance, made, fault, roles, keys, fits=lambda _: True):
    """A slip in a figure of the text."""
    lines = [
        (one, key, value)
        for one in made.texts
        for key, value in one.values
        if (roles is None or one.role in roles)
        and keys(key)
        and fits(one)
        and value not in _UNSPENT
        and value[0].isdigit()
    ]
    if not lines:
        return None
    old, key, value = chance.choice(lines)
    new = old.with_value(key, _slipped(chance, value))
    return Planted(made.with_block(old, new), fault, None, new.text)


def _text_figure(chance, made):
    def told(key):
        return key not in _NO_FIGURE | _PERCENTS | {"change", "change2"}

    return _figure(chance, made, "text_figure", _TOLD, told)


def _three_text(chance, made):
    keys = {"amount", "purchase", "running", "spent"}
    return _figure(chance, made, "three_text", _THREE, lambda key: key in keys)


def _is_percent(key):
    return key in _PERCENTS or (key[0] == "s" and key[1:].isdigit())


def _tells_percent(one):
    """Whether the figures of a line have digits enough to tell its percentage."""
    figures = [
        float(value)
        for key, value in one.values
        if not _is_percent(key) and key not in _NO_FIGURE and value.replace(".", "", 1).isdigit()
    ]
    return all(figure > 10 for figure in figures)


def _percent(chance, made):
    return _figure(chance, made, "percent", None, _is_percent, _tells_percent)


SLIPS = {
    "table_cell": _table_cell,
    "sides_cell": _sides_cell,
    "three_table": _three_table,
    "text_figure": _text_figure,
    "three_text": _three_text,
    "percent": _percent,
}
