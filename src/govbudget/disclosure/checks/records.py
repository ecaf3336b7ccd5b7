"""What a check says: rules with their states, and findings."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import field, frozen

from govbudget.amounts import Unit
from govbudget.base.messages import NOTHING, Language, Message
from govbudget.disclosure.analysis.place import CheckPlace, Place
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cattrs import Converter

__all__ = [
    "CheckFigure",
    "CheckFinding",
    "CheckPlace",
    "CheckReport",
    "Figure",
    "Group",
    "Place",
    "RuleResult",
    "State",
]


class Group(StrEnum):
    """What a rule looks at.

    Attributes:
        STRUCTURE: the document: its contents, its tables, its empty tables and their notes.
        TABLE: each table by itself.
        ACROSS: the same figure in several tables.
        TEXT_TABLE: what the text says against the tables.
        TEXT: the figures of the text among each other.
        YEARS: changes from year to year, directions, completion rates, years that do not belong.
        THREE_PUBLIC: the “三公” expenditure.
        CODES: codes, names and paths of names.
        WORDING: template text, placeholders, the words for the department or unit.
        OWN: whatever a rule of somebody else checks that belongs to none of these.
    """

    STRUCTURE = "structure"
    TABLE = "table"
    ACROSS = "across"
    TEXT_TABLE = "text_table"
    TEXT = "text"
    YEARS = "years"
    THREE_PUBLIC = "three_public"
    CODES = "codes"
    WORDING = "wording"
    OWN = "own"


class State(StrEnum):
    """What became of a rule.

    Attributes:
        HELD: it was checked, and holds.
        FOUND: it was checked, and something was found.
        NOT_APPLICABLE: the document has nothing that it is about.
        NOT_DETERMINABLE: what it needs is missing, or could not be understood.
    """

    HELD = "held"
    FOUND = "found"
    NOT_APPLICABLE = "not_applicable"
    NOT_DETERMINABLE = "not_determinable"


def _both(message: Message) -> tuple[str, str]:
    """What a message is compared by: what JSON keeps of it."""
    return message.zh, message.en


def _all_both(messages: tuple[Message, ...]) -> tuple[str, str]:
    return _joined(messages, "zh"), _joined(messages, "en")


def _joined(messages: Iterable[Message], language: Language) -> str:
    return "; ".join(one.render(language) for one in messages)


def _message(said: Message | str, english: str) -> Message:
    return said if isinstance(said, Message) else Message.written(said, english or said)


def _messages(said: Iterable[Message] | str, english: str = "") -> tuple[Message, ...]:
    given = (_message(said, english),) if isinstance(said, str) else said
    return tuple(filter(None, given))


@frozen(slots=True, init=False)
class CheckFigure:
    """A figure of a finding.

    >>> figure = CheckFigure(Message("telling.label.this-year"), Decimal("1200.00"))
    >>> figure.label, figure.name.render("en")
    ('本年数', 'this year')

    Args:
        label: what it is: a message, or a name as the document prints it.
        value: the figure; None where it is missing.
        unit: its unit; None where it is none of money, as a percentage, or not stated.
        is_computed: whether it was worked out, rather than read.
        label_en: what it is in English, where the other is in Chinese and no name.

    Attributes:
        name: what it is, in the language of whoever reads it.
        value: the figure; None where it is missing.
        unit: its unit; None where it is none of money, as a percentage, or not stated.
        is_computed: whether it was worked out, rather than read.

    .. versionadded:: 0.2.0
    """

    name: Message = field(alias="label", eq=_both)
    value: Decimal | None
    unit: Unit | None
    is_computed: bool

    def __init__(
        self,
        label: Message | str,
        value: Decimal | None,
        unit: Unit | None = None,
        is_computed: bool = False,
        label_en: str = "",
    ) -> None:
        self.__attrs_init__(_message(label, label_en), value, unit, is_computed)

    @property
    def label(self) -> str:
        """What it is, in Chinese."""
        return self.name.zh

    @property
    def label_en(self) -> str:
        """The same in English."""
        return self.name.en

    def as_record(self) -> dict[str, Any]:
        """The figure as JSON has it: with its label in both languages."""
        names = ("label", "label_en", "value", "unit", "is_computed")
        return {name: getattr(self, name) for name in names}

    @classmethod
    def of_record(cls, record: Mapping[str, Any], made: Converter) -> CheckFigure:
        """The figure that JSON has.

        Args:
            record: what :meth:`as_record` gave, as JSON has it.
            made: reads the records in it.
        """
        value = made.structure(record["value"], Decimal | None)  # type: ignore[arg-type]
        unit = made.structure(record["unit"], Unit | None)  # type: ignore[arg-type]
        english = record.get("label_en", "")
        return cls(record["label"], value, unit, record["is_computed"], english)


#: What rules call it, each being about one finding.
Figure: TypeAlias = CheckFigure


@frozen(slots=True, init=False)
class CheckFinding:
    """Something that was found in a document.

    >>> finding = CheckFinding("codes.unknown", Severity.ERROR, "没有这个科目", "no such code")
    >>> finding.said.render("en"), finding.message
    ('no such code', '没有这个科目')

    Args:
        rule: the id of the rule.
        severity: error where the publisher would correct it, rounding, or notice.
        message: what is wrong: a message, or a sentence in Chinese.
        message_en: the sentence in English, where the other is one in Chinese.
        figures: the figures that disagree.
        places: all places where it shows.
        mend: what would mend it: a message, or a sentence in Chinese.
        mend_en: the sentence in English, where the other is one in Chinese.

    Attributes:
        rule: the id of the rule.
        severity: error where the publisher would correct it, rounding, or notice.
        said: what is wrong, in the language of whoever reads it.
        figures: the figures that disagree, what was read before what was worked out.
        places: all places where it shows.
        fix: what would mend it; nothing where that is not known.
    """

    rule: str
    severity: Severity
    said: Message = field(alias="message", eq=_both)
    figures: tuple[CheckFigure, ...]
    places: tuple[CheckPlace, ...]
    fix: Message = field(alias="mend", eq=_both)

    def __init__(  # noqa: PLR0913, PLR0917  all that a finding has
        self,
        rule: str,
        severity: Severity,
        message: Message | str,
        message_en: str = "",
        figures: Iterable[CheckFigure] = (),
        places: Iterable[CheckPlace] = (),
        mend: Message | str = NOTHING,
        mend_en: str = "",
    ) -> None:
        said, fix = _message(message, message_en), _message(mend, mend_en)
        self.__attrs_init__(rule, severity, said, tuple(figures), tuple(places), fix)

    @property
    def message(self) -> str:
        """A sentence that says what is wrong, in Chinese."""
        return self.said.zh

    @property
    def message_en(self) -> str:
        """The same in English."""
        return self.said.en

    @property
    def mend(self) -> str:
        """What would mend it, in Chinese; empty where that is not known."""
        return self.fix.zh

    @property
    def mend_en(self) -> str:
        """The same in English."""
        return self.fix.en

    def as_record(self) -> dict[str, Any]:
        """The finding as JSON has it: with its sentences in both languages.

        .. versionadded:: 0.2.0
        """
        names = ("rule", "severity", "message", "message_en", "figures", "places", "mend")
        return {name: getattr(self, name) for name in (*names, "mend_en")}

    @classmethod
    def of_record(cls, record: Mapping[str, Any], made: Converter) -> CheckFinding:
        """The finding that JSON has.

        Args:
            record: what :meth:`as_record` gave, as JSON has it.
            made: reads the records in it.

        .. versionadded:: 0.2.0
        """
        figures = made.structure(record["figures"], tuple[CheckFigure, ...])
        places = made.structure(record["places"], tuple[CheckPlace, ...])
        told = {**record, "severity": Severity(record["severity"])}
        return cls(**{**told, "figures": figures, "places": places})


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
    name: Message = field(alias="title", eq=_both)
    basis: tuple[Message, ...] = field(alias="source", eq=_all_both)
    state: State
    compared: int
    reasons: tuple[Message, ...] = field(alias="reason", eq=_all_both)
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
            *(rule, group, _message(title, title_en), _messages(source), state, compared),
            *(_messages(reason, reason_en), elsewhere, failed, open),
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
        return _joined(self.basis, "zh")

    @property
    def source_en(self) -> str:
        """The same in English.

        .. versionadded:: 0.2.0
        """
        return _joined(self.basis, "en")

    @property
    def reason(self) -> str:
        """Why it is not applicable or not determinable, or what was left out, in Chinese."""
        return _joined(self.reasons, "zh")

    @property
    def reason_en(self) -> str:
        """The same in English.

        .. versionadded:: 0.2.0
        """
        return _joined(self.reasons, "en")

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


@frozen
class CheckReport:
    """What the check of a document says.

    Attributes:
        document: the file; of several their names, with `` + `` between them.
        unit_name: the department or unit.
        year: the year of the budget.
        kind: ``budget`` or ``final account``.
        rules: every rule with its state.
        findings: what was found, errors first.
        left_out: the ids of the rules that the settings leave out.
        files: the files, where these are several.
    """

    document: str
    unit_name: str
    year: int | None
    kind: str
    rules: tuple[RuleResult, ...]
    findings: tuple[CheckFinding, ...]
    left_out: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[CheckFinding, ...]:
        """The findings that are errors."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)

    def of(self, rule: str) -> tuple[CheckFinding, ...]:
        """The findings of a rule."""
        return tuple(one for one in self.findings if one.rule == rule)
