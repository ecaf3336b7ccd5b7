"""Takes in the clauses of a paragraph, and gives the words in front of each figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.text import grammar as g
from govbudget.disclosure.text.comparing import LAST_YEAR
from govbudget.disclosure.text.labels import year_of
from govbudget.disclosure.text.names import is_path
from govbudget.disclosure.text.sentences import clauses, sentence_at
from govbudget.disclosure.text.subjects import may_contain

if TYPE_CHECKING:
    from govbudget.disclosure.text.discourse import Discourse
    from govbudget.disclosure.text.lines import Line
    from govbudget.disclosure.text.part_lists import OpenParts
    from govbudget.disclosure.text.resolution import Resolver

__all__ = ["ClauseReader"]

_LAST_SIGNS = 6


class ClauseReader:
    """Keeps what the clauses say.

    Args:
        discourse: where it is kept.
        grammar: reads a clause.
        resolver: says which figure a list of parts belongs to.
    """

    __slots__ = ("_grammar", "_resolver", "_said")

    def __init__(self, discourse: Discourse, grammar: g.Grammar, resolver: Resolver) -> None:
        self._said = discourse
        self._grammar = grammar
        self._resolver = resolver

    def begin(self, line: Line) -> None:
        """A paragraph begins."""
        # A path of names may stand at the end of a page, and its figure on the next.
        item = self._said.said.item if self._said.said.is_cut and not line.mark.level else None
        if line.mark.level and self._grammar.is_headed(line.text, line.mark.end):
            item = self._grammar.headed(line.text, line.mark.end)
        self._said.begin(line, item)
        self._said.lists.begin(line.mark.level, goes_on=g.goes_on(line.text))

    def end(self) -> None:
        """The paragraph ends; one that ends with 其中： opens a list for the next ones."""
        line, said = self._said.line, self._said.said
        self._take(len(line.text))
        self._aim(len(line.text))
        said.is_cut = is_path(line.text[-_LAST_SIGNS:])
        first = said.ends[0][1] if said.ends else None
        self._said.lists.end(line.text, line.mark.level, first)
        if line.text.endswith(":"):
            owner = g.opened_at_the_end(line.text)
            if owner is not None:
                self._said.lists.open_below(line.mark.level, self._resolver.list_of(owner))

    def stop(self, at: int) -> None:
        """A sentence ends."""
        self._take(at)
        self._aim(at)
        self._said.lead.passed(at + 1)
        self._said.lists.leave()
        before = self._said.sentence.unknown
        self._said.sentence = type(self._said.sentence)(unknown=before)

    def pause(self, at: int) -> None:
        """A part of a sentence ends."""
        self._take(at)
        self._said.lead.passed(at + 1)
        self._said.sentence.purpose = False
        self._said.sentence.pending = None
        self._said.lists.leave(1)

    def words_before(self, start: int) -> tuple[int, str]:
        """The clause in front of a figure, and where it begins; the clauses before are taken in."""
        lead, text = self._said.lead, self._said.line.text
        mark = text[lead.since : lead.since + 1]
        if mark == "(":
            self._said.said.outer = self._said.said.last
            self._said.lists.keep()
        earlier, where, words = g.separate(text, lead.start, start)
        for said in earlier:
            self._clause(said)
        if mark == ")":
            self._behind_bracket()
        if skipped := g.opening(words):
            # 按支出功能分类，包括…: of the same whole as 按支出功能分类包括….
            groups = bool(earlier) and not g.without_grouping(earlier[-1])
            self._open(earlier[-1] if groups else "")
            where, words = where + skipped, words[skipped:]
        lead.start = where
        return where, words

    def _behind_bracket(self) -> None:
        """Figures in brackets behind a figure are its parts; behind them it is spoken of again."""
        said = self._said.said
        if said.outer is not None:
            self._said.lists.back()
            said.last, said.outer = said.outer, None
            self._said.comparing.change = self._said.sentence.unknown = None

    def beside(self, subject: str) -> None:
        """Close the lists that a subject cannot stand in: 基本支出…，其中…；项目支出…."""

        def may_stand_in(opened: OpenParts) -> bool:
            whole = opened.whole
            return whole is None or may_contain(self._said.index[whole].subject, subject)

        self._said.lists.leave_until(may_stand_in)

    def _take(self, end: int) -> None:
        for _, words in clauses(self._said.line.text, self._said.lead.start, end):
            self._clause(words)

    def _clause(self, words: str) -> None:
        """Take in a clause that has no figure of its own."""
        said, sentence = self._said.said, self._said.sentence
        match self._grammar.clause(words, said.family):
            case g.ItemClause(topic):
                said.item, said.aim = topic, ""
            case g.ReasonClause():
                sentence.reason = True
            case g.PurposeClause():
                sentence.purpose = True
            case g.PartsClause(owner, family, opens):
                said.family = family or said.family
                if opens:
                    self._open(owner)
            case g.AmongClause(owner):
                self._among(owner)
                sentence.year = year_of(owner) or sentence.year
            case g.ComparisonClause(comparison):
                self._said.comparing.comparison = comparison
                sentence.purpose = False
                if comparison.against == LAST_YEAR and self._said.explains_budget():
                    sentence.reason = False
            case g.NamingClause(topic, year) if not sentence.reason:
                sentence.year = year or sentence.year
                sentence.pending = topic

    def _open(self, owner: str) -> None:
        """What follows are the parts of a figure: of the one named, or of the last one."""
        inside = self._said.lists.inside
        if not owner and inside and inside[-1].since == self._said.said.last:
            return  # 在支出预算中，其中
        self._said.lists.open_inside(self._resolver.list_of(owner), alone=bool(owner))

    def _among(self, owner: str) -> None:
        """The whole of what follows is named: 在支出预算中."""
        opened = self._resolver.list_of(owner)
        if opened.whole is None:
            self._said.lists.leave()
        else:
            self._said.lists.open_inside(opened, alone=True)

    def _aim(self, end: int) -> None:
        line = self._said.line
        start = sentence_at(line.text, max(end - 1, 0), end)[0]
        if found := self._grammar.aim(line.text, start, end):
            self._said.said.aim = line.printed(*found)
            self._said.index.set_purpose(self._said.said.aim, line.number)
