"""The errors of the project: one base class, and each also a builtin that a caller would catch.

Every error carries what it knows as attributes and says it in a sentence: what was handed in, what
is wrong with it, and what would be right. Entries that an error points to are (code, name) pairs.
``str(error)`` is that sentence in English, :meth:`GovBudgetError.sentence` gives it in Chinese too.

Plain classes, since every start of the library pays for them; sentences are looked up when they
are said.
"""

from __future__ import annotations

from govbudget.base.shown import as_text, shown

# Spelt out: every start of the library would pay for typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from govbudget.base.messages import Language, Message

__all__ = [
    "AmbiguousName",
    "BrokenRules",
    "CorruptData",
    "CountedTwice",
    "DuplicateCode",
    "FigureNotRead",
    "GovBudgetError",
    "InexactAmount",
    "InternalFault",
    "LimitExceeded",
    "MalformedAmount",
    "MalformedCode",
    "MalformedLine",
    "MalformedTable",
    "MissingExtra",
    "NameMismatch",
    "NothingLearnt",
    "PathMismatch",
    "UnknownCode",
    "UnknownCorrespondence",
    "UnknownEdition",
    "UnknownName",
    "UnknownScheme",
    "UnknownTerm",
    "UnknownWord",
    "UnreadableFile",
    "UnreadableRows",
    "WrongArgument",
    "WrongSetting",
]

# Greater numbers are not written out: Python refuses to beyond some thousand digits.
_A_YEAR = 10**12
# So much is repeated of what was handed in, or of what an exception says.
_SHOWN = 200
# So much of each title in a list of them.
_A_TITLE = 60
#: What an unknown word should have named, of which the catalogue has the word in each language.
_KINDS = frozenset(
    {"direction", "fund", "kind of change", "kind of document", "kind of source"}
    | {"kind of statement", "level", "level of a body", "measure", "scheme", "scope"}
    | {"severity", "unit"}
)
Pairs = tuple[tuple[str, str], ...]


#: What systems say most often, of which the catalogue has the sentence in each language.
_SYSTEM = (
    *("EACCES", "EBUSY", "EDQUOT", "EEXIST", "EFBIG", "EIO", "EISDIR", "ELOOP", "EMFILE"),
    *("ENAMETOOLONG", "ENOENT", "ENOSPC", "ENOTDIR", "EPERM", "EROFS"),
)


def of_system(error: OSError | ValueError) -> Message:
    """Why the system did not do what was asked with a file."""
    import errno

    number = getattr(error, "errno", None)
    name = next((one for one in _SYSTEM if number == getattr(errno, one, 0)), "other")
    said = getattr(error, "strerror", None) or str(error)
    return _message(f"system.{name}", said=said)


def shorten(text: str, limit: int = 60) -> str:
    """A text as an error shows it: quoted, and cut where it is long."""
    if len(text) <= limit:
        return repr(text)
    return f"{text[:limit]!r}… ({len(text):,} characters)"


def either(words: tuple[str, ...]) -> Message | str:
    """Words of which one is meant, the last two with "or" between them."""
    *first, last = words
    return _message("either", first=either(tuple(first)), second=last) if first else last


def because(name: str, /, **params: Any) -> Message:
    """A reason of an error, by its name in the catalogue; nothing is loaded before one is made.

    Args:
        name: its name in the catalogue ``errors``.
        params: what its sentences name.
    """
    return _message(name, **params)


def _message(name: str, /, **params: Any) -> Message:
    from govbudget.base.messages import Message

    return Message(f"errors.{name}", **params)


def _more(left: int) -> Message | None:
    return _message("more", left=left) if left > 0 else None


def _listed(pairs: Pairs, limit: int = 5) -> Message:
    shown = tuple(f"{code} {name}".rstrip() for code, name in pairs[:limit])
    return _message("listed", shown=shown, more=_more(len(pairs) - limit))


def titles_of(titles: Iterable[str], most: int = 12) -> Message:
    """Titles of which one is meant: the first of them, long ones cut, and how many more there are.

    >>> titles_of((f"合计{number}" for number in range(20_000)), most=3).zh
    '合计0、合计1、合计2，另有 19,997 个'
    >>> titles_of(["合计" * 40]).en[-20:]
    '计合计… (80 characters)'

    Args:
        titles: all of them.
        most: how many are said.
    """
    every = tuple(titles)
    said = tuple(_cut(one) if len(one) > _A_TITLE else one for one in every[:most])
    return _message("listed", shown=said, more=_more(len(every) - most))


