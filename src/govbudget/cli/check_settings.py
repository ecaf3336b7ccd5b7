"""The settings of ``govbudget check``: what its options say, over what ``govbudget.toml`` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govbudget.base.messages import Message
from govbudget.cli.completing import rule_ids
from govbudget.errors import WrongSetting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, TypeVar

    from govbudget.base.messages import Language
    from govbudget.disclosure.checks.settings import Settings

    _F = TypeVar("_F", bound=Callable[..., Any])

__all__ = [
    "accept_lists_of",
    "previous_of",
    "read_options",
    "settings_of",
    "settings_options",
    "shown_settings",
]

_SEVERITIES = ("error", "notice", "rounding")


def settings_options(function: _F) -> _F:
    """The options that say which rules run, and how.

    Args:
        function: the command.
    """
    options = (
        click.option(
            "--select",
            multiple=True,
            metavar="RULE",
            shell_complete=rule_ids,
            help="Run only these rules or groups of rules; several parted by commas, or again.",
        ),
        click.option(
            "--ignore",
            multiple=True,
            metavar="RULE",
            shell_complete=rule_ids,
            help="Do not run these.",
        ),
        click.option(
            "--severity",
            multiple=True,
            metavar="LEAST|RULE=WEIGHT",
            help="The least that is reported (error, notice, rounding), or what the errors and "
            "notices of a rule weigh, as table.order=notice.",
        ),
        click.option(
            "--option",
            "values",
            multiple=True,
            metavar="RULE.NAME=VALUE",
            help="An option of a rule, as years.foreign.longest_heading=60.",
        ),
        click.option(
            "--show-settings",
            is_flag=True,
            help="Print the settings for the documents as a govbudget.toml, and check nothing.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


def read_options(
    select: Iterable[str], ignore: Iterable[str], severity: Iterable[str], values: Iterable[str]
) -> tuple[Settings, str]:
    """What the options say, and the least severity that is reported.

    Raises:
        WrongSetting: a rule, an option or a value cannot be.
    """
    from govbudget.disclosure.checks.settings import Settings
    from govbudget.reconciling.findings import Severity

    least, weights = "rounding", {}
    for one in severity:
        rule, is_pair, weight = one.partition("=")
        if not is_pair and rule in _SEVERITIES:
            least = rule
        elif is_pair and weight in _SEVERITIES:
            weights[rule.strip()] = Severity(weight)
        else:
            wanted = f"{' | '.join(_SEVERITIES)} | RULE=WEIGHT"
            raise WrongSetting(
                "severity", Message("check.settings.form", written=one, wanted=wanted)
            )
    options: dict[str, dict[str, str]] = {}
    for one in values:
        name, is_pair, value = one.partition("=")
        rule, is_option, key = name.strip().rpartition(".")
        if not (is_pair and is_option and rule):
            said = Message("check.settings.form", written=one, wanted="RULE.NAME=VALUE")
            raise WrongSetting("option", said)
        options.setdefault(rule, {})[key] = value
    settings = Settings(_parted(select), _parted(ignore), weights, options)
    settings.resolved()
    return settings, least


def _parted(given: Iterable[str]) -> Iterator[str]:
    return (one.strip() for text in given for one in text.split(","))


def settings_of(path: str, over: Settings) -> Settings:
    """The settings for a document, those of the options on top of those of its file.

    Args:
        path: the document; - is looked for upwards from the present folder.
        over: what the options say.

    Raises:
        WrongSetting: the file cannot be read, or says what cannot be.
    """
    from govbudget.disclosure.checks.configuration import settings_for

    return over.over(settings_for("." if path == "-" else path)).resolved()


def accept_lists_of(path: str) -> tuple[str, ...]:
    """The accept lists that the ``govbudget.toml`` of a document names.

    Args:
        path: the document; - is looked for upwards from the present folder.

    Raises:
        WrongSetting: the file cannot be read, or says what cannot be.
    """
    from govbudget.disclosure.checks.configuration import accept_lists_for

    return accept_lists_for("." if path == "-" else path)


def previous_of(path: str) -> tuple[str, ...]:
    """The earlier documents that the ``govbudget.toml`` of a document names.

    Args:
        path: the document; - is looked for upwards from the present folder.

    Raises:
        WrongSetting: the file cannot be read, or says what cannot be.
    """
    from govbudget.disclosure.checks.configuration import previous_for

    return previous_for("." if path == "-" else path)


def shown_settings(path: str, over: Settings, language: Language) -> str:
    """The settings for a document as a file that says the same.

    Args:
        path: the document or a folder.
        over: what the options say.
        language: that of the remarks.
    """
    import json

    from govbudget.disclosure.checks.configuration import find
    from govbudget.disclosure.checks.registry import rules

    asked = settings_of(path, over)
    found = find("." if path == "-" else path)
    none = Message("check.show.none").render(language)
    lines = [f"# {path}: {none if found is None else found}", "", "[check]"]
    lines += [f"{word} = {json.dumps(list(getattr(asked, word)))}" for word in ("select", "ignore")]
    lines += [f"plugin_seconds = {asked.seconds}", "", "[check.severity]"]
    lines += [f'"{rule}" = "{weight}"' for rule, weight in asked.severity.items()]
    for rule in rules():
        if not rule.options:
            continue
        lines += ["", f'[check.options."{rule.id}"]']
        for name, option in rule.options.items():
            value = asked.options_of(rule).get(name, option.default)
            said = f"{option.says.render(language)}; {option.range.render(language)}"
            lines += [f"# {said}", f"{name} = {str(value).lower()}"]
    return "\n".join(lines) + "\n"
