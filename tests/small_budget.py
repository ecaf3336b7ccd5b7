"""A budget of one table as text: right, and with one wrong figure."""

GOOD = """单位名称：某某市档案馆
2024年单位预算
表1 支出预算总表
单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t10.00\t6.00\t4.00
201\t一般公共服务支出\t10.00\t6.00\t4.00
20126\t档案事务\t10.00\t6.00\t4.00
2012604\t档案馆\t10.00\t6.00\t4.00
"""
WRONG = GOOD.replace("2012604\t档案馆\t10.00", "2012604\t档案馆\t19.00")
