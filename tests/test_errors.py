"""The errors: their bases, their facts, their sentences."""

import pickle

import pytest

import govbudget as gb
from govbudget import errors
from govbudget.base.messages import Message

EXAMPLES = [
    (gb.MalformedCode("x", "it is x", (("201", "甲"),)), ValueError),
    (gb.UnknownCode("2", "functional", 2024, "why", ("20", "乙"), (("201", "甲"),)), KeyError),
    (gb.UnknownName("x", "functional 2024", (("201", "甲"),)), KeyError),
    (gb.AmbiguousName("x", (("201", "甲"), ("202", "甲")), ("甲", "乙")), LookupError),
    (gb.NameMismatch("201", "x", "甲", (("202", "x"),)), ValueError),
    (gb.PathMismatch("甲乙", "乙", ("201", "甲"), (("202", "乙"),), "is 202"), ValueError),
    (gb.DuplicateCode("201", "甲"), ValueError),
    (gb.UnknownEdition("functional", 1999, (2024,)), LookupError),
    (gb.UnknownScheme("x", ("functional",)), ValueError),
    (gb.UnknownTerm("x", ("y",)), KeyError),
    (gb.UnknownCorrespondence("x", "y", ("a and b",)), LookupError),
    (gb.UnreadableFile("x.csv", "it is empty"), ValueError),
    (gb.UnreadableRows("x.csv", (("3", "no name"), ("4", "no name"))), ValueError),
    (gb.MissingExtra("excel", "to read spreadsheets"), ImportError),
    (gb.MalformedAmount("x", "it has no digits"), ValueError),
    (gb.InexactAmount("1.5", "it is a float", "line 3"), ValueError),
    (gb.MalformedLine(3, "it is no pair"), ValueError),
    (gb.CountedTwice((("201", "甲"), ("202", "乙"))), ValueError),
    (gb.FigureNotRead(((3, "201", "it is #REF!"), (4, "202", "it is #REF!"))), ValueError),
    (gb.MalformedTable("表3", "two columns are called 合计"), ValueError),
    (gb.LimitExceeded("x.pdf", "it takes longer than 60 seconds"), ValueError),
    (gb.NotOneDocument(("a.pdf", "b.pdf"), "both hold the same"), ValueError),
    (gb.NothingLearnt("list.csv", "it has no codes"), ValueError),
    (gb.BrokenRules(("codes/functional.csv:3: name: is wrong",)), ValueError),
    (gb.UnknownWord("fund", "x", ("general",), ("general",)), ValueError),
    (gb.WrongArgument("path", "1", "it is no path"), (TypeError, ValueError)),
    (gb.InternalFault("check", "IndexError", "list index out of range"), RuntimeError),
    (gb.CorruptData("functional.csv", 3, "is wrong"), ValueError),
    (gb.WrongSetting("select", Message.written("没有规则 x", "no rule x")), ValueError),
    (gb.UndeterminedCode("2", "functional", 2024, "why", ("20", "乙")), KeyError),
]


def test_every_error_has_an_example():
    kinds = {one for name in errors.__all__ if isinstance(one := getattr(errors, name), type)}

    assert kinds - {gb.GovBudgetError, gb.MissingCode} == {type(error) for error, _ in EXAMPLES}


@pytest.mark.parametrize(("error", "builtin"), EXAMPLES)
def test_is_caught_as_a_builtin(error, builtin):
    assert isinstance(error, builtin)
    assert isinstance(error, gb.GovBudgetError)


