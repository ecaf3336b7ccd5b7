"""Mends as data: what is replaced by what, where that is certain."""

import re
from decimal import Decimal

import pytest

import govbudget as gb
from govbudget.amounts import Unit, read_amount
from govbudget.disclosure.analysis.place import Place
from govbudget.disclosure.checks.examples import examples_of
from govbudget.disclosure.checks.mends import (
    figure_mended,
    percent_mended,
    unit_mended,
    words_mended,
)
from govbudget.disclosure.checks.registry import own_rules

BAD = [
    (rule.id, one.name, one.text)
    for rule in own_rules()
    for one in examples_of(rule.id)
    if not one.is_good
]
#: The rules whose bad examples show a mend.
FILLED = {
    "across.functions",
    "across.sources",
    "codes.levels",
    "codes.names",
    "codes.old-names",
    "codes.pairs",
    "codes.paths",
    "structure.headings",
    "structure.titles",
    "table.balance",
    "table.columns",
    "table.halves",
    "text.shares",
    "text_table.amounts",
    "text_table.changes",
    "text_table.named",
    "text_table.personnel",
    "three_public.changes",
    "three_public.sums",
    "three_public.whole",
    "wording.body",
    "wording.document",
    "wording.level",
    "years.changes",
    "years.completion",
    "years.foreign",
}


def check(folder, text):
    path = folder / "a.txt"
    path.write_text(text, encoding="utf-8")
    return gb.check(gb.read_disclosure(path))


def mended(text, place, mends):
    """A file of lines with the mends of a place made."""
    new = place.text
    for mend in mends:
        assert mend.old in new
        assert mend.old != mend.new
        new = new.replace(mend.old, mend.new)
    if place.table is None or place.row is None:
        # A sentence may go on in the next line, and has blanks that the reader takes away.
        wrapped = r"\s*".join(map(re.escape, place.text))
        assert re.search(wrapped, text)
        return re.sub(wrapped, lambda _: new, text)
    lines = text.split("\n")
    cells = lines[place.row - 1].split("\t")
    if place.column is None:
        cells = [cell.replace(mends[0].old, mends[0].new) for cell in cells]
    else:
        assert cells[place.column - 1].strip() == place.text
        cells[place.column - 1] = new if place.text else mends[0].new
    lines[place.row - 1] = "\t".join(cells)
    return "\n".join(lines)


@pytest.mark.parametrize(("rule", "name", "text"), BAD, ids=[f"{one[0]}-{one[1]}" for one in BAD])
def test_what_is_mended_is_found_no_more(tmp_path, rule, name, text):
    for finding in check(tmp_path, text).of(rule):
        if not finding.mends:
            continue
        new = text
        for place in dict.fromkeys(one.place for one in finding.mends):
            new = mended(new, place, [one for one in finding.mends if one.place == place])
        left = check(tmp_path, new)
        assert finding.said.zh not in {one.said.zh for one in left.findings}, (name, finding.mends)


@pytest.mark.unmeasured
def test_which_rules_tell_them(tmp_path):
    filled = {
        rule for rule, _, text in BAD if any(one.mends for one in check(tmp_path, text).of(rule))
    }
    assert filled == FILLED


WAN = Unit.WAN


@pytest.mark.parametrize(
    ("text", "stated", "right", "found"),
    [
        ("预算1,234.50万元", "1234.50万元", "2341.5万元", ("1,234.50", "2,341.50")),
        ("预算10万元，其中基本10万元", "10万元", "12万元", None),
        ("占10%，预算10万元", "10万元", "12万元", None),
        ("预算210万元", "10万元", "12万元", None),
        ("预算10.10万元", "10万元", "12万元", None),
        ("减少10万元", "10万元", "-12万元", None),
        ("预算10元", "10万元", "10元", None),
    ],
)
def test_a_figure_that_stands_there_once(text, stated, right, found):
    made = figure_mended([Place(text=text)], read_amount(stated), read_amount(right))

    assert [(one.old, one.new) for one in made] == ([found] if found else [])


def test_a_percentage_is_no_figure():
    place = Place(text="增加5万元，增长5.0 ％")
    (one,) = percent_mended([place], Decimal(5), Decimal("5.1"))

    assert (one.old, one.new) == ("5.0 ％", "5.1 ％")
    assert percent_mended([place], Decimal(5), Decimal(-1)) == ()
    assert percent_mended([place], None, Decimal(1)) == ()


def test_the_unit_behind_a_figure():
    stated = read_amount("1682.76元")
    (one,) = unit_mended([Place(text="支出 1682.76 元，增长2%")], stated, WAN)

    assert (one.old, one.new) == ("1682.76 元", "1682.76 万元")
    assert unit_mended([Place(text="支出 1682.76")], stated, WAN) == ()


def test_words_in_every_place_or_in_none():
    places = [Place(text="甲乙"), Place(text="乙")]

    assert [one.new for one in words_mended(places, "乙", "丙")] == ["丙", "丙"]
    assert words_mended(places, "甲", "丙") == ()
    assert words_mended(places, "", "丙") == ()
