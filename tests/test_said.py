"""Texts of records that know their message: reconcile and diff in the language of the reader."""

import copy
import json
import pickle
import re

import pytest

import govbudget as gb
from govbudget.base.messages import Message, catalogue
from govbudget.base.said import SaidText, in_language
from govbudget.cli import run
from govbudget.jsonform import converter

#: Words of English prose in a row.
PROSE = re.compile(r"\b[a-z]{2,} [a-z]{2,}")
TABLE = """科目编码,科目名称,合计,基本支出,项目支出
201,一般公共服务支出,150,90,50
20103,政府办公厅（室）及相关机构事务,140,90,50
2010301,行政运行,90,90,
2010302,一般行政管理事务,50,,50
2010302,一般行政管理事务,50,,50
20x,教育支出,甲,1,2
"""


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "表.csv"
    file.write_text(TABLE, "utf-8")
    return str(file)


def test_reconcile_in_chinese(path, capsys):
    assert run(["--lang", "zh", "reconcile", path]) == 1
    out = capsys.readouterr().out.replace(path, "")

    assert "表列" in out
    assert "出现两次，金额相同" in out
    assert not PROSE.search(out)


def test_reconcile_in_english(path, capsys):
    assert run(["--lang", "en", "reconcile", path]) == 1
    out = capsys.readouterr().out

    assert "stands twice, with the same amounts" in out
    assert "表列" not in out
    assert "错误" not in out


@pytest.mark.parametrize(("lang", "word"), [("zh", "新增"), ("en", "added")])
def test_diff(lang, word, capsys):
    assert run(["--lang", lang, "diff", "2022", "2024"]) == 0
    out, err = capsys.readouterr()

    assert word in out
    assert word in err
    assert bool(PROSE.search(err)) is (lang == "en")


def test_a_record_keeps_what_it_says_in_english(path):
    found = gb.reconcile(gb.open_tables(path))
    plain = converter().unstructure(found)

    assert json.loads(json.dumps(plain)) == json.loads(json.dumps(converter().unstructure(found)))
    assert converter().structure(json.loads(json.dumps(plain)), type(found)) == found
    for finding in found:
        assert isinstance(finding.message, str)
        assert not re.search("表列|应为", finding.message)


def test_it_is_kept_by_pickle_and_copy():
    text = SaidText(Message("reconcile.passed_over"))

    for same in (pickle.loads(pickle.dumps(text)), copy.deepcopy(text)):
        assert same == text == "Passed over:"
        assert in_language(same, "zh") == "未核对："
    assert in_language("plain", "zh") == "plain"


def test_every_sentence_of_reconcile_has_both_languages():
    for name, sentences in catalogue("reconcile").items():
        assert set(sentences) == {"zh", "en"}, name
