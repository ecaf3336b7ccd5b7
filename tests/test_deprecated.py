"""Names of 0.1 that go: they still answer, and say what to take instead."""

import pytest

import govbudget as gb

TABLE = (("201", "一般公共服务支出", "1"), ("20103", "政府办公厅（室）及相关机构事务", "1"))


def test_reconcile_takes_seconds_for_one_version_more():
    table = gb.BudgetTable.of(TABLE, measures=["合计"], unit="万元")

    with pytest.warns(DeprecationWarning, match=r"steps= bounds the search"):
        assert gb.reconcile(table, seconds=1.0) == gb.reconcile(table)


def test_the_newest_full_edition():
    catalogue = gb.Catalogue(gb.Codes())
    full = [
        edition.year
        for edition in catalogue.editions
        if edition.scheme == gb.Scheme.ECONOMIC and edition.completeness == "full"
    ]

    with pytest.warns(DeprecationWarning, match="completeness"):
        assert catalogue.newest_full(gb.Scheme.ECONOMIC) == max(full)


@pytest.mark.parametrize(("old", "new"), [("Place", "CodePlace"), ("Figure", "LinkFigure")])
def test_classes_whose_name_was_that_of_two(old, new):
    with pytest.warns(DeprecationWarning, match=f"govbudget.{old} is now called govbudget.{new}"):
        assert getattr(gb, old) is getattr(gb, new)


def test_a_finding_has_places_and_figures_of_public_classes():
    from govbudget.disclosure.checks.records import Figure, Place

    assert (gb.CheckPlace, gb.CheckFigure) == (Place, Figure)


def test_each_public_class_has_a_name_of_its_own():
    classes = {name: one for name in gb.__all__ if isinstance(one := getattr(gb, name), type)}
    named = [one.__name__ for one in set(classes.values())]

    assert len(named) == len(set(named)) > 50
    assert all(name == one.__name__ for name, one in classes.items())
