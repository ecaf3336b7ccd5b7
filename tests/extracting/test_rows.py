"""The rows of a document: its figures, its facts, what is in doubt."""

from decimal import Decimal
from itertools import chain, count
from types import SimpleNamespace

import pytest

import govbudget as gb
from govbudget.disclosure.reading.pdf import apart, processes


@pytest.fixture
def extracted(document):
    """The extract of a text."""
    return lambda text: next(gb.extract(document(text)))


def test_a_row_for_each_figure(extracted, document):
    found = extracted(document.good)

    assert len(found.figures) == 12
    assert found.document.figures == 12
    last = found.figures[-1]
    assert (last.code, last.code_printed, last.name, last.name_printed) == (
        "2012604",
        "2012604",
        "档案馆",
        "档案馆",
    )
    assert (last.scheme, last.edition) == ("functional", 2024)
    assert (last.measure, last.part, last.phase, last.figure_year, last.fund) == (
        "项目支出",
        "项目支出",
        "budget",
        2024,
        "general",
    )
    assert (last.amount, last.value, last.unit) == (Decimal(40000), Decimal("4.00"), "万元")
    assert (last.role, last.state) == ("detail", gb.ExtractState.READ)
    assert (last.table, last.table_kind, last.table_number) == (1, "general", "表1")
    total = found.figures[0]
    assert (total.code, total.scheme, total.role) == ("", "", "total")


def test_what_the_document_is(extracted, document):
    made = extracted(document.good)
    of = made.document

    assert (of.body, of.level, of.year, of.kind) == ("某某市档案馆", "unit", 2024, "budget")
    assert {of.place, *(one.place for one in (*made.figures, *made.facts))} == {"某某市"}
    assert of.date == "2024-02-05"
    assert (of.format, of.tables, of.errors, of.lost) == ("text", 1, 0, 0)
    assert len(of.document) == 64


def test_a_row_for_each_fact(extracted, document):
    facts = extracted(document.good).facts

    assert [(one.sort, one.subject, one.amount) for one in facts] == [
        ("amount", "spending", 100000),
        ("amount", "spending.basic", 60000),
        ("amount", "spending.project", 40000),
    ]
    assert {one.sentence for one in facts} == {facts[0].sentence}
    assert all(one.sentence[one.start : one.end] for one in facts)


def test_figures_that_an_error_is_about_are_in_doubt(extracted, document):
    found = extracted(document.wrong)

    doubted = [one for one in found.figures if one.state is gb.ExtractState.IN_DOUBT]
    assert {(one.code, one.measure) for one in doubted} == {("20126", "合计"), ("2012604", "合计")}
    report = gb.check(gb.read_disclosure(document(document.wrong)))
    ids = {one.id for one in report.findings}
    assert {key for one in doubted for key in one.findings.split()} <= ids
    assert found.document.errors == 1


def test_without_a_check_nothing_is_in_doubt(document):
    (found,) = gb.extract(document(document.wrong), check=False)

    assert {one.state.value for one in found.figures} == {"read"}
    assert found.document.errors is None


def test_a_cell_that_was_not_read_has_no_value(extracted, document):
    found = extracted(document.good.replace("档案馆\t10.00\t6.00", "档案馆\t1O.00\t6.00"))

    cell = next(one for one in found.figures if one.state is gb.ExtractState.NOT_READ)
    assert (cell.amount, cell.value, cell.printed) == (None, None, "1O.00")


def test_a_blank_is_no_figure(extracted, document):
    found = extracted(document.good.replace("档案馆\t10.00\t6.00\t4.00", "档案馆\t10.00\t10.00\t—"))

    assert len(found.figures) == 11


def test_without_a_unit_there_is_no_amount(extracted, document):
    found = extracted(document.good.replace("单位：万元\n", ""))

    assert all(one.amount is None and one.value is not None for one in found.figures)
    assert {one.unit for one in found.figures} == {""}


def test_amounts_are_exact_in_every_unit(extracted, document):
    found = extracted(document.good.replace("单位：万元", "单位：亿元"))

    assert found.figures[0].amount == 1000000000


