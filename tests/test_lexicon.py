"""The words of heads, units and measures: each row of the lexicon reads its own example."""

import re

import pytest

from govbudget import Unit
from govbudget.classification.vocabulary import Fund
from govbudget.tables.columns import Column
from govbudget.tables.lexicon.heads import (
    HEADS,
    heads_code,
    heads_entry,
    heads_name,
    heads_other,
    level_in,
)
from govbudget.tables.lexicon.measures import (
    FUND_WORDS,
    KINDS,
    MEASURES,
    YEARS,
    MeasureKind,
    fund_in,
    kind_in,
    measure_in,
    year_in,
)
from govbudget.tables.lexicon.places import PROVINCES, place_in
from govbudget.tables.lexicon.texts import plain
from govbudget.tables.lexicon.units import (
    UNIT_FORMS,
    scale_unread,
    unit_in,
    unit_line,
    without_unit,
)


class TestUnits:
    @pytest.mark.parametrize("row", UNIT_FORMS, ids=lambda row: row.example)
    def test_examples(self, row):
        assert re.search(row.form, plain(row.example), re.IGNORECASE)
        assert unit_in(row.example) is row.means
        assert not scale_unread(row.example)

    @pytest.mark.parametrize(
        ("title", "unit", "left"),
        [
            ("金额（亿）", Unit.YI, "金额"),
            ("金额(万)", Unit.WAN, "金额"),
            ("金额/万元", Unit.WAN, "金额"),
            ("金额：万元", Unit.WAN, "金额"),
            ("金额[万元]", Unit.WAN, "金额"),
            ("金额（含税，万元）", Unit.WAN, "金额"),
            ("金额 (￥万)", Unit.WAN, "金额"),
            ("金额（百万）", Unit.MILLION, "金额"),
            ("金额（人民币千元）", Unit.THOUSAND, "金额"),
            ("项目支出(万元)/合计", Unit.WAN, "项目支出/合计"),
            ("金额", None, "金额"),
            ("单价100万元（含）以上设备", None, "单价100万元（含）以上设备"),
            ("一元化", None, "一元化"),
            ("多元支出", None, "多元支出"),
        ],
    )
    def test_titles(self, title, unit, left):
        assert unit_in(title) is unit
        assert without_unit(title) == left

    @pytest.mark.parametrize("title", ["金额（十万元）", "金额（千万）", "金额亿"])
    def test_a_scale_that_is_not_understood(self, title):
        assert unit_in(title) is None
        assert scale_unread(title)

    @pytest.mark.parametrize("title", ["人口（万人）", "面积（万平方米）", "单价50万元以上"])
    def test_a_scale_of_something_else(self, title):
        assert not scale_unread(title)

    @pytest.mark.parametrize(
        ("line", "unit"),
        [
            ("单位：万元", Unit.WAN),
            ("单位:人民币万元", Unit.WAN),
            ("金额单位：元", Unit.YUAN),
            ("（万元）", Unit.WAN),
            ("[单位：亿元]", Unit.YI),
            ("编制单位：某某局", None),
            ("单位：某某区万元乡", None),
        ],
    )
    def test_lines(self, line, unit):
        assert unit_line(line) is unit


class TestHeads:
    @pytest.mark.parametrize("row", HEADS, ids=lambda row: f"{row.means} {row.example}")
    def test_examples(self, row):
        assert re.fullmatch(row.form, plain(row.example), re.IGNORECASE)

    @pytest.mark.parametrize(
        ("title", "code", "name", "other"),
        [
            ("科目编码", True, False, False),
            ("CODE", True, False, False),
            ("单位编码", False, False, True),
            ("编码(单位)", False, False, True),
            ("上级科目编码", False, False, True),
            ("项目名称", False, True, False),
            ("合计", False, False, False),
        ],
    )
    def test_titles(self, title, code, name, other):
        assert (heads_code(title), heads_name(title), heads_other(title)) == (code, name, other)

    @pytest.mark.parametrize("title", ["项目名称", "单位", "名称（元）", "年度"])
    def test_names_of_something_else(self, title):
        assert not heads_entry(plain(title))

    @pytest.mark.parametrize(
        ("title", "level"), [("类", 1), ("（款）", 2), ("项级", 3), ("目编码", 4), ("项目", None)]
    )
    def test_levels(self, title, level):
        assert level_in(title) == level


