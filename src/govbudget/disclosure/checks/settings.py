"""What a check is asked for: which rules, what their findings weigh, and their options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from attrs import evolve, field, frozen

from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.checks.records import Group
from govbudget.errors import WrongSetting
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from govbudget.disclosure.checks.base import Check
    from govbudget.disclosure.checks.options import Option
    from govbudget.disclosure.checks.records import CheckFinding

__all__ = ["Settings", "nearest"]

#: So long may a rule of another package take where nothing says otherwise.
_SECONDS = 10.0


def _words(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(given)


@frozen
class Settings:
    """What a check is asked for; without anything every rule is run as it is.

    A rule is named by its id, or with all of its group by the name of that.

    >>> Settings(select=["codes", "table.rows"], ignore=["codes.paths"]).resolved().severity
    {}
    >>> Settings(ignore=["table.row"]).resolved()
    Traceback (most recent call last):
    govbudget.errors.WrongSetting: ignore: there is no rule table.row; did you mean table.rows?

    Attributes:
        select: the rules to run; all where none is named.
        ignore: the rules not to run, though selected.
        severity: what the errors and notices of a rule weigh; what is rounding stays so.
        options: values of options by the id of the rule and the name of the option.
        plugin_seconds: the longest that a rule of another package may take for a document; None
            is ten seconds, or what the settings below say.
        codes: the names of codes of an own list: local ones, or those of an own edition. No
            finding says that such a code is unknown, or its name there is wrong.

    .. versionadded:: 0.2.0
    """

    select: tuple[str, ...] = field(default=(), converter=_words)
    ignore: tuple[str, ...] = field(default=(), converter=_words)
    severity: Mapping[str, Severity] = field(factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(factory=dict)
    plugin_seconds: float | None = None
    codes: Mapping[str, str] = field(factory=dict)

    @property
    def seconds(self) -> float:
        """The longest that a rule of another package may take for a document."""
        return _SECONDS if self.plugin_seconds is None else self.plugin_seconds

    def resolved(self) -> Settings:
        """The same, each rule by its id and each option as its kind.

        Raises:
            WrongSetting: a rule or an option is none, a value cannot be, or no rule is left.
        """
        if not (self.severity or self.options or self.select or self.ignore):
            # The process that hands documents out to others need not load a single rule.
            return self
        from govbudget.disclosure.checks.registry import rules

        known = {one.id: one for one in rules()}
        severity: dict[str, Severity] = {}
        for name, weight in self.severity.items():
            severity |= dict.fromkeys(_ids(name, known, "severity"), _weight(name, weight))
        options: dict[str, dict[str, Any]] = {}
        for name, values in self.options.items():
            rule = known.get(name) or _no_rule(name, known, "option")
            options[name] = {key: _value(rule, key, value) for key, value in values.items()}
        select = tuple(one for name in self.select for one in _ids(name, known, "select"))
        ignore = tuple(one for name in self.ignore for one in _ids(name, known, "ignore"))
        if select and set(select) <= set(ignore):
            raise WrongSetting("select", Message("check.settings.all_ignored"))
        return evolve(self, select=select, ignore=ignore, severity=severity, options=options)

    def over(self, below: Settings) -> Settings:
        """These settings on top of others: what they name counts, the rest is of the others.

        Args:
            below: the others, as those of a file under the command line.
        """
        options = {name: dict(values) for name, values in below.options.items()}
        for name, values in self.options.items():
            options[name] = {**options.get(name, {}), **values}
        return evolve(
            self,
            select=self.select or below.select,
            ignore=(*below.ignore, *(one for one in self.ignore if one not in below.ignore)),
            severity={**below.severity, **self.severity},
            options=options,
            plugin_seconds=below.plugin_seconds
            if self.plugin_seconds is None
            else self.plugin_seconds,
            codes={**below.codes, **self.codes},
        )

    def runs(self, rule: type[Check]) -> bool:
        """Whether a rule is to be run, once these settings are resolved."""
        return (not self.select or rule.id in self.select) and rule.id not in self.ignore

    def options_of(self, rule: type[Check]) -> Mapping[str, Any]:
        """The options of a rule that are not to have their defaults."""
        return self.options.get(rule.id, {})

    def weighed(self, finding: CheckFinding) -> CheckFinding:
        """A finding with the weight that these settings give it."""
        severity = self.severity.get(finding.rule, finding.severity)
        if finding.severity is Severity.ROUNDING or severity is finding.severity:
            return finding
        return evolve(finding, severity=severity)


def _ids(name: str, known: Mapping[str, type[Check]], where: str) -> list[str]:
    """The ids of the rules that a name stands for."""
    if name in known:
        return [name]
    of_group = [one.id for one in known.values() if one.group == name]
    if of_group or name in set(Group):
        return of_group
    return _no_rule(name, known, where)


def _no_rule(name: str, known: Iterable[str], where: str) -> NoReturn:
    if not name:
        raise WrongSetting(where, Message("check.settings.nothing"))
    near = nearest(name, [*known, *Group])
    raise WrongSetting(where, Message("check.settings.rule", name=name, near=near))


def _weight(name: str, weight: Any) -> Severity:
    try:
        return Severity(weight)
    except ValueError:
        all_ = tuple(one.value for one in Severity)
        said = Message("check.settings.severity", name=name, written=str(weight), all=all_)
        raise WrongSetting("severity", said) from None


def _value(rule: type[Check], key: str, value: object) -> Any:
    option: Option[Any] | None = rule.options.get(key)
    if option is None:
        near, named = nearest(key, rule.options), f"{rule.id}.{key}"
        if not rule.options:
            raise WrongSetting("option", Message("check.settings.none", rule=rule.id, name=named))
        raise WrongSetting("option", Message("check.settings.option", name=named, near=near))
    try:
        return option.read(value)
    except ValueError:
        said = Message(
            "check.settings.value", name=f"{rule.id}.{key}", written=str(value), range=option.range
        )
        raise WrongSetting("option", said) from None


def nearest(name: str, known: Iterable[str]) -> Message:
    """The known name that was meant, as a question; nothing where none is near.

    Args:
        name: what was written.
        known: what there is.
    """
    from difflib import get_close_matches

    words = list(known)
    near = [one for one in words if one.partition(".")[2] == name][:1]
    near = near or get_close_matches(name[:60], words, n=1, cutoff=0.6)
    return Message("check.settings.near", name=near[0]) if near else NOTHING
