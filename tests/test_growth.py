"""No public operation costs the square of its work: counted in calls, never in time."""

import importlib.util
import math
import sys
from pathlib import Path

import pytest

_FILE = Path(__file__).parent.parent / "benchmarks" / "growth.py"
if not _FILE.exists():
    pytest.skip("the benchmarks are not beside the tests", allow_module_level=True)
_SPEC = importlib.util.spec_from_file_location("growth", _FILE)
growth = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(growth)

FEW, MANY = 4, 16
# Sorting costs a little more than its length; a square would double the exponent.
MOST = 1.2


def calls_of(call):
    """How many calls of functions, in Python or in C, something makes."""
    counted = 0

    def count(_frame, event, _argument):
        nonlocal counted
        counted += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        call()
    finally:
        sys.setprofile(before)
    return counted


def exponent_of(operation):
    first, second = operation(FEW), operation(MANY)
    for call in (first, second):
        call()  # what is read or compiled once is read
    return math.log(calls_of(second) / calls_of(first), MANY / FEW)


@pytest.mark.parametrize("operation", growth.OPERATIONS, ids=lambda one: one.__name__)
@pytest.mark.unmeasured
def test_cost_grows_as_the_work(operation):
    assert exponent_of(operation) < MOST


def test_a_square_is_seen():
    def pairs(times):
        return lambda: [abs(one - other) for one in range(9 * times) for other in range(9 * times)]

    assert exponent_of(pairs) > MOST
