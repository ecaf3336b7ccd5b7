"""``govbudget cache``."""

from __future__ import annotations

import click

from govbudget.base.messages import Message
from govbudget.cli.check_cache import folder_option
from govbudget.cli.options import language_option
from govbudget.cli.spoken import Spoken
from govbudget.cli.terminal import echo

TYPE_CHECKING = False
if TYPE_CHECKING:
    from govbudget.base.messages import Language

__all__ = ["command"]


@click.command("cache", cls=Spoken)
@folder_option
@click.option("--clear", is_flag=True, help="Take out all that is kept.")
@language_option
def command(cache: str | None, clear: bool, language: Language) -> int:
    """Say where the reports of documents are kept that need not be read again, and how many."""
    from govbudget.io.kept import KeptFiles, cache_folder

    folder = cache or cache_folder()
    if folder is None:
        echo(Message("cli.cache.none").render(language))
        return 0
    files = KeptFiles(folder)
    if clear:
        gone = files.trim(-1)
        echo(Message("cli.cache.cleared", folder=folder, count=gone).render(language))
        return 0
    sizes = [one.stat(follow_symlinks=False).st_size for one in files.files()]
    said = Message("cli.cache.holds", folder=folder, count=len(sizes), size=sum(sizes))
    echo(said.render(language))
    return 0
