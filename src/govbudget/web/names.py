"""Names of files that a browser sends: what is shown of them, and never a path to write to."""

from __future__ import annotations

import re
import unicodedata

from govbudget.base.shown import shown

__all__ = ["shown_name", "suffix_of"]

#: So long a name may be, and so many folders of it are shown.
_LONGEST, _DEEPEST = 150, 8
_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}", re.ASCII)


def shown_name(sent: str) -> str:
    r"""A name as reports show it: no way out of its folder, no sign that nobody sees.

    >>> shown_name("2026/预算.pdf"), shown_name("../../etc/passwd"), shown_name("C:\\a\\b.xlsx")
    ('2026/预算.pdf', 'etc/passwd', 'C:/a/b.xlsx')
    >>> shown_name("a\u202efdp.exe"), shown_name("..")
    ('a\\u202efdp.exe', 'unnamed')

    Args:
        sent: what the browser calls the file, with its folders.
    """
    parts = unicodedata.normalize("NFC", sent).replace("\\", "/").split("/")
    kept = [shown(part.strip())[-_LONGEST:] for part in parts]
    return "/".join([one for one in kept if one not in {"", ".", ".."}][-_DEEPEST:]) or "unnamed"


def suffix_of(sent: str) -> str:
    """The ending of a name in small letters; empty where it is none that a format has.

    >>> suffix_of("预算.PDF"), suffix_of("a.pdf/../../x"), suffix_of("a.p\u202edf")
    ('.pdf', '', '')

    Args:
        sent: what the browser calls the file.
    """
    dot = sent.rfind(".")
    ending = sent[dot:].lower() if dot >= 0 else ""
    return ending if _SUFFIX.fullmatch(ending) else ""
