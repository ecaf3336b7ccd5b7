"""Accept lists: what is read, what is written, what is told of entries that do nothing."""

from datetime import date

import pytest
from attrs import evolve

import govbudget as gb
from govbudget.disclosure.accepting import expired, unmatched
from govbudget.disclosure.accepting.reports import reports_in
from govbudget.disclosure.checks.records import CheckFinding, CheckReport
from govbudget.jsonform import converter
from govbudget.reconciling.kinds import Severity

DAY = date(2026, 3, 1)
ONE, TWO, THREE = "0123456789ab", "aaaaaaaaaaaa", "bbbbbbbbbbbb-2"


def finding(id_, rule="table.rows"):
    return CheckFinding(rule, Severity.ERROR, "不平", "does not add up", id=id_)


def report(*ids, body="某市档案馆", year=2025, left_out=()):
    return CheckReport("a.pdf", body, year, "budget", (), tuple(map(finding, ids)), left_out)


@pytest.fixture
def written(tmp_path):
    """Writes a list and gives its path."""

    def write(text):
        path = tmp_path / "list.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


class TestApplied:
    def test_what_is_accepted_stands_apart_with_its_entry(self):
        entry = gb.Accepted(TWO, "印刷如此", "某处长")
        done = gb.AcceptList([entry]).apply(report(ONE, TWO), DAY)

        assert [one.id for one in done.findings] == [ONE]
        assert [one.id for one in done.accepted] == [TWO]
        assert done.acceptances == (entry,)
        assert [one.id for one in done.errors] == [ONE]

    def test_it_counts_until_the_day_that_it_names_and_that_day_too(self):
        known = gb.AcceptList([gb.Accepted(ONE, "r", until=DAY)])

        assert known.apply(report(ONE), DAY).findings == ()
        assert len(known.apply(report(ONE), date(2026, 3, 2)).findings) == 1
        assert expired(known, DAY) == []
        assert expired(known, date(2026, 3, 2)) == list(known.entries)

    def test_of_two_lists_what_counts_longer_counts(self):
        old, new = gb.Accepted(ONE, "old", until=date(2020, 1, 1)), gb.Accepted(ONE, "new")
        known = gb.AcceptList([old]).joined(gb.AcceptList([new]))

        assert known.apply(report(ONE), DAY).acceptances == (new,)
        assert expired(known, DAY) == []

    def test_json_keeps_it(self):
        done = gb.AcceptList([gb.Accepted(ONE, "r", until=DAY)]).apply(report(ONE), DAY)
        made = converter()

        assert made.loads(made.dumps(done), CheckReport) == done


class TestUnmatched:
    ENTRY = gb.Accepted(ONE, "r", body="某市档案馆", year=2025, rule="table.rows")

    def told(self, *reports, entry=ENTRY, **named):
        return unmatched(gb.AcceptList([entry]), reports, DAY, **named)

    def test_what_its_document_does_not_show_any_more_is_told(self):
        assert self.told(report(TWO)) == [self.ENTRY]
        assert self.told(report(ONE, TWO)) == []

    def test_another_document_does_not_tell(self):
        assert self.told(report(TWO, body="某市图书馆")) == []
        assert self.told(report(TWO, year=2024)) == []

    def test_a_rule_that_was_not_run_does_not_tell(self):
        assert self.told(report(TWO, left_out=("table.rows",))) == []

    def test_an_entry_that_names_nobody_is_told_where_all_were_checked(self):
        bare = gb.Accepted(ONE, "r")

        assert self.told(report(TWO), entry=bare) == [bare]
        assert self.told(report(TWO), entry=bare, whole=False) == []

    def test_an_expired_one_is_told_as_that_only(self):
        assert self.told(report(TWO), entry=evolve(self.ENTRY, until=date(2020, 1, 1))) == []


