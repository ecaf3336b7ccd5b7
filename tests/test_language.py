"""The language of the reader: errors, help and sentences, as asked or as the locale says."""

import pickle
import re

import click
import pytest

import govbudget as gb
from govbudget import errors
from govbudget.base.messages import Message, catalogue
from govbudget.cli import run
from govbudget.cli.group import cli
from govbudget.cli.help_zh import HELP
from govbudget.cli.language import of_reports, of_sentences
from govbudget.cli.spoken import help_of

CHINESE = re.compile("[\u4e00-\u9fff]")
#: Words of English prose, which are no command line.
WORDS = re.compile(r"(?!govbudget)\b[A-Za-z]{2,} (?!data\b)[a-z]{2,} [a-z]{2,}")
#: The same of short remarks.
PROSE = re.compile(r"(?!govbudget)\b[a-z]+:? [a-z]{2,}")


def helps(command):
    """Every text of the help of a command."""
    for one in command.get_params(click.Context(command, **command.context_settings)):
        if isinstance(one, click.Option) and not one.hidden:
            yield one.help
    yield command.help


def commands(group=cli, before=()):
    """Every command with its whole name, the groups too."""
    yield before, group
    if isinstance(group, click.Group):
        context = click.Context(group)
        for name in group.list_commands(context):
            yield from commands(group.get_command(context, name), (*before, name))


COMMANDS = dict(commands())


class TestLocale:
    @pytest.mark.parametrize(
        ("environ", "reports", "sentences"),
        [
            ({}, "zh", "en"),
            ({"LANG": "C.UTF-8"}, "zh", "en"),
            ({"LC_ALL": "POSIX"}, "zh", "en"),
            ({"LANG": "zh_CN.UTF-8"}, "zh", "zh"),
            ({"LANG": "zh_HK.UTF-8@x"}, "zh", "zh"),
            ({"LANG": "en_GB.UTF-8"}, "en", "en"),
            ({"LANG": "de_DE.UTF-8"}, "en", "en"),
            ({"LC_ALL": "", "LC_MESSAGES": "zh_CN", "LANG": "en_US"}, "zh", "zh"),
            ({"GOVBUDGET_LANG": "zh", "LC_ALL": "en_US.UTF-8"}, "zh", "zh"),
            ({"GOVBUDGET_LANG": "en", "LC_ALL": "zh_CN.UTF-8"}, "en", "en"),
        ],
    )
    def test_what_the_surroundings_say(self, environ, reports, sentences):
        assert (of_reports(None, environ), of_sentences(None, environ)) == (reports, sentences)

    @pytest.mark.parametrize("asked", ["zh", "en"])
    def test_what_is_asked_goes_first(self, asked):
        surroundings = {"LANG": "zh_CN.UTF-8" if asked == "en" else "en_US.UTF-8"}

        assert of_reports(asked, surroundings) == of_sentences(asked, surroundings) == asked

    def test_a_chinese_locale_has_chinese_errors(self, monkeypatch, capsys):
        monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")

        assert run(["explain", "2159998"]) == 2
        assert "没有 2159998" in capsys.readouterr().err

    def test_an_english_locale_has_english_names(self, monkeypatch, capsys):
        monkeypatch.setenv("LC_ALL", "en_US.UTF-8")

        assert run(["explain", "201"]) == 0
        assert "General public services" in capsys.readouterr().out.splitlines()[0]


