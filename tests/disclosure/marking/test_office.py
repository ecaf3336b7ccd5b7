"""Marked workbooks and docx files: comments where the findings are, all else as it was."""

import io
import re
import warnings
import zipfile

import docx
import openpyxl
import pytest
import xlsxwriter
from lxml import etree

import govbudget as gb
from govbudget.disclosure.marking import mark_copy
from govbudget.io.own_reports import is_own_report
from govbudget.io.xmlplaces import edited, element_of

HOSTILE = "=1+1</text>\x0b\u202e'\"&"
HEAD = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")
ROWS = (
    ("", "合计", 10.0, 6.0, 4.0),
    ("201", "一般公共服务支出", 10.0, 6.0, 4.0),
    ("20126", "档案事务", 10.0, 6.0, 4.0),
    ("2012604", "档案馆", 19.0, 6.0, 4.0),
)
ABOVE = ("某某市档案馆2024年单位预算", "表1 支出预算总表", "单位：万元")
WRONG = "C8"


def a_book(path, more=lambda *_: None, name="支出<&'\">"):
    """A workbook with a wrong figure in C8."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(name)
        for at, line in enumerate(ABOVE):
            sheet.write(at, 0, line)
        for at, row in enumerate((HEAD, *ROWS), 3):
            sheet.write_row(at, 0, row)
        more(book, sheet)
    return path


def rich(book, sheet):
    """What libraries that read and write lose."""
    bold = book.add_format({"bold": True})
    sheet.write_rich_string("A12", "注：", bold, "粗", "细")
    sheet.insert_textbox("H2", "文本框")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": [sheet.name, 4, 2, 7, 2]})
    sheet.insert_chart("H9", chart)
    sheet.conditional_format("C5:C8", {"type": "data_bar", "bar_solid": True})
    sheet.protect("secret")


def with_table(_, sheet):
    sheet.add_table("H1:I3")


def commented(_, sheet):
    sheet.write_comment("A2", "原有批注", {"author": "审核人"})
    sheet.write_comment(WRONG, "人写的", {"author": "审核人"})


def marked(path, language="zh"):
    before = path.read_bytes()
    made = mark_copy(str(path), gb.check(gb.read_disclosure(path)), language=language)
    assert path.read_bytes() == before
    return made


def comments(made):
    with warnings.catch_warnings():
        # Of what it would lose; it only reads here.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(made), rich_text=True)
    return {
        cell.coordinate: (cell.comment.author, cell.comment.text)
        for row in book.worksheets[0]
        for cell in row
        if cell.comment
    }


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    "more", [lambda *_: None, rich, with_table], ids=["plain", "rich", "table"]
)
@pytest.mark.parametrize(("language", "word"), [("zh", "错误"), ("en", "Error")])
def test_a_comment_stands_at_the_cell(tmp_path, more, language, word):
    path = a_book(tmp_path / "a.xlsx", more)
    made = marked(path, language)
    found = comments(made)

    assert found[WRONG][0] == "govbudget"
    assert found[WRONG][1].startswith(word)
    assert "table.columns" in found[WRONG][1]
    (shape,) = (
        re.findall(rb'fillcolor="#F8CBAD".*?<x:Row>7</x:Row><x:Column>2</x:Column>', data)
        for name, data in parts(made).items()
        if name.endswith(".vml")
    )
    assert len(shape) == 1


@pytest.mark.parametrize("more", [rich, with_table, commented])
def test_all_else_is_as_it_was(tmp_path, more):
    path = a_book(tmp_path / "a.xlsx", more)
    old, new = parts(path.read_bytes()), parts(marked(path))
    changed = {name for name, data in old.items() if new[name] != data}

    assert changed <= {
        "[Content_Types].xml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
    }
    sheet = new["xl/worksheets/sheet1.xml"]
    ours = re.sub(rb"<legacyDrawing xmlns=[^>]*/>", b"", sheet)
    assert ours == old["xl/worksheets/sheet1.xml"]


def test_comments_that_are_there_stay(tmp_path):
    found = comments(marked(a_book(tmp_path / "a.xlsx", commented)))

    assert found["A2"] == ("审核人", "原有批注")
    author, said = found[WRONG]
    assert author == "审核人"
    assert said.startswith("人写的\n\ngovbudget:\n错误")


def test_the_cell_of_a_conversation_is_named_beside_it(tmp_path):
    path = a_book(tmp_path / "a.xlsx", commented)
    held = parts(path.read_bytes())
    rels = "xl/worksheets/_rels/sheet1.xml.rels"
    root = element_of("a", rels, held[rels])
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    one = (
        f'<Relationship xmlns="{root.space}" Id="rIdT" Type="{kind}"'
        ' Target="../threadedComments/threadedComment1.xml"/>'
    )
    held[rels] = edited(held[rels], [root.appended(held[rels], one)])
    held["xl/threadedComments/threadedComment1.xml"] = (
        f'<ThreadedComments><threadedComment ref="{WRONG}"/></ThreadedComments>'.encode()
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    found = comments(marked(path))

    assert found[WRONG] == ("审核人", "人写的")
    assert found["D8"][1].startswith(f"（针对单元格 {WRONG}）\n错误")


def test_hostile_cells_and_names(tmp_path):
    path = a_book(
        tmp_path / "a.xlsx",
        lambda _, sheet: sheet.write_string("B8", HOSTILE.replace("\x0b", "")),
        name="=1+1'&<\">",
    )
    found = comments(marked(path))

    assert found[WRONG][0] == "govbudget"
    assert "\u202e" not in found[WRONG][1]


@pytest.mark.parametrize("name", ["a.xlsx", "a.docx"])
def test_a_signed_one_is_told(tmp_path, name):
    path = (a_book if name.endswith("xlsx") else a_text)(tmp_path / name)
    report = gb.check(gb.read_disclosure(path))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<a/>")
    report = gb.check(gb.read_disclosure(path))
    before = path.read_bytes()

    with pytest.raises(gb.GovBudgetError, match="signed"):
        mark_copy(str(path), report)
    assert path.read_bytes() == before


def test_a_damaged_part_is_told(tmp_path):
    path = a_book(tmp_path / "a.xlsx", commented)
    held = parts(path.read_bytes())
    held["xl/comments1.xml"] = held["xl/comments1.xml"][:-9]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in held.items():
            archive.writestr(name, data)

    with pytest.raises(gb.GovBudgetError, match="not well formed"):
        marked(path)


def a_text(path):
    """A docx file with a wrong figure in a table and in the text."""
    document = docx.Document()
    document.add_paragraph(ABOVE[0])
    document.add_heading("一、支出情况", 1)
    paragraph = document.add_paragraph("2024年支出预算10.00万元，")
    paragraph.add_run("其中基本支出7.00万元").bold = True
    paragraph.add_run("。")
    for line in ABOVE[1:]:
        document.add_paragraph(line)
    table = document.add_table(0, len(HEAD))
    for row in (HEAD, *ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text if isinstance(text, str) else f"{text:.2f}"
    document.add_comment(paragraph.runs, "原有批注", author="审核人")
    document.save(path)
    return path


def test_comments_of_word_stand_where_the_findings_are(tmp_path):
    path = a_text(tmp_path / "a.docx")
    made = docx.Document(io.BytesIO(marked(path)))
    under = under_comments(made.element.body)
    said = {one.comment_id: (one.author, one.text) for one in made.comments}

    assert said[0] == ("审核人", "原有批注")
    ours = {key: text for key, (author, text) in said.items() if author == "govbudget"}
    assert {under[key] for key, text in ours.items() if "table.columns" in text} == {
        "19.00",
        "10.00",
    }
    assert any(
        "其中基本支出7.00万元" in under[key] for key, text in ours.items() if "text_table" in text
    )


def test_all_else_of_a_docx_is_as_it_was(tmp_path):
    path = a_text(tmp_path / "a.docx")
    old, new = parts(path.read_bytes()), parts(marked(path))

    assert {name for name, data in old.items() if new[name] != data} <= {
        "word/document.xml",
        "word/comments.xml",
    }
    assert without_comments(new["word/document.xml"]) == without_comments(old["word/document.xml"])


def test_a_table_alone_in_a_docx(tmp_path):
    document = docx.Document()
    for line in ABOVE:
        document.add_paragraph(line)
    table = document.add_table(0, len(HEAD))
    for row in (HEAD, *ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text if isinstance(text, str) else f"{text:.2f}"
    document.save(tmp_path / "a.docx")
    made = docx.Document(io.BytesIO(marked(tmp_path / "a.docx", "en")))

    under = under_comments(made.element.body)
    assert {"19.00", "10.00"} <= set(under.values())
    assert all(one.author == "govbudget" for one in made.comments)


def test_a_copy_is_known_as_ours(tmp_path):
    for made in (a_book(tmp_path / "a.xlsx"), a_text(tmp_path / "a.docx")):
        copy = tmp_path / f"copy{made.suffix}"
        copy.write_bytes(marked(made))
        assert is_own_report(str(copy))
        assert not is_own_report(str(made))


def under_comments(body):
    """The letters that each comment is about."""
    found, open_ = {}, set()
    for one in body.iter():
        name = etree.QName(one).localname
        number = next((value for key, value in one.attrib.items() if key.endswith("}id")), None)
        if name == "commentRangeStart":
            open_.add(int(number))
        elif name == "commentRangeEnd":
            open_.discard(int(number))
        elif name == "t":
            for key in open_:
                found[key] = found.get(key, "") + one.text
    return found


def without_comments(data):
    root = etree.fromstring(data)
    for one in list(root.iter()):
        name = etree.QName(one).localname
        if name.startswith("commentRange"):
            one.getparent().remove(one)
        elif name == "commentReference":
            run = one.getparent()
            run.getparent().remove(run)
    return etree.tostring(root, method="c14n")


@pytest.mark.parametrize(
    ("xml", "made"),
    [
        (b"<a></a>", b"<a><b/></a>"),
        (b'<a x=">"/>', b'<a x=">"><b/></a>'),
        (
            b"<?xml version='1.0'?><n:a xmlns:n='u' />",
            b"<?xml version='1.0'?><n:a xmlns:n='u' ><b/></n:a>",
        ),
    ],
)
def test_more_in_an_element(xml, made):
    assert edited(xml, [element_of("f", "p", xml).appended(xml, "<b/>")]) == made


@pytest.mark.parametrize("xml", [b"<a>", b"<!DOCTYPE a><a/>", b"", "<a/>".encode("utf-16")])
def test_a_bad_part_is_told(xml):
    with pytest.raises(gb.UnreadableFile, match="damaged"):
        element_of("f", "p", xml)
