"""Findings that somebody looked at and lets stand: lists that people read, review and edit."""

from __future__ import annotations

from govbudget.disclosure.accepting.lists import AcceptList
from govbudget.disclosure.accepting.overdue import expired, unmatched
from govbudget.disclosure.checks.records import Accepted

__all__ = ["AcceptList", "Accepted", "expired", "unmatched"]
