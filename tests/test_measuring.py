"""Of many cases and examples some are measured, and all of them run."""

import os
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.internal.reflection import function_digest

from .measuring import CASES, EACH, EXAMPLES, PROCESSES, Measuring, chosen


class Meter:
    """Stands for the coverage: says whether it is on, and whether what it measured is kept."""

    is_on = True
    is_kept = False

    def save(self):
        assert not self.is_on
        self.is_kept = True

    def stop(self):
        self.is_on = False

    def start(self):
        self.is_on = True


def item(nodeid, *fixtures, marker="", obj=None):
    return SimpleNamespace(
        nodeid=nodeid, fixturenames=fixtures, get_closest_marker=marker.__eq__, obj=obj
    )


def within(hook, act):
    """Runs what stands inside of a wrapper."""
    next(hook)
    try:
        act()
    finally:
        with pytest.raises(StopIteration):
            hook.send(None)


@pytest.fixture
def measuring(monkeypatch):
    monkeypatch.setenv(PROCESSES, "pyproject.toml")
    made = Measuring(Meter())
    assert PROCESSES not in os.environ
    return made


def test_of_many_cases_some_are_measured_spread_over_them():
    many = [item(f"a.py::test_a[{at}]") for at in range(CASES * 10)]
    few = [item(f"a.py::test_b[{at}]") for at in range(CASES)]

    whole = [item(f"a.py::test_c[{at}]", marker="measured_whole") for at in range(CASES * 10)]

    found = chosen([*many, *few, *whole])

    assert {one.nodeid for one in [*few, *whole]} <= found
    assert found & {one.nodeid for one in many} == {
        f"a.py::test_a[{at * 10}]" for at in range(CASES)
    }


def test_real_documents_and_what_says_so_are_not_measured():
    items = [
        item("a", "tmp_path", "documents"),
        item("b", marker="unmeasured"),
        item("c", "tmp_path"),
    ]

    assert chosen(items) == {"c"}


def test_what_is_not_measured_runs(measuring):
    seen = []

    def act():
        seen.append(measuring.coverage.is_on)

    measured, other = item("a"), item("b", "documents")
    measuring.pytest_collection_modifyitems([measured, other])
    for one in (measured, other, measured):
        within(measuring.pytest_runtest_protocol(one), act)

    assert seen == [True, False, True]


def test_tests_are_gathered_without_measuring(measuring):
    seen = []

    within(measuring.pytest_collection(), lambda: seen.append(measuring.coverage.is_on))

    assert seen == [False]
    assert measuring.coverage.is_on


def test_it_goes_on_after_a_test_that_fails(measuring):
    with pytest.raises(ZeroDivisionError):
        hook = measuring.pytest_runtest_protocol(item("a"))
        next(hook)
        hook.throw(ZeroDivisionError)

    assert measuring.coverage.is_on


@pytest.mark.parametrize(("cases", "most"), [(1, EXAMPLES), (2, EXAMPLES // 2), (99, EACH)])
def test_the_first_examples_of_a_property_are_measured(measuring, cases, most):
    seen = []

    @given(st.integers())
    def test_numbers(number):
        assert isinstance(number, int)
        seen.append(measuring.coverage.is_on)

    one, inner = item("a[0]", obj=test_numbers), test_numbers.hypothesis.inner_test
    measuring.pytest_collection_modifyitems([one, *(item(f"a[{at}]") for at in range(1, cases))])
    assert one.nodeid in measuring.measured

    def call():
        # What is tried hangs on the test, and is as without the measuring.
        assert function_digest(test_numbers.hypothesis.inner_test) == function_digest(inner)
        test_numbers()

    def act():
        within(measuring.pytest_runtest_call(one), call)

    within(measuring.pytest_runtest_protocol(one), act)

    assert seen.count(True) == most < len(seen)
    assert seen == sorted(seen, reverse=True)
    assert test_numbers.hypothesis.inner_test is inner
    assert measuring.coverage.is_on


def test_what_was_measured_is_kept_with_the_last_test(measuring):
    measuring.pytest_sessionfinish()

    assert measuring.coverage.is_kept