@pytest.mark.parametrize(("error", "builtin"), EXAMPLES)
def test_pickles_with_its_facts(error, builtin):
    twin = pickle.loads(pickle.dumps(error))

    assert isinstance(twin, builtin)
    assert vars(twin) == vars(error)
    assert str(twin) == str(error)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            EXAMPLES[1][0],
            "2 is not in functional 2024: why; 20 乙 is; did you mean 201 甲?",
        ),
        (
            EXAMPLES[3][0],
            "'x' names 2 entries: 201 (甲), 202 (乙); "
            "add the code, the path of names above it, or the scheme",
        ),
        (
            gb.AmbiguousName("x", (("201", "甲"), ("202", "甲"))),
            "'x' names 2 entries: 201 甲, 202 甲; ",
        ),
        (EXAMPLES[7][0], "no edition of functional for 1999; kept: 2024"),
        (EXAMPLES[9][0], "the glossary has no term 'x'; did you mean y?"),
        (EXAMPLES[-2][0], "select: no rule x"),
        (EXAMPLES[-3][0], "codes/functional.csv, line 3: is wrong"),
        (EXAMPLES[10][0], "no correspondence between 'x' and 'y'; kept: a and b"),
        (EXAMPLES[11][0], "x.csv cannot be read: it is empty"),
        (
            EXAMPLES[12][0],
            "x.csv: 2 rows cannot be read, and nothing was loaded\n"
            "  line 3: no name\n  line 4: no name",
        ),
        (
            EXAMPLES[13][0],
            "to read spreadsheets needs the extra excel: pip install 'govbudget[excel]'",
        ),
        (gb.MalformedAmount("x", "it has no digits"), "'x' cannot be read as an amount: it has no"),
        (gb.InexactAmount("1.5", "a float", "line 3"), "line 3: 1.5 is no exact amount: a float"),
        (gb.MalformedLine(1234, "it is no pair"), "line 1,234: it is no pair"),
        (gb.MalformedTable("表3", "it is odd"), "table '表3': it is odd"),
        (gb.MalformedTable("", "it is odd"), "it is odd"),
        (gb.CorruptData("functional.csv", 0, "is wrong"), "codes/functional.csv: is wrong"),
        (gb.UnknownCode("甲", "functional", 2024), "'甲' is not in functional 2024"),
    ],
)
def test_sentence(error, sentence):
    assert str(error).startswith(sentence)


def test_long_input_is_cut():
    assert len(str(gb.MalformedCode("x" * 10_000, "it is long"))) < 150


class TestMisses:
    @pytest.mark.parametrize(
        ("code", "suggestions"),
        [
            ("2159998", ["2159999"]),
            ("215999", ["2159999", "21599", "21999"]),
            ("21599999", ["2159999"]),
            ("2195999", ["2159999"]),
            ("2080515", ["2080505", "2080115"]),
            ("2210277", ["2210203", "2210202"]),
            ("9999999", []),
        ],
    )
    def test_nearest_codes(self, functional, code, suggestions):
        with pytest.raises(gb.UnknownCode) as caught:
            functional[code]

        assert [known for known, _ in caught.value.suggestions] == suggestions

    def test_facts(self, functional):
        with pytest.raises(gb.UnknownCode) as caught:
            functional["2159998"]

        error = caught.value
        assert (error.code, error.scheme, error.year) == ("2159998", "functional", 2024)
        assert error.parent == ("21599", "其他资源勘探工业信息等支出")

    @pytest.mark.parametrize(
        ("code", "says"),
        [
            (2159999, "int is not text, and codes are; did you mean 2159999"),
            (None, "NoneType is not text"),
            ("201 03 50", "takes the bare code as text"),
            ("201035001", "9 digits are a local entry under its parent"),
            ("", "'' is not in functional 2024$"),
            ("9" * 50, "is not in functional 2024$"),
            ("30199", "it belongs to economic"),
            ("30198", "economic .*, which has no such code either"),
            ("50101", "it belongs to government_economic .*: 50101 工资奖金津补贴"),
            ("299999901", "a local entry stands below an entry, and its parent 2999999 is not"),
            ("2200111", "2200111 was 地质灾害防治 until 2018 and is 2240601 地质灾害防治 since"),
            ("20141", "it is 数据事务 only since 2025"),
        ],
    )
    def test_reasons(self, functional, code, says):
        with pytest.raises(gb.UnknownCode, match=says):
            functional[code]

    def test_a_code_of_an_open_list_of_another_scheme(self):
        code = "2219801"
        with pytest.raises(gb.UndeterminedCode):
            gb.functional(2026)[code]

        with pytest.raises(gb.UnknownCode, match="functional .*, which is not known here to have"):
            gb.economic(2026)[code]

    def test_outside_a_part(self, functional):
        with pytest.raises(
            gb.UnknownCode, match="of the government-managed funds budget"
        ) as caught:
            functional.in_fund(gb.Fund.GENERAL)["2120801"]
        assert caught.value.elsewhere == ("2120801", "征地和拆迁补偿支出")

        with pytest.raises(gb.UnknownCode, match="outside this part of the tree"):
            functional.subtree("208")["2010350"]

    def test_outside_a_part_of_an_economic_tree(self, economic):
        with pytest.raises(gb.UnknownCode, match="30101 基本工资 is an entry outside"):
            economic.subtree("302")["30101"]
