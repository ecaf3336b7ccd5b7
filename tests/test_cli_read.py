"""``govbudget read``, as typed."""

import io
import json

import pytest

import govbudget as gb
from govbudget.cli import run
from govbudget.cli.read_words import SUBJECTS, subject_word
from govbudget.disclosure.document import Disclosure
from govbudget.disclosure.opening import read_disclosure
from govbudget.disclosure.table_words import TABLES
from govbudget.disclosure.titles import TableKind
from govbudget.jsonform import converter

TEXT = """单位名称：某某市档案馆
2024年单位预算
第四部分 单位预算情况说明
一、收支预算总体情况
某某市档案馆2024年收支总预算10.00万元，比上年增加1.00万元，增长11.11%。
基本支出6.00万元，项目支出4.00万元。
XX单位另有魔法3.00万元。
第五部分 名词解释
1.基本支出：指为保障机构正常运转而发生的支出。
第六部分 单位预算表
表1 支出预算总表
单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t10.00\t6.00\t4.00
201\t一般公共服务支出\t10.00\t6.00\t4.00
20126\t档案事务\t10.00\t6.00\t4.00
科目编码\t科目名称\t合计\t基本支出\t项目支出
2012604\t档案馆\t10.00\t6.00\t4.00
注：本表反映本年支出。
"""


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    return "a.txt"


@pytest.fixture
def read(capsys):
    def run_on(*arguments):
        code = run(["read", *arguments])
        return code, *capsys.readouterr()

    return run_on


class TestOverview:
    def test_chinese(self, path, read):
        code, out, err = read(path)
        assert (code, err) == (0, "")
        assert out.startswith(
            "文件  a.txt (text)\n单位  某某市档案馆\n年度  2024\n种类  单位预算\n"
        )
        assert "表格 1\n" in out
        (row,) = [line for line in out.splitlines() if "表1 支出预算总表" in line]
        assert row.split() == ["1", "支出预算总表", "表1", "支出预算总表", "万元", "3", "12"]
        assert "名词解释 1\n  基本支出\n" in out
        assert "重复表头 ×1" in out
        assert "科目编码 | 科目名称" in out

    def test_english(self, path, read):
        _, out, _ = read(path, "--lang", "en")
        assert "kind  unit budget\n" in out
        assert "Terms 1\n" in out
        assert "expenditure" in out
        assert "Not read, not understood or left aside" in out

    def test_every_fact_is_counted(self, path, read):
        _, out, _ = read(path)
        facts = read_disclosure(path).facts
        assert f"文字中的数字和陈述 {len(facts)}\n" in out

    def test_what_was_not_understood_is_said(self, path, read):
        _, out, _ = read(path)
        assert "数字的意思没有读懂 ×1" in out
        assert "魔法3.00万元" in out
        assert "像是模板的残留 " in out
        _, out, _ = read(path, "--lang", "en")
        assert "Seems left over from a template" in out
        assert "an amount whose meaning was not understood ×1" in out

    def test_nothing_is_clear(self, tmp_path, read):
        path = tmp_path / "b.txt"
        path.write_text("一封信\n", encoding="utf-8")
        code, out, _ = read(str(path))
        assert code == 0
        assert "年度  不明\n种类  不明\n\n表格 0\n\n文字中的数字和陈述 0\n" in out
        _, out, _ = read(str(path), "--lang", "en")
        assert "year  not clear\nkind  not clear\n" in out

    def test_long_lists_are_cut_and_say_so(self, tmp_path, read):
        path = tmp_path / "b.txt"
        again = (
            "科目编码\t科目名称\t合计\t基本支出\t项目支出\n201\t一般公共服务支出\t1.00\t1.00\t\n"
        )
        path.write_text(TEXT + "".join([again] * 8), encoding="utf-8")
        _, out, _ = read(str(path))
        assert "处，--json 列出全部" in out
        _, out, _ = read(str(path), "--lang", "en")
        assert "more; --json lists all" in out

    def test_pages(self, documents, read):
        path = documents / "putuo_wanli_subdistrict_2025_budget.pdf"
        _, out, _ = read(str(path))
        assert "页数  31\n" in out
        assert " 10-13 " in out

    def test_lost(self, documents, read):
        path = documents / "putuo_finance_bureau_2024_final_account.pdf"
        _, out, _ = read(str(path))
        assert "没有读入 ×1" in out
        assert "（第 " in out
        _, out, _ = read(str(path), "--tables", "--lang", "en")
        assert "page 1" in out


class TestMore:
    def test_tables(self, path, read):
        code, out, _ = read(path, "--tables")
        assert code == 0
        assert out.startswith("1. 表1 支出预算总表（万元）\n")
        lines = [line.split() for line in out.splitlines()]
        assert ["2012604", "档案馆", "10.00", "6.00", "4.00"] in lines
        assert "注：本表反映本年支出。\n" in out
        assert "文件  " not in out

    def test_facts(self, path, read):
        code, out, _ = read(path, "--facts")
        assert code == 0
        assert "收支总额 total | amount" in out
        assert "10.00万元" in out
        assert "change 1.00万元 | percent 11.11 | increase" in out
        assert "    某某市档案馆2024年收支总预算" in out
        _, out, _ = read(path, "--facts", "--lang", "en")
        assert "收支总额" not in out

    def test_json_is_the_record(self, path, read):
        code, out, _ = read(path, "--json")
        assert code == 0
        assert out.count("\n") == 1
        assert converter().structure(json.loads(out), Disclosure) == read_disclosure(path)

    def test_standard_input(self, read, monkeypatch):
        class Stdin:
            buffer = io.BytesIO(TEXT.encode())

        monkeypatch.setattr("sys.stdin", Stdin())
        code, out, _ = read("-")
        assert code == 0
        assert out.startswith("文件  standard input (text)\n")


class TestBad:
    def test_unreadable(self, tmp_path, read):
        path = tmp_path / "a.pdf"
        path.write_bytes(b"%PDF-1.4 cut")
        code, out, err = read(str(path))
        assert (code, out) == (2, "")
        assert "cannot be read" in err

    def test_folder(self, tmp_path, read):
        code, _, err = read(str(tmp_path))
        assert code == 2
        assert "it is a folder; name a file in it" in err

    def test_nothing_named(self, read):
        assert read()[0] == 2


class TestWords:
    def test_every_kind_of_table_has_a_word(self):
        assert set(TABLES) == set(TableKind)

    def test_subjects(self):
        assert subject_word("three_public.abroad") == SUBJECTS["three_public"]
        assert subject_word("unheard.of") == "unheard.of"


def test_the_errors_are_of_the_package():
    assert issubclass(gb.UnreadableFile, gb.GovBudgetError)
