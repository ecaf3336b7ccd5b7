"""Some hundred small files that cost much, or that break what reads them: each is below 100 KB.

Every one is made here, from nothing; what a file is called says how it begins, so that a reader
takes it for what it pretends to be.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable

__all__ = ["FILES", "packed"]

Maker = Callable[[], bytes]
FILES: dict[str, Maker] = {}

_MOST = 100_000
#: What a budget says, so that a file is taken for one and all rules are run.
HEAD = "示范局2024年部门预算\n\n一、收支情况\n2024年支出预算10.00万元，其中：基本支出6.00万元。\n\n"
ROWS = "科目编码\t科目名称\t合计\n201\t一般公共服务支出\t10.00\n20126\t档案事务\t10.00\n"


def text(name: str, write: Callable[[], str], codec: str = "utf-8") -> None:
    """A file of text."""
    FILES[name] = lambda: write().encode(codec, "surrogatepass")


def packed(parts: dict[str, str | bytes], level: int = 9) -> bytes:
    """An archive of some parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


# Web pages


def _page(repeat: str, times: int, before: str = "<html><body>", after: str = "") -> Callable:
    return lambda: before + HEAD + repeat * times + after


for _name, _repeat, _times in (
    ("open_links", '<a href="', 10_000),
    ("open_comments", "<!--", 20_000),
    ("open_ends", "</", 45_000),
    ("open_declarations", "<!", 45_000),
    ("open_instructions", "<?", 45_000),
    ("open_cdata", "<![CDATA[", 10_000),
    ("open_sections", "<![", 30_000),
    ("open_tags", "<a ", 30_000),
    ("open_attributes", "<a b='", 15_000),
    ("equal_signs", "<a =", 22_000),
    ("blanks_in_a_tag", " ", 90_000),
    ("ampersands", "&", 90_000),
    ("references", "&#99999999999;", 6_000),
    ("deep_boxes", "<div>", 18_000),
    ("deep_tables", "<table><tr><td>", 6_000),
    ("deep_spans", "<b><i>", 15_000),
    ("scripts", "<script>", 12_000),
    ("open_titles", "<title>", 12_000),
    ("textareas", "<textarea>", 9_000),
    ("hidden", "<p style='display:none'>", 3_500),
    ("styles", "<style>.a{display:none}</style>", 3_000),
    ("classes", "<p class='a b c d e f g h i j'>", 3_000),
    ("many_cells", "<td>", 24_000),
    ("angle_brackets", "<", 90_000),
    ("quotes_in_a_tag", "\"'", 45_000),
):
    _before = "<html><body>"
    if _name in {"blanks_in_a_tag", "quotes_in_a_tag"}:
        _before += "<a "
    if _name == "many_cells":
        _before += "<table><tr>"
    text(f"html_{_name}.html", _page(_repeat, _times, _before))
text(
    "html_wide_spans.html",
    lambda: (
        "<html><table>"
        + "<tr><td colspan=1000 rowspan=65534>1</td><td>2</td></tr>" * 1_500
        + "</table>"
    ),
)
text(
    "html_tall_spans.html",
    lambda: "<html><table><tr>" + "<td rowspan=99999>1</td>" * 3_000 + "</tr>" + "<tr>" * 6_000,
)
text(
    "html_style_rules.html",
    lambda: (
        "<html><style>"
        + "".join(f".c{n}{{display:none}}" for n in range(3_500))
        + "</style>"
        + "<p class='c1 c2'>甲</p>" * 800
    ),
)
text("html_comment_in_style.html", lambda: "<html><style>" + "/*" * 40_000 + "</style>" + HEAD)


# XML


def _laughs(root: str) -> str:
    names = [f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12)]
    return "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY l0 'ha'>" + "".join(names) + f"]>{root}"


