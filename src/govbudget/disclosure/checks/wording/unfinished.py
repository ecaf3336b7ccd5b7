"""``wording.unfinished``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import (
    Found,
    Held,
    NotApplicable,
)
from govbudget.disclosure.checks.records import Group, Place
from govbudget.disclosure.text.plain import plain
from govbudget.disclosure.text.sentences import sentence_at
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure

__all__ = ["Unfinished"]

# What is unfinished, by its word in the catalogue, and how it is written in plain text. A figure
# behind a stop that ends no sentence, and a second one behind a figure that belongs to no list, can
# be nothing but slips.
_FIGURE = r"\d[\d,]*(?:\.\d+)?(?:万|亿)?元"
_FORMS = {
    "reason": re.compile(r"(?:主要)?原因(?:(?:是|为):?|:)[。；;]|(?:主要)?(?:是)?由于[。；;]"),
    "mark": re.compile(
        r"[。，；;、](?=[。，；;、])"
        r"(?:(?<=。)。(?!。)|(?<=，)[，。；;]|(?<=[；;])[；;。]|(?<=、)[、。])"
    ),
    "rate": re.compile(
        r"""
        (?:
            (?:增长|下降|降低|上升)(?<!\d[增下降上][长降低升])(?:了|为)?
            # 占本年支出的90.91, 完成年初预算的89.29: shares and rates of completion
            |(?:占比?|占[^，。；;：:%\d]{2,24}的(?:比重|比例)?|比重)(?:为|是|达到?|约)?
            |完成(?:年初|全年|调整)?预算数?的
        )
        \d{1,4}\.\d{1,2}(?=[。；;，、)]|$)
        """,
        re.VERBOSE,
    ),
    # Two signs written twice are words more often than slips: 一般公共预算预算收入.
    "word": re.compile(r"([\u4e00-\u9fff]{3,10})\1|(决算|万元|增加|减少|增长|下降)\2"),
    "year": re.compile(r"(?<!\d)20\d年(?:度|部门|单位|预算|决算)"),
    "stop": re.compile(
        r"[\u4e00-\u9fff()]{1,12}。\d[\d,]*\.\d{1,6}(?:(?:万|亿)?元(?=[，；。、]|等|$)|万$)"
    ),
    "twice": re.compile(rf"(?<=[\u4e00-\u9fff)]){_FIGURE}，{_FIGURE}(?=[，。；])(?!，{_FIGURE})"),
}
# What a text with such a form has, which is quicker to see: few paragraphs do.
_SIGNS = {
    "reason": re.compile("(?:原因[是为]?:?|由于)[。；;]"),
    "mark": re.compile("[。，；;、]{2}"),
    "rate": re.compile(r"\.\d{1,2}(?:[。；;，、)]|$)"),
    # A sign that stands again as far on as a word of two to ten signs is long.
    "word": re.compile(r"([\u4e00-\u9fff])(?=[\u4e00-\u9fff]{1,9}\1)"),
    "year": re.compile(r"20\d年"),
    "stop": re.compile(r"。\d"),
    "twice": re.compile(r"元，\d"),
}
_SURE = {"stop", "twice"}
_QUOTES = re.compile("[“”]")
# So many signs are quoted behind a mark.
_SHOWN = 12
# 分别为10万元，20万元: a list; 由10万元，20万元: a range or a course of years.
# 每人300元，500元两档: steps.
_LISTED = re.compile(
    r"分别|依次|各为|从[^。]*到|由[^。]*(?:到|至)|较|比|上年|[去前]年|\d年|每|档|标准|等级|单价|定额"
)
# 1.公务用车购置费。0.00万元: a heading at the beginning of its paragraph, with what it is of.
_HEADED = re.compile(r"[^，。；]*")


class Unfinished(Check):
    """Sentences that break off: a reason that is not given, a word twice, a rate without %."""

    id = "wording.unfinished"
    group = Group.WORDING
    rank = 40
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.TEXT})

    def check(self, context: Context) -> Iterator[Outcome]:
        found = _found(context.disclosure)
        for form, places in found.items():
            message = Message(
                "wording.unfinished.found",
                form=Message(f"wording.unfinished.form.{form}"),
                words=list(dict.fromkeys(one.what for one in places)),
            )
            fix = Message(f"wording.unfinished.form-fix.{form}")
            severity = Severity.ERROR if form in _SURE else Severity.NOTICE
            yield Found(severity, message, places=places, fix=fix)
        if context.disclosure.facts:
            yield Held()
        yield NotApplicable(Message("wording.unfinished.nothing"))


def _found(disclosure: Disclosure) -> dict[str, dict[Place, None]]:
    """The places of each form, in every sentence of the running text."""
    listed = {one.paragraph for one in disclosure.contents}
    found: dict[str, dict[Place, None]] = {}
    quotes = _Quotes()
    for number, paragraph in enumerate(disclosure.paragraphs):
        text = plain(paragraph.text)
        # A contents has no sentences, and leaders of dots, but the years of its headings.
        forms = {"year": _FORMS["year"]} if number in listed else _FORMS
        for name, form in forms.items():
            if (sign := _SIGNS.get(name)) is not None and sign.search(text.text) is None:
                continue
            for match in form.finditer(text.text):
                first, last = sentence_at(text.text, match.start(), match.end())
                if name == "twice" and _LISTED.search(text.text, first, match.start()):
                    continue
                if name == "stop" and _is_headed(text.text, match):
                    continue
                if name == "word" and _is_body(match, disclosure.unit_name):
                    continue
                said, words = text.quote(first, last), text.quote(*match.span())
                place = Place(paragraph.page, paragraph=number, text=said, what=words)
                found.setdefault(name, {})[place] = None
        if number in listed:
            continue
        for start, end in quotes.unpaired(paragraph.text):
            said = paragraph.text[start:end]
            place = Place(paragraph.page, paragraph=number, text=said, what=said)
            found.setdefault("quote", {})[place] = None
    return found


def _is_body(found: re.Match[str], body: str) -> bool:
    """Whether it is the name of the body that stands twice: wording.body looks at it."""
    words = found[1] or ""
    return bool(body and words) and (body in words or words in body)


def _is_headed(text: str, found: re.Match[str]) -> bool:
    """Whether a full stop stands behind a heading, and no sentence goes on behind the amount."""
    heading = _HEADED.match(text)
    stop = text.index("。", found.start())
    return heading is not None and heading.end() == stop


class _Quotes:
    """The quotation marks of one paragraph after the other."""

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = 0

    def unpaired(self, text: str) -> Iterator[tuple[int, int]]:
        """Marks that have no other half, with some words beside them.

        A quotation that goes on in the next paragraph, or comes from the one before, has one.
        """
        left, self._left = self._left, 0
        opened: list[int] = []
        for one in _QUOTES.finditer(text):
            if one[0] == "“":
                opened.append(one.start())
            elif opened:
                opened.pop()
            elif left:
                left -= 1
            else:
                yield max(one.start() - _SHOWN, 0), one.end()
        ends = text.rstrip().endswith("。")
        last = text.rfind("“")
        for at in opened:
            if at != last or ends:
                yield at, min(at + _SHOWN, len(text))
        self._left = len(opened)
