"""What became of a rule in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from govbudget.base.messages import Message
from govbudget.disclosure.checks.records.saying import (
    all_both,
    as_message,
    as_messages,
    both,
    joined,
)
from govbudget.disclosure.checks.records.states import Group, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cattrs import Converter

__all__ = ["RuleResult"]


@frozen(slots=True, init=False)
class RuleResult:
    """What became of a rule in a document.

    Args:
        rule: its id.
        group: what it looks at.
        title: what it checks and why: a message, or a sentence in Chinese.
        title_en: the sentence in English, where the other is one in Chinese.
        source: the regulations that demand it: messages, or their names in Chinese.
        state: what became of it.
        compared: how many comparisons were made.
        reason: why it is not applicable or not determinable, or what was left out: messages, or a
            sentence in Chinese.
        reason_en: the sentence in English, where the other is one in Chinese.
        elsewhere: how many comparisons failed for a cause that another rule tells.
        failed: how many failed for a cause that this rule tells.
        open: how many could not be made.

    Attributes:
        rule: its id.
        group: what it looks at.
        name: what it checks and why.
        basis: the regulations that demand it.
        state: what became of it.
        compared: how many comparisons were made.
        reasons: why it is not applicable or not determinable, or what was left out.
        elsewhere: how many of the comparisons failed for a cause that another rule tells.
        failed: how many of them failed for a cause that this rule tells.
        open: how many comparisons could not be made, besides.
    """

    rule: str
    group: Group
    name: Message = field(alias="title", eq=both)
    basis: tuple[Message, ...] = field(alias="source", eq=all_both)
    state: State
    compared: int
    reasons: tuple[Message, ...] = field(alias="reason", eq=all_both)
    elsewhere: int
    failed: int
    open: int

    def __init__(  # noqa: PLR0913, PLR0917  all that a result has
        self,
        rule: str,
        group: Group,
        title: Message | str,
        title_en: str = "",
        source: Iterable[Message] | str = (),
        state: State = State.NOT_APPLICABLE,
        compared: int = 0,
        reason: Iterable[Message] | str = (),
        reason_en: str = "",
        elsewhere: int = 0,
        failed: int = 0,
        open: int = 0,  # noqa: A002  the word of reports
    ) -> None:
        self.__attrs_init__(
            *(rule, group, as_message(title, title_en), as_messages(source), state, compared),
            *(as_messages(reason, reason_en), elsewhere, failed, open),
        )

    @property
    def held(self) -> int:
        """How many of the comparisons hold.

        .. versionadded:: 0.2.0
        """
        return self.compared - self.failed - self.elsewhere

    @property
    def title(self) -> str:
        """What it checks and why, in Chinese."""
        return self.name.zh

    @property
    def title_en(self) -> str:
        """The same in English."""
        return self.name.en

    @property
    def source(self) -> str:
        """The regulation that demands it, in Chinese; empty where none does."""
        return joined(self.basis, "zh")

    @property
    def source_en(self) -> str:
        """The same in English.

        .. versionadded:: 0.2.0
        """
        return joined(self.basis, "en")

    @property
    def reason(self) -> str:
        """Why it is not applicable or not determinable, or what was left out, in Chinese."""
        return joined(self.reasons, "zh")

    @property
    def reason_en(self) -> str:
        """The same in English.

        .. versionadded:: 0.2.0
        """
        return joined(self.reasons, "en")

    def as_record(self) -> dict[str, Any]:
        """The result as JSON has it: with its sentences in both languages.

        .. versionadded:: 0.2.0
        """
        names = ("rule", "group", "title", "title_en", "source", "source_en", "state", "compared")
        counts = ("elsewhere", "failed", "open")
        return {name: getattr(self, name) for name in (*names, "reason", "reason_en", *counts)}

    @classmethod
    def of_record(cls, record: Mapping[str, Any], made: Converter) -> RuleResult:
        """The result that JSON has.

        Args:
            record: what :meth:`as_record` gave, as JSON has it.
            made: reads the records in it.

        .. versionadded:: 0.2.0
        """
        told = dict(record)
        told["group"] = made.structure(told["group"], Group)
        told["state"] = made.structure(told["state"], State)
        source = Message.written(told["source"], told.pop("source_en", "") or told["source"])
        return cls(**{**told, "source": [source]})
