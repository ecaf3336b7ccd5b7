"""The contents, the glossary, the title page, and the traces of the model of a text."""

import pytest

from govbudget.disclosure.text import (
    Identity,
    LeftoverKind,
    read_contents,
    read_identity,
    read_leftovers,
    read_terms,
    read_wording,
)
from govbudget.disclosure.text.contents import contents_span
from govbudget.disclosure.text.headings import is_heading, marker, paths
from govbudget.disclosure.text.lists import parted
from govbudget.disclosure.text.plain import plain
from govbudget.disclosure.text.tokens import TokenKind, tokens
from govbudget.io.source import Paragraph


def paragraphs(*lines):
    return [Paragraph(line, page) for page, line in enumerate(lines, 1)]


class TestPlain:
    def test_one_form(self):
        text = plain("２０２４ 年，收入 １，０００．５ 万 元,其中：‘三公’（含）")

        assert text.text == '2024年，收入1,000.5万元，其中:"三公"(含)'
        start = text.text.index("1,")
        assert text.quote(start, start + 9) == "１，０００．５ 万 元"

    def test_numbers_stay_apart(self):
        assert plain("共 12 000 元 3").text == "共12 000元3"
        assert plain("1. 2025年").text == "1. 2025年"

    def test_the_end(self):
        text = plain("甲 乙")

        assert (text.span(2, 2), text.span(1, 1), plain("甲").span(1, 1)) == (
            (3, 3),
            (2, 2),
            (1, 1),
        )


class TestChapters:
    @pytest.mark.parametrize(
        ("text", "level", "rest"),
        [
            ("第一部分 概况", 1, "概况"),
            ("第二章 内容", 2, "内容"),
            ("三、收支", 3, "收支"),
            ("（四）情况", 4, "情况"),
            ("5．2025年表", 5, "2025年表"),
            ("6、说明", 5, "说明"),
            ("（7）说明", 6, "说明"),
            ("⑧说明", 7, "说明"),
            ("- （一）甲", 4, "甲"),
            ("2025年预算", 0, "2025年预算"),
            ("3.5万元", 0, "3.5万元"),
        ],
    )
    def test_markers(self, text, level, rest):
        text = plain(text).text

        assert (marker(text).level, text[marker(text).end :]) == (level, rest)

    @pytest.mark.parametrize(
        ("text", "heading"),
        [
            ("一、收支情况说明", True),
            ("2025年部门预算编制说明", True),
            ("（二）支出预算5万元，包括：", False),
            ("1. 公务接待费占5%", False),
            ("三、机关运行。另有说明", False),
            ("第三部分 说明。", True),
            ("四、", False),
            ("", False),
            ("某某局负责管理财政工作", False),
        ],
    )
    def test_headings(self, text, heading):
        text = plain(text).text

        assert is_heading(text, marker(text)) is heading

    def test_paths(self):
        given = paragraphs("前言", "第一部分 概况", "一、职能", "负责工作。", "二、机构设置")

        assert paths(given)[-2:] == [
            ("第一部分概况", "一、职能"),
            ("第一部分概况", "二、机构设置"),
        ]


class TestContents:
    GIVEN = paragraphs(
        *("某某局2024年部门预算", "目 录", "第一部分 概况 ………… 1", "一、职责", ""),
        *(
            "第二部分 部门预算表……2",
            "一、收支预算总表3",
            "二、“三公”经费支出表（部门预算）",
        ),
        *("第一部分 概况", "一、职责"),
    )

    def test_entries(self):
        entries = read_contents(self.GIVEN)

        assert [(entry.number, entry.title, entry.is_table) for entry in entries] == [
            ("第一部分", "概况", False),
            ("一、", "职责", False),
            ("第二部分", "部门预算表", False),
            ("一、", "收支预算总表", True),
            ("二、", "“三公”经费支出表（部门预算）", True),
        ]
        assert (entries[3].part, entries[3].paragraph, entries[3].page) == (("部门预算表",), 6, 7)

    def test_without_parts(self):
        given = paragraphs(
            *("目录", "一、职能", "二、预算表", "1. 收入总", "表", "2. 支出总表", "三、说明"),
            *("一、职能如下", "某某局主管财政。"),
        )

        assert [entry.title for entry in read_contents(given)] == [
            *("职能", "预算表", "收入总表", "支出总表", "说明")
        ]
        assert contents_span(given) == range(7)

    def test_the_end_of_the_contents(self):
        assert (
            len(
                read_contents(
                    paragraphs("目录", "一、甲", "某某局的主要职能是这样规定的", "二、乙")
                )
            )
            == 1
        )
        assert len(read_contents(paragraphs("目录", "一、甲", "一、甲"))) == 1
        assert len(read_contents(paragraphs("目录", "一、甲", "二、" + "乙" * 99))) == 1
        assert len(read_contents(paragraphs("目录", "乙……2", "……", "一、甲", "丙"))) == 2
        assert read_contents(paragraphs("一、甲", "二、乙")) == ()
        assert read_contents([]) == ()


