"""Which entries hold some words, as they stand or nearly."""

from __future__ import annotations

from govbudget.classification.names import key
from govbudget.searchfields import FEWEST_LETTERS, SearchField

TYPE_CHECKING = False
if TYPE_CHECKING:
    from govbudget.searchtexts import SearchTexts

__all__ = ["SearchIndex", "TextMatch"]

_NEARLY = 30
#: How much less words score that stand apart in an entry, where another has them together.
_APART = 10

# From this length on two wrong characters, or letters, are forgiven; below it one.
_LONG = 4
_LONG_LATIN = 6
_COMMON = 700
_NEAREST = 20

#: The score, the way, the text that matched.
TextMatch = tuple[int, str, str]


class SearchIndex:
    """All fields of the entries of some editions."""

    def __init__(self, texts: SearchTexts) -> None:
        self.entries = texts.entries
        spellings, former = texts.spellings, texts.former
        self._chinese = (
            SearchField("name", ((key(e.name), e.name, n) for n, e in enumerate(self.entries))),
            SearchField("alias", texts.aliases),
            SearchField("former name", ((key(p.name), shown, n) for p, shown, n in former)),
            SearchField("later name", texts.later),
        )
        self._latin = (
            SearchField(
                "english", ((e.name_en.lower(), e.name_en, n) for n, e in enumerate(self.entries))
            ),
            SearchField(
                "pinyin", ((s.replace(" ", ""), s, n) for n, s in enumerate(spellings) if s)
            ),
            SearchField(
                "initials",
                (("".join(w[0] for w in s.split()), s, n) for n, s in enumerate(spellings) if s),
            ),
        )
        self._codes = (
            SearchField("code", ((e.code, e.code, n) for n, e in enumerate(self.entries))),
            SearchField(
                "former code",
                ((p.code, shown, n) for p, shown, n in former if p.code != self.entries[n].code),
            ),
        )
        self._postings: dict[str, list[int]] = {}
        self._spelt: dict[int, list[str]] = {}

    def look(self, tokens: list[str]) -> dict[int, TextMatch]:
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
    def _holding(token: str, fields: tuple[SearchField, ...]) -> dict[int, TextMatch]:
        """The best match of every entry that holds a token as it stands."""
        best: dict[int, TextMatch] = {}
        for field in fields:
            for owner, score, shown in field.scan(token):
                if owner not in best or best[owner][0] < score:
                    best[owner] = (score, field.why, shown)
        return best

    def _finds(self, token: str) -> bool:
        """Whether any text holds a token as it stands."""
        return any(True for field in self._fields(token) for _ in field.scan(token))

    def _fields(self, token: str) -> tuple[SearchField, ...]:
        if token.isascii():
            return self._codes if token.isdecimal() else self._latin
        return self._chinese

    def _nearly(self, token: str, among: set[int] | None) -> dict[int, TextMatch]:
        """The entries, among some, that hold a token but for one or two wrong characters."""
        if len(token) <= FEWEST_LETTERS or token.isdecimal():
            return {}
        if not self._postings:
            self._postings = self._post()
        latin = token.isascii()
        wrong = 1 if len(token) < (_LONG_LATIN if latin else _LONG) else 2
        known: dict[str, int] = {}
        found: dict[int, TextMatch] = {}
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


def _by_all(found: list[dict[int, TextMatch]]) -> dict[int, TextMatch]:
    """The entries that every token matched, by the worst match, with the mean score."""
    if len(found) == 1:
        return found[0]
    matched = {}
    for owner in set.intersection(*(set(one) for one in found)) if found else ():
        matches = [one[owner] for one in found]
        mean = sum(match[0] for match in matches) // len(matches)
        matched[owner] = (mean, *min(matches)[1:])
    return matched
