"""``govbudget data revise``."""

from __future__ import annotations

import click

from govbudget.base.messages import Message
from govbudget.base.said import in_language
from govbudget.cli.options import speech_option
from govbudget.cli.spoken import Spoken, speech, tell, tell_wrong
from govbudget.cli.terminal import echo
from govbudget.errors import BrokenRules

__all__ = ["command"]


@click.command("revise", cls=Spoken)
@click.argument("folder", default="codes", type=click.Path(exists=True, file_okay=False))
@click.option(
    "--release", metavar="VERSION", help="The version that publishes all that is not published yet."
)
@speech_option
def command(folder: str, release: str | None) -> int:
    """Write down that the tables were changed: revisions, sizes, digests, the pinned test list.

    FOLDER is the folder codes/ of a checkout, or a copy of it; codes when left out. What a release
    has published stays; what differs from it is a new revision. Where a rule is broken that is
    said, nothing is written, and the exit code is 1.
    """
    from govbudget.datacheck.revising import revise

    try:
        done = revise(folder, release)
    except BrokenRules as error:
        for violation in error.violations:
            echo(in_language(violation, speech()))
        tell_wrong(Message("cli.data.breaks"))
        return 1
    for revision in done.revisions:
        echo(revision)
    for file in done.files:
        tell(Message("cli.data.wrote", file=str(file)))
    if not done.files:
        tell(Message("cli.data.as_said"))
    return 0
