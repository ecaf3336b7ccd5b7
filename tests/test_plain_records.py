"""Look-ups at the command line make their records without attrs: what they print is the same."""

import json
import subprocess
import sys

import pytest

import govbudget as gb
from govbudget.cli import run

# The command line in a process of its own, with the records of either kind.
PLAIN = "import govbudget.base.plain\n"
RUN = "import sys, govbudget.cli as cli\nsys.exit(cli.run(sys.argv[1:]))\n"
LISTS = (gb.functional, gb.economic, gb.government_economic, gb.revenue)
#: Every code that stands in a list of any year.
CODES = sorted({code for of in LISTS for year in of.years for code in of(year)})
OTHERS = """\
201 03 50
[2010350]事业运行
2159998
2159999999
事业运行
三公经费
住房保障（类）住房改革（款）住房公积金（项）
其他资源勘查工业信息支出
22198
2010305
3021101
900
-1
"""


def printed(arguments, text="", *, plain, first=""):
    done = subprocess.run(
        [sys.executable, "-c", (PLAIN if plain else "") + first + RUN, *arguments],
        input=text.encode(),
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        # As JSON all that is known of each; the sentences are made of the same.
        (["explain", "--json", "-"], "\n".join(CODES)),
        (["explain", "-"], "\n".join(CODES[::3])),
        (["explain", "--lang", "en", "-"], "\n".join(CODES[1::3])),
        (["explain", "-"], OTHERS),
        (["explain", "--json", "-"], OTHERS),
        (["explain", "--year", "2019", "-"], OTHERS),
        (["search", "住房"], ""),
        (["search", "zfgjj", "--json"], ""),
        (["search", "住房公机金", "--year", "2018"], ""),
        (["tree", "--depth", "0"], ""),
        (["tree", "301", "--lang", "en"], ""),
        (["diff", "2018", "2024", "--json"], ""),
        (["diff", "2024", "2018", "--scheme", "revenue", "--all"], ""),
        (["diff", "2017", "2024"], ""),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_printed_is_the_same(arguments, text):
    assert printed(arguments, text, plain=True) == printed(arguments, text, plain=False)


def test_a_look_up_loads_no_attrs_and_no_typing():
    script = (
        "import os, sys, govbudget.cli as cli\n"
        "sys.argv = ['govbudget', 'explain', '2159999']\n"
        "os._exit = lambda code: print(*sorted(sys.modules), file=sys.stderr)\n"
        "cli.main()"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", script],
        capture_output=True,
        check=False,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    loaded = set(done.stderr.decode().split())

    assert "govbudget.base.plain" in loaded
    assert not loaded & {"attr", "attrs", "click", "cattrs", "rich", "typing", "json"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["explain", "2159999"],
        ["explain", "2159999", "2010350", "nothing", "--json"],
        ["search", "住房", "公积金"],
        ["search", "住房", "--json"],
        ["search", "没有此事"],
        ["tree", "215"],
        ["tree", "-"],
        ["tree", "215", "216"],
    ],
    ids=" ".join,
)
def test_without_the_option_parser_it_is_as_through_it(arguments):
    through = "import govbudget.cli as cli\ncli._PLAIN = ()\n"
    assert printed(arguments, plain=True) == printed(arguments, plain=False, first=through)


SAME_AS_ATTRS = """
from govbudget.base.{module} import evolve, field, fields, frozen

@frozen(slots=True, order=True)
class One:
    code: str
    name: str = field(default="", order=False, hash=False)
    year: int = 2024

    def told(self):
        return f"{{self.code}} {{self.name}}"

a, b, c = One("201"), One("201", "甲"), One("202", year=2025)
print(a, a == One("201", "", 2024), a == b, hash(a) == hash(b), a == "201", a < c, c < a)
print(sorted([c, b]), evolve(b, year=1), b.told(), [one.name for one in fields(One)])
"""


def test_plain_records_are_as_those_of_attrs():
    """Compared with attrs itself, which the records module gives where plain is not loaded."""
    outputs = [
        subprocess.run(
            [sys.executable, "-c", SAME_AS_ATTRS.format(module=module)],
            capture_output=True,
            check=True,
        ).stdout
        for module in ("plain", "records")
    ]

    assert outputs[0] == outputs[1]


def test_json_of_records_of_attrs_where_the_other_module_is_loaded_too(tmp_path, capsys):
    import govbudget.base.plain  # noqa: F401  as a look-up does in a process that goes on

    path = tmp_path / "list.txt"
    path.write_text("2026年政府收支分类科目\n科目编码,科目名称\n30101,基本工资\n", encoding="utf-8")
    assert run(["data", "learn", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["bases"] == [["economic", 2026]]
