"""The grammar of clauses: what a clause without a figure does, and what one in front of it says.

Nothing here knows what was said before: a clause is read by its words alone.
"""

from __future__ import annotations

import re

from attrs import frozen

from govbudget.classification.words import LEVEL_SIGNS
from govbudget.disclosure.text.comparing import ComparedWith, comparison_in
from govbudget.disclosure.text.labels import year_of
from govbudget.disclosure.text.names import is_path, without_aims
from govbudget.disclosure.text.naming import functional_topic, topic_in
from govbudget.disclosure.text.sentences import clauses
from govbudget.disclosure.text.topics import Topic

__all__ = [
    "AmongClause",
    "Clause",
    "ComparisonClause",
    "Grammar",
    "ItemClause",
    "NamingClause",
    "PartsClause",
    "PurposeClause",
    "ReasonClause",
    "clean",
    "goes_on",
    "opened_at_the_end",
    "opening",
    "says_reason",
    "separate",
    "without_grouping",
]

_REASON = re.compile(r"原因|主要是|主要系|主要为|主要由于|由于|因为")
_PURPOSE = re.compile(r"用于(?!以下)|开支内容")
# The purpose by which a part of the spending itself is named, in the words of some places.
_NAMED_BY_AIM = re.compile(
    r"用于保障.{2,50}(?:正常运转的日常支出|为完成特定的?.{0,30})$|用于(?:专项|专门|特定)业务工作的(?:经费)?支出$"
)
_AIM = re.compile(r"(?:主要)?用于:?(?!以下)(?P<what>[^。]{2,})")
_PARTS = re.compile(
    r"(?P<owner>.*?)(?:其中|包括|(?:主要)?(?:用于)?以下方面|(?:主要)?(?:内容|具体)?(?:使用|安排)?(?:情况)?如下)"
    r"(?:包括|有)?$"
)
_AMONG = re.compile(r"(?:在)?(?P<owner>.{2,60}?)(?:之)?中$")
_OPENS = re.compile(r"(?:其中|包括|包含)(?:包括)?:?")
# A heading that a reader joined with the paragraph below it.
_GLUED = re.compile(r".{0,60}?(?:说明|情况)\(?[^()]{0,40}\)?(?=20\d\d年)")
_BY = re.compile(
    r"(?:(?:主要|具体)支出(?:项目|科目)?)?\(?按(?:照)?(?:支出)?"
    rf"(?:功能|经济|用途|[{LEVEL_SIGNS}]级)"
    r"(?:分类|科目|性质|用途|支出|统计)*\)?$"
)
_ASIDE = re.compile(r"\([^()]*请[^()]*\)")
# A heading at the beginning of its paragraph: 1.因公出国（境）费用。2024年预算数0万元.
_HEADED = re.compile(r'(?P<name>[^，。;:\d"]{3,24})。(?=.)')
# 其中：人员经费…。 is followed by 公用经费… in a paragraph of its own.
_SIBLING = re.compile(r"(?:日常)?公用(?:经费|支出)")
# Words that say no more than that the figure behind them is the year before's.
_LAST = re.compile(r"(?:上年度?|上一年度?|去年)(?:当年|年初|预算|决算|执行|支出|安排)*数?")
_LONGEST_CLAUSE = 40


@frozen(slots=True)
class ItemClause:
    """A path of names: 教育支出（类）普通教育（款）; what it is about, where that is sure."""

    topic: Topic | None


@frozen(slots=True)
class ReasonClause:
    """Words that begin a reason: 主要原因是."""


@frozen(slots=True)
class PurposeClause:
    """Words that begin a purpose: 主要用于."""


@frozen(slots=True)
class PartsClause:
    """Words that begin a list of parts: 按支出功能分类包括.

    Attributes:
        owner: the words that name the whole.
        family: ``functional`` or ``economic`` where they say of which names the list is.
        opens: whether what follows are figures; of 主要包括 it is names.
    """

    owner: str
    family: str
    opens: bool


@frozen(slots=True)
class AmongClause:
    """Words that name the whole of what follows: 在支出预算中."""

    owner: str


@frozen(slots=True)
class ComparisonClause:
    """Words that say what the next figure is compared with: 与上年相比."""

    comparison: ComparedWith


@frozen(slots=True)
class NamingClause:
    """Words that may name what the next figure is about, and its year."""

    topic: Topic | None
    year: int | None


Clause = (
    ItemClause
    | ReasonClause
    | PurposeClause
    | PartsClause
    | AmongClause
    | ComparisonClause
    | NamingClause
)


