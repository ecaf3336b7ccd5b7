"""``govbudget rule``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govbudget.cli.completing import rule_ids
from govbudget.cli.misuse import Misuse
from govbudget.cli.options import language_option
from govbudget.cli.spoken import Spoken

if TYPE_CHECKING:
    from govbudget.base.messages import Language

__all__ = ["command"]


@click.command("rule", cls=Spoken)
@click.argument("ids", nargs=-1, metavar="[RULE]...", shell_complete=rule_ids)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a rule.")
@language_option
def command(ids: tuple[str, ...], as_json: bool, language: Language) -> int:
    """Say what rules of the check look at, why, what to do, and on what they rest.

    Without a rule all are listed. A rule is named by its id, as years.foreign; the name of a group
    stands for all of it.
    """
    from govbudget.cli.check_out import rules_listed
    from govbudget.cli.files import write_text
    from govbudget.cli.rule_out import rule_record, rule_text
    from govbudget.disclosure.checks.registry import rules
    from govbudget.disclosure.checks.settings import Settings
    from govbudget.errors import WrongSetting

    if not ids:
        write_text(None, rules_listed(rules(), language, as_json=as_json))
        return 0
    try:
        asked = Settings(ids).resolved()
    except WrongSetting as error:
        raise Misuse(error.said) from error
    told = [one for one in rules() if asked.runs(one)]
    if as_json:
        write_text(None, "".join(map(rule_record, told)))
    else:
        write_text(None, "\n".join(rule_text(one, language) for one in told))
    return 0
