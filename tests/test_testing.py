"""What downstream tests import: tables by construction, slips, the assertion, the plugin."""

import importlib
import os
import shutil
import subprocess
import sys
import venv
from decimal import Decimal
from fractions import Fraction
from importlib.abc import MetaPathFinder
from random import Random

import pytest
from hypothesis import find, settings
from hypothesis import strategies as st

import govbudget as gb
from govbudget import Kind, Slip
from govbudget import testing as gbt
from govbudget.testing import Layout, assert_reconciles, budget_of, plant
from govbudget.testing.bytype import strategy_of
from govbudget.testing.identities import sums_of
from govbudget.testing.making import LAYOUTS
from govbudget.testing.misprints import misprints
from govbudget.testing.registering import TYPES, _Watcher, register
from govbudget.testing.slips import SLIPS

THREE = Layout(["合计", "基本支出", "项目支出"], ["合计 = 基本支出 + 项目支出"])
QUICK = settings(max_examples=200, database=None)


@pytest.fixture
def table():
    """A table in which every kind of slip finds a place."""
    return budget_of(
        {
            "2010101": [Decimal("976.56"), 12],
            "2010102": [None, Decimal("30.10")],
            "2080505": [Decimal("89.31"), None],
        },
        layout=THREE,
    )


def ran(code, **env):
    """What a fresh interpreter prints."""
    # What measures the coverage of the tests would load modules of its own.
    bare = {name: value for name, value in os.environ.items() if "COVERAGE" not in name}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**bare, **env},
    )
    return done.stdout.split()


def smallest(strategy):
    """What a strategy shrinks to."""
    return find(strategy, lambda _: True, settings=QUICK)


class TestPackage:
    @pytest.mark.parametrize("name", gbt.__all__)
    def test_every_public_name(self, name):
        assert getattr(gbt, name) is getattr(gbt, name)
        assert name in dir(gbt)

    def test_unknown_name(self):
        with pytest.raises(AttributeError, match=r"module 'govbudget.testing' has no attribute"):
            _ = gbt.nothing

    def test_import_loads_nothing(self):
        loaded = ran("import govbudget.testing, sys; print(*sys.modules)")

        assert not {"hypothesis", "attrs", "typing", "pytest"} & set(loaded)

    def test_without_the_extra(self):
        out = ran(
            "import sys; sys.modules['hypothesis'] = None\n"
            "from govbudget import Slip, MissingExtra, testing\n"
            "from random import Random\n"
            "table = testing.budget_of({'2010101': [5]})\n"
            "print(testing.assert_reconciles(table).checked)\n"
            "print(testing.plant(table, Slip.SIGN, Random(0)).slip)\n"
            "try: testing.codes\n"
            "except MissingExtra as error: print(str(error).replace(' ', '_'))\n"
        )

        assert out == [
            "3",
            "sign",
            "govbudget.testing.codes_needs_the_extra_testing:_pip_install_'govbudget[testing]'",
        ]

    def test_without_the_extra_here(self, monkeypatch):
        monkeypatch.delitem(vars(gbt), "codes", raising=False)
        monkeypatch.delitem(sys.modules, "govbudget.testing.strategies")
        monkeypatch.setitem(sys.modules, "hypothesis", None)

        with pytest.raises(gb.MissingExtra) as caught:
            _ = gbt.codes
        assert caught.value.extra == "testing"

    def test_another_missing_module_is_not_hidden(self, monkeypatch):
        monkeypatch.delitem(vars(gbt), "codes", raising=False)
        monkeypatch.setitem(gbt._HOME, "codes", "nowhere")

        with pytest.raises(ModuleNotFoundError, match=r"govbudget\.testing\.nowhere"):
            _ = gbt.codes


class TestLayout:
    def test_sums_of_sums(self):
        layout = Layout(
            ["合计", "小计", "人员", "公用", "项目"], ["合计 = 小计 + 项目", "小计 = 人员 + 公用"]
        )
        table = budget_of({"201": [1, 2, 4]}, layout=layout)

        assert [cell.amount for cell in table.rows[1].cells] == [7, 3, 1, 2, 4]
        assert layout.stated == ("人员", "公用", "项目")

    @pytest.mark.parametrize(
        ("measures", "identities", "reason"),
        [
            ([], [], "each with a title"),
            (["合计", "合计"], [], "each with a title"),
            (["a", "b", "c"], ["a = b", "a = c"], "one identity only"),
            (["a", "b"], ["a = c"], "a = c cannot be summed"),
            (["a", "b"], ["c = a + b"], "c = a . b cannot be summed"),
            (["a", "b"], ["a = b", "b = a"], "not in a circle"),
        ],
    )
    def test_refused(self, measures, identities, reason):
        with pytest.raises(ValueError, match=reason):
            Layout(measures, identities)

    def test_every_count_of_measures_has_one(self):
        assert {len(layout.measures) for layout in LAYOUTS} == {1, 2, 3, 4, 5}


