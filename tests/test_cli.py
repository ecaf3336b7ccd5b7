"""The command line, as typed."""

import gc
import io
import json
import os
import subprocess
import sys

import pytest
from attrs import evolve
from rich.cells import cell_len

import govbudget as gb
from govbudget.base.layout import columns, labelled, padded, wrapped
from govbudget.cli import main, run
from govbudget.cli.page import entry_page


class Stdin:
    """Standard input that gives these bytes."""

    def __init__(self, data):
        self.buffer = io.BytesIO(data)


def typed(*arguments, stdin=b"", env=None):
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "govbudget", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **(env or {})},
    )


class TestExplain:
    def test_main_job(self, capsys):
        assert run(["explain", "2159999"]) == 0
        out, err = capsys.readouterr()

        assert err == ""
        assert out == (
            "2159999  其他资源勘探工业信息等支出\n"
            "         Other expenditure on resource exploration, industry and information\n"
            "\n"
            f"分类  支出功能分类（functional），2024年版，第{gb.functional(2024).revision}次修订\n"
            "级次  项\n"
            "预算  一般公共预算\n"
            "位置  215 资源勘探工业信息等支出\n"
            "        21599 其他资源勘探工业信息等支出\n"
            "          2159999 其他资源勘探工业信息等支出\n"
            "同级  2159901 黄金事务；2159904 技术改造支出；2159905 中药材扶持资金支出；\n"
            "      2159906 重点产业振兴和技术改造项目贷款贴息\n"
            "释义  反映除上述项目以外其他用于资源勘探工业信息等方面的支出。（鞍山市大数据管理\n"
            "      中心2024年度单位预算）\n"
            "起止  自2020年起\n"
            "沿革  2020 改名：其他资源勘探信息等支出 → 其他资源勘探工业信息等支出\n"
            "见于  鞍山市大数据管理中心2024年度单位预算；2026年深圳市发展和改革委员会（本级）\n"
            "      部门预算；北京市人民政府国有资产监督管理委员会2026年度部门预算报表\n"
            "      （2024—2026年）\n"
            "另见  只印名称的表9份（2020—2025年）\n"
        )

    def test_a_year_without_an_edition_is_one_that_is_not_kept_here(self, capsys, at_year):
        newest = max(gb.functional.years)
        at_year(newest + 2)

        assert run(["explain", "2159999"]) == 0
        page = "".join(line.strip() for line in capsys.readouterr().out.splitlines())
        assert f"{newest}年版，" in page
        assert f"（今年是{newest + 2}年，本库没有该年版）" in page

    def test_english(self, capsys):
        assert run(["explain", "--lang", "en", "212"]) == 0
        out = capsys.readouterr().out

        assert out.startswith(
            "212  Urban and rural communities\n     城乡社区支出\n\nScheme    functional"
        )
        assert (
            "Budget    general public budget; entries below also of the government-managed" in out
        )
        assert "Below     21201 Urban and rural community administration\n" in out
        assert "not an official text)\n" in out

    @pytest.mark.parametrize(
        ("written", "says"),
        [
            ("50804", "存疑  名称未证实：另一说为资本金注入（二）\n"),
            ("30217", "相关  “三公”经费\n"),
            ("201035001", "级次  目（地方科目，不在全国目录中）\n"),
            ("201035001", "地方  本库不知有哪个地方使用此编码"),
            ("201035001", "释义  无\n"),
            ("2300904", "见于  尚无注明年份的来源文件证实此编码与名称\n"),
            ("2010101", "起止  启用年份未考证\n"),
            ("2010350", "……共8个\n"),
            ("2210201", "等197份文件（2017—2026年）\n"),
            ("三公经费", "科目  30212 因公出国（境）费用\n      30217 公务接待费\n"),
            ("基本支出", "名词  基本支出\n释义  指保障机构正常运转"),
            ("[2010350]事业运行", "2010350  事业运行\n"),
        ],
    )
    def test_shows(self, capsys, written, says):
        assert run(["explain", written]) == 0
        assert says in capsys.readouterr().out

    def test_several(self, capsys):
        assert run(["explain", "201", "30101", "基本支出"]) == 0
        pages = capsys.readouterr().out.split("\n\n")

        assert [page.split()[0] for page in pages if page[0] in "23"] == ["201", "30101"]
        assert "名词  基本支出" in pages[-1]

    def test_a_name_of_few_entries_shows_them_all(self, capsys):
        assert run(["explain", "住房公积金"]) == 0
        out = capsys.readouterr().out

        assert out.startswith("2210201  住房公积金\n")
        assert "\n\n30113  住房公积金\n" in out

    def test_a_name_of_many_entries_asks_which(self, capsys):
        assert run(["explain", "行政运行"]) == 2
        out, err = capsys.readouterr()

        assert out == ""
        assert err.startswith("govbudget: '行政运行' names 81 entries: 2010101")

    def test_scheme_and_year(self, capsys):
        assert run(["explain", "--scheme", "economic", "--year", "2024", "住房公积金"]) == 0
        assert capsys.readouterr().out.startswith("30113")

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (
                ["2159998"],
                "2159998 is not in functional 2024; 21599 其他资源勘探工业信息等支出 is; ",
            ),
            (["302 3 水费"], "30203 is 咨询费, not 水费; 水费 is 30205\n"),
            (["--scheme", "functional", "30199"], "it belongs to economic"),
            (["--year", "1999", "201"], "no edition of functional for 1999; kept: 2018, "),
            ([""], "'' cannot be read: it is empty\n"),
            (["x" * 1000], "it has 1,000 characters; 200 are the most that is read\n"),
        ],
    )
    def test_refuses(self, capsys, arguments, says):
        assert run(["explain", *arguments]) == 2
        out, err = capsys.readouterr()

        assert out == ""
        assert err.startswith("govbudget: ")
        assert says in err
        assert err.count("\n") == 1

    def test_goes_on_after_a_fault(self, capsys):
        assert run(["explain", "2159998", "201"]) == 2
        out, err = capsys.readouterr()

        assert out.startswith("201  一般公共服务支出")
        assert "2159998 is not in" in err

    def test_json(self, capsys):
        assert run(["explain", "--json", "2159999", "三公经费"]) == 0
        first, second = map(json.loads, capsys.readouterr().out.splitlines())

        assert (first["code"], first["level"], first["level_name"]) == ("2159999", 3, "项")
        assert first["ancestors"][0] == {
            "code": "215",
            "name": "资源勘探工业信息等支出",
            "name_en": "Resource exploration, industry and information",
        }
        assert second["term"] == "“三公”经费"