class TestFile:
    def test_it_is_read_as_a_person_writes_it(self, written):
        path = written(
            f'# 预算股\n[[accept]]\nid = "{ONE}"\nreason = "印刷如此"\nuntil = 2027-03-31\n'
            f'[[accept]]\nid = "{THREE}"\nreason = "r"\nuntil = "2027-03-31"\nyear = 2025\n'
        )

        assert gb.AcceptList.read(path).entries == (
            gb.Accepted(ONE, "印刷如此", until=date(2027, 3, 31)),
            gb.Accepted(THREE, "r", until=date(2027, 3, 31), year=2025),
        )

    @pytest.mark.parametrize("codec", ["gb18030", "utf-8-sig", "utf-16"])
    def test_whatever_the_encoding(self, written, codec):
        lines = (
            "# 预算公开文件检查中已经核实的问题",
            "[[accept]]",
            f'id = "{ONE}"',
            'reason = "印刷如此"',
        )
        text = "\r\n".join(lines)

        assert gb.AcceptList.read(written(text.encode(codec))).entries[0].reason == "印刷如此"

    def test_an_empty_one_has_no_entries(self, written):
        assert gb.AcceptList.read(written("")).entries == ()

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("[[accept]\n", "is no TOML"),
            ("findings = 1\n", "has no findings"),
            ("accept = 1\n", "begins with [[accept]]"),
            ("[[accepted]]\n", "did you mean accept?"),
            ('[[accept]]\nreason = "r"\n', "entry 1 of the accept list has no id"),
            ('[[accept]]\nid = "table.rows"\nreason = "r"\n', "table.rows is not the id"),
            (f'[[accept]]\nid = "{ONE}"\n', f"{ONE} of the accept list has no reason"),
            (f'[[accept]]\nid = "{ONE}"\nreason = "  "\n', "has no reason"),
            (f'[[accept]]\nid = "{ONE}"\nreson = "r"\n', "did you mean reason?"),
            (f'[[accept]]\nid = "{ONE}"\nreason = 1\n', "reason of entry 1"),
            (f'[[accept]]\nid = "{ONE}"\nreason = "r"\nuntil = "soon"\n', "has to be a day"),
            (f'[[accept]]\nid = "{ONE}"\nreason = "r"\nyear = true\n', "has to be a year"),
            (f'[[accept]]\nid = "{ONE}"\nreason = "r"\n' * 2, f"{ONE} stands twice"),
            (b"\xff\xfe\x00\x01\x02", "cannot be read"),
        ],
    )
    def test_what_is_wrong_is_said_in_a_sentence(self, written, text, said):
        with pytest.raises(gb.UnreadableFile) as caught:
            gb.AcceptList.read(written(text))

        assert said in str(caught.value)
        assert "\n" not in str(caught.value)

    def test_what_people_wrote_stays(self, written):
        path = written(f'# 由预算股维护\n[[accept]]\nid = "{ONE}"\nreason = "r" # 见函\n')

        gb.AcceptList([gb.Accepted(TWO, "印刷如此", until=DAY)]).write(path)

        text = path.read_text("utf-8")
        assert text.startswith("# 由预算股维护\n")
        assert "# 见函" in text
        assert gb.AcceptList.read(path).entries == (
            gb.Accepted(ONE, "r"),
            gb.Accepted(TWO, "印刷如此", until=DAY),
        )

    def test_an_entry_that_is_there_is_changed(self, written):
        path = written(f'accept = [{{ id = "{ONE}", reason = "r", who = "a" }}]\n')

        gb.AcceptList([gb.Accepted(ONE, "other")]).write(path)

        assert gb.AcceptList.read(path).entries == (gb.Accepted(ONE, "other"),)


class TestReports:
    def test_lines_a_list_and_one_are_read(self, tmp_path):
        made = converter()
        one, two = (made.dumps(report(id_)) for id_ in (ONE, TWO))
        for name, text in {
            "a.json": one,
            "b.jsonl": f"{one}\n{two}\n",
            "c.json": f"[{one},{two}]",
        }.items():
            (tmp_path / name).write_text(text)

        assert [
            len(reports_in(str(tmp_path / name))) for name in ("a.json", "b.jsonl", "c.json")
        ] == [1, 2, 2]

    @pytest.mark.parametrize("text", ["{}", "[1]", "no", '{"findings": 1}'])
    def test_what_is_none(self, tmp_path, text):
        path = tmp_path / "a.json"
        path.write_text(text)

        with pytest.raises(gb.UnreadableFile, match="is no JSON report"):
            reports_in(str(path))