class TestMeasures:
    @pytest.mark.parametrize("row", KINDS, ids=lambda row: row.example)
    def test_kinds(self, row):
        assert kind_in(row.example) is row.means

    @pytest.mark.parametrize("row", YEARS, ids=lambda row: row.example)
    def test_years(self, row):
        assert year_in(row.example) == (None, row.means)

    @pytest.mark.parametrize("row", FUND_WORDS, ids=lambda row: row.example)
    def test_funds(self, row):
        assert fund_in(row.example) is row.means

    @pytest.mark.parametrize("row", MEASURES, ids=lambda row: row.example)
    def test_measures(self, row):
        assert measure_in(row.example) == row.means

    @pytest.mark.parametrize(
        "title",
        [
            "合计",
            "基本支出",
            "人员经费",
            "项目支出",
            "公务用车购置费",
            "公务用车运行维护费",
            "会议费",
            "存量资金",
            "上年结转",
            "单位资金",
            "事业单位经营收入",
            "本年支出合计",
            "计",
            "2024年预算数",
            "住房公积金",
            "金额（元）",
        ],
    )
    def test_money(self, title):
        column = Column.of(title, year=2024)

        assert column.is_money
        assert not column.is_other_year

    @pytest.mark.parametrize(
        ("title", "kind"),
        [
            ("在职人数", MeasureKind.COUNT),
            ("人员编制数", MeasureKind.COUNT),
            ("数量（台/套）", MeasureKind.COUNT),
            ("公务用车保有量（辆）", MeasureKind.COUNT),
            ("辆", MeasureKind.COUNT),
            ("面积（平方米）", MeasureKind.EXTENT),
            ("办公用房面积", MeasureKind.EXTENT),
            ("面积（平方米）/合计", MeasureKind.EXTENT),
            ("占比", MeasureKind.RATIO),
            ("增减%", MeasureKind.RATIO),
            ("单价（万元）", MeasureKind.PRICE),
            ("备注", MeasureKind.TEXT),
        ],
    )
    def test_no_money(self, title, kind):
        column = Column.of(title)

        assert column.kind is kind
        assert not column.is_money


class TestColumn:
    def test_a_path(self):
        column = Column.of("政府性基金预算/项目支出（元）", Unit.WAN)

        assert column == Column(
            "政府性基金预算/项目支出",
            "项目支出",
            fund=Fund.GOVERNMENT_FUND,
            part="项目支出",
            unit=Unit.YUAN,
        )

    @pytest.mark.parametrize("title", ["上年预算数", "去年决算数", "2023年预算数", "上年同期数"])
    def test_another_year(self, title):
        assert Column.of(title, year=2024).is_other_year

    def test_what_is_no_money_has_no_unit_of_money(self):
        assert Column.of("人数", Unit.WAN).unit is None
        assert Column.of("合计", Unit.WAN).unit is Unit.WAN

    @pytest.mark.parametrize("title", ["其中：政府采购", "政府采购项目", "增减额"])
    def test_beside_the_sum(self, title):
        assert Column.of(title).is_memo


