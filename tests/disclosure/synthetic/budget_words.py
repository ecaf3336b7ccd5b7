"""The text of a budget in the usual wording of several places."""

from .figures import ECONOMIC
from .words import line

__all__ = ["liaoning_words", "names_of"]


def names_of(words, classes, which):
    """The names of the economic items that have money, joined."""
    found = [
        ECONOMIC[code].name
        for code, pair in sorted(words.ledger.economic.items())
        if code[:3] in classes and pair[which]
    ]
    return "、".join(found)


def liaoning_words(words, style):
    """The chapter that explains the budget, in five or six parts."""
    yield from _summary(words, style)
    yield from _fiscal(words, style)
    yield from _basic(words)
    yield from _public(words, style)
    yield line("五、其他重要事项情况说明")
    yield from _others(words, style)


def _summary(words, style):
    ledger, wan, year = words.ledger, words.wan, words.year
    total, own = ledger.sum("total"), ledger.sum("own")
    yield line("一、收支预算的总体说明")
    heading = "{year}年收支总预算{total}万元。"
    if style == "generic":
        heading = "按照综合预算的原则，{name}所有收入和支出均纳入预算管理。" + heading
    yield line(heading, "total", name=words.name, year=str(year), total=wan(total))
    yield line("（一）收入预算{income}万元，包括：", "income", income=wan(total))
    current = ledger.sum("general") - ledger.carried
    yield line("1. 一般公共预算拨款收入{general}万元；", "income part", general=wan(current))
    fund = wan(ledger.sum("fund"))
    yield line("2. 政府性基金预算拨款收入{fund}万元；", "income part", fund=fund)
    yield line("3. 国有资本经营预算拨款收入0万元；")
    yield line("4. 单位资金收入{own}万元；", "income part", own=wan(own))
    yield line("5. 上年结转结余{carried}万元。", "income part", carried=wan(ledger.carried))
    yield line("（二）支出预算{spent}万元，包括：", "spending", spent=wan(total))
    yield line("1. 基本支出{basic}万元；", "spending part", basic=wan(ledger.sum("basic")))
    project = total - ledger.sum("basic")
    yield line("2. 项目支出{project}万元。", "spending part", project=wan(project))
    pieces, values = words.classes("total")
    yield line(f"在支出预算中，{'，'.join(pieces)}。", "classes", **values)
    text, values = words.change(total, ledger.before["total"], "上年")
    yield line(
        f"收支预算增减情况。{year}年收支预算{{total}}万元，{text}，主要原因是工作任务有变化。",
        "change",
        total=wan(total),
        **values,
    )


def _fiscal(words, style):
    ledger, wan = words.ledger, words.wan
    total, carried = ledger.sum("fiscal"), ledger.carried
    fund = ledger.sum("fund")
    yield line("二、财政拨款收支预算情况说明")
    pieces, values = words.classes("fiscal")
    wording = (
        "{name}{year}年财政拨款收支总预算{total}万元。收入包括：当年财政拨款收入{current}万元，"
        "上年结转结余{carried}万元；支出预算按功能支出包括："
    )
    if style == "generic":
        wording = (
            "{name}{year}年财政拨款收支总预算{total}万元。收入包括：一般公共预算当年拨款收入"
            "{current}万元，"
            + "政府性基金预算当年拨款收入{fund}万元，" * bool(fund)
            + "上年结转{carried}万元；支出包括："
        )
    yield line(
        wording + "、".join(pieces) + "。",
        "fiscal",
        name=words.name,
        year=str(words.year),
        total=wan(total),
        current=wan(total - carried - fund * (style == "generic")),
        fund=wan(fund),
        carried=wan(carried),
        **values,
    )
    text, values = words.change(total, ledger.before["fiscal"], "上年")
    yield line(
        f"{words.year}年财政拨款收支预算{{total}}万元，{text}，主要原因是工作任务有变化。",
        "fiscal change",
        total=wan(total),
        **values,
    )


