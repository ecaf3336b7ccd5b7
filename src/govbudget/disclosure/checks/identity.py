"""What findings are known by: ids that stay where a finding moves, and change with its figures."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from attrs import evolve

from govbudget.amounts import Amount
from govbudget.base.messages import Message
from govbudget.base.said import SaidText
from govbudget.disclosure.analysis.places import short_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govbudget.disclosure.checks.records import CheckFinding
    from govbudget.disclosure.document import Disclosure

__all__ = ["identified", "table_names"]

# So many letters and digits are no two findings of one folder by chance.
_LENGTH = 12
# What a message counts, or says of where: it changes while the finding is the same.
_COUNTS = {
    *("count", "many", "more", "rows", "left", "missing", "lost", "links", "heads", "twice"),
    *("page", "row", "at", "number"),
}
# What a message says to explain: proposals and reasons, which a later edition may have others of.
_EXPLAINS = {"why", "reason", "hint", "probable", "english", "named", "shown"}


def identified(
    findings: Sequence[CheckFinding],
    whose: Sequence[object],
    names: Mapping[str, str] | None = None,
) -> tuple[CheckFinding, ...]:
    """Findings of one report with their ids.

    An id is made of the rule, of whom and when the document is, of what the finding is about (the
    codes, names, measures, tables and words that it names) and of its figures. Where it stands is
    left out: pages, rows, paragraphs, the numbers of tables, the names and the order of files.
    Findings that are the same in all of this are told apart by the sentences that they quote; those
    that quote the same have ``-2``, ``-3`` behind them.

    Args:
        findings: the findings.
        whose: the body, the year and the kind of the document.
        names: what is to stand for the names of tables, which may have numbers in them.
    """
    named = dict(sorted((names or {}).items(), key=lambda one: -len(one[0])))
    subjects = [_subject(one, named) for one in findings]
    alike = Counter((one.rule, *about) for one, about in zip(findings, subjects, strict=True))
    stems: dict[str, list[int]] = defaultdict(list)
    for at, (one, about) in enumerate(zip(findings, subjects, strict=True)):
        # Alone, so that a sentence worded anew does not make another finding of it.
        quoted = _quotes(one) if not about or alike[one.rule, *about] > 1 else ()
        stems[_digest((one.rule, *map(str, whose), *about, *quoted))].append(at)
    ids: dict[int, str] = {}
    for stem, ats in stems.items():
        ats.sort(key=lambda at: (findings[at].message, at))
        ids |= {at: stem if number == 1 else f"{stem}-{number}" for number, at in enumerate(ats, 1)}
    return tuple(evolve(one, id=ids[at]) for at, one in enumerate(findings))


def table_names(disclosure: Disclosure) -> dict[str, str]:
    """For what each table is called in messages its title without its number; its kind without one.

    Args:
        disclosure: the document.
    """
    return {
        short_name(one): _plain(one.title, {}) or one.kind.value
        for one in disclosure.tables
        if one.number or one.title or one.position.table
    }


def _subject(finding: CheckFinding, names: Mapping[str, str]) -> tuple[str, ...]:
    """What a finding is about, and its figures: in an order that is not that of the document."""
    about = set(_of_message(finding.said, names))
    if not finding.said.params:
        about.add(_plain(finding.said.zh, names))
    for figure in finding.figures:
        value = _number(figure.value, figure.unit.yuan if figure.unit else 1)
        about.add(" ".join((*_of_message(figure.name, names), figure.name.id, value)))
    own = (one for one in finding.places if one.table is not None and not one.document)
    about |= {_plain(one.what, names) for one in own}
    return tuple(sorted(about - {""}))


def _quotes(finding: CheckFinding) -> tuple[str, ...]:
    """The sentences that a finding quotes, in an order that is not that of the document."""
    return tuple(sorted({_plain(place.text, {}) for place in finding.places}))


def _of_message(said: Message, names: Mapping[str, str]) -> Iterator[str]:
    """What a message names, word by word; its own id where it is a word itself."""
    params = said.params
    if not params and said.id:
        yield said.id
    elif not params:
        yield _plain(said.zh, names)
    for name, value in params.items():
        if name not in _EXPLAINS:
            yield from _of_value(name, value, names)


def _of_value(name: str, value: Any, names: Mapping[str, str]) -> Iterator[str]:
    if isinstance(value, SaidText):
        value = value.message
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, Message):
        yield from _of_message(value, names)
    elif isinstance(value, tuple):
        for one in value:
            yield from _of_value(name, one, names)
    elif isinstance(value, Amount):
        yield _number(value.value, value.unit.yuan if value.unit else 1)
    elif isinstance(value, Enum):
        yield str(value.value)
    elif isinstance(value, Decimal):
        yield _number(value, 1)
    elif not isinstance(value, int) or name not in _COUNTS:
        yield _plain(str(value), names)


def _number(value: Decimal | None, yuan: int) -> str:
    """A figure in yuan, without the zeros behind it: the same in any unit."""
    if value is None:
        return "-"
    return f"{(value * yuan).normalize():f}"


def _plain(text: str, names: Mapping[str, str]) -> str:
    """A text without blanks, in one width, its tables named without their numbers."""
    for name, instead in names.items():
        text = text.replace(name, instead)
    return "".join(unicodedata.normalize("NFKC", text).split())


def _digest(words: Iterable[str]) -> str:
    return sha256("\n".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
