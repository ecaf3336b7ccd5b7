"""The errors of the project: one base class, and each also a builtin that a caller would catch.

Every error carries what it knows as attributes and says it in a sentence: what was handed in, what
is wrong with it, and what would be right. Entries that an error points to are (code, name) pairs.
``str(error)`` is that sentence in English, :meth:`GovBudgetError.sentence` gives it in Chinese too.

Plain classes, since every start of the library pays for them; sentences are looked up when they
are said. Each family stands in a file of its own; here is where all of them are known by.
"""

from __future__ import annotations

from govbudget.errors.base import (
    GovBudgetError,
    because,
    either,
    of_system,
    shorten,
    titles_of,
    why_of,
)
from govbudget.errors.calls import (
    InternalFault,
    MissingExtra,
    WrongArgument,
    WrongSetting,
    check_choice,
)
from govbudget.errors.codes import (
    DuplicateCode,
    MalformedCode,
    MissingCode,
    UndeterminedCode,
    UnknownCode,
)
from govbudget.errors.figures import (
    CountedTwice,
    FigureNotRead,
    InexactAmount,
    MalformedAmount,
    MalformedLine,
    MalformedTable,
)
from govbudget.errors.files import LimitExceeded, NotOneDocument, UnreadableFile, UnreadableRows
from govbudget.errors.names import AmbiguousName, NameMismatch, PathMismatch, UnknownName
from govbudget.errors.tables import BrokenRules, CorruptData, NothingLearnt
from govbudget.errors.words import (
    UnknownCorrespondence,
    UnknownEdition,
    UnknownScheme,
    UnknownTerm,
    UnknownWord,
)

__all__ = [
    "AmbiguousName",
    "BrokenRules",
    "CorruptData",
    "CountedTwice",
    "DuplicateCode",
    "FigureNotRead",
    "GovBudgetError",
    "InexactAmount",
    "InternalFault",
    "LimitExceeded",
    "MalformedAmount",
    "MalformedCode",
    "MalformedLine",
    "MalformedTable",
    "MissingCode",
    "MissingExtra",
    "NameMismatch",
    "NotOneDocument",
    "NothingLearnt",
    "PathMismatch",
    "UndeterminedCode",
    "UnknownCode",
    "UnknownCorrespondence",
    "UnknownEdition",
    "UnknownName",
    "UnknownScheme",
    "UnknownTerm",
    "UnknownWord",
    "UnreadableFile",
    "UnreadableRows",
    "WrongArgument",
    "WrongSetting",
    "because",
    "check_choice",
    "either",
    "of_system",
    "shorten",
    "titles_of",
    "why_of",
]

for _one in tuple(globals().values()):
    if isinstance(_one, type) and issubclass(_one, GovBudgetError):
        _one.__module__ = __name__  # what a traceback names is where it is imported from
