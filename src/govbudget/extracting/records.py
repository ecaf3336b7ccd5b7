"""The rows of an extract: what a document is, each figure of its tables, each fact of its text."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from attrs import frozen

from govbudget.base.framed import Framed
from govbudget.base.messages import Message
from govbudget.classification.members import member_of

__all__ = [
    "Extract",
    "ExtractFailure",
    "ExtractState",
    "ExtractedDocument",
    "ExtractedFact",
    "ExtractedFigure",
]


class ExtractState(StrEnum):
    """How far a figure can be relied on.

    Attributes:
        READ: it is printed, and read as it is printed.
        DEDUCED: it is not printed, and follows from the others of its row or column.
        IN_DOUBT: it is read, and a finding of the check is about it.
        NOT_READ: something is printed that could not be read as a figure; it has no value.

    .. versionadded:: 0.2.0
    """

    READ = "read"
    DEDUCED = "deduced"
    IN_DOUBT = "in_doubt"
    NOT_READ = "not_read"

    @classmethod
    def of(cls, written: object) -> ExtractState:
        """The state that a word names: its value or its Chinese word.

        Raises:
            UnknownWord: no state is called that; the error proposes the nearest.
        """
        return member_of(cls, written, "state", _STATES)


_STATES = {
    "read": ("已读出",),
    "deduced": ("推算",),
    "in_doubt": ("存疑",),
    "not_read": ("未读出",),
}


@frozen(slots=True)
class ExtractedDocument:
    """A document, as a row.

    Attributes:
        document: its SHA-256 in hexadecimal digits; of several files that of theirs, joined.
        file: the path that it was read from.
        body: the department or unit; empty where that is not clear.
        place: the province, city and district that the name of the body begins with, as far as it
            says; empty where that is not certain.
        level: department or unit; empty where that is not clear.
        year: the year of the budget; None where that is not clear.
        kind: budget or final account; empty where that is not clear.
        date: the latest date that it gives itself, as 2024-02-05; empty where it gives none.
        format: text, html, spreadsheet, word or pdf.
        pages: how many pages it has; None where the format has none.
        tables: how many tables it has.
        figures: how many figures of its tables are rows of the extract.
        facts: how many facts of its text are.
        errors: how many errors the check finds; None where it was not checked.
        lost: how much of it was not read or not understood, one by one.

    .. versionadded:: 0.2.0
    """

    document: str
    file: str
    body: str
    place: str
    level: str
    year: int | None
    kind: str
    date: str
    format: str
    pages: int | None
    tables: int
    figures: int
    facts: int
    errors: int | None
    lost: int


@frozen(slots=True)
class ExtractedFigure:
    """A figure of a table, as a row.

    Attributes:
        document: the SHA-256 of its document.
        body: whose document it is.
        place: the place of the body; empty where that is not certain.
        level: department or unit.
        year: the year of the document.
        kind: budget or final account.
        table: which table of the document, from 1.
        table_kind: what the table is about, a value of :class:`TableKind`.
        table_number: its number as printed.
        table_title: its title as printed.
        scheme: the scheme of the code; empty without one.
        edition: the year of the edition that has the official name; None where none is kept.
        code: the code; empty for a total and a label.
        code_printed: what is printed for the code; empty where only names are printed.
        name: the official name of the code; empty without one.
        name_printed: the name, or the label, as printed; below others all of them, parted by ``/``.
        beside: what else says what the row is, as a unit or a project.
        role: detail, subtotal or total; empty in a table without codes.
        measure: the title of its column as printed.
        figure_year: the year that the column speaks of; None where that is not known.
        phase: budget, initial_budget, revised_budget or final; empty where that is not known.
        fund: the fund that the column or the table is of; empty where neither says so.
        part: the part that the column is of, as 基本支出; empty for the whole.
        is_money: whether it is an amount of money.
        amount: the amount in 元, exactly; None where it is no money, has no unit or was not read.
        value: the number as printed, in its own unit; None where it was not read.
        unit: the unit as printed; empty where none is stated.
        printed: what is printed.
        page: the page; None where the format has none.
        row: the row of the printed table, or the line of the file, from 1.
        column: its column, from 1.
        left: the left edge of its letters on the page, in points; None where that is not known.
        top: the upper edge.
        right: the right edge.
        bottom: the lower edge.
        state: how far it can be relied on.
        findings: the ids of the findings about it, parted by blanks.

    .. versionadded:: 0.2.0
    """

    document: str
    body: str
    place: str
    level: str
    year: int | None
    kind: str
    table: int
    table_kind: str
    table_number: str
    table_title: str
    scheme: str
    edition: int | None
    code: str
    code_printed: str
    name: str
    name_printed: str
    beside: str
    role: str
    measure: str
    figure_year: int | None
    phase: str
    fund: str
    part: str
    is_money: bool
    amount: Decimal | None
    value: Decimal | None
    unit: str
    printed: str
    page: int | None
    row: int | None
    column: int | None
    left: float | None
    top: float | None
    right: float | None
    bottom: float | None
    state: ExtractState
    findings: str


@frozen(slots=True)
class ExtractedFact:
    """A statement of the text, as a row.

    Attributes:
        document: the SHA-256 of its document.
        body: whose document it is.
        place: the place of the body; empty where that is not certain.
        level: department or unit.
        year: the year of the document.
        kind: budget or final account.
        fact: its number in the document, from 0.
        sort: amount, change, share, completion, rate, count, list or nothing.
        subject: what it speaks of.
        scope: which money it covers; empty where the words do not say.
        measure: which figure of the subject it is; empty where that has no meaning.
        code: the code; empty where there is none, or it is not sure.
        label: the words that name it.
        fact_year: the year of the figure; None where the text does not say.
        amount: the amount in 元, exactly; None where it states none.
        base: the amount that it is compared with, in 元.
        change: by how much that changed, in 元.
        percent: the percentage.
        count: the number of things.
        counter: what is counted.
        direction: increase, decrease or level; empty where it states none.
        page: the page; None where the format has none.
        paragraph: the number of the paragraph, from 0.
        start: where the figure begins in the text of the paragraph.
        end: where it ends.
        chapter: the headings above it, parted by ``/``.
        sentence: the sentence as printed.
        findings: the ids of the findings about its sentence, parted by blanks.

    .. versionadded:: 0.2.0
    """

    document: str
    body: str
    place: str
    level: str
    year: int | None
    kind: str
    fact: int
    sort: str
    subject: str
    scope: str
    measure: str
    code: str
    label: str
    fact_year: int | None
    amount: Decimal | None
    base: Decimal | None
    change: Decimal | None
    percent: Decimal | None
    count: Decimal | None
    counter: str
    direction: str
    page: int | None
    paragraph: int
    start: int
    end: int
    chapter: str
    sentence: str
    findings: str


@frozen(repr=False)
class Extract(Framed):
    """All rows of a document.

    Attributes:
        document: what it is.
        figures: the figures of its tables, in their order.
        facts: the statements of its text, in their order.

    .. versionadded:: 0.2.0
    """

    document: ExtractedDocument
    figures: tuple[ExtractedFigure, ...]
    facts: tuple[ExtractedFact, ...]

    def __repr__(self) -> str:
        whose = self.document.body or self.document.file
        counts = f"{len(self.figures)} figures, {len(self.facts)} facts"
        return f"<Extract of {whose} {self.document.year or ''}: {counts}>"


@frozen
class ExtractFailure:
    """A file that no rows come of.

    Attributes:
        file: its path.
        why: what is wrong with it, as an object that is said in any language.
        passed_over: whether it is no budget or final account; so is what lies in a folder, is named
            like no document, and cannot be read.

    .. versionadded:: 0.2.0
    """

    file: str
    why: Message
    passed_over: bool = False
