"""Which language the surroundings of a program name."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from govbudget.base.messages import Language

__all__ = ["language_around"]

#: What says the language where no option does, the first that is set.
_VARIABLES = ("GOVBUDGET_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
#: Locales that nobody chose: they name no language.
_NONE = frozenset({"c", "posix"})


def language_around(environ: Mapping[str, str] | None = None) -> Language | None:
    """The language that a variable names, where a person chose one; else None.

    Args:
        environ: the variables of the surroundings; None is those of this program.

    >>> language_around({"LANG": "zh_CN.UTF-8"}), language_around({"LANG": "C.UTF-8"})
    ('zh', None)
    """
    known = os.environ if environ is None else environ
    said = next((known[name] for name in _VARIABLES if known.get(name)), "").lower()
    tongue = said.partition(".")[0].partition("@")[0]
    if not tongue or tongue in _NONE:
        return None
    return "zh" if tongue.startswith(("zh", "chinese")) else "en"
