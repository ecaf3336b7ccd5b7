"""What a finding may be: how grave it is, what fails, which slip explains it."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Kind", "Severity", "Slip"]


class Severity(StrEnum):
    """How much a finding weighs.

    Attributes:
        ERROR: the publisher would correct it.
        ROUNDING: the figures were rounded one by one; it is no error.
        NOTICE: worth a look; it may be right.
    """

    ERROR = "error"
    ROUNDING = "rounding"
    NOTICE = "notice"


class Kind(StrEnum):
    """What a finding is about.

    Attributes:
        AMOUNT: sums do not hold, beyond rounding.
        ROUNDING: a sum misses by no more than rounding explains.
        MISSING_ROW: sums fail as if one row had been left out.
        DUPLICATED_ROW: a row stands twice.
        REPEATED_CODE: two rows have one code, with different amounts or names.
        MISSING_LEVEL: a code stands below one that the table leaves out.
        CHILDLESS: a code stands without the codes below it, where others have theirs.
        ORDER: a row stands before one with a lower code.
        UNKNOWN_CODE: the edition does not have the code.
        UNDETERMINED_CODE: the code is not known here, and may be in the edition.
        MALFORMED_CODE: what stands for a code is none.
        WRONG_CODE: the name and the sums say that another code is meant.
        WRONG_NAME: the name belongs to another code.
        OLD_NAME: the name is one of another year.
        TEXT: a cell has a text where an amount should be.
        NOT_READ: a cell holds no value that could be read.
        LINK: two tables state one figure differently.
        OUTLINE: a sum holds only if rows are taken for parts of others, which nothing says.
    """

    AMOUNT = "amount"
    ROUNDING = "rounding"
    MISSING_ROW = "missing_row"
    DUPLICATED_ROW = "duplicated_row"
    REPEATED_CODE = "repeated_code"
    MISSING_LEVEL = "missing_level"
    CHILDLESS = "childless"
    ORDER = "order"
    UNKNOWN_CODE = "unknown_code"
    UNDETERMINED_CODE = "undetermined_code"
    MALFORMED_CODE = "malformed_code"
    WRONG_CODE = "wrong_code"
    WRONG_NAME = "wrong_name"
    OLD_NAME = "old_name"
    TEXT = "text"
    NOT_READ = "not_read"
    LINK = "link"
    OUTLINE = "outline"


class Slip(StrEnum):
    """A known way in which a figure goes wrong.

    Attributes:
        DIGITS_SWAPPED: two neighbouring digits changed places.
        DIGIT_LOST: a digit is missing.
        DIGIT_DOUBLED: a digit stands twice, or one too many does.
        DIGIT_WRONG: one digit is another.
        SIGN: the sign is wrong.
        POINT_MOVED: the decimal point stands elsewhere.
        UNIT: yuan stand where ten thousands of yuan should, or the other way round.
        CELLS_SWAPPED: two cells changed places.
        LOST: the amount is missing.
        ROW_COPIED: the amounts of the row are those of the row above.
        SLID_UP: the amounts of several rows stand a row too high.
        SLID_DOWN: the amounts of several rows stand a row too low.
    """

    DIGITS_SWAPPED = "digits_swapped"
    DIGIT_LOST = "digit_lost"
    DIGIT_DOUBLED = "digit_doubled"
    DIGIT_WRONG = "digit_wrong"
    SIGN = "sign"
    POINT_MOVED = "point_moved"
    UNIT = "unit"
    CELLS_SWAPPED = "cells_swapped"
    LOST = "lost"
    ROW_COPIED = "row_copied"
    SLID_UP = "slid_up"
    SLID_DOWN = "slid_down"