class TestBudgetOf:
    def test_rows(self, table):
        assert [row.code for row in table.rows] == [
            *("", "201", "20101", "2010101", "2010102"),
            *("208", "20805", "2080505"),
        ]
        assert table.amount("", "合计") == Decimal("1107.97")
        assert table.amount("2080505", "项目支出") is None
        assert (table.scheme, table.year, table.unit) == ("functional", 2024, "万元")
        assert gb.reconcile(table).findings == ()

    def test_zeros_printed(self):
        table = budget_of({"201": [0]}, blanks=False, places=1, unit="元")

        assert table.rows[0].cells[0].printed == "0.0"

    def test_total_elsewhere(self):
        codes = {"301": [1], "302": [2]}

        last = budget_of(codes, gb.economic(), total="last")
        assert [row.code for row in last.rows] == ["301", "302", ""]
        assert budget_of(codes, gb.economic(), total="none").total is None

    def test_each_figure_is_rounded_on_its_own(self):
        third = Fraction(1, 8)
        table = budget_of({"2010101": [third], "2010102": [third], "2010103": [third]})

        assert [str(cell.amount) for cell in table.column("合计")] == [
            *("0.38", "0.38", "0.38"),
            *("0.13", "0.13", "0.13"),
        ]
        assert not gb.reconcile(table).errors

    def test_refused(self):
        with pytest.raises(ValueError, match="201 needs 2 amounts: 基本支出, 项目支出"):
            budget_of({"201": [1]}, layout=THREE)
        with pytest.raises(ValueError, match="2010101 stands below another"):
            budget_of({"201": [1], "2010101": [1]})
        with pytest.raises(gb.UnknownCode):
            budget_of({"2019998": [1]})
        with pytest.raises(gb.InexactAmount):
            budget_of({"201": [0.5]})


class TestSums:
    def test_of_a_table(self, table):
        sums = sums_of(table)

        # 5 rows with rows below them in 3 columns each, and one sum of columns in each of 8 rows.
        assert len(sums) == 5 * 3 + 8
        assert not any(one.misses(table) for one in sums)

    def test_a_missing_level_and_a_subtotal(self):
        table = gb.BudgetTable.of(
            [("", "小计", 9), ("201", "", 5), ("2010101", "", 5), ("", "合计", 5)], ["数"]
        )

        assert [(one.total, one.parts) for one in sums_of(table)] == [
            ((1, 0), ((2, 0),)),
            ((3, 0), ((1, 0),)),
        ]

    def test_columns_are_recognised(self):
        table = gb.BudgetTable.of([("201", "", 5, 3, 4)], ["合计", "基本支出", "项目支出"])

        assert [one.misses(table) for one in sums_of(table)] == [True]

    @pytest.mark.parametrize(
        ("parts", "missed"), [(["2.00", "2.98"], True), (["2.00", "2.99"], False)]
    )
    def test_rounding(self, parts, missed):
        table = gb.BudgetTable.of(
            [("", "合计", "5.00"), ("201", "", parts[0]), ("202", "", parts[1])], ["数"]
        )

        assert [one.misses(table) for one in sums_of(table)] == [missed]


