"""Sentences that are made are read back; no text takes longer than its length allows."""

import time
from decimal import Decimal
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from govbudget.amounts import Amount, Unit, format_amount
from govbudget.disclosure.text import (
    Direction,
    FactKind,
    Identity,
    read_contents,
    read_facts,
    read_identity,
    read_leftovers,
    read_terms,
    read_wording,
)
from govbudget.io.source import Paragraph

BUDGET = Identity("某某局", 2024, "budget", "department")
FINAL = Identity("某某局", 2024, "final account", "department")
AMOUNTS = st.decimals(0, 10**9, places=2)
PERCENTS = st.decimals(0, 1000, places=2)
UNITS = st.sampled_from(list(Unit))
NAMES = st.sampled_from(
    [
        ("收支总预算", "total", ""),
        ("财政拨款收入", "revenue", ""),
        ("支出预算", "spending", ""),
        ("一般公共预算基本支出", "spending.basic", ""),
        ("人员经费", "spending.personnel", ""),
        ("“三公”经费预算数", "three_public", ""),
        ("公务接待费", "three_public.reception", ""),
        ("机关运行经费", "agency_running", ""),
        ("政府采购服务预算", "procurement.services", ""),
        ("社会保障和就业支出", "spending.function", "208"),
        ("“教育支出（类）普通教育（款）小学教育（项）”", "spending.function", "2050202"),
        ("对个人和家庭的补助", "spending.economic", "303"),
    ]
)
WORDS = st.sampled_from(
    [
        *("增加", "增长"),
        *("减少", "下降", "降低"),
    ]
)
HEADS = st.sampled_from(["", "2024年", "某某局2024年", "其中：", "1. ", "（一）"])
PIECES = [
    *(
        "其中基本支出1万元，",
        "包括：",
        "（",
        "）",
        "（类）",
        "1个",
        "比上年",
        "预算",
        "财政拨款",
        "无",
        "1,",
    ),
    *(
        "一般公共预算",
        "三公经费",
        "占",
        "1.",
        "…",
        ". ",
        "因公出国",
        "覆盖率（",
        "、",
        "由于",
        "2024年",
    ),
    *(
        "支出",
        "增加",
        "X",
        "上年",
        "的",
        "  ",
        "“",
        "人员经费",
        "用于",
        "中",
        "部门",
        "单位：",
        "政府采购",
    ),
    *(
        "。",
        "；",
        "与上年持平，",
        "完成预算的5%，",
        "第一部分",
        "一、",
        "没有",
        "企业",
        "-",
        "万元",
        "百",
    ),
    *("一", "元", "如此表为空", "公务用车", "目录", "名词解释"),
]


@st.composite
def printed(draw):
    """An amount, and a form in which it is printed."""
    value, unit = draw(AMOUNTS), draw(UNITS)
    text = format_amount(value, grouped=draw(st.booleans()))
    if draw(st.booleans()):
        text = text.translate(str.maketrans("0123456789.,", "０１２３４５６７８９．，"))
    blank = draw(st.sampled_from(["", " ", "\u3000"]))
    return Amount(value, unit), f"{text}{blank}{unit}"


def read(text, identity=BUDGET):
    return read_facts([Paragraph(text)], identity)


@given(HEADS, NAMES, printed())
def test_an_amount_is_read_back(head, name, amount):
    words, subject, code = name
    (fact,) = read(f"{head}{words}{amount[1]}。")

    assert (fact.subject, fact.code, fact.amount) == (subject, code, amount[0])
    assert not fact.part_of


@given(NAMES, printed(), printed(), WORDS, PERCENTS)
def test_a_change_is_read_back(name, amount, by, word, percent):
    words, subject, code = name
    way = Direction.INCREASE if word.startswith("增") else Direction.DECREASE
    first, change = read(f"{words}{amount[1]}，比上年预算数{word}{by[1]}，{word}{percent}%。")

    assert (first.amount, change.amount, change.change) == (amount[0], amount[0], by[0])
    assert (change.subject, change.code, change.direction) == (subject, code, way)
    assert (change.kind, change.percent, change.base_year) == (FactKind.CHANGE, percent, 2023)


@given(NAMES, printed(), printed(), PERCENTS)
def test_a_completion_is_read_back(name, initial, result, percent):
    words, subject, code = name
    text = f"{words}年初预算为{initial[1]}，支出决算为{result[1]}，完成年初预算的{percent}%。"
    if subject in {"total", "revenue"}:
        return
    *_, done = read(text, FINAL)

    assert (done.subject, done.code, done.percent) == (subject, code, percent)
    assert (done.kind, done.base) == (FactKind.COMPLETION, initial[0])


SPENT = NAMES.filter(lambda name: not name[1].startswith("revenue"))


@given(st.lists(st.tuples(SPENT, printed()), min_size=1, max_size=6), st.booleans())
def test_parts_are_read_back(parts, in_one):
    texts = [f"{words}{amount[1]}" for (words, _, _), amount in parts]
    lines = (
        [f"支出预算9万元，其中：{'，'.join(texts)}。"]
        if in_one
        else ["（一）支出预算9万元，其中：", *(f"{n}. {t}；" for n, t in enumerate(texts, 1))]
    )
    whole, *facts = read_facts([Paragraph(line) for line in lines], BUDGET)

    assert [(fact.subject, fact.amount) for fact in facts] == [
        (subject, amount[0]) for (_, subject, _), amount in parts
    ]
    assert len({fact.listed for fact in facts}) == 1
    assert whole.amount == Amount(Decimal(9), Unit.WAN)


@given(st.text("某些支出与收入无关的字，。；：（）0123456789年", max_size=60), printed())
def test_no_amount_is_dropped(words, amount):
    facts = read(f"{words}。另有{amount[1]}")

    assert [fact.amount for fact in facts if fact.amount is not None][-1:] == [amount[0]]


@settings(max_examples=25)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6), st.integers(0, 999))
def test_time_goes_with_the_length(pieces, seed):
    text = "".join(Random(seed).choices(pieces, k=10_000))[:10_000]
    given_text = [Paragraph("目录"), Paragraph(text[:100]), Paragraph("名词解释"), Paragraph(text)]
    start = time.process_time()
    facts = read_facts(given_text, BUDGET)
    read_facts(given_text[3:], BUDGET)
    read_terms(given_text)
    read_contents(given_text)
    read_identity(given_text)
    read_leftovers(given_text)
    read_wording(given_text)

    assert time.process_time() - start < 6
    for fact in facts:
        start_at, end = fact.span
        assert 0 <= start_at <= end <= len(given_text[fact.paragraph].text)
        assert fact.part_of is None or fact.part_of < len(facts)


@given(st.lists(st.text(max_size=40).map(Paragraph), max_size=6))
def test_any_text_is_taken(paragraphs):
    for reader in (read_facts, read_terms, read_contents, read_leftovers, read_wording):
        assert isinstance(reader(paragraphs), tuple)
    assert isinstance(read_identity(paragraphs), Identity)
