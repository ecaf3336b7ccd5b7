"""The forms of a code that are more than its digits.

Apart from the rest of the reading: a bare code, which is what is looked up most, needs none of
these forms, and making them would be a part of every start.
"""

from __future__ import annotations

import re
from itertools import pairwise

from govbudget.classification.names import key
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, Level
from govbudget.classification.writtencode import Written
from govbudget.errors import MalformedCode, because

__all__ = ["EXPONENT", "read"]

# How many digits each level below the 类 adds.
_A_LEVEL = 2

#: What a spreadsheet makes of a code that has no room, and writes into a CSV file.
EXPONENT = re.compile(r"\d(?:\.\d+)?[eE][+-]?\d{1,3}")
_GROUPS = r"[0-9]+(?:[\s.\-_/,、·]+[0-9]+)*"
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_CODE = re.compile(rf"[\[('\"]?\s*({_GROUPS})\s*[\])'\"]?")
_CODE_NAME = re.compile(rf"{_CODE.pattern}[\s\-_:、.,/]*([^0-9].*)", re.DOTALL)
_NAME_CODE = re.compile(rf"([^0-9]*[^\s0-9\-_:\[(])[\s\-_:\[(]*({_GROUPS})\s*[\])]?")
_LEVELLED = re.compile(
    r"([0-9]{3})\s*\(?类\)?\s*([0-9]{1,2})\s*\(?款\)?\s*(?:([0-9]{1,2})\s*\(?项\)?)?\s*"
    r"(?:([0-9]{1,2})\s*\(?目\)?)?\s*([^0-9]*)"
)
_DIGITS = re.compile("[0-9]+")
_WHOLE = re.compile("[0-9]{3,9}")
_STEP = re.compile(
    r"""
    ([\[(]?\s*)
    ([0-9]{3}(?:[0-9]{2}){0,3})
    (\s*[\])]?[\s\-_:、.]*)
    ([^0-9\s\-_:>/\\\[\]|][^0-9\[\]>/\\|]*?)
    ([\s\-_>/\\|→]*)
    (?=[\[(]?\s*[0-9]|$)
    """,
    re.VERBOSE,
)


def read(text: str) -> Written:
    """A text that is more than digits, taken apart.

    Args:
        text: what was written, made half-width.

    Raises:
        MalformedCode: it cannot be read, and why.
    """
    if "," in text and _THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    if found := _of_levels(text) or _of_path(text) or _of_code(text):
        return found
    if match := _CODE_NAME.fullmatch(text):
        groups, name = match.groups()
    elif match := _NAME_CODE.fullmatch(text):
        name, groups = match.groups()
    else:
        groups, name = "", text
    if not any(character.isalpha() for character in key(name)):
        raise MalformedCode(
            text,
            because("code.no_name" if groups else "code.nothing"),
        )
    return Written(text, _joined(groups, text) if groups else "", name.strip())


def _of_code(text: str) -> Written | None:
    """A code alone, in one group or several."""
    match = _CODE.fullmatch(text.rstrip(" ,.、。;；:-"))
    return Written(text, _joined(match.group(1), text), "") if match else None


def _of_levels(text: str) -> Written | None:
    """A code whose parts have the words of their levels behind them: 201类26款04项."""
    match = _LEVELLED.fullmatch(text) if "类" in text else None
    if match is None:
        return None
    parts = [part for part in match.groups()[:4] if part]
    return Written(text, parts[0] + "".join(part.zfill(_A_LEVEL) for part in parts[1:]), match[5])


def _of_path(text: str) -> Written | None:
    """A path of codes with their names, the deepest last: [201]一般公共服务支出-[20126]档案事务.

    Raises:
        MalformedCode: one of its codes does not stand below the one before it.
    """
    if len(_WHOLE.findall(text)) < 2:  # noqa: PLR2004  a path
        return None
    steps = _STEP.findall(text)
    if len(steps) < 2 or "".join("".join(step) for step in steps) != text:  # noqa: PLR2004  a path
        return None
    codes = [step[1] for step in steps]
    for above, code in pairwise(codes):
        if not code.startswith(above) or code == above:
            raise MalformedCode(text, because("code.not_below", code=code, above=str(above)))
    return Written(text, codes[-1], "-".join(step[3] for step in steps))


def _joined(groups: str, text: str) -> str:
    """The digits of a code that may stand in groups: 类, then two digits for each level."""
    parts: list[str] = _DIGITS.findall(groups)
    if len(parts) == 1:
        return parts[0]
    if groups.count(".") == 1 == len(parts) - 1:
        # One point only: 2010350.0 is a number of a spreadsheet, 201.03 a code in two groups.
        if not parts[1].strip("0"):
            return parts[0]
        if len(parts[0]) != Level.CLASS.digits or len(parts[1]) != _A_LEVEL:
            raise MalformedCode(text, because("code.decimals"))
    if len(parts[0]) not in LEVEL_BY_DIGITS:
        raise MalformedCode(text, because("code.first_group", group=parts[0]))
    for part in parts[1:]:
        if len(part) > _A_LEVEL and len(part) % _A_LEVEL:
            raise MalformedCode(text, because("code.group", part=part, count=len(part)))
    return parts[0] + "".join(part.zfill(_A_LEVEL) for part in parts[1:])
