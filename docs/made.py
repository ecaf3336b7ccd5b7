"""The made documents of which the pictures of the docs are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from pathlib import Path

# A table to reconcile: one figure has two digits swapped.
TABLE = """科目编码,科目名称,合计,基本支出,项目支出
,合计,"1,109.37","1,056.37",53.00
201,一般公共服务支出,"1,029.56",976.56,53.00
20103,政府办公厅（室）及相关机构事务,"1,029.56",976.56,53.00
2010350,事业运行,967.56,976.56,
2010399,其他政府办公厅（室）及相关机构事务支出,53.00,,53.00
221,住房保障支出,79.81,79.81,
22102,住房改革支出,79.81,79.81,
2210203,购房补贴,79.81,79.81,
"""
LINES = """科目编码,摘要,金额
2012601,工资,62.40
2012601,办公费,17.60
2012604,库房改造,54.00
2210201,住房公积金,12.00
2080505,养老保险缴费,9.50
2080506,职业年金缴费,4.75
"""
# What a county spends, for charts.
SPENDING = """科目编码,金额（万元）
2050201,3120.00
2050202,5260.00
2050203,2890.00
2050204,2140.00
2050302,960.00
2080505,1840.00
2080801,420.00
2081001,310.00
2100201,1650.00
2101101,730.00
2130701,640.00
2120501,980.00
2010301,1210.00
2040201,1380.00
2210201,890.00
"""
# The same over years: 旅游业 moved to another 类 in 2019, 农业综合开发 ended.
YEARS = """年度,科目编码,金额（万元）
2018,2050202,3900
2018,2160501,1050
2018,2080505,1210
2018,21306,640
2019,2050202,4180
2019,2070101,1120
2019,2080505,1330
2019,2130701,450
2020,2050202,4350
2020,2070101,760
2020,2080505,1490
2020,2130701,520
2021,2050202,4620
2021,2070101,980
2021,2080505,1560
2021,2130701,590
2022,2050202,4810
2022,2070101,1010
2022,2080505,1680
2022,2130701,610
2023,2050202,5090
2023,2070101,1240
2023,2080505,1790
2023,2130701,600
2024,2050202,5260
2024,2070101,1310
2024,2080505,1840
2024,2130701,640
"""
# What it is spent for beside what it buys.
CROSSED = """科目编码,工资福利支出,商品和服务支出,对个人和家庭的补助,资本性支出
205,8900,3120,640,1710
208,320,210,1980,60
210,990,860,320,210
201,760,390,20,40
204,840,420,30,90
213,180,260,90,110
"""
# A budget whose text and table have a figure each with two digits swapped.
BUDGET = """某某市档案馆2024年单位预算
单位名称：某某市档案馆
表1 支出预算总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t146.00\t92.00\t54.00
201\t一般公共服务支出\t134.00\t80.00\t54.00
20126\t档案事务\t134.00\t80.00\t54.00
2012601\t行政运行\t80.00\t80.00\t
2012604\t档案馆\t45.00\t\t54.00
221\t住房保障支出\t12.00\t12.00\t
22102\t住房改革支出\t12.00\t12.00\t
2210201\t住房公积金\t12.00\t12.00\t
2024年支出预算164.00万元，其中基本支出92.00万元，项目支出54.00万元。
"""
RIGHT = BUDGET.replace("45.00", "54.00").replace("164.00", "146.00")
# The budget of the year before, to set beside it.
BEFORE = (
    RIGHT.replace("2024", "2023")
    .replace("146.00", "131.50")
    .replace("134.00", "120.00")
    .replace("54.00", "40.00")
    .replace("92.00", "91.50")
    .replace("12.00", "11.50")
)
# A folder of budgets: their names and what they say.
FOLDER = {
    "某某市档案馆2024年预算.pdf": BUDGET,
    "某某市博物馆2024年预算.pdf": RIGHT.replace("档案馆2024", "博物馆2024").replace(
        "名称：某某市档案馆", "名称：某某市博物馆"
    ),
    "某某市图书馆2024年预算.pdf": BUDGET.replace("档案馆2024", "图书馆2024")
    .replace("名称：某某市档案馆", "名称：某某市图书馆")
    .replace("164.00", "146.00"),
}
LEFT, TOP, LINE = 50, 770, 24
EDGES = (0, 75, 245, 325, 410, 495)


def draw(path: Path, text: str) -> None:
    """Write a document as a PDF."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path), invariant=True)
    canvas.setFont("STSong-Light", 11)
    for number, line in enumerate(text.splitlines()):
        top = TOP - number * LINE
        cells = line.split("\t")
        for at, cell in enumerate(cells):
            canvas.drawString(LEFT + EDGES[at] + 5, top, cell)
            if len(cells) > 1:
                canvas.rect(LEFT + EDGES[at], top - 8, EDGES[at + 1] - EDGES[at], LINE)
    canvas.save()


def fill(folder: Path) -> None:
    """Write all documents into a folder."""
    (folder / "table.csv").write_text(TABLE, encoding="utf-8")
    (folder / "lines.csv").write_text(LINES, encoding="utf-8")
    for name, text in (("spending", SPENDING), ("years", YEARS), ("crossed", CROSSED)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    for year, text in (("2023", BEFORE), ("2024", RIGHT)):
        (folder / f"budget-{year}.txt").write_text(text, encoding="utf-8")
    draw(folder / "budget.pdf", BUDGET)
    (folder / "budgets").mkdir()
    for name, text in FOLDER.items():
        draw(folder / "budgets" / name, text)