class TestSlips:
    @pytest.mark.parametrize(
        ("value", "slip", "unit", "made"),
        [
            ("120.50", Slip.SIGN, None, ["-120.50"]),
            ("-12", Slip.DIGIT_LOST, None, ["-2", "-1"]),
            ("0.55", Slip.DIGIT_LOST, None, []),
            ("0.55", Slip.DIGITS_SWAPPED, None, []),
            ("1.20", Slip.DIGITS_SWAPPED, None, ["2.10", "1.02"]),
            ("3.00", Slip.DIGIT_LOST, None, []),
            ("12.3", Slip.DIGIT_DOUBLED, None, ["112.3", "122.3"]),
            ("12.30", Slip.POINT_MOVED, None, ["123.00", "1.23", "1230.00"]),
            ("12.34", Slip.UNIT, gb.Unit.WAN, ["123400.00"]),
            ("120000.00", Slip.UNIT, gb.Unit.YUAN, ["12.00", "1200000000.00"]),
            ("12.00", Slip.UNIT, gb.Unit.YI, []),
            ("0.1", Slip.DIGIT_WRONG, None, [f"0.{digit}" for digit in range(2, 10)]),
        ],
    )
    def test_misprints(self, value, slip, unit, made):
        assert [str(one) for one in misprints(Decimal(value), slip, unit)] == made

    def test_no_digit_is_lost_of_a_long_figure(self):
        value = Decimal("1" + "0" * 38 + ".25")

        made = [str(one) for one in misprints(value, Slip.DIGITS_SWAPPED, None)]
        assert made == ["1" + "0" * 37 + "2.05", "1" + "0" * 38 + ".52"]

    @pytest.mark.parametrize("slip", SLIPS)
    def test_planted(self, table, slip):
        planted = plant(table, slip, Random(3))

        assert planted.slip is slip
        assert planted.clean == table != planted.broken
        assert planted == plant(table, slip, Random(3))
        result = gb.reconcile(planted.broken)
        assert planted.is_among(result)
        assert result.errors

    @pytest.mark.parametrize("slip", SLIPS)
    def test_truth_mends(self, table, slip):
        planted = plant(table, slip, Random(4))
        if slip is Kind.DUPLICATED_ROW:
            (copy,) = planted.truth
            rows = list(planted.broken.rows)
            del rows[copy.row]
            assert table.with_rows(rows) == table
            return
        mended = planted.broken
        for cell in planted.truth:
            stated = mended.rows[cell.row].cells[table.measures.index(cell.measure)].amount
            assert stated == cell.stated != cell.value
            mended = mended.with_amount(cell.row, cell.measure, cell.value)
        assert mended == table

    def test_one_figure_breaks_all_its_sums(self, table):
        planted = plant(table, Slip.DIGIT_WRONG, Random(1))
        (cell,) = planted.truth
        place = (cell.row, table.measures.index(cell.measure))
        held = [one for one in sums_of(table) if place in {one.total, *one.parts}]

        assert held
        assert all(one.misses(planted.broken) for one in held)

    def test_told_or_only_among(self, table):
        # The first class says 89.31 less; nothing else can explain three failed sums.
        sure = plant(table, Slip.DIGITS_SWAPPED, Random(1))
        assert sure.cells == {(1, "基本支出")}
        assert sure.is_told(gb.reconcile(sure.broken))
        twins = budget_of({"201": [12], "202": [34]}, total="first")
        doubtful = plant(twins, Slip.SIGN, Random(0))
        assert doubtful.is_among(gb.reconcile(doubtful.broken))
        assert not doubtful.is_told(gb.reconcile(doubtful.broken))
        assert not doubtful.is_told(gb.reconcile(twins))
        copied = plant(table, Kind.DUPLICATED_ROW, Random(1))
        assert copied.is_told(gb.reconcile(copied.broken))
        assert not copied.is_among(gb.reconcile(table))

    def test_no_place(self):
        alone = budget_of({"201": [11]}, total="none")
        empty = budget_of({"201": [0]})

        assert plant(alone, Slip.SIGN, Random(0)) is None
        assert plant(budget_of({"201": [Decimal("11.11")]}), Slip.DIGITS_SWAPPED, Random(0)) is None
        assert plant(empty.with_rows([]), Slip.LOST, Random(0)) is None
        assert [plant(empty, slip, Random(0)) for slip in SLIPS] == [None] * len(SLIPS)

    def test_a_kind_that_is_not_planted(self, table):
        with pytest.raises(ValueError, match="order is not planted: digits_swapped, "):
            plant(table, Kind.ORDER, Random(0))


