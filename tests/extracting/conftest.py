"""Documents that become data in the tests."""

import pytest

GOOD = """单位名称：某某市档案馆
2024年单位预算

公开日期：2024年2月5日

表1 一般公共预算支出表
单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t10.00\t6.00\t4.00
201\t一般公共服务支出\t10.00\t6.00\t4.00
20126\t档案事务\t10.00\t6.00\t4.00
2012604\t档案馆\t10.00\t6.00\t4.00

2024年一般公共预算支出10.00万元，其中基本支出6.00万元，项目支出4.00万元。
"""
WRONG = GOOD.replace("2012604\t档案馆\t10.00", "2012604\t档案馆\t19.00")


@pytest.fixture
def document(tmp_path):
    """Writes a document and gives its path."""

    def write(text=GOOD, name="a.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    write.good = GOOD
    write.wrong = WRONG
    return write