class TestStandardInput:
    def explain(self, monkeypatch, data):
        monkeypatch.setattr(sys, "stdin", Stdin(data))
        return run(["explain", "--json", "-"])

    def test_one_a_line(self, monkeypatch, capsys):
        data = "\ufeff2159999\r\n\n  201 03 50 \n购房补贴\n".encode()

        assert self.explain(monkeypatch, data) == 0
        codes = [json.loads(line)["code"] for line in capsys.readouterr().out.splitlines()]
        assert codes == ["2159999", "2010350", "2210203"]

    def test_a_wrong_byte_is_told_with_its_line_and_place(self, monkeypatch, capsys):
        data = b"201\n20\xff\n"
        data += "购房补贴\n".encode() + "住房".encode("gbk") + b"\n202\n"

        assert self.explain(monkeypatch, data) == 2
        out, err = capsys.readouterr()
        codes = [json.loads(line)["code"] for line in out.splitlines()]
        assert codes == ["201", "2210203", "202"]
        assert err.splitlines() == [
            "govbudget: line 2 of standard input is no text in UTF-8 or GB18030: its byte 3 is FF",
            "govbudget: line 4 of standard input is no text in UTF-8: its byte 3 is B7",
        ]

    @pytest.mark.parametrize("codec", ["gb18030", "gbk", "utf-16", "utf-8-sig"])
    def test_the_encodings_that_files_have(self, codec):
        data = "201\n购房补贴\n2159999\n".encode(codec)

        found = typed("explain", "--json", "-", stdin=data)
        codes = [json.loads(line)["code"] for line in found.stdout.splitlines()]
        assert (found.returncode, codes) == (0, ["201", "2210203", "2159999"])

    def test_of_convert(self):
        found = typed("convert", "--to", "cofog", "--json", "-", stdin=b"201\n9\n202\n")
        codes = [json.loads(line)["code"] for line in found.stdout.splitlines()]
        assert (found.returncode, codes) == (2, ["201", "202"])

    def test_nul_and_length(self, monkeypatch, capsys):
        assert self.explain(monkeypatch, b"2010\x00350\n" + b"9" * 10_000_000) == 2
        err = capsys.readouterr().err
        assert "character 5 is U+0000" in err
        assert "10,000,000 characters" in err

    def test_nothing(self, monkeypatch, capsys):
        assert self.explain(monkeypatch, b"") == 0
        assert capsys.readouterr() == ("", "")


