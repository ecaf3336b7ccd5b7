"""Words for places: the provinces, what ends the name of a place, what begins that of an organ."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["PROVINCES", "place_in"]

#: The provinces, autonomous regions and municipalities (省级行政区) whose governments publish
#: budgets in this classification, and 新疆生产建设兵团, which does so beside them.
PROVINCES = (
    *("北京市", "天津市", "河北省", "山西省", "内蒙古自治区", "辽宁省", "吉林省", "黑龙江省"),
    *("上海市", "江苏省", "浙江省", "安徽省", "福建省", "江西省", "山东省", "河南省", "湖北省"),
    *("湖南省", "广东省", "广西壮族自治区", "海南省", "重庆市", "四川省", "贵州省", "云南省"),
    *("西藏自治区", "陕西省", "甘肃省", "青海省", "宁夏回族自治区", "新疆维吾尔自治区"),
    "新疆生产建设兵团",
)
# The parties and leagues, whose names stand in front of that of the place.
_BEFORE = """
    中国共产党|中共|中国人民政治协商会议|政协|中国共产主义青年团|共青团
    |中国国民党革命委员会|民革|中国民主同盟|民盟|中国民主建国会|民建|中国民主促进会|民进
    |中国农工民主党|农工党|中国致公党|致公党|九三学社|台湾民主自治同盟|台盟
"""
# The leagues and areas (盟, 地区) that there are; 华东地区 and 民主同盟 only end like them.
_AREA = (
    "(?:内蒙古)?(?:兴安|锡林郭勒|阿拉善)盟|(?:黑龙江)?大兴安岭地区|(?:西藏)?阿里地区"
    "|(?:新疆)?(?:阿克苏|阿勒泰|喀什|和田|塔城)地区"
)
# What a city and what is below it are called behind their own names, of two signs at least but for
# a county, which may have one (易县).
_CITY = "[\u4e00-\u9fff]{2,9}?(?:自治州|市)"
_BELOW = "[\u4e00-\u9fff]{2,14}?(?:自治县|自治旗|区|县|旗|市)|[\u4e00-\u9fff]县"
# What ends as a place, or has one in it, and is none; 西城区, 盐城市, 成都市 and 六枝特区 are some.
_NONE = re.compile(
    """
    (?:社|小|校|景|库|军|战|灾|灌|牧|片|辖|街|(?<!老)边|(?<!姑)苏|老|(?:山|湖|牧|市)地|保护)区$
    |(?<!神农架)林区$ | (?<!六枝)特区$ | (?<![市陉])矿区$ | (?:鄱阳|洞庭|太)湖区$
    |(?:北方|南方|贫困|大别|太行|秦巴|沂蒙)山区$ | ^(?:山|湖|市|城|主城|中心城|郊)区$ | 地区 | 盟
    |(?:..城|[本各全超特大小中]城|..都|大都|超级|市城)市$
    |(?:^|市)[本各全该](?:[市县区]|[市区县地][市县])$ | (?:贫困|强|试点|示范)县$ | [国党军校红彩]旗$
    |[的与及、局部厅院站队] | 和城 | 委员 | [协学商总]会 | 大学 | 学校 | 公司 | 集团 | 银行 | 中心
    |政府 | 办事处 | 街道 | 中[国央] | 全国 | 国[家务] | 革命 | 民主 | 世界
    """,
    re.VERBOSE,
)
# The words for what a zone is for: without a name of its own in front of them it is any one.
_ZONE = re.compile(
    """
    ^(?:国家|省|市|级|经济|技术|高新|产业|工业|农业|科技|自由|贸易|自贸|试验|示范|先行|合作|旅游|度假
    |保税|综合|风景|名胜|商务|开发|生态|文化|物流|临?[空海]?港|产城|融合|新|园)+区$
    """,
    re.VERBOSE,
)
# What the names of organs begin with, where that of their place ends.
_ORGANS = """
    人民(?:政府|代表大会|法院|检察院|防空|武装|医院)|人大|政协|政府|中国人民政治协商会议|中国共产党|中共
    |委(?:员会|组织|宣传|统一|统战|政法|办公|社会|网络|老干部|党校|巡察|机构|书记|军民)
    |纪(?:委|律检查)|监察|(?:中级|高级|基层)?人民(?:法院|检察院)|中级人民|高级人民
    |财政|教育|公安|司法|民政|审计|统计|信访|卫生|医疗|人力资源|自然资源|生态环境|住房|交通运输|水利|水务
    |农业|商务|文化|体育|应急|退役军人|市场监督|国有资产|发展(?:和|与)?改革|发展研究|科学技术|科技|工业
    |经济|民族|宗教|外事|机关(?:事务|党|工)|档案|总工会|妇女联合会|残疾人|红十字|工商业联合|共青团|共产主义
    |文学艺术|社会(?:科学|工作|保险|福利|主义)|党校|行政(?:学院|审批|公署)|机构编制|大数据|数据|税务|气象|消防
    |城市管理|综合(?:行政)?执法|园林|林业|招商|投资促进|金融|粮食|供销合作|烟草|邮政|海洋|畜牧|地震|测绘
    |图书馆|博物馆|文化馆|美术馆|少年宫|实验|职业|特殊教育|中医|妇幼|疾病预防|血液|急救|救助|政务服务
    |公共资源|住建|规划|国土|房产|接待|地方志|党史|史志|机要|保密|国家(?:安全|保密)|贸易促进|归国华侨
"""
# What a place itself has: a district without its city is told only before one of these.
_GOVERNED = re.compile(
    r"人民(?!医)|人大|政[府协]|委|纪|监察|.{2,12}?(?:局|委员会)|.{1,8}(?:街道|[镇乡])"
)
_PLACE = re.compile(
    rf"""
    (?:{_BEFORE})?+
    (?P<place>
        (?P<province>{"|".join(PROVINCES)})?
        (?P<area>{_AREA})?
        (?P<city>{_CITY})??
        (?P<below>{_BELOW})?
    )
    (?P<rest>
        (?:(?:(?![市区县旗])[\u4e00-\u9fff]){{1,8}}?(?:街道|[镇乡])(?=人民政府|办事处|财政所|党))?
        (?:{_ORGANS}|(?<=街道)办事处)
    )
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=4096)
def place_in(name: str) -> str:
    """The place that the name of a body begins with: province, city, district, as far as it says.

    Told only where the name of an organ follows right behind; else empty: what merely ends as a
    place, as 社区, is none, and nor is one behind the name of another body. A district or county
    without its city is told only before an organ of its own. An office elsewhere has the place
    whose office it is.

    >>> place_in("上海市普陀区人民政府办公室"), place_in("中共西安市委宣传部")
    ('上海市普陀区', '西安市')
    >>> place_in("国家信访局"), place_in("某某市城市社区服务中心")
    ('', '')
    >>> place_in("国家税务总局上海市税务局"), place_in("辽宁省人民政府驻北京办事处")
    ('', '辽宁省')

    Args:
        name: the name of the body.
    """
    plain = "".join(unicodedata.normalize("NFKC", name).split())
    found = _PLACE.match(plain)
    if found is None:
        return ""
    city, below = found["city"] or "", found["below"] or ""
    if _NONE.search(city) or _NONE.search(below) or _ZONE.search(below):
        return ""
    is_known = found["province"] or found["area"] or "市" in (city + below)[1:]
    if below and not is_known and not _GOVERNED.match(plain, found.start("rest")):
        return ""
    return found["place"]
