"""Every rule of the tables: broken in a copy, found with file, line and reason."""

import json

import pytest
from rich.cells import cell_len

from govbudget import Codes, datacheck
from govbudget.cli import run

BOM = "\ufeff"

SPOILT = [
    # table, what stands there, what is put there instead, the rule, part of the reason
    ("economic.csv", "30101,基本工资", "3010,基本工资", "code", "'3010' is no code"),
    ("economic.csv", "30101,基本工资", "40101,基本工资", "code", "does not begin with 3"),
    ("economic.csv", "30101,基本工资", "3010101,基本工资", "code", "is deeper than a 款"),
    ("economic.csv", "30101,基本工资", "30201,基本工资", "sorted", "stands behind 30201"),
    ("economic.csv", "\n302,商品和服务支出", "\n304,商品和服务支出", "parent", "no parent 302 in"),
    ("economic.csv", "维修（护）费", "维修(护)费", "name", "full-width, as in '维修（护）费'"),
    ("economic.csv", "30101,基本工资", "30101,", "name", "is no official name"),
    ("economic.csv", "Basic wages", "基本工资", "name-en", "ASCII, a capital first"),
    ("economic.csv", "Basic wages", "basic wages", "name-en", "ASCII, a capital first"),
    ("economic.csv", "Basic wages", "Bonuses", "name-en", "also the English name of 30101"),
    ("economic.csv", "30101,基本工资,,", "30101,基本工资,1999,", "years", "no year since 2007"),
    ("economic.csv", "30101,基本工资,,", "30101,基本工资,2024,2020", "years", "before it begins"),
    ("economic.csv", "30101,基本工资,,,", "30101,基本工资,,,general", "fund", "serve all budgets"),
    (
        "functional.csv",
        "201,一般公共服务支出,,,general",
        "201,一般公共服务支出,,,",
        "fund",
        "none of",
    ),
    (
        "economic.csv",
        "\n30102,津贴补贴,,,",
        "\n30101,津贴补贴,2025,,",
        "one-name",
        "30101 is 基本工资 until now and 津贴补贴 from 2025: two names in one year",
    ),
    ("functional.csv", "20101,人大事务,,,general,People's congress affairs,", "", "readable", ""),
    ("economic.csv", "\n30102,", ",x\n30102,", "readable", "has 8 cells, not 7"),
    ("economic.csv", "code,name", BOM + "code,name", "readable", "the columns are"),
    ("economic.csv", "\n30102,", "\r\n30102,", "bytes", "lines end with LF"),
    ("economic.csv", "\n30102,", "\n\x0030102,", "bytes", "NUL"),
    ("definitions/economic.csv", "\n30102,", "\n30100,", "defines", "30100 津贴补贴 is no row of"),
    ("definitions/economic.csv", "\n30103,", "\n30101,", "sorted", "stands behind 30102"),
    ("definitions/economic.csv", ",editorial\n30102", ",mof-2023-83\n30102", "source", "glossary"),
    (
        "definitions/economic.csv",
        "。,editorial\n30102",
        ",editorial\n30102",
        "text",
        "ends with 。",
    ),
    ("definitions/economic.csv", "。,editorial\n30102", "(x)。,editorial\n30102", "text", "'('"),
    (
        "definitions/functional.csv",
        "\n2010301,",
        "\n2010300,",
        "defined",
        "name alone does not tell",
    ),
    ("definitions/functional.csv", "\n20103,", "\n20100,", "defined", "20103 has no definition"),
    ("glossary.csv", "\n2,上年结转", "\n3,上年结转", "sorted", "has the number 3, not 2"),
    ("glossary.csv", ",anshan-2024-budget", ",nowhere", "source", "is no id of sources/index.csv"),
    ("glossary.csv", "concept", "idea", "kind", "neither entry nor concept"),
    (
        "glossary.csv",
        "functional,2010350,",
        "functional,2010301,",
        "term",
        "is no row of functional",
    ),
    ("glossary.csv", "functional,2010350,", "revenues,2010350,", "term", "is no row of revenues"),
    (
        "glossary.csv",
        "（款）事业运行（项）",
        "（款）行政运行（项）",
        "term",
        "is not the path of 2010350",
    ),
    ("glossary.csv", "concept,,", "concept,economic,", "term", "a concept has no scheme"),
    ("glossary.csv", "30212 30217", "30200 30217", "related", "30200 is in no table"),
    ("characters.csv", "乾,干", "乾乾,干", "character", "one to one"),
    (
        "characters.csv",
        "乾,干",
        "乾,干\n业,干",
        "character",
        "业 stands in an official name itself",
    ),
    ("characters.csv", "乾,干", "龜,干", "sorted", "stands behind 龜"),
    ("sources/index.csv", "mof-2023-83", "aaa", "sorted", "stands behind"),
    ("sources/index.csv", ",official,", ",letter,", "kind", "'letter' is none of"),
    ("sources/index.csv", ",reported,", ",heard,", "access", "'heard' is none of"),
    ("sources/index.csv", ",read,2024,", ",read,MM,", "years", "'MM' is no year"),
    (
        "sources/index.csv",
        ",财预〔2023〕83号（2023-09-23）,",
        ",,",
        "title",
        "mof-2023-83 has no title",
    ),
    (
        "sources/index.csv",
        "鞍山市大数据管理中心2024年度单位预算,,,",
        "鞍山市大数据管理中心2024年度单位预算,,,budget.pdf",
        "path",
        "a path needs the repository",
    ),
    (
        "sources/index.csv",
        "上海市普陀区2026年区级单位预算（空表）",
        "上海市普陀区2026年区级部门预算（空表）",
        "title",
        "another source is called",
    ),
    ("sightings/economic.csv", "anshan-2024-budget", "anshan-2024", "source", "no id of"),
    ("sightings/economic.csv", "\n30102,", "\n30100,", "sorted", "rows go by code"),
    ("sightings/economic.csv", "\n30101,", "\n20101,", "code", "'20101' is no code of economic"),
    ("sightings/economic.csv", ",disclosure,", ",rumour,", "kind", "'rumour' is none of"),
    ("sightings/economic.csv", ",disclosure,", ",software,", "kind", "is disclosure, not software"),
    ("sightings/economic.csv", ",2018,", ",2017,", "years", "speaks for 2018, not 2017"),
    ("sightings/economic.csv", ",2018,", ",MM,", "years", "'MM' is no year"),
    ("sightings/economic.csv", ",disclosure,,", ",disclosure,odd,", "judged", "is none of"),
    ("sightings/economic.csv", ",s221 s222", ",s222 s221", "sources", "ids go in order"),
    ("sightings/economic.csv", ",5,s221", ",2,s221", "documents", "less than the sources named"),
    ("local.csv", "\neconomic,3021102,", "\neconomic,3021100,", "sorted", "rows go by"),
    ("local.csv", "\neconomic,", "\nexotic,", "scheme", "'exotic' is none of"),
    ("local.csv", ",北京市,", ",,", "place", "3021101 has no place"),
    ("local.csv", ",2026,2026,", ",2026,2025,", "years", "no years in order"),
    ("local.csv", "3021101", "3991101", "parent", "39911 is not in the edition of 2026"),
    ("local.csv", "3021101", "30211", "local", "30211 is in the national list"),
    ("local.csv", "3021101", "302110", "code", "'302110' is no code of economic"),
    ("local.csv", "s296", "s000", "source", "no id of sources"),
    (
        "editions/index.csv",
        "economic,2024,2,,full",
        "economics,2024,2,,full",
        "scheme",
        "is none of",
    ),
    (
        "editions/index.csv",
        "economic,2024,2,,full",
        "economic,2024,x,,full",
        "number",
        "is no number",
    ),
    (
        "editions/index.csv",
        "economic,2024,2,,full",
        "economic,2024,2,,all",
        "completeness",
        "neither",
    ),
    (
        "editions/index.csv",
        "economic,2024,2,,full",
        "economic,2024,3,,full",
        "revision",
        "count from 1",
    ),
    ("editions/index.csv", "economic,2024,2,,full", "revenue,2024,2,,full", "sorted", "rows go by"),
    (
        "editions/index.csv",
        "economic,2024,2,,full,110",
        "economic,2024,2,,full,99",
        "entries",
        "110",
    ),
    ("economic.csv", "Basic wages", "Basic pay", "texts", "a change that is meant is a new"),
    ("economic.csv", "基本工资", "基础工资", "defined", "30101 has no definition"),
    (
        "economic.csv",
        "30101,基本工资,,",
        "30101,基本工资,,2020",
        "years",
        "ended before 2024 stands in",
    ),
    (
        "economic.csv",
        "30101,基本工资,,",
        "30101,基本工资,2020,",
        "changes",
        "no change says that it began",
    ),
    (
        "economic.csv",
        "30101,基本工资,,",
        "30101,基本工资,,2024",
        "changes",
        "no change says that it ended",
    ),
    (
        "former/economic.csv",
        ",2021,",
        ",2020,",
        "sides",
        "39906 赠与 is not in the edition of 2021",
    ),
    ("former/functional.csv", "。\n20115", "\n20115", "text", "ends with 。"),
    (
        "changes/economic.csv",
        "2020,added,,,30311",
        "2020,added,,,30310",
        "sides",
        "30310 代缴社会保险费",
    ),
    (
        "changes/economic.csv",
        "2020,added,,,30311",
        "20x0,added,,,30311",
        "years",
        "'20x0' is no year",
    ),
    (
        "changes/economic.csv",
        "2020,added,,,30311",
        "2020,same,,,30311",
        "kind",
        "'same' is none of",
    ),
    (
        "changes/economic.csv",
        "2020,added,,,30311",
        "2020,added,30311,x,30311",
        "kind",
        "has no old code",
    ),
    (
        "changes/economic.csv",
        "2020,added,,,30311",
        "2020,removed,,,30311",
        "kind",
        "has no new code",
    ),
    ("changes/economic.csv", ",medium", ",certain", "confidence", "'certain' is none of"),
    ("changes/economic.csv", "2020,added,,,30311", "2029,added,,,30311", "sorted", "each once"),
    ("changes/revenue.csv", "renamed", "moved", "kind", "a move changes the code"),
    ("changes/functional.csv", "2019,moved,", "2019,renamed,", "kind", "a rename keeps the code"),
    (
        "changes/functional.csv",
        "2019,moved,",
        "2019,split,",
        "kind",
        "a split has two rows or more",
    ),
    ("changes/functional.csv", "2019,merged,", "2019,moved,", "kind", "moved is one to one"),
    ("editions/supplements.csv", "mof-2024-03-29", "mof-2024", "source", "is no id of sources"),
    ("editions/index.csv", "2,2024-03-29", "2,2024-3-29", "date", "as 2024-03-29 is"),
    (
        "editions/index.csv",
        "functional,2024,3,,partial,1835",
        "functional,2024,3,,partial,1834",
        "entries",
        "1835 rows were valid",
    ),
    (
        "correspondences/economic-gfsm.csv",
        "\n30101,",
        "\n30100,",
        "answers",
        "30100 is no code of source",
    ),
    (
        "correspondences/economic-gfsm.csv",
        "\n30102,",
        "\n30101,",
        "complete",
        "30102 of economic has no row",
    ),
    ("correspondences/economic-gfsm.csv", "\n30103,", "\n30101,", "sorted", "rows go by source"),
    (
        "correspondences/economic-gfsm.csv",
        ",narrower,",
        ",smaller,",
        "relation",
        "'smaller' is none of",
    ),
    (
        "correspondences/economic-gfsm.csv",
        ",narrower,",
        ",none,",
        "relation",
        "none stands where one side",
    ),
    ("correspondences/economic-gfsm.csv", ",high,", ",sure,", "confidence", "'sure' is none of"),
    (
        "correspondences/economic-government_economic.csv",
        ",organ,",
        ",office,",
        "unit",
        "'office' is none of",
    ),
    (
        "correspondences/economic-government_economic.csv",
        ",web-",
        ",wob-",
        "evidence",
        "is no id of",
    ),
    (
        "correspondences/functional-cofog.csv",
        "\n227,,,none,,high,",
        "\n227,,,none,,high,\n#",
        "readable",
        "",
    ),
    ("pinyin.csv", "ji ben gong zi\n", "ji ben gong\n", "pinyin", "基本工资 has 4 characters"),
    ("pinyin.csv", "ji ben gong zi\n", "jī běn gōng zī\n", "pinyin", "small letters"),
    ("pinyin.csv", "\n基本工资,", "\n基本工钱,", "used", "基本工钱 is no official name"),
    ("pinyin.csv", "\n基本工资,", "\n丁本工资,", "sorted", "stands behind"),
    ("pinyin.csv", "\n基本工资,ji ben gong zi", "", "pinyin", "基本工资 has no row in pinyin.csv"),
    ("aliases.csv", "\n三公,economic,30217", "\n三公,economic,30299", "sorted", "rows go by alias"),
    (
        "aliases.csv",
        "\n三公,economic,30212",
        "\n三公,economic,30000",
        "alias",
        "economic has no 30000",
    ),
    ("glossary.csv", "3,基本支出,concept", "3,,concept", "term", "'' is no term as printed"),
    ("sources/index.csv", "web-001,", "web-0001,", "used", "nothing was taken from web-0001"),
]


