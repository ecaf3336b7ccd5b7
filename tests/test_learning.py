"""What lists, notices and budgets say of the tables: planted changes are found, and only they."""

import csv
import io
import json
import random
from pathlib import Path

import pytest

import govbudget as gb
from govbudget import Catalogue, Codes, Scheme, datacheck
from govbudget.classification.codesdata import SHIPPED
from govbudget.cli import run
from govbudget.datacheck.tables import Tables
from govbudget.learning import ProposalKind, SourceOptions, enter, learn, reading
from govbudget.learning.pinyin import Speller

HEAD = "科目编码,科目名称"
MARKS = "甲乙丙丁戊己庚辛壬癸"


def newest(scheme):
    return max(Catalogue().years(scheme))


def pairs_of(scheme, year):
    return {entry.code: entry.name for entry in Catalogue().tree(scheme, year).values()}


def write(folder, pairs, title="", name="list.csv"):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    if title:
        writer.writerow([title])
    writer.writerow(HEAD.split(","))
    writer.writerows(sorted(pairs.items()) if isinstance(pairs, dict) else pairs)
    path = folder / name
    path.write_text(text.getvalue(), encoding="utf-8")
    return str(path)


def files_in(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Planter:
    """Plants changes in the list of an edition, each on codes of its own."""

    def __init__(self, scheme, year, seed):
        self.tree = Catalogue().tree(scheme, year)
        self.random = random.Random(seed)
        self.pairs = {entry.code: entry.name for entry in self.tree.values()}
        self.touched = set()
        self.planted = set()

    def plant(self, count):
        while len(self.planted) < count:
            getattr(self, self.random.choice(["renamed", "added", "ended", "moved"]))()
        return self.pairs, self.planted

    def pick(self, leaf):
        codes = [code for code, entry in self.tree.items() if entry.is_leaf or not leaf]
        code = self.random.choice(codes)
        # What begins in the year itself does not end in it: that is left to a person.
        begins = leaf and self.tree[code].first_year == self.tree.year
        return None if code in self.touched or begins else code

    def free(self, parent):
        numbers = self.random.sample(range(10, 99), 89)
        codes = (f"{parent}{number}" for number in numbers)
        return next((c for c in codes if c not in self.tree and c not in self.pairs), None)

    def keep(self, kind, code, name, old=""):
        self.touched |= {code, old}
        self.planted.add((kind, code, name, old))

    def renamed(self):
        if code := self.pick(leaf=False):
            self.pairs[code] = f"{self.tree[code].name}试验"
            self.keep("renamed", code, self.pairs[code], code)

    def added(self):
        parent = self.random.choice([c for c, entry in self.tree.items() if entry.children])
        code = self.free(parent)
        if code and parent not in self.touched:
            at = len(self.planted)
            self.pairs[code] = f"试验{MARKS[at % 10]}{MARKS[at // 10 % 10]}{MARKS[at // 100]}支出"
            self.keep("added", code, self.pairs[code])

    def ended(self):
        if code := self.pick(leaf=True):
            del self.pairs[code]
            self.keep("ended", code, self.tree[code].name)

    def moved(self):
        code = self.pick(leaf=True)
        new = self.free(code[:-2]) if code and len(code) > 3 else None
        if new:
            del self.pairs[code]
            self.pairs[new] = self.tree[code].name
            self.keep("moved", new, self.tree[code].name, code)


def found_in(lesson):
    return {
        (one.kind.value, one.code, one.name, one.old_code)
        for one in lesson.proposals
        if one.kind is not ProposalKind.SEEN
    }


class TestPlanted:
    @pytest.mark.parametrize("seed", range(5))
    @pytest.mark.parametrize("scheme", [Scheme.FUNCTIONAL, Scheme.REVENUE])
    @pytest.mark.unmeasured
    def test_two_hundred_changes_are_found_and_nothing_else(self, tmp_path, scheme, seed):
        year = newest(scheme)
        pairs, planted = Planter(scheme, year, seed).plant(200)

        lesson = learn(write(tmp_path, pairs), year=year)

        assert lesson.complete == (scheme,)
        assert found_in(lesson) == planted
        seen = {one.code for one in lesson.of(ProposalKind.SEEN)}
        assert seen == set(pairs) - {code for _, code, _, _ in planted}

    @pytest.mark.parametrize(
        ("scheme", "later", "count"),
        [
            (Scheme.FUNCTIONAL, 0, 60),
            (Scheme.REVENUE, 1, 60),
            pytest.param(Scheme.ECONOMIC, 0, 12, marks=pytest.mark.unmeasured),
        ],
    )
    def test_what_is_entered_is_the_list(self, codes_copy, tmp_path, scheme, later, count):
        """Also for a year of which there is no edition yet: it is made."""
        year = newest(scheme) + later
        pairs, _ = Planter(scheme, newest(scheme), 7).plant(count)
        path = write(tmp_path, pairs, f"{year}年政府收支分类科目")

        _, (done,) = enter([learn(path, codes=Codes(str(codes_copy)))], str(codes_copy))

        assert done.remarks == ()
        assert datacheck.check(Codes(str(codes_copy))) == []
        catalogue = Catalogue(Codes(str(codes_copy)))
        tree = catalogue.tree(scheme, year)
        assert {entry.code: entry.name for entry in tree.values()} == pairs
        before = catalogue.tree(scheme, year - 1)
        assert {e.code: e.name for e in before.values()} == pairs_of(scheme, year - 1)
        assert all(entry.evidence for entry in tree.values())

    @pytest.mark.unmeasured
    def test_the_list_itself_changes_no_row(self, codes_copy, tmp_path):
        year = newest(Scheme.ECONOMIC)
        path = write(tmp_path, pairs_of(Scheme.ECONOMIC, year), f"{year}年政府收支分类科目")
        rows = (codes_copy / "economic.csv").read_bytes()

        lesson = learn(path)
        assert {one.kind for one in lesson.proposals} == {ProposalKind.SEEN}
        enter([lesson], str(codes_copy))

        assert (codes_copy / "economic.csv").read_bytes() == rows
        entry = Catalogue(Codes(str(codes_copy))).tree(Scheme.ECONOMIC, year)["30101"]
        assert any("list" in sighting.sources for sighting in entry.evidence)
        with pytest.raises(gb.NothingLearnt, match="list .* is a source already"):
            enter([lesson], str(codes_copy))


class TestRows:
    """A part of a list changes what it names, and nothing ends."""

    def learnt(self, folder, tmp_path, year, *rows):
        path = write(tmp_path, rows, f"{year}年政府收支分类科目")
        codes = Codes(str(folder))
        _, (done,) = enter([learn(path, codes=codes)], str(folder))
        return Catalogue(codes), done

    def test_a_name_of_an_earlier_year_begins_earlier(self, codes_copy, tmp_path):
        """The rename stands in the tables already, one year later than the list has it."""
        catalogue = Catalogue()
        years = catalogue.years(Scheme.FUNCTIONAL)
        change = next(
            one
            for one in catalogue.history(Scheme.FUNCTIONAL).changes
            if one.kind == "renamed" and one.year - 2 in years
        )
        year = change.year - 1

        made, done = self.learnt(codes_copy, tmp_path, year, (change.new_code, change.new_name))

        assert [one.kind for one in done.proposals] == [ProposalKind.RENAMED]
        assert done.remarks == ()
        names = [
            made.tree(Scheme.FUNCTIONAL, one)[change.new_code].name for one in (year - 1, year)
        ]
        assert names == [change.old_name, change.new_name]
        steps = made.history(Scheme.FUNCTIONAL).trace(change.old_code, year - 1, year + 1).steps
        assert [step.year for step in steps] == [year - 1, year]

    def test_what_a_person_still_has_to_write_is_marked(self, codes_copy, tmp_path):
        year = newest(Scheme.ECONOMIC)
        made, _ = self.learnt(codes_copy, tmp_path, year, ("30298", "龘龘费"))

        entry = made.tree(Scheme.ECONOMIC, year)["30298"]
        assert entry.note == "英文名待补；释义待补；拼音待补"
        assert (entry.name_en, entry.definition) == ("", None)
        assert datacheck.check(Codes(str(codes_copy))) == []

    @pytest.mark.unmeasured
    def test_what_the_first_edition_has_is_left_to_a_person(self, codes_copy, tmp_path):
        year = min(Catalogue().years(Scheme.ECONOMIC))
        before = (codes_copy / "economic.csv").read_bytes()
        _, done = self.learnt(codes_copy, tmp_path, year, ("30298", "试验费"))

        assert done.remarks == (
            "left to you: new 30298 试验费: no edition of the year before is kept",
        )
        assert (codes_copy / "economic.csv").read_bytes() == before

    def test_a_list_of_a_past_year_leaves_what_is_known_to_be_missing_later(
        self, codes_copy, tmp_path
    ):
        before = files_in(codes_copy)
        year = min(Catalogue().years(Scheme.FUNCTIONAL))
        missing = [
            row for row in Tables(SHIPPED).open if row["reason"] == "missing" and row["code"]
        ]
        assert any(int(row["from_year"]) > year for row in missing)

        _, done = self.learnt(codes_copy, tmp_path, year, ("2210111", "配租型住房保障"))

        assert [one.kind for one in done.proposals] == [ProposalKind.ADDED]
        assert len(done.remarks) == 1
        assert files_in(codes_copy) == before

    def test_columns_of_levels_and_names_before_codes(self, tmp_path):
        year = newest(Scheme.FUNCTIONAL)
        tree = gb.functional(year)
        text = [f"{year}年政府收支分类科目", "类,款,项,科目名称"]
        for code in ("201", "20103", "2010301", "2010302"):
            parts = [code[:3], code[3:5], code[5:]]
            shown = ["" for _ in parts]
            shown[len(code) // 2 - 1] = parts[len(code) // 2 - 1]
            text.append(",".join([*shown, tree[code].name]))
        path = tmp_path / "levels.csv"
        path.write_text("\n".join(text) + "\n", encoding="utf-8")
        assert [one.code for one in learn(str(path)).of(ProposalKind.SEEN)] == [
            "201",
            "20103",
            "2010301",
            "2010302",
        ]
        rows = [(tree["201"].name, "201"), (tree["20103"].name, "[20103]")]
        path.write_text(
            "科目名称,科目编码\n" + "".join(f"{name},{code}\n" for name, code in rows), "utf-8"
        )
        lesson = learn(str(path), year=year)
        assert [one.code for one in lesson.of(ProposalKind.SEEN)] == ["201", "20103"]

    def test_a_notice_in_prose(self, tmp_path):
        path = tmp_path / "notice.txt"
        path.write_text(
            "关于修订2026年政府收支分类科目的通知\n"
            "一、在“217金融支出”类级科目下增设“21797试验支出”款级科目，核算300万元以上的支出。\n"
            "二、增设“2179701 试验甲支出”项级科目。\n",
            encoding="utf-8",
        )

        lesson = learn(str(path))

        assert (lesson.source.kind, lesson.source.year) == ("official", 2026)
        assert [(one.kind.value, one.code, one.name) for one in lesson.proposals] == [
            ("seen", "217", "金融支出"),
            ("added", "21797", "试验支出"),
            ("added", "2179701", "试验甲支出"),
        ]


class TestBudget:
    """A budget shows rows, and changes none."""

    def budget(self, tmp_path, year=2025):
        path = tmp_path / "budget.txt"
        path.write_text(
            f"甲市审计局{year}年部门预算\n部门：甲市审计局\n\n"
            "表3 支出总表\n单位：万元\n"
            "科目编码\t科目名称\t合计\n"
            "201\t一般公共服务支出\t100.00\n"
            "20108\t审计事务\t100.00\n"
            "2010801\t行政运行\t60.00\n"
            "2010804\t审计的业务\t40.00\n"
            "2010897\t审计试验\t0.00\n"
            "30211\t差旅费\t1.00\n"
            "3021101\t差旅费\t1.00\n",
            encoding="utf-8",
        )
        return str(path)

    def test_shows_rows_and_tells_the_rest(self, tmp_path):
        lesson = learn(self.budget(tmp_path))

        assert (lesson.source.kind, lesson.source.year) == ("disclosure", 2025)
        assert lesson.source.title == "甲市审计局2025年部门预算"
        assert {one.code for one in lesson.of(ProposalKind.SEEN)} == {
            "201",
            "20108",
            "2010801",
            "30211",
        }
        assert [
            (one.kind.value, one.code, one.name) for one in lesson.proposals if one.kind != "seen"
        ] == [
            ("local", "3021101", "差旅费"),
            ("other_name", "2010804", "审计的业务"),
            ("unknown", "2010897", "审计试验"),
        ]

    @pytest.mark.unmeasured
    def test_enters_sightings_and_no_row(self, codes_copy, tmp_path):
        before = files_in(codes_copy)
        source = SourceOptions(id="jia-2025", title="甲市审计局2025年度部门预算")
        lesson = learn(self.budget(tmp_path), source=source, codes=Codes(str(codes_copy)))

        written, _ = enter([lesson], str(codes_copy))

        changed = {
            str(path.relative_to(codes_copy))
            for path, data in files_in(codes_copy).items()
            if before.get(path) != data
        }
        assert changed == {
            "digests.csv",
            "sightings/economic.csv",
            "sightings/functional.csv",
            "sources/index.csv",
        }
        assert len(written.files) == 4
        assert datacheck.check(Codes(str(codes_copy))) == []
        catalogue = Catalogue(Codes(str(codes_copy)))
        assert catalogue.sources["jia-2025"].title == "甲市审计局2025年度部门预算"
        entry = catalogue.tree(Scheme.FUNCTIONAL, 2025)["20108"]
        assert any("jia-2025" in sighting.sources for sighting in entry.evidence)

    def test_year_that_it_is_not_of(self, tmp_path):
        with pytest.raises(
            gb.NothingLearnt, match="says itself that it is of 2025, and not of 2024"
        ):
            learn(self.budget(tmp_path), year=2024)


YEAR = newest(Scheme.FUNCTIONAL)
FULL = "".join(f"{code},{name}\n" for code, name in pairs_of(Scheme.FUNCTIONAL, YEAR).items())


def regions():
    return "".join(f"{201 + at},某市第{at}局\n" for at in range(50))


BAD = {
    # what it is: the text, the options, part of the sentence
    "empty": ("", {}, "it is empty"),
    "blank": ("\n \n", {}, "it holds only blanks"),
    "nothing but a head": (f"{HEAD}\n", {}, "no code stands in it with its name beside it"),
    "no year": (f"{HEAD}\n{FULL}", {"year": None}, "does not say which year it is of"),
    "two names for one code": (
        f"{HEAD}\n{FULL}2010101,别的名称\n",
        {},
        r"two names for 2010101: 行政运行 \(line 4\) and 别的名称 \(line \d+\)",
    ),
    "a code without its parent": (
        f"{HEAD}\n2998801,试验支出\n",
        {},
        "line 2: 2998801 has no parent: 29988 is not in the list, nor in the edition",
    ),
    "a parent that the whole list lacks": (
        f"{HEAD}\n{FULL}".replace("\n20101,人大事务\n", "\n"),
        {},
        "2010101 has no parent: 20101 is not in the list",
    ),
    "O for 0": (
        f"{HEAD}\n{FULL}".replace("\n2010301,", "\n2O10301,"),
        {},
        "'2O10301' is no code: O for 0, so that 2010301 may be meant",
    ),
    "l for 1": (
        f"{HEAD}\n{FULL}".replace("\n2010301,", "\n20l0301,"),
        {},
        "'20l0301' is no code: l for 1, so that 2010301 may be meant",
    ),
    "another scheme": (
        f"{HEAD}\n301,工资福利支出\n",
        {"scheme": "functional"},
        "it has no code of functional: its codes are of economic",
    ),
    "a list of something else": (
        f"{HEAD}\n{regions()}",
        {},
        "have another name there .* it is a list of something else",
    ),
    "codes of no scheme": (
        f"{HEAD}\n110000,北京市\n110101,东城区\n",
        {},
        "no code stands in it with its name beside it",
    ),
    "another year": (
        HEAD + "\n" + "".join(f"{c},{n}\n" for c, n in pairs_of(Scheme.FUNCTIONAL, 2019).items()),
        {},
        "from functional 2019 in 0: say --year 2019",
    ),
    "another year, by its own title": (
        f"2019年政府收支分类科目\n{HEAD}\n{FULL}",
        {},
        f"says itself that it is of 2019, and not of {YEAR}",
    ),
    "20,001 rows": (
        HEAD + "\n" + "".join(f"2010301,行政运行,{at}\n" for at in range(20_001)),
        {},
        "it has 20,001 rows with codes, and no edition has 2,000",
    ),
    "cut off in the name": (f"{HEAD}\n{FULL}2010301,行政", {}, "two names for 2010301"),
    "cut off in the last name": (f"{HEAD}\n{FULL}"[:-3], {}, "may have been cut off in the middle"),
    "cut off in the code": (f"{HEAD}\n{FULL}20103", {}, "may have been cut off in the middle"),
    "cut off in a quoted cell": (f'{HEAD}\n{FULL}2010301,"行政运', {}, "quotation mark"),
    "not the whole list": (
        f"{HEAD}\n201,一般公共服务支出\n",
        {"complete": True},
        "it cannot be the whole list",
    ),
    "a year before all editions": (f"{HEAD}\n{FULL}", {"year": 1999}, "no edition of functional"),
}


@pytest.mark.parametrize("what", BAD)
def test_nothing_is_learnt_and_nothing_changes(codes_copy, tmp_path, capsys, what):
    text, options, sentence = BAD[what]
    path = tmp_path / "bad.csv"
    path.write_text(text, encoding="utf-8")
    before = files_in(codes_copy)
    wanted = {"year": YEAR, **options}

    with pytest.raises(gb.GovBudgetError, match=sentence):
        learn(str(path), codes=Codes(str(codes_copy)), **wanted)

    arguments = ["data", "learn", str(path), "--codes", str(codes_copy), "--apply"]
    if wanted["year"] is not None:
        arguments += ["--year", str(wanted["year"])]
    if "scheme" in wanted:
        arguments += ["--scheme", wanted["scheme"]]
    arguments += ["--complete"] if "complete" in wanted else []
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    sentences = err.splitlines()
    assert len(sentences) == 2
    assert sentences[1] == "nothing was written"
    assert files_in(codes_copy) == before


def test_full_width_digits_are_digits(tmp_path):
    path = tmp_path / "list.csv"
    full = FULL.replace("2010301", "２０１０３０１")
    path.write_text(f"{HEAD}\n{full}", encoding="utf-8")

    assert found_in(learn(str(path), year=YEAR)) == set()


def test_a_file_that_ends_at_a_row_is_not_taken_as_the_whole_list(tmp_path):
    lines = FULL.splitlines(keepends=True)
    path = tmp_path / "list.csv"
    path.write_text(HEAD + "\n" + "".join(lines[: len(lines) * 9 // 10]), encoding="utf-8")

    lesson = learn(str(path), year=YEAR)

    assert lesson.complete == ()
    assert found_in(lesson) == set()


def test_a_list_of_one_budget_says_nothing_of_the_others(tmp_path):
    tree = gb.functional(YEAR)
    general = {e.code: e.name for e in tree.values() if e.fund is not gb.Fund.STATE_CAPITAL}

    lesson = learn(write(tmp_path, general), year=YEAR)

    assert lesson.complete == (Scheme.FUNCTIONAL,)
    assert found_in(lesson) == set()


class TestCommand:
    def test_a_difference_that_can_be_read(self, codes_copy, tmp_path, capsys):
        pairs = pairs_of(Scheme.ECONOMIC, newest(Scheme.ECONOMIC))
        pairs["30101"] = "基本薪金"
        pairs["30298"] = "试验费"
        pairs["30198"] = pairs.pop("30112")
        del pairs["30201"]
        path = write(tmp_path, pairs, f"{newest(Scheme.ECONOMIC)}年政府收支分类科目")
        before = files_in(codes_copy)

        assert run(["data", "learn", path, "--codes", str(codes_copy)]) == 0

        lines = capsys.readouterr().out.splitlines()
        assert lines[0].endswith("(official of 2026, as list)")
        assert lines[1].startswith("  beside economic 2026, taken as the whole list: ")
        assert lines[1].endswith(", 1 new, 1 renamed, 1 moved, 1 ended")
        assert [line.split("  (")[0] for line in lines[2:]] == [
            "  ~ 30101 基本工资 -> 基本薪金",
            "  > 30112 -> 30198 其他社会保障缴费",
            "  - 30201 办公费",
            "  + 30298 试验费",
        ]
        assert files_in(codes_copy) == before

        assert run(["data", "learn", path, "--codes", str(codes_copy), "--apply"]) == 0
        out, err = capsys.readouterr()
        assert out.splitlines() == lines
        assert f"wrote {codes_copy / 'economic.csv'}" in err
        assert run(["data", "check", str(codes_copy)]) == 0

    def test_json(self, tmp_path, capsys):
        path = write(tmp_path, [("30101", "基本工资")], "2026年政府收支分类科目")

        assert run(["data", "learn", path, "--json", "--id", "x", "--title", "某表"]) == 0

        (record,) = map(json.loads, capsys.readouterr().out.splitlines())
        assert record["source"]["title"] == "某表"
        assert record["bases"] == [["economic", 2026]]
        assert [one["kind"] for one in record["proposals"]] == ["seen"]

    def test_a_rule_that_would_be_broken(self, codes_copy, tmp_path, capsys):
        path = write(tmp_path, [("30298", "office费")], "2026年政府收支分类科目")
        before = files_in(codes_copy)

        assert run(["data", "learn", path, "--codes", str(codes_copy), "--apply"]) in {1, 2}
        assert "nothing was" in capsys.readouterr().err
        assert files_in(codes_copy) == before

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (["--apply"], "--apply needs --codes"),
            (["again.csv", "--id", "x"], "name one file"),
            (["--kind", "rumour"], "'rumour' is not one of"),
            (["--codes", "/nowhere"], "does not exist"),
        ],
    )
    def test_bad_use(self, capsys, arguments, says):
        assert run(["data", "learn", "list.csv", *arguments]) == 2
        assert says in capsys.readouterr().err

    def test_no_file_and_a_good_one(self, tmp_path, capsys):
        path = write(tmp_path, [("30101", "基本工资")], "2026年政府收支分类科目")

        assert run(["data", "learn", path, str(tmp_path / "none.csv")]) == 2
        out, err = capsys.readouterr()
        assert out.count("beside economic 2026") == 1
        assert err.count("\n") == 1


def test_names_are_spelt_as_the_names_that_are_spelt():
    """Left out one by one, nearly all names are spelt as a person spelt them."""
    rows = [(row["name"], row["pinyin"]) for row in Tables(SHIPPED).pinyin]
    known, held = rows[::2], rows[1::2]
    speller = Speller(known)

    spelt = [(speller.spell(name), pinyin) for name, pinyin in held]
    tried = [pair for pair in spelt if pair[0]]
    assert len(tried) > 0.9 * len(held)
    assert sum(one == other for one, other in tried) > 0.99 * len(tried)


#: Documents that are sources of the reference, with the id that they have there.
SOURCES = {
    "jiangsu_party_office_2018_budget_tables.pdf": "s221",
    "jiangsu_peoples_congress_office_2019_budget_tables.pdf": "s224",
    "jiangsu_procuratorate_2018_budget.pdf": "s334",
    "national_petitions_administration_2024_final_account.pdf": "s239",
    "huzhou_health_commission_2026_budget.pdf": "s382",
    "xian_human_resources_bureau_2020_budget.pdf": "s227",
    "xian_propaganda_department_2021_budget.pdf": "s230",
    "xian_state_assets_commission_2022_budget.pdf": "s420",
    "beijing_audit_bureau_2026_budget_tables.pdf": "s296",
    "guangzhou_statistics_bureau_2026_budget.pdf": "s282",
    "department_budget_template.xlsx": "",
    "anshan_big_data_center_2024_budget.txt": "",
}


@pytest.mark.parametrize("name", SOURCES)
def test_the_sightings_of_a_real_document(documents, source_of, name, monkeypatch):
    """Each pair that it shows is one that readers noted for its year, and none is missed."""
    # It is read once in a run, for all that look at it.
    monkeypatch.setattr(reading, "read_source", lambda path: source_of(Path(path).name))
    reference = documents.parent / "reference/sightings.tsv"
    if not reference.is_file():
        pytest.skip(f"the reference is not here: {reference}")
    with reference.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))

    lesson = learn(str(documents / name))

    seen = {(one.scheme.value, one.code, one.name) for one in lesson.of(ProposalKind.SEEN)}
    year = str(lesson.source.year)
    noted = {(r["scheme"], r["code"], r["name"]) for r in rows if r["year"] == year}
    # A blank form is no source: what it prints need not be noted.
    assert not seen - noted or name.endswith(".xlsx")
    own = {
        (r["scheme"], r["code"], r["name"])
        for r in rows
        if r["year"] == year and SOURCES[name] in r["sources"].split()
    }
    tree = {
        (s.value, e.code, e.name) for s in Scheme for e in Catalogue().tree(s, int(year)).values()
    }
    assert own & tree <= seen


def test_standard_input_is_learnt_from(monkeypatch, capsys):
    text = "2026年政府收支分类科目\n科目编码,科目名称\n30101,基本工资\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert run(["data", "learn", "-"]) == 0
    assert capsys.readouterr().out.startswith("standard input: ")

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"30101,x\n")))
    assert run(["data", "learn", "-"]) == 2
    assert capsys.readouterr().err.startswith("govbudget: standard input")