class TestTree:
    def test_depth(self, capsys):
        assert run(["tree", "20820", "--depth", "2"]) == 0
        assert capsys.readouterr().out == (
            "20820 临时救助\n├── 2082001 临时救助支出\n└── 2082002 流浪乞讨人员救助支出\n"
        )

    def test_depth_counts_levels(self, capsys):
        assert run(["tree", "221", "--depth", "1"]) == 0
        assert capsys.readouterr().out.splitlines()[1:] == [
            "├── 22101 保障性安居工程支出",
            "├── 22102 住房改革支出",
            "├── 22103 城乡社区住宅",
            "└── 22198 超长期特别国债安排的支出",
        ]
        assert run(["tree", "221", "--depth", "0"]) == 0
        assert capsys.readouterr().out == "221 住房保障支出\n"
        assert run(["tree", "221"]) == 0
        assert "│   ├── 2210201 住房公积金\n" in capsys.readouterr().out

    def test_whole_scheme(self, capsys):
        assert run(["tree", "--scheme", "economic", "--depth", "0", "--lang", "en"]) == 0
        out = capsys.readouterr().out

        assert out.startswith(
            "部门预算支出经济分类 economic 2024\n├── 301 Wages and welfare expenditure"
        )
        assert len(out.splitlines()) == 11

    def test_long_names_stay_whole_in_a_pipe(self, capsys):
        assert run(["tree", "212", "--lang", "en"]) == 0
        out = capsys.readouterr().out
        assert max(map(cell_len, out.splitlines())) > 100

    def test_unknown(self, capsys):
        assert run(["tree", "2159998"]) == 2
        assert capsys.readouterr().err.startswith("govbudget: 2159998 is not in functional 2024")


class TestUse:
    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (["explain"], "Missing argument"),
            (["explian", "201"], "No such command 'explian'"),
            (["explain", "--lang", "fr", "201"], "'fr' is not one of"),
            (["explain", "--year", "MM", "201"], "'MM' is not a valid integer"),
            (["tree", "201", "--depth", "-1"], "is not in the range"),
        ],
    )
    def test_bad_use(self, capsys, arguments, says):
        assert run(arguments) == 2
        assert says in capsys.readouterr().err

    def test_help_and_version(self, capsys):
        assert run(["--help"]) == 0
        out = capsys.readouterr().out
        assert "explain    Say all that is known of codes, names or terms." in out
        assert run(["-h"]) == 0
        assert run(["--version"]) == 0
        assert "govbudget, version 0.1.0" in capsys.readouterr().out
        assert run(["explain", "--help"]) == 0


class TestProcess:
    def test_module(self):
        done = typed("explain", "2159999")

        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode().startswith("2159999  其他资源勘探工业信息等支出\n")
        assert b"\x1b[" not in done.stdout

    def test_unknown_code(self):
        done = typed("explain", "2159998")

        assert done.returncode == 2
        assert done.stdout == b""
        assert b"Traceback" not in done.stderr

    def test_closed_pipe(self):
        command = f"{sys.executable} -m govbudget explain --json - | head -1"
        codes = "\n".join(["2159999"] * 5000)
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command],
            input=codes.encode(),
            capture_output=True,
            check=False,
        )

        assert done.returncode == 0
        assert done.stdout.count(b"\n") == 1
        assert done.stderr == b""

    @pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
    def test_terminal_of_another_encoding(self, encoding):
        done = typed("explain", "2159999", env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})

        assert done.returncode == 0
        assert b"Traceback" not in done.stderr

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["explain", "住房公积金", "--scheme", "economic"], "30113  住房公积金"),
            (["search", "公积金"], "住房公积金"),
            (["convert", "基本工资", "--to", "gfsm"], "30101 基本工资"),
            (["tree", "22102"], "购房补贴"),
        ],
    )
    def test_locale_that_knows_only_ascii(self, arguments, said):
        plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        done = typed(*[argument.encode() for argument in arguments], env=plain)

        assert done.stderr == b""
        assert done.returncode == 0
        assert said in done.stdout.decode()

    def test_argument_that_is_not_utf8(self):
        done = typed("explain", b"\xff\xfe")

        assert done.returncode == 2
        assert b"Traceback" not in done.stderr
        assert done.stderr.startswith(b"govbudget: ")


