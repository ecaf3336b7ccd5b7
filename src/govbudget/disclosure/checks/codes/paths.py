"""``codes.paths``."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govbudget.base.messages import NOTHING, Message
from govbudget.classification.catalogue import shipped
from govbudget.classification.notation import parse
from govbudget.classification.vocabulary import Scheme
from govbudget.disclosure.analysis.near_names import OldName, meant_by, old_names_of
from govbudget.disclosure.analysis.paths import written_paths
from govbudget.disclosure.analysis.places import place_of_fact, place_of_paragraph
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.mends import words_mended
from govbudget.disclosure.checks.options import Option
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.text.kinds import FactKind
from govbudget.disclosure.text.subject import Subject
from govbudget.errors import GovBudgetError, PathMismatch, UnknownName
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govbudget.classification.entry import Entry
    from govbudget.classification.notation import ParsedCode
    from govbudget.classification.openness import OpenList
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.checks.records import Place
    from govbudget.disclosure.document import Disclosure

__all__ = ["Paths"]

# The digits of a class of the functional classification.
_CLASS_DIGITS = 3


class Paths(Check):
    """Paths of names in the text: 住房保障支出（类）住房改革支出（款）住房公积金（项）."""

    id = "codes.paths"
    group = Group.CODES
    rank = 50
    source = ("classification",)
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.TEXT, Need.ONE_YEAR})
    # Names that share so much are one with a slip; 行政运行 and 事业运行 share half.
    alike = Option(Decimal("0.7"), low=Decimal("0.5"), high=Decimal(1))
    # The year after a change many texts still have the old name.
    years_allowed = Option(1, low=0, high=20)

    def check(self, context: Context) -> Iterator[Outcome]:
        year = context.disclosure.year
        if not year:
            yield NotDeterminable(Message("codes.paths.no-year"))
        elif year not in shipped().years(Scheme.FUNCTIONAL):
            yield NotDeterminable(Message("codes.paths.unkept", year=year))
        else:
            places: dict[str, list[Place]] = {}
            for one in written_paths(context.disclosure):
                place = place_of_paragraph(context.disclosure, one.paragraph)
                places.setdefault(one.path, []).append(place)
            classes = _classes(context.disclosure)
            if not places and not classes:
                yield NotApplicable(Message("codes.paths.nothing"))
            old = _old_classes(classes, year)
            held = sum(map(len, classes.values())) - sum(map(len, old.values()))
            if held:
                yield Held(held)
            yield from _looked_at(places, old, year, float(self.alike), self.years_allowed)


def _classes(disclosure: Disclosure) -> dict[tuple[str, str], list[Place]]:
    """The classes that the text names alone, with their codes: 卫生健康支出（类）90.00万元."""
    found: dict[tuple[str, str], list[Place]] = {}
    for one in disclosure.facts:
        is_class = len(one.code) == _CLASS_DIGITS and one.subject == Subject.SPENDING_FUNCTION
        if is_class and one.kind is FactKind.AMOUNT:
            found.setdefault((one.label, one.code), []).append(place_of_fact(one))
    return found


def _old_classes(
    classes: Mapping[tuple[str, str], Sequence[Place]], year: int
) -> dict[OldName, list[Place]]:
    """The old names among the classes that are named alone."""
    old: dict[OldName, list[Place]] = {}
    for (label, code), where in classes.items():
        entry = parse(code, scheme=Scheme.FUNCTIONAL, year=year).entry
        for name in old_names_of(label, entry):
            old.setdefault(name, []).extend(where)
    return old


def _looked_at(
    places: Mapping[str, Sequence[Place]],
    old: dict[OldName, list[Place]],
    year: int,
    alike: float,
    allowed: int,
) -> Iterator[Outcome]:
    """The paths whose names do not stand below each other, and old names; each once."""

    def read(path: str) -> ParsedCode:
        return parse(path, scheme=Scheme.FUNCTIONAL, year=year)

    for path, where in places.items():
        try:
            parsed = read(path)
        except PathMismatch as error:
            yield _mismatch(error, where, _open_above(error, year))
        except UnknownName as error:
            yield _unknown(path, error, meant_by(path, read, alike), where)
        except GovBudgetError as error:
            said = Message("codes.paths.unread", path=path, why=error.message)
            yield Found(Severity.NOTICE, said, places=where)
        else:
            names = list(old_names_of(path, parsed.entry))
            for name in names:
                old.setdefault(name, []).extend(where)
            yield Held(0 if names else len(where))
    for name, everywhere in old.items():
        yield _old(name, everywhere, allowed)


def _unknown(path: str, error: UnknownName, meant: Entry | None, where: Sequence[Place]) -> Outcome:
    """A name that the year does not have: a slip of one below the same section, or not known."""
    if meant is None:
        said = Message("codes.paths.unknown", path=path, name=error.name, why=error.message)
        return Found(Severity.NOTICE, said, places=where)
    said = Message(
        "codes.paths.slip", path=path, name=error.name, code=meant.code, right=meant.name
    )
    severity = Severity.ERROR if _is_sure(meant) else Severity.NOTICE
    fix = Message("codes.paths.name-fix", name=error.name, right=meant.name)
    mends = words_mended(where, error.name, meant.name)
    return Found(severity, said, places=where, fix=fix, mends=mends)


def _is_sure(meant: Entry) -> bool:
    """Whether an entry surely has its name in the year of its edition.

    In a list that is not wholly known here, an entry may have got another name as well.
    """
    return (
        meant.parent is None
        or not meant.parent.is_open
        or any(seen.year == meant.year for seen in meant.sightings)
    )


def _old(one: OldName, where: Sequence[Place], allowed: int) -> Outcome:
    """A name of another year."""
    long_ago = one.is_sure and one.entry.year - one.until > allowed
    right = one.entry.name
    return Found(
        Severity.ERROR if long_ago else Severity.NOTICE,
        Message(
            "codes.paths.old", name=one.name, until=one.until, code=one.entry.code, right=right
        ),
        places=dict.fromkeys(where),
        fix=Message("codes.paths.name-fix", name=one.name, right=right),
        mends=words_mended(where, one.name, right),
    )


def _open_above(error: PathMismatch, year: int) -> OpenList | None:
    """Why the name that does not fit may stand where it is written all the same."""
    if error.above is None:
        return None
    return shipped().open_lists(Scheme.FUNCTIONAL, year).get(error.above[0])


def _mismatch(error: PathMismatch, where: Sequence[Place], open_list: OpenList | None) -> Outcome:
    above = " ".join(error.above) if error.above else None
    if open_list is not None and above is not None:
        said = Message(
            "codes.paths.open",
            path=error.path,
            part=error.part,
            above=above,
            why=Message("codes.paths.open-why", zh=open_list.chinese, en=open_list.english),
        )
        return Found(Severity.NOTICE, said, places=where)
    probable = [f"{code} {name}" for code, name in error.probable[:3]]
    said = Message(
        "codes.paths.mismatch",
        path=error.path,
        part=error.part,
        above=NOTHING if above is None else Message("codes.paths.not-below", above=above),
        is_level=above is None,
        stands=[f"{code} {name}" for code, name in error.named[:3]],
        is_named=bool(error.named),
        shifted=bool(probable),
        why=error.message,
    )
    fix = Message("codes.paths.probable", probable=_either(probable)) if probable else NOTHING
    return Found(Severity.ERROR, said, places=where, fix=fix)


def _either(names: Sequence[str]) -> Message:
    """Several names of which one is meant."""
    said = Message("codes.paths.name", name=names[-1])
    for name in reversed(names[:-1]):
        said = Message("codes.paths.or", first=name, rest=said)
    return said
