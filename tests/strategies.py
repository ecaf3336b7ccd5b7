"""Hypothesis strategies for the tests."""

from hypothesis import strategies as st

import govbudget as gb

TREES = (gb.functional(2024), gb.economic(2024))
ENTRIES = tuple(entry for tree in TREES for entry in tree.entries)


def entries(*, local=False):
    """Any entry of the two trees."""
    pool = ENTRIES if not local else tuple(e for e in ENTRIES if e.level == e.scheme.deepest)
    return st.sampled_from(pool)


def trees():
    """A whole tree or a subtree of one."""
    whole = st.sampled_from(TREES)
    part = entries().map(lambda entry: entry.tree.subtree(entry.code))
    return whole | part


_PIECES = st.sampled_from(
    [
        *"0123456789０１２３ -_./、,，。()（）[]【】“”>\n\t\x00",
        "支出",
        "（类）",
        "(款)",
        "项",
        "201",
        "2010350",
        "302 3",
        "事业运行",
        "住房保障",
        "住房改革支出",
        "一般公共服务支出",
        "其他",
        "公積金",
        "\ud800",
        "２",
        "²",
        "٣",
    ]
)


def texts():
    """Texts of every kind: noise, and pieces of real forms put together at random."""
    return st.text(max_size=40) | st.lists(_PIECES, max_size=8).map("".join)
