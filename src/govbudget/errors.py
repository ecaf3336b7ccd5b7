"""The errors of the project: one base class, and each also a builtin that a caller would catch.

Every error carries what it knows as attributes and says it in a sentence: what was handed in, what
is wrong with it, and what would be right. Entries that an error points to are (code, name) pairs.

Plain classes, since every start of the library pays for them.
"""

from __future__ import annotations

from govbudget.base.shown import as_text, shown

# Spelt out: every start of the library would pay for typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from govbudget.base.messages import Message

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


class WrongArgument(GovBudgetError, TypeError, ValueError):
    """An argument of another kind, or with another value, than the function takes.

    Attributes:
        name: the argument.
        given: what was handed in, as text; empty where the reason says it.
        reason: what is wrong, and what would be right.
    """

    def __init__(self, name: str, given: str, reason: str) -> None:
        self.name = name
        self.given = given
        self.reason = reason
        super().__init__(name, given, reason)

    def __str__(self) -> str:
        given = shown(self.given)
        if len(given) > _SHOWN:
            given = f"{given[:_SHOWN]}… ({len(given):,} characters)"
        return f"{self.name}: {given}: {self.reason}" if given else f"{self.name}: {self.reason}"


class InternalFault(GovBudgetError, RuntimeError):
    """A fault of this library itself, of which nobody knew; what happened is its cause.

    Attributes:
        where: what was being done: the function that was called.
        kind: the name of the exception.
        said: what it says.
    """

    def __init__(self, where: str, kind: str, said: str) -> None:
        self.where = where
        self.kind = kind
        self.said = said
        super().__init__(where, kind, said)

    def __str__(self) -> str:
        said = shown(self.said[:_SHOWN])
        return f"a fault of govbudget itself, in {self.where}: {self.kind}: {said}"


class MalformedCode(GovBudgetError, ValueError):
    """What was handed in cannot be read as a code, a name or a path of names.

    Attributes:
        written: what was handed in, as text.
        reason: what is wrong with it.
        suggestions: the entries that may have been meant.
    """

    def __init__(
        self,
        written: str,
        reason: str,
        suggestions: Pairs = (),
    ) -> None:
        self.written = written
        self.reason = reason
        self.suggestions = suggestions
        super().__init__(written, reason, suggestions)

    def __str__(self) -> str:
        return f"{shorten(self.written)} cannot be read: {self.reason}{_hint(self.suggestions)}"


class MalformedAmount(GovBudgetError, ValueError):
    """A text that cannot be read as an amount.

    Attributes:
        written: the text.
        reason: what is wrong with it.
    """

    def __init__(self, written: str, reason: str) -> None:
        self.written = written
        self.reason = reason
        super().__init__(written, reason)

    def __str__(self) -> str:
        return f"{shorten(self.written)} cannot be read as an amount: {self.reason}"


class MalformedLine(GovBudgetError, ValueError):
    """A line of amounts that has another form than was asked for.

    Attributes:
        line: which line, from 1.
        reason: what is wrong, and what would be right.
    """

    def __init__(self, line: int, reason: str) -> None:
        self.line = line
        self.reason = reason
        super().__init__(line, reason)

    def __str__(self) -> str:
        return f"line {self.line:,}: {self.reason}"


class CountedTwice(GovBudgetError, ValueError):
    """Codes that have lines of their own beside lines below them, where that is refused.

    Attributes:
        codes: the codes with their names.
    """

    def __init__(self, codes: Pairs) -> None:
        self.codes = codes
        super().__init__(codes)

    def __str__(self) -> str:
        have = "has" if len(self.codes) == 1 else "have"
        return (
            f"{_listed(self.codes)} {have} lines beside lines on codes below: what they state may "
            "be counted twice; leave them out, or say that all is to be added"
        )


class FigureNotRead(GovBudgetError, ValueError):
    """Amounts that were not read, which a sum would lack.

    Attributes:
        cells: for each the line, the code or the column, and the reason.
    """

    def __init__(self, cells: tuple[tuple[int, str, str], ...]) -> None:
        self.cells = cells
        super().__init__(cells)

    def __str__(self) -> str:
        shown = "; ".join(
            f"line {line:,} ({where}): {reason}" for line, where, reason in self.cells[:10]
        )
        left = len(self.cells) - 10
        more = f"; and {left:,} more" if left > 0 else ""
        many = "an amount was" if len(self.cells) == 1 else f"{len(self.cells):,} amounts were"
        return f"{many} not read, and no total can be told: {shown}{more}"


