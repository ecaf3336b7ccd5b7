"""Errors of the tables of ``codes/``."""

from __future__ import annotations

from govbudget.base.shown import shown
from govbudget.errors.base import GovBudgetError, Reasoned, because

# Spelt out: every start of the library would pay for typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from govbudget.base.messages import Message

__all__ = ["BrokenRules", "CorruptData", "NothingLearnt"]


class NothingLearnt(Reasoned, GovBudgetError, ValueError):
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
        return because("nothing_learnt", path=shown(self.path), why=self.why)


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
        return because(
            "broken_rules",
            first=self.violations[0],
            others=because("others", count=others) if others else None,
        )


class CorruptData(Reasoned, GovBudgetError, ValueError):
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
        line = because("of_line", line=self.line) if self.line else None
        return because("corrupt_data", file=self.file, line=line, why=self.why)
