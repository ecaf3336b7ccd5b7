"""Code lists as a structure message of SDMX-ML 3.0, and maps between them in one of their own."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from govbudget.classification.vocabulary import Scheme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from govbudget.exporting.formats.base import ExportOptions
    from govbudget.exporting.records import Dataset, ExportedEdition, Value

__all__ = ["message", "write"]

_AGENCY = "GOVBUDGET"
_URN = "urn:sdmx:org.sdmx.infomodel.codelist.Codelist"
_SPACES = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/"
_OPEN = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<mes:Structure xmlns:mes="{_SPACES}message" xmlns:str="{_SPACES}structure" '
    f'xmlns:com="{_SPACES}common">\n'
)
# What XML 1.0 cannot hold.
_UNHELD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(dataset: Dataset, out: BinaryIO, asked: ExportOptions) -> None:
    """Write a code list for each edition; its version is its year, its revision and nought."""
    del asked
    message(dataset, out, with_maps=False)


def message(dataset: Dataset, out: BinaryIO, *, with_maps: bool) -> None:
    """Write a structure message.

    Args:
        dataset: what is exported.
        out: where to.
        with_maps: whether the correspondences are there, each as a map; and with them the lists of
            other classifications, of the codes that a correspondence names. Some readers know
            code lists, and stop at a map.
    """
    header = dataset.header
    out.write(_OPEN.encode())
    out.write(
        f"<mes:Header><mes:ID>govbudget</mes:ID><mes:Test>false</mes:Test>"
        f"<mes:Prepared>{header.date}T00:00:00Z</mes:Prepared>"
        f'<mes:Sender id="{_AGENCY}"/></mes:Header>\n<mes:Structures>\n<str:Codelists>\n'.encode()
    )
    for edition in header.editions:
        out.writelines(piece.encode() for piece in _codelist(dataset, edition))
    pairs = [one for one in _records(dataset) if one["source"] and one["target"]]
    pairs = pairs if with_maps else []
    others = _others(pairs)
    for name, codes in others.items():
        out.write(_opened("Codelist", _id(name), "1.0.0", {"en": name.upper()}, ()).encode())
        out.writelines(
            _code(code, {"zh": called}, "", "").encode() for code, called in sorted(codes.items())
        )
        out.write(b"</str:Codelist>\n")
    out.write(b"</str:Codelists>\n")
    versions = {name: _version(edition) for name, edition in _newest(dataset).items()}
    maps = "".join(_maps(dataset, pairs, versions | dict.fromkeys(others, "1.0.0")))
    if maps:
        whole = f"<str:RepresentationMaps>\n{maps}</str:RepresentationMaps>\n"
        out.write(whole.encode())
    out.write(b"</mes:Structures>\n</mes:Structure>\n")


def _records(dataset: Dataset) -> Iterator[dict[str, Value]]:
    found = dataset.tables.get("correspondences")
    return found.records() if found is not None else iter(())


def _newest(dataset: Dataset) -> dict[str, ExportedEdition]:
    return {one.scheme.value: one for one in dataset.header.editions}


def _version(edition: ExportedEdition) -> str:
    return f"{edition.year}.{edition.revision}.0"


def _id(name: str) -> str:
    return f"CL_{name.upper()}"


def _codelist(dataset: Dataset, edition: ExportedEdition) -> Iterator[str]:
    name = edition.scheme.value
    titles = {
        "en": f"{name.replace('_', ' ').capitalize()} classification {edition.year}",
        "zh": f"{edition.scheme.chinese}（{edition.year}年）",
    }
    header = dataset.header
    said = (
        ("provenance", f"govbudget {header.version}; {header.date}; {header.licence}"),
        ("digest", edition.digest),
        ("completeness", edition.completeness),
        ("note", edition.note),
    )
    yield _opened("Codelist", _id(name), _version(edition), titles, said)
    entries = list(dataset.in_edition(edition))
    there = {one.code for one in entries}
    for one in entries:
        names = {"en": one.name_en, "zh": one.name or one.code}
        yield _code(one.code, names, one.definition, one.parent if one.parent in there else "")
    yield "</str:Codelist>\n"


def _others(pairs: Iterable[dict[str, Value]]) -> dict[str, dict[str, str]]:
    """The classifications that are no schemes: the codes that a pair names, with their names."""
    found: dict[str, dict[str, str]] = {}
    for one in pairs:
        for side in ("source", "target"):
            name = str(one[f"{side}_scheme"])
            if name not in {*Scheme}:
                called = str(one[f"{side}_name"] or one[side])
                found.setdefault(name, {})[str(one[side])] = called
    return found


def _maps(
    dataset: Dataset, pairs: Iterable[dict[str, Value]], versions: dict[str, str]
) -> Iterator[str]:
    """A map for each correspondence, with the pairs whose codes are in the lists."""
    there = {
        name: {one.code for one in dataset.in_edition(edition)}
        for name, edition in _newest(dataset).items()
    }
    for (source, target), some in groupby(pairs, _sides):
        # A unit decides between two pairs; a map has no place for it but both, side by side.
        kept = dict.fromkeys(
            (str(one["source"]), str(one["target"]))
            for one in some
            if one["source"] in there.get(source, {one["source"]})
            and one["target"] in there.get(target, {one["target"]})
        )
        if source not in versions or target not in versions or not kept:
            continue
        name = f"MAP_{source}_{target}".upper()
        yield _opened(
            "RepresentationMap", name, versions[source], {"en": f"{source} to {target}"}, ()
        )
        for tag, side in (("Source", source), ("Target", target)):
            urn = f"{_URN}={_AGENCY}:{_id(side)}({versions[side]})"
            yield f"<str:{tag}Codelist>{urn}</str:{tag}Codelist>\n"
        for one, other in kept:
            yield (
                f"<str:RepresentationMapping><str:SourceValue>{_text(one)}</str:SourceValue>"
                f"<str:TargetValue>{_text(other)}</str:TargetValue></str:RepresentationMapping>\n"
            )
        yield "</str:RepresentationMap>\n"


def _sides(one: dict[str, Value]) -> tuple[str, str]:
    return str(one["source_scheme"]), str(one["target_scheme"])


def _opened(
    tag: str, name: str, version: str, titles: dict[str, str], said: Iterable[tuple[str, str]]
) -> str:
    notes = "".join(
        f'<com:Annotation id="{one}"><com:AnnotationText xml:lang="en">{_text(text)}'
        "</com:AnnotationText></com:Annotation>"
        for one, text in said
        if text
    )
    if notes:
        notes = f"<com:Annotations>{notes}</com:Annotations>\n"
    return (
        f'<str:{tag} id="{name}" version="{version}" agencyID="{_AGENCY}" '
        f'isExternalReference="false">\n{notes}{_names(titles)}'
    )


def _names(titles: dict[str, str]) -> str:
    return "".join(
        f'<com:Name xml:lang="{language}">{_text(title)}</com:Name>\n'
        for language, title in titles.items()
        if title
    )


def _code(code: str, names: dict[str, str], description: str, parent: str) -> str:
    said = (
        f'<com:Description xml:lang="zh">{_text(description)}</com:Description>\n'
        if description
        else ""
    )
    above = f"<str:Parent>{_text(parent)}</str:Parent>" if parent else ""
    return f"<str:Code id={quoteattr(code)}>{_names(names)}{said}{above}</str:Code>\n"


def _text(text: str) -> str:
    return escape(_UNHELD.sub("\ufffd", text))
