"""Errors of codes: none that can be read, none that an edition has."""

from __future__ import annotations

from govbudget.errors.base import GovBudgetError, Reasoned, because, hint_of, scheme_of, shorten

# Spelt out: every start of the library would pay for typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from govbudget.base.messages import Message
    from govbudget.errors.base import Pairs

__all__ = ["DuplicateCode", "MalformedCode", "MissingCode", "UndeterminedCode", "UnknownCode"]


class MalformedCode(Reasoned, GovBudgetError, ValueError):
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
        return because(
            "malformed_code",
            written=shorten(self.written),
            why=self.why,
            hint=hint_of(self.suggestions),
        )


class MissingCode(Reasoned, GovBudgetError, KeyError, ValueError):
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
        return because(
            "unknown_code",
            code=self._shown,
            scheme=scheme_of(self.scheme),
            year=self.year,
            why=because("reason", why=self.why) if self.why else None,
            parent=because("parent", entry=" ".join(self.parent)) if self.parent else None,
            hint=hint_of(self.suggestions),
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
        return because(
            "undetermined_code",
            code=self._shown,
            scheme=scheme_of(self.scheme),
            year=self.year,
            below=because("below", entry=" ".join(self.parent))
            if self.parent
            else because("classes"),
            why=self.why,
            hint=hint_of(self.suggestions),
        )


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
        return because("duplicate_code", code=self.code, name=self.name)
