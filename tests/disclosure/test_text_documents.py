"""The texts of the real disclosures: what is read of them, and nothing else."""

from decimal import Decimal

import pytest

from govbudget.amounts import Amount, Unit
from govbudget.disclosure.text import (
    FactKind,
    Measure,
    Scope,
    read_contents,
    read_facts,
    read_identity,
    read_leftovers,
    read_terms,
    unread_amounts,
)
from govbudget.io.source import Paragraph

# The file, whose it is, its year and kind, how many terms it has, and tables in its contents.
DOCUMENTS = [
    ("anshan_big_data_center_2024_budget.txt", "鞍山市大数据管理中心", 2024, "budget", 14, 19),
    (
        "putuo_finance_bureau_2024_final_account.pdf",
        "上海市普陀区财政局",
        2024,
        "final account",
        11,
        9,
    ),
    (
        *("putuo_social_work_department_2024_final_account.pdf", "中共上海市普陀区委社会工作部"),
        *(2024, "final account", 11, 9),
    ),
    (
        *("putuo_wanli_subdistrict_2025_budget.pdf", "上海市普陀区人民政府万里街道办事处"),
        *(2025, "budget", 8, 9),
    ),
    ("putuo_government_office_2025_budget.pdf", "上海市普陀区人民政府办公室", 2025, "budget", 8, 9),
    ("putuo_finance_bureau_2025_budget.pdf", "上海市普陀区财政局", 2025, "budget", 4, 9),
    ("shanghai_finance_bureau_2025_budget.pdf", "上海市财政局", 2025, "budget", 8, 9),
]


@pytest.fixture(scope="module")
def text_of(source_of):
    """Reads the paragraphs of a document, once."""
    known = {}

    def read(name):
        if name not in known:
            blocks = source_of(name).blocks
            known[name] = [block for block in blocks if isinstance(block, Paragraph)]
        return known[name]

    return read


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document[0])
class TestEachDocument:
    def test_identity_terms_and_contents(self, text_of, document):
        name, unit, year, kind, terms, tables = document
        given = text_of(name)
        identity = read_identity(given)

        assert (identity.unit_name, identity.year, identity.kind) == (unit, year, kind)
        assert len(read_terms(given, year)) == terms
        assert sum(entry.is_table for entry in read_contents(given)) == tables

    def test_every_amount_is_understood(self, text_of, document):
        name, _, year, *_ = document
        facts = read_facts(text_of(name))

        assert unread_amounts(facts) == ()
        assert sum(fact.kind is FactKind.AMOUNT for fact in facts) > 25
        assert {fact.year for fact in facts} <= {year, year - 1}


def amount(facts, subject, scope=Scope.NONE, code="", measure=Measure.BUDGET):
    """The amounts that are said of a subject."""
    return {
        str(fact.amount)
        for fact in facts
        if fact.kind is FactKind.AMOUNT
        and (fact.subject, fact.scope, fact.code, fact.measure) == (subject, scope, code, measure)
    }


def test_the_seed(text_of):
    facts = read_facts(text_of(DOCUMENTS[0][0]))

    assert amount(facts, "total", Scope.ALL) == {"2,317.04万元"}
    assert amount(facts, "spending.personnel", Scope.GENERAL) == {"1,255.69万元"}
    assert amount(facts, "spending.public", Scope.GENERAL) == {"122.89万元"}
    assert amount(facts, "three_public.vehicles") == {"0万元"}
    assert amount(facts, "three_public.vehicle_running") == {"1.8万元"}
    assert amount(facts, "performance.targets") == {"768.66万元"}
    changes = [fact for fact in facts if fact.kind is FactKind.CHANGE and fact.subject == "total"]
    assert {(str(fact.change), str(fact.percent)) for fact in changes} == {("791.32万元", "25.46")}
    emptied = next(fact for fact in facts if fact.kind is FactKind.NOTHING and len(fact.tables) > 1)
    assert len(emptied.tables) == 4


def test_the_final_account(text_of):
    facts = read_facts(text_of(DOCUMENTS[1][0]))

    assert amount(facts, "total", Scope.FISCAL, measure=Measure.FINAL) == {"0.3万元"}
    shares = [fact for fact in facts if fact.kind is FactKind.SHARE and fact.code == "201"]
    assert [(str(fact.percent), str(fact.base)) for fact in shares] == [("71.73", "2,940.05万元")]
    items = [fact for fact in facts if fact.measure is Measure.INITIAL and len(fact.code) == 7]
    assert sum(fact.amount.value for fact in items) == Decimal("2993.93")
    lists = [fact for fact in facts if fact.kind is FactKind.LIST]
    assert "30310" in {item.code for item in lists[0].items}
    assert all(item.code for one in lists for item in one.items)


def test_the_completion_base(text_of):
    facts = read_facts(text_of(DOCUMENTS[2][0]))
    done = next(fact for fact in facts if fact.kind is FactKind.COMPLETION)

    assert (done.base, done.against) == (Amount(Decimal(0), Unit.WAN), Measure.INITIAL)
    assert sum(one.kind == "instruction" for one in read_leftovers(text_of(DOCUMENTS[2][0]))) == 4


def test_a_shifted_path(text_of):
    facts = read_facts(text_of(DOCUMENTS[3][0]))
    items = [fact for fact in facts if fact.subject == "spending.function"]

    assert len(items) == 33
    assert [fact.amount.value for fact in items if not fact.code] == [Decimal("20.00")]
    assert {fact.scope for fact in items} == {Scope.FISCAL}