class TestHelp:
    @pytest.mark.parametrize("name", COMMANDS, ids=lambda name: " ".join(name) or "govbudget")
    def test_all_of_it_is_there_in_chinese(self, name):
        for text in helps(COMMANDS[name]):
            assert text, f"{name}: an option without help"
            assert CHINESE.search(help_of(text)), f"{name}: no Chinese for {text!r}"

    def test_no_sentence_is_left_over(self):
        used = set()
        for command in COMMANDS.values():
            used.update(map(help_of, helps(command)))
            if isinstance(command, click.Group):
                used.update(map(help_of, command.summaries(click.Context(command)).values()))

        assert set(HELP.values()) <= used

    @pytest.mark.parametrize("name", COMMANDS, ids=lambda name: " ".join(name) or "govbudget")
    def test_a_page_in_each_language(self, name, capsys):
        assert run([*name, "--help"]) == 0
        english = capsys.readouterr().out
        assert run(["--lang", "zh", *name, "--help"]) == 0
        chinese = capsys.readouterr().out

        assert english.startswith("Usage: govbudget")
        assert chinese.startswith("用法：govbudget")
        assert not WORDS.search(chinese)

    @pytest.mark.parametrize("name", COMMANDS, ids=lambda name: " ".join(name) or "govbudget")
    def test_every_command_takes_a_language(self, name):
        command = COMMANDS[name]
        options = {word for one in command.params for word in one.opts}

        assert "--lang" in options or (isinstance(command, click.Group) and name)


class TestRemarks:
    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_of_rows(self, language, tmp_path, capsys):
        file = tmp_path / "rows.csv"
        file.write_text(
            "code,name\n2010302,一般行政管理\n2080505,某项目\n201035001,某事\n299,某类\n,\n合计,\n"
            "201,教育支出\n20x,教育\n,没有这个\n2010350001,\n",
            "utf-8",
        )

        assert run(["--lang", language, "map", str(file)]) == 1
        out, err = capsys.readouterr()
        remarks = [line.split(",", 7)[7] for line in out.splitlines()[1:]]

        assert sum(map(bool, remarks)) >= 7
        for said in (*remarks, *err.splitlines()):
            words = re.findall("(?<![a-z])[a-z]{2,}", said.replace("functional", ""))
            assert not said or bool(words) == (language == "en"), said

    @pytest.mark.parametrize("word", ["教育", "没有这样的科目"])
    def test_of_a_search(self, word, monkeypatch, capsys):
        said = {}
        for locale in ("zh_CN.UTF-8", "en_US.UTF-8"):
            monkeypatch.setenv("LC_ALL", locale)
            run(["search", word])
            said[locale] = capsys.readouterr()
        chinese, english = said.values()

        assert not PROSE.search(chinese.err)
        assert PROSE.search(english.err)
        assert "(name)" in english.out or not english.out


class TestMisuse:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["chek"], "错误：没有命令“chek”；是否指 check？"),
            (["nothing"], "错误：没有命令“nothing”"),
            (["check", "--formt", "x"], "错误：没有选项 --formt；是否指 --format？"),
            (["check", "--nope"], "错误：没有选项 --nope"),
            (["tree", "201", "202"], "错误：多出参数：202"),
            (["search", "--limit"], "错误：选项 --limit 之后要写一个值"),
            (["check", "--json=1", "x"], "错误：选项 --json 不带值"),
            (["explain"], "错误：缺少 CODE|NAME|TERM|-..."),
            (
                ["check", "--format", "doc", "x"],
                "应为 text、json、html、sarif、junit、excel、letter 之一",
            ),
            (["check", "--timeout", "0", "x"], "应为数字，不小于 0.1"),
            (["search", "--limit", "x", "y"], "应为整数，不小于 1"),
            (["chart", "--depth", "9", "x"], "应为整数，不小于 1，不大于 4"),
            (["explain", "--year", "x", "201"], "--year 的值不对：应为整数"),
            (["data", "check", "/nowhere"], "应为已有的文件夹"),
            (["explain", "--scheme", "functinal", "201"], "没有名为 'functinal' 的分类"),
            (["diff", "x", "2024"], "'x' 不是年份"),
            (["check", "--json", "--format", "html", "x"], "--json 与 --format html 不能并用"),
        ],
    )
    def test_in_chinese(self, arguments, said, capsys):
        assert run(["--lang", "zh", *arguments]) == 2
        err = capsys.readouterr().err

        assert said in err
        assert not WORDS.search(err)