class TestAssertion:
    def test_passes(self, table):
        assert assert_reconciles(table).held == assert_reconciles([table]).checked

    def test_rounding(self):
        table = budget_of({"201": [Decimal("0.004")], "202": [Decimal("0.004")]})

        assert [finding.kind for finding in assert_reconciles(table)] == [Kind.ROUNDING]
        with pytest.raises(AssertionError, match="does not reconcile: 1 rounding; "):
            assert_reconciles(table, rounding=False)

    def test_notices(self):
        table = budget_of({"201": [5], "2080501": [6], "2080502": [7]})

        assert [finding.kind for finding in assert_reconciles(table)] == [Kind.CHILDLESS]
        with pytest.raises(AssertionError, match="1 notice; "):
            assert_reconciles(table, notices=False)

    def test_message(self, table):
        broken = table.with_amount(1, "基本支出", Decimal("796.56"))
        with pytest.raises(AssertionError) as caught:
            assert_reconciles(broken)

        lines = str(caught.value).splitlines()
        assert lines[0].startswith("this table does not reconcile: 1 error; ")
        assert lines[2:7] == [
            "(万元)",
            "   code     name                                  合计  基本支出  项目支出",
            "0           合计                              1,107.97  1,065.87     42.10",
            "1  201      一般公共服务支出                  1,018.66   *796.56     42.10",
            "2  20101    人大事务                          1,018.66    976.56     42.10",
        ]
        assert "  201 = 20101: stated 796.56, the parts add up to 976.56, off by -180.00" in lines
        assert lines[-1] == (
            "  mend: row 1, 201 一般公共服务支出 基本支出: 796.56 should be 976.56 (digits swapped)"
        )

    def test_several_explanations(self):
        table = budget_of({code: [Decimal(f"1{code[-1]}.37")] for code in ("201", "202", "203")})
        parts = {f"20{digit}": [Decimal(f"1{digit}.37")] for digit in (1, 2, 3, 4, 5, 6, 7)}
        many = budget_of(parts)
        with pytest.raises(AssertionError) as caught:
            assert_reconciles(many.with_amount(0, "合计", Decimal("150.83")))

        said = str(caught.value)
        assert said.count("  or mend: ") == 4
        assert "other ways to mend it" in said
        assert "?150.83" in said
        with pytest.raises(AssertionError, match=r"a blank should be 12\.37 \(lost\)"):
            assert_reconciles(table.with_amount(2, "合计", None))

    def test_undecided(self, table):
        spoilt = table
        for row, amount in ((1, "5.00"), (2, "77.00"), (3, "3.21"), (4, "8.00"), (6, "1.11")):
            spoilt = spoilt.with_amount(row, "基本支出", Decimal(amount))
        with pytest.raises(AssertionError) as caught:
            assert_reconciles(spoilt)

        undecided = [one.undecided for one in gb.reconcile(spoilt) if one.undecided]
        assert undecided
        assert undecided[0] in str(caught.value)

    def test_a_row_and_a_text(self, table):
        twice = plant(table, Kind.DUPLICATED_ROW, Random(1)).broken
        with pytest.raises(AssertionError, match=r"\n *\*3  20101 .*\n(.*\n)*error duplicated_row"):
            assert_reconciles(twice)

    def test_long_table(self):
        table = budget_of({entry.code: [5] for entry in gb.functional().at(gb.Level.ITEM)[:80]})
        at = [row.code for row in table.rows].index("20102")
        with pytest.raises(AssertionError) as caught:
            assert_reconciles(table.with_amount(at, "合计", Decimal("7.00")))

        said = str(caught.value).splitlines()
        assert "  ..." in said
        assert len(said) < 60
        assert any("*7.00" in line for line in said)

    def test_several_tables(self, table):
        other = budget_of({"30101": [1], "30102": [2]}, gb.economic())
        broken = other.with_amount(0, "合计", Decimal("9.00"))
        with pytest.raises(AssertionError, match="these tables do not reconcile") as caught:
            assert_reconciles([table, broken])

        assert "*9.00" in str(caught.value)
        assert "2080505" not in str(caught.value)