def _cut(text: str) -> Message:
    return _message("cut", begin=text[:_A_TITLE], count=len(text))


def _hint(pairs: Pairs) -> Message | None:
    return _message("hint", listed=_listed(pairs, 3)) if pairs else None


class GovBudgetError(Exception):
    """The base of every error that this project raises of its own."""

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        from govbudget.base.messages import Message

        said = self.args[0] if len(self.args) == 1 else super().__str__()
        return said if isinstance(said, Message) else Message.written(str(said), str(said))

    def sentence(self, language: Language = "en") -> str:
        """What is wrong, and what would be right, in the language of the reader.

        Args:
            language: ``zh`` or ``en``.

        >>> import govbudget as gb
        >>> try:
        ...     gb.amounts.parse_amount("12%")
        ... except gb.GovBudgetError as error:
        ...     error.sentence("zh")
        "'12%' 不能作为金额读取：它是百分比，不是金额"

        .. versionadded:: 0.2.0
        """
        return self.message.render(language)

    def __str__(self) -> str:
        return self.sentence()


def why_of(error: Exception) -> Message:
    """What an exception says: one of ours in the language of the reader, another in quotation.

    Args:
        error: the exception.
    """
    if isinstance(error, GovBudgetError):
        return error.message
    return _message("said_by", said=str(error))


class _Reasoned:
    """An error with a reason of its own.

    Attributes:
        why: the reason as it was handed in: a text, or a message in both languages.
    """

    why: Message | str

    @property
    def because(self) -> Message:
        """The reason in both languages; a text that was handed in is said as it is."""
        return _message("as_said", why=self.why)

    @property
    def reason(self) -> str:
        """The reason in English."""
        return str(self.why)


def _part(text: str) -> str:
    """A text as it is shown, cut where it is long."""
    said = shown(text)
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN]}… ({len(said):,} characters)"


class WrongArgument(_Reasoned, GovBudgetError, TypeError, ValueError):
    """An argument of another kind, or with another value, than the function takes.

    Attributes:
        name: the argument.
        given: what was handed in, as text; empty where the reason says it.
        reason: what is wrong, and what would be right.

    .. versionadded:: 0.2.0
    """

    def __init__(self, name: str, given: str, reason: Message | str) -> None:
        self.name = name
        self.given = given
        self.why = reason
        super().__init__(name, given, reason)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language."""
        given = _message("given", given=_part(self.given)) if self.given else None
        return _message("wrong_argument", name=self.name, given=given, why=self.why)


class InternalFault(GovBudgetError, RuntimeError):
    """A fault of this library itself, of which nobody knew; what happened is its cause.

    Attributes:
        where: what was being done: the function that was called.
        kind: the name of the exception.
        said: what it says.

    .. versionadded:: 0.2.0
    """

    def __init__(self, where: str, kind: str, said: str) -> None:
        self.where = where
        self.kind = kind
        self.said = said
        super().__init__(where, kind, said)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language."""
        said = shown(self.said[:_SHOWN])
        return _message("internal_fault", where=self.where, kind=self.kind, said=said)


class MalformedCode(_Reasoned, GovBudgetError, ValueError):
    """What was handed in cannot be read as a code, a name or a path of names.

    Attributes:
        written: what was handed in, as text.
        reason: what is wrong with it.
        suggestions: the entries that may have been meant.
    """

    def __init__(
        self,
        written: str,
        reason: Message | str,
        suggestions: Pairs = (),
    ) -> None:
        self.written = written
        self.why = reason
        self.suggestions = suggestions
        super().__init__(written, reason, suggestions)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        return _message(
            "malformed_code",
            written=shorten(self.written),
            why=self.why,
            hint=_hint(self.suggestions),
        )


class MalformedAmount(_Reasoned, GovBudgetError, ValueError):
    """A text that cannot be read as an amount.

    Attributes:
        written: the text.
        reason: what is wrong with it.
    """

    def __init__(self, written: str, reason: Message | str) -> None:
        self.written = written
        self.why = reason
        super().__init__(written, reason)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        return _message("malformed_amount", written=shorten(self.written), why=self.why)


class MalformedLine(_Reasoned, GovBudgetError, ValueError):
    """A line of amounts that has another form than was asked for.

    Attributes:
        line: which line, from 1.
        reason: what is wrong, and what would be right.
    """

    def __init__(self, line: int, reason: Message | str) -> None:
        self.line = line
        self.why = reason
        super().__init__(line, reason)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        return _message("malformed_line", line=self.line, why=self.why)


