"""``govbudget serve``."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from govbudget.base.messages import Message
from govbudget.cli.check_cache import cache_options
from govbudget.cli.check_settings import config_option
from govbudget.cli.options import language_option, limits_options
from govbudget.cli.spoken import Spoken, tell
from govbudget.cli.terminal import echo

if TYPE_CHECKING:
    from govbudget.disclosure.reporting import Language
    from govbudget.io.allowance import Limits

__all__ = ["command"]

_PORTS = 65_535


@click.command("serve", cls=Spoken)
@click.option(
    "--port",
    type=click.IntRange(0, _PORTS),
    default=0,
    help="The port; without it any that is free.",
)
@click.option("--no-browser", is_flag=True, help="Only print the address; open no browser.")
@click.option(
    "--accept",
    type=click.Path(),
    default="govbudget-accept.toml",
    show_default=True,
    metavar="FILE",
    help="The accept list that the page reads and writes.",
)
@click.option(
    "--jobs", type=click.IntRange(1), help="How many documents at a time; else one a processor."
)
@config_option
@limits_options
@cache_options
@language_option
def command(  # noqa: PLR0913, PLR0917  click hands every option over by itself
    port: int,
    no_browser: bool,
    accept: str,
    jobs: int | None,
    config: str,
    limits: Limits,
    kept: str,
    language: Language,
) -> int:
    """Open a page in the browser on which documents are dropped, checked and read.

    Only this machine reaches it. Nothing that is dropped on it leaves the machine, and nothing of
    it is kept but the accept list and the reports. Ctrl-C ends it.
    """
    from govbudget.cli.check_folder import cores
    from govbudget.cli.settings_files import SettingsFiles
    from govbudget.web.server import Serving, serve

    gc.enable()

    def opened(address: str) -> None:
        tell(Message("web.address"))
        echo(address)
        sys.stdout.flush()
        tell(Message("web.how_to_end"))
        if not no_browser:
            import webbrowser

            webbrowser.open(address)

    configured = SettingsFiles(config).of(".")
    with suppress(KeyboardInterrupt):
        wanted = Serving(port, language, accept, jobs or cores(), limits, kept, configured)
        serve(wanted, opened)
    return 0