@pytest.mark.parametrize("text", ["", "一篇通知。\n", "科目\t数\n甲\t1\n"])
def test_no_budget_has_no_rows_but_a_reason(document, text):
    (found,) = gb.extract(document(text))

    assert isinstance(found, gb.ExtractFailure)
    assert found.why.zh
    assert found.why.en


def test_what_cannot_be_read_ends_nothing(document, tmp_path):
    document(document.good)
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 broken")

    found = list(gb.extract(tmp_path))

    assert [type(one).__name__ for one in found] == ["Extract", "ExtractFailure"]
    assert not found[1].passed_over


def test_a_pdf_whose_time_is_up_is_a_failure_and_the_others_are_whole(
    document, tmp_path, monkeypatch
):
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    long = tmp_path / "b.pdf"
    drawn = canvas.Canvas(str(long))
    for page in range(3):
        drawn.drawString(72, 720, f"page {page}")
        drawn.showPage()
    drawn.save()
    # The file is opened in time; from then on each look at the clock finds an hour gone.
    clock, answer = chain([0, 1], count(3600, 3600)), processes.Worker.next
    monkeypatch.setattr(apart, "time", SimpleNamespace(monotonic=clock.__next__))
    monkeypatch.setattr(
        processes.Worker,
        "next",
        lambda worker, seconds: answer(worker, seconds) if seconds > 0 else None,
    )

    found = list(gb.extract([document(name="a.txt"), long, document(name="c.txt")]))

    assert [type(one).__name__ for one in found] == ["Extract", "ExtractFailure", "Extract"]
    assert found[1].file == str(long)
    assert "longer than 60 seconds" in str(found[1].why)
    assert len(found[0].figures) == len(found[2].figures) == 12


def test_documents_that_were_read_already(document):
    (found,) = gb.extract([gb.read_disclosure(document(document.good))])

    assert len(found.figures) == 12


def test_in_several_processes(document, tmp_path):
    for number in range(3):
        document(document.good, f"{number}.txt")

    found = list(gb.extract(tmp_path, jobs=2))

    assert sorted(one.document.file[-5:] for one in found) == ["0.txt", "1.txt", "2.txt"]


@pytest.mark.parametrize("jobs", [0, -1, True, "2", 1.5])
def test_jobs_are_a_number(jobs):
    with pytest.raises(gb.WrongArgument):
        gb.extract([], jobs=jobs)


@pytest.mark.parametrize("source", [5, [None], object()])
def test_a_source_that_is_none(source):
    with pytest.raises(gb.WrongArgument):
        list(gb.extract(source))


def test_no_such_file(tmp_path):
    (found,) = gb.extract(tmp_path / "none.pdf")
    assert isinstance(found, gb.ExtractFailure)


class TestFrames:
    @pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
    def test_of_a_document(self, document, backend):
        pytest.importorskip(backend)
        made = gb.read_disclosure(document(document.good)).to_frame(backend)
        assert made.shape == (12, 37)
        assert type(made).__module__.partition(".")[0] == backend
        amounts = made["amount"]
        values = amounts.to_pylist() if backend == "pyarrow" else amounts.to_list()
        assert values[0] == Decimal(100000)

    def test_of_a_table(self, document):
        table = gb.read_disclosure(document(document.good)).table("general")
        made = table.to_frame("pyarrow")
        assert made["code"].to_pylist()[-1] == "2012604"
        assert set(made["document"].to_pylist()) == {""}

    def test_of_a_report(self, document):
        report = gb.check(gb.read_disclosure(document(document.wrong)))
        made = report.to_frame("pyarrow")
        assert made.num_rows == sum(max(len(one.places), 1) for one in report.findings)
        assert set(made["id"].to_pylist()) == {one.id for one in report.findings}

    def test_of_an_extract(self, extracted, document):
        assert extracted(document.good).to_frame("pyarrow").num_rows == 12

    def test_of_nothing(self):
        made = gb.Disclosure("a", "text").to_frame("pyarrow")
        assert (made.num_rows, made.num_columns) == (0, 37)

    def test_another_backend(self):
        with pytest.raises(gb.WrongArgument, match="pandas"):
            gb.Disclosure("a", "text").to_frame("excel")

    def test_a_table_that_is_not_there(self):
        assert gb.Disclosure("a", "text").table("general") is None
        with pytest.raises(gb.UnknownWord):
            gb.Disclosure("a", "text").table("generals")
