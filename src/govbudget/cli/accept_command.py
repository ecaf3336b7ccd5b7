"""``govbudget accept``."""

from __future__ import annotations

import getpass
import os
from datetime import date
from typing import TYPE_CHECKING

import click
from attrs import evolve

from govbudget.base.messages import Message
from govbudget.cli.check_accept import entries_for
from govbudget.cli.misuse import Misuse
from govbudget.cli.options import speech_option
from govbudget.cli.spoken import Spoken, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govbudget.disclosure.accepting import Accepted

__all__ = ["command"]


@click.command("accept", cls=Spoken)
@click.argument("path", metavar="FILE.toml", type=click.Path())
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--reason", help="Why the findings are let stand; needed, but with --remove.")
@click.option("--who", help="Who says so; without it the name of whoever is logged in.")
@click.option("--until", metavar="DAY", help="The last day on which it counts, as 2027-03-31.")
@click.option(
    "--report",
    "reports",
    multiple=True,
    type=click.Path(),
    metavar="FILE",
    help="A JSON report of `govbudget check`, which says whose the findings are and what they say.",
)
@click.option(
    "--remove",
    is_flag=True,
    help="Take the entries of these ids out: their findings are told again.",
)
@click.option("--all", "whole", is_flag=True, help="Accept every finding of the reports.")
@speech_option
def command(  # noqa: PLR0913, PLR0917  click hands every option over by itself
    path: str,
    ids: tuple[str, ...],
    reason: str | None,
    who: str | None,
    until: str | None,
    reports: tuple[str, ...],
    remove: bool,
    whole: bool,
) -> int:
    """Enter findings in an accept list, which `govbudget check --accept FILE.toml` reads.

    A finding is named by its id, as every report has it. An entry that the file has already is
    changed; its comments stay. --remove takes entries out. A baseline of all that is found today is
    written by `govbudget check FOLDER --baseline FILE.toml`.
    """
    from govbudget.disclosure.accepting import AcceptList

    if remove:
        return _remove(path, ids, others=bool(reason or who or until or reports or whole))
    if not ids and not (whole and reports):
        raise Misuse(Message("accept.name_one"))
    if reason is None:
        raise Misuse(Message("accept.say_why"))
    if not reason.strip():
        raise Misuse(Message("accept.blank_reason"))
    told = {"reason": reason.strip(), "who": _user() if who is None else who, "until": _day(until)}
    entries = _entries(ids, reports, told, whole=whole)
    there = set()
    if os.path.exists(path):  # noqa: PTH110  the path stays as it was typed
        there = {one.id for one in AcceptList.read(path).entries}
    AcceptList(entries).write(path)
    changed = sum(one.id in there for one in entries)
    tell(Message("accept.added", path=path, added=len(entries) - changed, changed=changed))
    return 0


def _remove(path: str, ids: tuple[str, ...], *, others: bool) -> int:
    """Take entries out, and say how many."""
    from govbudget.disclosure.accepting import AcceptList

    if not ids or others:
        raise Misuse(Message("accept.remove_ids"))
    gone = dict.fromkeys(ids)
    AcceptList.remove(path, gone)
    tell(Message("accept.removed", path=path, removed=len(gone)))
    return 0


def _entries(
    ids: Iterable[str], reports: Iterable[str], told: Mapping[str, object], *, whole: bool
) -> list[Accepted]:
    """The entries that are asked for, each once."""
    from govbudget.disclosure.accepting import Accepted
    from govbudget.disclosure.accepting.reports import reports_in
    from govbudget.disclosure.accepting.toml_in import is_id
    from govbudget.disclosure.checks.settings import nearest

    known: dict[str, Accepted] = {}
    for name in reports:
        for report in reports_in(name):
            for one in entries_for(report, report.findings, **told):
                known[one.id] = one
    wanted = dict(known) if whole else {}
    for id_ in ids:
        if not is_id(id_):
            raise Misuse(Message("accept.wrong_id", id=id_))
        if known and id_ not in known:
            near = nearest(id_, known)
            raise Misuse(Message("accept.not_in", report=" ".join(reports), id=id_, near=near))
        blank = Accepted(id_, "")
        wanted[id_] = known.get(id_) or evolve(blank, **told)  # type: ignore[arg-type]
    return list(wanted.values())


def _day(written: str | None) -> date | None:
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Misuse(Message("accept.no_day", written=written)) from None


def _user() -> str:
    """Who is logged in; nobody where the system does not say."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