class Grammar:
    """Reads clauses in the names of a year.

    >>> Grammar(2024).clause("主要用于")
    PurposeClause()
    >>> Grammar(2024).clause("按支出功能分类包括")
    PartsClause(owner='按支出功能分类', family='functional', opens=True)

    Args:
        year: the year whose names are used; the edition in force where none is kept for it.
        body: the name of the body in plain text, which may stand in front of a name.
    """

    __slots__ = ("body", "year")

    def __init__(self, year: int | None = None, body: str = "") -> None:
        self.year = year
        self.body = body

    def clause(self, words: str, family: str = "") -> Clause | None:
        """What a clause without a figure of its own does; None for an empty one.

        Args:
            words: the clause, as plain text.
            family: ``functional`` or ``economic`` where the names before were of one of them.
        """
        bare = words.replace('"', "")
        if "(" in bare and not is_path(bare):
            bare = _ASIDE.sub("", bare)
        if not bare:
            return None
        if is_path(bare):
            return ItemClause(functional_topic(bare, self.year))
        return self._opener(bare) or self._naming(bare, family)

    def _opener(self, bare: str) -> Clause | None:
        """A clause that begins a reason, a purpose or a list of parts."""
        if _REASON.search(bare):
            return ReasonClause()
        if found := _PARTS.match(bare):
            return PartsClause(found["owner"], _family(found["owner"]), "主要包括" not in bare)
        if self.says_purpose(bare):
            return PurposeClause()
        found = _AMONG.match(bare)
        return None if found is None else AmongClause(found["owner"])

    def _naming(self, bare: str, family: str) -> Clause:
        """A clause that compares, or that may name what follows."""
        comparison = comparison_in(bare)
        if comparison and not clean(bare[comparison.end :]) and len(bare) < _LONGEST_CLAUSE:
            return ComparisonClause(comparison)
        return NamingClause(self.topic(bare, family), year_of(bare))

    def topic(self, words: str, family: str = "") -> Topic | None:
        """What some words are about; None where that is not sure."""
        return topic_in(words, self.year, family, self.body)

    def headed(self, text: str, start: int) -> Topic | None:
        """What a heading at the beginning of its paragraph is about: 1.公务接待费。2024年…."""
        found = _HEADED.match(text, start)
        return None if found is None else self.topic(found["name"])

    def is_headed(self, text: str, start: int) -> bool:
        """Whether a paragraph begins with a heading of its own."""
        return _HEADED.match(text, start) is not None

    def says_purpose(self, words: str) -> bool:
        """Whether words begin a purpose; 用于 within a name does not."""
        if _NAMED_BY_AIM.search(words):
            return False
        return _PURPOSE.search(without_aims(words, self.year)) is not None

    def aim(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Where the words stand that say what money is for, in a piece of a text."""
        found = _AIM.search(without_aims(text, self.year), start, end)
        return None if found is None else found.span("what")


def _family(owner: str) -> str:
    if "经济" in owner:
        return "economic"
    return "functional" if "功能" in owner else ""


def clean(words: str) -> str:
    """Words without quotation marks, and without 其中 in front."""
    bare = words.replace('"', "")
    found = _OPENS.match(bare)
    return bare[found.end() :] if found else bare


def says_reason(words: str) -> bool:
    """Whether words begin a reason."""
    return _REASON.search(words) is not None


def opening(words: str) -> int:
    """How many characters 其中 and the like take up at the beginning of a clause."""
    found = _OPENS.match(words)
    return 0 if found is None else found.end()


def without_grouping(words: str) -> str:
    """Words without 按支出功能分类 and the like at their end."""
    return _BY.sub("", words)


def goes_on(text: str) -> bool:
    """Whether a paragraph goes on with the list of the one before: 公用经费… behind 人员经费…."""
    return _SIBLING.match(text) is not None


def opened_at_the_end(text: str) -> str | None:
    """The words that name the whole of a list which the end of a text opens; None for no list.

    >>> opened_at_the_end("支出预算80万元，其中:")
    ''
    """
    last = clauses(text, 0, len(text.rstrip(":")))[-1][1]
    found = _PARTS.match(last.rpartition("。")[2])
    return None if found is None else found["owner"]


def separate(text: str, start: int, end: int) -> tuple[list[str], int, str]:
    """The clauses before a figure: those that have none, then where its own begins, and its words.

    >>> separate("与上年相比，支出预算80万元", 0, 10)
    (['与上年相比'], 6, '支出预算')
    """
    *earlier, (where, words) = clauses(text, start, end)
    if not words and earlier and _LAST.fullmatch(earlier[-1][1]):
        where, words = earlier.pop()  # 上年：12.39万元
    if found := _GLUED.match(words):
        where, words = where + found.end(), words[found.end() :]
    return [said for _, said in earlier], where, words
