"""Mutates files: bytes, the parts of archives, and the marks that XML and PDF are made of."""

import io
import zipfile

from govbudget.io.limits import DAMAGED

__all__ = ["mutated"]

_TOKENS = (
    *(b"\x00", b"\xff", b"\r", b"\n", b'"', b"'", b",", b"\t", b"<", b">", b"</", b"-", b".", b"%"),
    *(b"<!--", b"-->", b"&#x0;", b"&lt;", b"<![CDATA[", b"<td colspan=9999999>", b"<table>"),
    *(b"</table>", b" rowspan='-1'", b"9" * 400, b"1e999", b"#REF!", b"=", b"[" * 50, b"(" * 50),
    *(b"obj", b"endobj", b"stream", b"/Length 99999999", b"/Kids [1 0 R]", b"2010350"),
    *(b"\xe2\x80\xae", b"\xef\xbb\xbf", b"\xff\xfe"),
    *(one.encode() for one in ("合计", "单位：元", "（类）", "万元")),
)


def mutated(data, others, random):
    """A mutation of some bytes.

    Args:
        data: the bytes.
        others: other bytes of the same format, to splice with.
        random: what chooses.
    """
    if data.startswith(b"PK") and random.random() < 0.8:
        with_parts = _in_archive(data, others, random)
        if with_parts is not None:
            return with_parts
    return _bytes(data, others, random)


def _in_archive(data, others, random):
    """An archive with a part of it mutated; None where it can be opened no more."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except DAMAGED:
        return None
    if not parts:
        return None
    name = random.choice(list(parts))
    if random.random() < 0.1:
        del parts[name]
    else:
        parts[name] = _bytes(parts[name], others, random)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _bytes(data, others, random):
    made = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 4, 8))):
        at = random.randrange(len(made) + 1)
        end = min(len(made), at + random.choice((1, 2, 8, 64, 512)))
        match random.randrange(6):
            case 0:
                made[at:end] = b""
            case 1:
                made[at:at] = random.choice(_TOKENS)
            case 2:
                made[at:end] = random.randbytes(end - at)
            case 3:
                made[at:at] = made[at:end] * random.choice((1, 2, 16))
            case 4:
                made[at:end] = random.choice(_TOKENS)
            case _:
                other = random.choice(others)
                start = random.randrange(len(other) + 1)
                made[at:end] = other[start : start + 512]
    return bytes(made[:200_000])
