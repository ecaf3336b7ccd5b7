"""``govbudget check``."""

from __future__ import annotations

import gc
import sys
from contextlib import ExitStack, closing, suppress
from typing import TYPE_CHECKING

import click
from attrs import evolve

from govbudget.base.messages import Message
from govbudget.cli import FAULT
from govbudget.cli.beside_options import beside_options
from govbudget.cli.check_accept import accept_options
from govbudget.cli.check_cache import cache_options
from govbudget.cli.check_schema import schema_option
from govbudget.cli.check_settings import read_options, settings_options
from govbudget.cli.earlier_shelf import previous_option
from govbudget.cli.keeping import is_folder, keeper_of, stoppable
from govbudget.cli.mark_options import mark_options
from govbudget.cli.misuse import Misuse
from govbudget.cli.office_out import OFFICE_FORMS, write_office
from govbudget.cli.options import language_option, limits_options, password_option, together_option
from govbudget.cli.saying import say_page
from govbudget.cli.spoken import Spoken, speech, tell, tell_wrong
from govbudget.cli.terminal import echo
from govbudget.errors import WrongSetting
from govbudget.io.destination import MARK, check_destination, form_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from govbudget.cli.beside_options import BesideFiles
    from govbudget.cli.check_accept import Accepting
    from govbudget.cli.check_tasks import Asked
    from govbudget.cli.check_work import Outcome
    from govbudget.cli.earlier_shelf import EarlierShelves
    from govbudget.cli.mark_options import Marking
    from govbudget.disclosure.reporting import Language
    from govbudget.io.allowance import Limits
    from govbudget.io.found_files import FoundFile

__all__ = ["command"]

_FORMATS = ("text", "json", "html", "sarif", "junit", "excel", "letter")
_FORMS = {
    "text": (".txt",),
    "json": (".json", ".jsonl", ".ndjson"),
    "html": (".html", ".htm"),
    "sarif": (".sarif", ".json"),
    "junit": (".xml",),
    **OFFICE_FORMS,
}


