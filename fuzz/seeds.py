"""Makes the seeds: a small whole file of each format, from which mutations begin."""

import io
import sys
import zipfile
from pathlib import Path

__all__ = ["SEEDS", "write_all"]

ROWS = [
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ["201", "一般公共服务支出", "150.00", "120.00", "30.00"],
    ["20103", "政府办公厅（室）及相关机构事务", "150.00", "120.00", "30.00"],
    ["2010301", "行政运行", "120.00", "120.00", ""],
    ["2010302", "一般行政管理事务", "30.00", "", "30.00"],
    ["", "合计", "150.00", "120.00", "30.00"],
]
TITLES = ["某单位2024年度部门预算", "表1 一般公共预算支出表", "单位：万元"]
SAID = "2024年收入总计150.00万元，其中：财政拨款收入150.00万元，比上年增加10.00万元，增长7.1%。"


def text():
    """Text with a table parted by tabs."""
    table = "\n".join("\t".join(row) for row in ROWS)
    return ("\n".join([*TITLES, table, SAID]) + "\n").encode()


def rows():
    """Rows parted by commas."""
    return "\n".join(",".join(row) for row in ROWS).encode()


def page():
    """A web page with a table."""
    cells = "".join(
        f"<tr>{''.join(f'<td colspan=1>{one}</td>' for one in row)}</tr>" for row in ROWS
    )
    above = "".join(f"<p>{one}</p>" for one in TITLES)
    return f"<html><meta charset=utf-8>{above}<table>{cells}</table><p>{SAID}</p></html>".encode()


def xlsx():
    """A workbook with merged cells."""
    from openpyxl import Workbook

    book = Workbook()
    for row in [*([one] for one in TITLES), *ROWS]:
        book.active.append(row)
    book.active.merge_cells("A1:E1")
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def docx():
    """A Word document with a table."""
    from docx import Document

    document = Document()
    for one in TITLES:
        document.add_paragraph(one)
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for at, row in enumerate(ROWS):
        for cell, one in zip(table.rows[at].cells, row, strict=True):
            cell.text = one
    document.add_paragraph(SAID)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def ods():
    """An OpenDocument sheet."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{one}</text:p>'
            "</table:table-cell>"
            for one in row
        )
        + "</table:table-row>"
        for row in ROWS
    )
    kinds = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<office:document-content xmlns:office="{kinds}office:1.0" xmlns:table="{kinds}table:1.0" '
        f'xmlns:text="{kinds}text:1.0"><office:body><office:spreadsheet><table:table '
        f'table:name="表1">{cells}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    return _packed(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content}
    )


def xml2003():
    """A workbook as one XML file."""
    cells = "".join(
        "<Row>"
        + "".join(f'<Cell><Data ss:Type="String">{one}</Data></Cell>' for one in row)
        + "</Row>"
        for row in ROWS
    )
    kind = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="{kind}" '
        f'xmlns:ss="{kind}"><Worksheet ss:Name="表1"><Table>{cells}</Table></Worksheet></Workbook>'
    ).encode()


def pdf():
    """A page with a ruled table."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    data = io.BytesIO()
    canvas = Canvas(data, A4)
    for at, row in enumerate(ROWS):
        for place, one in enumerate(row):
            canvas.rect(40 + 100 * place, 700 - 20 * at, 100, 20)
            canvas.drawString(44 + 100 * place, 706 - 20 * at, one.encode("ascii", "ignore"))
    canvas.save()
    return data.getvalue()


def written():
    """Codes and amounts as people write them, a line each."""
    lines = "2010350|[2010350]事业运行|201 03 50|住房保障（类）住房改革（款）|-1,234.50|２０１"
    return lines.replace("|", "\n").encode()


def _packed(parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


#: What makes the seed of each format.
SEEDS = {
    "text": text,
    "csv": rows,
    "html": page,
    "xlsx": xlsx,
    "ods": ods,
    "docx": docx,
    "xml2003": xml2003,
    "pdf": pdf,
    "written": written,
}


def write_all(folder):
    """Write a seed of each format into a folder."""
    for name, make in SEEDS.items():
        place = Path(folder, name)
        place.mkdir(parents=True, exist_ok=True)
        (place / "seed").write_bytes(make())


if __name__ == "__main__":
    write_all(sys.argv[1] if len(sys.argv) > 1 else "seeds")
