"""Which tests are measured where coverage is asked for; all of them run.

A traced test takes twice as long and more, and its hundredth case runs the lines of the first ones.
So a test of many cases is measured on some of them, spread evenly, and a property on its first
examples. What is marked ``unmeasured``, what reads the real documents, and the processes that tests
start are not measured at all: the figure is what the tests reach that everybody has.
"""

import functools
import importlib
import os
import pkgutil
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import pytest
from coverage import Coverage

import govbudget

__all__ = ["chosen", "measure"]

#: Of a test with more cases so many are measured.
CASES = 24
#: Of a property so many examples are measured, of all its cases together; of each case some.
EXAMPLES, EACH = 10, 2
#: Whoever takes this fixture reads what not everybody has.
REAL = "documents"
#: A Python that starts where this is set measures itself.
PROCESSES = "COVERAGE_PROCESS_START"


def function_of(item: pytest.Item) -> str:
    """The id of a test without that of its case."""
    return item.nodeid.partition("[")[0]


def chosen(items: Sequence[pytest.Item]) -> set[str]:
    """The ids of the tests that are measured: the same in every process that collected them."""
    functions = defaultdict(list)
    found = set()
    for item in items:
        if REAL in getattr(item, "fixturenames", ()) or item.get_closest_marker("unmeasured"):
            continue
        if item.get_closest_marker("measured_whole"):
            found.add(item.nodeid)
        else:
            functions[function_of(item)].append(item.nodeid)
    for cases in functions.values():
        count = min(len(cases), CASES)
        found |= {cases[at * len(cases) // count] for at in range(count)}
    return found


class Measuring:
    """Stops the measuring for the tests and examples that are not measured."""

    def __init__(self, coverage: Coverage) -> None:
        self.coverage = coverage
        self.measured: set[str] = set()
        self.cases: Counter[str] = Counter()
        self.is_paused = False
        # What reads and checks in processes of its own ends them at once, and whatever was measured
        # there is lost.
        os.environ.pop(PROCESSES, None)

    def pause(self) -> None:
        """Nothing is measured from here."""
        self.is_paused = True
        self.coverage.stop()

    def resume(self) -> None:
        """It goes on, if it was paused."""
        if self.is_paused:
            self.coverage.start()
            self.is_paused = False

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_collection(self) -> Iterator[None]:
        """What stands outside of functions runs once, here; then the tests are only gathered."""
        for module in pkgutil.walk_packages(govbudget.__path__, "govbudget."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
        self.pause()
        try:
            return (yield)
        finally:
            self.resume()

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        self.measured = chosen(items)
        self.cases.update(function_of(one) for one in items if one.nodeid in self.measured)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        if item.nodeid not in self.measured:
            self.pause()
        try:
            return (yield)
        finally:
            self.resume()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        handle = getattr(getattr(item, "obj", None), "hypothesis", None)
        if handle is None or self.is_paused:
            return (yield)
        inner, seen = handle.inner_test, 0
        most = max(EACH, EXAMPLES // self.cases[function_of(item)])

        @functools.wraps(inner)
        def example(*args: object, **kwargs: object) -> object:
            nonlocal seen
            seen += 1
            if seen == most + 1:
                self.pause()
            return inner(*args, **kwargs)

        handle.inner_test = example
        try:
            return (yield)
        finally:
            handle.inner_test = inner

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self) -> None:
        """What was measured is kept before the process says that it is done, and may be ended."""
        self.coverage.stop()
        self.coverage.save()


def measure(config: pytest.Config) -> None:
    """Measures in the processes that run tests, where coverage is asked for."""
    coverage = Coverage.current()
    hands_out = config.getoption("numprocesses", None) and "PYTEST_XDIST_WORKER" not in os.environ
    if coverage and not hands_out:
        config.pluginmanager.register(Measuring(coverage), "measuring")
