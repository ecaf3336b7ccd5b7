"""What every command prints is in the language that was asked for, in each way of asking."""

import re

import pytest
from openpyxl import Workbook
from tests.spoilt import SPOILT

from govbudget import datacheck
from govbudget.classification.codesdata import SHIPPED, Draft
from govbudget.cli import run
from govbudget.cli.read_out import print_overview
from govbudget.disclosure.checks.examples import examples_of

#: English prose: two words, the second in small letters; no command, no name of an entry.
ENGLISH = re.compile(r"(?!govbudget)\b[a-z]{2,} [a-z]{2,}\b")
#: Signs that only Chinese sentences have, outside of what is quoted.
CHINESE = re.compile("[，；：。]")
QUOTED = re.compile(r"“[^”]*”|《[^》]*》|'[^']*'")
TABLE = """科目编码,科目名称,合计,上年预算数,人数
201,一般公共服务支出,10,1,3
20103,某事项,11,2,4
2010301,行政运行,5,,5
20x,,1,,
,,,,
合计,,10,3,12
"""
FILES = {
    "table": ("table.csv", TABLE),
    "list": ("list.csv", "编码,名称\n30201,办公费\n30298,试验费\n"),
}
COMMANDS = [
    "convert 2159999 --to cofog",
    "convert 301 30299 --to government_economic",
    "diff 2022 2024",
    "map {table}",
    "rollup {table} --amount 合计 --not-read skip --unknown collect",
    "rollup {table} --amount 合计 --unknown ancestor --by class",
    "restate {table} --from 2022 --to 2024 --amount 合计 --not-read skip --unknown collect",
    "reconcile {table}",
    "read {document}",
    "read {document} --facts",
    "check {document}",
    "check --settings {document}",
    "check {folder}/none.pdf",
    "rule",
    "rule years.changes",
    "data report",
    "data check",
    "data learn {list} --year 2024 --kind disclosure",
    "data learn {table}",
    "explain 2159998",
    "explain 201035001",
    "search 没有这样的科目",
    "tree 20820",
]


@pytest.fixture
def said(tmp_path, capsys):
    places = {"folder": str(tmp_path), "document": str(tmp_path / "doc.txt")}
    (tmp_path / "doc.txt").write_text(next(iter(examples_of("years.changes"))).text, "utf-8")
    for key, (name, text) in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
        places[key] = str(tmp_path / name)

    def run_in(command, *asked):
        run([*(word.format(**places) for word in command.split()), *asked])
        return "".join(capsys.readouterr()).replace(str(tmp_path), "")

    return run_in


def own(line):
    """A line without what it quotes."""
    return QUOTED.sub("", line)


@pytest.mark.parametrize("command", COMMANDS)
def test_in_chinese(said, command):
    text = said(command, "--lang", "zh")

    # The English names of what codes answer to stand beside the Chinese ones.
    lines = [] if command.startswith("convert") else text.splitlines()
    assert text
    assert [line for line in lines if ENGLISH.search(own(line))] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_in_english(said, command):
    text = said(command, "--lang", "en")

    # The reasons of pairs are data, and examples of rules are documents.
    data = ("convert", "rule years")
    lines = [] if command.startswith(data) else text.splitlines()
    assert text
    assert [line for line in lines if CHINESE.search(own(line)) and ENGLISH.search(line)] == []


@pytest.mark.parametrize("command", ["map {table}", "check {document}", "tree 20820"])
def test_the_locale_asks_too(said, command, monkeypatch):
    asked = {language: said(command, "--lang", language) for language in ("zh", "en")}

    for locale, language in (("zh_CN.UTF-8", "zh"), ("en_GB.UTF-8", "en")):
        monkeypatch.setenv("LC_ALL", locale)
        assert said(command) == asked[language]


#: What hides all other faults of a table, and what is looked at where there is none.
FIRST, LAST = {"readable", "bytes"}, {"entries", "texts"}
#: So many copies share the faults that no two of them meet in one place.
COPIES = 5


def spoilt(faults):
    """The tables with some faults, by their names."""
    tables = {}
    for table, old, new, *_ in faults:
        text = tables.get(table) or SHIPPED.read(table)
        tables[table] = text.decode().replace(old, new, 1).encode()
    return tables


@pytest.mark.unmeasured
def test_what_is_wrong_with_the_tables():
    faults = [one for one in SPOILT if one[3] not in FIRST]
    found = [
        violation
        for first in range(COPIES)
        for violation in datacheck.check(Draft(SHIPPED, spoilt(faults[first::COPIES])))
    ]

    assert {one.rule for one in found} >= {one[3] for one in faults} - LAST
    assert [one for one in found if ENGLISH.search(own(one.sentence("zh")))] == []
    assert [one for one in found if CHINESE.search(own(one.sentence("en")))] == []


@pytest.mark.parametrize(("language", "other"), [("zh", ENGLISH), ("en", CHINESE)])
def test_tables_that_cannot_be_read(codes_copy, language, other, capsys):
    for table, data in spoilt([one for one in SPOILT if one[3] in FIRST]).items():
        (codes_copy / table).write_bytes(data)
    (codes_copy / "aliases.csv").unlink()
    path = codes_copy / "characters.csv"
    path.write_bytes(path.read_bytes().rstrip(b"\n"))

    assert run(["data", "check", str(codes_copy), "--lang", language]) == 1
    out, _ = capsys.readouterr()

    assert {line.split(": ")[1] for line in out.splitlines()} == FIRST
    assert [line for line in out.splitlines() if other.search(own(line))] == []


@pytest.mark.parametrize(("language", "place"), [("zh", "（第 3 行）"), ("en", "(line 3)")])
def test_where_a_list_has_what_is_learnt(said, language, place):
    text = said("data learn {list} --year 2024 --kind disclosure", "--lang", language)

    assert place in text


@pytest.mark.parametrize(
    ("language", "told"), [("zh", "未显示而略去"), ("en", "left out, since it is not shown")]
)
def test_what_the_library_warns_of(tmp_path, language, told, capsys):
    path = str(tmp_path / "book.xlsx")
    book = Workbook()
    for row in (("科目编码", "合计"), ("30101", 1), ("30102", 2)):
        book.active.append(row)
    book.active.row_dimensions[2].hidden = True
    book.save(path)

    assert run(["reconcile", path, "--lang", language]) == 0
    line = capsys.readouterr().err.replace(path, "")
    other = ENGLISH if language == "zh" else CHINESE

    assert told in line
    assert not other.search(own(line))


def test_what_is_read_of_real_documents(documents, disclosure_of, capsys):
    """The overview of each shared document: labels and losses, but not what is quoted."""
    for path in sorted(documents.iterdir()):
        if path.suffix not in {".pdf", ".txt", ".xlsx"}:
            continue
        print_overview(disclosure_of(path.name), "zh")
        lines = capsys.readouterr().out.splitlines()

        assert [line for line in lines if ENGLISH.search(own(line))] == [], path.name
