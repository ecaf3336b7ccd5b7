"""What always holds of the search for the cells at fault."""

from fractions import Fraction
from itertools import combinations

import hypothesis.strategies as st
from attrs import evolve
from hypothesis import assume, given, settings

import govbudget as gb
from govbudget.base.cells import WhyNot
from govbudget.reconciling.bounds import solve
from govbudget.reconciling.locate import locate
from govbudget.reconciling.system import Equation
from govbudget.testing import broken_budgets, budgets

CELLS = 7


@st.composite
def systems(draw):
    """A few identities over a few cells, of which some fail."""
    identities = []
    for _ in range(draw(st.integers(1, 5))):
        cells = draw(st.permutations(range(CELLS)))[: draw(st.integers(2, 5))]
        identities.append(Equation(cells[0], tuple(cells[1:]), ""))
    residuals = [draw(st.integers(-3, 3)) for _ in identities]
    assume(any(residuals))
    return identities, residuals


def explains(identities, residuals, chosen):
    """Whether one change of the chosen cells makes all hold: by elimination over fractions."""
    rows = []
    for one, residual in zip(identities, residuals, strict=True):
        row = [Fraction((one.total == cell) - one.parts.count(cell)) for cell in chosen]
        rows.append([*row, Fraction(-residual)])
    for at in range(len(chosen)):
        pivot = next((row for row in rows[at:] if row[at]), None)
        if pivot is None:
            return None
        rows.remove(pivot)
        rows.insert(at, pivot)
        for other in rows:
            if other is not pivot and other[at]:
                factor = other[at] / pivot[at]
                other[:] = [a - factor * b for a, b in zip(other, pivot, strict=True)]
    values = [row[-1] / row[at] for at, row in enumerate(rows[: len(chosen)])]
    # Amounts are whole numbers of the last place.
    whole = all(value.denominator == 1 and value for value in values)
    return whole and all(not row[-1] for row in rows[len(chosen) :])


@given(systems())
def test_finds_every_smallest_set(system):
    identities, residuals = system
    around = [
        [at for at, one in enumerate(identities) if cell in (one.total, *one.parts)]
        for cell in range(CELLS)
    ]
    failing = [at for at, residual in enumerate(residuals) if residual]
    nothing = [0] * len(identities)
    found = locate(identities, around, (residuals, nothing), failing)

    for size in (1, 2, 3):
        sets = {
            chosen
            for chosen in combinations(range(CELLS), size)
            if explains(identities, residuals, chosen)
        }
        # Cells of which one can be any number are no smallest set, and neither side counts them.
        if sets:
            assert {tuple(sorted(cell for cell, _ in one)) for one in found.sets} >= sets
            assert all(len(one) == size for one in found.sets)
            return
    assert all(len(one) == 3 for one in found.sets)


@given(systems())
def test_its_changes_make_all_hold(system):
    identities, residuals = system
    around = [
        [at for at, one in enumerate(identities) if cell in (one.total, *one.parts)]
        for cell in range(CELLS)
    ]
    failing = [at for at, residual in enumerate(residuals) if residual]
    found = locate(identities, around, (residuals, [0] * len(identities)), failing)

    for one in found.sets:
        values = {cell: change[2] for cell, change in one}
        for identity, residual in zip(identities, residuals, strict=True):
            by = values.get(identity.total, 0) - sum(values.get(p, 0) for p in identity.parts)
            assert residual + by == 0


LIMITS = st.lists(
    st.tuples(
        st.tuples(*[st.integers(-1, 1)] * 3),
        st.integers(-4, 2),
        st.integers(0, 5),
    ).map(lambda one: (one[0], one[1], one[1] + one[2])),
    min_size=1,
    max_size=6,
)


@given(LIMITS)
def test_bounds_agree_with_trying_all(limits):
    boxes = [((1, 0, 0), -4, 4), ((0, 1, 0), -4, 4), ((0, 0, 1), -4, 4)]
    limits = [*limits, *boxes]
    found = solve(limits, 3)

    def keeps(values):
        return all(
            least <= sum(a * b for a, b in zip(row, values, strict=True)) <= most
            for row, least, most in limits
        )

    tried = range(-4, 5)
    some = [(x, y, z) for x in tried for y in tried for z in tried if keeps((x, y, z))]
    if some:
        assert found is not None
        for place, (low, high, _) in enumerate(found):
            assert all(low <= values[place] <= high for values in some)


