"""What ``govbudget check`` does with accept lists: reads them, says what is overdue, writes one."""

from __future__ import annotations

import os
from functools import wraps
from typing import TYPE_CHECKING

import click
from attrs import field, frozen

from govbudget.base.messages import Message
from govbudget.cli.spoken import tell
from govbudget.disclosure.accepting import AcceptList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from govbudget.cli.check_work import Outcome
    from govbudget.disclosure.checks.records import Accepted, CheckFinding, CheckReport

__all__ = ["Accepting", "accept_options", "entries_for", "said_of"]


@frozen
class Accepting:
    """The accept lists of a run.

    Attributes:
        files: those that the command line names.
        baseline: the list in which all that is found today is entered; None is no list.
    """

    files: tuple[str, ...] = ()
    baseline: str | None = None
    _read: dict[tuple[str, ...], AcceptList] = field(factory=dict, init=False)

    def list_of(self, configured: Iterable[str] = ()) -> AcceptList:
        """The lists of the command line, and those that the settings of a document name, as one.

        Each is read once.

        Args:
            configured: those that the settings name.

        Raises:
            UnreadableFile: one cannot be read, or is no accept list.
        """
        names = [*self.files, *configured]
        if self.baseline is not None and os.path.exists(self.baseline):  # noqa: PTH110
            names.append(self.baseline)
        key = tuple(dict.fromkeys(map(os.path.realpath, names)))
        if key not in self._read:
            known = AcceptList()
            for name in dict(zip(map(os.path.realpath, names), names, strict=True)).values():
                known = known.joined(AcceptList.read(name))
            self._read[key] = known
        return self._read[key]

    def finish(self, outcomes: Sequence[Outcome], *, whole: bool) -> None:
        """Say which entries do nothing any more, and write the baseline.

        Args:
            outcomes: what became of each document.
            whole: whether all documents were checked.
        """
        from govbudget.disclosure.accepting import expired, unmatched

        known = AcceptList()
        for one in self._read.values():
            known = known.joined(one)
        reports = [one.report for one in outcomes if one.report is not None]
        if known.entries:
            seen: set[str] = set()
            for entry in expired(known):
                if entry.id not in seen:
                    tell(_overdue("expired", entry))
                seen.add(entry.id)
            for entry in unmatched(known, reports, whole=whole):
                tell(_overdue("unmatched", entry))
        if self.baseline is not None:
            self._enter(reports)

    def _enter(self, reports: Iterable[CheckReport]) -> None:
        from govbudget.classification.today import this_day

        reason = Message("accept.baseline", day=this_day().isoformat()).render("zh")
        entries = [
            one for report in reports for one in entries_for(report, report.findings, reason=reason)
        ]
        AcceptList({one.id: one for one in entries}.values()).write(str(self.baseline))
        tell(Message("accept.added", path=self.baseline, added=len(entries), changed=0))


def accept_options(function: Callable[..., object]) -> Callable[..., object]:
    """The options that name accept lists; handed on as ``accepting``.

    Args:
        function: the command.
    """

    @wraps(function)
    def accepting(
        *args: object, accept: tuple[str, ...], baseline: str | None, **named: object
    ) -> object:
        return function(*args, accepting=Accepting(accept, baseline), **named)

    options = (
        click.option(
            "--accept",
            multiple=True,
            type=click.Path(),
            metavar="FILE",
            help="A list of findings that are let stand, as `govbudget accept` writes it; again "
            "for another.",
        ),
        click.option(
            "--baseline",
            type=click.Path(),
            metavar="FILE",
            help="Enter all that is found today in an accept list; exit code 0.",
        ),
    )
    for option in reversed(options):
        accepting = option(accepting)
    return accepting


def entries_for(
    report: CheckReport, findings: Iterable[CheckFinding], **named: object
) -> list[Accepted]:
    """Entries of an accept list for findings, with whose they are and what was found.

    Args:
        report: the report that has them.
        findings: the findings.
        named: the other fields of the entries: ``reason``, ``who``, ``until``.
    """
    from govbudget.disclosure.accepting import Accepted

    whose = {"body": report.unit_name, "year": report.year}
    return [
        Accepted(id=one.id, rule=one.rule, said=one.message, **whose, **named)  # type: ignore[arg-type]
        for one in findings
    ]


def said_of(entry: Accepted) -> str:
    """What an entry is about, for a sentence: whose, and what was found."""
    return " ".join(filter(None, (entry.body, entry.said or entry.reason)))


def _overdue(what: str, entry: Accepted) -> Message:
    until = entry.until.isoformat() if entry.until else ""
    return Message(f"accept.{what}", id=entry.id, until=until, said=said_of(entry))
