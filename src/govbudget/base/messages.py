"""Messages as objects: an id and its parameters, rendered in the language of the reader.

The sentences stand in catalogues, ``base/catalogues/<first word of the id>.toml``, Chinese and
English side by side::

    [changes.percent]
    zh = "{name:quote}增减{percent}%与金额不符{near?，只差末位}。"
    en = "{name} changes by {percent}% in the text"

A sentence names its parameters in braces:

* ``{name}`` is the parameter as its kind is said: a message, or a text that remembers one, in the
  same language, a member of a closed set by its term, an amount with its unit, several things as
  a list, nothing for None;
* ``{name:quote}`` in quotation marks, each by itself where there are several; ``{name:blank}``
  says that a figure is missing where the parameter is None; ``{count:,}`` parts thousands;
  ``{parts:semicolons}`` parts several things by semicolons;
* ``{near?words}`` and ``{near?words|other words}`` are words that stand there only where the
  parameter is true, and what stands there otherwise;
* ``{count|row|rows}`` is the first word for one and the second for any other number.

Nothing is read before a message is rendered.
"""

from __future__ import annotations

import os
import re
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias, cast

from govbudget.base.said import SaidText

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "LANGUAGES",
    "NOTHING",
    "Language",
    "Loader",
    "Message",
    "catalogue",
    "catalogues",
    "names_in",
]

#: The language of the reader.
Language: TypeAlias = Literal["zh", "en"]
#: All languages; each message has a sentence in each.
LANGUAGES: tuple[Language, ...] = ("zh", "en")

_FIELD = re.compile(r"\{(?P<name>\w+)(?P<how>[:?|][^{}]*)?\}")
_BETWEEN = {"zh": "、", "en": ", "}
_SEMICOLON = {"zh": "；", "en": "; "}
_BLANK = {"zh": "空白", "en": "blank"}


class Message:
    """A sentence that is not said yet: its id in a catalogue, and its parameters.

    It is immutable, hashable and picklable; a parameter may be a message itself.

    >>> missing = Message.written("缺少{name:quote}。", "{name} is missing", name="收支总表")
    >>> missing.render("zh"), missing.render("en")
    ('缺少“收支总表”。', '收支总表 is missing')

    Args:
        id: where its sentences stand; its first word names the catalogue.
        params: what the sentences name; all hashable, a list is kept as a tuple.

    Attributes:
        id: where its sentences stand; empty where it carries them itself.
    """

    __slots__ = ("_own", "_params", "id")
    id: str
    _own: tuple[str, str] | None
    _params: tuple[tuple[str, Any], ...]

    def __init__(self, id: str, /, **params: Any) -> None:  # noqa: A002  the word of catalogues
        object.__setattr__(self, "id", id)
        object.__setattr__(self, "_own", None)
        given = sorted([(name, _kept(value)) for name, value in params.items()]) if params else ()
        object.__setattr__(self, "_params", tuple(given))

    @classmethod
    def written(cls, zh: str, en: str, /, **params: Any) -> Message:
        """A message that carries its sentences itself, as that of a rule of somebody else.

        Without parameters both are said as they are, braces and all.

        Args:
            zh: the sentence in Chinese.
            en: the same in English.
            params: what the sentences name.
        """
        made = cls("", **params)
        object.__setattr__(made, "_own", (zh, en))
        return made

    @property
    def params(self) -> dict[str, Any]:
        """The parameters by their names."""
        return dict(self._params)

    @property
    def zh(self) -> str:
        """The sentence in Chinese."""
        return self.render("zh")

    @property
    def en(self) -> str:
        """The sentence in English."""
        return self.render("en")

    def render(self, language: Language) -> str:
        """The sentence in a language.

        A sentence that a catalogue lacks is no reason to lose a report: the id and the parameters
        stand in its place.

        Args:
            language: ``zh`` or ``en``.
        """
        if self._own is not None:
            own = self._own[LANGUAGES.index(language)]
            return _filled(own, dict(self._params), language) if self._params else own
        sentence = catalogue(self.id.partition(".")[0]).get(self.id, {}).get(language)
        if sentence is None:
            said = ", ".join(f"{name}={_said(one, language)}" for name, one in self._params)
            return f"{self.id} ({said})" if said else self.id
        return _filled(sentence, dict(self._params), language)

    def __str__(self) -> str:
        return self.render("en")

    def __repr__(self) -> str:
        params = "".join(f", {name}={value!r}" for name, value in self._params)
        if self._own is None:
            return f"Message({self.id!r}{params})"
        return f"Message.written({self._own[0]!r}, {self._own[1]!r}{params})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Message):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __bool__(self) -> bool:
        return bool(self.id or self._own != ("", ""))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"Message cannot be changed: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"Message cannot be changed: {name}")

    def __reduce__(self) -> tuple[Any, ...]:
        return _made, self._key()

    def _key(self) -> tuple[Any, ...]:
        return self.id, self._own, self._params


