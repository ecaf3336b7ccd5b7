"""What makes the records of the classification: attrs, but in a process that is one look-up.

Importing attrs and having it build a class or two costs more than reading the tables and printing a
page. A process that is over after one look-up imports :mod:`govbudget.base.plain` first, and the
same classes are made by it: they have the same fields and values, and no validation, copying or
hiding of theirs is needed there. Everywhere else they are attrs classes.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING or "govbudget.base.plain" not in sys.modules:
    from attrs import evolve, field, fields, frozen
else:
    from govbudget.base.plain import evolve, field, fields, frozen

__all__ = ["evolve", "field", "fields", "frozen"]
