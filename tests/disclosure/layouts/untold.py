"""What is not told yet, by fault: the layouts in which it is missed.

An entry that is told fails its test, so that it is struck out.
"""

__all__ = ["OPEN"]

OPEN: dict[str, tuple[str, ...]] = {
    # 小计 of each fund has its name in a cell above it, and one of its parts is not read.
    "income_cell": ("jiangsu 2018", "jiangsu 2019"),
    # The whole that the share is said to be of stands in a table only.
    "share": ("hubei street",),
    # The items of each unit follow each other, and no sum but the last one tells where they slid.
    "slid": ("hubei street", "shandong university"),
}
