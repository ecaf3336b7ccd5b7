"""What answers to what."""

import pytest
from cattrs.preconf.json import make_converter

import govbudget as gb
from govbudget import Catalogue, Codes, Level, Scheme, datacheck
from govbudget.classification.catalogue import shipped
from govbudget.cli import run
from govbudget.correspondence_files import kept_files
from govbudget.correspondences import _read

PAIRS = sorted(kept_files(gb.Codes()))


class TestConvert:
    @pytest.mark.parametrize(
        ("written", "to", "unit", "codes"),
        [
            ("30101", "government_economic", None, ("50101", "50501")),
            ("30101", "government_economic", "organ", ("50101",)),
            ("301 01 基本工资", "government_economic", "institution", ("50501",)),
            ("30201", "government_economic", "organ", ("50201",)),
            ("20502", "cofog", None, ("09.1", "09.2", "09.4")),
            ("30108", "gfsm", None, ("2121",)),
        ],
    )
    def test_codes(self, written, to, unit, codes):
        assert gb.convert(written, to, unit=unit).codes == codes

    def test_back(self):
        assert "30101" in gb.convert("50101", to="economic").codes
        back = gb.convert("50101", to="economic").pairs[0]
        assert (back.source, back.target, back.unit) == ("50101", "30101", "organ")

    @pytest.mark.parametrize(("written", "source"), [("09.1", "cofog"), ("2121", "gfsm")])
    def test_from_an_international_classification(self, written, source):
        to = "functional" if source == "cofog" else "economic"
        found = gb.convert(written, to, source=source)

        assert found.name
        assert found.codes

    @pytest.mark.parametrize(
        ("written", "to", "source"),
        [
            ("09.1", "functional", "cofog"),
            ("01", "functional", "cofog"),
            ("2111", "economic", "gfsm"),
        ],
    )
    def test_an_international_code_needs_no_source_where_nothing_else_can_be_meant(
        self, written, to, source
    ):
        assert gb.convert(written, to) == gb.convert(written, to, source=source)

    def test_units_in_chinese(self):
        for chinese, english in (("机关", "organ"), ("事业单位", "institution")):
            found = gb.convert("30101", "government_economic", unit=chinese)
            assert found == gb.convert("30101", "government_economic", unit=english)

    def test_english_names_of_either_side(self):
        (pair,) = gb.convert("30101", "government_economic", unit="organ").pairs
        back = gb.convert("50101", "economic").pairs[0]
        assert (pair.source_name_en, pair.target_name_en) == (
            back.target_name_en,
            back.source_name_en,
        )
        assert back.target_name_en == "Basic wages"

    def test_a_part_of_what_answers_exactly_is_narrower(self):
        whole = gb.convert("30113", "government_economic", unit="organ").pairs[0]
        part = gb.convert("3011301", "government_economic", unit="organ").pairs[0]
        assert (whole.relation, part.relation) == ("exact", "narrower")
        assert part.target == whole.target

    @pytest.mark.parametrize("code", ["231", "227", "2080505"])
    def test_what_cannot_be_classified_says_why(self, code):
        (pair,) = gb.convert(code, to="cofog").pairs

        assert (pair.target, pair.relation) == ("", "none")
        assert pair.reason

    @pytest.mark.parametrize(
        ("code", "through"), [("201035001", "2010350"), ("2011409", "20114"), ("20502", "20502")]
    )
    def test_what_is_not_named_answers_as_the_entry_above(self, code, through):
        found = gb.convert(code, to="cofog")

        assert found.through == through
        assert found.codes == gb.convert(through, to="cofog").codes != ()
        assert {pair.source for pair in found.pairs} == {through}

    def test_everything_that_is_in_force_answers_or_says_why(self):
        for source, target in PAIRS:
            for code in shipped().tree(Scheme(source), 2024):
                assert gb.convert(code, to=target).pairs

    def test_unknown(self):
        with pytest.raises(gb.UnknownCode):
            gb.convert("30198", to="gfsm")
        with pytest.raises(gb.UnknownCode, match="'99.9' is not in cofog 1999"):
            gb.convert("99.9", to="functional", source="cofog")
        with pytest.raises(gb.UnknownCorrespondence, match="kept: economic and gfsm"):
            gb.convert("201", to="gfsm")
        with pytest.raises(ValueError, match="unit: 'firm': it is organ"):
            gb.convert("30101", to="government_economic", unit="firm")

    def test_to_json_and_back(self):
        record = gb.convert("20502", to="cofog")
        converter = make_converter()

        assert converter.loads(converter.dumps(record), gb.Conversion) == record


