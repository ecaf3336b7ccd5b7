"""Documents that the tests make: one small budget, the same in every format."""

import base64
import functools
import io
import zlib

from docx import Document
from openpyxl import Workbook
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

TITLE = "一般公共预算支出表"
HEADING = "第四部分 单位预算情况说明"
UNIT = "单位：万元"
#: Long enough to be wrapped on a page.
PROSE = (
    "某某市档案馆2024年收支总预算1234.50万元，比上年增加34.50万元，增长2.88%，主要原因是"
    "机关事业单位基本养老保险缴费基数调整，以及新增档案数字化项目支出，其中基本支出1000.25万元，"
    "项目支出234.25万元，与上年相比结构没有大的变化。"
)
ITEMS = (
    "一、收支预算总体情况",
    "（一）收入预算1234.50万元。",
    "1. 一般公共预算拨款收入1234.50万元；",
)
NOTE = "注：本表反映本年度一般公共预算支出情况。"
#: The rows of a table, with "" for what a span covers.
ROWS = (
    ("科目编码", "科目名称", "合计", "基本支出", "", "项目支出"),
    ("", "", "", "人员经费", "公用经费", ""),
    ("201", "一般公共服务支出", "1,034.25", "700.00", "100.00", "234.25"),
    ("20126", "档案事务", "1,034.25", "700.00", "100.00", "234.25"),
    ("2012604", "档案馆", "1,034.25", "700.00", "100.00", "234.25"),
    ("208", "社会保障和就业支出", "200.25", "200.25", "", ""),
    ("20805", "行政事业单位养老支出", "200.25", "200.25", "", ""),
    ("2080505", "机关事业单位基本养老保险缴费支出", "200.25", "200.25", "", ""),
    ("合计", "", "1,234.50", "900.25", "100.00", "234.25"),
)
#: The spans of the table: row, column, rows and columns.
SPANS = ((0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 2, 1), (0, 3, 1, 2), (0, 5, 2, 1), (8, 0, 1, 2))
BEFORE = (HEADING, *ITEMS, PROSE, TITLE, UNIT)
FONT = "STSong-Light"


@functools.cache
def _font():
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    return FONT


def as_text(path, encoding="utf-8"):
    """The document as text, its cells parted by tabs."""
    lines = [*BEFORE, "", *("\t".join(row) for row in ROWS), "", NOTE]
    path.write_bytes("\n".join(lines).encode(encoding))
    return path


def as_html(path, encoding="utf-8"):
    """The document as a web page with spans, a script and a picture from elsewhere."""
    spans = {(row, column): size for row, column, *size in SPANS}
    covered = {
        (row + down, column + right)
        for row, column, rows, columns in SPANS
        for down in range(rows)
        for right in range(columns)
        if down or right
    }
    parts = [
        f'<html><head><meta charset="{encoding}"><title>不读</title>',
        "<script>document.write('<p>不读</p>')</script><style>p {color: red}</style></head><body>",
        '<img src="http://example.invalid/a.png">',
        *(f"<p>&nbsp;{text}</p>" for text in BEFORE),
        "<table>",
    ]
    for number, row in enumerate(ROWS):
        parts.append("<tr>")
        for column, text in enumerate(row):
            if (number, column) in covered:
                continue
            down, right = spans.get((number, column), (1, 1))
            parts.append(f"<td rowspan={down} colspan='{right}'> {text}\n</td>")
        parts.append("</tr>")
    parts += ["</table>", f"<p>{NOTE}</body></html>"]
    path.write_bytes("".join(parts).encode(encoding))
    return path


def as_xlsx(path):
    """The document as a workbook: a sheet of text, and a sheet with title, unit, table and note."""
    book = Workbook()
    book.active.title = "说明"
    for text in BEFORE[:-2]:
        book.active.append([text])
    sheet = book.create_sheet("支出表")
    sheet.append([TITLE])
    sheet.append([UNIT])
    for row in ROWS:
        sheet.append([_number(cell) for cell in row])
    sheet.append([NOTE])
    for row, column, rows, columns in SPANS:
        sheet.merge_cells(
            start_row=row + 3,
            start_column=column + 1,
            end_row=row + 2 + rows,
            end_column=column + columns,
        )
    book.save(path)
    return path


def _number(cell):
    return float(cell.replace(",", "")) if "." in cell else cell or None


