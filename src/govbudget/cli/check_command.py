"""``govbudget check``."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import click

from govbudget.base.messages import Message
from govbudget.cli import FAULT
from govbudget.cli.beside_options import beside_options
from govbudget.cli.check_accept import accept_options
from govbudget.cli.check_cache import cache_options
from govbudget.cli.check_run import checked_all
from govbudget.cli.check_schema import schema_option
from govbudget.cli.check_settings import read_options, settings_options
from govbudget.cli.earlier_shelf import previous_option
from govbudget.cli.keeping import is_folder
from govbudget.cli.mark_options import mark_options
from govbudget.cli.misuse import Misuse
from govbudget.cli.office_out import OFFICE_FORMS
from govbudget.cli.options import language_option, limits_options, password_option, together_option
from govbudget.cli.saying import say_page
from govbudget.cli.spoken import Spoken, speech, tell, tell_wrong
from govbudget.errors import WrongSetting
from govbudget.io.destination import form_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.cli.beside_options import BesideFiles
    from govbudget.cli.check_accept import Accepting
    from govbudget.cli.check_work import Outcome
    from govbudget.cli.earlier_shelf import EarlierShelves
    from govbudget.cli.mark_options import Marking
    from govbudget.disclosure.reporting import Language
    from govbudget.io.allowance import Limits

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
        outcomes, missing = checked_all(paths, (form, output, language), jobs, wanted)
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
