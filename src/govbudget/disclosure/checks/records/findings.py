"""Something that was found in a document, and what would mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.place import CheckPlace
from govbudget.disclosure.checks.records.figures import CheckFigure
from govbudget.disclosure.checks.records.saying import as_message, both
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cattrs import Converter

__all__ = ["CheckFinding", "CheckMend"]


@frozen(slots=True)
class CheckMend:
    """What to change where, to mend a finding; told where the mend is certain enough to be one.

    Attributes:
        place: where it is to be changed.
        old: what is printed there and is wrong; empty for a blank.
        new: what should be printed in its stead.

    .. versionadded:: 0.2.0
    """

    place: CheckPlace
    old: str
    new: str


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
        mends: the same as data: what to change where.
        id: what it is known by.

    Attributes:
        rule: the id of the rule.
        severity: error where the publisher would correct it, rounding, or notice.
        said: what is wrong, in the language of whoever reads it.
        figures: the figures that disagree, what was read before what was worked out.
        places: all places where it shows.
        fix: what would mend it; nothing where that is not known.
        mends: what to change where, where that is certain enough; all of them together mend it.
        id: what it is known by from run to run and in every output: twelve letters and digits,
            with ``-2`` behind them where another finding has the same. It depends on the rule,
            the body, the year, what the finding is about and its figures, and never on where it
            stands. Empty until a report has it.
    """

    rule: str
    severity: Severity
    said: Message = field(alias="message", eq=both)
    figures: tuple[CheckFigure, ...]
    places: tuple[CheckPlace, ...]
    fix: Message = field(alias="mend", eq=both)
    mends: tuple[CheckMend, ...]
    id: str

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
        mends: Iterable[CheckMend] = (),
        id: str = "",  # noqa: A002  the word of reports
    ) -> None:
        said, fix = as_message(message, message_en), as_message(mend, mend_en)
        kept = tuple(figures), tuple(places), fix, tuple(mends)
        self.__attrs_init__(rule, severity, said, *kept, id)

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
        names = ("id", "rule", "severity", "message", "message_en", "figures", "places", "mend")
        return {name: getattr(self, name) for name in (*names, "mend_en", "mends")}

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
        mends = made.structure(record.get("mends", ()), tuple[CheckMend, ...])
        told = {**record, "severity": Severity(record["severity"])}
        return cls(**{**told, "figures": figures, "places": places, "mends": mends})
