"""What a check says: rules with their states, and findings."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from attrs import field, frozen

from govbudget.amounts import Unit
from govbudget.position import Box
from govbudget.reconciling.findings import Severity

__all__ = [
    "CheckFinding",
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


@frozen(slots=True)
class Place:
    """Where a finding shows.

    Attributes:
        page: the page; None where the format has none.
        table: which table of the document, from 1; None for the text.
        row: the row of the printed table or the line of the file, from 1.
        column: its column, from 1.
        paragraph: which paragraph of the document, from 0; None for a table.
        text: the cell or the sentence as printed, with enough of it to be found.
        what: what stands there, as ``表3 2010350 事业运行 合计``, or the heading of the text.
        box: where it stands on the page, in points from the upper left corner of the page as it is
            shown: the left, upper, right and lower edge; None where that is not known, or nothing
            is printed there.
    """

    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    paragraph: int | None = None
    text: str = ""
    what: str = ""
    box: Box | None = field(default=None, eq=False)


@frozen(slots=True)
class Figure:
    """A figure of a finding.

    Attributes:
        label: what it is, in Chinese.
        value: the figure; None where it is missing.
        unit: its unit; None where it is none of money, as a percentage, or not stated.
        is_computed: whether it was worked out, rather than read.
    """

    label: str
    value: Decimal | None
    unit: Unit | None = None
    is_computed: bool = False


@frozen(slots=True)
class CheckFinding:
    """Something that was found in a document.

    Attributes:
        rule: the id of the rule.
        severity: error where the publisher would correct it, rounding, or notice.
        message: a sentence that says it, in Chinese.
        message_en: the same in English.
        figures: the figures that disagree, what was read before what was worked out.
        places: all places where it shows.
        mend: what would mend it, in Chinese; empty where that is not known.
        mend_en: the same in English.
    """

    rule: str
    severity: Severity
    message: str
    message_en: str
    figures: tuple[Figure, ...] = ()
    places: tuple[Place, ...] = ()
    mend: str = ""
    mend_en: str = ""


@frozen(slots=True)
class RuleResult:
    """What became of a rule in a document.

    Attributes:
        rule: its id.
        group: what it looks at.
        title: what it checks and why, in Chinese.
        title_en: the same in English.
        source: the regulation that demands it; empty where none does.
        state: what became of it.
        compared: how many comparisons were made.
        reason: why it is not applicable or not determinable, or what was left out.
    """

    rule: str
    group: Group
    title: str
    title_en: str
    source: str
    state: State
    compared: int = 0
    reason: str = ""


@frozen
class CheckReport:
    """What the check of a document says.

    Attributes:
        document: the file.
        unit_name: the department or unit.
        year: the year of the budget.
        kind: ``budget`` or ``final account``.
        rules: every rule with its state.
        findings: what was found, errors first.
    """

    document: str
    unit_name: str
    year: int | None
    kind: str
    rules: tuple[RuleResult, ...]
    findings: tuple[CheckFinding, ...]

    @property
    def errors(self) -> tuple[CheckFinding, ...]:
        """The findings that are errors."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)

    def of(self, rule: str) -> tuple[CheckFinding, ...]:
        """The findings of a rule."""
        return tuple(one for one in self.findings if one.rule == rule)
