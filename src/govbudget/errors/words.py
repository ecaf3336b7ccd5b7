"""Errors of words that should name a scheme, a year, a level, a term."""

from __future__ import annotations

from govbudget.base.shown import as_text
from govbudget.errors.base import GovBudgetError, Reasoned, because, either, scheme_of, shorten

# Spelt out: every start of the library would pay for typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from govbudget.base.messages import Message

__all__ = ["UnknownCorrespondence", "UnknownEdition", "UnknownScheme", "UnknownTerm", "UnknownWord"]

# Greater numbers are not written out: Python refuses to beyond some thousand digits.
_A_YEAR = 10**12
#: What an unknown word should have named, of which the catalogue has the word in each language.
_KINDS = frozenset(
    {"chart", "classification", "direction", "fund", "kind of change", "kind of document"}
    | {"kind of source"}
    | {"kind of statement", "level", "level of a body", "measure", "scheme", "scope"}
    | {"severity", "unit"}
)


class UnknownWord(Reasoned, GovBudgetError, ValueError):
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
            return because("as_said", why=self.why)
        proposed = self.suggestions
        return because(
            "unknown_word",
            kind=because(f"kinds.{self.kind}") if self.kind in _KINDS else self.kind,
            word=shorten(self.word),
            known=self.known,
            hint=because("hint", listed=either(proposed)) if proposed else None,
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
        hint = because("hint", listed=proposed) if proposed else None
        return because("unknown_term", term=shorten(self.term), hint=hint)


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
            return because("no_edition", scheme=scheme_of(self.scheme))
        if isinstance(self.year, int):
            is_small = abs(self.year) < _A_YEAR
            year = str(self.year) if is_small else because("too_great")
            return because(
                "unknown_edition", scheme=scheme_of(self.scheme), year=year, kept=self.years
            )
        return because("no_year", year=shorten(as_text(self.year)), kept=self.years)


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
        return because(
            "unknown_correspondence",
            source=shorten(self.source),
            target=shorten(self.target),
            kept=self.kept,
        )
