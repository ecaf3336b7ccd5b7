"""The check as a whole."""

import pytest

import govbudget as gb
from govbudget.base.messages import Message
from govbudget.disclosure.checks import engine
from govbudget.disclosure.checks.base import Check
from govbudget.disclosure.checks.outcomes import Found, Held
from govbudget.disclosure.checks.records import State
from govbudget.disclosure.document import Disclosure
from govbudget.errors import InternalFault
from govbudget.reconciling.kinds import Severity

from .budget_text import read_text, spoiled


class Sound(Check):
    id = "table.sound"
    title = Message.written("二", "two")

    def check(self, context):
        del context
        yield Held(3)


class Broken(Check):
    id = "table.broken"
    title = Message.written("一", "one")
    error = ZeroDivisionError

    def check(self, context):
        del context
        yield Found(Severity.ERROR, Message.written("错", "wrong"))
        raise self.error("of no use")


@pytest.mark.parametrize(
    "error", [ZeroDivisionError, KeyError, ValueError, TypeError, AssertionError]
)
def test_a_rule_that_raises_does_not_end_the_check(monkeypatch, error):
    monkeypatch.setattr(Broken, "error", error)
    monkeypatch.setattr(engine, "own_rules", lambda: (Broken, Sound))
    report = gb.check(Disclosure("a.txt", "text"))
    first, second = report.rules
    assert first.state is State.NOT_DETERMINABLE
    assert first.reason == f"无法得出结果：{error.__name__}: {error('of no use')}"
    assert first.reason_en == f"could not be worked out: {error.__name__}: {error('of no use')}"
    assert [one.message for one in report.of("table.broken")] == ["错"]
    assert (second.state, second.compared) == (State.HELD, 3)


def test_other_errors_are_those_of_the_programmer(monkeypatch):
    monkeypatch.setattr(Broken, "error", NotImplementedError)
    monkeypatch.setattr(engine, "own_rules", lambda: (Broken,))
    with pytest.raises(InternalFault, match="NotImplementedError: of no use"):
        gb.check(Disclosure("a.txt", "text"))


def test_of_several_budgets_nothing_is_matched(tmp_path):
    alone = gb.check(read_text(tmp_path, spoiled()))
    other = spoiled().replace("70.00", "71.00")
    several = gb.check(read_text(tmp_path, f"{spoiled()}\n\n{other}"))

    states = {one.rule: one.state for one in several.rules}
    assert states["across.totals"] is State.NOT_DETERMINABLE
    assert states["structure.one-document"] is State.FOUND
    assert not [one for one in several.findings if one.rule.startswith(("across", "text", "years"))]
    assert {one.rule: one.state for one in alone.rules}["across.totals"] is State.HELD