class MalformedTable(GovBudgetError, ValueError):
    """A table that is none: its rows, measures and identities do not fit together.

    Attributes:
        title: what the table is called; empty where it has no name.
        reason: what is wrong, and what would be right.
    """

    def __init__(self, title: str, reason: str) -> None:
        self.title = title
        self.reason = reason
        super().__init__(title, reason)

    def __str__(self) -> str:
        return f"table {shorten(self.title)}: {self.reason}" if self.title else self.reason


class InexactAmount(GovBudgetError, ValueError):
    """A number that is not exact, or would not be after what was asked.

    Attributes:
        number: the number, as text.
        reason: why it is refused, and what would be right.
        where: the line that it stands in; empty where that is not known.
    """

    def __init__(self, number: str, reason: str, where: str = "") -> None:
        self.number = number
        self.reason = reason
        self.where = where
        super().__init__(number, reason, where)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.number} is no exact amount: {self.reason}"


class MissingCode(GovBudgetError, KeyError, ValueError):
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
    """

    def __init__(  # noqa: PLR0913, PLR0917  what is known, for pickling in order
        self,
        code: str,
        scheme: str,
        year: int,
        reason: str = "",
        parent: tuple[str, str] | None = None,
        suggestions: Pairs = (),
        elsewhere: tuple[str, str] | None = None,
        became: Pairs = (),
    ) -> None:
        self.code = code
        self.scheme = scheme
        self.year = year
        self.reason = reason
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

    def __str__(self) -> str:
        said = f"{self._shown} is not in {self.scheme} {self.year}"
        if self.reason:
            said += f": {self.reason}"
        if self.parent:
            said += f"; {' '.join(self.parent)} is"
        return said + _hint(self.suggestions)


class UndeterminedCode(MissingCode):
    """A code that is not known here, and of which nobody can say here that the edition lacks it.

    The list in which it would stand is open: see :class:`~govbudget.OpenList`.

    Attributes:
        parent: the entry whose list is open; None where it is that of the 类.
        reason: why that list is open.
        open_reason: the same as data: a value of :class:`~govbudget.OpenReason`.
    """

    def __init__(  # noqa: PLR0913, PLR0917  what is known, for pickling in order
        self,
        code: str,
        scheme: str,
        year: int,
        reason: str = "",
        parent: tuple[str, str] | None = None,
        suggestions: Pairs = (),
        open_reason: str = "",
    ) -> None:
        super().__init__(code, scheme, year, reason, parent, suggestions)
        self.open_reason = open_reason
        self.args = (code, scheme, year, reason, parent, suggestions, open_reason)

    def __str__(self) -> str:
        below = f"what stands below {' '.join(self.parent)}" if self.parent else "its 类"
        said = (
            f"{self._shown} is not known here, but may be in {self.scheme} {self.year}: "
            f"{below} cannot be listed in full, for {self.reason}"
        )
        return said + _hint(self.suggestions)


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

    def __str__(self) -> str:
        known = " that is known here" if self.open_reason else ""
        said = f"no entry of {self.where}{known} is named {shorten(self.name)}"
        return said + _hint(self.suggestions)


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

    def __str__(self) -> str:
        said = f"{self.code} is {self.official}, not {self.name}"
        if self.named:
            said += f"; {self.name} is {_listed(tuple((code, '') for code, _ in self.named))}"
        return said


class PathMismatch(GovBudgetError, ValueError):
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
        reason: str = "",
        probable: Pairs = (),
        open_reason: str = "",
    ) -> None:
        self.path = path
        self.part = part
        self.above = above
        self.named = named
        self.reason = reason
        self.probable = probable
        self.open_reason = open_reason
        super().__init__(path, part, above, named, reason, probable, open_reason)

    def __str__(self) -> str:
        said = f"{self.part} {self.reason}"
        if self.probable:
            said += f"; the levels are shifted: probably {_listed(self.probable, 3)}"
        return said


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

    def __str__(self) -> str:
        return f"{self.code} is in the tree already: {self.name}"


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

    def __str__(self) -> str:
        return (
            f"no correspondence between {shorten(self.source)} and {shorten(self.target)}; "
            f"kept: {'; '.join(self.kept)}"
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

    def __str__(self) -> str:
        if not self.years:
            return f"no edition of {self.scheme} is kept in this version of govbudget"
        kept = ", ".join(map(str, self.years))
        if isinstance(self.year, int):
            year = str(self.year) if abs(self.year) < _A_YEAR else "so great a number"
            return f"no edition of {self.scheme} for {year}; kept: {kept}"
        return f"{shorten(as_text(self.year))} is no year, which is a number; kept: {kept}"


class UnknownWord(GovBudgetError, ValueError):
    """A word that names no member of a closed set, as a level or a fund.

    Attributes:
        kind: what it should have named: ``level``, ``fund``, ``unit`` or ``scheme``.
        word: the word.
        known: what there is.
        suggestions: the nearest of these.
        reason: what is wrong, where more is known than that it is not there.
    """

    def __init__(
        self,
        kind: str,
        word: str,
        known: tuple[str, ...],
        suggestions: tuple[str, ...] = (),
        reason: str = "",
    ) -> None:
        self.kind = kind
        self.word = word
        self.known = known
        self.suggestions = suggestions
        self.reason = reason
        super().__init__(kind, word, known, suggestions, reason)

    def __str__(self) -> str:
        if self.reason:
            return self.reason
        said = f"no {self.kind} is called {shorten(self.word)}: {', '.join(self.known)}"
        return (
            f"{said}; did you mean {' or '.join(self.suggestions)}?" if self.suggestions else said
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
        reason: str = "",
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

    def __str__(self) -> str:
        hint = f"; did you mean {', '.join(self.suggestions)}?" if self.suggestions else ""
        return f"the glossary has no term {shorten(self.term)}{hint}"


class UnreadableFile(GovBudgetError, ValueError):
    """A file that a user handed in and that cannot be read.

    Attributes:
        path: the file.
        reason: what is wrong with it.
    """

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(path, reason)

    def __str__(self) -> str:
        return f"{shown(self.path)} cannot be read: {self.reason}"


class LimitExceeded(UnreadableFile):
    """A document whose reading takes more time or memory than it may, or ends its process.

    Attributes:
        path: the file.
        reason: what it takes too much of, and how to allow for more.
    """


class UnreadableRows(GovBudgetError, ValueError):
    """A file in which some rows are wrong; nothing of it was loaded.

    Attributes:
        path: the file.
        faults: the line of every wrong row, and what is wrong with it.
    """

    def __init__(self, path: str, faults: Pairs) -> None:
        self.path = path
        self.faults = faults
        super().__init__(path, faults)

    def __str__(self) -> str:
        lines = [f"line {line}: {reason}" for line, reason in self.faults[:20]]
        left = len(self.faults) - len(lines)
        more = [f"and {left:,} more"] if left else []
        count = f"{len(self.faults):,} row{'s' * (len(self.faults) > 1)}"
        return "\n  ".join(
            [f"{shown(self.path)}: {count} cannot be read, and nothing was loaded", *lines, *more]
        )


class MissingExtra(GovBudgetError, ImportError):
    """An optional part that is not installed.

    Attributes:
        extra: the extra of the package that installs it.
        purpose: what it is needed for.
    """

    def __init__(self, extra: str, purpose: str) -> None:
        self.extra = extra
        self.purpose = purpose
        super().__init__(extra, purpose)

    def __str__(self) -> str:
        return f"{self.purpose} needs the extra {self.extra}: pip install 'govbudget[{self.extra}]'"


class NothingLearnt(GovBudgetError, ValueError):
    """A file from which nothing can be learnt for the tables of ``codes/``.

    Attributes:
        path: the file.
        reason: what is wrong with it, and what would be right.
    """

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(path, reason)

    def __str__(self) -> str:
        return f"{shown(self.path)}: {self.reason}; nothing was learnt from it"


class BrokenRules(GovBudgetError, ValueError):
    """Tables of ``codes/`` that break rules, so that nothing was written.

    Attributes:
        violations: what is wrong, a sentence each, with file and line.
    """

    def __init__(self, violations: tuple[str, ...]) -> None:
        self.violations = violations
        super().__init__(violations)

    def __str__(self) -> str:
        others = len(self.violations) - 1
        more = f" (and {others} more)" if others else ""
        return f"the tables break a rule, and nothing was written: {self.violations[0]}{more}"


class CorruptData(GovBudgetError, ValueError):
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
        reason: str,
    ) -> None:
        self.file = file
        self.line = line
        self.reason = reason
        super().__init__(file, line, reason)

    def __str__(self) -> str:
        place = f"codes/{self.file}" + (f", line {self.line}" if self.line else "")
        return f"{place}: {self.reason}"


class WrongSetting(GovBudgetError, ValueError):
    """A setting of the check names a rule or an option that is none, or a value that cannot be.

    Attributes:
        setting: which setting, as ``select`` or the file that has it.
        said: what is wrong with it, and what would be right.
    """

    def __init__(self, setting: str, said: Message) -> None:
        self.setting = setting
        self.said = said
        super().__init__(f"{setting}: {said}")

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.setting, self.said)
