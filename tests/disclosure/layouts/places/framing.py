"""The cover, contents and chapters of a document."""

from attrs import field, frozen
from disclosure.layouts.place import lines
from disclosure.layouts.places.common import titles
from disclosure.synthetic.forms import numeral
from disclosure.synthetic.model import Text

__all__ = ["Frame"]

_ABOUT = """
一、主要职责
{name}负责本领域的日常管理和服务，推动有关工作落到实处。
二、机构设置
{name}内设办公室、业务一处和业务二处。
"""
_TERMS = """
{first}财政拨款收入：指由本级财政在当年拨付的各类资金。
{second}基本支出：指为维持机构运转、完成日常任务所安排的支出。
{third}项目支出：指在基本支出之外，为完成特定任务所安排的支出。
"""


@frozen
class Frame:
    """How a place puts a document together.

    Attributes:
        cover: the lines of the cover, with ``{name}``, ``{year}`` and ``{level}``.
        chapters: the chapters in their order: what it holds (about, tables, text or terms) and its
            heading.
        form: how the contents name a table, empty where they do not; number: how its number is written.
        about: the chapter on the body; terms: the glossary.
        listed: whether there is a list of contents at all.
        list_head: what stands above it.
        marks: the numbers of the glossary.
    """

    cover: str
    chapters: tuple[tuple[str, str], ...]
    form: str = "{}、{}"
    number: object = numeral
    about: str = _ABOUT
    listed: bool = True
    list_head: str = "目 录"
    marks: tuple[str, str, str] = ("一、", "二、", "三、")
    within: tuple[str, ...] = field(default=("一、主要职责", "二、机构设置"))

    def blocks(self, budget, sheets, text):
        """The blocks of a document: its tables and the lines of its text are given."""
        level, sheets = budget.level, tuple(sheets)
        words = {"name": budget.name, "year": budget.year, "level": level, "self": f"本{level}"}
        yield from lines(self.cover, "title", **words)
        if self.listed:
            yield from self._contents(sheets, words)
        for what, heading in self.chapters:
            yield Text(heading.format(**words), (), "title")
            if what == "about":
                yield from lines(self.about, **words)
            elif what == "tables":
                yield from sheets
            elif what == "text":
                yield from text
            elif what == "terms":
                first, second, third = self.marks
                yield from lines(_TERMS.format(first=first, second=second, third=third))

    def _contents(self, sheets, words):
        yield Text(self.list_head)
        for what, heading in self.chapters:
            yield Text(heading.format(**words))
            if what == "about":
                yield from map(Text, self.within)
            elif what == "tables" and self.form:
                for line in titles(sheets, self.form, self.number):
                    yield Text(line, (), "contents")
