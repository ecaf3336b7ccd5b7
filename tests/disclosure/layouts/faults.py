"""One fault of each kind, planted in a made document of any layout."""

from decimal import Decimal

from attrs import evolve
from disclosure.synthetic.faults import Planted
from disclosure.synthetic.model import Sheet, Text

import govbudget as gb

__all__ = ["FAULTS", "plant"]

_TOTALS = {"total", "fiscal", "general", "basic", "personnel", "public", "projects"}
_THREE = {"three", "abroad", "reception", "vehicles", "purchase", "running"}
#: How far before its figure the year of a sentence may stand.
_NEAR = 32
_LEFT = (
    "（如无此项支出，请填写“无”，并删除本段说明文字。）",
    "本年度安排某项经费XX万元，比上年增加XX万元。",
)
#: Names of other years, by the code that they stood beside.
_OLD = {
    "210": ("医疗卫生与计划生育支出", "卫生健康支出"),
    "20805": ("行政事业单位离退休", "行政事业单位养老支出"),
    "204": (),
}


def plant(made, fault, chance):
    """The document with one fault; None where it has no place for it."""
    return FAULTS[fault](made, chance)


def slipped(chance, printed):
    """A figure with another digit before its point, so far away that no rounding explains it."""
    end = printed.find(".") if "." in printed else len(printed)
    places = [at for at in range(end) if printed[at].isdigit()]
    # A digit that weighs: the least of many would be lost in another unit.
    places = places[: max(1, len(places) - 4)] if end > 7 else places
    at = chance.choice(places)
    new = chance.choice([one for one in "123456789" if one != printed[at]])
    return printed[:at] + new + printed[at + 1 :]


# In the text.


def _keys(block):
    """The slots of a line with the names that its figures have."""
    _, *names = block.role.split("|")
    return zip(names, block.values, strict=True)


def _figures(made, fits):
    return [
        (block, slot, value)
        for block in made.blocks
        if isinstance(block, Text) and "|" in block.role
        for name, (slot, value) in _keys(block)
        if fits(block, name.rstrip("'"), value)
    ]


def _changed(made, fault, block, slot, value):
    new = block.with_value(slot, value)
    return Planted(made.with_block(block, new), fault, None, new.text)


def _text_slip(fault, fits, *, far=False):
    """Another digit in a figure; the first one of it where the figure must be far off."""

    def planted(made, chance):
        found = _figures(made, lambda block, name, value: _amount(value) and fits(block.role, name))
        if not found:
            return None
        block, slot, value = chance.choice(found)
        new = _first_digit(value) if far else slipped(chance, value)
        return _changed(made, fault, block, slot, new)

    return planted


def _first_digit(printed):
    """A figure whose first digit is another: the rate beside it cannot be right any more."""
    at = next(at for at, one in enumerate(printed) if one in "123456789")
    new = {"1": "3", "2": "5"}.get(printed[at], "1")
    return printed[:at] + new + printed[at + 1 :]


def _amount(value):
    bare = value.replace(",", "").replace(".", "", 1)
    return bare.isdigit() and Decimal(value.replace(",", "")) > 0


def _percent(fault, fits):
    """Another rate or share, off by more than any rounding."""

    def planted(made, chance):
        found = _figures(made, lambda _, name, value: fits(name) and _amount(value))
        if not found:
            return None
        block, slot, value = chance.choice(found)
        off = Decimal(value) + chance.choice([2, 3, 5])
        return _changed(made, fault, block, slot, str(off))

    return planted


def _direction(made, chance):
    """A word for the wrong direction beside a rate that says so."""
    found = [
        (block, slot, value)
        for block, slot, value in _figures(made, lambda _b, name, _v: name.endswith(".turn"))
    ]
    if not found:
        return None
    block, slot, value = chance.choice(found)
    other = "下降" if value == "增长" else "增长"
    return _changed(made, "direction", block, slot, other)