class TestIdentity:
    @pytest.mark.parametrize(
        ("lines", "identity"),
        [
            (
                ("甲乙中心", "2024 年度单位预算", "目 录"),
                Identity("甲乙中心", 2024, "budget", "unit"),
            ),
            (
                ("某市2025年市级部门预算", "预算主管部门：甲乙局", "目录"),
                Identity("甲乙局", 2025, "budget", "department"),
            ),
            (
                ("甲乙局2023年度部门决算公开", "目录"),
                Identity("甲乙局", 2023, "final account", "department"),
            ),
            (
                ("2024年甲乙局部门预算", "目录"),
                Identity("甲乙局", 2024, "budget", "department"),
            ),
            (
                (
                    "中共某区委",
                    "社会工作部二〇二四年度部门决算",
                    "目录",
                    "中共某区委社会工作部概况",
                ),
                Identity("中共某区委社会工作部", 2024, "final account", "department"),
            ),
            (
                ("甲乙局", "2024年部门（单位）预算", "目录"),
                Identity("甲乙局", 2024, "budget", ""),
            ),
            (
                ("甲乙局", "（部门）", "2024年部门（单位）预算", "目录"),
                Identity("甲乙局", 2024, "budget", "department"),
            ),
            (
                ("收入支出决算总表", "单位名称：甲乙局（本级）", "2023年度"),
                Identity("甲乙局（本级）", 2023, "final account", "unit"),
            ),
            (("预算和决算", "部门预算和单位预算"), Identity("", None, "budget", "")),
        ],
    )
    def test_title_pages(self, lines, identity):
        assert read_identity(paragraphs(*lines)) == identity

    def test_a_name_further_below(self):
        lines = ["2024年预算", *["正文。"] * 30, "编制单位：甲乙局 单位：万元"]

        assert read_identity(paragraphs(*lines)).unit_name == "甲乙局"


class TestTerms:
    def test_terms(self):
        terms = read_terms(
            paragraphs(
                *("目录", "第一部分 说明", "第二部分 名词解释", "第一部分 说明", "支出预算5万元。"),
                *("第二部分 名词解释", "", "1. 基本支出：指日常的支出。"),
                *("2. “三公”经费：指接待费等。其中：", "公务接待费反映接待。"),
                *("3. 教育支出（类）普通教育（款）小学教育", "（项）：反映小学的支出。"),
                *("4. “项目支出”是指专门的支出。", "5. 结余——指剩余的资金", "2024年部门预算表"),
                "6. 其他收入：指别的。",
            ),
            2024,
        )

        assert [term.term for term in terms] == [
            *("基本支出", "“三公”经费", "教育支出（类）普通教育（款）小学教育（项）", "项目支出"),
            *("结余", "其他收入"),
        ]
        assert terms[0].definition == "指日常的支出。"
        assert terms[1].definition == "指接待费等。其中：公务接待费反映接待。"
        assert (terms[2].code, terms[2].definition) == ("2050202", "反映小学的支出。")
        assert terms[3].definition == "是指专门的支出。"
        assert (terms[0].number, terms[0].paragraph, terms[0].page) == ("1.", 7, 8)
        assert (terms[0].span, terms[4].definition) == ((3, 7), "指剩余的资金2024年部门预算表")

    def test_where_the_glossary_ends(self):
        head = ("四、名词解释", "（一）甲项：指甲。", "乙项：指乙。")

        assert [
            t.term for t in read_terms(paragraphs(*head, "五、预算表", "（一）丙项：指丙。"))
        ] == [*("甲项", "乙项")]
        assert len(read_terms(paragraphs(*head, "2024年部门预算表", "丙项：指丙。"))) == 2
        assert len(read_terms(paragraphs(*head, "第五部分 附表", "丙项：指丙。"))) == 2
        assert len(read_terms(paragraphs(*head, "五、丙项：指丙。"))) == 3

    def test_odd_glossaries(self):
        assert read_terms(paragraphs("名词解释", "下面解释名词。")) == ()
        assert read_terms(paragraphs("第四部分 名词解释", "1. 甲项", "反映甲的内容。"))[
            0
        ].definition == ("反映甲的内容。")
        assert read_terms([]) == ()


