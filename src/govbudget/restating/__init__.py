"""Puts amounts of any year on the edition of one year, and says what is comparable over years."""

from __future__ import annotations

from govbudget.restating.bridge import Bridge, BridgeGroup, bridge
from govbudget.restating.records import (
    KeptGroup,
    MovedAmount,
    RestatedKind,
    RestatedLine,
    SeriesRow,
)
from govbudget.restating.restate import restate
from govbudget.restating.restated import Restated
from govbudget.restating.shares import learn_shares

__all__ = [
    "Bridge",
    "BridgeGroup",
    "KeptGroup",
    "MovedAmount",
    "Restated",
    "RestatedKind",
    "RestatedLine",
    "SeriesRow",
    "bridge",
    "learn_shares",
    "restate",
]
