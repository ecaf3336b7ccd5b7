"""The check as a whole."""

import pytest

from govbudget.disclosure import checking
from govbudget.disclosure.checking.records import Group, State
from govbudget.disclosure.checking.rules import rule
from govbudget.disclosure.document import Disclosure
from govbudget.reconciling.findings import Severity

from .budget_text import read_text, spoiled


@pytest.mark.parametrize(
    "error", [ZeroDivisionError, KeyError, ValueError, TypeError, AssertionError]
)
def test_a_rule_that_raises_does_not_end_the_check(monkeypatch, error):
    @rule("table.first", Group.TABLE, "一", "one")
    def broken(look):
        look.found(Severity.ERROR, "错", "wrong")
        raise error("of no use")

    @rule("table.second", Group.TABLE, "二", "two")
    def sound(look):
        look.held()

    monkeypatch.setattr(checking, "rules", lambda: (broken, sound))
    report = checking.check(Disclosure("a.txt", "text"))
    first, second = report.rules
    assert first.state is State.NOT_DETERMINABLE
    assert first.reason == f"could not be worked out: {error.__name__}: {error('of no use')}"
    assert [one.message for one in report.of("table.first")] == ["错"]
    assert second.state is State.HELD


def test_other_errors_are_those_of_the_programmer(monkeypatch):
    @rule("table.first", Group.TABLE, "一", "one")
    def broken(look):
        raise NotImplementedError

    monkeypatch.setattr(checking, "rules", lambda: (broken,))
    with pytest.raises(NotImplementedError):
        checking.check(Disclosure("a.txt", "text"))


def test_of_several_budgets_nothing_is_matched(tmp_path):
    alone = checking.check(read_text(tmp_path, spoiled()))
    other = spoiled().replace("70.00", "71.00")
    several = checking.check(read_text(tmp_path, f"{spoiled()}\n\n{other}"))

    states = {one.rule: one.state for one in several.rules}
    assert states["across.totals"] is State.NOT_DETERMINABLE
    assert states["structure.one-document"] is State.FOUND
    assert not [one for one in several.findings if one.rule.startswith(("across", "text", "years"))]
    assert {one.rule: one.state for one in alone.rules}["across.totals"] is State.HELD