@pytest.mark.parametrize(("table", "old", "new", "rule", "reason"), SPOILT)
def test_rule(codes_copy, table, old, new, rule, reason):
    path = codes_copy / table
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())

    found = datacheck.check(Codes(str(codes_copy)))

    assert [v for v in found if v.rule == rule and reason in v.reason], [str(v) for v in found]


def test_digest_of_changed_content(codes_copy):
    """A fund is content: no other rule sees the change, the digest does."""
    path = codes_copy / "functional.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("2101101,行政单位医疗,,,general", "2101101,行政单位医疗,,,state_capital"),
        encoding="utf-8",
    )

    found = datacheck.check(Codes(str(codes_copy)))

    assert {(one.file, one.rule) for one in found} == {
        ("editions/index.csv", "digest"),
        ("functional.csv", "digest"),
    }
    assert len(found) == 12
    assert found[0].line == 21


def test_violations_say_where(codes_copy):
    path = codes_copy / "economic.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("维修（护）费", "维修(护)费"), encoding="utf-8"
    )

    lines = [str(violation) for violation in datacheck.check(Codes(str(codes_copy)))]

    assert (
        "codes/economic.csv:28: name: '维修(护)费' is no official name: "
        "full-width, as in '维修（护）费'" in lines
    )


def test_missing_tables(codes_copy):
    for name in ("economic.csv", "glossary.csv", "characters.csv"):
        (codes_copy / name).unlink()

    found = datacheck.check(Codes(str(codes_copy)))

    assert {v.file for v in found if v.rule == "readable"} == {
        "economic.csv",
        "glossary.csv",
        "characters.csv",
    }


