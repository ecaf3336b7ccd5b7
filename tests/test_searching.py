"""Finding entries by whatever is remembered of them."""

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govbudget as gb
from govbudget import Level, Scheme
from govbudget.cli import run
from govbudget.searchindex import _slips


def first(text, **options):
    return gb.search(text, **options)[0]


@pytest.mark.parametrize(
    ("text", "code", "why"),
    [
        ("住房 公积金", "2210201", "name"),
        ("住房公积金", "2210201", "name"),
        ("公积金", "2210201", "alias"),
        ("三公", "30217", "alias"),
        ("zhufanggongjijin", "2210201", "pinyin"),
        ("zhu fang gong ji jin", "2210201", "pinyin"),
        ("zfgjj", "2210201", "initials"),
        ("ZFGJJ", "2210201", "initials"),
        ("住房公積金", "2210201", "name"),
        ("housing provident fund", "2210201", "english"),
        ("Basic research", "20602", "english"),
        ("2210201", "2210201", "code"),
        ("行政事业单位离退休", "20805", "former name"),
        ("住房公及金", "2210201", "nearly"),
        ("住放公及金", "2210201", "nearly"),
        ("zhufangongjijin", "2210201", "nearly"),
        ("行致运形", "2010101", "nearly"),
        ("2010308", "2014004", "former code"),
        ("２２１０２０１", "2210201", "code"),
        ("221 02 01", "2210201", "code"),
        ("basic reserch", "20602", "nearly"),
    ],
)
def test_best_hit(text, code, why):
    hit = first(text)

    assert (hit.code, hit.why) == (code, why)
    assert 0 < hit.score <= 100


def test_heteronyms():
    assert first("yinhang", scheme="revenue").why == "pinyin"
    assert "xing zheng yun xing" in {hit.matched for hit in gb.search("xingzhengyunxing")}
    assert first("zhongdagonggongweishengfuwu").code == "2100409"
    assert first("chailvfei").code == "30211"
    assert first("huifuchongjian").why == "pinyin"


def test_words_that_stand_apart_are_found_after_those_that_stand_together():
    english = [hit.code for hit in gb.search("housing fund")]
    assert english.index("10309") < english.index("2210201")
    turned, straight = gb.search("支出 其他"), gb.search("其他 支出")
    assert {hit.code for hit in turned} == {hit.code for hit in straight}
    assert max(hit.score for hit in turned) < max(hit.score for hit in straight)


def test_a_name_that_came_later():
    hit = first("卫生健康支出", year=2018)

    assert (hit.code, hit.name, hit.why) == ("210", "医疗卫生与计划生育支出", "later name")
    assert hit.matched == "卫生健康支出 (210, 2019)"


def test_one_or_two_letters_find_what_begins_with_them():
    for letters in ("s", "in"):
        hits = gb.search(letters)
        assert hits
        for hit in hits:
            if hit.why == "english":
                words = hit.name_en.lower().split()
                assert any(word.startswith(letters) for word in words)
            else:
                assert "".join(word[0] for word in hit.matched.split()).startswith(
                    letters
                ) or hit.matched.startswith(letters)


def test_level_and_limit():
    by_level = gb.search("住房公积金", level=Level.SECTION)
    assert by_level == gb.search("住房公积金", level="款")
    assert {hit.level for hit in by_level} == {Level.SECTION}
    assert gb.search("住房公积金", limit=0) == []
    with pytest.raises(ValueError, match="no level is called 'xx': class 类, section 款, item 项"):
        gb.search("住房公积金", level="xx")
    with pytest.raises(ValueError, match="limit: -1: it is 0 or more"):
        gb.search("住房公积金", limit=-1)


def slips(wanted, text):
    """The fewest changes, by the table that everybody knows."""
    row = [0] * (len(text) + 1)
    for number, character in enumerate(wanted, 1):
        before, row[0] = row[0], number
        for place, other in enumerate(text, 1):
            change = before + (character != other)
            before = row[place]
            row[place] = min(change, before + 1, row[place - 1] + 1)
    return min(row)


@given(st.text("abc", min_size=1, max_size=7), st.text("abc", max_size=12), st.integers(0, 3))
def test_slips_are_those_of_the_table(wanted, text, most):
    assert _slips(wanted, text, most) == min(slips(wanted, text), most + 1)


def test_all_hits_best_first():
    hits = gb.search("行政运行")

    assert len(hits) > 50
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({(hit.scheme, hit.code) for hit in hits}) == len(hits)


def test_narrowed_down():
    assert {hit.scheme for hit in gb.search("基本", scheme=Scheme.REVENUE)} == {Scheme.REVENUE}
    assert {hit.level for hit in gb.search("支出", level=Level.CLASS)} == {Level.CLASS}
    assert len(gb.search("支出", limit=7)) == 7
    assert {hit.code[:3] for hit in gb.search("208")} >= {"208"}


def test_in_another_year():
    hit = first("行政事业单位离退休", year=2019, scheme="functional")

    assert (hit.code, hit.why, hit.year) == ("20805", "name", 2019)


@pytest.mark.parametrize(
    "text", ["", "  ", "没有这样的东西", "xqzzzz", "0", "x" * 10_000, "\x00", "\n"]
)
def test_nothing(text):
    assert gb.search(text) == []


def test_unknown():
    with pytest.raises(gb.UnknownEdition):
        gb.search("住房", year=1999)
    with pytest.raises(gb.UnknownScheme):
        gb.search("住房", scheme="x")


def test_no_pinyin_library_is_loaded():
    script = (
        "import sys; sys.modules['pypinyin'] = None\n"
        "import govbudget as gb; print(gb.search('zfgjj')[0].code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "2210201\n"


@pytest.mark.parametrize(
    ("wanted", "text", "slips"),
    [
        ("公积金", "住房公积金管理", 0),
        ("公及金", "住房公积金", 1),
        ("公金", "公积金", 1),
        ("甲乙丙", "公积金", 2),
    ],
)
def test_slips(wanted, text, slips):
    assert _slips(wanted, text, 1) == slips


class TestCommand:
    def test_text(self, capsys):
        assert run(["search", "住房", "公积金", "--limit", "2"]) == 0
        out, err = capsys.readouterr()
        assert out == "2210201    住房公积金  (名称)\n30113      住房公积金  (名称)\n"
        assert "2 more; --limit shows them" in err

    def test_why_by_an_alias_or_a_former_name(self, capsys):
        assert run(["search", "公积金", "--scheme", "economic", "--lang", "en"]) == 0
        assert "30113      Housing provident fund  (alias 公积金)" in capsys.readouterr().out
        assert run(["search", "行政事业单位离退休", "--level", "款"]) == 0
        assert "(原名 行政事业单位离退休 (20805, 2019))" in capsys.readouterr().out

    def test_json(self, capsys):
        assert run(["search", "zfgjj", "--json", "--limit", "1", "--year", "2024"]) == 0
        record = json.loads(capsys.readouterr().out)
        assert (record["code"], record["why"]) == ("2210201", "initials")

    def test_nothing(self, capsys):
        assert run(["search", "没有这样的东西"]) == 2
        assert "nothing matches '没有这样的东西'" in capsys.readouterr().err