_OLD = "urn:schemas-microsoft-com:office:spreadsheet"
_BOOK = (
    f"<Workbook xmlns='{_OLD}' xmlns:ss='{_OLD}'><Worksheet ss:Name='1'><Table>%s</Table>"
    "</Worksheet></Workbook>"
)
_CELL = "<Row><Cell><Data ss:Type='String'>%s</Data></Cell></Row>"
text("xml_laughs.xml", lambda: _laughs(_BOOK % (_CELL % "&l11;")))
text(
    "xml_quadratic.xml",
    lambda: (
        "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a '"
        + "甲" * 10_000
        + "'>]>"
        + _BOOK % (_CELL % ("&a;" * 10_000))
    ),
)
text(
    "xml_external.xml",
    lambda: (
        "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
        + _BOOK % (_CELL % "&a;")
    ),
)
text("xml_deep.xml", lambda: "<?xml version='1.0'?>" + _BOOK % ("<Row>" * 15_000))
text(
    "xml_far_row.xml",
    lambda: (
        _BOOK % ("<Row ss:Index='999999999'><Cell ss:Index='16000'><Data>1</Data></Cell></Row>")
    ),
)
text(
    "xml_merged.xml",
    lambda: (
        _BOOK
        % (
            "<Row><Cell ss:MergeAcross='16000' ss:MergeDown='1000000'><Data ss:Type='String'>甲"
            "</Data></Cell></Row>" * 400
        )
    ),
)
text(
    "xml_huge_index.xml",
    lambda: _BOOK % f"<Row ss:Index='{'9' * 5_000}'><Cell><Data>1</Data></Cell></Row>",
)
text(
    "xml_attributes.xml",
    lambda: _BOOK % ("<Row " + " ".join(f"a{n}='1'" for n in range(9_000)) + "/>"),
)


# Rows of text

text("csv_line_feeds.csv", lambda: ROWS.replace("\t", ",") + "\n" * 95_000)
text("csv_returns.csv", lambda: "a" + "\r" * 95_000)
text("csv_one_line.csv", lambda: "201," * 24_000)
text("csv_quotes.csv", lambda: '"' * 95_000)
text("csv_open_quote.csv", lambda: 'a,b\n1,"2\n' + "3,4\n" * 20_000)
text("csv_open_quotes.csv", lambda: 'a,"b\n' * 18_000)
text("csv_commas.csv", lambda: "a,b\n" + "," * 90_000)
text("csv_commas_in_rows.csv", lambda: "code,amount\n" + ("," * 999 + "\n") * 90)
text("csv_guards.csv", lambda: "code,amount\n" + '="' * 45_000)
text("csv_one_cell.csv", lambda: "code,amount\n201," + "9" * 90_000)
text("csv_great_numbers.csv", lambda: "科目编码,科目名称,合计\n" + f"201,甲,{'9' * 4_400}\n" * 20)
text("csv_exponents.csv", lambda: "科目编码,科目名称,合计\n" + "201,甲,1e999999999\n" * 2_000)
text(
    "csv_exponent_sums.csv", lambda: "科目编码,科目名称,合计\n201,甲,1e400000\n20101,乙,1e-400000\n"
)
text("csv_great_codes.csv", lambda: "科目编码,科目名称,合计\n" + f"{'2' * 4_500},甲,1\n" * 20)
text("csv_columns.csv", lambda: ",".join(f"c{n}" for n in range(14_000)) + "\n201\n")
text("csv_same_heads.csv", lambda: "合计," * 8_000 + "\n201\n")
text("csv_unseen.csv", lambda: "code,amount\n" + "\u200b" * 30_000)
text(
    "csv_nested_codes.csv", lambda: "科目编码,科目名称,合计\n" + "201,一般公共服务支出,1\n" * 2_800
)
text("tsv_heads.txt", lambda: HEAD + "\t".join(["科目编码", "合计"] * 3_000) + "\n" + "201\t1\n")


# Running text, against the grammar