class CountedTwice(GovBudgetError, ValueError):
    """Codes that have lines of their own beside lines below them, where that is refused.

    Attributes:
        codes: the codes with their names.

    .. versionadded:: 0.2.0
    """

    def __init__(self, codes: Pairs) -> None:
        self.codes = codes
        super().__init__(codes)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language."""
        many = len(self.codes) > 1
        return _message("counted_twice", codes=_listed(self.codes), many=many)


class FigureNotRead(GovBudgetError, ValueError):
    """Amounts that were not read, which a sum would lack.

    Attributes:
        cells: for each the line, the code or the column, and the reason.

    .. versionadded:: 0.2.0
    """

    def __init__(self, cells: tuple[tuple[int, str, Message | str], ...]) -> None:
        self._cells = cells
        super().__init__(cells)

    @property
    def cells(self) -> tuple[tuple[int, str, str], ...]:
        """For each the line, the code or the column, and the reason in English."""
        return tuple((line, where, str(why)) for line, where, why in self._cells)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language."""
        shown = tuple(
            _message("cell_not_read", line=line, where=where, why=why)
            for line, where, why in self._cells[:10]
        )
        count = len(self._cells)
        more = _message("and_more", left=count - 10) if count > len(shown) else None
        many = _message("an_amount") if count == 1 else _message("amounts", count=count)
        return _message("figure_not_read", many=many, shown=shown, more=more)


class MalformedTable(_Reasoned, GovBudgetError, ValueError):
    """A table that is none: its rows, measures and identities do not fit together.

    Attributes:
        title: what the table is called; empty where it has no name.
        reason: what is wrong, and what would be right.
    """

    def __init__(self, title: str, reason: Message | str) -> None:
        self.title = title
        self.why = reason
        super().__init__(title, reason)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        if not self.title:
            return _message("as_said", why=self.why)
        return _message("malformed_table", title=shorten(self.title), why=self.why)


class InexactAmount(_Reasoned, GovBudgetError, ValueError):
    """A number that is not exact, or would not be after what was asked.

    Attributes:
        number: the number, as text.
        reason: why it is refused, and what would be right.
        where: the line that it stands in; empty where that is not known.
    """

    def __init__(self, number: str, reason: Message | str, where: Message | str = "") -> None:
        self.number = number
        self.why = reason
        self._where = where
        super().__init__(number, reason, where)

    @property
    def where(self) -> str:
        """The line that it stands in, in English.

        .. versionadded:: 0.2.0
        """
        return str(self._where)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        where = _message("place", where=self._where) if self._where else None
        return _message("inexact_amount", where=where, number=self.number, why=self.why)


class MissingCode(_Reasoned, GovBudgetError, KeyError, ValueError):
    """A code that a tree does not have, be it that the edition has not or that nobody can say here.

    It is a failed look-up, and a wrong value of a field.
    It is the base of :class:`UnknownCode` and :class:`UndeterminedCode`; catch it where the
    difference does not matter.

    Attributes:
        code: the code that was asked for.
        scheme: the scheme that was asked.
        year: the year of its edition.
        reason: where the code does stand, or why it cannot; empty if nothing is known.
        parent: the nearest ancestor that the edition does have.
        suggestions: the nearest codes that it has.
        elsewhere: the entry with this code outside the tree that was asked.
        became: what the code is in this edition, where another edition knows it.

    .. versionadded:: 0.2.0
    """

    def __init__(  # noqa: PLR0913, PLR0917  what is known, for pickling in order
        self,
        code: str,
        scheme: str,
        year: int,
        reason: Message | str = "",
        parent: tuple[str, str] | None = None,
        suggestions: Pairs = (),
        elsewhere: tuple[str, str] | None = None,
        became: Pairs = (),
    ) -> None:
        self.code = code
        self.scheme = scheme
        self.year = year
        self.why = reason
        self.parent = parent
        self.suggestions = suggestions
        self.elsewhere = elsewhere
        self.became = became
        super().__init__(code, scheme, year, reason, parent, suggestions, elsewhere, became)

    @property
    def _shown(self) -> str:
        return self.code if self.code.isdecimal() else shorten(self.code)


