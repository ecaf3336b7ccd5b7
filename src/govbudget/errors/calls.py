"""Errors of how the library was called, and its own faults."""

from __future__ import annotations

from govbudget.base.shown import as_text, shown
from govbudget.errors.base import SHOWN, GovBudgetError, Reasoned, because, part_of

# Spelt out: every start of the library would pay for typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container

    from govbudget.base.messages import Message

__all__ = ["InternalFault", "MissingExtra", "WrongArgument", "WrongSetting", "check_choice"]


class WrongArgument(Reasoned, GovBudgetError, TypeError, ValueError):
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
        given = because("given", given=part_of(self.given)) if self.given else None
        return because("wrong_argument", name=self.name, given=given, why=self.why)


def check_choice(name: str, given: object, known: Container[object]) -> None:
    """Refuse an argument that is none of its choices.

    Args:
        name: the argument.
        given: what was handed in.
        known: its choices.

    Raises:
        WrongArgument: it is none of them.
    """
    if given not in known:
        raise WrongArgument(
            name, as_text(given, quoted=True), because("argument.one_of", known=known)
        )


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
        return because("wrong_setting", setting=self.setting, why=self.said)


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
        said = shown(self.said[:SHOWN])
        return because("internal_fault", where=self.where, kind=self.kind, said=said)


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
        return because("missing_extra", purpose=self.what_for, extra=self.extra)