for _name, _body in (
    ("digits", lambda: "1" * 90_000),
    ("digits_apart", lambda: "1 " * 45_000),
    ("thousands", lambda: "1," * 45_000),
    ("points", lambda: "1." * 45_000),
    ("blanks", lambda: "支出" + " " * 90_000 + "10万元"),
    ("wide_blanks", lambda: "支出" + "\u3000" * 29_000 + "10万元"),
    ("open_brackets", lambda: "（" * 30_000),
    ("closed_brackets", lambda: "（）" * 15_000),
    ("nested_brackets", lambda: "（" * 14_000 + "1" + "）" * 14_000),
    ("list_numbers", lambda: "一、" * 15_000),
    ("list_lines", lambda: "（一）\n" * 9_000),
    ("numerals", lambda: "一百二十" * 7_000),
    ("quotes", lambda: "“" * 30_000),
    ("one_line", lambda: "2024年支出预算10.00万元，其中：基本支出6.00万元，" * 1_400),
    ("sentences", lambda: "2024年支出预算10.00万元。" * 2_500),
    ("lines", lambda: "2024年支出预算10.00万元，比上年增加1.00万元，增长10.00%。\n" * 1_100),
    ("titles", lambda: "表1 收支总表\n单位：万元\n" * 2_400),
    ("contents", lambda: "目录\n" + "一、收支总表……………1\n" * 2_200),
    ("dots", lambda: "目录\n一" + "…" * 30_000 + "1\n"),
    ("dashes", lambda: "支出" + "－" * 30_000),
    ("years", lambda: "2024年" * 12_000),
    ("percents", lambda: "增长10%" * 8_000),
    ("units", lambda: "10万元" * 9_000),
    ("paths", lambda: "一般公共服务支出（类）" * 2_900),
    ("names", lambda: "其中：" * 10_000),
    ("glossary", lambda: "第四部分 名词解释\n" + "一、基本支出：指支出。\n" * 2_400),
    ("commas", lambda: "，" * 30_000),
    ("colons", lambda: "：" * 30_000),
    ("and", lambda: "和" * 30_000),
    ("one_word", lambda: "支" * 30_000),
    ("latin", lambda: "a" * 90_000),
    ("codes", lambda: "2010301 " * 11_000),
    ("line_feeds", lambda: "\n" * 90_000 + "支出10万元"),
    ("blank_lines", lambda: " \n" * 45_000 + "支出10万元"),
    ("tabs", lambda: "\t" * 90_000 + "10"),
    ("tab_rows", lambda: "\t\t\t\t\t\t\t\t\t\n" * 9_000 + "10"),
    ("bars", lambda: "|" * 90_000),
):
    text(f"text_{_name}.txt", lambda body=_body: HEAD + body())
text("text_utf16_halves.txt", lambda: "\ufeff" + HEAD + "\ud800" * 20_000, "utf-16-le")
FILES["text_utf16_odd.txt"] = lambda: ("\ufeff" + HEAD * 9).encode("utf-16-le") + b"\x4e"
FILES["text_gb_cut.txt"] = lambda: (HEAD * 300).encode("gb18030") + b"\x81"
FILES["text_nul.txt"] = lambda: b"\0" * 90_000
FILES["text_bytes.txt"] = lambda: bytes(range(256)) * 350
text("json_deep.json", lambda: "[" * 90_000)
text("json_objects.json", lambda: '{"a":' * 15_000)
text("json_number.json", lambda: '{"a": ' + "9" * 90_000 + "}")
text("json_strings.json", lambda: '["' + "\\u0000" * 12_000 + '"]')


# Workbooks

