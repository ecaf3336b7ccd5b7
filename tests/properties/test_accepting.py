"""An accept list survives another place of what it covers, and never covers a changed figure."""

import tempfile
from decimal import Decimal
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

import govbudget as gb
from govbudget.disclosure.checks.identity import identified
from govbudget.disclosure.checks.records import CheckFinding, CheckReport, Figure, Place
from govbudget.reconciling.kinds import Severity

from .planted import AMOUNTS, FAULTY, FORMATS, QUICK, WHOSE


def all_of(report):
    return gb.AcceptList(gb.Accepted(one.id, "r") for one in report.findings)


@settings(QUICK, max_examples=15)
@given(FAULTY, st.integers(1, 5))
def test_it_survives_lines_that_move_and_another_name(planted, lines):
    assume(planted is not None)
    with tempfile.TemporaryDirectory() as folder:
        path = FORMATS["a.txt"](planted.made, Path(folder) / "a.txt")
        known = all_of(gb.check(gb.read_disclosure(path)))
        first, _, rest = path.read_text("utf-8").partition("\n")
        moved = Path(folder) / "b.txt"
        moved.write_text("\n".join((first, *["\n"] * lines, rest)), "utf-8")
        report = known.apply(gb.check(gb.read_disclosure(moved)))

    assert report.findings == ()
    assert len(report.accepted) == len(known.entries)


def of(findings):
    return CheckReport("a.pdf", *WHOSE, (), identified(findings, WHOSE))


def finding(label, value, page):
    figures, places = [Figure(label, value)], [Place(page=page, text=label)]
    return CheckFinding("text.sums", Severity.ERROR, f"{label}不符", "", figures, places)


@settings(QUICK)
@given(
    st.lists(st.tuples(st.text("甲乙丙丁", min_size=1), AMOUNTS), unique_by=lambda one: one[0]),
    st.randoms(use_true_random=False),
)
def test_it_survives_another_page_and_order(rows, dice):
    known = all_of(of([finding(*row, 1) for row in rows]))
    dice.shuffle(rows)

    report = known.apply(of([finding(*row, dice.randint(1, 99)) for row in rows]))

    assert report.findings == ()
    assert len(report.accepted) == len(rows)


@settings(QUICK)
@given(AMOUNTS, AMOUNTS.filter(bool))
def test_it_never_covers_a_changed_figure(value, change):
    known = all_of(of([finding("合计", value, 1)]))

    report = known.apply(of([finding("合计", value + Decimal(change), 1)]))

    assert report.accepted == ()
    assert len(report.findings) == 1


@settings(QUICK)
@given(
    st.lists(
        st.builds(
            gb.Accepted,
            st.text("0123456789abcdef", min_size=12, max_size=12),
            st.text(st.characters(codec="utf-8")).filter(str.strip),
            st.text(st.characters(codec="utf-8")),
            st.none() | st.dates(),
            st.text(st.characters(codec="utf-8")),
            st.none() | st.integers(2000, 2100),
            said=st.text(st.characters(codec="utf-8")),
        ),
        unique_by=lambda one: one.id,
    )
)
def test_what_is_written_is_read_back(entries):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "l.toml"
        gb.AcceptList(entries).write(path)
        assert gb.AcceptList.read(path).entries == tuple(entries) or not entries
