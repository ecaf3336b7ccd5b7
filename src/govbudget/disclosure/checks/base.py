"""What a rule of the check is: one class, in one file of the folder of its group."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.checks.options import Option
from govbudget.disclosure.checks.records import Group
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["Check", "Need"]

_ID = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9][a-z0-9_-]*)+")


class Need(StrEnum):
    """What a rule needs of a document.

    Attributes:
        TABLES: tables that were read; the page of the rule says so. A rule is run without any too,
            and says itself what does not apply.
        TEXT: the sentences beside the tables; likewise.
        ONE_BUDGET: that all of the document is of one budget or final account; in a file with
            several the rule is not run, and says so.
        ONE_YEAR: that all of the document is of one year; in a file with budgets of several years
            the rule is not run, and says so.
        PREVIOUS: an earlier document of the body beside it; without one the rule does not apply,
            and says so.
        UNITS: documents of the units of the department beside it; without any the rule does not
            apply, and says so.
        APPROVED: approved tables beside it; likewise.
    """

    TABLES = "tables"
    TEXT = "text"
    ONE_BUDGET = "one_budget"
    ONE_YEAR = "one_year"
    PREVIOUS = "previous"
    UNITS = "units"
    APPROVED = "approved"


class Check:
    """A rule of the check; each rule is a class below this one.

    A rule says what it is as attributes of the class, and looks at a document in :meth:`check`.
    It keeps nothing between two documents and imports no other rule.

    >>> from govbudget.disclosure.checks.outcomes import Held, NotApplicable
    >>> class Named(Check):
    ...     id = "bureau.named"
    ...     title = Message.written("文件写明单位名称", "the document names its unit")
    ...
    ...     def check(self, context):
    ...         if context.disclosure.unit_name:
    ...             yield Held()
    ...         else:
    ...             yield NotApplicable(Message.written("没有单位名称", "there is no name"))
    >>> Named.group.value, Named.title.en, dict(Named.options)
    ('own', 'the document names its unit', {})

    Args:
        options: values of the options that differ from the defaults.

    Attributes:
        id: its id, which never changes: the group, a point, a word.
        group: what it looks at.
        rank: where in its group a report tells it; rules of one rank stand by their ids.
        title: what it checks; the catalogue has it under ``<id>.title``.
        why: why that matters; under ``<id>.why``.
        fix: what the publisher does about it; under ``<id>.fix``.
        source: the regulations that demand it: ids in the catalogue ``regulations``.
        severities: what its findings may weigh.
        needs: what it needs of a document.
        since: the version that has it first.
        options: its options by name.

    .. versionadded:: 0.2.0
    """

    id: ClassVar[str] = ""
    group: ClassVar[Group] = Group.OWN
    rank: ClassVar[int] = 100
    title: ClassVar[Message] = NOTHING
    why: ClassVar[Message] = NOTHING
    fix: ClassVar[Message] = NOTHING
    source: ClassVar[tuple[str, ...]] = ()
    severities: ClassVar[tuple[Severity, ...]] = (Severity.ERROR,)
    needs: ClassVar[frozenset[Need]] = frozenset()
    since: ClassVar[str] = "0.1.0"
    options: ClassVar[dict[str, Option[Any]]] = {}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not _ID.fullmatch(cls.id):
            raise ValueError(
                f"{cls.__qualname__}.id is {cls.id!r}; it has to be a group, a point and a word in "
                "small letters, as bureau.named"
            )
        for word in ("title", "why", "fix"):
            if word not in vars(cls):
                setattr(cls, word, Message(f"{cls.id}.{word}"))
        own = {name: one for name, one in vars(cls).items() if isinstance(one, Option)}
        cls.options = {**cls.options, **own}

    def __init__(self, **options: object) -> None:
        for name, written in options.items():
            vars(self)[name] = self.options[name].read(written)

    def check(self, context: Context) -> Iterator[Outcome]:
        """What the rule says of a document, bit by bit.

        Args:
            context: the document, with all that is derived from it.
        """
        raise NotImplementedError

    @classmethod
    def basis(cls) -> tuple[Message, ...]:
        """The regulations that demand it."""
        return tuple(map(_regulation, cls.source))


@cache
def _regulation(id: str) -> Message:  # noqa: A002  the word of catalogues
    return Message(f"regulations.{id}")