class TestLeftovers:
    @pytest.mark.parametrize(
        ("text", "kind", "words"),
        [
            ("支出XXX万元", "placeholder", "XXX"),
            ("××局负责。", "placeholder", "××"),
            ("支出总计为 万元。", "blank", "为 万元"),
            ("（请注意增减原因）", "instruction", "请注意"),
            ("（如持平作持平表述）", "instruction", "如持平作持平表述"),
            ("仍保留该表格式，并作下述说明：", "instruction", "仍保留该表格式"),
            ("比上年增加（减少）5万元", "direction", "增加（减少）"),
            ("决算数大于（小于）预算数", "direction", "大于（小于）"),
            ("本部门（单位）无收入", "unit", "本部门（单位）"),
            ("如此表为空表，则无支出。", "condition", "如此表为空表，则无支出"),
        ],
    )
    def test_kinds(self, text, kind, words):
        found = read_leftovers(paragraphs("前言。", text))[0]

        assert (found.kind, found.words) == (LeftoverKind(kind), words)
        assert (found.paragraph, found.page) == (1, 2)
        assert text[slice(*found.span)] == words
        assert words in found.sentence

    @pytest.mark.parametrize(
        "text",
        [
            "街坊W07、X101、X102地块，规格3×5米。",
            "见https://example.cn/xx/yy",
            "比上年增加5万元，有增有减。",
            "作出说明。",
            "注：本表金额转换为万元时，因四舍五入可能存在尾差。",
            "金额由元换算为万元，合计数可能不等于分项之和。",
            "本表金额单位为万元。",
            "以上各表的金额单位均为万元。",
        ],
    )
    def test_what_is_none(self, text):
        assert read_leftovers(paragraphs(text)) == ()


def test_wording():
    given = paragraphs(
        "一、政府采购情况",
        "本部门2024年部门预算与我单位单位决算。",
        "本部门（单位）",
        "部门预算（草案）",
        "无",
    )
    found = read_wording(given)

    assert [(word.word, word.says, word.of_document) for word in found] == [
        ("本部门", "department", False),
        ("部门预算", "department", True),
        ("我单位", "unit", False),
        ("单位决算", "unit", True),
        ("部门预算", "department", True),
    ]
    assert found[0].chapter == ("一、政府采购情况",)
    assert given[1].text[slice(*found[1].span)] == "部门预算"


def test_parted():
    assert parted('办公费、"三公"、差旅费（含、它）)、水费等支出…') == (
        *("办公费", "三公", "差旅费（含", "它）)", "水费"),
    )
    assert parted("甲(乙、丙)、丁等") == ("甲(乙、丙)", "丁")


def test_tokens():
    found = list(tokens("2024年支出5万元，占6%。车辆7辆;与上年持平，决算数小于预算数"))

    assert [figure.kind for figure in found] == [
        *(
            TokenKind.MONEY,
            TokenKind.PERCENT,
            TokenKind.STOP,
            TokenKind.COUNT,
            TokenKind.PAUSE,
            TokenKind.LEVEL,
        ),
        TokenKind.ORDER,
    ]
