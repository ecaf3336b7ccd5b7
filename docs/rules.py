"""Writes the pages of the rules from the rules and their examples, English and Chinese.

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

    from govbudget.base.messages import Language
    from govbudget.disclosure.checks.base import Check
    from govbudget.disclosure.checks.records import Group
    from govbudget.reconciling.kinds import Severity

HERE = Path(__file__).resolve().parent
# Where the pages of each language stand; the build of the Chinese docs takes those of its own.
FOLDERS: dict[Language, Path] = {
    "en": HERE / "rules",
    "zh": HERE / "locales" / "zh_CN" / "rules",
}
# Of a longer example so many lines are shown.
LONGEST = 40
MADE = "<!-- python docs/rules.py writes this page -->"
# What stands between the words of a list.
COMMAS: dict[Language, str] = {"en": ", ", "zh": "、"}
TITLES: dict[Language, str] = {"en": "The rules", "zh": "规则"}
LEADS: dict[Language, str] = {
    "en": "Every rule of `govbudget check`, by what it looks at.",
    "zh": "`govbudget check` 的全部规则，按核对的内容分组。",
}
MORE: dict[Language, str] = {
    "en": "… ({left} lines more: {path})",
    "zh": "……（另有 {left} 行，见 {path}）",
}


def pages() -> dict[Path, str]:
    """The pages as they should be, by their paths."""
    found = {}
    groups = [(one, list(rules)) for one, rules in groupby(own_rules(), lambda rule: rule.group)]
    names = "\n".join(group.value for group, _ in groups)
    for language, folder in FOLDERS.items():
        lines = [MADE, f"# {TITLES[language]}", "", LEADS[language], ""]
        lines += ["```{toctree}", ":maxdepth: 1", "", names, "```", ""]
        found[folder / "index.md"] = "\n".join(lines)
        for group, rules in groups:
            found[folder / f"{group.value}.md"] = page(group, rules, language)
    return found


def page(group: Group, rules: Iterable[type[Check]], language: Language) -> str:
    """The page of a group."""
    chinese, english = GROUPS[group]
    parts = [MADE, f"# {chinese if language == 'zh' else english[:1].upper() + english[1:]}", ""]
    for rule in rules:
        parts += lines_of(rule, language)
    return "\n".join(parts)


def lines_of(rule: type[Check], language: Language) -> Iterator[str]:
    """What the page says of a rule."""
    colon = "：" if language == "zh" else ": "
    yield from (f"## {rule.id}", "", sentence(rule.title, language), "")
    for name, said in (("why", rule.why), ("fix", rule.fix)):
        yield from (f"**{word(f'check.rule.{name}', language)}**{colon}{said.render(language)}", "")
    yield from (f"- {name}{colon}{text}" for name, text in facts(rule, language))
    for option in rule.options.values():
        said = (option.says.render(language), option.range.render(language))
        yield (
            f"- {word('check.rule.option', language)}{colon}`{option.name}` = "
            f"{str(option.default).lower()}, {COMMAS[language].join(said)}"
        )
    yield ""
    for example in examples_of(rule.id):
        yield from (f"`{example.name}`{colon}{example.shows.render(language)}", "")
        where = f"rules/{rule.group.value}/{rule.id}/{example.name}"
        yield from shown(example.text, where, language)
        for kind, text in example.beside:
            yield from (f"{word(f'check.rule.{kind}', language)}{colon.rstrip()}", "")
            yield from shown(text, where, language)
        for severity, said in example.expect:
            yield from (f"> {weight(severity, language)}{colon}{said.render(language)}", "")


def shown(text: str, where: str, language: Language) -> Iterator[str]:
    """A document as a block, of a long one the beginning."""
    lines = text.rstrip("\n").splitlines()
    left = len(lines) - LONGEST
    more = [MORE[language].format(left=left, path=where)]
    yield from ("```text", *(lines if left <= 0 else [*lines[:LONGEST], *more]), "```", "")


def facts(rule: type[Check], language: Language) -> Iterator[tuple[str, str]]:
    """The facts of a rule, in one line each."""
    for source in rule.basis():
        yield word("check.rule.source", language), source.render(language)
    comma = COMMAS[language]
    weights = comma.join(weight(one, language) for one in rule.severities)
    yield word("check.rule.severity", language), weights
    needs = sorted(word(f"check.need.{one.value}", language) for one in rule.needs)
    if needs:
        yield word("check.rule.needs", language), comma.join(needs)
    yield word("check.rule.since", language), rule.since


def weight(severity: Severity, language: Language) -> str:
    """What a severity is called."""
    return SEVERITY_WORDS[severity][0] if language == "zh" else severity.value


def word(name: str, language: Language) -> str:
    """A word of the catalogues, as it stands in a line."""
    said = Message(name).render(language)
    return said if language == "zh" else f"{said[:1].upper()}{said[1:]}"


def sentence(said: Message, language: Language) -> str:
    """A text that begins and ends as a sentence does."""
    text = said.render(language)
    return f"{text[:1].upper()}{text[1:]}{'。' if language == 'zh' else '.'}"


def main() -> int:
    """Write the pages, or say which are not as they should be."""
    should = pages()
    held = {path for folder in FOLDERS.values() for path in folder.glob("*.md")}
    wrong = [path for path, text in should.items() if not is_so(path, text)]
    wrong += sorted(held - set(should))
    if "--check" in sys.argv[1:]:
        for path in wrong:
            sys.stderr.write(
                f"{path.relative_to(HERE)} is not what the rules say: run python docs/rules.py\n"
            )
        return 1 if wrong else 0
    for folder in FOLDERS.values():
        folder.mkdir(parents=True, exist_ok=True)
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
