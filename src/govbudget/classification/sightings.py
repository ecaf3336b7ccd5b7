"""The table of sightings of a scheme, and the look-up of one entry in it.

Apart from the records, so that a tree can name its table before anything of it is read.
"""

from __future__ import annotations

from govbudget.classification.frozen import Frozen, put
from govbudget.errors import CorruptData, because, why_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from govbudget.classification.codesdata import Codes
    from govbudget.classification.evidence import Sighting
    from govbudget.classification.vocabulary import Scheme

__all__ = ["Sightings"]


class Sightings(Frozen):
    """All sightings of a scheme; the table is read on first use.

    Args:
        codes: where the tables are.
        scheme: the list.
    """

    __slots__ = ("_data", "codes", "scheme")
    codes: Codes
    scheme: Scheme
    _data: bytes | None

    def __init__(self, codes: Codes, scheme: Scheme) -> None:
        put(self, "codes", codes)
        put(self, "scheme", scheme)
        put(self, "_data", None)

    def __reduce__(self) -> tuple[Any, ...]:
        return Sightings, (self.codes, self.scheme)

    def __iter__(self) -> Iterator[Sighting]:
        from govbudget.classification.evidence import SIGHTING_COLUMNS

        rows = self.codes.rows(self._file, SIGHTING_COLUMNS)
        return (self._sighting(row, line) for line, row in enumerate(rows, 2))

    def of(self, code: str, name: str) -> tuple[Sighting, ...]:
        """The sightings of a code with a name, by year, those without one first.

        Raises:
            CorruptData: the table cannot be read as it stands.
        """
        from csv import reader

        data = self._read()
        # The rows of a code stand together: they are found without the others being read.
        mark = f"\n{code},".encode()
        start = data.find(mark)
        if start < 0:
            return ()
        end = data.index(b"\n", data.rindex(mark) + 1)
        try:
            lines = data[start + 1 : end].decode("utf-8").split("\n")
        except UnicodeDecodeError as error:
            raise CorruptData(self._file, 0, because("data.not_utf8")) from error
        rows = reader(lines, strict=True)
        return tuple(self._sighting(cells, 0) for cells in rows if cells[:2] == [code, name])

    @property
    def _file(self) -> str:
        return f"sightings/{self.scheme.value}.csv"

    def _read(self) -> bytes:
        if self._data is None:
            from govbudget.classification.evidence import SIGHTING_COLUMNS

            data = self.codes.read(self._file)
            header = data.partition(b"\n")[0]
            if header != ",".join(SIGHTING_COLUMNS).encode():
                found = header.decode("utf-8", "replace")
                raise CorruptData(self._file, 1, because("data.columns_are", found=found))
            put(self, "_data", data if data.endswith(b"\n") else data + b"\n")
        assert self._data is not None  # noqa: S101  set just above
        return self._data

    def _sighting(self, cells: list[str], line: int) -> Sighting:
        from govbudget.classification.evidence import Judgement, Sighting, SourceKind

        try:
            code, name, year, kind, judged, documents, sources = cells
            return Sighting(
                self.scheme,
                code,
                name,
                int(year) if year else None,
                SourceKind(kind),
                Judgement(judged) if judged else None,
                int(documents),
                tuple(sources.split()),
            )
        except ValueError as error:
            raise CorruptData(self._file, line, why_of(error)) from error
