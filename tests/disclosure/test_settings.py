"""Settings of the check: from Python, from the command line, from ``govbudget.toml``."""

import pickle
import tomllib
from decimal import Decimal

import pytest

import govbudget as gb
from govbudget.base.messages import Message
from govbudget.cli import run
from govbudget.disclosure.checks.configuration import find, load, settings_for
from govbudget.disclosure.checks.options import Option
from govbudget.disclosure.checks.registry import own_rules, rules

TEXT = """某某市样例局

2024年度部门预算

第三部分 2024年部门预算情况说明

2023年部门预算收支情况说明

2024年收支预算1200.00万元，比上年增加200.00万元，增长16.67%。
"""


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "a" / "b" / "document.txt"
    path.parent.mkdir(parents=True)
    path.write_text(TEXT, encoding="utf-8")
    return path


def found(document, settings=None):
    """The rules and weights of what is found."""
    report = gb.check(gb.read_disclosure(document), settings)
    return {(one.rule, one.severity.value) for one in report.findings}


BOTH = {("years.foreign", "notice"), ("years.changes", "error")}


class TestSettings:
    def test_none(self, document):
        assert found(document) == found(document, gb.Settings()) == BOTH

    @pytest.mark.parametrize(
        ("settings", "expected"),
        [
            ({"select": ["years"]}, BOTH),
            ({"select": ["years.changes"]}, {("years.changes", "error")}),
            ({"select": ["years"], "ignore": ["years.changes"]}, {("years.foreign", "notice")}),
            ({"ignore": ["years"]}, set()),
            (
                {"severity": {"years.changes": "notice", "years.foreign": "error"}},
                {("years.foreign", "error"), ("years.changes", "notice")},
            ),
            ({"options": {"years.foreign": {"longest_heading": 10}}}, {("years.changes", "error")}),
        ],
    )
    def test_what_they_do(self, document, settings, expected):
        assert found(document, gb.Settings(**settings)) == expected

    def test_what_is_left_out_is_named(self, document):
        report = gb.check(gb.read_disclosure(document), gb.Settings(select=["years.changes"]))

        assert [one.rule for one in report.rules] == ["years.changes"]
        assert len(report.left_out) == len(rules()) - 1

    @pytest.mark.parametrize(
        ("settings", "zh", "en"),
        [
            ({"select": ["table.row"]}, "是否指 table.rows？", "did you mean table.rows?"),
            ({"select": ["rows"]}, "是否指 table.rows？", "did you mean table.rows?"),
            ({"ignore": ["nothing at all"]}, "没有规则", "there is no rule"),
            ({"select": [""]}, "没有写规则", "it names no rule"),
            ({"severity": {"years": "fatal"}}, "不能是 fatal", "it may have error"),
            ({"options": {"years.foreign": {"longest": 5}}}, "是否指", "mean longest_heading?"),
            ({"options": {"years.changes": {"x": 5}}}, "没有选项", "has none"),
            ({"options": {"years.foreign": {"longest_heading": 5}}}, "10 至 200", "from 10 to 200"),
            ({"options": {"years.foreign": {"longest_heading": True}}}, "整数", "whole number"),
            ({"options": {"years.foreign": {"longest_heading": "x"}}}, "整数", "whole number"),
        ],
    )
    def test_what_cannot_be(self, settings, zh, en):
        with pytest.raises(gb.WrongSetting) as caught:
            gb.Settings(**settings).resolved()

        assert zh in caught.value.said.zh
        assert en in str(caught.value)

    def test_on_top_of_others(self):
        below = gb.Settings(["years"], ["codes"], {"years": "notice"}, {"a": {"x": 1, "y": 2}})
        above = gb.Settings([], ["table"], {"table": "error"}, {"a": {"x": 3}})

        assert above.over(below) == gb.Settings(
            ["years"],
            ["codes", "table"],
            {"years": "notice", "table": "error"},
            {"a": {"x": 3, "y": 2}},
        )

    def test_they_can_be_sent_to_another_process(self):
        settings = gb.Settings(["years"], options={"years.foreign": {"longest_heading": 60}})

        assert pickle.loads(pickle.dumps(settings)) == settings


