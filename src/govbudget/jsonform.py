"""Records to and from what JSON can hold, without loss."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, get_origin

from govbudget.amounts import Number

if TYPE_CHECKING:
    from cattrs import Converter

    from govbudget.classification.entry import Entry
    from govbudget.classification.tree import Classification

__all__ = ["configure", "converter"]


def converter() -> Converter:
    """A cattrs converter for the records of this package.

    A Decimal becomes its text, so that no digit is lost; of exact numbers of several kinds, an int
    stays one, and a Fraction becomes ``"1/3"``. In the keys of groups, which may hold texts too,
    they say what they are: ``{"decimal": "1.5"}``, ``{"date": "2024-01-02"}``.

    >>> import govbudget as gb
    >>> from govbudget.jsonform import converter
    >>> rolled = gb.rollup({"2010350": Decimal("976.50")}, gb.functional(2024))
    >>> plain = converter().unstructure(rolled)
    >>> plain["rows"][0]["total"]
    ['976.50']
    >>> converter().structure(plain, gb.RollUp) == rolled
    True
    """
    from cattrs.preconf.json import make_converter

    made = make_converter()
    configure(made)
    return made


def configure(made: Converter) -> None:
    """Teach a cattrs converter of your own the records of this package.

    An entry becomes a mapping of what is known of it; where its edition is shipped and says the
    same, what is read back stands in that tree. A tree becomes its scheme, year, revision and
    entries.

    >>> import govbudget as gb
    >>> from cattrs.preconf.json import make_converter
    >>> from govbudget.jsonform import configure
    >>> mine = make_converter()
    >>> configure(mine)
    >>> item = gb.functional(2024)["2010350"]
    >>> text = mine.dumps(item)
    >>> mine.loads(text, gb.Entry) == item, mine.loads(text, gb.Entry).parent.code
    (True, '20103')

    Args:
        made: the converter.

    .. versionadded:: 0.2.0
    """
    from cattrs.gen import make_dict_structure_fn

    from govbudget.classification.entry import Entry
    from govbudget.classification.tree import Classification
    from govbudget.rollups.converted import ConvertedRollUp
    from govbudget.rollups.grouped import RollUps
    from govbudget.rollups.rolledup import RollUp

    made.register_unstructure_hook(Decimal, str)
    made.register_unstructure_hook(Fraction, str)
    made.register_structure_hook(Decimal, lambda value, _: Decimal(value))
    made.register_structure_hook(Fraction, lambda value, _: Fraction(value))
    made.register_structure_hook_func(lambda kind: kind == Number, lambda value, _: _number(value))
    made.register_unstructure_hook_func(
        lambda kind: kind == Number, lambda value: value if isinstance(value, int) else str(value)
    )
    made.register_structure_hook_func(
        lambda kind: kind == Number | None,
        lambda value, _: None if value is None else _number(value),
    )
    # A record whose form in JSON is another one than its fields says so itself.
    made.register_unstructure_hook_func(
        lambda kind: hasattr(kind, "__flat__"), lambda one: made.unstructure(one.__flat__())
    )
    made.register_structure_hook_func(
        lambda kind: hasattr(kind, "__nested__"), lambda flat, kind: _of_flat(flat, kind, made)
    )
    # These are mappings as well, which cattrs would take them for.
    made.register_unstructure_hook_func(
        lambda kind: hasattr(kind, "as_record"),
        lambda one: {name: made.unstructure(value) for name, value in one.as_record().items()},
    )
    made.register_structure_hook_func(
        lambda kind: hasattr(kind, "of_record"), lambda value, kind: kind.of_record(value, made)
    )
    _register_mapping(made, RollUp, RollUp[Any])
    _register_keys(made)
    _register_mapping(made, RollUps, RollUps[Any])
    _register_mapping(made, ConvertedRollUp, ConvertedRollUp)
    facts = make_dict_structure_fn(Entry, made)
    made.register_structure_hook(Entry, lambda value, kind: _standing(facts(value, kind)))
    made.register_unstructure_hook(Classification, lambda tree: _tree_as_record(tree, made))
    made.register_structure_hook(
        Classification, lambda value, _: _tree_of_record(value, lambda one: facts(one, Entry))
    )


def _register_mapping(made: Converter, kind: Any, whole: Any) -> None:
    """Teach a converter a record that is a mapping as well, which cattrs would take it for."""
    from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

    written = make_dict_unstructure_fn(kind, made)
    read = make_dict_structure_fn(whole, made)

    def is_it(asked: Any) -> bool:
        return (get_origin(asked) or asked) is kind

    made.register_unstructure_hook_func(is_it, written)
    made.register_structure_hook_func(is_it, read)


# What the kinds of a key are called that JSON has no form for, with what reads each.
_KEYS: dict[type, tuple[str, Callable[[str], object]]] = {
    Decimal: ("decimal", Decimal),
    Fraction: ("fraction", Fraction),
    dt.datetime: ("datetime", dt.datetime.fromisoformat),
    dt.date: ("date", dt.date.fromisoformat),
}
_KEY_READERS = dict(_KEYS.values())


def _register_keys(made: Converter) -> None:
    """Teach a converter the keys of groups: a member that JSON has no form for says its kind."""
    from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

    from govbudget.rollups.grouped import RolledGroup

    key = override(
        unstruct_hook=lambda key: [_key_as_record(one) for one in key],
        struct_hook=lambda value, _: tuple(map(_key_of_record, value)),
    )
    written = make_dict_unstructure_fn(RolledGroup, made, key=key)
    read = make_dict_structure_fn(RolledGroup, made, key=key)
    made.register_unstructure_hook(RolledGroup, written)
    made.register_structure_hook(RolledGroup, read)


def _key_as_record(member: Any) -> Any:
    kind = _KEYS.get(type(member))
    if kind is not None:
        written = member.isoformat() if isinstance(member, dt.date) else str(member)
        return {kind[0]: written}
    return member if member is None or isinstance(member, bool | int | float) else str(member)


def _key_of_record(member: Any) -> Any:
    if not isinstance(member, Mapping):
        return member
    ((kind, written),) = member.items()
    return _KEY_READERS[kind](written)


def _standing(entry: Entry) -> Entry:
    """An entry in the tree of its edition, where one is shipped that says the same of it."""
    from govbudget.classification.catalogue import shipped

    catalogue = shipped()
    if entry.is_local or entry.year not in catalogue.years(entry.scheme):
        return entry
    known = catalogue.tree(entry.scheme, entry.year).get(entry.code)
    return known if known == entry else entry


def _tree_as_record(tree: Classification, made: Converter) -> dict[str, Any]:
    return {
        "scheme": tree.scheme.value,
        "year": tree.year,
        "revision": tree.revision,
        "entries": [made.unstructure(entry) for entry in tree.entries],
    }


def _tree_of_record(record: dict[str, Any], entry_of: Callable[[Any], Entry]) -> Classification:
    from govbudget.classification.catalogue import shipped
    from govbudget.classification.tree import Classification
    from govbudget.classification.vocabulary import Scheme

    scheme, year = Scheme(record["scheme"]), record["year"]
    entries = [entry_of(one) for one in record["entries"]]
    tree = Classification(scheme, year, entries, revision=record["revision"])
    kept = shipped()
    same = year in kept.years(scheme) and kept.tree(scheme, year) == tree
    return kept.tree(scheme, year) if same else tree


def _of_flat(flat: dict[str, Any], kind: Any, made: Converter) -> Any:
    """A record of its flat form, which says of which class it is."""
    from cattrs.gen import make_dict_structure_fn

    cls, nested = kind.__nested__(flat)
    return make_dict_structure_fn(cls, made)(nested, cls)


def _number(value: Any) -> Number:
    if isinstance(value, int):
        return value
    return Fraction(value) if "/" in value else Decimal(value)
