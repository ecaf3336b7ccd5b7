"""What a mark says: the finding in the language of the reader, and the colour of its severity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.shown import clipped, shown
from govbudget.disclosure.reporting.placewords import figure_text
from govbudget.disclosure.reporting.replacements import replacements_of
from govbudget.disclosure.reporting.words import (
    MOST,
    SEVERITY_WORDS,
    label,
    mend_of,
    message_of,
    more_text,
)
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from govbudget.disclosure.checks.records import CheckFinding
    from govbudget.disclosure.reporting.words import Language

__all__ = [
    "AUTHOR",
    "COLOURS",
    "FILLS",
    "comment_of",
    "figures_of",
    "severity_of",
    "severity_word",
    "title_of",
]

#: Who a comment is by.
AUTHOR = "govbudget"
#: What a highlight is painted in: red, green and blue.
COLOURS: dict[Severity, tuple[float, float, float]] = {
    Severity.ERROR: (1.0, 0.62, 0.62),
    Severity.NOTICE: (1.0, 0.88, 0.45),
    Severity.ROUNDING: (0.65, 0.85, 1.0),
}
#: The same for cells: light enough to be read on.
FILLS: dict[Severity, str] = {
    Severity.ERROR: "F8CBAD",
    Severity.NOTICE: "FFE699",
    Severity.ROUNDING: "BDD7EE",
}
_TITLE = 60
_ENGLISH = {Severity.ERROR: "Error", Severity.NOTICE: "Notice", Severity.ROUNDING: "Rounding"}


def severity_word(severity: Severity, language: Language) -> str:
    """A severity in a word.

    >>> severity_word(Severity.ERROR, "en")
    'Error'

    Args:
        severity: the severity.
        language: the language of the word.
    """
    return SEVERITY_WORDS[severity][0] if language == "zh" else _ENGLISH[severity]


def severity_of(finding: CheckFinding, language: Language) -> str:
    """The severity of one finding in a word.

    Args:
        finding: the finding.
        language: the language of the word.
    """
    return severity_word(finding.severity, language)


def figures_of(finding: CheckFinding, language: Language) -> str:
    """The figures of a finding in one line; of very many the first, and how many are left.

    Args:
        finding: the finding.
        language: the language of their labels.
    """
    told = [figure_text(one, language) for one in finding.figures[:MOST]]
    told += filter(None, [more_text(len(finding.figures) - MOST, language)])
    return ("；" if language == "zh" else "; ").join(told)


def comment_of(finding: CheckFinding, language: Language) -> str:
    """What a comment says: what is wrong, the figures, the mend, and which rule found it.

    Nothing in it steers a program that shows it.

    Args:
        finding: the finding.
        language: the language of the comment.
    """
    colon = "：" if language == "zh" else ": "
    lines = [f"{severity_of(finding, language)}{colon}{message_of(finding, language)}"]
    if figures := figures_of(finding, language):
        lines.append(f"{label('figures', language)}{colon}{figures}")
    if mend := mend_of(finding, language):
        lines.append(f"{label('mend', language)}{colon}{mend}")
    if change := replacements_of(finding, language):
        lines.append(f"{label('change', language)}{colon}{change}")
    lines.append(f"{label('rule', language)}{colon}{finding.rule}  #{finding.id}")
    return "\n".join(shown(line) for line in lines)


def title_of(finding: CheckFinding, language: Language) -> str:
    """A finding in the line of an outline.

    Args:
        finding: the finding.
        language: the language of the line.
    """
    said = clipped(message_of(finding, language), _TITLE, chinese=language == "zh")
    return shown(f"{severity_of(finding, language)} {said}")
