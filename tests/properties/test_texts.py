"""Wrapping loses nothing."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from govbudget.base.layout import cell_len as ours
from govbudget.base.layout import padded, wrapped
from govbudget.classification.names import canonical, fold, key, loose_key
from govbudget.disclosure.analysis import level_names

TEXT = st.text("一二三（）“”，。abc 123-", max_size=80)


@given(TEXT, st.integers(10, 60))
def test_wrapped_text_is_the_same_text(text, width):
    lines = wrapped(text, width)

    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(line == line.rstrip() for line in lines)


@given(st.text("一二三，ab ", max_size=80), st.integers(20, 60))
def test_no_line_is_too_wide_where_it_can_be_broken(text, width):
    words = text.replace("一", " ").replace("二", " ").replace("三", " ").split()
    if all(cell_len(word) < width - 4 for word in words):
        assert max(map(cell_len, wrapped(text, width))) <= width


@given(TEXT, st.integers(0, 60))
def test_padding_fills_up(text, width):
    assert cell_len(padded(text, width)) == max(width, cell_len(text))


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30)
    | st.text("政府（）“”…—·→，。：；！？、《》〈〉【】０Ａｚ～￥ a1", max_size=30)
)
def test_columns_are_those_of_rich(text):
    assert ours(text) == cell_len(text)


@given(st.text(max_size=30))
def test_keys_are_stable(name):
    assert key(key(name)) == key(name)
    assert key(canonical(name)) == key(name)
    assert loose_key(name) in {key(name), key(name).removesuffix("支出")}
    assert fold(fold(name)) == fold(name)


@given(st.text('教育支出类款项（）()、"，。1', max_size=60))
def test_names_with_levels_stand_within_words(text):
    found = level_names._names(text)
    assert [one.span() for one in found] == [one.span() for one in level_names._NAME.finditer(text)]
