"""Learns from a list, a notice or a published budget what the tables of ``codes/`` do not have.

:func:`learn` works out what a file says of the tables and writes nothing; :func:`enter` writes it
into a checkout. ``govbudget data learn`` is the same at the command line.
"""

from __future__ import annotations

from govbudget.learning.entering import enter
from govbudget.learning.learn import SourceOptions, learn
from govbudget.learning.records import Lesson, NewSource, Proposal, ProposalKind

__all__ = [
    "Lesson",
    "NewSource",
    "Proposal",
    "ProposalKind",
    "SourceOptions",
    "enter",
    "learn",
]