_TYPES = (
    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
    "<Default Extension='xml' ContentType='application/xml'/></Types>"
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def _relations(**targets: str) -> str:
    parts = "".join(
        f"<Relationship Id='{name}' Type='{_RELS}/{re.split('[/.]', target)[-2].rstrip('1')}'"
        f" Target='{target}'/>"
        for name, target in targets.items()
    )
    return f"<Relationships xmlns='{_PACKAGE}'>{parts}</Relationships>"


def workbook(sheet: str | bytes, strings: str = "", styles: str = "") -> bytes:
    """An xlsx file with one sheet."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f"<Relationships xmlns='{_PACKAGE}'><Relationship Id='r' "
        f"Type='{_RELS}/officeDocument' Target='xl/workbook.xml'/></Relationships>",
        "xl/workbook.xml": f"<workbook xmlns='{_MAIN}' xmlns:r='{_RELS}'><sheets>"
        "<sheet name='1' sheetId='1' r:id='r1'/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(
            r1="worksheets/sheet1.xml", r2="sharedStrings.xml", r3="styles.xml"
        ).replace("relationships/sheet'", "relationships/worksheet'"),
        "xl/sharedStrings.xml": f"<sst xmlns='{_MAIN}'>{strings}</sst>",
        "xl/styles.xml": f"<styleSheet xmlns='{_MAIN}'>{styles}</styleSheet>",
        "xl/worksheets/sheet1.xml": sheet,
    }
    return packed(parts)


def sheet(rows: str, behind: str = "") -> str:
    """A sheet with some rows."""
    return f"<worksheet xmlns='{_MAIN}'><sheetData>{rows}</sheetData>{behind}</worksheet>"


_ONE = "<row r='1'><c r='A1'><v>1</v></c></row>"
for _name, _make in {
    "bomb": lambda: workbook(sheet(_ONE) + " " * 60_000_000),
    "cells": lambda: workbook(sheet("<row>" + "<c><v>1</v></c>" * 600_000 + "</row>")),
    "blank_cells": lambda: workbook(sheet("<row>" + "<c/>" * 2_000_000 + "</row>")),
    "blank_rows": lambda: workbook(sheet("<row/>" * 2_000_000)),
    "far_cell": lambda: workbook(sheet("<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>")),
    "two_corners": lambda: workbook(
        sheet(_ONE + "<row r='1000000'><c r='ZZ1000000'><v>1</v></c></row>")
    ),
    "wide": lambda: workbook(sheet("<row r='1'><c r='XFD1'><v>1</v></c></row>" * 600)),
    "long_reference": lambda: workbook(
        sheet(f"<row r='1'><c r='{'A' * 50_000}1'><v>1</v></c></row>")
    ),
    "shared": lambda: workbook(
        sheet(
            "".join(f"<row r='{n}'><c r='A{n}' t='s'><v>0</v></c></row>" for n in range(1, 9_000))
        ),
        "<si><t>" + "甲" * 1_000_000 + "</t></si>",
    ),
    "strings": lambda: workbook(sheet(_ONE), "<si><t>a</t></si>" * 800_000),
    "runs": lambda: workbook(
        sheet("<row r='1'><c r='A1' t='s'><v>0</v></c></row>"),
        "<si>" + "<r><t>a</t></r>" * 800_000 + "</si>",
    ),
    "count": lambda: workbook(
        sheet(_ONE), "</sst><sst count='4294967295' uniqueCount='4294967295'>"
    ),
    "styles": lambda: workbook(sheet(_ONE), styles="<cellXfs>" + "<xf/>" * 900_000 + "</cellXfs>"),
    "formats": lambda: workbook(
        sheet("<row r='1'><c r='A1' s='0'><v>1</v></c></row>"),
        styles="<numFmts><numFmt numFmtId='200' formatCode='" + "[" * 60_000 + "'/></numFmts>"
        "<cellXfs><xf numFmtId='200'/></cellXfs>",
    ),
    "merged": lambda: workbook(
        sheet(_ONE, "<mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>")
    ),
    "merges": lambda: workbook(
        sheet(
            "".join(f"<row r='{n}'><c r='A{n}'><v>1</v></c></row>" for n in range(1, 3_000)),
            "<mergeCells>" + "<mergeCell ref='A1:ZZ3000'/>" * 20_000 + "</mergeCells>",
        )
    ),
    "laughs": lambda: workbook(
        _laughs(sheet("<row><c t='inlineStr'><is><t>&l11;</t></is></c></row>"))
    ),
    "external": lambda: workbook(
        "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
        + sheet("<row><c t='inlineStr'><is><t>&a;</t></is></c></row>")
    ),
    "deep": lambda: workbook(sheet("<row>" * 500_000)),
    "hidden_columns": lambda: workbook(
        sheet(_ONE, "").replace(
            "<sheetData>",
            "<cols>" + "<col min='1' max='16384' hidden='1'/>" * 20_000 + "</cols><sheetData>",
        )
    ),
    "numbers": lambda: workbook(
        sheet("<row r='1'><c r='A1'><v>" + "9" * 4_000_000 + "</v></c></row>")
    ),
    "utf16": lambda: workbook(("\ufeff" + sheet(_ONE * 30_000)).encode("utf-16-le")),
    "cut": lambda: workbook(sheet(_ONE * 900))[:700],
}.items():
    FILES[f"xlsx_{_name}.xlsx"] = _make


def _relabelled(data: bytes, size: int) -> bytes:
    """An archive that says of each part that it has so many bytes."""
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data = data[: at + 24] + struct.pack("<I", size) + data[at + 28 :]
        at += 4
    return data


FILES["xlsx_lies_small.xlsx"] = lambda: _relabelled(workbook(sheet(_ONE + " " * 30_000_000)), 100)
FILES["xlsx_lies_great.xlsx"] = lambda: _relabelled(workbook(sheet(_ONE)), 0xFFFFFFF0)
FILES["zip_many_parts.xlsx"] = lambda: packed(
    {"xl/workbook.xml": ""} | {f"{n}": "" for n in range(900)}
)
FILES["zip_of_zips.zip"] = lambda: packed(
    {f"{n}.zip": packed({"a": b"\0" * 5_000_000}) for n in range(15)}
)


def binary(sheet_parts: bytes) -> bytes:
    """An xlsb file with one sheet of these bytes."""
    return packed(
        {
            "[Content_Types].xml": _TYPES,
            "xl/workbook.bin": b"\x83\x01\x00\x9c\x01\x10" + b"\0" * 16 + b"\x84\x01\x00",
            "xl/_rels/workbook.bin.rels": _relations(r1="worksheets/sheet1.bin"),
            "xl/worksheets/sheet1.bin": sheet_parts,
        }
    )


FILES["xlsb_noise.xlsb"] = lambda: binary(bytes(range(256)) * 300)
FILES["xlsb_long_record.xlsb"] = lambda: binary(b"\x00\xff\xff\xff\x7f" + b"\0" * 100)
FILES["xlsb_zeros.xlsb"] = lambda: binary(b"\0" * 20_000_000)
FILES["xlsb_no_sheets.xlsb"] = lambda: packed({"xl/workbook.bin": b"\xff" * 5_000})


def compound(stream: bytes, sectors: int | None = None) -> bytes:
    """An OLE file with a stream called Workbook."""
    size = len(stream)
    count = -(-size // 512)
    fat = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, count + 2), 0xFFFFFFFE]
    fat += [0xFFFFFFFF] * (128 - len(fat))
    entry = "Workbook".encode("utf-16-le").ljust(64, b"\0")
    root = "Root Entry".encode("utf-16-le").ljust(64, b"\0")
    tail = b"\xff" * 12 + b"\0" * 36
    directory = (
        root
        + struct.pack("<HBB", 22, 5, 1)
        + b"\xff" * 8
        + struct.pack("<I", 1)
        + b"\0" * 36
        + struct.pack("<III", 0xFFFFFFFE, 0, 0)
        + entry
        + struct.pack("<HBB", 18, 2, 1)
        + tail[:12]
        + b"\0" * 36
        + struct.pack("<III", 2, size if sectors is None else sectors, 0)
    ).ljust(512, b"\0")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 10
    header += struct.pack("<IIIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    header += b"\xff" * (512 - len(header))
    return header + struct.pack("<128I", *fat[:128]) + directory + stream.ljust(count * 512, b"\0")


_BOF = struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 5, 0, 0, 0, 6)
FILES["xls_damaged.xls"] = lambda: compound(_BOF + bytes(range(256)) * 200)
FILES["xls_long_stream.xls"] = lambda: compound(_BOF * 400, sectors=0x7FFFFFFF)
FILES["xls_strings.xls"] = lambda: compound(
    _BOF + struct.pack("<HHII", 0x00FC, 8, 0xFFFFFFF, 0xFFFFFFF) + b"\x0a\0\0\0" * 3_000
)
FILES["xls_no_stream.xls"] = lambda: compound(b"")[:1024] + b"\0" * 90_000
FILES["xls_circle.xls"] = lambda: compound(_BOF * 900).replace(
    struct.pack("<III", 3, 4, 5), struct.pack("<III", 3, 2, 5)
)


# Documents and spreadsheets of other programs

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(body: str) -> bytes:
    """A docx file."""
    return packed(
        {
            "[Content_Types].xml": _TYPES,
            "word/document.xml": f"<w:document xmlns:w='{_WORD}'><w:body>{body}</w:body>"
            "</w:document>",
        }
    )


_PARAGRAPH = "<w:p><w:r><w:t>支出10万元</w:t></w:r></w:p>"
for _name, _make in {
    "paragraphs": lambda: word("<w:p/>" * 1_000_000),
    "full_paragraphs": lambda: word(_PARAGRAPH * 200_000),
    "deep_tables": lambda: word("<w:tbl><w:tr><w:tc>" * 90_000),
    "table_in_table": lambda: word(
        "<w:tbl><w:tr><w:tc>" * 400 + _PARAGRAPH + "</w:tc></w:tr></w:tbl>" * 400
    ),
    "cells": lambda: word("<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * 400_000 + "</w:tr></w:tbl>"),
    "spans": lambda: word(
        "<w:tbl>"
        + "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='999999999'/></w:tcPr></w:tc></w:tr>" * 9_000
        + "</w:tbl>"
    ),
    "runs": lambda: word("<w:p>" + "<w:r><w:t>1</w:t></w:r>" * 400_000 + "</w:p>"),
    "deep_runs": lambda: word("<w:p>" + "<w:ins>" * 300_000),
    "laughs": lambda: packed({"word/document.xml": _laughs("<a>&l11;</a>")}),
    "external": lambda: packed(
        {"word/document.xml": "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><a>&a;</a>"}
    ),
    "long_text": lambda: word("<w:p><w:r><w:t>" + "支出" * 3_000_000 + "</w:t></w:r></w:p>"),
    "cut": lambda: word(_PARAGRAPH * 900)[:500],
}.items():
    FILES[f"docx_{_name}.docx"] = _make

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = " ".join(f"xmlns:{one}='{_OFFICE}:{one}:1.0'" for one in ("office", "table", "text"))


def calc(rows: str) -> bytes:
    """An ods file."""
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": f"<office:document-content {_NAMES}><office:body><office:spreadsheet>"
            f"<table:table table:name='1'>{rows}</table:table></office:spreadsheet></office:body>"
            "</office:document-content>",
        }
    )


_FULL = "<table:table-cell office:value-type='string'%s><text:p>1</text:p></table:table-cell>"
for _name, _make in {
    "repeated_cell": lambda: calc(
        "<table:table-row>"
        + _FULL % " table:number-columns-repeated='999999999'"
        + "</table:table-row>"
    ),
    "repeated_rows": lambda: calc(
        "<table:table-row table:number-rows-repeated='999999999'>"
        + _FULL % ""
        + "</table:table-row>"
    ),
    "rows_of_repeats": lambda: calc(
        (
            "<table:table-row>"
            + _FULL % " table:number-columns-repeated='16000'"
            + "</table:table-row>"
        )
        * 9_000
    ),
    "spans": lambda: calc(
        (
            "<table:table-row>"
            + _FULL % " table:number-columns-spanned='16000' table:number-rows-spanned='1000000'"
            + "</table:table-row>"
        )
        * 9_000
    ),
    "deep": lambda: calc("<table:table-row>" * 300_000),
    "laughs": lambda: packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": _laughs("<a>&l11;</a>"),
        }
    ),
    "blanks": lambda: calc("<table:table-row/>" * 1_500_000),
    "texts": lambda: calc(
        "<table:table-row>"
        + _FULL.replace("1<", "<text:s text:c='999999999'/><") % ""
        + "</table:table-row>"
    ),
}.items():
    FILES[f"ods_{_name}.ods"] = _make


# PDF


def pdf(content: bytes, *more: bytes, entries: bytes = b"", kids: bytes = b"3 0 R") -> bytes:
    """A PDF file with one page of this content."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count 1>>" % kids,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R"
        b"/Resources<</Font<</F 4 0 R>>/XObject<</X 6 0 R>>>>>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), entries, content),
        *more,
    ]
    body = b"%PDF-1.4\n" + b"".join(
        b"%d 0 obj%s endobj\n" % (number, one) for number, one in enumerate(objects, 1)
    )
    return body + b"trailer<</Root 1 0 R>>"


