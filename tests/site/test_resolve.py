"""The page that resolves a pasted list reads the forms of a code that gb.parse reads."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

import govbudget as gb

SCRIPT = Path(__file__).with_name("resolve.mjs")
YEAR = 2024
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
# What a person, a table or a spreadsheet writes for an entry.
FORMS = (
    "{code}",
    "{wide}",
    "  {code}\t{name} ",
    "{code}{name}",
    "[{code}]{name}",
    "［{wide}］{name}",
    "【{code}】{name}",
    "（{code}）{name}",
    "{code}-{name}",
    "{code}－{name}",
    "{code}：{name}",
    "{name}（{code}）",
    "{name} {code}",
    "'{code}",
    '"{code}"',
    "{code}.0",
    "{code}、",
    "{blanks}",
    "{hyphens}",
    "{points}",
    "{points}{name}",
    "{short} {name}",
    "{levels}",
    "{levels}{name}",
    "{slashes}",
    "{thousands}",
    "{name}",
    "{spaced}",
    "{bare}",
    "{path}",
    "{marked}",
    "{bare_path}",
    "{code} {path}",
    "{code} {cut}",
    "{cut_path}",
    "{begun}",
    "{code} 无此名",
    "{code}5.5",
    "+{code}",
    "{class_},{below}",
    "{class_} {below}",
    "{class_}0 {below}",
    "{code}e5",
    "{code}\x07{name}",
    "{code}\u200b{name}\ufeff",
)
ALONE = (
    "[201]一般公共服务支出-[20126]档案事务",
    "201一般公共服务支出20126档案事务2012604档案馆",
    "201 一般公共服务支出 301 工资福利支出",
    "2.08E+06",
    "住房保障（类）住房改革（款）住房公积金（项）",
    "住房公積金",
    "其它支出",
    "-",
    "……",
    "1,234.56",
    "2010301 " + "行" * 200,
)


def parts_of(entry):
    """What the forms are made of."""
    code, name = entry.code, entry.name
    names = [one.name for one in entry.path]
    groups = [code[:3], *(code[at : at + 2] for at in range(3, len(code), 2))]
    levelled = [one + level for one, level in zip(groups, "类款项目", strict=False)]
    marked = (f"{one}（{level}）" for one, level in zip(names, "类款项目", strict=False))
    return {
        "code": code,
        "name": name,
        "wide": code.translate(WIDE),
        "blanks": " ".join(groups),
        "hyphens": "-".join(groups),
        "points": ".".join(groups),
        "short": " ".join(str(int(one)) for one in groups),
        "levels": "".join(levelled),
        "slashes": "/".join(levelled),
        "thousands": f"{int(code):,}",
        "spaced": " ".join(name),
        "bare": name.removesuffix("支出"),
        "path": ">".join(names),
        "marked": "".join(marked),
        "bare_path": "-".join(one.removesuffix("支出") for one in names),
        "cut": name[:5],
        "cut_path": ">".join([*names[:-1], name[:5]]),
        "begun": name[:7],
        "class_": code[:3],
        "below": code[3:],
    }


def lines():
    """Entries of every scheme in every form."""
    found = list(ALONE)
    for scheme in gb.Scheme:
        entries = getattr(gb, scheme.value)(YEAR).entries
        for entry in entries[:: max(1, len(entries) // 12)]:
            parts = parts_of(entry)
            found += [form.format(**parts) for form in FORMS]
    return list(dict.fromkeys(found))


def wanted(text):
    """What gb.parse says of a line: how far it is sure, and the code."""
    try:
        parsed = gb.parse(text, year=YEAR)
    except gb.NameMismatch:
        return "mismatch"
    except gb.AmbiguousName:
        return "many"
    except gb.MalformedCode:
        return "unreadable"
    except gb.GovBudgetError:
        return "unknown"
    return f"{'remark' if parsed.remarks else 'sure'} {parsed}"


def said(outcome, codes):
    """The same of what the page says."""
    if outcome in {"ok", "code", "name"}:
        return f"sure {codes[0]}"
    if outcome in {"cut", "became", "local"}:
        return f"remark {codes[0]}"
    return {"mismatch": "mismatch", "many": "many", "unreadable": "unreadable"}.get(
        outcome, "unknown"
    )


def resolved(site, asked):
    """What the page makes of lines: for each the outcome and the codes."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node, which runs the script of the page, is not installed")
    done = subprocess.run(
        [node, SCRIPT, site, str(YEAR)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("line", "outcome", "codes"),
    [
        ("2010308", "became", ["2014004"]),
        ("2010308 信访事务", "became", ["2014004"]),
        ("2010308 信访业务", "became", ["2014004"]),
        (
            "2010308 一般公共服务（类）政府办公厅（室）及相关机构事务（款）信访事务（项）",
            "became",
            ["2014004"],
        ),
        ("2010308 教育支出", "mismatch", ["2014004", "205"]),
        ("2010308 无此名", "mismatch", ["2014004"]),
        ("30203 水费", "mismatch", ["30203", "30205"]),
        ("2010301 事业运行", "mismatch", ["2010301"]),  # so many entries have this name
    ],
)
def test_a_name_that_is_not_that_of_its_code_leaves_the_code_open(site, line, outcome, codes):
    assert resolved(site, [line]) == [[outcome, codes]]


def test_the_page_reads_what_parse_reads(site):
    asked = lines()
    found = [said(*one) for one in resolved(site, asked)]
    assert len(asked) > 1_500
    differ = {
        text: (page, library)
        for text, page, library in zip(asked, found, map(wanted, asked), strict=True)
        if page != library
    }
    assert differ == {}
