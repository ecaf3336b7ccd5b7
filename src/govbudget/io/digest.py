"""Which bytes a file held when it was read: its SHA-256 and its size."""

from __future__ import annotations

from hashlib import sha256

from attrs import frozen

__all__ = ["FileDigest", "digest_of"]


@frozen(slots=True)
class FileDigest:
    """Which bytes a file held when it was read.

    Attributes:
        path: the file.
        sha256: the SHA-256 of its bytes, in hexadecimal.
        size: how many bytes they are.
        format: text, html, spreadsheet, word or pdf, or what a reader of your own calls it.

    .. versionadded:: 0.2.0
    """

    path: str
    sha256: str
    size: int
    format: str = ""


def digest_of(path: str, data: bytes) -> FileDigest:
    """The digest of the bytes of a file.

    >>> digest_of("empty.txt", b"").sha256[:12]
    'e3b0c44298fc'

    Args:
        path: the file.
        data: its bytes.
    """
    return FileDigest(path, sha256(data).hexdigest(), len(data))
