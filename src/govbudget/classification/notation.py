"""Reads every written form of a code against the trees."""

from __future__ import annotations

from govbudget.classification.entry import Entry, pair
from govbudget.classification.tree import Classification
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, Scheme
from govbudget.classification.written import take_apart
from govbudget.errors import (
    GovBudgetError,
    MalformedCode,
    MissingCode,
    NameMismatch,
    PathMismatch,
    UnknownEdition,
    UnknownName,
    UnknownScheme,
    because,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Self

    from govbudget.base.messages import Message
    from govbudget.classification.vocabulary import SchemeName
    from govbudget.classification.writtencode import Written

__all__ = ["ParsedCode", "is_valid", "parse", "parse_in"]


class ParsedCode(str):
    """A code, as text, that remembers the entry it was read as.

    It equals the plain string, so it can be used wherever a code can.

    Attributes:
        entry: the entry that was meant.
        remarks: what a reader should know about how it was read; empty for a plain code.
    """

    __slots__ = ("entry", "remarks")
    entry: Entry
    remarks: tuple[str, ...]

    def __new__(cls, entry: Entry, remarks: tuple[str, ...] = ()) -> Self:
        """The code of an entry, with remarks on how it was read."""
        self = super().__new__(cls, entry.code)
        object.__setattr__(self, "entry", entry)
        object.__setattr__(self, "remarks", remarks)
        return self

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a parsed code cannot be changed: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a parsed code cannot be changed: {name}")

    def __reduce__(self) -> tuple[Any, ...]:
        return ParsedCode, (self.entry, self.remarks)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """What pydantic asks a type for: any written form goes in, a parsed code comes out."""
        from govbudget.classification.fields import core_schema_of

        del source, handler
        return core_schema_of(parse)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        """What pydantic says of the type in a JSON schema."""
        from govbudget.classification.fields import json_schema

        del schema, handler
        return json_schema()


def parse(
    written: Any, *, scheme: Scheme | SchemeName | None = None, year: int | None = None
) -> ParsedCode:
    """The code that a written form means.

    Args:
        written: a code in any form that people write (``"201 03 50"``, ``"[2010350]事业运行"``,
            ``2010350.0``, the cells of a row), a name, or a path of names.
        scheme: the scheme to search; without it a code's first digit tells, and a name is
            searched in all.
        year: the edition; without it the one in force today.

    Returns:
        The code as text, with its ``entry`` and the ``remarks`` on how it was read.

    Raises:
        MalformedCode: the form cannot be read.
        UnknownCode: the edition has no such code.
        UndeterminedCode: the code is not known here, and may be in the edition.
        UnknownName: the edition has no such name.
        AmbiguousName: several entries have the name.
        NameMismatch: the name that stands with the code belongs to another.
        PathMismatch: a name of the path stands elsewhere.
        UnknownEdition: no edition of that year is kept.
        UnknownScheme: no scheme is called that.

    >>> import govbudget as gb
    >>> gb.parse("住房保障（类）住房改革（款）住房公积金（项）")
    '2210201'
    >>> gb.parse("201 3 50 事业运行")
    '2010350'
    >>> gb.parse("302 3 水费")
    Traceback (most recent call last):
        ...
    govbudget.errors.NameMismatch: 30203 is 咨询费, not 水费; 水费 is 30205
    """
    from govbudget.classification.catalogue import shipped

    catalogue = shipped()
    asked = None if scheme is None else Scheme.of(scheme)
    written, remarks = _unwrapped(written)
    if isinstance(written, Entry) and written.fits(asked, year):
        return ParsedCode(written, remarks)
    if asked is not None:
        return parse_in(written, (catalogue.tree(asked, year),))
    form = take_apart(written)
    if form.code:
        wanted = Scheme.of_code(form.code)
        if wanted is None:
            raise MalformedCode(
                form.text,
                because("code.no_scheme", digit=form.code[0]),
            )
        if wanted in catalogue.schemes or len(form.code) in LEVEL_BY_DIGITS:
            return _read(form, (catalogue.tree(wanted, year),))
        raise MalformedCode(form.text, _wrong_length(form.code))
    return _read(form, [catalogue.tree(each, year) for each in catalogue.schemes_in(year)])


def _wrong_length(code: str) -> Message:
    return because("code.length", count=len(code))


def is_valid(
    written: Any, *, scheme: Scheme | SchemeName | None = None, year: int | None = None
) -> bool:
    """Whether a written form means one code of an edition; nothing that it is raises an error.

    Args:
        written: any form that :func:`parse` reads.
        scheme: the scheme to search; without it a code's first digit tells.
        year: the edition; without it the one in force today.

    Raises:
        UnknownEdition: no edition of that year is kept.
        UnknownScheme: no scheme is called that.

    >>> import govbudget as gb
    >>> gb.is_valid("201 03 50", year=2024), gb.is_valid("2010359", year=2024), gb.is_valid(None)
    (True, False, False)

    .. versionadded:: 0.2.0
    """
    try:
        parse(written, scheme=scheme, year=year)
    except (UnknownEdition, UnknownScheme):
        raise
    except GovBudgetError:
        return False
    return True


def parse_in(written: Any, trees: Sequence[Classification]) -> ParsedCode:
    """The code of some trees that a written form means: see :func:`parse`."""
    written, remarks = _unwrapped(written)
    if isinstance(written, Entry) and any(tree.get(written.code) == written for tree in trees):
        return ParsedCode(written, remarks)
    return _read(take_apart(written), trees)


def _unwrapped(written: Any) -> tuple[Any, tuple[str, ...]]:
    """What was parsed already, as the entry that it was read as."""
    if isinstance(written, ParsedCode):
        return written.entry, written.remarks
    return written, ()


def _read(form: Written, trees: Sequence[Classification]) -> ParsedCode:
    if not form.name:
        return _read_code(form, trees[0])
    from govbudget.classification.namedforms import formerly, of_this_name, read_name

    try:
        if not form.code:
            return ParsedCode(*read_name(form.name, trees))
        return ParsedCode(*of_this_name(_read_code(form, trees[0]), form.name))
    except (MissingCode, NameMismatch, PathMismatch, UnknownName):
        found = formerly(form, trees)
        if found is None:
            raise
        return ParsedCode(*found)


def _read_code(form: Written, tree: Classification) -> ParsedCode:
    code = form.code
    entry = tree.get(code)
    if entry is not None:
        return ParsedCode(entry)
    from govbudget.classification.local import is_local_form, local_entry
    from govbudget.classification.namedforms import remark_of
    from govbudget.classification.suggestions import known_local, missing_code, nearest

    places = known_local(tree, code)
    if places or is_local_form(tree, code):
        parent = tree[code[:-2]]
        names = {one.name for one in places}
        local = local_entry(tree, code, form.name or (names.pop() if len(names) == 1 else ""))
        grown = Classification(
            tree.scheme, tree.year, [*parent.path, local], revision=tree.revision
        )
        whose = tuple(one.place for one in places)
        remark = remark_of("local", code=code, places=whose, parent=str(parent))
        return ParsedCode(grown[code], (remark,))
    if len(code) not in LEVEL_BY_DIGITS:
        raise MalformedCode(
            form.text,
            _wrong_length(code),
            tuple(map(pair, nearest(tree, code))),
        )
    raise missing_code(tree, code)
