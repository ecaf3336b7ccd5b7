"""Finds entries by whatever a person remembers of them.

By a code or its beginning, a name or a part of it, a name of another year, what people call it, its
English name, its pinyin or the initials of that, in traditional characters, or with a character or
two wrong. The pinyin stands in ``codes/pinyin.csv``; no pinyin library is loaded.
"""

from __future__ import annotations

import unicodedata

from govbudget.base.edge import edge
from govbudget.base.records import frozen
from govbudget.base.shown import as_text
from govbudget.classification import today
from govbudget.classification.catalogue import shipped
from govbudget.classification.names import fold, key
from govbudget.classification.vocabulary import Level, Scheme
from govbudget.errors import WrongArgument, because
from govbudget.searchindex import SearchIndex
from govbudget.searchtexts import search_texts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from govbudget.classification.entry import Entry
    from govbudget.classification.vocabulary import SchemeName
    from govbudget.searchindex import TextMatch

__all__ = ["Hit", "search"]

_LONGEST = 100


@frozen(slots=True)
class Hit:
    """An entry that a search found.

    Attributes:
        code: its code.
        name: its Chinese name.
        name_en: its English name.
        scheme: the list that it belongs to.
        year: the budget year of the edition.
        level: its level.
        score: how well it matches, from 0 to 100.
        why: how it matched: code, name, alias, former name, pinyin, initials, english or nearly.
        matched: the text that it matched by.
    """

    code: str
    name: str
    name_en: str
    scheme: Scheme
    year: int
    level: Level
    score: int
    why: str
    matched: str


def _of(entry: Entry, match: TextMatch) -> Hit:
    return Hit(entry.code, entry.name, entry.name_en, entry.scheme, entry.year, entry.level, *match)


@edge(text=str, year=int, limit=int)
def search(
    text: str,
    *,
    scheme: Scheme | SchemeName | None = None,
    year: int | None = None,
    level: Level | str | int | None = None,
    limit: int | None = None,
) -> list[Hit]:
    """Every entry that a text finds, best first.

    Args:
        text: words with spaces between; each must match. Chinese, English, pinyin, initials or
            the digits that a code begins with. One letter finds what begins with it, two also a
            word of the English name that does.
        scheme: the scheme to search; without it all are.
        year: the edition; without it the ones in force today.
        level: the level to search, in any form that :meth:`Level.of` reads (``款``, ``item``);
            without it all are.
        limit: how many to give; without it all.

    Returns:
        The hits, each with why it matched; an empty list where nothing does.

    Raises:
        UnknownEdition: no edition of that year is kept.
        UnknownScheme: no scheme is called that.
        UnknownWord: no level is called that.
        WrongArgument: the limit is below 0, or the text is none.

    >>> import govbudget as gb
    >>> [(hit.code, hit.why) for hit in gb.search("zfgjj", limit=2)]
    [('2210201', 'initials'), ('30113', 'initials')]
    >>> gb.search("住房 公积金", scheme="functional")[0].code
    '2210201'
    """
    from govbudget.classification.vocabulary import Scheme

    catalogue = shipped()
    of_year = today.this_year() if year is None else year
    index = catalogue.once(
        ("search", year, of_year), lambda: SearchIndex(search_texts(catalogue, year))
    )
    of = None if scheme is None else Scheme.of(scheme)
    at = None if level is None else Level.of(level)
    if limit is not None and limit < 0:
        raise WrongArgument("limit", as_text(limit), because("argument.limit"))
    words = unicodedata.normalize("NFKC", text[:_LONGEST]).split()
    tokens = [token for word in words if (token := key(fold(word)).lower())]
    ranked = []
    for owner, match in index.look(tokens).items():
        entry = index.entries[owner]
        if (of is None or entry.scheme is of) and (at is None or entry.level is at):
            ranked.append((-match[0], len(entry.name), entry.code, owner, match))
    ranked.sort()
    return [_of(index.entries[owner], match) for *_, owner, match in ranked[:limit]]