def _unit_slip(made, chance):
    """An amount in yuan before the word 万元."""
    found = _figures(made, lambda _, name, _v: name in {"total", "fiscal", "general"})
    block, slot, value = chance.choice(found)
    plain = Decimal(value.replace(",", "")) * 10000
    return _changed(made, "unit_slip", block, slot, f"{plain:.2f}")


def _stale_year(made, chance):
    """The year of another budget in a sentence whose figure a table of this year has."""
    year = f"{made.year}年"
    found = [
        block
        for block in made.blocks
        if isinstance(block, Text)
        and set(block.role.split("|")) & (_TOTALS | {"three"})
        and year in block.template
        and 0 <= block.template.index("{") - block.template.index(year) < _NEAR
    ]
    if not found:
        return None
    old = chance.choice(found)
    new = evolve(old, template=old.template.replace(year, f"{made.year - 2}年", 1))
    return Planted(made.with_block(old, new), "stale_year", None, new.text)


def _named(made, key):
    return _figures(made, lambda _, name, _v: name == key)


def _path(made, chance):
    """A path of names whose 款 belongs to another 类."""
    found = [one for one in _named(made, "path") if "（类）" in one[2]]
    if not found:
        return None
    block, slot, value = chance.choice(found)
    first, rest = value.split("（类）", 1)
    tree = gb.functional(made.year)
    other = tree["208"].name if first != tree["208"].name else tree["205"].name
    return _changed(made, "path", block, slot, f"{other}（类）{rest}")


def _list(fault, change):
    def planted(made, chance):
        found = _figures(
            made, lambda _, name, value: name.startswith("list ") and value.count("、") > 1
        )
        if not found:
            return None
        block, slot, value = chance.choice(found)
        return _changed(made, fault, block, slot, change(chance, value))

    return planted


def _more(_chance, names):
    extra = "专用燃料费" if "办公费" in names else "个人农业生产补贴"
    return f"{names}、{extra}"


def _less(chance, names):
    parts = names.split("、")
    parts.pop(chance.randrange(len(parts)))
    return "、".join(parts)


def _count(fault, keys, kinds=()):
    def planted(made, chance):
        if kinds and not any(one.kind in kinds for one in made.sheets):
            return None
        found = _figures(made, lambda _, name, _v: name in keys)
        if not found:
            return None
        block, slot, value = chance.choice(found)
        return _changed(made, fault, block, slot, str(int(value) + chance.choice([1, 2])))

    return planted


def _placeholder(made, chance):
    """A sentence of the model that was left in."""
    lines = [one for one in made.texts if set(one.role.split("|")) & (_TOTALS | {"three"})]
    old = chance.choice(lines)
    left = Text(chance.choice(_LEFT))
    return Planted(made.with_block(old, old, left), "placeholder", None, left.text)


# In the tables.


def _cell(fault, kinds, fits):
    """Another digit in a cell of a table of one of the kinds."""

    def planted(made, chance):
        places = []
        for at, sheet in enumerate(made.sheets):
            if sheet.kind in kinds:
                places += [(at, *one) for one in sheet.amounts() if fits(sheet, *one)]
        chance.shuffle(places)
        for at, row, column, printed in places:
            sheet, new = made.sheets[at], slipped(chance, printed)
            if any(new == cell for _, _, cell in sheet.amounts()):
                continue
            changed = made.with_block(sheet, sheet.with_cell(row, column, new))
            return Planted(changed, fault, at, None, new)
        return None

    return planted


_CODED = {
    *("income", "expenditure", "general", "fiscal_expenditure", "general_basic", "functional"),
    *(
        "fiscal_basic",
        "basic",
        "final_income",
        "final_expenditure",
        "final_general",
        "economic_department",
    ),
}
_SIDES = {"income_expenditure", "fiscal", "final_income_expenditure", "final_fiscal"}


def _code_of(sheet, row):
    """The code of a row as the truth has it; empty for a total or a table without codes."""
    body = sheet.rows[row]
    for code, printed in sheet.coded:
        if body[-len(printed) :] == printed and _stands(sheet, row, code):
            return code
    return ""