@given(budgets())
def test_a_budget_that_adds_up_has_no_finding(table):
    result = gb.reconcile(table)

    assert list(result) == []
    assert result.held == result.checked


@given(budgets(rounded=True))
def test_rounding_is_no_error(table):
    assert gb.reconcile(table).errors == ()


@settings(max_examples=200)
@given(broken_budgets())
def test_a_planted_slip_is_among_the_answers(planted):
    result = gb.reconcile(planted.broken)

    assert planted.is_among(result)


@given(broken_budgets())
def test_a_proposed_value_mends_the_table(planted):
    result = gb.reconcile(planted.broken)

    for finding in result.errors:
        for explanation in finding.explanations[:3]:
            table = planted.broken
            for mend in explanation.mends:
                table = table.with_amount(mend.cell.row, mend.cell.measure, mend.value)
            failed = {failure.identity for failure in finding.failures}
            left = [
                (failure.identity, failure.total.measure)
                for one in gb.reconcile(table)
                for failure in one.failures
                if one.severity is gb.Severity.ERROR
            ]
            told = {(one.identity, one.total.measure) for one in finding.failures}
            assert not told & set(left), failed


@given(budgets(), st.data())
def test_deducing_gives_back_what_was_blanked(table, data):
    filled = [
        (at, measure)
        for at, row in enumerate(table.rows)
        for measure, cell in zip(table.measures, row.cells, strict=True)
        if cell.amount is not None
    ]
    at, measure = data.draw(st.sampled_from(filled))
    true = table.rows[at].cells[table.measures.index(measure)].amount
    made = gb.deduce(table.with_amount(at, measure, None))

    for mend in made.filled:
        if (mend.cell.row, mend.cell.measure) == (at, measure):
            assert mend.value == true
        else:
            assert mend.value == 0 or made.table.rows[mend.cell.row].cells


@given(budgets(), st.data())
def test_a_cell_that_was_not_read_accuses_nobody(table, data):
    """Whatever cell it is: it is told itself, and all else holds as before."""
    filled = [
        (at, place)
        for at, row in enumerate(table.rows)
        for place, cell in enumerate(row.cells)
        if cell.amount is not None
    ]
    at, place = data.draw(st.sampled_from(filled))
    true = table.rows[at].cells[place].amount
    row = table.rows[at]
    lost = evolve(row.cells[place], amount=None, printed="#REF!", why=WhyNot.ERROR)
    cells = (*row.cells[:place], lost, *row.cells[place + 1 :])
    rows = (*table.rows[:at], evolve(row, cells=cells), *table.rows[at + 1 :])
    found = gb.reconcile(evolve(table, rows=rows))

    assert [one.kind for one in found] == [gb.Kind.NOT_READ]
    assert found.held == found.checked
    assert all(cell.row == at for one in found.untold for cell in one.cells)
    for explanation in found[0].explanations:
        assert [mend.value for mend in explanation.mends] == [true]


@given(budgets(measures=3), st.data())
def test_a_column_of_another_kind_changes_no_finding(table, data):
    """Wherever it stands, and whatever is in it."""
    place = data.draw(st.integers(0, 3))
    title = data.draw(st.sampled_from(["人数", "面积（平方米）", "占比", "上年预算数", "备用"]))
    values = [
        gb.Cell.of(None if title in {"备用", "上年预算数"} else data.draw(st.integers(0, 99)))
        for _ in table.rows
    ]
    measures = (*table.measures[:place], title, *table.measures[place:])
    rows = tuple(
        evolve(row, cells=(*row.cells[:place], value, *row.cells[place:]))
        for row, value in zip(table.rows, values, strict=True)
    )
    wider = evolve(table, measures=measures, rows=rows, identities=None)

    assert list(gb.reconcile(wider)) == []