class TestOption:
    @pytest.mark.parametrize(
        ("default", "written", "value"),
        [
            (5, "7", 7),
            (5, 7, 7),
            (True, "false", False),
            (True, False, False),
            (Decimal("0.5"), "0.75", Decimal("0.75")),
            (Decimal("0.5"), 0.25, Decimal("0.25")),
        ],
    )
    def test_kinds(self, default, written, value):
        assert Option(default).read(written) == value

    @pytest.mark.parametrize(
        ("default", "written"),
        [
            (5, "x"),
            (5, 1.5),
            (5, True),
            (True, 1),
            (True, "yes"),
            (Decimal(1), "NaN"),
            (Decimal(1), True),
            (Decimal(1), "x"),
            (5, None),
        ],
    )
    def test_other_kinds(self, default, written):
        with pytest.raises(ValueError, match="."):
            Option(default).read(written)

    def test_every_default_is_in_its_range(self):
        for rule in own_rules():
            for option in rule.options.values():
                assert option.read(option.default) == option.default

    def test_what_a_switch_may_be(self):
        assert Option(default=True).range == Message("check.option.bool")


class TestFile:
    def test_it_is_found_upwards(self, document, tmp_path):
        (tmp_path / "govbudget.toml").write_text('[check]\nselect = ["years.changes"]\n')

        assert find(document) == tmp_path / "govbudget.toml"
        assert found(document, settings_for(document)) == {("years.changes", "error")}

    def test_the_nearest_counts(self, document, tmp_path):
        (tmp_path / "govbudget.toml").write_text('[check]\nselect = ["years.changes"]\n')
        (document.parent / "govbudget.toml").write_text("")

        assert found(document, settings_for(document)) == BOTH

    def test_one_extends_another(self, document, tmp_path):
        (tmp_path / "common.toml").write_text(
            '[check]\nselect = ["years"]\n[check.severity]\n"years.changes" = "notice"\n'
        )
        (tmp_path / "govbudget.toml").write_text(
            'extend = "common.toml"\n[check]\nignore = ["years.foreign"]\n'
        )

        assert found(document, settings_for(document)) == {("years.changes", "notice")}

    def test_what_is_not_named_is_of_the_file_below(self, document, tmp_path):
        (tmp_path / "common.toml").write_text("[check]\nplugin_seconds = 30\n")
        (tmp_path / "govbudget.toml").write_text('extend = "common.toml"\n')

        assert settings_for(document).seconds == 30
        assert gb.Settings().over(settings_for(document)).seconds == 30
        assert gb.Settings(plugin_seconds=5).over(settings_for(document)).seconds == 5
        assert gb.Settings().seconds == 10

    def test_in_another_encoding(self, tmp_path):
        path = tmp_path / "govbudget.toml"
        path.write_bytes('# 年度与增减的规则\n[check]\nselect = ["years"]\n'.encode("gb18030"))

        assert load(path).select == ("years",)

    @pytest.mark.parametrize(
        ("text", "zh", "en"),
        [
            ('[check]\nselct = ["years"]\n', "check.selct", "did you mean select?"),
            ("[chek]\n", "chek", "did you mean check?"),
            ('[check]\nselect = "years"\n', "字符串列表", "check.select has to be a list of texts"),
            ("[check]\nselect = [1]\n", "字符串列表", "a list of texts"),
            ("[check]\nseverity = 1\n", "应为表", "has to be a table"),
            ('[check.options]\n"years.foreign" = 1\n', "应为表", "has to be a table"),
            ("[check]\nplugin_seconds = 0\n", "大于零", "a number above zero"),
            ("[check]\nplugin_seconds = inf\n", "一百万", "a million at most"),
            ('select = ["years"]\n', "写在 [check] 之下", "select belongs below [check]"),
            (
                '[check]\nselect = ["years"]\nignore = ["years"]\n',
                "没有可运行的规则",
                "none is left to run",
            ),
            ("check = 1\n", "应为表", "has to be a table"),
            ("extend = 1\n", "字符串", "has to be a text"),
            ("[check\n", "不是 TOML", "it is no TOML"),
            ('[check]\nselect = ["table.row"]\n', "table.rows", "did you mean table.rows?"),
            ('extend = "none.toml"\n', "无法读取", "cannot be read"),
            ('extend = "govbudget.toml"\n', "回到了自己", "comes back"),
            ("#" * 1_000_001, "过大", "too long"),
        ],
    )
    def test_what_cannot_be(self, tmp_path, text, zh, en):
        path = tmp_path / "govbudget.toml"
        path.write_text(text, encoding="utf-8")

        with pytest.raises(gb.WrongSetting) as caught:
            load(path)

        assert zh in caught.value.said.zh
        assert en in caught.value.said.en
        assert str(tmp_path) in caught.value.setting

    def test_what_is_no_text(self, tmp_path):
        path = tmp_path / "govbudget.toml"
        path.write_bytes(bytes(range(256)) * 8)

        with pytest.raises(gb.WrongSetting):
            load(path)


