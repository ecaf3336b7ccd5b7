"""Checks a disclosure: where its tables and its words disagree."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from govbudget.base.collector import paused
from govbudget.base.edge import edge
from govbudget.base.messages import Message
from govbudget.disclosure.analysis.context import Context
from govbudget.disclosure.analysis.several import holds_several, years_of_several
from govbudget.disclosure.checks.base import Need
from govbudget.disclosure.checks.beside import Beside
from govbudget.disclosure.checks.boxes import located
from govbudget.disclosure.checks.guarded import run_guarded
from govbudget.disclosure.checks.heading import header_of
from govbudget.disclosure.checks.identity import identified, table_names
from govbudget.disclosure.checks.outcomes import NotApplicable
from govbudget.disclosure.checks.records import CheckReport, Group, RuleResult, State
from govbudget.disclosure.checks.registry import own_rules, plugins
from govbudget.disclosure.checks.run import MISHAPS, Run
from govbudget.disclosure.checks.settings import Settings
from govbudget.disclosure.checks.unsure import Unsure
from govbudget.disclosure.comparing.previous import PreviousDocuments
from govbudget.disclosure.document import Disclosure
from govbudget.disclosure.nature import Nature, nature_of, sort_of
from govbudget.errors import WrongArgument, because
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.place import Place
    from govbudget.disclosure.checks.base import Check
    from govbudget.disclosure.checks.beside import Approved
    from govbudget.disclosure.checks.registry import Plugin

__all__ = ["check", "run"]

#: What can be said of the tables of any government.
_OF_ANY = {Group.TABLE, Group.CODES}
# What weighs most is told first.
_ORDER = {Severity.ERROR: 0, Severity.NOTICE: 1, Severity.ROUNDING: 2}


@edge(disclosure=Disclosure)
# What a check makes is kept to its end, and hardly ever stands in a cycle.
@paused()
def check(
    disclosure: Disclosure,
    settings: Settings | None = None,
    *,
    previous: Disclosure | Iterable[Disclosure] = (),
    units: Iterable[Disclosure] = (),
    against: Approved | None = None,
) -> CheckReport:
    """Check a published budget or final account against every rule.

    Args:
        disclosure: the document, as :func:`govbudget.read_disclosure` gives it.
        settings: which rules to run, what their findings weigh, and their options; without them
            every rule as it is.
        previous: an earlier document of the same body, or several: what this one says of last year
            is compared with the document of that year, and 年初预算 of a final account with the
            budget of the same year. One that does not belong to it is told, and not compared.
        units: the documents of the units of the department whose document it is: see
            :func:`govbudget.check_department`.
        against: the figures as they were approved: a file with tables, tables as
            :func:`govbudget.open_tables` gives them, or a document. Figures and codes that differ
            are told, and what of them has no counterpart.

    Returns:
        Every rule with its state, and what was found, errors first; what is explained is a notice
        that states the explanation. A rule that could not be worked out is not determinable, and
        says what went wrong; what it had found until then stays. In a file with several budgets
        nothing is compared that has to be of one. Of a document that is no budget no rule is run,
        and of that of a government for its region only those on any table; each says so.

    Raises:
        WrongSetting: the settings name a rule or an option that is none, or a value that cannot be.
        WrongArgument: an earlier document or one of a unit is none that was read, or what was
            approved is no table.
        UnreadableFile: the file of what was approved cannot be read.

    .. versionchanged:: 0.2.0
       Takes settings, earlier documents, those of units, and approved tables.
    """
    asked = (settings or Settings()).resolved()
    context, earlier = Context(disclosure), _earlier(previous)
    context.own_codes = asked.codes
    if earlier:
        context.previous = PreviousDocuments(context, earlier, _faults_of)
    beside = Beside.of(disclosure, units, against)
    context.department, context.approved = beside.department, beside.approved
    several, nature = holds_several(disclosure), nature_of(disclosure)
    years = years_of_several(disclosure) if several else ()
    left_out: list[str] = []
    runs: list[Run] = []
    for rule, is_own in _all_rules():
        if not asked.runs(rule):
            left_out.append(rule.id)
            continue
        at_work = Run(rule)
        runs.append(at_work)
        if is_own and (apart := _set_apart(rule, nature, disclosure)):
            at_work.miss(apart)
        elif absent := beside.lacks(rule):
            at_work.take(NotApplicable(absent))
        elif several and Need.ONE_BUDGET in rule.needs:
            at_work.miss(Message("check.several"))
        elif len(years) > 1 and Need.ONE_YEAR in rule.needs:
            at_work.miss(Message("check.several-years", years=years))
        elif is_own:
            _run(at_work, rule(**asked.options_of(rule)), context)
        else:
            run_guarded(at_work, rule, asked, context)
    others = (*earlier, *beside.others)
    unsure = Unsure(context)
    findings = [
        located(asked.weighed(unsure.weighed(finding)), disclosure, others)
        for one in runs
        for finding in one.findings
    ]
    findings.sort(key=lambda one: _ORDER[one.severity])
    whose = (disclosure.unit_name, disclosure.year, disclosure.kind)
    return CheckReport(
        disclosure.path,
        disclosure.unit_name,
        disclosure.year,
        disclosure.kind,
        (*(one.result() for one in runs), *map(_unloaded, _broken())),
        identified(findings, whose, {**_names(others), **table_names(disclosure)}),
        tuple(left_out),
        tuple(one.path for one in disclosure.files),
        header_of(disclosure, asked, earlier, beside.others, beside.files),
    )


def _earlier(given: Disclosure | Iterable[Disclosure]) -> tuple[Disclosure, ...]:
    """The earlier documents that are given, one or several."""
    found = (given,) if isinstance(given, Disclosure) else given
    found = tuple(found) if isinstance(found, Iterable) else (found,)
    for one in found:
        if not isinstance(one, Disclosure):
            raise WrongArgument("previous", type(one).__name__, because("argument.disclosure"))
    return found


def _faults_of(disclosure: Disclosure) -> list[Place]:
    """Where a document contradicts itself: the places of its errors."""
    return [place for one in check(disclosure).errors for place in one.places]


def _names(others: Iterable[Disclosure]) -> dict[str, str]:
    return {name: title for one in others for name, title in table_names(one).items()}


def run(rule: type[Check], disclosure: Disclosure, **options: object) -> Run:
    """What one rule says of a document by itself; what it raises is raised.

    Args:
        rule: the class of the rule.
        disclosure: the document.
        options: values of its options that differ from the defaults.
    """
    done = Run(rule)
    for outcome in rule(**options).check(Context(disclosure)):
        done.take(outcome)
    return done


def _set_apart(rule: type[Check], nature: Nature, disclosure: Disclosure) -> Message | None:
    """Why a rule for the budgets of bodies is not run; None where it is."""
    if nature is Nature.OTHER:
        return Message("check.other", sort=sort_of(disclosure) or Message("check.sort.other"))
    if nature is Nature.REGION and rule.group not in _OF_ANY:
        return Message("check.region")
    return None


def _all_rules() -> Iterator[tuple[type[Check], bool]]:
    """Every rule, and whether it is of this package."""
    yield from ((one, True) for one in own_rules())
    yield from ((one, False) for plugin in plugins() for one in plugin.rules)


def _broken() -> Iterator[Plugin]:
    return (one for one in plugins() if one.problem)


def _unloaded(plugin: Plugin) -> RuleResult:
    """What the report says of rules of somebody else that could not be had."""
    title = Message("check.plugin.title", name=plugin.name)
    state = State.NOT_DETERMINABLE
    return RuleResult(plugin.name, Group.OWN, title, state=state, reason=(plugin.problem,))


def _run(at_work: Run, rule: Check, context: Context) -> None:
    try:
        for outcome in rule.check(context):
            at_work.take(outcome)
    except MISHAPS as error:
        # One rule that cannot cope with a document must not cost what the others find.
        at_work.fail(Message("check.fault", fault=f"{type(error).__name__}: {error}"))