class TestCorrespondence:
    @pytest.mark.parametrize(("source", "target"), PAIRS)
    def test_every_code_exists(self, source, target):
        found = gb.correspondence(source, target)

        tree = shipped().tree(Scheme(source), found.year)
        assert {pair.source for pair in found if pair.source} <= set(tree)
        if target in set(Scheme):
            targets = set(shipped().tree(Scheme(target), found.year))
            assert {pair.target for pair in found if pair.target} <= targets

    @pytest.mark.parametrize(("source", "target"), PAIRS)
    def test_every_section_is_named(self, source, target):
        found = gb.correspondence(source, target)
        named = {pair.source for pair in found}

        for entry in shipped().tree(Scheme(source), found.year).at(Level.SECTION):
            assert entry.code in named

    @pytest.mark.parametrize(("source", "target"), PAIRS)
    def test_backward_is_the_same_table(self, source, target):
        there, back = gb.correspondence(source, target), gb.correspondence(target, source)

        assert {(p.source, p.target, p.unit) for p in there} == {
            (p.target, p.source, p.unit) for p in back
        }
        assert len(there) == len(back)
        assert {p.relation for p in back} <= {"exact", "narrower", "broader", "partial", "none"}

    def test_unmapped_says_why(self):
        for source, target in PAIRS:
            for pair in gb.correspondence(source, target).unmapped:
                assert pair.reason
                assert pair.relation == "none"

    def test_counted_twice(self):
        pairs = gb.correspondence("economic", "government_economic")

        assert pairs.counted_twice()["30101"] == ("50101", "50501")
        assert "30101" not in pairs.counted_twice("organ")

    def test_nested(self):
        nested = gb.correspondence("functional", "cofog").nested

        assert nested["2050201"] == "20502"
        assert nested["20502"] == "205"
        assert "205" not in nested
        assert gb.correspondence("cofog", "functional").nested["09.1"] == "09"

    def test_broken_table(self, codes_copy):
        table = codes_copy / "correspondences/economic-gfsm.csv"
        text = table.read_text(encoding="utf-8")
        table.write_text(text.replace("\n30101,", "\n30100,", 1), encoding="utf-8")

        with pytest.raises(gb.CorruptData, match="30100 is in no edition that it names"):
            _read(Catalogue(Codes(str(codes_copy))), ("economic", "gfsm"))


class TestCommand:
    def test_text(self, capsys):
        assert run(["convert", "30101", "--to", "government_economic", "--unit", "organ"]) == 0
        out = capsys.readouterr().out
        assert out.startswith("30101 基本工资\n  50101 工资奖金津补贴 Wages, bonuses")
        assert "50501" not in out

    def test_text_of_a_code_that_answers_as_the_one_above(self, capsys):
        assert run(["convert", "2210203", "--to", "cofog"]) == 0
        assert capsys.readouterr().out.startswith("2210203 购房补贴 (as 22102)\n")

    def test_json(self, capsys):
        assert run(["convert", "20502", "--to", "cofog", "--json"]) == 0
        assert '"target": "09.1"' in capsys.readouterr().out

    def test_nothing_for_such_a_unit(self, capsys):
        assert run(["convert", "50501", "--to", "economic", "--unit", "organ"]) == 0
        assert "nothing in economic answers for such a unit" in capsys.readouterr().out

    def test_refuses(self, capsys):
        assert run(["convert", "201", "30108", "--to", "gfsm"]) == 2
        out, err = capsys.readouterr()
        assert "30108" in out
        assert "no correspondence between 'functional' and 'gfsm'" in err
        assert run(["convert", "201"]) == 2


class TestFoundByTheNameOfTheFile:
    """A correspondence is one table: nothing else is touched to add it."""

    def add(self, folder, name, rows):
        table = folder / f"correspondences/{name}.csv"
        table.write_text("\n".join(rows) + "\n", encoding="utf-8")
        return Catalogue(Codes(str(folder)))

    def test_of_two_schemes(self, codes_copy):
        head = "source,target,unit,relation,evidence,confidence,reason"
        catalogue = self.add(
            codes_copy, "revenue-economic", [head, "10101,30240,,partial,,low,试验"]
        )

        found = gb.correspondence("economic", "revenue", catalogue=catalogue)

        assert [(pair.source_name, pair.target_name) for pair in found] == [
            ("税金及附加费用", "增值税")
        ]
        assert ("revenue", "economic") in kept_files(catalogue.codes)
        with pytest.raises(gb.UnknownCorrespondence):
            gb.correspondence("economic", "revenue")

    def test_of_a_classification_that_is_no_scheme(self, codes_copy):
        self.add(codes_copy, "nace", ["code,name_en,name", "O,Public administration,公共管理"])
        head = "source,target,unit,relation,evidence,confidence,reason"
        catalogue = self.add(codes_copy, "functional-nace", [head, "201,O,,partial,,low,试验"])

        (pair,) = gb.correspondence("functional", "nace", catalogue=catalogue)

        assert (pair.target_name_en, pair.target_name) == ("Public administration", "公共管理")

    @pytest.mark.parametrize("name", ["functional-nowhere", "functional-cofog-gfsm", "-cofog"])
    def test_sides_that_are_not_known(self, codes_copy, name):
        head = "source,target,unit,relation,evidence,confidence,reason"
        catalogue = self.add(codes_copy, name, [head])

        assert kept_files(catalogue.codes) == kept_files(gb.Codes())
        found = datacheck.check(catalogue.codes)
        assert [(one.file, one.rule) for one in found] == [(f"correspondences/{name}.csv", "name")]

    def test_a_list_without_a_version(self, codes_copy):
        catalogue = self.add(codes_copy, "nace", ["code,name_en,name"])

        assert [(one.file, one.rule) for one in datacheck.check(catalogue.codes)] == [
            ("correspondences/classifications.csv", "complete")
        ]
