"""What was said before a figure: headings, the item, the list of parts, reasons, the clauses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.disclosure.text.comparing import Comparison, comparison_in
from govbudget.disclosure.text.labels import named, scope_of, year_of
from govbudget.disclosure.text.ledger import NO_LIST, Ledger, Parent
from govbudget.disclosure.text.names import is_path, without_aims
from govbudget.disclosure.text.naming import functional_topic, topic_in
from govbudget.disclosure.text.sentences import clauses, sentence_at
from govbudget.disclosure.text.subjects import may_contain
from govbudget.disclosure.text.topics import Topic

if TYPE_CHECKING:
    from govbudget.amounts import Amount
    from govbudget.disclosure.text.facts import Fact
    from govbudget.disclosure.text.headings import Marker
    from govbudget.disclosure.text.identity import Identity
    from govbudget.disclosure.text.plain import Plain
    from govbudget.disclosure.text.tokens import Figure

__all__ = ["PURPOSE", "REASON", "Context", "clean"]

#: Words that begin a reason.
REASON = re.compile(r"原因|主要是|主要系|主要为|主要由于|由于|因为")
#: Words that begin a purpose.
PURPOSE = re.compile(r"用于(?!以下)|开支内容")
_AIM = re.compile(r"(?:主要)?用于:?(?!以下)(?P<what>[^。]{2,})")
_PARTS = re.compile(
    r"(?P<owner>.*?)(?:其中|包括|(?:主要)?(?:用于)?以下方面|(?:主要)?(?:内容|具体)?(?:情况)?如下)"
    r"(?:包括|有)?$"
)
_AMONG = re.compile(r"(?:在)?(?P<owner>.{2,60}?)(?:之)?中$")
_OPENS = re.compile(r"(?:其中|包括|包含)(?:包括)?:?")
_ABOUT = re.compile(r"(?:安排)?(?:基本)?(?:情况|变化)?(?:的)?(?:总体|说明|情况|具体|增减|变化)*$")
# A heading that a reader joined with the paragraph below it.
_GLUED = re.compile(r".{0,60}?(?:说明|情况)\(?[^()]{0,40}\)?(?=20\d\d年)")
_BY = re.compile(r"按(?:照)?(?:支出)?(?:功能|经济)(?:分类|科目|性质|用途|支出)*$")
_ASIDE = re.compile(r"\([^()]*请[^()]*\)")
# A heading at the beginning of its paragraph: 1.因公出国（境）费用。2024年预算数0万元.
_HEADED = re.compile(r'(?P<name>[^，。;:\d"]{3,24})。(?=.)')
# 其中：人员经费…。 is followed by 公用经费… in a paragraph of its own.
_SIBLING = re.compile(r"(?:日常)?公用(?:经费|支出)")
#: Words that say no more than that the figure behind them is the year before's.
LAST = re.compile(r"(?:上年度?|上一年度?|去年)(?:当年|年初|预算|决算|执行|支出|安排)*数?")
_NUMBERED = re.compile(r"^(?:\(.{1,3}\)|.{1,4}[、.])")
_LONGEST_CLAUSE = 40
_LONGEST_LEAD = 160


def clean(words: str) -> str:
    """Words without quotation marks, and without 其中 in front."""
    bare = words.replace('"', "")
    found = _OPENS.match(bare)
    return bare[found.end() :] if found else bare


class Context(Ledger):
    """The state of the reading of a paragraph."""

    __slots__ = (
        *("above", "base", "change", "compare", "cut", "ended_open", "ends", "family"),
        *(
            "heading_topic",
            "item",
            "kept",
            "last_count",
            "lead_from",
            "lead_start",
            "limit",
            "lists",
        ),
        *("mark", "nested", "outer", "parents", "pending", "purpose", "reason", "unknown"),
    )

    def __init__(self, identity: Identity) -> None:
        super().__init__(identity)
        self.heading_topic: Topic | None = None
        # The paragraphs that ended with 其中：, by level, each with the list that it opened.
        self.above: list[tuple[int, Parent]] = []
        self.lists = 0
        # The first figure of the paragraph before, if that stands in a list, and its level.
        self.nested: tuple[int, int] | None = None
        self.ended_open = self.cut = False
        self.last_count: Fact | None = None
        self.mark: Marker
        #: The item whose path of names the paragraph gave.
        self.item: Topic | None = None
        #: What a clause in front named, before its figure.
        self.pending: Topic | None = None
        self.compare: Comparison | None = None
        self.change: int | None = None
        self.base: Amount | None = None
        self.outer: int | None = None
        #: How many lists were open in front of the bracket.
        self.kept = 0
        self.limit: Amount | None = None
        self.parents: list[Parent] = []
        self.ends: list[tuple[int, int]] = []
        self.reason = self.purpose = False
        #: The amount of the sentence that stands last and was not understood.
        self.unknown: int | None = None
        self.family = ""
        self.lead_start = self.lead_from = 0

    # Headings and paragraphs.

    def heading(self, path: tuple[str, ...]) -> None:
        """A heading begins; what earlier paragraphs opened is closed."""
        self.path = path
        self.above = []
        self.nested = None
        scopes = (scope_of(title) for title in reversed(path))
        self.heading_scope = next((scope for scope in scopes if scope), self.heading_scope.NONE)
        title = _NUMBERED.sub("", path[-1]).replace('"', "")
        label = named(_ABOUT.sub("", title), self.body)
        self.heading_topic = None
        if label and label.subject not in {"total", "revenue", "spending"}:
            self.heading_topic = Topic(label.subject, label.scope, label=title)

    def begin(self, number: int, page: int | None, text: Plain, mark: Marker) -> None:
        """A paragraph begins."""
        self.number, self.page, self.plain, self.text = number, page, text, text.text
        self.mark = mark
        self.lead_start = self.lead_from = mark.end
        # A path of names may stand at the end of a page, and its figure on the next.
        self.item = self.item if self.cut and not mark.level else None
        if mark.level and (found := _HEADED.match(self.text, mark.end)):
            self.item = topic_in(found["name"], self.edition, "", self.body)
        self.topic = self.change = self.year = self.outer = self.unknown = None
        self.pending = self.compare = self.base = self.limit = None
        self.purpose_text = self.family = ""
        self.parents, self.ends = [], []
        self.reason = self.purpose = False
        if mark.level:
            while self.above and self.above[-1][0] >= mark.level:
                self.above.pop()
            self._nest()
        elif not (self.ended_open or _SIBLING.match(self.text)):
            self.above = []
        self._relist()

    def end(self) -> None:
        """The paragraph ends; one that ends with 其中： opens the next ones."""
        self._contexts(len(self.text))
        self._purpose(len(self.text))
        self.cut = is_path(self.text[-6:])
        self.ended_open = self.text.endswith((":", ";"))
        if self.mark.level:
            listed = bool(self.above) and bool(self.ends)
            self.nested = (self.mark.level, self.ends[0][1]) if listed else None
        if not self.text.endswith(":"):
            return
        last = clauses(self.text, 0, len(self.text.rstrip(":")))[-1][1]
        found = _PARTS.match(last.rpartition("。")[2])
        if found is not None:
            self.above.append((self.mark.level, self._parent(found["owner"])))

    # Sentences and clauses.

    def stop(self, figure: Figure) -> None:
        """A sentence ends."""
        self._contexts(figure.start)
        self._purpose(figure.start)
        self.passed(figure)
        self.reason = self.purpose = False
        self.parents = []
        self.pending = self.year = self.unknown = None
        self._relist()

    def beside(self, subject: str) -> None:
        """Closes the lists that a subject cannot stand in: 基本支出…，其中…；项目支出…."""
        while self.parents:
            whole = self.parents[-1].whole
            if whole is None or may_contain(self.facts[whole].subject, subject):
                return
            self.parents.pop()
            self._relist()

    def pause(self, figure: Figure) -> None:
        """A part of a sentence ends."""
        self._contexts(figure.start)
        self.passed(figure)
        self.purpose = False
        self.pending = None
        del self.parents[1:]
        self._relist()

    def _contexts(self, end: int) -> None:
        for _, words in clauses(self.text, self.lead_start, end):
            self._clause(words)

    def words_before(self, figure: Figure) -> tuple[int, str]:
        """The clause in front of a figure, and where it begins; the clauses before are taken in."""
        if self.text[self.lead_from : self.lead_from + 1] == "(":
            self.outer, self.kept = self.topic, len(self.parents)
        *earlier, (where, words) = clauses(self.text, self.lead_start, figure.start)
        if not words and earlier and LAST.fullmatch(earlier[-1][1]):
            where, words = earlier.pop()  # 上年：12.39万元
        for _, said in earlier:
            self._clause(said)
        if found := _GLUED.match(words):
            where, words = where + found.end(), words[found.end() :]
        self._brackets()
        if found := _OPENS.match(words):
            self._open("")
            where, words = where + found.end(), words[found.end() :]
        self.lead_start = where
        return where, words

    def _brackets(self) -> None:
        """Figures in brackets behind a figure are its parts; behind them it is spoken of again."""
        mark = self.text[self.lead_from : self.lead_from + 1]
        if mark == ")" and self.outer is not None:
            del self.parents[self.kept :]
            self._relist()
            self.topic, self.outer, self.change, self.unknown = self.outer, None, None, None

    def lead(self, figure: Figure) -> str:
        """All that stands between the figure before, or the end of a sentence, and this one."""
        return self.text[max(self.lead_from, figure.start - _LONGEST_LEAD) : figure.start]

    def passed(self, figure: Figure) -> None:
        """What stands in front of the figure is used."""
        self.lead_start = self.lead_from = figure.end

    def _clause(self, words: str) -> None:
        """Takes in a clause that has no figure of its own."""
        bare = words.replace('"', "")
        if "(" in bare and not is_path(bare):
            bare = _ASIDE.sub("", bare)
        if not bare:
            return
        if is_path(bare):
            self.item, self.purpose_text = functional_topic(bare, self.edition), ""
        elif REASON.search(bare):
            self.reason = True
        elif found := _PARTS.match(bare):
            self._parts(bare, found["owner"])
        elif PURPOSE.search(without_aims(bare, self.edition)):
            self.purpose = True
        elif found := _AMONG.match(bare):
            parent = self._parent(found["owner"])
            self.parents = [] if parent.whole is None else [parent]
            self._relist()
        else:
            self._other(bare)

    def _other(self, bare: str) -> None:
        """Takes in a clause that compares, or that names what follows."""
        comparison = comparison_in(bare)
        if comparison and not clean(bare[comparison.end :]) and len(bare) < _LONGEST_CLAUSE:
            self.compare = comparison
        elif not self.reason:
            self.year = year_of(bare) or self.year
            self.pending = topic_in(bare, self.edition, self.family, self.body)

    # Lists of parts.

    def _parts(self, words: str, owner: str) -> None:
        if "经济" in owner or "功能" in owner:
            self.family = "economic" if "经济" in owner else "functional"
        if "主要包括" not in words:
            self._open(owner)

    def _open(self, owner: str) -> None:
        """What follows are the parts of a figure: of the one named, or of the last one."""
        if not owner and self.parents and self.parents[-1].since == self.topic:
            return  # 在支出预算中，其中
        parent = self._parent(owner)
        self.parents = [parent] if owner else [*self.parents, parent]
        self._relist()

    def _parent(self, words: str) -> Parent:
        """The figure that some words name, or the last figure where they name none."""
        self.lists += 1
        said = clean(words)
        words = _BY.sub("", said)
        if said and not words and self.parents:
            # 按功能分类包括…；按经济分类包括…: another list of the same whole.
            return Parent(self.parents[-1].whole, self.lists, self.topic)
        if not words:
            return Parent(self.topic, self.lists, self.topic)
        topic = topic_in(words, self.edition, self.family, self.body)
        whole = None if topic is None else self.amount_of(topic)
        return Parent(whole, self.lists, self.topic)

    def _nest(self) -> None:
        """A paragraph numbered below one of a list has the parts of that one: 1.… (1)…."""
        if self.nested is None or not self.above or self.nested[0] >= self.mark.level:
            return
        level, whole = self.nested
        if level > self.above[-1][0]:
            self.lists += 1
            self.above.append((level, Parent(whole, self.lists, None)))

    def _relist(self) -> None:
        """Which list is open now."""
        inner = self.parents[-1] if self.parents else None
        self.open_list = inner or (self.above[-1][1] if self.above else NO_LIST)

    def _purpose(self, end: int) -> None:
        start = sentence_at(self.text, max(end - 1, 0), end)[0]
        if found := _AIM.search(without_aims(self.text, self.edition), start, end):
            self.set_purpose(self.printed(*found.span("what")))
