"""The report of a check as lines of text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.disclosure.checks.records import State
from govbudget.disclosure.reporting.files import with_short_names
from govbudget.disclosure.reporting.made_with import made_with
from govbudget.disclosure.reporting.order import in_order
from govbudget.disclosure.reporting.pages import rule_page
from govbudget.disclosure.reporting.placewords import few, figures_told, places_told
from govbudget.disclosure.reporting.tally import SEVERITIES, Tally
from govbudget.disclosure.reporting.words import (
    GROUPS,
    SEVERITY_WORDS,
    STATES,
    accepted_by,
    counts_text,
    headline,
    in_words,
    label,
    mend_of,
    message_of,
    more_text,
    nothing_found,
    reason_of,
    rule_title,
)
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.disclosure.checks.records import CheckFinding, CheckReport, Group, RuleResult
    from govbudget.disclosure.reporting.words import Language

__all__ = ["ReportLine", "report_lines", "tally_text", "text_report"]

# The states of rules of which nothing more is to be said, as they are told.
_SETTLED = (State.FOUND, State.HELD, State.NOT_APPLICABLE)


@frozen(slots=True)
class ReportLine:
    """A line of a report, which may be folded.

    Attributes:
        text: what it says.
        label: what stands before it, where it begins; what is folded hangs behind it.
        indent: how far in it stands, in columns.
        style: what it is: ``title``, ``error``, ``notice``, ``rounding``, ``head`` or empty.
    """

    text: str = ""
    label: str = ""
    indent: int = 0
    style: str = ""


def text_report(
    report: CheckReport, *, language: Language = "zh", note: str = "", full: bool = False
) -> str:
    """The report of a check as text, no line folded.

    Args:
        report: the report.
        language: ``zh`` or ``en``.
        note: what to say about the reading of the document.
        full: whether to tell every place, figure and rule; without it long lists are folded.
    """
    lines = report_lines(report, language=language, note=note, full=full)
    return "".join(f"{' ' * one.indent}{one.label}{one.text}".rstrip() + "\n" for one in lines)


def report_lines(
    report: CheckReport,
    *,
    language: Language = "zh",
    note: str = "",
    tally: Tally | None = None,
    full: bool = False,
) -> Iterator[ReportLine]:
    """The lines of a report: what was found, the gravest and largest first; what was checked.

    Args:
        report: the report.
        language: ``zh`` or ``en``.
        note: what to say about the reading of the document.
        tally: the counts to tell, where the report lacks the findings that weigh less.
        full: whether to tell every place, figure and rule; without it long lists are folded.
    """
    report = with_short_names(report)
    title = headline(report, language)
    yield ReportLine(title, style="title")
    if title != report.document:
        yield ReportLine(report.document)
    if note:
        yield ReportLine(note)
    yield ReportLine(tally_text(tally or Tally.of(report), language))
    yield ReportLine()
    yield from _findings(report, language, full=full)
    if not report.findings:
        yield ReportLine(nothing_found(report, language))
        yield ReportLine()
    yield from _accepted(report, language)
    yield from _coverage(report.rules, language, full=full)
    if report.left_out:
        word = f"{label('deselected', language)} {len(report.left_out)}"
        yield ReportLine(", ".join(report.left_out), word + ("：" if language == "zh" else ": "), 2)
    for at, text in enumerate(made_with(report, language, full=full)):
        if not at:
            yield ReportLine()
        yield ReportLine(text)


def tally_text(tally: Tally, language: Language) -> str:
    """The counts of a report in one line."""
    colon, comma, semicolon = ("：", "，", "；") if language == "zh" else (": ", ", ", "; ")
    weights = zip(SEVERITIES, (tally.errors, tally.notices, tally.roundings), strict=True)
    found = comma.join(f"{in_words(SEVERITY_WORDS[one], language)} {n}" for one, n in weights)
    counts = tally.held, tally.found, tally.not_applicable, tally.not_determinable
    states = zip(State, counts, strict=True)
    rules = comma.join(f"{in_words(STATES[one], language)} {n}" for one, n in states)
    if tally.accepted:
        found += f"{comma}{Message('accept.label').render(language)} {tally.accepted}"
    return f"{found}{semicolon}{label('rules', language)} {sum(counts)}{colon}{rules}"


def _findings(report: CheckReport, language: Language, *, full: bool) -> Iterator[ReportLine]:
    """What was found, by severity, numbered on."""
    number, told = 0, in_order(report)
    for severity in SEVERITIES:
        findings = [one for one in told if one[1].severity is severity]
        if not findings:
            continue
        count = f"（{len(findings)}）" if language == "zh" else f" ({len(findings)})"
        yield ReportLine(in_words(SEVERITY_WORDS[severity], language) + count, style=severity.value)
        yield ReportLine()
        for number, (group, one) in enumerate(findings, number + 1):  # noqa: B020  it counts on
            yield from _finding(number, group, one, language, full=full)
        if severity is Severity.ROUNDING and not full:
            yield ReportLine()


def _finding(
    number: int, group: Group | None, finding: CheckFinding, language: Language, *, full: bool
) -> Iterator[ReportLine]:
    """A finding: what and how much, where, what would mend it; a rounding remark is one line."""
    known = f" [{finding.id}]" if finding.id else ""
    if finding.severity is Severity.ROUNDING and not full:
        yield ReportLine(message_of(finding, language) + known, f"{number}. ", 2)
        return
    yield ReportLine(message_of(finding, language), f"{number}. ", 2)
    # The sentence has those that matter.
    listed = figures_told(finding, language) if full else []
    figures = ("；" if language == "zh" else "; ").join(listed)
    named = in_words(GROUPS[group], language) if group else ""
    bracketed = f"（{named}）" if language == "zh" else f" ({named})"
    rows = [
        ("places", places_told(finding, language, full=full)),
        ("mend", [mend_of(finding, language)]),
        ("figures", [figures]),
        (
            "rule",
            [
                finding.rule + (bracketed if named else "") + known,
                rule_page(finding.rule, language),
            ],
        ),
    ]
    width = 6 if language == "zh" else 9
    for word, texts in rows:
        said = label(word, language)
        # A Chinese character is two columns wide.
        wide = len(said) * (2 if language == "zh" else 1)
        for at, text in enumerate(filter(None, texts)):
            before = " " * width if at else said + " " * (width - wide)
            yield ReportLine(text, before, 5)
    yield ReportLine()


def _accepted(report: CheckReport, language: Language) -> Iterator[ReportLine]:
    """What an accept list lets stand, each with why."""
    if not report.accepted:
        return
    word = Message("accept.label").render(language)
    count = len(report.accepted)
    yield ReportLine(
        f"{word}（{count}）" if language == "zh" else f"{word} ({count})", style="head"
    )
    for finding, by in zip(report.accepted, report.acceptances, strict=True):
        yield ReportLine(message_of(finding, language), f"- {finding.id} ", 2)
        yield ReportLine(accepted_by(by, language), indent=5)
    yield ReportLine()


def _coverage(
    rules: Iterable[RuleResult], language: Language, *, full: bool
) -> Iterator[ReportLine]:
    """What was checked: rules by their state, with the reasons where they were not."""
    rules = list(rules)
    if not rules:
        return
    yield ReportLine(label("coverage", language), style="head")
    unclear = [one for one in rules if one.state is State.NOT_DETERMINABLE]
    word = in_words(STATES[State.NOT_DETERMINABLE], language)
    yield from _reasons(word, unclear, language, full=full)
    partly = [one for one in rules if one.state in {State.HELD, State.FOUND} and one.reason]
    yield from _reasons(label("left_out", language), partly, language, full=full)
    yield from (_listed if full else _folded)(rules, language)


def _folded(rules: Sequence[RuleResult], language: Language) -> Iterator[ReportLine]:
    """How many rules found something, hold, or do not apply, in one line."""
    counts = Counter(one.state for one in rules)
    told = [
        f"{in_words(STATES[state], language)} {counts[state]}"
        for state in _SETTLED
        if counts[state]
    ]
    if told:
        said = ("，" if language == "zh" else ", ").join(told)
        how = label("folded", language)
        yield ReportLine(f"{said}（{how}）" if language == "zh" else f"{said} ({how})", indent=2)


def _listed(rules: Sequence[RuleResult], language: Language) -> Iterator[ReportLine]:
    """The same rules by name."""
    for state in _SETTLED:
        members = [one for one in rules if one.state is state]
        if not members:
            continue
        word = f"{in_words(STATES[state], language)} {len(members)}"
        if state is State.NOT_APPLICABLE:
            yield ReportLine(word, indent=2)
            yield from _by_reason(members, language)
        else:
            names = ", ".join(_counted(one, language) for one in members)
            yield ReportLine(names, word + ("：" if language == "zh" else ": "), 2)


def _by_reason(members: Iterable[RuleResult], language: Language) -> Iterator[ReportLine]:
    """Rules that are not applicable: many are so for one reason, which is told once."""
    reasons: dict[str, list[str]] = {}
    for one in members:
        reasons.setdefault(reason_of(one, language), []).append(one.rule)
    for reason, names in reasons.items():
        colon = ("：" if language == "zh" else ": ") if reason else ""
        yield ReportLine(f"{reason}{colon}{', '.join(names)}", "- ", 4)


def _counted(result: RuleResult, language: Language) -> str:
    """A rule with how many comparisons were made, and how many of them do not hold."""
    counts = [f"{result.compared}"] if result.compared else []
    counts += filter(None, [counts_text(result, language)])
    return f"{result.rule} ({'; '.join(counts)})" if counts else result.rule


def _reasons(
    word: str, members: Sequence[RuleResult], language: Language, *, full: bool
) -> Iterator[ReportLine]:
    """Rules with their reasons, below a heading; nothing where there are none."""
    if members:
        yield ReportLine(f"{word} {len(members)}", indent=2)
    most = len(members) if full else few(len(members))
    for one in members[:most]:
        yield ReportLine(_ruled(one, language), "- ", 4)
    if left := more_text(len(members) - most, language, full=full):
        yield ReportLine(left, "- ", 4)


def _ruled(result: RuleResult, language: Language) -> str:
    """A rule with its title and the reason."""
    said = f"{result.rule} {rule_title(result, language)}"
    reason = reason_of(result, language)
    if not reason:
        return said
    return f"{said}：{reason}" if language == "zh" else f"{said}: {reason}"