class TestPlaces:
    @pytest.mark.parametrize(
        ("name", "place"),
        [
            ("上海市普陀区人民政府办公室", "上海市普陀区"),
            ("上海市普陀区人民政府万里街道办事处", "上海市普陀区"),
            ("中国共产党上海市普陀区委员会社会工作部", "上海市普陀区"),
            ("中共西安市委宣传部", "西安市"),
            ("江苏省无锡市滨湖区教育局", "江苏省无锡市滨湖区"),
            ("四川省甘孜藏族自治州康定市教育局", "四川省甘孜藏族自治州康定市"),
            ("桐乡市乌镇镇人民政府", "桐乡市"),
            ("易县财政局", "易县"),
            ("成都市审计局", "成都市"),
            ("江门市教育局", "江门市"),
            ("盐城市司法局", "盐城市"),
            ("北京市西城区教育委员会", "北京市西城区"),
            ("杭州市西湖区民政局", "杭州市西湖区"),
            ("深圳市南山区统计局", "深圳市南山区"),
            ("天津市和平区财政局", "天津市和平区"),
            ("大厂回族自治县财政局", "大厂回族自治县"),
            ("呼和浩特市新城区财政局", "呼和浩特市新城区"),
            ("新疆维吾尔自治区喀什地区莎车县教育局", "新疆维吾尔自治区喀什地区莎车县"),
            ("锡林郭勒盟正蓝旗财政局", "锡林郭勒盟正蓝旗"),
            ("新疆生产建设兵团教育局", "新疆生产建设兵团"),
            ("湖北省神农架林区财政局", "湖北省神农架林区"),
            ("六枝特区财政局", "六枝特区"),
            ("武汉市东西湖区财政局", "武汉市东西湖区"),
            ("石家庄经济技术开发区财政局", "石家庄经济技术开发区"),
            ("政协上海市普陀区委员会", "上海市普陀区"),
            ("九三学社上海市委员会", "上海市"),
            ("海淀区中关村街道办事处", "海淀区"),
            ("广州市海珠区南华西街道办事处", "广州市海珠区"),
            ("徐州市铜山区大许镇人民政府", "徐州市铜山区"),
            ("辽宁省人民政府驻北京办事处", "辽宁省"),
            *((f"{name}财政局", name) for name in ("成都市", "宜都市", "海城市", "社旗县", "和县")),
            *((f"{name}教育局", name) for name in ("本溪市", "全椒县", "苏州市姑苏区", "万全区")),
        ],
    )
    def test_a_place_before_an_organ(self, name, place):
        assert place_in(name) == place
        assert place_in(f" {name[:2]} {name[2:]}（本级）") == place

    @pytest.mark.parametrize(
        "name",
        [
            *("国家信访局", "中国科学院", "人民法院", "市教育局", "区财政局", "全市教育系统", ""),
            *("北京市社区服务中心", "杭州市老区建设促进会", "城市社会经济调查队", "本市教育局"),
            *(
                "超大城市教育研究中心",
                "农村城市社会调查队",
                "华东地区教育局",
                "水利部长江水利委员会",
            ),
            *("国家税务总局上海市税务局", "国家统计局深圳调查总队", "财政部北京监管局"),
            *("天津市驻北京办事处", "北京路街道办事处", "上海外国语大学", "天津港公安局"),
            *("北京大学深圳医院", "河南村委会", "中国科学院上海分院", "上海市上海中学"),
            *("中国民主同盟委员会", "盟市财政局", "京津冀地区气象局", "沈阳军区政治部"),
            *("上海市城市规划管理局", "上海都市农业研究所", "广东省城市规划设计院"),
            *("自由贸易试验区财政局", "经济技术开发区财政局", "示范区财政局"),
            *("四川省都江堰灌区水利管理局", "北方山区农业研究所", "内蒙古牧区水利科学研究所"),
            *("各区县教育局", "各县教育局", "本县财政局", "陕甘宁边区政府纪念馆"),
            *("百强县经济研究会", "晋察冀边区政府旧址", "中央苏区文化博物馆", "升国旗教育基地"),
        ],
    )
    def test_no_place_that_is_certain(self, name):
        assert place_in(name) == ""

    @pytest.mark.parametrize("province", PROVINCES)
    def test_every_province(self, province):
        assert place_in(f"{province}财政局") == province
