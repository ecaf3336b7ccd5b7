"""Writes the pages of the rules, ``docs/rules/<group>.md``, from the rules and their examples.

    python docs/rules.py [--check]

With ``--check`` nothing is written; the exit code is 1 where a page is not what it should be.
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.checks.examples import examples_of
from govbudget.disclosure.checks.registry import own_rules
from govbudget.disclosure.reporting.words import GROUPS, SEVERITY_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.disclosure.checks.base import Check
    from govbudget.disclosure.checks.records import Group

FOLDER = Path(__file__).resolve().parent / "rules"
# Of a longer example so many lines are shown.
LONGEST = 40
MADE = "<!-- python docs/rules.py writes this page -->"


def pages() -> dict[Path, str]:
    """The pages as they should be, by their paths."""
    groups = [(one, list(rules)) for one, rules in groupby(own_rules(), lambda rule: rule.group)]
    found = {FOLDER / f"{group.value}.md": page(group, rules) for group, rules in groups}
    names = "\n".join(group.value for group, _ in groups)
    lines = [MADE, "# The rules", "", "Every rule of `govbudget check`, by what it looks at.", ""]
    lines += ["```{toctree}", ":maxdepth: 1", "", names, "```", ""]
    return {FOLDER / "index.md": "\n".join(lines), **found}


def page(group: Group, rules: Iterable[type[Check]]) -> str:
    """The page of a group."""
    chinese, english = GROUPS[group]
    parts = [MADE, f"# {chinese}: {english[:1].lower() + english[1:]}", ""]
    for rule in rules:
        parts += lines_of(rule)
    return "\n".join(parts)


def lines_of(rule: type[Check]) -> Iterator[str]:
    """What the page says of a rule."""
    yield from (f"## {rule.id}", "", f"{rule.title.zh}", "", sentence(rule.title.en), "")
    for word, said in (("why", rule.why), ("fix", rule.fix)):
        yield from (f"**{both(f'check.rule.{word}')}**: {said.zh} {said.en}", "")
    yield from (f"- {name}: {text}" for name, text in facts(rule))
    for option in rule.options.values():
        yield (
            f"- {both('check.rule.option')}: `{option.name}` = {str(option.default).lower()}, "
            f"{option.says.zh}，{option.range.zh}; {option.says.en}, {option.range.en}"
        )
    yield ""
    for example in examples_of(rule.id):
        yield from (f"`{example.name}`: {example.shows.zh}; {example.shows.en}", "")
        where = f"rules/{rule.group.value}/{rule.id}/{example.name}"
        yield from shown(example.text, where)
        for text in example.previous:
            yield from (f"{both('check.rule.earlier')}:", "")
            yield from shown(text, where)
        for severity, said in example.expect:
            yield from (
                f"> {SEVERITY_WORDS[severity][0]}: {said.zh}",
                ">",
                f"> {severity.value}: {said.en}",
                "",
            )


def shown(text: str, where: str) -> Iterator[str]:
    """A document as a block, of a long one the beginning."""
    lines = text.rstrip("\n").splitlines()
    left = len(lines) - LONGEST
    more = [f"… ({left} lines more: {where})"]
    yield from ("```text", *(lines if left <= 0 else [*lines[:LONGEST], *more]), "```", "")


def facts(rule: type[Check]) -> Iterator[tuple[str, str]]:
    """The facts of a rule, in one line each."""
    for source in rule.basis():
        yield both("check.rule.source"), f"{source.zh}; {source.en}"
    weights = ", ".join(f"{SEVERITY_WORDS[one][0]} {one.value}" for one in rule.severities)
    yield both("check.rule.severity"), weights
    needs = sorted(both(f"check.need.{one.value}") for one in rule.needs)
    if needs:
        yield both("check.rule.needs"), ", ".join(needs)
    yield both("check.rule.since"), rule.since


def both(word: str) -> str:
    """A word in both languages."""
    said = Message(word)
    return f"{said.zh} {said.en[:1].lower()}{said.en[1:]}"


def sentence(text: str) -> str:
    """A text that begins and ends as a sentence does."""
    return f"{text[:1].upper()}{text[1:]}."


def main() -> int:
    """Write the pages, or say which are not as they should be."""
    should, held = pages(), set(FOLDER.glob("*.md"))
    wrong = [path for path, text in should.items() if not is_so(path, text)]
    wrong += sorted(held - set(should))
    if "--check" in sys.argv[1:]:
        for path in wrong:
            sys.stderr.write(f"{path.name} is not what the rules say: run python docs/rules.py\n")
        return 1 if wrong else 0
    FOLDER.mkdir(exist_ok=True)
    for path in wrong:
        if path in should:
            path.write_text(should[path], encoding="utf-8")
        else:
            path.unlink()
    return 0


def is_so(path: Path, text: str) -> bool:
    """Whether a page is what it should be."""
    return path.exists() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
