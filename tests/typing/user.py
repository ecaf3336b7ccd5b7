"""What a user writes; type checkers must accept it, and each `reveal` must be what it says."""

from decimal import Decimal
from typing import assert_type

import govbudget as gb

tree = gb.functional(2024)
assert_type(tree["2010350"].name, str)
assert_type(gb.explain("201").name, str)
assert_type(gb.explain("201", scheme="functional").ancestors[0].code, str)
assert_type(gb.explain(tree["201"]).level, gb.Level)
assert_type(gb.rollup({"2010350": Decimal("976.56")}, tree).total, Decimal)
assert_type(gb.rollup([("2010350", Decimal("976.56"))], tree)["201"], Decimal)
assert_type(gb.rollup([("2010350", 5)], tree).own("2010350"), int)
assert_type(gb.is_valid("201 03 50"), bool)
assert_type(gb.parse("201", scheme="支出功能分类").entry, gb.Entry)
assert_type(gb.convert("30101", to="government_economic", unit="organ").codes, tuple[str, ...])
assert_type(tree["2010350"].written("path"), str)
assert_type(tree.in_fund("一般公共预算"), gb.Classification)
assert_type(tree.at("项"), tuple[gb.Entry, ...])
assert_type(gb.Level.of("项"), gb.Level)
assert_type(gb.Scheme.of("收入分类"), gb.Scheme)
assert_type(len(gb.frames.closure(tree)), int)
try:
    tree["2010359"]
except gb.UnknownCode as error:
    assert_type(error.code, str)
    wrong: ValueError = error