def _basic(words):
    ledger, wan = words.ledger, words.wan
    classes = {code: ledger.economic_class(code) for code in ("301", "302", "303")}
    yield line("三、一般公共预算基本支出情况说明")
    pieces = [f"{ECONOMIC[code].name}{{e{code}}}万元" for code in classes]
    yield line(
        f"{words.name}{words.year}年一般公共预算基本支出{{basic}}万元，其中{'，'.join(pieces)}。",
        "basic",
        basic=wan(ledger.sum("basic")),
        **{f"e{code}": wan(amount) for code, amount in classes.items()},
    )
    yield line(
        "人员经费{personnel}万元，主要包括：{names}。",
        "personnel",
        personnel=wan(ledger.sum("personnel")),
        names=names_of(words, {"301", "303"}, 0),
    )
    yield line(
        "公用经费{public}万元，主要包括：{names}。",
        "public",
        public=wan(ledger.sum("public")),
        names=names_of(words, {"302"}, 1),
    )


def _public(words, style):
    ledger, wan = words.ledger, words.wan
    base = "上年预算数" if style == "liaoning" else f"{words.year - 1}年预算"
    parts = (
        ("three", f"{words.year}年一般公共预算安排的“三公”经费预算数", ledger.three),
        ("abroad", "1. 因公出国（境）费", ledger.public["abroad"]),
        ("reception", "2. 公务接待费", ledger.public["reception"]),
        ("vehicles", "3. 公务用车购置及运行费", ledger.vehicles),
        ("purchase", "（1）公务用车购置费", ledger.public["purchase"]),
        ("running", "（2）公务用车运行费", ledger.public["running"]),
    )
    yield line("四、“三公”经费预算情况说明")
    for key, label, amount in parts:
        text, values = words.change(amount, ledger.before[key], base)
        end = "。其中：" if key == "three" else "，主要是按实际需要安排。" if values else "。"
        yield line(f"{label}{{amount}}万元，{text}{end}", key, amount=wan(amount), **values)


def _others(words, style):
    ledger, wan, year = words.ledger, words.wan, words.year
    agency = ledger.sum("public") if ledger.is_office else 0
    text, values = words.change(agency, ledger.before["agency"], f"{year - 1}年预算")
    yield line("（一）机关运行经费安排情况")
    yield line(
        f"{year}年机关运行经费预算为{{amount}}万元，{text}。",
        "agency",
        amount=wan(agency),
        **values,
    )
    bought = ledger.procurement
    yield line("（二）政府采购预算安排情况")
    yield line(
        f"{year}年政府采购预算{{total}}万元，其中：货物采购{{goods}}万元，工程采购{{works}}万元，"
        "服务采购{services}万元。",
        "procurement",
        total=wan(sum(bought.values())),
        **{key: wan(amount) for key, amount in bought.items()},
    )
    yield line("（三）国有资产占有使用情况")
    cars = 1 if ledger.public["running"] else 0
    yield line(
        f"截至{year - 1}年12月31日，{words.name}共有车辆{{cars}}辆，其中：一般公务用车{{own}}辆、"
        "特种专业技术用车0辆、其他用车0辆。",
        "cars",
        cars=str(cars),
        own=str(cars),
    )
    yield line("（四）预算绩效目标情况")
    count = len(ledger.projects)
    yield line(
        f"{year}年应编制绩效目标的特定目标类项目共{{due}}个，实际编制绩效目标的特定目标类项目共{{count}}个，"
        "涉及资金{amount}万元，覆盖率为100%。",
        "performance",
        due=str(count),
        count=str(count),
        amount=wan(sum(one.amount for one in ledger.projects)),
    )
    if style == "liaoning" and not ledger.sum("fund"):
        yield line("（五）预算公开表数据中没有数据的情况说明")
        yield line(
            f"{year}年预算中无政府性基金预算支出、国有资本经营预算支出和债务支出，因此“政府性基金预算支出表”、"
            "“国有资本经营预算支出表”、“债务支出预算表”没有数据。",
            "no data",
        )
