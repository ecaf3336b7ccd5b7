"""The errors of the project: one base class, and each also a builtin that a caller would catch.

Every error carries what it knows as attributes and says it in a sentence: what was handed in, what
is wrong with it, and what would be right. Entries that an error points to are (code, name) pairs.
"""

from __future__ import annotations

from attrs import define

__all__ = [
    "AmbiguousName",
    "CorruptData",
    "DuplicateCode",
    "GovBudgetError",
    "MalformedCode",
    "NameMismatch",
    "PathMismatch",
    "UnknownCode",
    "UnknownEdition",
    "UnknownName",
    "UnknownTerm",
]

Pairs = tuple[tuple[str, str], ...]


def shorten(text: str, limit: int = 60) -> str:
    """A text as an error shows it: quoted, and cut where it is long."""
    if len(text) <= limit:
        return repr(text)
    return f"{text[:limit]!r}… ({len(text):,} characters)"


def _listed(pairs: Pairs, limit: int = 5) -> str:
    shown = ", ".join(f"{code} {name}".rstrip() for code, name in pairs[:limit])
    left = len(pairs) - limit
    return f"{shown} and {left} more" if left > 0 else shown


def _hint(pairs: Pairs) -> str:
    return f"; did you mean {_listed(pairs, 3)}?" if pairs else ""


class GovBudgetError(Exception):
    """The base of every error that this project raises of its own."""


@define(slots=False, str=False, eq=False)
class MalformedCode(GovBudgetError, ValueError):
    """What was handed in cannot be read as a code, a name or a path of names.

    Attributes:
        written: what was handed in, as text.
        reason: what is wrong with it.
        suggestions: the entries that may have been meant.
    """

    written: str
    reason: str
    suggestions: Pairs = ()

    def __str__(self) -> str:
        return f"{shorten(self.written)} cannot be read: {self.reason}{_hint(self.suggestions)}"


@define(slots=False, str=False, eq=False)
class UnknownCode(GovBudgetError, KeyError):
    """A code that the edition does not have.

    Attributes:
        code: the code that was asked for.
        scheme: the scheme that was asked.
        year: the year of its edition.
        reason: where the code does stand, or why it cannot; empty if nothing is known.
        parent: the nearest ancestor that the edition does have.
        suggestions: the nearest codes that it has.
        elsewhere: the entry with this code outside the tree that was asked.
    """

    code: str
    scheme: str
    year: int
    reason: str = ""
    parent: tuple[str, str] | None = None
    suggestions: Pairs = ()
    elsewhere: tuple[str, str] | None = None

    def __str__(self) -> str:
        said = f"{shorten(self.code)[1:-1]} is not in {self.scheme} {self.year}"
        if self.reason:
            said += f": {self.reason}"
        if self.parent:
            said += f"; {' '.join(self.parent)} is"
        return said + _hint(self.suggestions)


@define(slots=False, str=False, eq=False)
class UnknownName(GovBudgetError, KeyError):
    """A name that no entry of the edition has.

    Attributes:
        name: the name that was asked for.
        where: the editions that were searched.
        suggestions: the entries with the nearest names.
    """

    name: str
    where: str
    suggestions: Pairs = ()

    def __str__(self) -> str:
        return f"no entry of {self.where} is named {shorten(self.name)}{_hint(self.suggestions)}"


@define(slots=False, str=False, eq=False)
class AmbiguousName(GovBudgetError, LookupError):
    """A name that several entries have.

    Attributes:
        name: the name that was asked for.
        candidates: every entry that has it.
        paths: the names above each candidate, in the same order.
    """

    name: str
    candidates: Pairs
    paths: tuple[str, ...] = ()

    def __str__(self) -> str:
        places = self.paths or ("",) * len(self.candidates)
        shown = [
            f"{code} ({path})" if path else f"{code} {name}"
            for (code, name), path in zip(self.candidates[:5], places, strict=False)
        ]
        left = len(self.candidates) - len(shown)
        more = f" and {left} more" if left else ""
        return (
            f"{shorten(self.name)} names {len(self.candidates)} entries: {', '.join(shown)}{more}; "
            "add the code, the path of names above it, or the scheme"
        )


@define(slots=False, str=False, eq=False)
class NameMismatch(GovBudgetError, ValueError):
    """A code written with a name that does not belong to it.

    Attributes:
        code: the code that was written.
        name: the name that was written.
        official: the name that the code has.
        named: the entries that do have the written name.
    """

    code: str
    name: str
    official: str
    named: Pairs = ()

    def __str__(self) -> str:
        said = f"{self.code} is {self.official}, not {self.name}"
        if self.named:
            said += f"; {self.name} is {_listed(tuple((code, '') for code, _ in self.named))}"
        return said


@define(slots=False, str=False, eq=False)
class PathMismatch(GovBudgetError, ValueError):
    """A path of names in which one name does not stand below the one before it.

    Attributes:
        path: the path that was written.
        part: the first name that does not fit.
        above: what was written above it, with its code.
        named: the entries that have the name, wherever they stand.
        reason: where they stand.
    """

    path: str
    part: str
    above: tuple[str, str]
    named: Pairs = ()
    reason: str = ""

    def __str__(self) -> str:
        return f"{self.part} does not stand below {' '.join(self.above)}{self.reason}"


@define(slots=False, str=False, eq=False)
class DuplicateCode(GovBudgetError, ValueError):
    """A local entry for a code that the tree has already.

    Attributes:
        code: the code.
        name: the name that the tree has for it.
    """

    code: str
    name: str

    def __str__(self) -> str:
        return f"{self.code} is in the tree already: {self.name}"


@define(slots=False, str=False, eq=False)
class UnknownEdition(GovBudgetError, LookupError):
    """A year for which no edition of the scheme is kept.

    Attributes:
        scheme: the scheme that was asked.
        year: the year that was asked for; None where the scheme has no edition at all.
        years: the years that there are.
    """

    scheme: str
    year: object
    years: tuple[int, ...] = ()

    def __str__(self) -> str:
        if not self.years:
            return f"no edition of {self.scheme} is kept in this version of govbudget"
        kept = ", ".join(map(str, self.years))
        return f"no edition of {self.scheme} for {shorten(str(self.year))[1:-1]}; kept: {kept}"


@define(slots=False, str=False, eq=False)
class UnknownTerm(GovBudgetError, KeyError):
    """A term that the glossary does not have.

    Attributes:
        term: the term that was asked for.
        suggestions: the nearest terms that it has.
    """

    term: str
    suggestions: tuple[str, ...] = ()

    def __str__(self) -> str:
        hint = f"; did you mean {', '.join(self.suggestions)}?" if self.suggestions else ""
        return f"the glossary has no term {shorten(self.term)}{hint}"


@define(slots=False, str=False, eq=False)
class CorruptData(GovBudgetError, ValueError):
    """A table of ``codes/`` that cannot be read as it stands.

    Attributes:
        file: the table, as a path below ``codes/``.
        line: the line, from 1; 0 where the whole table is meant.
        reason: what is wrong.
    """

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        place = f"codes/{self.file}" + (f", line {self.line}" if self.line else "")
        return f"{place}: {self.reason}"