def _stands(sheet, row, code):
    """Whether a row is the one of a code: the rows of codes follow each other."""
    first = next(
        at
        for at in range(sheet.head, len(sheet.rows))
        if "合计" not in "".join(sheet.rows[at]).replace(" ", "")[:6]
        and "总计" not in "".join(sheet.rows[at]).replace(" ", "")[:6]
    )
    codes = [one for one, _ in sheet.coded]
    return row - first == codes.index(code) if code in codes else False


def _last_level(sheet, row, _column, printed):
    code = _code_of(sheet, row)
    deepest = 5 if code[:1] in {"3", "5"} else 7
    return len(code) == deepest and printed.strip("0.") != ""


def _upper(sheet, row, _column, printed):
    return _code_of(sheet, row) != "" and not _last_level(sheet, row, _column, printed)


def _total(sheet, row, _column, _printed):
    return bool(sheet.coded) and not _code_of(sheet, row) and row >= sheet.head


def _some(_sheet, _row, _column, printed):
    return printed.strip("0.") != ""


def _of_unit(sheet, row, column, printed):
    """A figure of a table without codes, of several rows: of a unit, or of an item by its name."""
    return (
        len(sheet.rows) > sheet.head + 1 and not sheet.coded and _some(sheet, row, column, printed)
    )


def _row_with(sheet, fits):
    return [row for row in range(sheet.head, len(sheet.rows)) if fits(_code_of(sheet, row))]


def _tree(made, sheet):
    code = sheet.coded[0][0]
    return gb.economic(made.year) if code[0] == "3" else gb.functional(made.year)


def _wrong_name(made, chance):
    """The name of another item beside a code."""
    found = [
        (at, row)
        for at, sheet in enumerate(made.sheets)
        if sheet.coded and any(len(one) > 1 for one in (sheet.rows[-1],))
        for row in _row_with(sheet, lambda code: len(code) in {5, 7})
        if any(one.strip().startswith(_code_of(sheet, row)[-2:]) for one in sheet.rows[row])
        or any(_code_of(sheet, row) in one for one in sheet.rows[row])
    ]
    if not found:
        return None
    at, row = chance.choice(found)
    sheet = made.sheets[at]
    tree, code = _tree(made, sheet), _code_of(sheet, row)
    wrong = "专用燃料费" if code[0] == "3" else "外交行政运行"
    wrong = wrong if code[0] == "3" else tree["2080206"].name
    name = tree[code].name
    column = next(at for at, cell in enumerate(sheet.rows[row]) if name in cell)
    cell = sheet.rows[row][column].replace(name, wrong)
    changed = made.with_block(sheet, sheet.with_cell(row, column, cell))
    return Planted(changed, "wrong_name", at, None, wrong)


def _wrong_code(made, chance):
    """Another code beside a name, of the same 款 where it has one."""
    found = []
    for at, sheet in enumerate(made.sheets):
        for row in _row_with(sheet, lambda code: len(code) == 7) if sheet.coded else ():
            code = _code_of(sheet, row)
            for column, cell in enumerate(sheet.rows[row]):
                if code in cell:
                    found.append((at, row, column, cell, code))
    if not found:
        return None
    at, row, column, cell, code = chance.choice(found)
    sheet = made.sheets[at]
    tree = _tree(made, sheet)
    printed = {one for one, _ in sheet.coded}
    others = [one.code for one in tree[code[:5]].children if one.code not in printed]
    if not others:
        return None
    other = chance.choice(others)
    changed = made.with_block(sheet, sheet.with_cell(row, column, cell.replace(code, other)))
    return Planted(changed, "wrong_code", at, None, other)


def _old_name(made, chance):
    """The name that a class or section has in another year."""
    found = [
        (at, row, column, cell.replace(name, other), other)
        for at, sheet in enumerate(made.sheets)
        if sheet.coded
        for code, names in _OLD.items()
        for name in (gb.functional(made.year)[code].name,)
        for other in names
        if other != name and name in names
        for row in _row_with(sheet, lambda one, code=code: one == code)
        for column, cell in enumerate(sheet.rows[row])
        if cell.strip("　").endswith(name)
    ]
    if not found:
        return None
    at, row, column, new, old = chance.choice(found)
    sheet = made.sheets[at]
    changed = made.with_block(sheet, sheet.with_cell(row, column, new))
    return Planted(changed, "old_name", at, None, old)


