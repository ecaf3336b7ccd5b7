"""Puts a whole disclosure together from a seed."""

import random

from .budget_words import liaoning_words
from .final_words import final_words
from .finals import final_sheets
from .forms import Forms, numeral
from .ledger import draw_ledger
from .model import Made
from .shanghai_words import shanghai_others, shanghai_words
from .sheets import budget_sheets
from .words import Words, glossary, line

__all__ = ["STYLES", "made_disclosure"]

STYLES = ("liaoning", "generic", "shanghai", "final")
_PLACES = ("某某市", "某某县", "某某区")
_UNITS = ("示范管理中心", "综合服务中心", "样例管理局", "样例发展局")


def made_disclosure(seed, *, style=None, count=None, unit=None, year=2024):
    """A disclosure whose figures agree.

    ``seed`` is a number or a source of chance; ``style`` one of STYLES; ``count`` how many
    functional items it has (2 to 40); ``unit`` the unit of its tables.
    """
    chance = seed if isinstance(seed, random.Random) else random.Random(seed)
    style = style or chance.choice(STYLES)
    count = count or chance.choice([2, 3, 5, 8, 12, 20, 40])
    unit = unit or {"shanghai": "元"}.get(style, "万元")
    final = style == "final"
    ledger = draw_ledger(chance, count=count, step=100 if unit == "万元" else 1, final=final)
    word = chance.choice(["部门", "单位"])
    name = chance.choice(_PLACES) + chance.choice(_UNITS[2:] if ledger.is_office else _UNITS[:2])
    if style == "shanghai":
        # Its tables know no carry-over.
        ledger = _without_carry(ledger)
    short = chance.random() < 0.4
    words = Words(ledger, name=name, word=word, year=year, short=short, chance=chance)
    blank = chance.random() < 0.8
    forms = Forms(ledger, name=name, unit=unit, word=word, blank=blank, year=year)
    build = {"shanghai": _shanghai, "final": _final}.get(style, _liaoning)
    blocks = tuple(build(words, forms, style))
    return Made(name, year, "final account" if final else "budget", word, style, blocks)


def _without_carry(ledger):
    from attrs import evolve

    return evolve(ledger, carried=0)


def _about(words):
    yield line("一、主要职责")
    yield line(f"{words.name}承担本领域的日常管理和服务工作。")
    yield line("二、机构设置")
    yield line(f"{words.name}内设办公室、业务一部和业务二部。")


def _liaoning(words, forms, style):
    year, word = words.year, words.word
    sheets = budget_sheets(forms, style)
    titles = list(dict.fromkeys(one.title for one in sheets))
    parts = (
        f"第一部分 {word}概况",
        f"第二部分 {year}年{word}预算表",
        f"第三部分 {year}年{word}预算情况说明",
        "第四部分 名词解释",
    )
    yield line(words.name)
    yield line(f"{year}年度{word}预算")
    yield line("目 录")
    yield line(parts[0])
    yield line("一、主要职责")
    yield line("二、机构设置")
    yield line(parts[1])
    for at, title in enumerate(titles, 1):
        yield line(f"{numeral(at)}、{title}", "contents")
    yield line(parts[2])
    yield line(parts[3])
    yield line(parts[0])
    yield from _about(words)
    if style == "generic":
        yield line(parts[1])
        yield from sheets
    yield line(parts[2])
    yield from liaoning_words(words, style)
    yield line(parts[3])
    yield from glossary(words)
    if style == "liaoning":
        yield line(parts[1])
        yield from sheets


def _shanghai(words, forms, style):
    year, word = words.year, words.word
    sheets = budget_sheets(forms, style)
    yield line(f"某某市{year}年{'市级' + word}预算")
    yield line(f"{'预算主管部门' if word == '部门' else '预算单位'}：{words.name}")
    yield line("目 录")
    for one in (
        f"一、{word}主要职能",
        f"二、{word}机构设置",
        "三、名词解释",
        f"四、{word}预算编制说明",
        f"五、{word}预算表",
    ):
        yield line(one)
    for at, sheet in enumerate(sheets, 1):
        yield line(f"{at}. {sheet.title}", "contents")
    yield line("六、其他相关情况说明")
    yield line(f"{words.name}主要职能")
    yield line(f"{words.name}承担本领域的日常管理和服务工作。")
    yield line(f"{words.name}机构设置")
    yield line(f"{words.name}内设办公室、业务一部和业务二部。")
    yield line("名词解释")
    yield from glossary(words)
    yield line(f"{year}年{word}预算编制说明")
    yield from shanghai_words(words)
    yield from sheets
    yield line("其他相关情况说明")
    yield from shanghai_others(words)


def _final(words, forms, _style):
    year, word, name = words.year, words.word, words.name
    sheets = tuple(final_sheets(forms))
    parts = (
        f"第一部分 {name}概况",
        f"第二部分 {name}{year}年度{word}决算表",
        f"第三部分 {name}{year}年度{word}决算情况说明",
        "第四部分 名词解释",
    )
    yield line(name)
    yield line(f"{year}年度{word}决算")
    yield line("目 录")
    yield line(parts[0])
    yield line("一、主要职责")
    yield line("二、机构设置")
    yield line(parts[1])
    for at, sheet in enumerate(sheets, 1):
        yield line(f"{numeral(at)}、{sheet.title}", "contents")
    yield line(parts[2])
    yield line(parts[3])
    yield line(parts[0])
    yield from _about(words)
    yield line(parts[1])
    yield from sheets
    yield line(parts[2])
    yield from final_words(words)
    yield line(parts[3])
    yield from glossary(words)
