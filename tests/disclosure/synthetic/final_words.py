"""The text of a final account."""

from .budget_words import names_of
from .figures import FUNCTIONAL
from .words import line, path_of

__all__ = ["final_words"]


def final_words(words):
    """The eleven parts that explain a final account."""
    yield from _whole(words)
    yield from _general(words)
    yield from _basic(words)
    yield from _public(words)
    yield from _others(words)


def _whole(words):
    ledger, wan, year, name = words.ledger, words.wan, words.year, words.name
    total, fiscal, own = (ledger.sum(one) for one in ("total", "fiscal", "own"))
    basic = ledger.sum("basic")
    base = f"{year - 1}年度"
    text, values = words.change(total, ledger.before["total"], base)
    yield line("一、收入支出决算总体情况说明")
    yield line(
        f"{name}{year}年度收入支出总计{{total}}万元，{text}。",
        "total",
        total=wan(total),
        **values,
    )
    yield line("二、收入决算情况说明")
    current, paid = total - ledger.carried, fiscal - ledger.carried
    template = "本年收入合计{current}万元，其中：财政拨款收入{paid}万元，占{share}%"
    more = {}
    if own:
        template += f"；{ledger.own}{{own}}万元，占{{own_share}}%"
        more = {"own": wan(own), "own_share": words.share(own, current)}
    yield line(
        template + "。",
        "income",
        current=wan(current),
        paid=wan(paid),
        share=words.share(paid, current),
        **more,
    )
    yield line("三、支出决算情况说明")
    yield line(
        "本年支出合计{total}万元，其中：基本支出{basic}万元，占{share}%；项目支出{project}万元，占{other}%。",
        "spending",
        total=wan(total),
        basic=wan(basic),
        share=words.share(basic, total),
        project=wan(total - basic),
        other=words.share(total - basic, total),
    )
    text, values = words.change(fiscal, ledger.before["fiscal"], base)
    yield line("四、财政拨款收入支出决算总体情况说明")
    yield line(
        f"{name}{year}年度财政拨款收入支出总计{{total}}万元，{text}。",
        "fiscal",
        total=wan(fiscal),
        **values,
    )


def _general(words):
    ledger, wan = words.ledger, words.wan
    total, general = ledger.sum("total"), ledger.sum("general")
    yield line("五、一般公共预算财政拨款支出决算情况说明")
    yield line("（一）一般公共预算财政拨款支出决算总体情况")
    text, values = words.change(general, ledger.before["general"], f"{words.year - 1}年度")
    yield line(
        f"一般公共预算财政拨款支出{{general}}万元，占本年支出合计的{{share}}%，{text}。",
        "general",
        general=wan(general),
        share=words.share(general, total),
        **values,
    )
    yield line("（二）一般公共预算财政拨款支出决算结构情况")
    pieces, values = [], {"general": wan(general)}
    for code, amount in ledger.classes("general").items():
        pieces.append(f"{FUNCTIONAL[code].name}（类）{{c{code}}}万元，占{{s{code}}}%")
        values |= {f"c{code}": wan(amount), f"s{code}": words.share(amount, general)}
    yield line(
        "一般公共预算财政拨款支出{general}万元，主要用于以下方面：" + "；".join(pieces) + "。",
        "classes",
        **values,
    )
    yield line("（三）一般公共预算财政拨款支出决算具体情况")
    items = [one for one in ledger.items if one.general]
    planned = sum(ledger.planned[one.code] for one in items)
    yield _completed(words, "一般公共预算财政拨款支出", planned, general, "completion", "其中：")
    for at, one in enumerate(items, 1):
        label = f"{at}. {path_of(one.code)}。"
        yield _completed(words, label, ledger.planned[one.code], one.general, "item", "")


def _completed(words, label, planned, spent, role, end):
    """A final figure against the budget at the start of the year."""
    turn = "等于" if spent == planned else "大于" if spent > planned else "小于"
    reason = "" if spent == planned else "，主要原因是工作任务有调整"
    return line(
        f"{label}年初预算为{{planned}}万元，支出决算为{{spent}}万元，完成年初预算的{{rate}}%。"
        f"决算数{{turn}}年初预算数{reason}。{end}",
        role,
        planned=words.wan(planned),
        spent=words.wan(spent),
        rate=words.share(spent, planned),
        turn=turn,
    )


def _basic(words):
    ledger, wan = words.ledger, words.wan
    yield line("六、一般公共预算财政拨款基本支出决算情况说明")
    yield line(
        "一般公共预算财政拨款基本支出{basic}万元。其中：人员经费{personnel}万元，主要包括：{names}；"
        "公用经费{public}万元，主要包括：{others}。",
        "basic",
        basic=wan(ledger.sum("basic")),
        personnel=wan(ledger.sum("personnel")),
        names=names_of(words, {"301", "303"}, 0),
        public=wan(ledger.sum("public")),
        others=names_of(words, {"302"}, 1),
    )


def _public(words):
    ledger, wan = words.ledger, words.wan
    yield line("七、财政拨款“三公”经费支出决算情况说明")
    if not ledger.three:
        yield line(f"{words.name}{words.year}年度无“三公”经费财政拨款支出。", "no data")
    else:
        for key, label, spent in (
            ("three", "“三公”经费财政拨款支出", ledger.three),
            ("abroad", "1. 因公出国（境）费", ledger.public["abroad"]),
            ("vehicles", "2. 公务用车购置及运行维护费", ledger.vehicles),
            ("reception", "3. 公务接待费", ledger.public["reception"]),
        ):
            planned = ledger.planned[key]
            end = "其中：" if key == "three" else ""
            if not planned:
                yield line(
                    f"{label}预算为0万元，支出决算为{{spent}}万元。{end}", key, spent=wan(spent)
                )
                continue
            yield line(
                f"{label}预算为{{planned}}万元，支出决算为{{spent}}万元，完成预算的{{rate}}%。{end}",
                key,
                planned=wan(planned),
                spent=wan(spent),
                rate=words.share(spent, planned),
            )
    for number, fund in (("八", "政府性基金预算"), ("九", "国有资本经营预算")):
        yield line(f"{number}、{fund}财政拨款收入支出决算情况说明")
        paid = ledger.sum("fund") if number == "八" else 0
        if paid:
            yield line(
                f"{words.name}{words.year}年度{fund}财政拨款收入{{income}}万元，支出{{spent}}万元。",
                "fund",
                income=wan(paid),
                spent=wan(paid),
            )
            continue
        yield line(f"{words.name}{words.year}年度无{fund}财政拨款收入和支出。", "no data")


def _others(words):
    ledger, wan = words.ledger, words.wan
    agency = ledger.sum("public") if ledger.is_office else 0
    yield line("十、其他重要事项的情况说明")
    yield line("（一）机关运行经费支出情况")
    text, values = words.change(agency, ledger.before["agency"], f"{words.year - 1}年度")
    yield line(f"机关运行经费支出{{amount}}万元，{text}。", "agency", amount=wan(agency), **values)
    bought = ledger.procurement
    yield line("（二）政府采购支出情况")
    yield line(
        f"{words.name}{words.year}年度政府采购金额为{{total}}万元，其中：货物采购金额{{goods}}万元、"
        "工程采购金额{works}万元、服务采购金额{services}万元。",
        "procurement",
        total=wan(sum(bought.values())),
        **{key: wan(amount) for key, amount in bought.items()},
    )
