"""Reads the reports that ``govbudget check`` wrote as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from govbudget.base.messages import Message
from govbudget.errors import UnreadableFile
from govbudget.io.decoding import text_of
from govbudget.io.limits import read_bytes

if TYPE_CHECKING:
    from govbudget.disclosure.checks.records import CheckReport

__all__ = ["reports_in"]


def reports_in(path: str) -> list[CheckReport]:
    """The reports of a file: one as JSON, several as a list, or one a line.

    Args:
        path: the file.

    Raises:
        UnreadableFile: it cannot be read, or holds no report.
    """
    from govbudget.disclosure.checks.records import CheckReport
    from govbudget.jsonform import converter

    text = text_of(path, read_bytes(path))
    made = converter()
    try:
        records = [one for one in _records(text) if "findings" in one]
        reports = [made.structure(one, CheckReport) for one in records]
    except Exception as error:
        raise UnreadableFile(path, Message("accept.no_report")) from error
    if not reports:
        raise UnreadableFile(path, Message("accept.no_report"))
    return reports


def _records(text: str) -> list[dict[str, Any]]:
    try:
        whole = json.loads(text)
    except ValueError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    return whole if isinstance(whole, list) else [whole]
