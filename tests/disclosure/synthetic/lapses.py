"""Wrong words, names, years and units; what is missing, and what was left in."""

from attrs import evolve

from .figures import ECONOMIC, FUNCTIONAL
from .model import Text
from .slips import CODED, Planted

__all__ = ["LAPSES"]

_OTHER_WAY = {
    "增加": "减少",
    "减少": "增加",
    "增长": "下降",
    "下降": "增长",
    "降低": "增长",
    "大于": "小于",
    "小于": "大于",
    "等于": "大于",
}


def _direction(chance, made):
    """A word for the wrong direction, beside figures or another word that say so."""
    lines = [one for one in made.texts if "turn" in dict(one.values)]
    if not lines:
        return None
    old = chance.choice(lines)
    new = old.with_value("turn", _OTHER_WAY[dict(old.values)["turn"]])
    return Planted(made.with_block(old, new), "direction", None, new.text)


def _wrong_name(chance, made):
    """The name of another code beside a code."""
    coded = [n for n, one in enumerate(made.sheets) if one.kind in CODED and one.amounts()]
    at = chance.choice(coded)
    sheet = made.sheets[at]
    is_economic = "basic" in sheet.kind or "economic" in sheet.kind
    tree, other = (ECONOMIC, "30225") if is_economic else (FUNCTIONAL, "2080206")
    names, wrong = {entry.name for entry in tree.entries}, tree[other].name
    cells = [
        (row, column)
        for row, cells in enumerate(sheet.rows)
        if row >= sheet.head
        for column, cell in enumerate(cells)
        if cell in names and cell != wrong
    ]
    row, column = chance.choice(cells)
    changed = made.with_block(sheet, sheet.with_cell(row, column, wrong))
    return Planted(changed, "wrong_name", at, None, wrong)


def _wrong_path(chance, made):
    """A path of names in the text whose 款 belongs to another 类."""
    lines = [one for one in made.texts if one.role == "item" and "类）" in one.template]
    if not lines:
        return None
    old = chance.choice(lines)
    start, rest = old.template.split("（类）", 1)
    number, name = start.split(". ", 1)
    other = "外交支出" if name != "外交支出" else "国防支出"
    new = evolve(old, template=f"{number}. {other}（类）{rest}")
    return Planted(made.with_block(old, new), "wrong_path", None, new.text)


def _missing_table(chance, made):
    """A table that the contents promise is not there."""
    titles = [one.title for one in made.sheets]
    single = [at for at, one in enumerate(made.sheets) if titles.count(one.title) == 1]
    at = chance.choice(single)
    sheet = made.sheets[at]
    promised = next(
        one.text for one in made.texts if one.role == "contents" and sheet.title in one.text
    )
    return Planted(made.with_block(sheet), "missing_table", None, promised, sheet.title)


_ALWAYS_NOTED = {
    *("government_fund", "state_capital", "final_government_fund", "final_state_capital"),
    *("three_public", "final_three_public"),
}


def _missing_note(chance, made):
    """An empty table without the note that says so."""
    noted = [n for n, one in enumerate(made.sheets) if one.notes and one.kind in _ALWAYS_NOTED]
    at = chance.choice(noted)
    sheet = made.sheets[at]
    return Planted(made.with_block(sheet, evolve(sheet, notes=())), "missing_note", at)


def _wrong_note(_chance, made):
    """The note of another table under a table."""
    at = next(n for n, one in enumerate(made.sheets) if "state_capital" in one.kind)
    other = next(one for one in made.sheets if "government_fund" in one.kind)
    if not other.notes:
        return None
    sheet = made.sheets[at]
    return Planted(made.with_block(sheet, evolve(sheet, notes=other.notes)), "wrong_note", at)


def _wrong_year(chance, made):
    """The year of another edition in a sentence whose figure a table of this year has."""
    year = str(made.year)
    lines = [
        one
        for one in made.texts
        if one.role in {"three", "fiscal", "total", "basic"}
        and (year + "年" in one.template or dict(one.values).get("year") == year)
    ]
    if not lines:
        return None
    old = chance.choice(lines)
    other = str(made.year - 2)
    if "year" in dict(old.values):
        new = old.with_value("year", other)
    else:
        new = evolve(old, template=old.template.replace(year + "年", other + "年", 1))
    return Planted(made.with_block(old, new), "wrong_year", None, new.text)


def _listed(chance, made):
    """An economic item named in a list that has no money in the table."""
    lines = [one for one in made.texts if "names" in dict(one.values) and one.role != "income"]
    if not lines:
        return None
    old = chance.choice(lines)
    names = dict(old.values)["names"]
    extra = "专用燃料费" if old.role == "public" else "个人农业生产补贴"
    new = old.with_value("names", f"{names}、{extra}")
    return Planted(made.with_block(old, new), "listed", None, new.text)


def _unit_word(chance, made):
    """本部门 in the document of a unit, or the other way about."""
    lines = [one for one in made.texts if "self" in dict(one.values)]
    if not lines:
        return None
    old = chance.choice(lines)
    new = old.with_value("self", {"部门": "单位", "单位": "部门"}[made.level])
    return Planted(made.with_block(old, new), "unit_word", None, new.text)


_LEFT = (
    "本年度某项经费XX万元，比上年增加XX万元。",
    "（如无此项支出，请填写“无”，并删除本段说明文字。）",
    "没有数据的部门仍应保留本表表样，并在表下作出说明：",
)


def _placeholder(chance, made):
    """A sentence of the template that was left in."""
    lines = [one for one in made.texts if one.role in {"procurement", "agency", "total", "basic"}]
    old = chance.choice(lines)
    left = Text(chance.choice(_LEFT))
    return Planted(made.with_block(old, old, left), "placeholder", None, left.text)


def _table_unit(chance, made):
    """The wrong unit above one table."""
    kinds = {
        "expenditure",
        "general",
        "income",
        "final_expenditure",
        "final_general",
        "final_income",
    }
    at = chance.choice([n for n, one in enumerate(made.sheets) if one.kind in kinds])
    sheet = made.sheets[at]
    other = {"万元": "元", "元": "万元"}[sheet.unit]
    return Planted(made.with_block(sheet, evolve(sheet, unit=other)), "table_unit", at)


def _count(chance, made):
    """The wrong number of projects, where a table shows how many there are."""
    lines = [one for one in made.texts if one.role == "performance"]
    if not lines or made.sheet("project_targets") is None:
        return None
    old = lines[0]
    count = str(int(dict(old.values)["count"]) + chance.choice([1, 2]))
    new = old.with_value("count", count).with_value("due", count)
    return Planted(made.with_block(old, new), "count", None, new.text)


LAPSES = {
    "direction": _direction,
    "wrong_name": _wrong_name,
    "wrong_path": _wrong_path,
    "missing_table": _missing_table,
    "missing_note": _missing_note,
    "wrong_note": _wrong_note,
    "wrong_year": _wrong_year,
    "listed": _listed,
    "unit_word": _unit_word,
    "placeholder": _placeholder,
    "table_unit": _table_unit,
    "count": _count,
}