class TestStrategies:
    def test_what_they_shrink_to(self):
        assert smallest(gbt.codes()) == "201"
        assert smallest(gbt.codes("economic", written=True)) == "301"
        assert smallest(gbt.codes(level=gb.Level.ITEM)) == "2010101"
        assert smallest(gbt.entries()).name == "一般公共服务支出"
        assert smallest(gbt.lines()) == []
        assert str(smallest(gbt.amounts())) == "0.00"
        assert str(smallest(gbt.amounts(min_value=3, places=1))) == "3.0"

    def test_large_ones_are_found(self):
        tree = find(gbt.subtrees(), lambda tree: len(tree) > 4, settings=QUICK)
        assert len(tree) > 4
        slips = gbt.broken_budgets(slip=Slip.DIGITS_SWAPPED)
        broken = find(slips, lambda one: abs(one.truth[0].value) > 9, settings=QUICK)
        assert abs(broken.truth[0].value) > 9

    @pytest.mark.parametrize(
        ("made", "editions"),
        [
            ("codes('economic', 2023)", "economic-2023"),
            ("entries('revenue', 2022, level='项')", "revenue-2022"),
            ("subtrees(scheme='functional', year=2021)", "functional-2021"),
            ("trees('government_economic', 2020)", "government_economic-2020"),
            ("codes('economic', 2023, written=True)", "economic-2023,functional-2023"),
        ],
    )
    def test_editions_are_loaded_when_a_strategy_is_made(self, made, editions):
        """What an example costs is what the test does: no deadline is tripped by a first use."""
        code = (
            "from govbudget.testing.strategies import *\n"
            "from govbudget.testing.strategies import trees\n"
            "from govbudget.classification.catalogue import shipped\n"
            f"strategy = {made}\n"
            "kept = [one for one in shipped()._kept if isinstance(one, tuple) and len(one) == 2]\n"
            "print(*sorted(f'{one[0]}-{one[1]}' for one in kept if isinstance(one[1], int)))"
        )
        assert set(editions.split(",")) <= set(ran(code))

    def test_refused(self):
        with pytest.raises(ValueError, match="no code is of economic, item"):
            smallest(gbt.codes("economic", level=gb.Level.ITEM))
        with pytest.raises(gb.UnknownEdition):
            smallest(gbt.entries("economic", 1999))
        with pytest.raises(gb.UnknownScheme):
            smallest(gbt.subtrees(scheme="nothing"))
        with pytest.raises(ValueError, match="room for a code"):
            smallest(gbt.subtrees(max_codes=0))
        with pytest.raises(ValueError, match="1 to 5 measures, not 6"):
            smallest(gbt.budgets(measures=6))

    def test_refused_at_once(self):
        with pytest.raises(ValueError, match="no amount of 0 decimals is from 1/4 to 3/4"):
            gbt.amounts(0, min_value=Fraction(1, 4), max_value=Fraction(3, 4))
        with pytest.raises(ValueError, match="-1 is no number of decimals"):
            gbt.amounts(-1)
        with pytest.raises(gb.InexactAmount):
            gbt.amounts(max_value=0.5)


class TestRegistering:
    NAMES = sorted(name for names in TYPES.values() for name in names)

    @pytest.mark.parametrize("name", NAMES)
    def test_every_type(self, name):
        register()

        made = find(st.from_type(getattr(gb, name)), lambda _: True, settings=QUICK)
        assert type(made).__name__ == name
        assert isinstance(smallest(strategy_of(name)), getattr(gb, name))

    def test_through_the_entry_point(self):
        """Nothing of this library is loaded by Hypothesis, whichever is imported first."""
        made = (
            "print(st.from_type(gb.Entry).filter(lambda e: e.code == '201').example())\n"
            "print(gb.Entry.__module__, type(sys.modules[gb.Entry.__module__].__loader__).__name__)"
        )
        quiet = "import sys, warnings; warnings.simplefilter('ignore')\n"
        last = ran(
            f"{quiet}from hypothesis import strategies as st\nimport govbudget as gb\n{made}"
        )
        first = ran(
            f"{quiet}import govbudget as gb; gb.Entry\nimport hypothesis.strategies as st\n{made}"
        )

        assert last == first
        assert last[:2] == ["201", "一般公共服务支出"]
        assert last[-1] == "SourceFileLoader"
        loaded = ran("import hypothesis, sys; print(*sys.modules)")
        assert {name for name in loaded if name.startswith("govbudget")} == {
            "govbudget",
            "govbudget.testing",
            "govbudget.testing.registering",
        }

    def test_watcher(self, monkeypatch, tmp_path):
        """It registers when a module is imported, survives a failed import, and then leaves."""
        (tmp_path / "some_types.py").write_text("import broken_off\nclass Thing: pass\n")
        monkeypatch.syspath_prepend(tmp_path)
        monkeypatch.setitem(TYPES, "some_types", ("Thing",))
        monkeypatch.setitem(TYPES, "some_nowhere", ("Thing",))
        watcher = _Watcher({"some_types", "some_nowhere"})
        monkeypatch.setattr(sys, "meta_path", [watcher, *sys.meta_path])
        asked = []
        monkeypatch.setattr(
            "hypothesis.strategies.register_type_strategy", lambda kind, _: asked.append(kind)
        )

        with pytest.raises(ModuleNotFoundError, match="broken_off"):
            importlib.import_module("some_types")
        (tmp_path / "broken_off.py").write_text("")
        importlib.invalidate_caches()
        some_types = importlib.import_module("some_types")

        assert asked == [some_types.Thing]
        assert watcher.waiting == {"some_nowhere"}
        with pytest.raises(ModuleNotFoundError, match="some_nowhere"):
            importlib.import_module("some_nowhere")
        watcher.imported(some_types)
        assert watcher in sys.meta_path
        watcher.waiting.clear()
        watcher.imported(some_types)
        assert watcher not in sys.meta_path
        monkeypatch.delitem(sys.modules, "some_types")

    def test_registering_twice_watches_once(self, monkeypatch):
        monkeypatch.setitem(TYPES, "not_imported_yet", ("Thing",))
        monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
        register()
        register()

        watchers = [finder for finder in sys.meta_path if isinstance(finder, _Watcher)]
        assert len(watchers) == 1
        assert isinstance(watchers[0], MetaPathFinder)


