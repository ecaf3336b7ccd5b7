"""A code as JSON and as Turtle, beside its page."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from govbudget.exporting.formats.turtle import turtle_of
from govbudget.exporting.gathering import exported
from govbudget.exporting.linked import PREFIXES, address, concept_of
from govbudget.exporting.linked_terms import LinkedText, Resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.classification.entry import Entry
    from govbudget.site.records import CodeFacts, YearState

__all__ = ["code_json", "code_turtle"]

_PREFIXES = "".join(
    f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("dct", "owl", "skos", "xsd")
)


def code_json(facts: CodeFacts) -> str:
    """A code as JSON: its names with their years, its place, its history and its evidence."""
    entry = facts.entry
    definition = entry.definition
    said: dict[str, Any] = {
        "scheme": facts.scheme.value,
        "code": facts.code,
        "name": entry.name,
        "name_en": entry.name_en,
        "pinyin": facts.pinyin,
        "level": int(entry.level),
        "fund": entry.fund.value if entry.fund else None,
        "parent": entry.parent.code if entry.parent else None,
        "children": [one.code for one in entry.children],
        "definition": definition.text if definition else None,
        "definition_source": definition.source if definition else None,
        "valid_from": entry.first_year,
        "valid_to": entry.last_year,
        "is_current": facts.is_current,
        "became": [one.code for one in facts.became],
        "years": list(_years(facts)),
        "changes": [
            [one.year, one.kind.value, one.old_code, one.old_name, one.new_code, one.new_name]
            for one in facts.changes
        ],
        "correspondences": [
            {
                "scheme": one.source if one.is_reversed else one.target,
                "through": one.through,
                "pairs": [
                    [
                        pair.source if one.is_reversed else pair.target,
                        pair.relation,
                        pair.unit,
                        pair.confidence,
                    ]
                    for pair in one.pairs
                ],
            }
            for one in facts.answers
        ],
        "evidence": [
            [one.year, one.kind.value, one.name, one.documents, *one.sources]
            for one in facts.sightings
        ],
        "aliases": list(facts.aliases),
        "note": entry.note,
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n"


def _years(facts: CodeFacts) -> Iterator[dict[str, Any]]:
    """The runs of years with one name, with the years that are borne out or open."""
    runs: list[list[YearState]] = []
    for state in facts.states:
        last = runs[-1][-1] if runs else None
        if last is not None and last.year == state.year - 1 and last.entry.name == state.entry.name:
            runs[-1].append(state)
        else:
            runs.append([state])
    for run in runs:
        reasons = {one.open_list.reason.value: None for one in run if one.open_list is not None}
        yield {
            "from": run[0].year,
            "to": run[-1].year,
            "name": run[0].entry.name,
            "known": [one.year for one in run if one.is_known],
            "open": [one.year for one in run if one.open_list is not None],
            "open_because": list(reasons),
        }


def code_turtle(facts: CodeFacts, base: str) -> str:
    """A code in SKOS: a concept in the edition of each year, addressed as in the whole export.

    Args:
        facts: what is known of the code.
        base: what addresses begin with.
    """
    above = address(base, facts.scheme.value, "").text
    of = re.compile(f"<{re.escape(above)}([0-9:/]+)>")
    blocks = "".join(turtle_of(one) for one in _resources(facts, base))
    if base.startswith("urn:"):
        return f"{_PREFIXES}@prefix code: <{above}> .\n" + of.sub(r"code:\1", blocks)
    return f"{_PREFIXES}@base <{above}> .\n" + of.sub(r"<\1>", blocks)


def _resources(facts: CodeFacts, base: str) -> Iterator[Resource]:
    following: list[Entry | None] = [*(one.entry for one in facts.states[1:]), None]
    for state, after in zip(facts.states, following, strict=True):
        entry = state.entry
        resource = concept_of(exported(entry, entry.year, entry.year), entry.year, base)
        said = resource.said
        if after is not None and after.name == entry.name:
            # What this project says itself is said once, of the newest year that it holds for.
            said = tuple(
                (name, values[:1] if name == "skos:prefLabel" else values)
                for name, values in said
                if name != "skos:definition"
            )
        if after is None and not facts.is_current:
            said = (*said, ("owl:deprecated", (LinkedText("true", type="xsd:boolean"),)))
            now = tuple(
                address(base, facts.scheme.value, facts.newest, one.code) for one in facts.became
            )
            said = (*said, ("dct:isReplacedBy", now))
        yield Resource(resource.address, resource.type, said)