class UnknownCode(MissingCode):
    """A code that the edition does not have."""

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        return _message(
            "unknown_code",
            code=self._shown,
            scheme=self.scheme,
            year=self.year,
            why=_message("reason", why=self.why) if self.why else None,
            parent=_message("parent", entry=" ".join(self.parent)) if self.parent else None,
            hint=_hint(self.suggestions),
        )


class UndeterminedCode(MissingCode):
    """A code that is not known here, and of which nobody can say here that the edition lacks it.

    The list in which it would stand is open: see :class:`~govbudget.OpenList`.

    Attributes:
        parent: the entry whose list is open; None where it is that of the 类.
        reason: why that list is open.
        open_reason: the same as data: a value of :class:`~govbudget.OpenReason`.

    .. versionadded:: 0.2.0
    """

    def __init__(  # noqa: PLR0913, PLR0917  what is known, for pickling in order
        self,
        code: str,
        scheme: str,
        year: int,
        reason: Message | str = "",
        parent: tuple[str, str] | None = None,
        suggestions: Pairs = (),
        open_reason: str = "",
    ) -> None:
        super().__init__(code, scheme, year, reason, parent, suggestions)
        self.open_reason = open_reason
        self.args = (code, scheme, year, reason, parent, suggestions, open_reason)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language."""
        return _message(
            "undetermined_code",
            code=self._shown,
            scheme=self.scheme,
            year=self.year,
            below=_message("below", entry=" ".join(self.parent))
            if self.parent
            else _message("classes"),
            why=self.why,
            hint=_hint(self.suggestions),
        )


class UnknownName(GovBudgetError, KeyError):
    """A name that no entry of the edition has.

    Attributes:
        name: the name that was asked for.
        where: the editions that were searched.
        suggestions: the entries with the nearest names.
        open_reason: why the name may be there all the same, where the list in which it is written
            is open: a value of :class:`~govbudget.OpenReason`; empty otherwise.
    """

    def __init__(
        self,
        name: str,
        where: str,
        suggestions: Pairs = (),
        open_reason: str = "",
    ) -> None:
        self.name = name
        self.where = where
        self.suggestions = suggestions
        self.open_reason = open_reason
        super().__init__(name, where, suggestions, open_reason)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        return _message(
            "unknown_name",
            where=self.where,
            known=bool(self.open_reason),
            name=shorten(self.name),
            hint=_hint(self.suggestions),
        )


class AmbiguousName(GovBudgetError, LookupError):
    """A name that several entries have.

    Attributes:
        name: the name that was asked for.
        candidates: every entry that has it.
        paths: the names above each candidate, in the same order.
    """

    def __init__(
        self,
        name: str,
        candidates: Pairs,
        paths: tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.candidates = candidates
        self.paths = paths
        super().__init__(name, candidates, paths)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        places = self.paths or ("",) * len(self.candidates)
        shown = tuple(
            f"{code} ({path})" if path else f"{code} {name}"
            for (code, name), path in zip(self.candidates[:5], places, strict=False)
        )
        return _message(
            "ambiguous_name",
            name=shorten(self.name),
            count=len(self.candidates),
            shown=shown,
            more=_more(len(self.candidates) - len(shown)),
        )


class NameMismatch(GovBudgetError, ValueError):
    """A code written with a name that does not belong to it.

    Attributes:
        code: the code that was written.
        name: the name that was written.
        official: the name that the code has.
        named: the entries that do have the written name.
    """

    def __init__(
        self,
        code: str,
        name: str,
        official: str,
        named: Pairs = (),
    ) -> None:
        self.code = code
        self.name = name
        self.official = official
        self.named = named
        super().__init__(code, name, official, named)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        named = None
        if self.named:
            codes = _listed(tuple((code, "") for code, _ in self.named))
            named = _message("named", name=self.name, codes=codes)
        return _message(
            "name_mismatch", code=self.code, official=self.official, name=self.name, named=named
        )


class PathMismatch(_Reasoned, GovBudgetError, ValueError):
    """A path of names in which one name does not stand where it is written.

    Attributes:
        path: the path that was written.
        part: the first name that does not fit.
        above: the entry that was written above it; None where it is the first.
        named: the entries that have the name, wherever they stand.
        reason: what is wrong, and where the name stands.
        probable: the entries that are probably meant where the levels are shifted.
        open_reason: why the name may stand there all the same, where the list of the entry above is
            open: a value of :class:`~govbudget.OpenReason`; empty otherwise.
    """

    def __init__(  # noqa: PLR0913, PLR0917  what is known, for pickling in order
        self,
        path: str,
        part: str,
        above: tuple[str, str] | None,
        named: Pairs = (),
        reason: Message | str = "",
        probable: Pairs = (),
        open_reason: Message | str = "",
    ) -> None:
        self.path = path
        self.part = part
        self.above = above
        self.named = named
        self.why = reason
        self.probable = probable
        self.open_reason = open_reason
        super().__init__(path, part, above, named, reason, probable, open_reason)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        probable = _message("shifted", listed=_listed(self.probable, 3)) if self.probable else None
        return _message("path_mismatch", part=self.part, why=self.why, probable=probable)


class DuplicateCode(GovBudgetError, ValueError):
    """A local entry for a code that the tree has already.

    Attributes:
        code: the code.
        name: the name that the tree has for it.
    """

    def __init__(
        self,
        code: str,
        name: str,
    ) -> None:
        self.code = code
        self.name = name
        super().__init__(code, name)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        return _message("duplicate_code", code=self.code, name=self.name)


class UnknownCorrespondence(GovBudgetError, LookupError):
    """Two classifications between which no correspondence is kept.

    Attributes:
        source: what was to be converted.
        target: what it was to be converted to.
        kept: the correspondences that are kept.
    """

    def __init__(self, source: str, target: str, kept: tuple[str, ...]) -> None:
        self.source = source
        self.target = target
        self.kept = kept
        super().__init__(source, target, kept)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        return _message(
            "unknown_correspondence",
            source=shorten(self.source),
            target=shorten(self.target),
            kept=self.kept,
        )


class UnknownEdition(GovBudgetError, LookupError):
    """A year for which no edition of the scheme is kept.

    Attributes:
        scheme: the scheme that was asked.
        year: the year that was asked for; None where no year was.
        years: the years that there are.
    """

    def __init__(
        self,
        scheme: str,
        year: object,
        years: tuple[int, ...] = (),
    ) -> None:
        self.scheme = scheme
        self.year = year
        self.years = years
        super().__init__(scheme, year, years)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        if not self.years:
            return _message("no_edition", scheme=self.scheme)
        if isinstance(self.year, int):
            is_small = abs(self.year) < _A_YEAR
            year = str(self.year) if is_small else _message("too_great")
            return _message("unknown_edition", scheme=self.scheme, year=year, kept=self.years)
        return _message("no_year", year=shorten(as_text(self.year)), kept=self.years)


class UnknownWord(_Reasoned, GovBudgetError, ValueError):
    """A word that names no member of a closed set, as a level or a fund.

    Attributes:
        kind: what it should have named: ``level``, ``fund``, ``unit`` or ``scheme``.
        word: the word.
        known: what there is.
        suggestions: the nearest of these.
        reason: what is wrong, where more is known than that it is not there.

    .. versionadded:: 0.2.0
    """

    def __init__(
        self,
        kind: str,
        word: str,
        known: tuple[str, ...],
        suggestions: tuple[str, ...] = (),
        reason: Message | str = "",
    ) -> None:
        self.kind = kind
        self.word = word
        self.known = known
        self.suggestions = suggestions
        self.why = reason
        super().__init__(kind, word, known, suggestions, reason)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language."""
        if self.why:
            return _message("as_said", why=self.why)
        proposed = self.suggestions
        return _message(
            "unknown_word",
            kind=_message(f"kinds.{self.kind}") if self.kind in _KINDS else self.kind,
            word=shorten(self.word),
            known=self.known,
            hint=_message("hint", listed=either(proposed)) if proposed else None,
        )


