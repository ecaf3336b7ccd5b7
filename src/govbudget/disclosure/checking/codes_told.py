"""Tells what is wrong with codes, names and paths of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.classification.catalogue import shipped
from govbudget.classification.openness import open_list_of
from govbudget.classification.vocabulary import Scheme
from govbudget.disclosure.analysis.blocks import unit_rows
from govbudget.disclosure.analysis.places import place_of_paragraph, place_of_row
from govbudget.disclosure.checking.codes_written import OldName, meant_by, old_names_of
from govbudget.errors import GovBudgetError, PathMismatch, UnknownName
from govbudget.reconciling.findings import Kind, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from govbudget.classification.entry import Entry
    from govbudget.classification.notation import ParsedCode
    from govbudget.classification.openness import OpenList
    from govbudget.disclosure.analysis.blocks import Sheet
    from govbudget.disclosure.analysis.solution import Solution
    from govbudget.disclosure.checking.codes_paths import WrittenPath
    from govbudget.disclosure.checking.records import Place
    from govbudget.disclosure.checking.rules import Look
    from govbudget.reconciling.findings import Finding
    from govbudget.reconciling.table import Row

__all__ = ["tell_codes", "tell_paths"]

_SERIAL = 3


def tell_codes(look: Look, solution: Solution, *kinds: Kind) -> None:
    """Tell what is wrong with the codes of the tables; one code and name is told once.

    Args:
        look: the rule at work.
        solution: the tables of the document.
        kinds: what is told.
    """
    groups: dict[tuple[Kind, str, str], list[tuple[Sheet, Row, Finding]]] = {}
    for kind in kinds:
        for finding in solution.of(kind.value):
            sheet, at = solution.at(finding.places[0]), finding.places[0].row
            row = sheet.coded.rows[at]
            if at in unit_rows(sheet):
                continue  # the code of a unit
            key = (kind, row.code or row.printed_code, row.name)
            groups.setdefault(key, []).append((sheet, row, finding))
    for reason in dict.fromkeys(filter(None, map(_unknown_edition, solution.sheets))):
        look.not_determinable(reason)
    coded = sum(bool(row.code) for one in _known(solution) for row in one.coded.rows)
    if not coded and not groups and not look.missing:
        look.not_applicable("没有列示科目编码的表")
        return
    look.held(coded - sum(map(len, groups.values())))
    for (kind, code, name), found in groups.items():
        sheet, _, finding = found[0]
        severity, said = _said(kind, code, name, finding, sheet)
        look.found(
            severity,
            said,
            finding.message,
            places=[place_of_row(one.table, row) for one, row, _ in found],
            mend=_right(kind, code, sheet),
            mend_en=_right(kind, code, sheet),
        )


def _known(solution: Solution) -> list[Sheet]:
    """The sheets with codes whose edition is kept."""
    return [one for one in solution.sheets if not one.labels and not _unknown_edition(one)]


def _unknown_edition(sheet: Sheet) -> str:
    """That no edition is kept for the codes of a sheet; empty where one is, or it has no codes."""
    scheme, year = sheet.coded.scheme, sheet.coded.year
    if scheme is None or year is None or year in shipped().years(scheme):
        return ""
    return f"没有 {year} 年的{scheme.chinese}"


def _said(kind: Kind, code: str, name: str, finding: Finding, sheet: Sheet) -> tuple[Severity, str]:
    """How much a finding weighs, and what is said in Chinese."""
    official = _official(code, sheet)
    if kind is Kind.OLD_NAME:
        return Severity.NOTICE, f"{code} {name} 是其他年度的名称，当年为 {official}"
    if kind is Kind.WRONG_NAME:
        return finding.severity, f"{code} 的名称是 {official}，表中写作 {name}"
    if kind is Kind.WRONG_CODE:
        return Severity.ERROR, f"{code} {name}：按名称和金额，编码应为另一科目（{finding.message}）"
    if kind is Kind.MALFORMED_CODE:
        what = "序号" if code.isdecimal() and len(code) < _SERIAL else "编码以外的内容"
        return Severity.NOTICE, f"编码栏内的“{code}”（{name}）不是科目编码，似为{what}"
    if kind is Kind.UNDETERMINED_CODE:
        return Severity.NOTICE, _undetermined(code, name, sheet)
    # Of a table whose year is not known, nothing is known to be absent.
    weight = finding.severity if sheet.coded.year is not None else Severity.NOTICE
    return weight, f"{code} {name} 不在当年的分类科目中"


def _undetermined(code: str, name: str, sheet: Sheet) -> str:
    """That nobody can say here whether a code is right, and why."""
    scheme = sheet.coded.scheme
    tree = shipped().tree(scheme, sheet.coded.year) if scheme else None
    open_list = open_list_of(tree, code) if tree is not None else None
    if tree is None or open_list is None:
        return f"{code} {name} 不在已知的科目中，无法判断正误"
    above = f"{tree[open_list.code]} 之下的科目" if open_list.code else f"{tree.scheme.chinese}的类"
    return f"{code} {name} 无法判断正误：{above}本库不全（{open_list.chinese}）"


def _official(code: str, sheet: Sheet) -> str:
    scheme = sheet.coded.scheme
    try:
        tree = shipped().tree(scheme, sheet.coded.year) if scheme else None
    except GovBudgetError:
        return ""
    entry = tree.get(code) if tree is not None else None
    return entry.name if entry is not None else ""


def _right(kind: Kind, code: str, sheet: Sheet) -> str:
    official = _official(code, sheet) if kind in {Kind.OLD_NAME, Kind.WRONG_NAME} else ""
    return f"{code} {official}" if official else ""


def tell_paths(look: Look, found: Sequence[WrittenPath], read: Callable[[str], ParsedCode]) -> None:
    """Tell the paths whose names do not stand below each other; each path once.

    Args:
        look: the rule at work.
        found: the paths.
        read: reads a path in the edition of the year.
    """
    places: dict[str, list[Place]] = {}
    for one in found:
        place = place_of_paragraph(look.disclosure, one.paragraph)
        places.setdefault(one.path, []).append(place)
    old: dict[OldName, list[Place]] = {}
    for path, where in places.items():
        try:
            parsed = read(path)
        except PathMismatch as error:
            _tell_mismatch(look, error, where, _open_above(error, look.disclosure.year))
        except UnknownName as error:
            _tell_unknown(look, path, error, meant_by(path, read), where)
        except GovBudgetError as error:
            look.found(
                Severity.NOTICE,
                f"没有认出“{path}”：{error}",
                f"{path} was not recognised: {error}",
                places=where,
            )
        else:
            names = list(old_names_of(path, parsed.entry))
            for name in names:
                old.setdefault(name, []).extend(where)
            look.held(0 if names else len(where))
    for name, where in old.items():
        _tell_old(look, name, where)


def _tell_unknown(
    look: Look, path: str, error: UnknownName, meant: Entry | None, where: Sequence[Place]
) -> None:
    """A name that the year does not have: a slip of one below the same section, or not known."""
    if meant is None:
        look.found(
            Severity.NOTICE,
            f"没有认出“{path}”：当年的分类科目中没有“{error.name}”",
            f"{path} was not recognised: {error}",
            places=where,
        )
        return
    look.found(
        Severity.ERROR if _is_sure(meant) else Severity.NOTICE,
        f"“{path}”中的“{error.name}”不是科目名称，{meant.code} 的名称是 {meant.name}",
        f"{error.name} in {path} is no name: {meant.code} is {meant.name}",
        places=where,
        mend=f"“{error.name}”应为“{meant.name}”",
        mend_en=f"{error.name} should be {meant.name}",
    )


def _is_sure(meant: Entry) -> bool:
    """Whether an entry surely has its name in the year of its edition.

    In a list that is not wholly known here, an entry may have got another name as well.
    """
    return (
        meant.parent is None
        or not meant.parent.is_open
        or any(seen.year == meant.year for seen in meant.sightings)
    )


def _tell_old(look: Look, one: OldName, where: Sequence[Place]) -> None:
    """A name of another year; the year after a change many texts still have it."""
    long_ago = one.is_sure and one.entry.year - one.until > 1
    look.found(
        Severity.ERROR if long_ago else Severity.NOTICE,
        f"“{one.name}”是{one.until}年及以前的名称，{one.entry.code} 现为 {one.entry.name}",
        f"{one.name} was the name until {one.until}; {one.entry.code} is {one.entry.name} now",
        places=dict.fromkeys(where),
        mend=f"“{one.name}”应为“{one.entry.name}”",
        mend_en=f"{one.name} should be {one.entry.name}",
    )


def _open_above(error: PathMismatch, year: int | None) -> OpenList | None:
    """Why the name that does not fit may stand where it is written all the same."""
    if error.above is None:
        return None
    return shipped().open_lists(Scheme.FUNCTIONAL, year or 0).get(error.above[0])


def _tell_mismatch(
    look: Look, error: PathMismatch, where: Sequence[Place], open_list: OpenList | None
) -> None:
    if open_list is not None and error.above is not None:
        above = " ".join(error.above)
        look.found(
            Severity.NOTICE,
            f"“{error.path}”无法判断正误：{above} 之下的科目本库不全（{open_list.chinese}）",
            f"{error.path}: it cannot be told here whether {error.part} stands below {above}: "
            f"{open_list.english}",
            places=where,
        )
        return
    above = f"不在 {error.above[0]} {error.above[1]} 之下" if error.above else "不是所写的一级"
    stands = "、".join(f"{code} {name}" for code, name in error.named[:3])
    probable = "；或 ".join(f"{code} {name}" for code, name in error.probable[:3])
    look.found(
        Severity.ERROR,
        f"“{error.path}”层级不符：{error.part} {above}"
        + (f"，应是 {stands}" if stands else "")
        + ("；似为各级错位" if probable else ""),
        f"{error.path}: {error}",
        places=where,
        mend=f"似指 {probable}" if probable else "",
        mend_en=f"probably {probable}" if probable else "",
    )
