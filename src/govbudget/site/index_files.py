"""What the scripts of the site read: the texts that are searched, and all codes of all years.

A page that was opened from the disk may read no file but a script, so that both are scripts. They
say nothing twice: a name that an earlier entry has is its number, and the spelling of a name is
that of its characters wherever it can be.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from govbudget.base.messages import LANGUAGES
from govbudget.searchtexts import SearchTexts
from govbudget.site.templates import asset, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.base.messages import Language
    from govbudget.classification.entry import Entry
    from govbudget.site.folder import SiteFolder
    from govbudget.site.holdings import Holdings

__all__ = ["write_scripts"]

_SCRIPTS = ("site.js", "search.js", "written.js", "resolve.js", "compare.js")
#: The words that scripts say, by the beginnings of their names.
_SAID = ("found_by_", "kind_", "out_", "results_", "no_hits", "all_results", "rows_", "copied")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def write_scripts(folder: SiteFolder, holdings: Holdings) -> None:
    """Write the scripts, with what they read.

    Args:
        folder: where they are written.
        holdings: the editions.
    """
    for name in _SCRIPTS:
        folder.put(f"assets/{name}", asset(f"assets/{name}"))
    for language in LANGUAGES:
        folder.put(f"assets/words.{language}.js", _script("words", _words(language)))
    folder.put("assets/index.js", _script("index", search_index(holdings)))
    folder.put("assets/codes.js", _script("codes", all_codes(holdings)))


def _script(name: str, said: Any) -> str:
    # Two signs end a line in older scripts, and none in JSON.
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"(globalThis.govbudget ??= {{}}).{name}={text};\n"


def _words(language: Language) -> dict[str, str]:
    return {name: text for name, text in words(language).items() if name.startswith(_SAID)}


def search_index(holdings: Holdings) -> dict[str, Any]:
    """All that a search looks through, as :func:`govbudget.search` does."""
    trees = [holdings.newest(scheme) for scheme in holdings.trees]
    texts = SearchTexts(holdings.catalogue, trees, is_own=holdings.is_own)
    characters = _characters(texts.entries, texts.spellings)
    ended = {
        code: entries[-1].name
        for scheme, by_code in holdings.codes.items()
        for code, entries in by_code.items()
        if entries[-1].year < holdings.newest(scheme).year
    }
    return {
        "codes": _codes(texts.entries),
        "names": _once(entry.name for entry in texts.entries),
        "english": _once(entry.name_en for entry in texts.entries),
        "characters": "".join(f"{one}{spelt}" for one, spelt in characters.items()),
        "spelt": {
            number: spelt
            for number, (entry, spelt) in enumerate(
                zip(texts.entries, texts.spellings, strict=True)
            )
            if spelt != _spelt(entry.name, characters)
        },
        "aliases": [[shown, number] for _, shown, number in texts.aliases],
        "former": [
            [place.name, place.code, shown, number] for place, shown, number in texts.former
        ],
        "later": [[key, shown, number] for key, shown, number in texts.later],
        "folded": "".join(
            one + other
            for one, other in holdings.catalogue.codes.rows(
                "characters.csv", ("traditional", "simplified")
            )
            if len(one) == 1
        ),
        "ended": ended,
        "moved": sorted(holdings.moved),
    }


def _codes(entries: Iterable[Entry]) -> str:
    """The codes in their order: all of a root, else a letter for the level and two digits."""
    said = []
    for entry in entries:
        if entry.parent is None:
            said.append(entry.code)
        else:
            said.append(_LETTERS[int(entry.level) - 1] + entry.code[-2:])
    return " ".join(said)


def _once(texts: Iterable[str]) -> list[str | int]:
    """Texts, each once: where it stands again, the number of the first."""
    first: dict[str, int] = {}
    found: list[str | int] = []
    for number, text in enumerate(texts):
        found.append(first.get(text, text) if text else "")
        first.setdefault(text, number)
    return found


def _characters(entries: Iterable[Entry], spellings: Iterable[str]) -> dict[str, str]:
    """How each character is spelt in most names."""
    counted: dict[str, Counter[str]] = {}
    for entry, spelt in zip(entries, spellings, strict=True):
        signs = [one for one in entry.name if "\u4e00" <= one <= "\u9fff"]
        syllables = spelt.split()
        if len(signs) == len(syllables):
            for one, syllable in zip(signs, syllables, strict=True):
                counted.setdefault(one, Counter())[syllable] += 1
    return {
        one: max(sorted(found), key=found.__getitem__) for one, found in sorted(counted.items())
    }


def _spelt(name: str, characters: dict[str, str]) -> str:
    return " ".join(characters[one] for one in name if one in characters)


def all_codes(holdings: Holdings) -> dict[str, Any]:
    """Every code with its names and their years, and what changed: for scripts that compare."""
    return {
        "years": {scheme.value: sorted(trees) for scheme, trees in holdings.trees.items()},
        "runs": [
            [run.code, run.name, run.name_en, run.first, run.last]
            for scheme, codes in holdings.codes.items()
            for code in codes
            for run in holdings.runs(scheme, code)
        ],
        "changes": [
            [one.year, one.kind.value, one.old_code, one.new_code]
            for scheme in holdings.trees
            if not holdings.is_own
            for one in holdings.catalogue.history(scheme).changes
        ],
        "open": {
            scheme.value: {
                year: " ".join(holdings.catalogue.open_lists(scheme, year)) for year in trees
            }
            for scheme, trees in holdings.trees.items()
            if not holdings.is_own
        },
        "moved": sorted(holdings.moved),
    }
