"""Runs a check: every document, until somebody stops it."""

from __future__ import annotations

from contextlib import ExitStack, closing, suppress
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.cli.check_beside_files import beside_found
from govbudget.cli.check_written import write_whole, writer_of
from govbudget.cli.keeping import is_folder, keeper_of, stoppable
from govbudget.cli.terminal import echo
from govbudget.io.destination import check_destination

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.cli.check_tasks import Asked
    from govbudget.cli.check_work import Outcome
    from govbudget.cli.held_texts import HeldTexts
    from govbudget.disclosure.reporting import Language
    from govbudget.io.found_files import FoundFile

__all__ = ["checked_all"]


def checked_all(
    paths: Sequence[str],
    asked: tuple[str, str | None, Language],
    jobs: int | None,
    wanted: Asked,
) -> tuple[list[Outcome], int]:
    """Check all, and write what was found; gives how many are missing where somebody stopped it."""
    from govbudget.cli.held_texts import HeldTexts

    with closing(HeldTexts()) as pieces:
        return _checked_all(paths, asked, jobs, wanted, pieces)


def _checked_all(
    paths: Sequence[str],
    asked: tuple[str, str | None, Language],
    jobs: int | None,
    wanted: Asked,
    pieces: HeldTexts,
) -> tuple[list[Outcome], int]:
    from govbudget.cli.check_folder import cores
    from govbudget.cli.check_halves import PublishedHalves
    from govbudget.cli.check_tasks import found_in, tasks_of
    from govbudget.cli.progress import progress

    form, output, language = asked
    found = found_in(paths, together=wanted.together)
    opened = [one for one in found if not one.passed_over]
    if wanted.beside:
        wanted = evolve(wanted, beside=beside_found(opened, wanted))
    if not is_folder(output):
        check_destination(output, (*(one.path for one in opened), *wanted.beside.paths))
    held = ExitStack()
    tasks = tasks_of(opened, wanted, held)
    outcomes: list[Outcome] = []
    keep = keeper_of(output, language, tasks)
    write = writer_of(asked, pieces, full=wanted.full)
    if keep is not None:
        held.callback(keep.close)
        write = keep.write
    halves = PublishedHalves(tasks, jobs or cores(), wanted.previous)
    with (
        held,
        suppress(KeyboardInterrupt),
        progress(len(tasks), "documents", long=2) as advance,
        stoppable() as whole_one,
        closing(halves.checked()) as checked,
    ):

        def take(outcome: Outcome) -> None:
            with whole_one():
                write(outcome)
                section = outcome.section if keep is None else None
                outcomes.append(evolve(outcome, section=section, line=""))
            advance(1)

        try:
            for outcome in checked:
                take(outcome)
        finally:
            for outcome in halves.left.values():
                take(outcome)
    # They came as they were done.
    missing = len(tasks) - len(outcomes) - len(halves.joined)
    place = {one.name: one.number for one in tasks} | halves.joined
    outcomes.sort(key=lambda one: place[one.path])
    if keep is not None:
        keep.finish(outcomes)
    else:
        write_whole(outcomes, pieces, asked, wanted.accepting.files)
    outcomes += _never_opened(found)
    if form == "text" and len(tasks) > 1:
        _summary(outcomes, output, language)
    return outcomes, missing


def _never_opened(found: Sequence[FoundFile]) -> list[Outcome]:
    from govbudget.cli.check_work import Outcome

    return [Outcome(one.path, passed_over=one.passed_over) for one in found if one.passed_over]


def _summary(outcomes: Sequence[Outcome], output: str | None, language: Language) -> None:
    """The table of all documents, on the screen."""
    from govbudget.cli.check_out import summary_table
    from govbudget.cli.drawing import draw

    if output is None:
        echo()
    draw(summary_table(outcomes, language))