#: What is said where there is nothing to be said.
NOTHING = Message.written("", "")


def _made(
    id: str,  # noqa: A002  the word of catalogues
    own: tuple[str, str] | None,
    params: tuple[tuple[str, Any], ...],
) -> Message:
    if own is None:
        return Message(id, **dict(params))
    return Message.written(*own, **dict(params))


def _kept(value: Any) -> Any:
    return tuple(map(_kept, value)) if isinstance(value, list | tuple) else value


def _filled(sentence: str, params: Mapping[str, Any], language: Language) -> str:
    """A sentence with its parameters; one that it was not given stands as it is written."""

    def put(found: re.Match[str]) -> str:
        name, how = found["name"], found["how"] or ""
        if name not in params:
            return found[0]
        value = params[name]
        if how.startswith("?"):
            return how[1:].partition("|")[0 if value else 2]
        if how.startswith("|"):
            return how[1:].partition("|")[0 if value == 1 else 2]
        return _said(value, language, how[1:])

    return _FIELD.sub(put, sentence)


def _said(value: Any, language: Language, how: str = "") -> str:
    """A parameter in the words of a language."""
    if isinstance(value, tuple):
        between = (_SEMICOLON if how == "semicolons" else _BETWEEN)[language]
        return between.join(_said(one, language, how) for one in value)
    if value is None:
        return _BLANK[language] if how == "blank" else ""
    if how == ",":
        return f"{value:,}"
    if isinstance(value, SaidText):
        value = value.message
    if isinstance(value, Message):
        text = value.render(language)
    elif isinstance(value, Decimal):
        text = f"{value:f}"
    elif language == "zh" and isinstance(value, Enum) and hasattr(value, "chinese"):
        text = value.chinese
    else:
        text = str(value)
    return _quoted(text) if how == "quote" else text


def _quoted(text: str) -> str:
    """A text in quotation marks; those inside it become single ones."""
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


def names_in(sentence: str) -> frozenset[str]:
    """The names of the parameters that a sentence has.

    >>> sorted(names_in("{name:quote}增减{percent}%{near?，只差末位}。"))
    ['name', 'near', 'percent']

    Args:
        sentence: the sentence as a catalogue has it.
    """
    return frozenset(found["name"] for found in _FIELD.finditer(sentence))


class Loader(Protocol):
    """What loads a module, and files beside it."""

    def get_data(self, path: str) -> bytes:
        """What stands in a file beside the package."""


@cache
def catalogue(name: str) -> Mapping[str, Mapping[str, str]]:
    """The sentences of a catalogue by id and language; none where there is no such catalogue.

    Args:
        name: the first word of its ids.
    """
    import tomllib

    # With the loader of the package, so that a zipped wheel on the path works like a folder.
    path = os.path.join(os.path.dirname(__file__), "catalogues", f"{name}.toml")  # noqa: PTH118, PTH120
    try:
        data = cast("Loader", globals()["__loader__"]).get_data(path)
    except OSError:
        return {}
    return dict(_sentences(tomllib.loads(data.decode("utf-8")), name))


def _sentences(table: Mapping[str, Any], above: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The messages of a table and of those below it, each with its whole id."""
    own: dict[str, str] = {word: table[word] for word in LANGUAGES if word in table}
    if own:
        yield above, own
    for name, below in table.items():
        if isinstance(below, dict):
            yield from _sentences(below, f"{above}.{name}")


def catalogues() -> tuple[str, ...]:
    """The names of all catalogues, in order."""
    from importlib.resources import files

    folder = files("govbudget.base") / "catalogues"
    names = (one.name for one in folder.iterdir())
    return tuple(sorted(name[:-5] for name in names if name.endswith(".toml")))
