"""The same rows inside an engine: PySpark, Dask, Ray Data; a damaged file is a row, no failed job.

Engines hand the bytes of files over in batches and take batches back. A row comes back for each
file: its document, its figures and its facts as nested columns, which the engine explodes, or why
there are none. How files are found, parted and read again is the engine's own business.
"""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from govbudget.errors import LimitExceeded, MissingExtra, WrongArgument, because
from govbudget.extracting.api import ExtractTask, extract_file
from govbudget.extracting.records import Extract, ExtractFailure
from govbudget.extracting.schema import TABLES, cells_of
from govbudget.extracting.writing_files import arrow_schema
from govbudget.io.allowance import Limits
from govbudget.io.kept_children import kept_child

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from govbudget.extracting.api import Extracted
    from govbudget.io.children import Child

__all__ = ["ExtractUdf", "extract_udf"]

_TABLE = {table.name: table for table in TABLES}
# What PySpark calls the types.
_SPARK = {
    "string": "string",
    "integer": "int",
    "number": "double",
    "boolean": "boolean",
    "decimal": "decimal(38,10)",
}
# The nested columns, and those beside them.
_NESTED = ("document", "figures", "facts")


def extract_udf(
    *,
    check: bool = True,
    limits: Limits | None = None,
    path: str = "path",
    content: str = "content",
) -> ExtractUdf:
    """What makes data of published budgets inside an engine.

    Returns:
        A function that can be sent to other machines, with the columns of what it gives.

    Args:
        check: whether each document is checked too, so that figures in doubt are known.
        limits: how much time and memory each document may take; they are read in a process of
            their own, as :func:`govbudget.extract` does with several jobs.
        path: the column with the paths, as PySpark's ``binaryFile`` calls it.
        content: the column with the bytes.

    Raises:
        MissingExtra: the extra ``parquet`` is not installed.

    >>> import govbudget as gb
    >>> gb.frames.extract_udf().schema[:44]
    'path string, document struct<`document`:stri'

    .. versionadded:: 0.2.0
    """
    try:
        import pyarrow as pa  # noqa: F401  batches are its own
    except ImportError as error:
        raise MissingExtra("parquet", because("purpose.extract_udf")) from error
    return ExtractUdf(check, limits or Limits(), path, content)