def test_an_empty_folder(tmp_path):
    assert {v.rule for v in datacheck.check(Codes(str(tmp_path)))} == {"readable"}


def test_last_line_without_its_end(codes_copy):
    path = codes_copy / "characters.csv"
    path.write_bytes(path.read_bytes().rstrip(b"\n"))

    (found,) = datacheck.check(Codes(str(codes_copy)))

    assert (found.rule, found.reason) == ("bytes", "the last line has no LF")


class TestCommand:
    def test_shipped_tables(self, capsys):
        assert run(["data", "check"]) == 0
        assert capsys.readouterr() == ("", "every rule holds\n")

    def test_spoilt_copy(self, codes_copy, capsys):
        (codes_copy / "characters.csv").write_text("", encoding="utf-8")

        assert run(["data", "check", str(codes_copy)]) == 1
        out, err = capsys.readouterr()
        assert out == (
            "codes/characters.csv:1: readable: the columns are , not traditional,simplified\n"
        )
        assert err == "1 violation\n"

    def test_json(self, codes_copy, capsys):
        (codes_copy / "characters.csv").unlink()

        assert run(["data", "check", "--json", str(codes_copy)]) == 1
        record = json.loads(capsys.readouterr().out)
        assert record["file"] == "characters.csv"
        assert record["rule"] == "readable"

    def test_report(self, capsys):
        assert run(["data", "report"]) == 0
        out = capsys.readouterr().out
        assert out.splitlines()[0].split()[:4] == ["scheme", "year", "level", "rows"]
        assert max(map(cell_len, out.splitlines())) <= 120
        assert ["functional", "2024", "all"] in [line.split()[:3] for line in out.splitlines()]

        assert run(["data", "report", "--json"]) == 0
        records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        tables = [record for record in records if "table" in record]
        assert len(tables) == 4 + 3
        assert all(t["rows"] == t["high"] + t["medium"] + t["low"] > 0 for t in tables)
        records = [record for record in records if "table" not in record]
        whole = [record for record in records if record["level"] is None]
        assert len(whole) == 4 * 9
        for record in whole:
            parts = [
                r
                for r in records
                if (r["scheme"], r["year"]) == (record["scheme"], record["year"]) and r["level"]
            ]
            counts = ("entries", "english", "quoted", "editorial", "seen", "shown", "in_year")
            for count in (*counts, "only_old", "doubtful"):
                assert record[count] == sum(part[count] for part in parts)
            assert record["english"] == record["entries"]

    def test_no_such_folder(self, capsys):
        assert run(["data", "check", "/nowhere"]) == 2
        assert "does not exist" in capsys.readouterr().err