class UnknownScheme(UnknownWord):
    """A scheme that does not exist.

    Attributes:
        scheme: the scheme that was asked for.
        schemes: the schemes that there are.
    """

    def __init__(
        self,
        scheme: str,
        schemes: tuple[str, ...],
        suggestions: tuple[str, ...] = (),
        reason: Message | str = "",
    ) -> None:
        self.scheme = scheme
        self.schemes = schemes
        super().__init__("scheme", scheme, schemes, suggestions, reason)
        self.args = (scheme, schemes, suggestions, reason)


class UnknownTerm(GovBudgetError, KeyError):
    """A term that the glossary does not have.

    Attributes:
        term: the term that was asked for.
        suggestions: the nearest terms that it has.
    """

    def __init__(
        self,
        term: str,
        suggestions: tuple[str, ...] = (),
    ) -> None:
        self.term = term
        self.suggestions = suggestions
        super().__init__(term, suggestions)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        proposed = self.suggestions
        hint = _message("hint", listed=proposed) if proposed else None
        return _message("unknown_term", term=shorten(self.term), hint=hint)


class UnreadableFile(_Reasoned, GovBudgetError, ValueError):
    """A file that a user handed in and that cannot be read.

    Attributes:
        path: the file.
        reason: what is wrong with it.
    """

    def __init__(self, path: str, reason: Message | str) -> None:
        self.path = path
        self.why = reason
        super().__init__(path, reason)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        return _message("unreadable_file", path=shown(self.path), why=self.why)


