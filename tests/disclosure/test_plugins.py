"""Rules of other packages: found by their entry point, and told when they fail."""

import threading
from importlib.metadata import EntryPoint

import pytest

import govbudget as gb
from govbudget.base.messages import Message
from govbudget.disclosure.checks import registry
from govbudget.disclosure.checks.base import Check
from govbudget.disclosure.checks.options import Option
from govbudget.disclosure.checks.outcomes import Found, Held
from govbudget.disclosure.checks.records import Place
from govbudget.disclosure.document import Disclosure

DOCUMENT = Disclosure("a.txt", "text")
WRONG = Message.written("缺少单位名称", "the name of the unit is missing")


class Named(Check):
    id = "bureau.named"
    title = Message.written("文件写明单位名称", "the document names its unit")
    why = Message.written("无从归属", "nobody knows whose it is")
    fix = Message.written("写明单位名称", "name the unit")
    least = Option(1, low=0, high=9, says=Message.written("至少几个字", "the least signs"))

    def check(self, context):
        is_named = len(context.disclosure.unit_name) >= self.least
        yield Held() if is_named else Found(gb.Severity.ERROR, WRONG)


class Taken(Check):
    id = "table.rows"

    def check(self, context):
        del context
        yield Held()


class Raising(Check):
    id = "bureau.raising"

    def check(self, context):
        del context
        yield Found(gb.Severity.ERROR, WRONG)
        raise SystemExit("of no use")


class Slow(Check):
    id = "bureau.slow"

    def check(self, context):
        del context
        yield Held()
        threading.Event().wait(60)
        yield Found(gb.Severity.ERROR, WRONG)


class Garbled(Check):
    id = "bureau.garbled"

    def check(self, context):
        del context
        yield "something"


class Astray(Check):
    id = "bureau.astray"

    def check(self, context):
        del context
        yield Found(gb.Severity.ERROR, WRONG, places=[Place(paragraph=99)])


class Wordy(Check):
    id = "bureau.wordy"

    def check(self, context):
        del context
        yield Found(gb.Severity.ERROR, "a text is no message")


ALL = (Named, Raising)
NOTHING: tuple = ()
STRANGE = (int,)


@pytest.fixture
def given(monkeypatch):
    """Makes entry points of what stands in this module."""

    def give(*names):
        found = [EntryPoint(one, f"{__name__}:{one}", registry.ENTRY_POINTS) for one in names]
        monkeypatch.setattr(registry, "entry_points_of", lambda _: tuple(found))
        monkeypatch.setitem(__import__("sys").modules, __name__, THIS)
        registry.plugins.cache_clear()

    yield give
    registry.plugins.cache_clear()


class _This:
    def __getattr__(self, name):
        return globals()[name]


THIS = _This()


def result(rule, settings=None):
    """What the report says of a rule, and what was found."""
    report = gb.check(DOCUMENT, settings)
    return next(one for one in report.rules if one.rule == rule), report.of(rule)


def test_a_rule_of_another_package(given):
    given("Named")
    told, found = result("bureau.named")

    assert (told.group.value, told.state.value) == ("own", "found")
    assert found[0].message_en == "the name of the unit is missing"
    assert result("bureau.named", gb.Settings(options={"bureau.named": {"least": 0}}))[1] == ()
    weighed = gb.Settings(severity={"bureau.named": "notice"})
    assert result("bureau.named", weighed)[1][0].severity is gb.Severity.NOTICE


def test_several_of_one_entry_point(given):
    given("ALL")

    assert [one.id for one in registry.rules()[-2:]] == ["bureau.named", "bureau.raising"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Absent", "it cannot be loaded: KeyError: 'Absent'"),
        ("STRANGE", "is no class below govbudget.Check"),
        ("NOTHING", "it has no rule"),
        ("Taken", "these ids of rules are taken, and it has to choose others: table.rows"),
    ],
)
def test_what_cannot_be_had_is_told(given, name, reason):
    given(name, "Named")
    told, found = result(name)

    assert (told.state.value, found) == ("not_determinable", ())
    assert reason in told.reason_en
    assert told.reason != told.reason_en
    assert result("bureau.named")[0].state.value == "found"


@pytest.mark.parametrize(
    ("name", "rule", "reason", "count", "seconds"),
    [
        ("Raising", "bureau.raising", "SystemExit: of no use", 1, None),
        ("Garbled", "bureau.garbled", "TypeError: a rule cannot yield 'something'", 0, None),
        ("Astray", "bureau.astray", "the document has no paragraph 99", 0, None),
        ("Wordy", "bureau.wordy", "TypeError", 0, None),
        ("Slow", "bureau.slow", "it was not done within 0.2 seconds", 0, 0.2),
    ],
)
def test_what_goes_wrong_is_told_and_never_fatal(given, name, rule, reason, count, seconds):
    given(name, "Named")
    told, found = result(rule, gb.Settings(plugin_seconds=seconds))

    assert told.state.value == "not_determinable"
    assert reason in told.reason_en
    assert len(found) == count


def test_an_id_has_a_group_and_a_word():
    with pytest.raises(ValueError, match=r"bureau\.named"):
        type("Nameless", (Check,), {"id": "nameless"})