_FLATE = b"/Filter/FlateDecode"
for _name, _make in {
    "itself": lambda: pdf(b"", kids=b"2 0 R"),
    "bomb": lambda: pdf(zlib.compress(b"q " * 30_000_000, 9), entries=_FLATE),
    "glyphs": lambda: pdf(
        zlib.compress(b"BT /F 1 Tf 5 5 Td " + b"(aaaaaaaaaaaaaaaaaaaaaaaa)Tj " * 5_000 + b"ET", 9),
        entries=_FLATE,
    ),
    "lines": lambda: pdf(zlib.compress(b"0 0 m 9 9 l S " * 20_000, 9), entries=_FLATE),
    "rectangles": lambda: pdf(
        zlib.compress(b"".join(b"%d %d 9 9 re S " % (n % 600, n % 800) for n in range(60_000)), 9)[
            :95_000
        ],
        entries=_FLATE,
    ),
    "form_of_itself": lambda: pdf(
        b"/X Do",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Length 11>>"
        b"stream\n/X Do /X Do\nendstream",
    ),
    "pages": lambda: pdf(b"", kids=b"3 0 R " * 15_000),
    "page_size": lambda: pdf(b"BT /F 9 Tf (a)Tj ET").replace(b"600 800", b"600 9999999999"),
    "deep_states": lambda: pdf(
        zlib.compress(b"q " * 500_000 + b"BT /F 9 Tf (a)Tj ET", 9), entries=_FLATE
    ),
    "deep_arrays": lambda: b"%PDF-1.4\n1 0 obj" + b"[" * 90_000,
    "deep_dictionaries": lambda: b"%PDF-1.4\n1 0 obj" + b"<</A" * 22_000,
    "cut": lambda: pdf(b"BT /F 9 Tf (a)Tj ET")[:200],
    "noise": lambda: b"%PDF-1.4\n" + bytes(range(256)) * 350,
    "filters": lambda: pdf(b"", entries=b"/Filter[" + b"/FlateDecode" * 7_000 + b"]"),
}.items():
    FILES[f"pdf_{_name}.pdf"] = _make

# What pretends to be another thing

FILES["other_gzip.xlsx"] = lambda: zlib.compress(b"\0" * 50_000_000, 9)
FILES["other_png.pdf"] = lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 1_000
FILES["other_empty.csv"] = lambda: b""
FILES["other_byte.txt"] = lambda: b"\xef"
FILES["other_rtf.docx"] = lambda: b"{\\rtf1 " + b"{" * 90_000
FILES["other_mhtml.html"] = lambda: b"MIME-Version: 1.0\n" * 4_000
