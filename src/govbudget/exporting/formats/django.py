"""The entries as a fixture that Django's ``loaddata`` reads."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from govbudget.errors import WrongArgument, because

if TYPE_CHECKING:
    from typing import BinaryIO

    from govbudget.exporting.formats.base import ExportOptions
    from govbudget.exporting.records import Dataset

__all__ = ["write"]

_MODEL = re.compile(r"[A-Za-z_]\w*\.[A-Za-z_]\w*")


def write(dataset: Dataset, out: BinaryIO, asked: ExportOptions) -> None:
    """Write a list of objects of one model, whose fields are the columns of the entries.

    A fixture has no place for a header: a field of each object says where it comes from.

    Raises:
        WrongArgument: the model is not named as ``app.model``.
    """
    if not _MODEL.fullmatch(asked.model):
        raise WrongArgument("model", repr(asked.model), because("argument.model"))
    between = "[\n"
    for number, record in enumerate(dataset.tables["entries"].records(), 1):
        fields = {**record, "provenance": dataset.header.provenance}
        one = {"model": asked.model, "pk": number, "fields": fields}
        out.write(f"{between}{json.dumps(one, ensure_ascii=False)}".encode())
        between = ",\n"
    out.write(b"\n]\n" if between == ",\n" else b"[]\n")
