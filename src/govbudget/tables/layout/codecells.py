"""Reads the code of each row from its column, or from the columns of its levels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, Level
from govbudget.classification.words import LEVEL_SIGNS
from govbudget.tables.lexicon.texts import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.tables.layout.parts import Part

__all__ = ["LEVELLED", "CodeCells"]

#: 201类, 26款 and 04项 in one column: each with the digits of its own level only.
LEVELLED = re.compile(rf"(\d{{1,7}})\(?([{LEVEL_SIGNS}])\)?")
_OWN_DIGITS = 2
_DIGITS = re.compile(r"\d{1,9}(?:\.0)?")


class CodeCells:
    """Reads what stands for the code of each row, one row behind the other.

    Where the levels of a code have columns of their own, an upper one that is left empty is that of
    the row above; each may have its own digits, or the whole code.

    Args:
        places: the column of the codes, or those of their levels, from 0.
        short: whether a 款 has its own two digits only, below its 类, or each level has the sign of
            its own behind its own digits: 26款.
    """

    def __init__(self, places: Sequence[int], *, short: bool = False) -> None:
        self.places = places
        self.short = short
        self.above: list[str] = []

    @property
    def as_written(self) -> bool:
        """Whether the code of a row is what stands in one cell of it."""
        return len(self.places) == 1 and not self.short

    @classmethod
    def of(cls, part: Part) -> CodeCells:
        """What reads the codes of a table, or of one of its halves."""
        if part.coded_names and part.name is not None:
            return cls([part.name.place])
        return cls([one.place for one in part.codes], short=part.short)

    def __call__(self, row: Sequence[object]) -> object:
        """What stands for the code of a row; None where there is nothing."""
        if len(self.places) == 1:
            [at] = self.places
            cell = row[at] if at < len(row) else None
            return self._whole(cell) if self.short else cell
        parts = [str(row[at] or "").strip() if at < len(row) else "" for at in self.places]
        if not any(parts):
            return None
        if not all(_DIGITS.fullmatch(plain(part)) for part in parts if part):
            return next(filter(None, parts)) if sum(map(bool, parts)) == 1 else " ".join(parts)
        return self._joined([plain(part).removesuffix(".0") for part in parts])

    def _whole(self, cell: object) -> object:
        """A code, that of a 款 with the digits of its 类."""
        text = plain(cell)
        if found := LEVELLED.fullmatch(text):
            return self._of_level(found[1], found[2], text)
        if not text.isdecimal():
            return cell
        if len(text) <= 2 and self.above:  # noqa: PLR2004  a level adds two digits
            return self.above[0] + text.zfill(2)
        self.above = [text[:3]]
        return cell

    def _of_level(self, digits: str, sign: str, cell: str) -> str:
        """A code that says its level; what nothing above completes stays as it is written."""
        place = Level.of(sign).digits // 2 - 1
        if len(digits) > _OWN_DIGITS or not place:
            code = digits
        elif len(self.above) < place:
            return cell
        else:
            code = self.above[place - 1] + digits.zfill(_OWN_DIGITS)
        self.above = [*self.above[:place], code]
        return code

    def _joined(self, parts: list[str]) -> str:
        """The code of a row; one with "?" where nothing above tells a level that is left empty."""
        while not parts[-1]:
            parts.pop()
        for place, part in enumerate(parts):
            known = parts[:place] == self.above[:place] and place < len(self.above)
            if not part and known:
                parts[place] = self.above[place]
        self.above = parts
        code = ""
        for part in parts:
            whole = len(part) in LEVEL_BY_DIGITS and part.startswith(code) and len(part) > 2  # noqa: PLR2004  a level adds two digits
            # A spreadsheet takes the zero off 03.
            code = part if whole else code + (part.zfill(2) if code else part)
        return code if all(parts) else f"?{code}"
