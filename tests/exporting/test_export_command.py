"""``govbudget export``."""

import json

import pytest

import govbudget as gb
from govbudget.cli import run


def test_the_ending_says_the_format(tmp_path):
    output = tmp_path / "codes.ttl"
    assert run(["export", "economic", "--year", "2024", "-o", str(output)]) == 0
    assert "@prefix skos:" in output.read_text("utf-8")


def test_to_the_screen(capfdbinary):
    assert run(["export", "economic", "--year", "2024", "--format", "tree"]) == 0
    assert "  301 工资福利支出" in capfdbinary.readouterr().out.decode()


def test_a_part_of_a_tree(tmp_path):
    output = tmp_path / "part.json"
    assert run(["export", "--below", "20805", "--year", "2024", "-o", str(output)]) == 0
    read = json.loads(output.read_text("utf-8"))
    assert read["header"]["editions"][0]["completeness"] == "part"
    assert {one["code"][:5] for one in read["entries"]} == {"20805"}


def test_a_book_of_ones_own(tmp_path):
    book = tmp_path / "own.csv"
    book.write_text('科目编码,科目名称\n301,"工资\'; DROP"\n30101,<b>基本</b>\n', "utf-8")
    output = tmp_path / "own.json"
    words = ["export", "economic", "--book", str(book), "--year", "2024", "-o", str(output)]
    assert run(words) == 0
    read = json.loads(output.read_text("utf-8"))
    assert [one["name"] for one in read["entries"]] == ["工资'；DROP", "<b>基本</b>"]
    assert read["header"]["editions"][0]["completeness"] == "own"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--year", "1990"], "1990"),
        (["--format", "josn"], "josn"),
        (["--format", "xlsx"], "-o"),
        (["--year", "all", "--format", "tree"], "one year"),
        (["--format", "sqlite", "--prefix", "a;b"], "a;b"),
        (["--below", "9999999"], "9999999"),
        (["--below", "208", "--year", "all"], "--below"),
        (["--year", "soon"], "soon"),
        (["--table", "entries; --"], "entries; --"),
        (["nonsense"], "nonsense"),
        (["--format", "json", "--table", "names"], "it is for csv, jsonl, parquet"),
        (["--format", "dot", "--year", "2024", "--local"], "has no use for local"),
        (["--format", "csv", "--local"], "local_codes"),
        (["--format", "csv", "--prefix", "gb_"], "sqlite, postgresql, mysql"),
        (["--format", "csv", "--base", "https://example.org/"], "turtle"),
        (["--format", "csv", "--model", "a.b"], "django"),
    ],
)
def test_bad_use_is_a_sentence(words, said, capsys):
    assert run(["export", *words, "--lang", "en"]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert "Traceback" not in err


def test_a_year_that_is_none_is_told_in_chinese(capsys):
    assert run(["export", "--year", "soon", "--lang", "zh"]) == 2
    assert "既不是年度" in capsys.readouterr().err


def test_an_input_is_never_written_over(tmp_path, capsys):
    book = tmp_path / "own.csv"
    book.write_text("科目编码,科目名称\n301,工资\n", "utf-8")
    words = ["export", "economic", "--book", str(book), "--year", "2024", "-o", str(book)]
    assert run(words) == 2
    assert book.read_text("utf-8").startswith("科目编码")
    assert capsys.readouterr().err


def test_the_format_of_lines_is_said_where_it_is_made(capsys):
    assert run(["export", "--format", "fiscal", "--lang", "en"]) == 2
    assert "govbudget extract FILE --format fiscal" in capsys.readouterr().err

    with pytest.raises(gb.WrongArgument, match="govbudget extract FILE --format fiscal"):
        gb.export(format="fiscal")


def test_the_choices_of_an_option_stand_below_one_another(capsys):
    assert run(["convert", "30101", "--lang", "en"]) == 2

    assert "Choose from:\n    cofog,\n    economic,\n" in capsys.readouterr().err
