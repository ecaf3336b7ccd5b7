"""One hostile document through every output: nothing of it steers whoever opens what comes out."""

import io
import json
import os
import re
import tomllib
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import openpyxl
import pytest
import xlsxwriter

from govbudget.cli import run

NAME = "=1+1 <img src=x onerror=alert(1)>'&\x1b[2J\u202e.xlsx"
SHEET = "=1+1<b>&\"'x"
MARKUP = "<script>alert(1)</script>"
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
ROWS = (
    (f"=HYPERLINK('http://x'){MARKUP}\n某某市档案馆2024年单位预算",),
    (f"表1 支出预算总表{MARKUP}\u202e",),
    ("单位：万元",),
    ("科目编码", "科目名称", "合计", "基本支出", "项目支出"),
    ("", "合计", 10.0, 6.0, 4.0),
    ("201", f"=cmd|' /C calc'!A0{MARKUP}", 10.0, 6.0, 4.0),
    ("20126", "@SUM(1+1)\u202e", 10.0, 6.0, 4.0),
    ("2012604", f"+1{MARKUP}]]><!--", 19.0, 6.0, 4.0),
)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")


@pytest.fixture
def checked(tmp_path, monkeypatch, capfd):
    """Checks the hostile document; gives what was printed, with what is written in its folder."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    with xlsxwriter.Workbook(str(Path("in", NAME)), {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(SHEET)
        for at, row in enumerate(ROWS):
            sheet.write_row(at, 0, row)

    def check(*words, language="zh"):
        code = run(["check", "in", *words, "--lang", language, "--jobs", "1", "--no-cache"])
        said = capfd.readouterr()
        assert code == (0 if "--baseline" in words else 1), said.err
        return said.out + said.err

    return check


def texts_of(element):
    return "".join(element.itertext())


def assert_harmless(text):
    assert not STEERS.search(text), STEERS.search(text)


@pytest.mark.parametrize("language", ["zh", "en"])
class TestHostile:
    def test_the_terminal(self, checked, language):
        said = checked("--full", language=language)

        assert "2012604" in said
        assert_harmless(said)

    @pytest.mark.parametrize("target", ["a.html", "folder/"])
    def test_pages(self, checked, language, target):
        checked("-o", target, language=language)
        pages = [Path(target)] if target.endswith("html") else [*Path(target).rglob("*.html")]

        assert pages
        for page in pages:
            text = page.read_text("utf-8")
            assert MARKUP not in text
            assert "<img src=x" not in text
            assert_harmless(text)

    @pytest.mark.parametrize("target", ["a.json", "a.jsonl", "a.sarif"])
    def test_json(self, checked, language, target):
        checked("-o", target, language=language)
        text = Path(target).read_text("utf-8")

        for line in text.splitlines() if target.endswith("l") else [text]:
            assert json.loads(line)
        assert_harmless(text)

    def test_junit(self, checked, language):
        checked("--format", "junit", "-o", "a.xml", language=language)
        root = ET.fromstring(Path("a.xml").read_bytes())

        assert "2012604" in ET.tostring(root, encoding="unicode")
        assert_harmless(texts_of(root))

    def test_the_workbook(self, checked, language):
        checked("-o", "a.xlsx", language=language)
        book = openpyxl.load_workbook("a.xlsx")
        cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]

        assert any("2012604" in str(cell.value) for cell in cells)
        assert not [cell.value for cell in cells if cell.data_type == "f"]
        for cell in cells:
            assert_harmless(str(cell.value))

    def test_the_letter(self, checked, language):
        checked("-o", "a.docx", language=language)
        text = texts_of(docx.Document("a.docx").element)

        assert "2012604" in text
        assert_harmless(text)

    def test_the_marked_copy(self, checked, language):
        before = Path("in", NAME).read_bytes()
        checked("--mark", "out", language=language)
        data = Path("out", NAME).read_bytes()
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            roots = [
                ET.fromstring(archive.read(name))
                for name in archive.namelist()
                if name.endswith((".xml", ".rels", ".vml"))
            ]
        said = [
            cell.comment.text
            for row in openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
            for cell in row
            if cell.comment
        ]

        assert roots
        assert any("2012604" in one for one in said)
        for one in said:
            assert_harmless(one)
        assert Path("in", NAME).read_bytes() == before

    def test_the_accept_list(self, checked, language):
        checked("--baseline", "a.toml", language=language)
        text = Path("a.toml").read_text("utf-8")

        assert tomllib.loads(text)
        assert_harmless(text)
