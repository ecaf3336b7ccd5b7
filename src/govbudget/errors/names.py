"""Errors of names and paths of names."""

from __future__ import annotations

from govbudget.errors.base import (
    GovBudgetError,
    Reasoned,
    because,
    hint_of,
    listed,
    more_of,
    shorten,
)

# Spelt out: every start of the library would pay for typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from govbudget.base.messages import Message
    from govbudget.errors.base import Pairs

__all__ = ["AmbiguousName", "NameMismatch", "PathMismatch", "UnknownName"]


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
        return because(
            "unknown_name",
            where=self.where,
            known=bool(self.open_reason),
            name=shorten(self.name),
            hint=hint_of(self.suggestions),
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
        return because(
            "ambiguous_name",
            name=shorten(self.name),
            count=len(self.candidates),
            shown=shown,
            more=more_of(len(self.candidates) - len(shown)),
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
            codes = listed(tuple((code, "") for code, _ in self.named))
            named = because("named", name=self.name, codes=codes)
        return because(
            "name_mismatch", code=self.code, official=self.official, name=self.name, named=named
        )


class PathMismatch(Reasoned, GovBudgetError, ValueError):
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
        probable = because("shifted", listed=listed(self.probable, 3)) if self.probable else None
        return because("path_mismatch", part=self.part, why=self.why, probable=probable)