#: An xls workbook with the sheet of :func:`as_xlsx`, a sheet 其他 of odd cells, and a hidden one.
#: The only library that writes them is no longer kept, so that it was written once.
_XLS = (
    "c-rk)Z)hA<5TCdI?{b&irI%<<jG<ty^@^98N-"
    "DJHpKASJHrX_`wS?NVJujsp)mVdPA&G5I0x{qpsBP(&gR1zY>IeTTSW3YUN^A=XLLgB@p-"
    "@y5q_$aS=H6Z}=SmyVNXpHzv+vED`Mueh+1b7Qaw0mFe>*-"
    "6WwZuVm~jJOl*j}g0dEokTz6d>dS?p{w?Yew0v0CH(BY%-=O*Ql@;wa-yrrE$4)84=-"
    "S9ZryZh5k^GNry4?Ti>SS<{!Jq0WBDDrA(V9#oqZ)d)U`J1f$G4s1wGR}N8>Q0HxFp;vCwaQA~q%7vOYUBdmW1DYS("
    "hPO*8CCM|3!<Q_!#x8#d-@jGLZcRfV}MCrm+nsw(7Xm-"
    "g&@EqNXy&Wmaknq1u;zcG5F1G0{GRtvp;RB$mdrs0Oh~WmYaVgw=jw2@|P72U<BN)f{HnZMct#*iYjhTUvPRya}a_T"
    "xpOOG(D};FVHtE+QLP9uk-"
    "G>RL>$)|xV;Oo6Z`s{C!7O^UfEkP*FikIzO6m(n)ZE;2I6$~{9ygCcv=p_T|Z@UU#lxWhLQ^#6B#nYVfN7ZK{@=;-"
    "qbZQv}zoOea_OSXs80LNH$xSHw<U;ousbw!iqalcYE)Hy<>L1)0CoQi&_vqcbLsv(cd-Mc>84g(Sy%-"
    "HFwADB0y_$We~(eqp9?m9k<E<y^a{6Wm7IES4KeGm3h+f6v%Z_nrz>Buw{7FI4Q?K{MZ+F6Pe!8FV;6bmdNbc^4ga2"
    "5S`lkj-"
    "w<o2H&S|%HSz%|1pL)V{?!q$_+L$tHFl3>4cE)fEpf0x%EUayBFX1`Aplkj?|+p8R3U&;n90DWf@#}mMqY?npZ;Lp)"
    "O;K+nDcT)EjslXCA}8fafJ0b#m~)e%3j_t4na7JDAR<ZYdcr#c}SO^L}IQyVR{XKE7`Hnb`5KQ+Zg7wX%aM2!Hz_Ar"
    "j)qVWJOG-dV^NJ;}V`FYVe=BJ$c?`F>FYm#9G@MVXU^@X-"
    "*gA*6=F*FRfBVGZJi8AVtv&J>(!#hHpTy*SfxW=LeR(94ij);FcTia1fu5$S6_o@nezK<aDk30>nS(1<hg#OyGT{}L"
    "p<mjrRMpSn09>OP1%BUVX7oe@J4QNJRh;e%)}Vpt*?j94uZjVmHjEVMF2lM!nqqREI6My$mdA^y-"
    "RBv%>5@<Fi}B`Q%YMyZu3mM==c2PMELizG^bQDPD$;ENLUiBXVIG#Qm3+npOVk-"
    "t8q`$VP6r*5klqmEv$m0Eb0$`fByF4KJU3zfODfcu5w+b`;o4=F*uc8u*wrPw`6^>xK6b`KRJA~=>U(tEF)lv)^YV@"
    "dy@KRAUY6B-2;0vMc1_&-"
    "u9uF+IpCvR2Y=v?pJF1|6YP=zY=&q>G*qVj_i<O>Jz1Dw9=T*70f@|onCrB2w5zdiVe@_y*Y^8jS$R6q5g3lB?NrH%"
    "K!kZ2?BJ^;I58~d?q&h?AW8BuyYS8W*i_imxN?msgZKmX(X{{*G}(E|"
)


def as_xls(path):
    """The document as a workbook of the old kind."""
    path.write_bytes(zlib.decompress(base64.b85decode(_XLS)))
    return path


def as_docx(path):
    """The document as docx."""
    document = Document()
    for text in BEFORE:
        document.add_paragraph(text)
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for number, row in enumerate(ROWS):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    for row, column, rows, columns in SPANS:
        first = table.cell(row, column)
        text = first.text
        first.merge(table.cell(row + rows - 1, column + columns - 1)).text = text
    document.add_paragraph(NOTE)
    document.save(path)
    return path


def as_pdf(path):
    """The document as PDF, with wrapped lines and cells, a head and page numbers."""
    body = ParagraphStyle(
        "body", fontName=_font(), fontSize=11, leading=18, wordWrap="CJK", firstLineIndent=22
    )
    cell = ParagraphStyle("cell", fontName=FONT, fontSize=9, leading=11, wordWrap="CJK")
    unit = ParagraphStyle("unit", parent=body, alignment=2, firstLineIndent=0)
    table = Table(
        [[Paragraph(text, cell) for text in row] for row in ROWS],
        colWidths=[50, 100, 70, 70, 70, 70],
        style=TableStyle(
            [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0))]
            + [
                ("SPAN", (column, row), (column + columns - 1, row + rows - 1))
                for row, column, rows, columns in SPANS
            ]
        ),
    )
    story = [*(Paragraph(text, body) for text in BEFORE[:-1]), Paragraph(UNIT, unit), table]
    story += [Paragraph(NOTE, body)]
    SimpleDocTemplate(str(path), pagesize=A4, invariant=1).build(story)
    return path


def drawn(draw, pages=1, size=A4, **options):
    """A PDF whose pages a function draws: it takes the canvas and the number of the page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1, **options)
    for number in range(1, pages + 1):
        canvas.setFont(_font(), 11)
        draw(canvas, number)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