@click.command("check", cls=Spoken)
@click.argument("paths", nargs=-1, metavar="FILE_OR_FOLDER...", type=click.Path(allow_dash=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="How to write the report; without it text, or what the ending of the output says.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a document.")
@click.option(
    "-o", "--output", type=click.Path(), help="Where to; a folder, named with /, has a page each."
)
@mark_options
@together_option
@previous_option
@beside_options
@settings_options
@schema_option
@accept_options
@cache_options
@click.option("--full", is_flag=True, help="Fold nothing: all places, figures and rules.")
@click.option("--rules", "list_rules", is_flag=True, help="List all rules, and check nothing.")
@click.option(
    "--jobs", type=click.IntRange(1), help="How many documents at a time; else one a processor."
)
@password_option
@limits_options
@language_option
def command(  # noqa: PLR0913, PLR0917  click hands every option over by itself
    paths: tuple[str, ...],
    form: str | None,
    as_json: bool,
    output: str | None,
    marking: Marking,
    together: bool,
    previous: EarlierShelves,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: tuple[str, ...],
    values: tuple[str, ...],
    config: str,
    show_settings: bool,
    full: bool,
    list_rules: bool,
    jobs: int | None,
    password: str,
    limits: Limits,
    language: Language,
    accepting: Accepting,
    kept: str,
    beside: BesideFiles,
) -> int:
    """Check published budgets and final accounts: where their tables and their words disagree.

    A document is text, HTML, xlsx, xls, docx or PDF. Of a folder all documents are checked, what is
    none is named, and text and tables of one document in two files are checked as one; - is
    standard input. Exit code 1 where an error stands, 2 where a document cannot be read or there is
    none. Ctrl-C ends it with what was checked until then.
    """
    if is_folder(output) and (list_rules or show_settings):
        raise Misuse(Message("cli.folder_of_pages", folder=output))
    if list_rules:
        return _list_rules(_form(output, form, as_json=as_json), output, language)
    from govbudget.cli.settings_files import SettingsFiles, shown_settings

    files = SettingsFiles(config)
    try:
        over, least = read_options(select, ignore, severity, values)
        if show_settings:
            text = "\n".join(shown_settings(one, over, files, language) for one in paths or (".",))
            return _write(output, text)
        if not paths:
            raise Misuse(Message("cli.name_a_document"))
        of_run = files.of_run(paths)
        if output is None and form is None and not as_json:
            output = of_run.output or None
        form = _form(output, form, as_json=as_json)
        full = full or bool(of_run.full)
        least = least or of_run.least or "rounding"
        from govbudget.cli.check_tasks import Asked
        from govbudget.reconciling.kinds import Severity

        gc.enable()
        if paths.count("-") > 1:
            raise Misuse(Message("cli.input_once"))
        least = Severity(least)
        as_page, as_line = form == "html", form == "json"
        rest = (together, accepting, kept, full, previous, beside, files, as_line)
        wanted = Asked(as_page, language, least, limits, password, over, *rest)
        marking.ready()
        outcomes, missing = _checked(paths, (form, output, language), jobs, wanted)
    except WrongSetting as error:
        said = Message("check.settings.at", setting=error.setting, said=error.said)
        raise Misuse(said) from error
    _say_missed(outcomes)
    marking.write(outcomes, language, limits, jobs)
    accepting.finish(outcomes, whole=not missing and not any(one.problem for one in outcomes))
    if missing:
        checked = sum(not one.passed_over for one in outcomes)
        tell_wrong(Message("cli.stopped", checked=checked, missing=missing))
        return 130
    code = _exit_code(outcomes, baseline=accepting.baseline is not None)
    return max(code, 2) if previous.finish(kept) else code


def _exit_code(outcomes: Sequence[Outcome], *, baseline: bool) -> int:
    """What the outcomes come to; where they are entered in a baseline no error counts."""
    if any(one.is_fault for one in outcomes):
        return FAULT
    if any(one.problem for one in outcomes) or not any(one.report for one in outcomes):
        return 2
    return 1 if not baseline and any(one.tally.errors for one in outcomes) else 0


def _form(output: str | None, form: str | None, *, as_json: bool) -> str:
    """How the report is written: as it is asked for, or as the name of the output says."""
    if as_json and form not in {None, "json"}:
        raise Misuse(Message("cli.json_and_format", form=form))
    asked = "json" if as_json else form
    if not is_folder(output):
        form = form_of(output, _FORMS, asked, "text")
        if form in OFFICE_FORMS and output is None:
            raise Misuse(Message("marking.to_file", form=form))
        return form
    if asked not in {None, "html"}:
        raise Misuse(Message("cli.folder_of_pages", folder=output))
    return "html"


def _list_rules(form: str, output: str | None, language: Language) -> int:
    from govbudget.cli.check_out import rules_listed
    from govbudget.disclosure.checks.registry import rules

    if form not in {"text", "json"}:
        raise Misuse(Message("cli.rules_as_text"))
    return _write(output, rules_listed(rules(), language, as_json=form == "json"))


def _write(output: str | None, text: str) -> int:
    from govbudget.cli.files import write_text

    write_text(output, text)
    return 0


def _checked(
    paths: Sequence[str],
    asked: tuple[str, str | None, Language],
    jobs: int | None,
    wanted: Asked,
) -> tuple[list[Outcome], int]:
    """Check all, and write what was found; gives how many are missing where somebody stopped it."""
    from govbudget.cli.check_folder import cores
    from govbudget.cli.check_halves import PublishedHalves
    from govbudget.cli.check_tasks import found_in, tasks_of
    from govbudget.cli.progress import progress

    form, output, language = asked
    found = found_in(paths, together=wanted.together)
    opened = [one for one in found if not one.passed_over]
    if wanted.beside:
        wanted = evolve(wanted, beside=_beside(opened, wanted))
    if not is_folder(output):
        check_destination(output, (*(one.path for one in opened), *wanted.beside.paths))
    held = ExitStack()
    tasks = tasks_of(opened, wanted, held)
    outcomes: list[Outcome] = []
    pieces: list[str] = []
    keep = keeper_of(output, language, tasks)
    write = _writer(asked, pieces, full=wanted.full)
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
        _put(outcomes, pieces, asked, wanted.accepting.files)
    outcomes += _never_opened(found)
    if form == "text" and len(tasks) > 1:
        _summary(outcomes, output, language)
    return outcomes, missing


def _beside(opened: Sequence[FoundFile], wanted: Asked) -> BesideFiles:
    """The files beside the one document.

    Raises:
        Misuse: there are several documents, or no file is left for the units.
        UnreadableFile: there is no such file or folder, or it may not be looked into.
    """
    import os

    from govbudget.io.found_files import documents_in

    if len(opened) != 1 and not wanted.together:
        raise Misuse(Message("cli.beside.one_document", count=len(opened)))
    beside = wanted.beside
    for path in beside.paths:
        _ready(path)
    own = {os.path.realpath(one.path) for one in opened}
    found = documents_in(path for path, _ in beside.units)
    there = [one for one in found if not one.passed_over and os.path.realpath(one.path) not in own]
    if beside.units and not there:
        raise Misuse(Message("cli.beside.no_units"))
    return evolve(beside, units=tuple((one.path, one.in_folder) for one in there))


def _ready(path: str) -> None:
    """See to it that a file beside the document is there.

    Raises:
        UnreadableFile: it is not.
    """
    import os

    from govbudget.errors import UnreadableFile, of_system

    try:
        os.stat(path)  # noqa: PTH116  the path stays as it was typed
    except (OSError, ValueError) as error:
        why = of_system(error) if isinstance(error, OSError) else Message("errors.file.not_plain")
        raise UnreadableFile(path, why) from error


def _put(
    outcomes: Sequence[Outcome],
    pieces: Sequence[str],
    asked: tuple[str, str | None, Language],
    accepted: Sequence[str],
) -> None:
    """Write the whole, where it was not written as it went."""
    from govbudget.cli.check_out import whole
    from govbudget.cli.files import write_text

    form, output, language = asked
    if form in OFFICE_FORMS:
        write_office(outcomes, form, output or "", language, accepted)
        return
    if form in {"text", "json"}:
        text = _joined(pieces, form, output)
    else:
        text = whole(outcomes, form, language)
    if text or (output is not None and any(one.report for one in outcomes)):
        write_text(output, text)


def _joined(pieces: Sequence[str], form: str, output: str | None) -> str:
    """The reports as one text; of several in one file named JSON as a list."""
    pieces = [piece for piece in pieces if piece]
    if output is None or not pieces:
        return "".join(pieces)
    if form == "text":
        return "".join(pieces) + f"\n[{MARK}]\n"
    if output.lower().endswith(".json") and len(pieces) > 1:
        return "[\n" + ",\n".join(piece.rstrip() for piece in pieces) + "\n]\n"
    return "".join(pieces)


def _writer(
    asked: tuple[str, str | None, Language], pieces: list[str], *, full: bool
) -> Callable[[Outcome], None]:
    """What to do with an outcome: write it at once, or keep it until the bar is gone."""
    from govbudget.cli.check_line import json_line
    from govbudget.cli.check_out import text_of
    from govbudget.cli.files import screen

    form, output, language = asked
    if form not in {"text", "json"}:
        return lambda _: None
    at_once = output is None and not sys.stdout.isatty()
    begun = False

    def write(outcome: Outcome) -> None:
        nonlocal begun
        if form == "json":
            text = json_line(outcome)
        else:
            text = text_of(outcome, language, on_screen=output is None, full=full)
        if form == "text" and text and begun:
            text = "\n" + text
        begun = begun or bool(text)
        if at_once:
            screen().write(text)
            screen().flush()
        else:
            pieces.append(text)

    return write


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


def _say_missed(outcomes: Sequence[Outcome]) -> None:
    """Say which files were passed over and which could not be checked, and why."""
    passed = [one for one in outcomes if one.passed_over]
    for one in passed:
        tell(Message("cli.check.passed_over", path=one.path, why=one.passed_over))
    for one in outcomes:
        for said in one.said:
            tell(Message("cli.previous.of", path=one.path, said=said))
        if one.problem:
            tell_wrong(Message("cli.check.problem", path=one.path, why=one.problem))
    for name in sorted({one.error for one in outcomes if one.error}):
        say_page(name, speech())
    if not any(one.report or one.problem for one in outcomes):
        tell_wrong(Message("cli.check.none"))
