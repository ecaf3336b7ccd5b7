"""Statements that there is none: 无政府性基金预算拨款, 四张表中没有数据."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.disclosure.text.labels import Label, named
from govbudget.disclosure.text.sentences import sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Nothing", "nothing_in"]

_NONE = re.compile(r"(?:没有|未|不|无)(?:使用|安排|发生|涉及|有){0,2}(?P<what>[^，。;:]{2,60})")
_TABLES = re.compile(r"[\"《]([^\"《》，。]{2,40}表)[\"》]")
_THIS_TABLE = re.compile(
    r"(?:本表|此表|该表)(?:为空|无数据|没有数据|无内容)|(?:故|因此)(?:本|此|该)?表?(?:为空表|无数据)"
)
_CONDITION = re.compile(r"(?:^|[，。:])(?:如|若|如果)[^，。]{0,30}(?:表|无|没有)")
_NO_DATA = re.compile(r"表(?:中)?(?:均)?(?:没有数据|无数据|为空)")
_JOINTS = re.compile(r"[和及、与]|也无")
# What a rule about the absence begins or ends with: 无…的，仍保留该表格式.
_RULE = ("的", "的部门", "的单位")


@frozen(slots=True)
class Nothing:
    """A statement of emptiness in a plain text.

    Attributes:
        start: where it begins.
        end: where it ends.
        label: what there is none of; None where only the tables are named.
        words: the words that name it.
        tables: the tables that the sentence names as empty.
    """

    start: int
    end: int
    label: Label | None
    words: str
    tables: tuple[str, ...]


def nothing_in(text: str) -> Iterator[Nothing]:
    """The statements of emptiness in a plain text; rules for the case of emptiness are none."""
    if not any(word in text for word in ("无", "没有", "未", "不", "空")):
        return
    said: set[int] = set()
    for found in _NONE.finditer(text):
        what = found["what"]
        start, end = sentence_at(text, found.start(), found.end())
        if what.endswith(_RULE) or _CONDITION.search(text[start:end]):
            continue
        for label, words in _named(what):
            said.add(start)
            yield Nothing(found.start(), found.end(), label, words, _tables(text[start:end]))
    for found in _NO_DATA.finditer(text):
        start, end = sentence_at(text, found.start(), found.end())
        if start in said or _CONDITION.search(text[start:end]):
            continue
        tables = _tables(text[start:end])
        if tables:
            said.add(start)
            yield Nothing(found.start(), found.end(), None, "", tables)


def _named(what: str) -> Iterator[tuple[Label, str]]:
    words = what.replace('"', "")
    whole = named(words)
    if whole is not None and not _JOINTS.search(words[whole.start :]):
        yield whole, words
        return
    above: Label | None = None
    for part in _JOINTS.split(words):
        label = named(part)
        if label is None:
            continue
        if above is not None and not label.scope and label.subject in {"revenue", "spending"}:
            label = Label(label.subject, above.scope, label.measure, above.year, 0, len(part))
        above = label
        yield label, part


def _tables(sentence: str) -> tuple[str, ...]:
    empty = _NO_DATA.search(sentence) or _THIS_TABLE.search(sentence)
    if empty is None:
        return ()
    names = tuple(_TABLES.findall(sentence))
    return names or (("本表",) if _THIS_TABLE.search(sentence) else ())
