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

    from govbudget.disclosure.checks.settings import Settings

    _F = TypeVar("_F", bound=Callable[..., Any])

__all__ = ["config_option", "read_options", "settings_options"]

_SEVERITIES = ("error", "notice", "rounding")


config_option = click.option(
    "--config",
    type=click.Path(),
    default="",
    metavar="FILE",
    help="The settings file for all documents; without it the next govbudget.toml above each.",
)


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
        config_option,
        click.option(
            "--settings",
            "--show-settings",
            "show_settings",
            is_flag=True,
            help="Print the settings for the documents as a govbudget.toml, with where each comes "
            "from, and check nothing.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


def read_options(
    select: Iterable[str], ignore: Iterable[str], severity: Iterable[str], values: Iterable[str]
) -> tuple[Settings, str]:
    """What the options say, and the least severity that is reported; empty where none says.

    Raises:
        WrongSetting: a rule, an option or a value cannot be.
    """
    from govbudget.disclosure.checks.settings import Settings
    from govbudget.reconciling.kinds import Severity

    least, weights = "", {}
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
