"""What ``govbudget.toml`` says of a run, and ``--settings`` of where it comes from."""

import json
from pathlib import Path

import pytest

import govbudget as gb
from govbudget.cli import run

from .small_budget import GOOD, WRONG

OWN = GOOD.replace("2012604\t档案馆", "2012677\t数字档案建设")


@pytest.fixture
def work(tmp_path, monkeypatch, capsys):
    """Runs a check in a folder with a wrong document and a good one with a code of its own."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(WRONG, "utf-8")
    Path("own.txt").write_text(OWN, "utf-8")

    def done(*arguments, toml=None, lang="en"):
        if toml is not None:
            Path("govbudget.toml").write_text("[check]\n" + toml, "utf-8")
        code = run(["check", *arguments, "--lang", lang])
        return code, *capsys.readouterr()

    return done


def rules_of(out):
    return {one["rule"] for one in json.loads(out)["findings"]}


class TestOwnCodes:
    def test_a_code_of_an_own_list_is_known(self, work):
        assert "codes.unknown" in rules_of(work("own.txt", "--json")[1])
        Path("own.csv").write_text("编码,名称\n2012677,数字档案建设\n201267701,某某系统\n", "utf-8")

        out = work("own.txt", "--json", toml='codes = ["own.csv"]')[1]

        assert "codes.unknown" not in rules_of(out)
        assert json.loads(out)["header"]["settings"] == {"codes": "2"}

    def test_with_another_name_it_is_told(self, work):
        Path("own.csv").write_text("编码,名称\n2012677,别的名称\n", "utf-8")
        out = work("own.txt", "--json", toml='codes = ["own.csv"]')[1]
        assert "codes.unknown" in rules_of(out)

    @pytest.mark.usefixtures("work")
    def test_in_python(self):
        document = gb.read_disclosure("own.txt")
        known = gb.Settings(codes={"2012677": "数字 档案建设"})
        assert "codes.unknown" in {one.rule for one in gb.check(document).findings}
        assert "codes.unknown" not in {one.rule for one in gb.check(document, known).findings}

    @pytest.mark.parametrize(("list_", "said"), [(None, "No such file"), ("x\n", "codes")])
    def test_a_list_that_is_none(self, work, list_, said):
        if list_ is not None:
            Path("own.csv").write_text(list_, "utf-8")
        code, _, err = work("own.txt", toml='codes = ["own.csv"]')
        assert code == 2
        assert "check.codes" in err
        assert said in err

    def test_the_cache_knows_the_list(self, work, monkeypatch, tmp_path):
        monkeypatch.delenv("GOVBUDGET_NO_CACHE")
        monkeypatch.setenv("GOVBUDGET_CACHE", str(tmp_path / "kept"))
        Path("own.csv").write_text("编码,名称\n2012677,别的名称\n", "utf-8")
        asked = ("own.txt", "--json")
        assert "codes.unknown" in rules_of(work(*asked, toml='codes = ["own.csv"]')[1])
        Path("own.csv").write_text("编码,名称\n2012677,数字档案建设\n", "utf-8")
        assert "codes.unknown" not in rules_of(work(*asked)[1])


class TestRun:
    def test_where_the_report_goes(self, work):
        code, out, _ = work("a.txt", toml='output = "found.json"')
        assert (code, out) == (1, "")
        assert rules_of(Path("found.json").read_text("utf-8"))
        # Its own report may be written again; what is asked for on the command line counts.
        assert work("a.txt")[0] == 1
        assert "19.00" in work("a.txt", "--format", "text")[1]
        assert "19.00" in work("a.txt", "-o", "other.txt")[1] + Path("other.txt").read_text("utf-8")

    def test_a_folder_of_pages(self, work):
        work("a.txt", toml='output = "pages/"')
        assert Path("pages/index.html").is_file()

    @pytest.mark.parametrize("name", ["../x.json", "/tmp/x.json", "mine.json", "out/x.json", ""])
    def test_nothing_else_is_written_over(self, work, tmp_path, name):
        Path("mine.json").write_text("{}")
        Path("out").symlink_to(tmp_path.parent)
        code, _, err = work("a.txt", toml=f'output = "{name}"')
        assert code == 2
        assert "check.output goes into the folder of this file only" in err
        assert Path("mine.json").read_text() == "{}"
        assert not (tmp_path.parent / "x.json").exists()

    def test_the_least_and_the_length(self, work):
        whole = work("a.txt", toml="full = true")[1]
        assert len(whole) > len(work("a.txt", toml="full = false")[1])
        assert "Notices (" not in work("a.txt", toml='least = "error"')[1]
        assert "Notices (" in work("a.txt", "--severity", "notice")[1]

    def test_two_files_that_do_not_agree(self, work):
        Path("other").mkdir()
        Path("other/b.txt").write_text(WRONG, "utf-8")
        Path("other/govbudget.toml").write_text('[check]\nleast = "notice"\n')
        code, _, err = work("a.txt", "other/b.txt", toml='least = "error"')
        assert code == 2
        assert "name one by --config" in err
        assert work("a.txt", "other/b.txt", "--config", "govbudget.toml")[0] == 1

    def test_a_named_file_holds_for_all(self, work):
        Path("strict.toml").write_text('[check]\nselect = ["years"]\n')
        assert work("a.txt", "--config", "strict.toml", toml="")[0] == 0
        assert work("a.txt", "--config", "none.toml")[0] == 2

    def test_which_file_holds_is_said(self, work, tmp_path):
        err = work("a.txt", "-v", toml="")[2]
        assert err.count(f"settings of {tmp_path}/govbudget.toml") == 1


class TestShown:
    def test_each_with_where_it_comes_from(self, work, tmp_path):
        Path("base.toml").write_text(
            '[check]\nignore = ["years"]\n[check.severity]\n"table.rows" = "notice"\n'
        )
        Path("govbudget.toml").write_text(
            'extend = "base.toml"\n[check]\nleast = "error"\naccept = []\n'
            '[check.options."years.foreign"]\nlongest_heading = 60\n'
        )
        code, out, _ = work("a.txt", "--settings", "--select", "table", "--ignore", "table.order")
        assert code == 0
        here, base = tmp_path / "govbudget.toml", tmp_path / "base.toml"
        lines = out.splitlines()

        def of(key):
            return next(one for one in lines if one.startswith(key)).partition("  # ")[2]

        assert lines[0] == f"# a.txt: {here} ← {base}"
        assert of("select") == "from the command line"
        assert of("ignore") == f"from the command line ← {base}"
        assert of('"table.rows"') == f"from {base}"
        assert of("longest_heading") == f"from {here}"
        assert of("plugin_seconds") == "by default"
        assert of("least") == f"from {here}"
        assert of("# accept") == f"from {here}"

    def test_a_chinese_sentence_has_chinese_marks(self, work):
        said = work("a.txt", "--settings", lang="zh")[1]
        notes = [line for line in said.splitlines() if line.startswith("# ") and "应为" in line]
        assert notes
        assert not any(";" in line for line in notes)

    def test_its_former_name(self, work):
        assert work("a.txt", "--show-settings") == work("a.txt", "--settings")


@pytest.mark.parametrize(
    ("toml", "english", "chinese"),
    [
        ("outptu = 1", "did you mean output?", "没有设置项 check.outptu"),
        ("full = 1", "check.full has to be true or false", "check.full 应为true 或 false"),
        ("codes = 'x.csv'", "check.codes has to be a list of texts", "check.codes 应为字符串列表"),
        ("least = 'eror'", "did you mean error?", "check.least 应为 error"),
    ],
)
def test_what_is_wrong_is_told_with_what_was_meant(work, toml, english, chinese):
    code, _, err = work("a.txt", toml=toml)
    assert code == 2
    assert english in err
    assert chinese in work("a.txt", lang="zh")[2]
