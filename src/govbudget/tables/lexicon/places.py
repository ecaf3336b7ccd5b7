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
# What a city and what is below it are called behind their own names, of two signs at least but for
# a county, which may have one (易县).
_CITY = "[\u4e00-\u9fff]{2,9}?(?:自治州|地区|市|盟)"
_BELOW = "[\u4e00-\u9fff]{2,14}?(?:自治县|自治旗|区|县|旗|市)|[\u4e00-\u9fff]县"
# What ends as a place, and is none; 西城区, 盐城市 and 江门市 are some.
_NONE = re.compile(
    "(?:社|小|校|景|库|军|灾|片|辖|地|园林|保护|[本各全])区$|^(?:林|牧|矿|老|山|湖|市|城|主城|老城|特)区$"
    "|^(?:.?超级|[超特]?大城|中小城|农村城|大都)市$|^[本各全].{0,2}[市县]$|[的和与及、]"
)
# What the names of organs begin with, where that of their place ends.
_ORGANS = """
    人民(?:政府|代表大会|法院|检察院|防空|武装|医院)|人大|政协|政府|中国人民政治协商会议|中国共产党|中共
    |委(?:员会|组织|宣传|统一|统战|政法|办公|社会|网络|老干部|党校|巡察|机构|书记|军民)
    |纪(?:委|律检查)|监察|(?:中级|高级|基层)?人民(?:法院|检察院)|中级人民|高级人民
    |财政|教育|公安|司法|民政|审计|统计|信访|卫生|医疗|人力资源|自然资源|生态环境|住房|交通运输|水利|水务
    |农业|商务|文化|体育|应急|退役军人|市场监督|国有资产|发展(?:和|与)?改革|发展研究|科学技术|科技|工业
    |经济|民族|宗教|外事|机关(?:事务|党|工)|档案|总工会|妇女联合会|残疾人|红十字|工商业联合|共青团|共产主义
    |文学艺术|社会(?:科学|工作|保险|福利|主义)|党校|行政(?:学院|审批)|机构编制|大数据|数据|税务|气象|消防
    |城市管理|综合(?:行政)?执法|园林|林业|招商|投资促进|金融|粮食|供销合作|烟草|邮政|海洋|畜牧|地震|测绘
    |图书馆|博物馆|文化馆|美术馆|少年宫|实验|职业|特殊教育|中医|妇幼|疾病预防|血液|急救|救助|政务服务
    |公共资源|住建|规划|国土|房产|接待|地方志|党史|史志|机要|保密|国家(?:安全|保密)|贸易促进|归国华侨
"""
_PLACE = re.compile(
    rf"""
    (?:中国共产党|中共)?
    (?P<place>
        (?:{"|".join(PROVINCES)})?
        (?P<city>{_CITY})??
        (?P<below>{_BELOW})?
    )
    (?:[\u4e00-\u9fff]{{1,8}}?(?:街道|[镇乡])(?=人民政府|办事处|财政所|党))?
    (?={_ORGANS})
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=4096)
def place_in(name: str) -> str:
    """The place that the name of a body begins with: province, city, district, as far as it says.

    Told only where the name of an organ follows right behind; else empty: what merely ends as a
    place, as 社区, is none.

    >>> place_in("上海市普陀区人民政府办公室"), place_in("中共西安市委宣传部")
    ('上海市普陀区', '西安市')
    >>> place_in("国家信访局"), place_in("某某市城市社区服务中心")
    ('', '')

    Args:
        name: the name of the body.
    """
    plain = "".join(unicodedata.normalize("NFKC", name).split())
    found = _PLACE.match(plain)
    if found is None:
        return ""
    parts = filter(None, (found["city"], found["below"]))
    return "" if any(_NONE.search(one) for one in parts) else found["place"]