#: One of every error, with what it says in both languages.
ERRORS = [
    errors.MalformedCode("x", Message("errors.code.empty"), (("201", "甲"),)),
    errors.MalformedAmount("x", Message("errors.amount.share")),
    errors.MalformedLine(3, Message("errors.code.sign")),
    errors.CountedTwice((("201", "甲"), ("202", "乙"))),
    errors.FigureNotRead(((1, "201", Message("errors.code.empty")),)),
    errors.FigureNotRead(tuple((n, "201", "x") for n in range(12))),
    errors.MalformedTable("表", Message("errors.code.empty")),
    errors.InexactAmount("1.5", Message("errors.inexact.no_decimal"), "a"),
    errors.UnknownCode("299", "functional", 2024, Message("errors.miss.bare"), ("20", "甲")),
    errors.UndeterminedCode("299", "functional", 2024, Message("errors.code.empty")),
    errors.UnknownName("甲", "functional 2024", (("201", "乙"),), "missing"),
    errors.AmbiguousName("甲", tuple((str(n), "甲") for n in range(7))),
    errors.NameMismatch("201", "甲", "乙", (("202", "甲"),)),
    errors.PathMismatch("a", "b", None, (), Message("errors.path.entry"), (("201", "甲"),)),
    errors.DuplicateCode("201", "甲"),
    errors.UnknownCorrespondence("a", "b", ("c", "d")),
    errors.UnknownEdition("functional", 1999, (2018, 2019)),
    errors.UnknownEdition("functional", 10**4000, (2018,)),
    errors.UnknownEdition("functional", "x", (2018,)),
    errors.UnknownEdition("functional", 1999),
    errors.UnknownWord("level", "x", ("类",), ("a", "b")),
    errors.UnknownScheme("x", ("functional",)),
    errors.UnknownTerm("x", ("甲",)),
    errors.UnreadableFile("x", Message("errors.file.nul")),
    errors.UnreadableRows("x", tuple((str(n), Message("errors.code.empty")) for n in range(25))),
    errors.MissingExtra("pdf", Message("errors.purpose.read_pdf")),
    errors.LimitExceeded("x", Message("errors.limit.ended")),
    errors.WrongArgument("limit", "-1", Message("errors.argument.limit")),
    errors.WrongSetting("select", Message("errors.code.empty")),
    errors.InternalFault("check", "KeyError", "x"),
    errors.NotOneDocument(("a", "b"), Message("errors.together.same")),
    errors.NothingLearnt("x", Message("errors.learn.no_code")),
    errors.BrokenRules(("甲", "乙")),
    errors.CorruptData("x.csv", 3, Message("errors.data.not_utf8")),
]


class TestErrors:
    def test_none_is_missing(self):
        kinds = {
            one
            for one in vars(errors).values()
            if isinstance(one, type) and issubclass(one, gb.GovBudgetError)
        }

        assert kinds - {gb.GovBudgetError, gb.MissingCode} == {type(one) for one in ERRORS}

    @pytest.mark.parametrize("error", ERRORS, ids=lambda one: type(one).__name__)
    def test_both_languages(self, error):
        english, chinese = error.sentence("en"), error.sentence("zh")

        assert str(error) == english != chinese
        assert CHINESE.search(chinese)
        assert not WORDS.search(chinese)

    @pytest.mark.parametrize("error", ERRORS, ids=lambda one: type(one).__name__)
    def test_pickled(self, error):
        again = pickle.loads(pickle.dumps(error))

        assert again.sentence("zh") == error.sentence("zh")

    def test_a_reason_is_a_text_for_callers(self):
        error = errors.MalformedCode("x", Message("errors.code.sign"))

        assert error.reason == "a code has no sign"
        assert error.why.zh == "编码没有正负号"

    def test_a_reason_of_somebody_else_is_said_as_it_is(self):
        assert errors.UnreadableFile("x", "odd").sentence("zh") == "x 不能读取：odd"

    def test_a_file_that_is_not_there(self, tmp_path):
        with pytest.raises(gb.UnreadableFile) as caught:
            gb.read_disclosure(tmp_path / "none.pdf")

        assert caught.value.reason == "No such file or directory"
        assert caught.value.sentence("zh").endswith("不能读取：找不到文件或文件夹")

    def test_every_message_has_words_of_its_language(self):
        for name in ("errors", "cli"):
            for id_, said in catalogue(name).items():
                assert not WORDS.search(said["zh"]), f"{id_}: English in {said['zh']!r}"
