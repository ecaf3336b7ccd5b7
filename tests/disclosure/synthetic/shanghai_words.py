"""The text of a budget that explains it before and behind its tables."""

from .words import line, path_of

__all__ = ["shanghai_others", "shanghai_words"]


def shanghai_words(words):
    """The chapter that explains the budget, before the tables."""
    ledger, wan, year, name = words.ledger, words.wan, words.year, words.name
    total, fiscal, own = (ledger.sum(one) for one in ("total", "fiscal", "own"))
    base = f"{year - 1}年预算"
    text, values = words.change(fiscal, ledger.before["fiscal"], base, percent=False)
    earned = own if ledger.own == "事业收入" else 0
    yield line(
        f"{year}年，{name}收入预算{{total}}万元，其中：财政拨款收入{{general}}万元，{text}；"
        "事业收入{earned}万元；事业单位经营收入0万元；其他收入{other}万元。",
        "income",
        total=wan(total),
        general=wan(fiscal),
        earned=wan(earned),
        other=wan(own - earned),
        **values,
    )
    general = ledger.sum("general")
    other, more = words.change(general, ledger.before["general"], base, percent=False)
    other = other.replace("{word}", "{word2}").replace("{change}", "{change2}")
    yield line(
        f"支出预算{{total}}万元，其中：财政拨款支出预算{{fiscal}}万元，{text}。财政拨款支出预算中，"
        f"一般公共预算拨款支出预算{{general}}万元，{other}；政府性基金拨款支出预算{{fund}}万元；"
        "国有资本经营预算拨款支出预算0万元。",
        "spending",
        total=wan(total),
        fiscal=wan(fiscal),
        general=wan(general),
        fund=wan(ledger.sum("fund")),
        **values,
        **{f"{key}2": value for key, value in more.items()},
    )
    yield line("财政拨款支出主要内容如下：")
    for at, one in enumerate((one for one in ledger.items if one.fiscal), 1):
        yield line(
            f"{at}.“{{path}}”科目{{amount}}万元，主要用于开展相关工作的支出。",
            "item",
            path=path_of(one.code, marked=False),
            amount=wan(one.fiscal),
        )


def shanghai_others(words):
    """The chapter behind the tables."""
    ledger, wan, year = words.ledger, words.wan, words.year
    base = f"{year - 1}年预算"
    yield line(f"一、{year}年“三公”经费预算情况说明")
    for key, label, amount in (
        ("three", f"{year}年“三公”经费预算数为", ledger.three),
        ("abroad", "（一）因公出国（境）费", ledger.public["abroad"]),
    ):
        text, values = words.change(amount, ledger.before[key], base, percent=False)
        end = "。其中：" if key == "three" else "。"
        yield line(f"{label}{{amount}}万元，{text}{end}", key, amount=wan(amount), **values)
    text, values = words.change(ledger.vehicles, ledger.before["vehicles"], base, percent=False)
    yield line(
        f"（二）公务用车购置及运行费{{amount}}万元，{text}。其中：公务用车购置费{{purchase}}万元；"
        "公务用车运行费{running}万元。",
        "vehicles",
        amount=wan(ledger.vehicles),
        purchase=wan(ledger.public["purchase"]),
        running=wan(ledger.public["running"]),
        **values,
    )
    reception = ledger.public["reception"]
    text, values = words.change(reception, ledger.before["reception"], base, percent=False)
    yield line(
        f"（三）公务接待费{{amount}}万元，{text}。", "reception", amount=wan(reception), **values
    )
    yield line("二、机关运行经费预算")
    yield line(
        f"{year}年{words.name}财政拨款的机关运行经费预算为{{amount}}万元。",
        "agency",
        amount=wan(ledger.sum("public") if ledger.is_office else 0),
    )
    bought = ledger.procurement
    yield line("三、政府采购预算情况")
    yield line(
        f"{year}年度本{{self}}政府采购预算{{total}}万元，其中：政府采购货物预算{{goods}}万元、"
        "政府采购工程预算{works}万元、政府采购服务预算{services}万元。",
        "procurement",
        self=words.word,
        total=wan(sum(bought.values())),
        **{key: wan(amount) for key, amount in bought.items()},
    )
    yield line("四、绩效目标设置情况")
    yield line(
        f"{year}年度，本{{self}}编报绩效目标的项目共{{count}}个，涉及项目预算资金{{amount}}万元。",
        "performance",
        self=words.word,
        count=str(len(ledger.projects)),
        amount=wan(sum(one.amount for one in ledger.projects)),
    )
