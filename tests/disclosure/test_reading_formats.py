"""One document in every format gives one model."""

import pytest

from govbudget.disclosure.reading import read_source
from govbudget.io.source import Grid, Paragraph

from .made import BEFORE, NOTE, ROWS, TITLE, UNIT, as_docx, as_html, as_pdf, as_text, as_xlsx

MAKERS = {
    "a.txt": (as_text, "text"),
    "a.htm": (as_html, "html"),
    "a.docx": (as_docx, "word"),
    "a.pdf": (as_pdf, "pdf"),
}


def texts(document):
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def grids(document):
    return [block for block in document.blocks if isinstance(block, Grid)]


@pytest.mark.parametrize("name", MAKERS)
def test_the_same_model(tmp_path, name):
    make, kind = MAKERS[name]
    document = read_source(make(tmp_path / name))

    assert document.format == kind
    assert document.path == str(tmp_path / name)
    assert texts(document) == [*BEFORE, NOTE]
    assert [grid.rows for grid in grids(document)] == [ROWS]
    assert isinstance(document.blocks[-2], Grid)


@pytest.mark.parametrize("name", MAKERS)
def test_the_suffix_does_not_matter(tmp_path, name):
    make, kind = MAKERS[name]
    make(tmp_path / name).rename(tmp_path / "named.xls")

    assert read_source(str(tmp_path / "named.xls")).format == kind


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk", "gb18030", "utf-16", "big5"])
@pytest.mark.parametrize("make", [as_text, as_html])
def test_encodings(tmp_path, make, encoding):
    if encoding == "big5":
        page = "<html><meta charset=big5><p>預算公開</p></html>".encode(encoding)
        (tmp_path / "a").write_bytes(page)
        (tmp_path / "b").write_bytes(page.decode(encoding).encode())
        assert texts(read_source(tmp_path / "b")) == ["預算公開"]
        assert texts(read_source(tmp_path / "a")) == ["預算公開"]
        return
    assert texts(read_source(make(tmp_path / "a", encoding))) == [*BEFORE, NOTE]


def test_a_workbook(tmp_path):
    document = read_source(as_xlsx(tmp_path / "a.xlsx"))
    (grid,) = grids(document)

    assert document.format == "spreadsheet"
    assert document.pages is None
    assert texts(document) == list(BEFORE[:-2])
    assert grid.sheet == "支出表"
    assert grid.rows[:2] == ((TITLE, *[""] * 5), (UNIT, *[""] * 5))
    assert grid.rows[-1] == (NOTE, *[""] * 5)
    assert [row[0] for row in grid.rows[2:-1]] == [row[0] for row in ROWS]
    assert grid.rows[4][2:] == ("1034.25", "700", "100", "234.25")


def test_pages(tmp_path):
    document = read_source(as_pdf(tmp_path / "a.pdf"))

    assert document.pages == 1
    assert {block.page for block in document.blocks} == {1}