class LimitExceeded(UnreadableFile):
    """A document whose reading takes more time or memory than it may, or ends its process.

    Attributes:
        path: the file.
        reason: what it takes too much of, and how to allow for more.

    .. versionadded:: 0.2.0
    """


class UnreadableRows(GovBudgetError, ValueError):
    """A file in which some rows are wrong; nothing of it was loaded.

    Attributes:
        path: the file.
        faults: the line of every wrong row, and what is wrong with it.
    """

    def __init__(self, path: str, faults: tuple[tuple[str, Message | str], ...]) -> None:
        self.path = path
        self._faults = faults
        super().__init__(path, faults)

    @property
    def faults(self) -> Pairs:
        """The line of every wrong row, and what is wrong with it in English.

        .. versionadded:: 0.2.0
        """
        return tuple((line, str(why)) for line, why in self._faults)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        said: Message | None = None
        for line, why in self._faults[:20]:
            said = _message("row", before=said, line=line, why=why)
        left = len(self._faults) - 20
        more = _message("rows_more", left=left) if left > 0 else None
        count = len(self._faults)
        return _message("unreadable_rows", path=shown(self.path), count=count, rows=said, more=more)


class MissingExtra(GovBudgetError, ImportError):
    """An optional part that is not installed.

    Attributes:
        extra: the extra of the package that installs it.
        purpose: what it is needed for.
    """

    def __init__(self, extra: str, purpose: Message | str) -> None:
        self.extra = extra
        self.what_for = purpose
        super().__init__(extra, purpose)

    @property
    def purpose(self) -> str:
        """What it is needed for, in English.

        .. versionadded:: 0.2.0
        """
        return str(self.what_for)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        return _message("missing_extra", purpose=self.what_for, extra=self.extra)


class NothingLearnt(_Reasoned, GovBudgetError, ValueError):
    """A file from which nothing can be learnt for the tables of ``codes/``.

    Attributes:
        path: the file.
        reason: what is wrong with it, and what would be right.

    .. versionadded:: 0.2.0
    """

    def __init__(self, path: str, reason: Message | str) -> None:
        self.path = path
        self.why = reason
        super().__init__(path, reason)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language."""
        return _message("nothing_learnt", path=shown(self.path), why=self.why)


class BrokenRules(GovBudgetError, ValueError):
    """Tables of ``codes/`` that break rules, so that nothing was written.

    Attributes:
        violations: what is wrong, a sentence each, with file and line.

    .. versionadded:: 0.2.0
    """

    def __init__(self, violations: tuple[str, ...]) -> None:
        self.violations = violations
        super().__init__(violations)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language."""
        others = len(self.violations) - 1
        return _message(
            "broken_rules",
            first=self.violations[0],
            others=_message("others", count=others) if others else None,
        )


class CorruptData(_Reasoned, GovBudgetError, ValueError):
    """A table of ``codes/`` that cannot be read as it stands.

    Attributes:
        file: the table, as a path below ``codes/``.
        line: the line, from 1; 0 where the whole table is meant.
        reason: what is wrong.
    """

    def __init__(
        self,
        file: str,
        line: int,
        reason: Message | str,
    ) -> None:
        self.file = file
        self.line = line
        self.why = reason
        super().__init__(file, line, reason)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        line = _message("of_line", line=self.line) if self.line else None
        return _message("corrupt_data", file=self.file, line=line, why=self.why)


class WrongSetting(GovBudgetError, ValueError):
    """A setting of the check names a rule or an option that is none, or a value that cannot be.

    Attributes:
        setting: which setting, as ``select`` or the file that has it.
        said: what is wrong with it, and what would be right.

    .. versionadded:: 0.2.0
    """

    def __init__(self, setting: str, said: Message) -> None:
        self.setting = setting
        self.said = said
        super().__init__(setting, said)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language."""
        return _message("wrong_setting", setting=self.setting, why=self.said)