class TestPlugin:
    def test_fixtures(self, govbudget_tree, govbudget_table, govbudget_broken, assert_reconciles):
        assert govbudget_tree() is gb.functional()
        assert govbudget_tree("economic", 2023) is gb.economic(2023)
        table = govbudget_table({"2010101": [12], "2010102": [34]})
        broken = govbudget_broken(table, Slip.SIGN, seed=2)
        assert broken == govbudget_broken(table, Slip.SIGN, seed=2)
        assert assert_reconciles(table).checked == 3
        with pytest.raises(AssertionError):
            assert_reconciles(broken.broken)

    def test_no_place_for_a_slip(self, govbudget_table, govbudget_broken):
        with pytest.raises(ValueError, match="no cell of this table can have the slip unit"):
            govbudget_broken(govbudget_table({"201": [1]}, unit="亿元"), Slip.UNIT)

    def test_nothing_heavy_is_loaded_by_pytest(self, tmp_path):
        (tmp_path / "test_nothing.py").write_text(
            "import sys\n"
            "def test_nothing():\n"
            "    loaded = {name for name in sys.modules if name.startswith('govbudget')}\n"
            "    assert loaded == {'govbudget', 'govbudget.testing', 'govbudget.testing.plugin'}\n"
            "    assert not {'attrs', 'hypothesis'} & set(sys.modules)\n"
        )
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--noconftest", "."],
            cwd=tmp_path,
            # Not the plugins of others, which may load anything.
            env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
            | {"PYTEST_PLUGINS": "govbudget.testing.plugin"},
            capture_output=True,
            text=True,
            check=False,
        )

        assert done.returncode == 0, done.stdout


def test_downstream_project(root, tmp_path):
    """The sample project, installed with this one in an environment of its own."""
    project = tmp_path / "ledgerpage"
    shutil.copytree(root / "tests" / "downstream" / "ledgerpage", project)
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

    def run(*arguments):
        done = subprocess.run(
            [str(python), "-m", *arguments],
            cwd=project,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run("pip", "install", "--quiet", str(root), ".[test]")
    said = run("pytest", "-q")

    assert " passed" in said
    assert "skipped" not in said


class TestBadUse:
    @pytest.mark.parametrize(
        ("options", "error", "message"),
        [
            ({"total": "x"}, ValueError, "total is one of first, last, none, not 'x'"),
            ({"measures": ["合计"]}, TypeError, "a number from 1 to 5 or a Layout, not list"),
            ({"measures": 9}, ValueError, "a table has 1 to 5 measures, not 9"),
            ({"min_codes": 5, "max_codes": 2}, ValueError, "5 to 2 codes: there is no such table"),
            ({"places": -1}, ValueError, "-1 places"),
            ({"level": 9}, ValueError, "no level is called '9'"),
        ],
    )
    def test_of_budgets(self, options, error, message):
        with pytest.raises(error, match=message):
            find(gbt.budgets(**options), lambda _: True)

    def test_of_slips(self):
        with pytest.raises(ValueError, match="typo is not planted: digits_swapped, "):
            find(gbt.broken_budgets(slip="typo"), lambda _: True)
        assert find(gbt.broken_budgets(slip="sign"), lambda _: True).slip is gb.Slip.SIGN

    def test_of_a_place(self):
        with pytest.raises(ValueError, match="total is one of"):
            budget_of({"2010101": [5]}, total="x")
