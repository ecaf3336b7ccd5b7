"""Where codes and names have been seen, and what that is worth."""

import pickle

import pytest

import govbudget as gb
from govbudget import Judgement, Sighting, SourceKind
from govbudget.classification.catalogue import shipped
from govbudget.classification.codesdata import Codes
from govbudget.classification.sightings import Sightings


def seen(year, kind=SourceKind.DISCLOSURE):
    return Sighting(gb.Scheme.ECONOMIC, "30101", "基本工资", year, kind, None, 1, ("s001",))


class TestKinds:
    @pytest.mark.parametrize("kind", list(SourceKind))
    def test_every_word_names_its_kind(self, kind):
        for word in (kind, kind.value, kind.chinese, kind.english, kind.value.upper()):
            assert SourceKind.of(word) is kind

    def test_another_word_is_refused(self):
        with pytest.raises(gb.GovBudgetError, match="disclosure"):
            SourceKind.of("disclosures")

    def test_what_is_published_is_evidence(self):
        assert all(kind.is_evidence for kind in SourceKind if kind.is_published)
        assert not SourceKind.NAME_ONLY.is_evidence
        assert not SourceKind.OLD_LIST.is_evidence

    @pytest.mark.parametrize("judgement", list(Judgement))
    def test_a_judgement_is_said_in_both_languages(self, judgement):
        assert judgement.chinese
        assert judgement.english.isascii()


class TestSpeaking:
    @pytest.mark.parametrize(
        ("year", "first", "last", "speaks"),
        [
            (2024, None, None, True),
            (2024, 2024, None, True),
            (2024, 2025, None, False),
            (2024, None, 2023, False),
            (2009, None, 2023, True),
            (None, None, None, False),
        ],
    )
    def test_only_for_years_in_which_the_row_stands(self, year, first, last, speaks):
        assert seen(year).speaks_for(first, last) is speaks

    def test_names_alone_and_old_lists_never(self):
        assert not seen(2024, SourceKind.NAME_ONLY).speaks_for(None, None)
        assert not seen(2009, SourceKind.OLD_LIST).speaks_for(None, None)


class TestEntries:
    def test_evidence_and_hints_are_apart(self, functional):
        for entry in functional.values():
            assert set(entry.evidence).isdisjoint(entry.hints)
            assert {*entry.evidence, *entry.hints} == set(entry.sightings)
            for one in entry.sightings:
                assert (one.code, one.name) == (entry.code, entry.name)

    def test_the_look_up_finds_what_the_table_has(self):
        table = shipped().sightings(gb.Scheme.GOVERNMENT_ECONOMIC)
        for one in table:
            assert one in table.of(one.code, one.name)

    def test_nothing_is_known_of_other_codes(self):
        table = shipped().sightings(gb.Scheme.ECONOMIC)

        assert table.of("3", "工资福利支出") == ()
        assert table.of("30101", "基本") == ()

    def test_a_list_of_ones_own_has_none(self):
        own = gb.Classification(gb.Scheme.ECONOMIC, 2024, [gb.Entry("301", "工资福利支出", *_ECO)])

        assert own["301"].sightings == own["301"].evidence == ()
        assert gb.Entry("301", "工资福利支出", *_ECO).hints == ()

    def test_parts_and_copies_of_a_tree_keep_them(self, economic):
        part = economic.subtree("301")
        twin = pickle.loads(pickle.dumps(part))

        assert part["30101"].evidence == economic["30101"].evidence != ()
        assert twin["30101"].evidence == economic["30101"].evidence
        assert economic.with_local("3010101", "岗位工资")["3010101"].evidence == ()

    def test_a_broken_table_is_said(self, tmp_path):
        folder = tmp_path / "sightings"
        folder.mkdir()
        scheme = gb.Scheme.ECONOMIC

        (folder / "economic.csv").write_text("code,name\n", encoding="utf-8")
        with pytest.raises(gb.CorruptData, match="the columns are code,name"):
            Sightings(Codes(str(tmp_path)), scheme).of("30101", "基本工资")
        (folder / "economic.csv").write_bytes(_HEADER.encode() + b"\n30101,\xff\n")
        with pytest.raises(gb.CorruptData, match="is not UTF-8"):
            Sightings(Codes(str(tmp_path)), scheme).of("30101", "基本工资")
        (folder / "economic.csv").write_text(
            f"{_HEADER}\n30101,基本工资,2024,rumour,,1,s001\n", encoding="utf-8"
        )
        with pytest.raises(gb.CorruptData, match="'rumour' is not a valid SourceKind"):
            Sightings(Codes(str(tmp_path)), scheme).of("30101", "基本工资")


_HEADER = "code,name,year,kind,judged,documents,sources"
_ECO = (gb.Scheme.ECONOMIC, 2024)


def test_local_codes_have_a_place_and_a_source():
    (local,) = shipped().local_codes[(gb.Scheme.ECONOMIC, "3021101")]

    assert (local.name, local.place, local.first_year) == ("差旅费", "北京市", 2026)
    assert shipped().source(local.source).title == "北京市审计局2026年度部门预算报表"


def test_every_source_has_a_title_of_its_own():
    titles = [source.title for source in shipped().sources.values()]

    assert len(set(titles)) == len(titles)
    assert not {"网页", "政府网站页面"} & set(titles)
