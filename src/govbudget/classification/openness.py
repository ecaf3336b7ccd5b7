"""Which lists of an edition are open: something may stand below an entry that is not known here.

``codes/editions/open.csv`` names them, with the reason; ``docs/data.md`` says what closes a list.
What is not in an open list is not known here; it is never said that the edition does not have it.
"""

from __future__ import annotations

from enum import StrEnum

from govbudget.base.records import frozen
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, Scheme
from govbudget.errors import CorruptData, because, why_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from govbudget.base.messages import Message
    from govbudget.classification.codesdata import Codes
    from govbudget.classification.entry import Entry
    from govbudget.classification.tree import Classification

__all__ = [
    "AGREED_COLUMNS",
    "OPEN_COLUMNS",
    "OpenList",
    "OpenReason",
    "nearest_ancestor",
    "open_list_of",
    "read_open",
]

AGREED_COLUMNS = ("scheme", "code")
OPEN_COLUMNS = ("scheme", "code", "from_year", "to_year", "reason", "names")


class OpenReason(StrEnum):
    """Why a list is open.

    >>> OpenReason("missing").english
    'more stands below it than is known here'

    .. versionadded:: 0.2.0
    """

    MISSING = "missing"
    CHILDLESS = "childless"
    UNSEEN = "unseen"
    CARRIED = "carried"
    DERIVED = "derived"

    @property
    def chinese(self) -> str:
        """The reason in Chinese, as a clause."""
        return _WORDS[self.value][0]

    @property
    def english(self) -> str:
        """The reason in English, as a clause."""
        return _WORDS[self.value][1]


_WORDS = {
    "missing": ("已知其下还有科目，编码尚不清楚", "more stands below it than is known here"),
    "childless": (
        "本库没有它的下级科目，也没有文件可证它没有下级",
        "nothing is known to stand below it, and no source says that nothing does",
    ),
    "unseen": (
        "其下科目尚未都见于两份以上有年份的文件，据以整理的两份资料也不完全一致",
        "not all below it is seen in two dated documents, nor do two compilations agree on it",
    ),
    "carried": (
        "本年版沿用上一年版，当年或以后的文件尚未印证其下科目",
        "the edition is carried on from the year before, and no later document bears this list out",
    ),
    "derived": (
        "本年版由以后的年度版倒推而来，当年或以前的文件尚未印证其下科目",
        "the edition is made from a later one, and no earlier document bears this list out",
    ),
}


@frozen(slots=True)
class OpenList:
    """An entry of an edition below which something may stand that is not known here.

    Attributes:
        scheme: the list of codes that the entry belongs to.
        code: the code of the entry; empty where the 类 of the scheme itself are meant.
        year: the budget year of the edition.
        reason: why it is open.
        names: names that are known to stand below it, without their codes.

    .. versionadded:: 0.2.0
    """

    scheme: Scheme
    code: str
    year: int
    reason: OpenReason
    names: tuple[str, ...]

    @property
    def chinese(self) -> str:
        """The reason in Chinese, with the names that are known."""
        known = f"（如{'、'.join(self.names)}）" if self.names else ""
        return self.reason.chinese + known

    @property
    def message(self) -> Message:
        """The reason in both languages, with the names that are known."""
        return because("both", zh=self.chinese, en=self.english)

    @property
    def english(self) -> str:
        """The reason in English, with the names that are known."""
        known = f" (among it {', '.join(self.names)})" if self.names else ""
        return self.reason.english + known


def read_open(codes: Codes, scheme: Scheme, year: int) -> dict[str, OpenList]:
    """The open lists of an edition by the code of their entry.

    Raises:
        CorruptData: the table cannot be read as it stands.
    """
    file = "editions/open.csv"
    found = {}
    for line, row in enumerate(codes.rows(file, OPEN_COLUMNS), 2):
        if row[0] != scheme:
            continue
        try:
            first, last = int(row[2]), int(row[3] or year)
            reason = OpenReason(row[4])
        except ValueError as error:
            raise CorruptData(file, line, why_of(error)) from error
        if first <= year <= last:
            names = tuple(row[5].split("、")) if row[5] else ()
            found[row[1]] = OpenList(scheme, row[1], year, reason, names)
    return found


def open_list_of(tree: Classification, code: str) -> OpenList | None:
    """The open list of an edition in which a code that it does not have would stand.

    None where that list is closed, or where no national code has this form.
    """
    if (
        not (code.isascii() and code.isdecimal())
        or len(code) not in LEVEL_BY_DIGITS
        or LEVEL_BY_DIGITS[len(code)] > tree.scheme.deepest
        or Scheme.of_code(code) is not tree.scheme
        or code.endswith("00")
    ):
        return None
    above = nearest_ancestor(tree, code)
    return tree.open_lists.get(above.code if above else "")


def nearest_ancestor(tree: Classification, code: str) -> Entry | None:
    """The lowest entry of a tree above a code that it does not have."""
    for digits in (7, 5, 3):
        if digits < len(code) and code[:digits] in tree:
            return tree[code[:digits]]
    return None
