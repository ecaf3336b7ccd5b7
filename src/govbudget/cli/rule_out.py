"""All that is known of a rule, as people and programs read it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from govbudget.base.layout import columns, labelled
from govbudget.base.messages import LANGUAGES, Message
from govbudget.disclosure.checks.examples import examples_of
from govbudget.disclosure.reporting.pages import rule_page
from govbudget.disclosure.reporting.words import GROUPS, SEVERITY_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.base.messages import Language
    from govbudget.disclosure.checks.base import Check
    from govbudget.disclosure.checks.examples import Example

__all__ = ["rule_record", "rule_text"]

_UNBOUND = 100_000
_WIDTH = {"zh": 6, "en": 10}


def rule_record(rule: type[Check]) -> str:
    """A rule as one line of JSON.

    Args:
        rule: the rule.
    """
    words: dict[str, Message] = {"title": rule.title, "why": rule.why, "fix": rule.fix}
    record: dict[str, Any] = {"rule": rule.id, "group": rule.group.value}
    if page := rule_page(rule.id, "en"):
        record |= {"page": page}
    for name, said in words.items():
        record |= {name: said.zh, f"{name}_en": said.en}
    record |= {
        "sources": [_both(one) for one in rule.basis()],
        "severities": [one.value for one in rule.severities],
        "needs": sorted(one.value for one in rule.needs),
        "since": rule.since,
        "options": [
            {"name": name, "default": str(one.default), "range": _both(one.range)}
            | {"says": _both(one.says)}
            for name, one in rule.options.items()
        ],
        "examples": [
            {"name": one.name, "shows": _both(one.shows), "text": one.text}
            | {word: list(texts) for word, texts in _beside(one) if texts}
            | {"expect": [{"severity": weight.value} | _both(said) for weight, said in one.expect]}
            for one in examples_of(rule.id)
        ],
    }
    return json.dumps(record, ensure_ascii=False) + "\n"


def _both(said: Message) -> dict[str, str]:
    return {language: said.render(language) for language in LANGUAGES}


def rule_text(rule: type[Check], language: Language) -> str:
    """A rule as lines of text: what it checks, why, what to do, its options, its examples.

    Args:
        rule: the rule.
        language: that of the reader.
    """
    width = columns() if sys.stdout.isatty() else _UNBOUND
    lines = [f"{rule.id}  {rule.title.render(language)}", ""]
    for word, text in _rows(rule, language):
        name = Message(f"check.rule.{word}").render(language)
        wide = len(name) * (2 if language == "zh" else 1)
        before = f"  {name}{' ' * (_WIDTH[language] - wide)}"
        lines += labelled(before, [text], 2 + _WIDTH[language], width)
    for example in examples_of(rule.id):
        lines += ["", f"  {example.name}  {example.shows.render(language)}"]
        lines += [f"    | {line}".rstrip() for line in example.text.splitlines()]
        for word, text in example.beside:
            lines.append(f"    {Message(f'check.rule.{word}').render(language)}")
            lines += [f"    | {line}".rstrip() for line in text.splitlines()]
        lines += [f"    → {said.render(language)}" for _, said in example.expect]
    return "\n".join(lines) + "\n"


def _beside(example: Example) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What stands beside an example, by the argument of the check that takes it."""
    yield "previous", example.previous
    yield "units", example.units
    yield "against", (example.approved,) if example.approved else ()


def _rows(rule: type[Check], language: Language) -> Iterator[tuple[str, str]]:
    at = 0 if language == "zh" else 1
    between = "、" if language == "zh" else ", "
    yield "group", GROUPS[rule.group][at]
    for word, said in (("why", rule.why), ("fix", rule.fix)):
        yield word, said.render(language)
    for said in rule.basis():
        yield "source", said.render(language)
    yield "severity", between.join(SEVERITY_WORDS[one][at] for one in rule.severities)
    needs = sorted(Message(f"check.need.{one.value}").render(language) for one in rule.needs)
    if needs:
        yield "needs", between.join(needs)
    yield "since", rule.since
    if page := rule_page(rule.id, language):
        yield "page", page
    for name, option in rule.options.items():
        words, bounds = option.says.render(language), option.range.render(language)
        yield "option", f"{name} = {str(option.default).lower()}: {words} ({bounds})"