_ALWAYS_NOTED = {
    *("government_fund", "state_capital", "three_public"),
    *("final_government_fund", "final_state_capital", "final_three_public"),
}


def _missing_note(made, chance):
    """An empty table without the note that says so."""
    noted = [
        at
        for at, one in enumerate(made.sheets)
        if one.kind in _ALWAYS_NOTED and one.notes
        if not one.amounts()
    ]
    if not noted:
        return None
    at = chance.choice(noted)
    sheet = made.sheets[at]
    return Planted(made.with_block(sheet, evolve(sheet, notes=())), "missing_note", at)


def _missing_table(made, chance):
    """A table that the contents promise is not there."""
    promised = {one.text for one in made.texts if one.role == "contents"}
    lists = [one for one in made.blocks if isinstance(one, Sheet) and one.kind == "list"]
    promised |= {cell for one in lists for row in one.rows for cell in row}
    titles = [one.title for one in made.sheets]
    found = [
        (sheet, line)
        for sheet in made.sheets
        for line in promised
        if line.endswith(sheet.title) and titles.count(sheet.title) == 1
    ]
    if not found:
        return None
    sheet, line = chance.choice(sorted(found, key=lambda one: one[1]))
    return Planted(made.with_block(sheet), "missing_table", None, line, sheet.title)


def _table_unit(made, chance):
    """The wrong unit above one table."""
    found = [
        at
        for at, one in enumerate(made.sheets)
        if one.kind in _CODED and one.coded and any("万元" in line for line in one.caption)
    ]
    if not found:
        return None
    at = chance.choice(found)
    sheet = made.sheets[at]
    caption = tuple(line.replace("万元", "元") for line in sheet.caption)
    return Planted(made.with_block(sheet, evolve(sheet, caption=caption)), "table_unit", at)


FAULTS = {
    "text_total": _text_slip("text_total", lambda _, name: name in _TOTALS),
    "text_item": _text_slip(
        "text_item", lambda role, name: role.startswith("item") and name == "amount"
    ),
    "text_class": _text_slip(
        "text_class",
        lambda role, name: (
            role.startswith("class")
            and name.startswith("amount")
            and "/" not in name
            and "." not in name
        ),
    ),
    "text_three": _text_slip("text_three", lambda _, name: name in _THREE),
    "text_bought": _text_slip(
        "text_bought", lambda _, name: name in {"goods", "services", "bought"}
    ),
    "change": _text_slip("change", lambda _, name: name.endswith(".change"), far=True),
    "rate": _percent("rate", lambda name: name.endswith(".percent")),
    "share": _percent("share", lambda name: "/" in name),
    "direction": _direction,
    "unit_slip": _unit_slip,
    "stale_year": _stale_year,
    "path": _path,
    "list_more": _list("list_more", _more),
    "list_less": _list("list_less", _less),
    "count": _count("count", {"#count"}, {"projects", "project_targets"}),
    "cars": _count("cars", {"#official", "#other"}),
    "placeholder": _placeholder,
    "item_cell": _cell("item_cell", _CODED, _last_level),
    "upper_cell": _cell("upper_cell", _CODED, _upper),
    "total_cell": _cell("total_cell", _CODED, _total),
    "sides_cell": _cell("sides_cell", _SIDES, _some),
    "three_cell": _cell("three_cell", {"three_public", "final_three_public"}, _some),
    "project_cell": _cell("project_cell", {"projects"}, _some),
    "income_cell": _cell("income_cell", {"income", "final_income"}, _of_unit),
    "wrong_name": _wrong_name,
    "wrong_code": _wrong_code,
    "old_name": _old_name,
    "missing_note": _missing_note,
    "missing_table": _missing_table,
    "table_unit": _table_unit,
}