class TestLayout:
    def test_wide_characters_count_twice(self):
        assert padded("分类", 6) == "分类  "
        assert wrapped("一二三四五", 4) == ["一二", "三四", "五"]

    def test_marks_stay_with_their_words(self):
        assert wrapped("一二三，四（五六）", 6) == ["一二", "三，四", "（五", "六）"]
        assert wrapped("甲（21216）。乙", 12) == ["甲", "（21216）。", "乙"]

    def test_words_stay_whole(self):
        assert wrapped("other expenditure on X", 12) == ["other", "expenditure", "on X"]

    def test_items_hang(self):
        assert labelled("a", ["one two", "x"], 3, 8) == ["a  one", "     two", "   x"]

    def test_columns(self, monkeypatch):
        assert columns() == 80
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        for width, used in (("10", 40), ("90", 90), ("200", 100)):
            monkeypatch.setenv("COLUMNS", width)
            assert columns() == used

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_no_page_is_wider_than_its_terminal(self, capsys, functional, language):
        codes = [entry.code for entry in functional.values()][::13]
        assert run(["explain", "--lang", language, *codes, "三公经费"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert max(map(cell_len, lines)) <= 80


class TestPage:
    def test_what_the_shipped_tables_have_not_yet(self):
        record = evolve(gb.explain("2010350"), revision=2, first_year=2007, last_year=2026)
        page = entry_page(record, "zh")

        assert "2024年版，第2次修订\n" in page
        assert "起止  自2007年起，至2026年止\n" in page

    def test_remarks_in_english(self):
        page = entry_page(gb.explain("201035001"), "en")

        assert "Level     sub-item (a local entry, not in the national list)\n" in page
        assert "Remark    201035001 is a local entry under 2010350" in page


class TestMain:
    @pytest.fixture(autouse=True)
    def collector(self, monkeypatch):
        def leave(code):
            raise SystemExit(code)

        monkeypatch.setattr(os, "_exit", leave)
        yield
        gc.enable()

    def test_exits_with_the_code(self, monkeypatch, capsys):
        monkeypatch.setattr(sys, "argv", ["govbudget", "tree", "20820"])
        with pytest.raises(SystemExit) as stopped:
            main()
        assert stopped.value.code == 0
        assert capsys.readouterr().out.startswith("20820 临时救助")

    def test_completes_for_a_shell(self, monkeypatch, capsys):
        monkeypatch.setenv("_GOVBUDGET_COMPLETE", "bash_source")
        with pytest.raises(SystemExit):
            main()
        assert "_govbudget_completion" in capsys.readouterr().out


def test_interrupt(monkeypatch, capsys):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("govbudget.cli.explaining.explain", stop)
    assert run(["explain", "201"]) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_corrupt_tables(monkeypatch, capsys, codes_copy):
    from govbudget import Catalogue, Codes
    from govbudget.classification import catalogue

    (codes_copy / "functional.csv").unlink()
    monkeypatch.setattr(catalogue, "_SHIPPED", Catalogue(Codes(str(codes_copy))))
    assert run(["explain", "201"]) == 2
    assert capsys.readouterr().err == (
        "govbudget: codes/functional.csv: cannot be read: there is no such table\n"
    )


class TestLinesOfStandardInput:
    """``search -`` and ``tree -``: each line by itself, and 2 where one names nothing."""

    @pytest.fixture
    def typed(self, monkeypatch, capsys):
        def typed(data, *command):
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
            return run([*command]), *capsys.readouterr()

        return typed

    def test_search(self, typed):
        code, out, err = typed("公积金\nzzzzqq\n行政运行\n".encode(), "search", "-", "--limit", "1")
        assert code == 2
        assert [line.split()[1] for line in out.splitlines()] == ["住房公积金", "行政运行"]
        assert "nothing matches 'zzzzqq'" in err

    def test_tree(self, typed):
        code, out, err = typed(b"20101\n\xff\xff\n20103\n", "tree", "-", "--depth", "0")
        assert code == 2
        assert [line.split()[0] for line in out.splitlines()] == ["20101", "20103"]
        assert "line 2" in err

    def test_all_found(self, typed):
        assert typed("住房公积金\n".encode(), "search", "-")[0] == 0
        assert typed(b"20101\n", "tree", "-")[0] == 0
