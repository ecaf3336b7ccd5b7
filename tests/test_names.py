"""Names as documents print them."""

import pytest

from govbudget.classification.names import canonical, fold, key, loose_key


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("政府办公厅(室)及相关机构事务", "政府办公厅（室）及相关机构事务"),
        (" 维修 (护) 费\u3000", "维修（护）费"),
        ('"三供一业"移交补助支出', "“三供一业”移交补助支出"),
        ("化学原料,制品", "化学原料，制品"),
        ("事业运行", "事业运行"),
    ],
)
def test_canonical(written, official):
    assert canonical(written) == official


def test_key_folds_marks_and_spaces():
    assert key("“三公” 经费") == key("三公经费") == "三公经费"
    assert key("维修(护)费") == key("维修（护）费")


def test_loose_key_drops_spending_once():
    assert loose_key("住房保障支出") == "住房保障"
    assert loose_key("住房保障") == "住房保障"
    assert loose_key("支出") == "支出"


def test_fold_knows_the_characters_of_names():
    assert fold("機關事業單位基本養老保險繳費支出") == "机关事业单位基本养老保险缴费支出"
    assert fold("事业运行") == "事业运行"