@frozen
class ExtractUdf:
    """Makes data of published budgets inside an engine.

    It is called with batches, as PySpark's ``mapInArrow`` does; ``batch`` takes one, as Ray Data's
    ``map_batches`` hands over, and ``frame`` a DataFrame of pandas, as Dask's partitions are.

    Attributes:
        checked: whether each document is checked too.
        limits: how much each document may take.
        path: the column with the paths.
        content: the column with the bytes.

    .. versionadded:: 0.2.0
    """

    checked: bool
    limits: Limits
    path: str
    content: str

    @property
    def schema(self) -> str:
        """The columns of what comes back, as PySpark reads them."""
        nested = {name: _struct(name) for name in _NESTED}
        return (
            f"path string, document {nested['document']}, figures array<{nested['figures']}>, "
            f"facts array<{nested['facts']}>, passed_over boolean, why string, why_zh string"
        )

    @property
    def arrow_schema(self) -> Any:
        """The same as a schema of pyarrow."""
        import pyarrow as pa

        document, figures, facts = (pa.struct(list(_arrow(name))) for name in _NESTED)
        return pa.schema(
            [
                ("path", pa.string()),
                ("document", document),
                ("figures", pa.list_(figures)),
                ("facts", pa.list_(facts)),
                ("passed_over", pa.bool_()),
                ("why", pa.string()),
                ("why_zh", pa.string()),
            ]
        )

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        """The rows of each batch of files, for ``mapInArrow``.

        Args:
            batches: batches of pyarrow with the two columns.
        """
        with kept_child(self.limits) as child:
            for one in batches:
                yield from self._table(one, child).to_batches()

    def batch(self, batch: Any) -> Any:
        """The rows of a batch of files.

        Args:
            batch: a table or a batch of pyarrow with the two columns.
        """
        with kept_child(self.limits) as child:
            return self._table(batch, child)

    def frame(self, frame: Any) -> Any:
        """The rows of a DataFrame of pandas.

        Args:
            frame: a DataFrame with the two columns. Dask makes texts of objects, bytes too: give
                the bytes as ``pandas.ArrowDtype(pyarrow.binary())``.
        """
        import pandas as pd
        import pyarrow as pa

        with kept_child(self.limits) as child:
            rows = self._rows(frame[self.path], frame[self.content], child)
        made = pa.Table.from_pylist(rows, schema=self.arrow_schema)
        return made.to_pandas(types_mapper=pd.ArrowDtype)

    @property
    def meta(self) -> Any:
        """An empty DataFrame of pandas with the columns, for Dask's ``map_partitions``."""
        import pandas as pd

        return self.arrow_schema.empty_table().to_pandas(types_mapper=pd.ArrowDtype)

    def _table(self, batch: Any, child: Child) -> Any:
        import pyarrow as pa

        paths, contents = (batch.column(name).to_pylist() for name in (self.path, self.content))
        rows = self._rows(paths, contents, child)
        return pa.Table.from_pylist(rows, schema=self.arrow_schema)

    def _rows(
        self, paths: Iterable[str], contents: Iterable[bytes], child: Child
    ) -> list[dict[str, Any]]:
        """The rows of some files, each read in the same process."""
        return [self._row(*one, child) for one in zip(paths, contents, strict=True)]

    def _row(self, path: str, content: bytes, child: Child) -> dict[str, Any]:
        """The row of a file.

        Raises:
            WrongArgument: the column holds no bytes.
        """
        if not isinstance(content, bytes | bytearray | memoryview):
            kind = because("argument.bytes")
            raise WrongArgument("content", type(content).__name__, kind)
        found = self._found(path, content, child)
        if isinstance(found, Extract):
            document = evolve(found.document, file=path)
            return {
                "path": path,
                "document": _record("documents", cells_of(document)),
                "figures": [_record("figures", cells_of(one)) for one in found.figures],
                "facts": [_record("facts", cells_of(one)) for one in found.facts],
                "passed_over": False,
                "why": "",
                "why_zh": "",
            }
        said = {"passed_over": found.passed_over, "why": found.why.en, "why_zh": found.why.zh}
        return {"path": path, "document": None, "figures": [], "facts": [], **said}

    def _found(self, path: str, content: bytes, child: Child) -> Extracted:
        """What comes of the bytes of a file: readers open files, so they are one for a while."""
        ending = os.path.splitext(path)[1]  # noqa: PTH122  a path of another machine
        with tempfile.TemporaryDirectory(prefix="govbudget-") as folder:
            name = os.path.join(folder, f"document{ending}")  # noqa: PTH118
            with open(name, "wb") as file:  # noqa: PTH123
                file.write(content)
            task = ExtractTask(name, self.checked, self.limits, "")
            try:
                return child.call(path, extract_file, task)
            except LimitExceeded as error:
                return ExtractFailure(path, error.because)


def _record(table: str, cells: tuple[object, ...]) -> dict[str, object]:
    return dict(zip(_names(table), cells, strict=True))


def _names(table: str) -> list[str]:
    """The columns of a table that a document by itself has."""
    return [one.name for one in _TABLE[table].columns if one.name != "instead"]


def _fields(nested: str) -> Mapping[str, str]:
    table = "documents" if nested == "document" else nested
    kept = _names(table)
    return {one.name: one.type for one in _TABLE[table].columns if one.name in kept}


def _struct(nested: str) -> str:
    fields = (f"`{name}`:{_SPARK[kind]}" for name, kind in _fields(nested).items())
    return f"struct<{','.join(fields)}>"


def _arrow(nested: str) -> Iterator[Any]:
    table = "documents" if nested == "document" else nested
    kept = _names(table)
    return (field for field in arrow_schema(_TABLE[table]) if field.name in kept)
