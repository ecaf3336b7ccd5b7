"""``govbudget check --mark``, as typed."""

import functools
import os
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from govbudget.cli import mark_work, run
from govbudget.io.own_reports import is_own_report

ROWS = (
    ("科目编码", "科目名称", "合计", "基本支出", "项目支出"),
    ("", "合计", "10.00", "6.00", "4.00"),
    ("201", "一般公共服务支出", "10.00", "6.00", "4.00"),
    ("20126", "档案事务", "10.00", "6.00", "4.00"),
    ("2012604", "档案馆", "19.00", "6.00", "4.00"),
)


def a_pdf(path):
    """A budget with a wrong figure."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setFont("STSong-Light", 11)
    for at, line in enumerate(("某某市档案馆2024年单位预算", "表1 支出预算总表", "单位：万元")):
        canvas.drawString(60, 780 - 24 * at, line)
    for down, row in enumerate(ROWS):
        for across, cell in enumerate(row):
            canvas.drawString(64 + 95 * across, 690 - 24 * down, cell)
    canvas.grid([60 + 95 * at for at in range(6)], [708 - 24 * at for at in range(6)])
    canvas.save()
    return path


@pytest.fixture
def asked(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)

    def ask(*words):
        code = run(["check", *map(str, words), "--lang", "en", "--jobs", "1"])
        return code, capfd.readouterr().err

    return ask


@functools.cache
def made(folder):
    return a_pdf(Path(folder, "made.pdf")).read_bytes()


@pytest.fixture
def budget(tmp_path_factory):
    return made(tmp_path_factory.getbasetemp())


def test_a_copy_of_each_with_its_findings(asked, budget):
    Path("a.pdf").write_bytes(budget)
    code, said = asked("a.pdf", "--mark", "out")

    assert code == 1
    assert "1 marked copy written to out" in said
    assert Path("out/a.pdf").read_bytes().startswith(budget.rstrip())
    assert Path("a.pdf").read_bytes() == budget


def test_a_marked_copy_is_passed_over_and_may_be_made_again(asked, budget):
    Path("a.pdf").write_bytes(budget)
    asked(".", "--mark", "out")
    code, said = asked(".", "--mark", "out")

    assert code == 1
    assert is_own_report("out/a.pdf")
    assert "passed over: out/a.pdf" in said.replace(os.sep, "/").replace("./", "")


def test_one_name_in_two_folders(asked, budget):
    for folder in ("one", "two"):
        Path(folder).mkdir()
        Path(folder, "a.pdf").write_bytes(budget)
    asked("one/a.pdf", "two/a.pdf", "--mark", "out")

    assert sorted(Path("out").rglob("*.pdf")) == [Path("out/one/a.pdf"), Path("out/two/a.pdf")]


def test_nothing_is_written_over(asked, budget):
    Path("a.pdf").write_bytes(budget)
    code, said = asked("a.pdf", "--mark", ".")

    assert code == 2
    assert "a.pdf" in said
    assert Path("a.pdf").read_bytes() == budget

    Path("out").mkdir()
    Path("out/a.pdf").write_bytes(b"mine")
    code, said = asked("a.pdf", "--mark", "out")

    assert code == 2
    assert "no marked copy of ours" in said
    assert Path("out/a.pdf").read_bytes() == b"mine"


def test_a_folder_that_is_a_file(asked, budget):
    Path("a.pdf").write_bytes(budget)
    Path("out").write_text("mine")
    code, said = asked("a.pdf", "--mark", "out")

    assert code == 2
    assert said.count("\n") == 1


def test_a_file_that_is_gone_or_was_changed(asked, budget, monkeypatch):
    Path("a.pdf").write_bytes(budget)
    Path("b.pdf").write_bytes(budget + b"\n%other")
    before = mark_work.mark_documents

    def meanwhile(outcomes, *rest):
        Path("a.pdf").unlink()
        Path("b.pdf").write_bytes(budget)
        before(outcomes, *rest)

    monkeypatch.setattr(mark_work, "mark_documents", meanwhile)
    code, said = asked("a.pdf", "b.pdf", "--mark", "out")

    assert code == 1
    assert "a.pdf was not marked: it is there no more" in said
    assert "b.pdf was not marked: it was changed since it was checked" in said
    assert not list(Path("out").iterdir())


def test_a_text_cannot_be_marked(asked):
    text = "2024年单位预算\n表1 支出预算总表\n单位：万元\n"
    Path("a.txt").write_text(text + "\n".join("\t".join(row) for row in ROWS), "utf-8")
    code, said = asked("a.txt", "--mark", "out")

    assert code == 1
    assert "a.txt was not marked: only PDF, xlsx and docx files can be marked" in said


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")
def test_a_hostile_name(asked, budget):
    name = "=1\x1b[2J\n'\".pdf"
    Path(name).write_bytes(budget)
    code, said = asked(".", "--mark", "out")

    assert code == 1
    assert "\x1b" not in said
    assert Path("out", name).exists()


class TestOffice:
    def test_decisions_come_back_from_the_workbook(self, asked, budget):
        from openpyxl import load_workbook

        Path("a.pdf").write_bytes(budget)
        code, _ = asked("a.pdf", "-o", "findings.xlsx")
        assert code == 1
        book = load_workbook("findings.xlsx")
        sheet = book.worksheets[0]
        heads = {cell.value: cell.column for cell in sheet[1]}
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, heads["Decision"]).value = "accept"
            sheet.cell(row, heads["Remark"]).value = "as the office says"
        book.save("filled.xlsx")

        code, _ = asked("a.pdf", "--accept", "filled.xlsx", "-o", "next.xlsx")
        assert code == 0
        code, said = asked("a.pdf", "--accept", "a.pdf.xlsx")
        assert code == 2
        assert "a.pdf.xlsx" in said

    def test_a_run_loses_nothing_that_a_reviewer_wrote(self, asked, budget):
        from openpyxl import load_workbook

        Path("a.pdf").write_bytes(budget)
        asked("a.pdf", "-o", "findings.xlsx")
        book = load_workbook("findings.xlsx")
        sheet = book.worksheets[0]
        heads = {cell.value: cell.column for cell in sheet[1]}
        sheet.cell(2, heads["Decision"]).value = "correct"
        sheet.cell(2, heads["Remark"]).value = "sent back"
        book.save("findings.xlsx")

        assert asked("a.pdf", "-o", "findings.xlsx")[0] == 1
        assert asked("a.pdf", "--accept", "findings.xlsx", "-o", "next.xlsx")[0] == 1
        for name in ("findings.xlsx", "next.xlsx"):
            sheet = load_workbook(name).worksheets[0]
            assert sheet.cell(2, heads["Decision"]).value == "correct"
            assert sheet.cell(2, heads["Remark"]).value == "sent back"

    def test_a_letter(self, asked, budget):
        Path("a.pdf").write_bytes(budget)

        assert asked("a.pdf", "-o", "letter.docx")[0] == 1
        assert is_own_report("letter.docx")

    @pytest.mark.parametrize("form", ["excel", "letter"])
    def test_standard_output_takes_none(self, asked, budget, form):
        Path("a.pdf").write_bytes(budget)
        code, said = asked("a.pdf", "--format", form)

        assert code == 2
        assert "name one with -o" in said

    @pytest.mark.parametrize("name", ["findings.xlsx", "letter.docx"])
    def test_a_document_is_not_written_over(self, asked, budget, name):
        Path(name).write_bytes(budget)
        code, _ = asked(name, "-o", name)

        assert code == 2
        assert Path(name).read_bytes() == budget
