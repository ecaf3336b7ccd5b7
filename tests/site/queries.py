"""What people may type into a search, of every kind."""

import random

import govbudget as gb
from govbudget.classification.catalogue import shipped

YEAR = 2026
#: What somebody thought of, and what breaks things.
TYPED = """zfgjj|住房 公积金|住房公機金|住房公積金|housing provident fund|行政运行|xzyx|201|2010301
三公经费|公务接待费|gongwu|资源勘查|2200111|20503|a|b|zf|gj|health care|医疗 保障|pension insurence
住房公积今|其它支出
１０１|２０８０５０５|201 行政|公积金 2210201|ＡＢＣ|café|😀|支出 😀|é|养老|五险一金
shui shou|SHUISHOU|tax|Tax on|行政事业单位离退休|国土资源事务|资源勘探信息等支出|金融稳定"""
EMPTY = ("", "  ", "！", "“”", "\u3000", "x" * 300, "住" * 200)


def queries():
    """The queries, the same in every run."""
    chosen = random.Random(17)
    lists = (gb.functional, gb.economic, gb.government_economic, gb.revenue)
    entries = [entry for one in lists for entry in one(YEAR).entries]
    spelt = dict(shipped().codes.rows("pinyin.csv", ("name", "pinyin")))
    found = [*TYPED.replace("\n", "|").split("|"), *EMPTY]
    for entry in chosen.sample(entries, 45):
        name, english, pinyin = entry.name, entry.name_en.lower(), spelt.get(entry.name, "")
        found += [entry.code, entry.code[:-1], name, name[:3], name[1:5], f"{name[:2]} {name[-3:]}"]
        found += [slipped(name, "错", chosen), slipped(english, "q", chosen), english]
        found += [pinyin, pinyin.replace(" ", ""), "".join(one[0] for one in pinyin.split())]
        found.append(slipped(pinyin.replace(" ", ""), "q", chosen))
    return found


def slipped(text, sign, chosen):
    """A text with one wrong sign."""
    place = chosen.randrange(len(text)) if text else 0
    return text[:place] + sign + text[place + 1 :]


def wanted(text):
    """What the library finds, as the script says it."""
    return [[hit.code, hit.score, hit.why, hit.matched] for hit in gb.search(text, year=YEAR)]
