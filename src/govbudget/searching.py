"""Finds entries by whatever a person remembers of them.

By a code or its beginning, a name or a part of it, a name of another year, what people call it, its
English name, its pinyin or the initials of that, in traditional characters, or with a character or
two wrong. The pinyin stands in ``codes/pinyin.csv``; no pinyin library is loaded.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right

from govbudget.base.edge import edge
from govbudget.base.records import frozen
from govbudget.base.shown import as_text
from govbudget.classification import today
from govbudget.classification.catalogue import Catalogue, shipped
from govbudget.classification.names import fold, key
from govbudget.classification.vocabulary import Level, Scheme
from govbudget.errors import WrongArgument, because

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.classification.changelog import CodePlace
    from govbudget.classification.entry import Entry
    from govbudget.classification.tree import Classification
    from govbudget.classification.vocabulary import SchemeName

__all__ = ["Hit", "SearchTexts", "search", "search_texts"]

PINYIN_COLUMNS = ("name", "pinyin")
ALIAS_COLUMNS = ("alias", "scheme", "code", "note")
#: What a hit scores by the way it matched: all of the text, its beginning, or some part of it.
_SCORES = {
    "code": (100, 90, 0),
    "name": (100, 85, 75),
    "alias": (95, 60, 50),
    "former code": (88, 0, 0),
    "former name": (92, 72, 62),
    "later name": (91, 71, 61),
    "pinyin": (94, 70, 45),
    "initials": (90, 65, 40),
    "english": (98, 80, 66),
}
_NEARLY = 30
#: How much less words score that stand apart in an entry, where another has them together.
_APART = 10
_LONGEST = 100
_FEWEST_LETTERS = 2
# From this length on two wrong characters, or letters, are forgiven; below it one.
_LONG = 4
_LONG_LATIN = 6
_COMMON = 700
_NEAREST = 20

#: The score, the way, the text that matched.
_Match = tuple[int, str, str]


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


class _Field:
    """Texts of entries of one kind, joined so that one scan looks through all of them."""

    def __init__(self, why: str, rows: Iterable[tuple[str, str, int]]) -> None:
        """Join the rows: the text that is searched, the text that is shown, the entry."""
        self.why = why
        self._scores = _SCORES[why]
        texts, self._starts, self._shown, self._owners = [], [], [], []
        place = 1
        for text, shown, owner in rows:
            texts.append(text)
            self._starts.append(place)
            self._shown.append(shown)
            self._owners.append(owner)
            place += len(text) + 1
        self._joined = "\n" + "\n".join(texts) + "\n"

    def scan(self, wanted: str) -> Iterator[tuple[int, int, str]]:
        """Every text that holds another: its entry, the score, the text as shown."""
        joined, whole, begun, inside = self._joined, *self._scores
        for sought in self._sought(wanted):
            shift = len(sought) - len(wanted)
            place = joined.find(sought)
            while place >= 0:
                place += shift
                number = bisect_right(self._starts, place) - 1
                end = joined.index("\n", place)
                if joined[place - 1] != "\n":
                    score = inside
                else:
                    score = whole if end == place + len(wanted) else begun
                yield self._owners[number], score, self._shown[number]
                place = joined.find(sought, end)

    def _sought(self, wanted: str) -> tuple[str, ...]:
        """What to look for: one or two letters are in most texts, and must begin it, or a word."""
        if self._scores[-1] and not (len(wanted) <= _FEWEST_LETTERS and wanted.isascii()):
            return (wanted,)
        spaced = self.why == "english" and len(wanted) == _FEWEST_LETTERS
        return (f"\n{wanted}", f" {wanted}") if spaced else (f"\n{wanted}",)

    def texts(self) -> Iterator[tuple[str, int]]:
        """Every text that is searched, with its entry."""
        return zip(self._joined[1:-1].split("\n"), self._owners, strict=True)


class SearchTexts:
    """The texts by which the entries of some editions are found.

    Args:
        catalogue: the tables.
        trees: the editions, one of each scheme and all of one year.
        is_own: whether they are lists of somebody's own, which have no other names.

    Attributes:
        entries: the entries, by scheme and code.
        spellings: how the name of each is spelt, syllables with spaces between; may be empty.
        aliases: what people call one: the key, the words as they are, which entry.
        former: what ended before the year, as it is shown, and which entry it is now.
        later: the keys of names that came after the year, as they are shown, and which entry.
    """

    def __init__(
        self, catalogue: Catalogue, trees: list[Classification], *, is_own: bool = False
    ) -> None:
        self.entries = [entry for tree in trees for entry in tree.entries]
        owner = {(e.scheme, e.code): number for number, e in enumerate(self.entries)}
        spelt = dict(catalogue.codes.rows("pinyin.csv", PINYIN_COLUMNS))
        self.spellings = [spelt.get(entry.name, "") for entry in self.entries]
        year = trees[0].year
        self.aliases = [] if is_own else list(_aliases(catalogue, owner))
        self.former = [] if is_own else list(_former(catalogue, year, owner))
        self.later = [] if is_own else list(_later(catalogue, year, owner))


class _Index:
    """All fields of the entries of some editions."""

    def __init__(self, texts: SearchTexts) -> None:
        self.entries = texts.entries
        spellings, former = texts.spellings, texts.former
        self._chinese = (
            _Field("name", ((key(e.name), e.name, n) for n, e in enumerate(self.entries))),
            _Field("alias", texts.aliases),
            _Field("former name", ((key(p.name), shown, n) for p, shown, n in former)),
            _Field("later name", texts.later),
        )
        self._latin = (
            _Field(
                "english", ((e.name_en.lower(), e.name_en, n) for n, e in enumerate(self.entries))
            ),
            _Field("pinyin", ((s.replace(" ", ""), s, n) for n, s in enumerate(spellings) if s)),
            _Field(
                "initials",
                (("".join(w[0] for w in s.split()), s, n) for n, s in enumerate(spellings) if s),
            ),
        )
        self._codes = (
            _Field("code", ((e.code, e.code, n) for n, e in enumerate(self.entries))),
            _Field(
                "former code",
                ((p.code, shown, n) for p, shown, n in former if p.code != self.entries[n].code),
            ),
        )
        self._postings: dict[str, list[int]] = {}
        self._spelt: dict[int, list[str]] = {}

    def look(self, tokens: list[str]) -> dict[int, _Match]:
        """Every entry that all tokens match, as one phrase or apart, with how it matched."""
        phrase = self._phrase(tokens)
        if phrase is None:
            held = [self._holding(token, self._fields(token)) for token in tokens]
            sure = [set(one) for one in held if one]
            among = set.intersection(*sure) if sure else None
            return _by_all(
                [one or self._nearly(token, among) for token, one in zip(tokens, held, strict=True)]
            )
        found = self._holding(phrase, self._fields(phrase))
        # Syllables stand in most spellings: apart, letters are words of the English name.
        fields = self._latin[:1] if phrase.isascii() else self._chinese
        for owner, match in _by_all([self._holding(one, fields) for one in tokens]).items():
            found.setdefault(owner, (match[0] - _APART, match[1], match[2]))
        return found

    def _phrase(self, tokens: list[str]) -> str | None:
        """Several tokens of one script as they stand together somewhere; None if nowhere."""
        if len(tokens) > 1 and len({token.isascii() for token in tokens}) == 1:
            for joined in (" ".join(tokens), "".join(tokens)):
                if self._finds(joined):
                    return joined
        return None

    @staticmethod
    def _holding(token: str, fields: tuple[_Field, ...]) -> dict[int, _Match]:
        """The best match of every entry that holds a token as it stands."""
        best: dict[int, _Match] = {}
        for field in fields:
            for owner, score, shown in field.scan(token):
                if owner not in best or best[owner][0] < score:
                    best[owner] = (score, field.why, shown)
        return best

    def _finds(self, token: str) -> bool:
        """Whether any text holds a token as it stands."""
        return any(True for field in self._fields(token) for _ in field.scan(token))

    def _fields(self, token: str) -> tuple[_Field, ...]:
        if token.isascii():
            return self._codes if token.isdecimal() else self._latin
        return self._chinese

    def _nearly(self, token: str, among: set[int] | None) -> dict[int, _Match]:
        """The entries, among some, that hold a token but for one or two wrong characters."""
        if len(token) <= _FEWEST_LETTERS or token.isdecimal():
            return {}
        if not self._postings:
            self._postings = self._post()
        latin = token.isascii()
        wrong = 1 if len(token) < (_LONG_LATIN if latin else _LONG) else 2
        known: dict[str, int] = {}
        found: dict[int, _Match] = {}
        for owner in self._alike(token, wrong):
            if among is not None and owner not in among:
                continue
            for text in self._spelt[owner] if latin else (key(self.entries[owner].name),):
                if text not in known:
                    if len(known) == _NEAREST:
                        return found
                    known[text] = _slips(token, text, wrong)
                if known[text] <= wrong:
                    share = len(token) / max(len(text), len(token))
                    score = _NEARLY + round(20 * share) - 8 * known[text]
                    if owner not in found or found[owner][0] < score:
                        found[owner] = (score, "nearly", self.entries[owner].name)
        return found

    def _alike(self, token: str, wrong: int) -> list[int]:
        """The entries that share most characters, or most triples of letters, with a token."""
        latin = token.isascii()
        pieces = _triples(token) if latin else set(token)
        # What very many entries hold tells little, and would cost most of the time.
        telling = [one for one in pieces if len(self._postings.get(one, ())) <= _COMMON]
        shared: dict[int, int] = {}
        for piece in telling:
            for owner in self._postings.get(piece, ()):
                shared[owner] = shared.get(owner, 0) + 1
        # A wrong letter spoils three triples, a wrong character only itself.
        least = max(1, len(telling) - wrong * (3 if latin else 1))
        near = [owner for owner, count in shared.items() if count >= least]
        # What is alike as much comes in the order of the entries, in every process.
        return sorted(near, key=lambda one: (-shared[one], len(self.entries[one].name), one))

    def _post(self) -> dict[str, list[int]]:
        """Which entries hold a Chinese character, or three letters in a row."""
        postings: dict[str, list[int]] = {}
        self._spelt = {number: [] for number in range(len(self.entries))}
        for field in self._latin[:2]:
            for text, number in field.texts():
                self._spelt[number].append(text)
        for number, entry in enumerate(self.entries):
            pieces = set(key(entry.name))
            for text in self._spelt[number]:
                pieces |= _triples(text)
            for piece in pieces:
                postings.setdefault(piece, []).append(number)
        return postings


def search_texts(catalogue: Catalogue, year: int | None) -> SearchTexts:
    """The texts by which the entries of a year are found; without a year of those in force today.

    Raises:
        UnknownEdition: no edition of that year is kept.
    """
    schemes = catalogue.schemes_in(year)
    return SearchTexts(catalogue, [catalogue.tree(scheme, year) for scheme in schemes])


def _aliases(
    catalogue: Catalogue, owner: dict[tuple[Scheme, str], int]
) -> Iterator[tuple[str, str, int]]:
    for alias, scheme, code, _ in catalogue.codes.rows("aliases.csv", ALIAS_COLUMNS):
        number = owner.get((Scheme(scheme), code))
        if number is not None:
            yield key(alias), alias, number


def _former(
    catalogue: Catalogue, year: int, owner: dict[tuple[Scheme, str], int]
) -> Iterator[tuple[CodePlace, str, int]]:
    """What ended before the year, as it is shown, each with the entries that it is in this year."""
    for scheme in catalogue.schemes:
        for place, ended, now in catalogue.history(scheme).former(year):
            for code in sorted(now):
                number = owner.get((scheme, code))
                if number is not None:
                    yield place, f"{place.name} ({place.code}, {ended})", number


def _later(
    catalogue: Catalogue, year: int, owner: dict[tuple[Scheme, str], int]
) -> Iterator[tuple[str, str, int]]:
    """The names that came after the year, each with the entries that they were in this year."""
    for scheme in catalogue.schemes:
        for place, began, was in catalogue.history(scheme).later(year):
            for code in sorted(was):
                number = owner.get((scheme, code))
                if number is not None:
                    yield key(place.name), f"{place.name} ({place.code}, {began})", number


def _triples(text: str) -> set[str]:
    return {text[i : i + 3] for i in range(len(text) - 2)}


def _slips(wanted: str, text: str, most: int) -> int:
    """How few characters must change for a text to hold another; ``most + 1`` if more than that.

    The states of all places of the wanted text are the bits of one number for each count of
    changes (Wu and Manber, *Fast Text Searching Allowing Errors*, 1992).
    """
    places: dict[str, int] = {}
    for number, character in enumerate(wanted):
        places[character] = places.get(character, 0) | 1 << number
    done = 1 << len(wanted) >> 1
    rows = [(1 << slips) - 1 for slips in range(most + 1)]
    fewest = min(most + 1, len(wanted))
    for character in text:
        here = places.get(character, 0)
        before, above = 0, 0
        for slips in range(fewest):
            row = rows[slips]
            now = ((row << 1 | 1) & here) | ((before | above) << 1 | bool(slips)) | before
            rows[slips], before, above = now, row, now
            if now & done:
                fewest = slips
                break
        if not fewest:
            return 0
    return fewest


def _by_all(found: list[dict[int, _Match]]) -> dict[int, _Match]:
    """The entries that every token matched, by the worst match, with the mean score."""
    if len(found) == 1:
        return found[0]
    matched = {}
    for owner in set.intersection(*(set(one) for one in found)) if found else ():
        matches = [one[owner] for one in found]
        mean = sum(match[0] for match in matches) // len(matches)
        matched[owner] = (mean, *min(matches)[1:])
    return matched


def _of(entry: Entry, match: _Match) -> Hit:
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
    index = catalogue.once(("search", year, of_year), lambda: _Index(search_texts(catalogue, year)))
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
