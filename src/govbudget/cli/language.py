"""In which language the command line speaks: as asked, or else as the locale says."""

from __future__ import annotations

from govbudget.base.surroundings import language_around

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govbudget.base.messages import Language

__all__ = ["asked_in", "of_reports", "of_sentences"]


def asked_in(arguments: Sequence[str]) -> Language | None:
    """The language that ``--lang`` names among arguments, the last one; None where none does.

    >>> asked_in(["check", "--lang", "en", "a.pdf"]), asked_in(["--lang=zh", "--help"])
    ('en', 'zh')
    >>> asked_in(["search", "--", "--lang", "en"]) is None
    True
    """
    found: Language | None = None
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        name, equals, value = argument.partition("=")
        if name == "--lang":
            said = value if equals else (*arguments[at + 1 : at + 2], "")[0]
            found = "zh" if said == "zh" else "en" if said == "en" else found
    return found


def of_reports(asked: Language | None = None, environ: Mapping[str, str] | None = None) -> Language:
    """The language of reports, labels and names: Chinese where nothing says another.

    Args:
        asked: the one that was asked for.
        environ: the variables of the surroundings; None is those of this program.

    >>> of_reports(None, {"LANG": "zh_CN.UTF-8"}), of_reports(None, {"LANG": "en_US.UTF-8"})
    ('zh', 'en')
    >>> of_reports(None, {"LANG": "C.UTF-8"})
    'zh'
    """
    return asked or language_around(environ) or "zh"


def of_sentences(
    asked: Language | None = None, environ: Mapping[str, str] | None = None
) -> Language:
    """The language of errors, help and remarks: English where nothing says another.

    Args:
        asked: the one that was asked for.
        environ: the variables of the surroundings; None is those of this program.

    >>> of_sentences(None, {"LC_ALL": "zh_TW.UTF-8", "LANG": "en_US.UTF-8"})
    'zh'
    >>> of_sentences(None, {"LC_ALL": "C.UTF-8"})
    'en'
    """
    return asked or language_around(environ) or "en"
