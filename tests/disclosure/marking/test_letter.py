"""The letter for the body that published a document."""

import io
import shutil
import subprocess

import docx
import pytest
from docx.shared import Cm
from tests.disclosure.marking.test_book import a_finding, a_report

from govbudget.disclosure.marking import letter
from govbudget.io.own_reports import is_own_report
from govbudget.reconciling.kinds import Severity


def opened(data):
    return docx.Document(io.BytesIO(data))


@pytest.mark.parametrize(("language", "word"), [("zh", "错误"), ("en", "Error")])
def test_a_row_for_each_finding(language, word):
    found = [a_finding(), a_finding("ba9876543210", severity=Severity.NOTICE)]
    (table,) = opened(letter([a_report(*found)], language=language)).tables

    assert len(table.rows) == 3
    cells = [cell.text for cell in table.rows[1].cells]
    assert cells[1] == word
    assert "19.00" in cells[2]
    assert f"#{found[0].id}" in cells[3]
    assert cells[4] == "改为10.00"


def test_the_paper_and_the_body():
    document = opened(letter([a_report(a_finding(), document="folder/of/ours/a.pdf")]))
    text = "\n".join(one.text for one in document.paragraphs)

    assert abs(document.sections[0].page_width - Cm(21)) < Cm(0.1)
    assert "某某市档案馆：" in text
    assert "a.pdf" in text
    assert "ours" not in text


def test_a_letter_each_on_a_new_page(tmp_path):
    data = letter([a_report(a_finding()), a_report(document="b.pdf")])
    document = opened(data)
    (tmp_path / "l.docx").write_bytes(data)

    breaks = [one for one in document.paragraphs if one.paragraph_format.page_break_before]
    assert len(breaks) == 1
    assert len(document.tables) == 1
    assert is_own_report(str(tmp_path / "l.docx"))


def test_control_signs_are_written_out():
    data = letter([a_report(a_finding(message="\x1b[2J\x00\u202e"), document="\x07.pdf")])

    assert "\\x1b[2J" in opened(data).tables[0].rows[1].cells[3].text


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_an_office_program_opens_it(tmp_path):
    (tmp_path / "l.docx").write_bytes(letter([a_report(a_finding())]))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "l.docx")], check=True, capture_output=True)

    assert (tmp_path / "l.pdf").read_bytes().startswith(b"%PDF")
