"""Every rule has a good and a bad example, and says of them what they expect."""

import pytest

import govbudget as gb
from govbudget.disclosure.checks.examples import examples_of
from govbudget.disclosure.checks.registry import own_rules

#: The examples of a rule run what no others run.
pytestmark = pytest.mark.measured_whole

RULES = own_rules()
EXAMPLES = [(rule, example) for rule in RULES for example in examples_of(rule.id)]


def read(path, text):
    path.write_text(text, encoding="utf-8")
    return gb.read_disclosure(path)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_good_and_a_bad_one(rule):
    assert {one.is_good for one in examples_of(rule.id)} == {True, False}


@pytest.mark.parametrize(
    ("rule", "example"), EXAMPLES, ids=[f"{rule.id}-{one.name}" for rule, one in EXAMPLES]
)
def test_what_is_said_of_it(rule, example, tmp_path):
    path = tmp_path / "example.txt"
    path.write_text(example.text, encoding="utf-8")
    earlier = [read(tmp_path / f"previous-{at}.txt", it) for at, it in enumerate(example.previous)]
    units = [read(tmp_path / f"unit-{at}.txt", one) for at, one in enumerate(example.units)]
    against = None
    if example.approved:
        against = tmp_path / "approved.tsv"
        against.write_text(example.approved, encoding="utf-8")
    report = gb.check(gb.read_disclosure(path), previous=earlier, units=units, against=against)
    [result] = [one for one in report.rules if one.rule == rule.id]

    found = [(one.severity, one.said.zh, one.said.en) for one in report.of(rule.id)]
    assert found == [(severity, said.zh, said.en) for severity, said in example.expect]
    assert result.state is example.state
    if example.is_good:
        assert report.findings == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_all_that_it_says_is_in_both_languages(rule):
    options = [said for one in rule.options.values() for said in (one.says, one.range)]
    for said in (rule.title, rule.why, rule.fix, *rule.basis(), *options):
        assert said.zh != said.id
        assert said.en != said.id
        assert said.zh != said.en