@pytest.fixture
def called(capsys):
    def call(*arguments):
        code = run([str(one) for one in arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


class TestCommand:
    def test_options(self, called, document):
        code, out, _ = called("check", document, "--select", "years", "--ignore", "years.changes")

        assert code == 0
        assert "years.foreign" in out
        assert "按设置未检查" in out

    def test_weights(self, called, document):
        weights = ("--severity", "years.changes=notice", "--severity", "years.foreign=error")
        code, out, _ = called("check", document, *weights, "--severity", "error")

        assert code == 1
        assert "“2023年”应为“2024年”" in out
        assert "16.67" not in out

    @pytest.mark.parametrize(
        "wrong",
        [
            ("--select", ""),
            ("--select", "yeers"),
            ("--severity", "fatal"),
            ("--severity", "years=fatal"),
            ("--option", "years.foreign.longest_heading=1"),
            ("--option", "longest=1"),
            ("--option", "years.foreign.longest_heading"),
        ],
    )
    def test_what_cannot_be(self, called, document, wrong):
        code, out, err = called("check", document, *wrong)

        assert (code, out) == (2, "")
        assert "Traceback" not in err

    def test_the_file_and_the_options(self, called, document, tmp_path):
        (tmp_path / "govbudget.toml").write_text(
            '[check]\nselect = ["years"]\n[check.options."years.foreign"]\nlongest_heading = 10\n'
        )
        code, out, _ = called("check", document, "--severity", "years.changes=notice")

        assert code == 0
        assert "标题写2023年" not in out

    def test_a_wrong_file(self, called, document, tmp_path):
        (tmp_path / "govbudget.toml").write_text("[check]\nselct = []\n")
        code, _, err = called("check", document, "--lang", "en")

        assert code == 2
        assert "did you mean select?" in err

    def test_what_is_shown_says_the_same(self, called, document, tmp_path):
        option = ("--option", "years.foreign.longest_heading=10")
        code, out, _ = called("check", document, "--show-settings", "--ignore", "codes", *option)
        (tmp_path / "govbudget.toml").write_text(out, encoding="utf-8")
        again = called("check", document, "--show-settings")[1]

        assert code == 0
        assert "longest_heading = 10" in out
        assert tomllib.loads(again) == tomllib.loads(out)
        assert 'ignore = ["codes"]' not in out  # each rule by its id
        assert "  # 来自 命令行" in out
        assert f"  # 来自 {tmp_path}/govbudget.toml" in again


class TestRule:
    def test_all_are_listed(self, called):
        code, out, _ = called("rule")

        assert code == 0
        assert all(f"\n  {one.id}\n" in out for one in rules())

    def test_one_is_explained(self, called):
        code, out, _ = called("rule", "years.foreign", "--lang", "en")

        assert code == 0
        for words in ("Why ", "Mend ", "Since ", "longest_heading = 50", "bad.txt", "good.txt"):
            assert words in out

    def test_a_group_as_json(self, called):
        _, out, _ = called("rule", "years", "--json")

        assert out.count("\n") == len([one for one in rules() if one.group == "years"])

    def test_an_unknown_one(self, called):
        code, _, err = called("rule", "years.forein", "--lang", "en")

        assert code == 2
        assert "did you mean years.foreign?" in err
