"""The parts of an Office file, some of which get more: all others stay as they are."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.errors import UnreadableFile
from govbudget.io.limits import plain_name, read_member, zip_members
from govbudget.io.xmlplaces import edited, element_of

if TYPE_CHECKING:
    from govbudget.io.xmlplaces import PlacedElement

__all__ = ["OfficeParts", "Relation"]

_TYPES = "[Content_Types].xml"
_RELATIONS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_NO_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Relationships xmlns="{_RELATIONS_SPACE}"/>'
).encode()


@frozen
class Relation:
    """What a part says of another.

    Attributes:
        id: what the part calls it.
        kind: the last word of its type.
        target: the other part.
    """

    id: str
    kind: str
    target: str


class OfficeParts:
    """The parts of an Office file that is written again."""

    def __init__(self, path: str, archive: zipfile.ZipFile) -> None:
        """Look at the file.

        Args:
            path: the file, for messages.
            archive: the file, opened.

        Raises:
            UnreadableFile: it is damaged, or unpacks to too much.
        """
        self.path = path
        self._archive = archive
        self._names = {plain_name(name): name for name in zip_members(path, archive)}
        self._written: dict[str, bytes] = {}

    @property
    def is_signed(self) -> bool:
        """Whether a signature covers it, which a change would break."""
        return any(name.startswith("_xmlsignatures/") for name in self._names)

    def __contains__(self, name: str) -> bool:
        return plain_name(name) in self._names

    def read(self, name: str) -> bytes:
        """A part, with what was put into it.

        Args:
            name: the part.

        Raises:
            UnreadableFile: there is none of the name, or it is damaged.
        """
        real = self._names.get(plain_name(name))
        if real is None:
            raise UnreadableFile(
                self.path, Message("errors.file.damaged_part", name=name, error="?")
            )
        if real in self._written:
            return self._written[real]
        return read_member(self.path, self._archive, real)

    def write(self, name: str, data: bytes) -> None:
        """Put a part in the stead of one, or add it.

        Args:
            name: the part.
            data: what it holds.
        """
        real = self._names.setdefault(plain_name(name), name)
        self._written[real] = data

    def root(self, name: str, *, passed: tuple[str, ...] = ()) -> PlacedElement:
        """The root of a part, with where its elements stand.

        Args:
            name: the part.
            passed: the elements whose children are of no interest.
        """
        return element_of(self.path, name, self.read(name), passed=passed)

    def relations(self, name: str) -> list[Relation]:
        """What a part says of others, but for those outside of the file.

        Args:
            name: the part.
        """
        beside = _relations_of(name)
        if beside not in self:
            return []
        folder = posixpath.dirname(name)
        found = []
        for one in self.root(beside).all("Relationship"):
            said = one.attributes
            if said.get("TargetMode") == "External":
                continue
            target = said.get("Target", "").replace("\\", "/")
            whole = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            kind = said.get("Type", "").rpartition("/")[2]
            found.append(Relation(said.get("Id", ""), kind, whole))
        return found

    def relate(self, name: str, kind: str, target: str) -> str:
        """Let a part say something of another; gives what it calls it.

        Args:
            name: the part.
            kind: the whole type.
            target: the other part.
        """
        beside = _relations_of(name)
        if beside not in self:
            self.write(beside, _NO_RELATIONS)
        data, root = self.read(beside), self.root(beside)
        taken = {one.attributes.get("Id") for one in root.children}
        called = next(name for at in range(1, len(taken) + 2) if (name := f"rIdG{at}") not in taken)
        said = (
            f'<Relationship xmlns="{root.space}" Id="{called}" Type={quoteattr(kind)}'
            f" Target={quoteattr('/' + target)}/>"
        )
        self.write(beside, edited(data, [root.appended(data, said)]))
        return called

    def add(self, name: str, kind: str, data: bytes) -> str:
        """Add a part under a name that is free; gives the name.

        Args:
            name: the name, with ``{}`` where a number makes it free.
            kind: what the file says that it holds.
            data: what it holds.
        """
        free = next(one for at in range(1, 100_000) if (one := name.format(at)) not in self)
        types = self.read(_TYPES)
        root = self.root(_TYPES)
        said = (
            f'<Override xmlns="{root.space}" PartName={quoteattr("/" + free)}'
            f" ContentType={quoteattr(kind)}/>"
        )
        self.write(_TYPES, edited(types, [root.appended(types, said)]))
        self.write(free, data)
        return free

    def packed(self) -> bytes:
        """The file with all its parts, in their order, those that were added last."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            old = self._archive.infolist()
            for info in old:
                held = self._written.get(info.filename)
                archive.writestr(
                    info,
                    read_member(self.path, self._archive, info.filename) if held is None else held,
                )
            there = {info.filename for info in old}
            for name, data in self._written.items():
                if name not in there:
                    archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        return made.getvalue()


def _relations_of(name: str) -> str:
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")
