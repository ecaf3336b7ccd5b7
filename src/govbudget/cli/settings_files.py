"""The settings files of a run, each read once; and what of them holds, and from where."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from attrs import field, frozen

from govbudget.base.messages import Message
from govbudget.cli.misuse import Misuse
from govbudget.cli.spoken import tell_more
from govbudget.disclosure.checks.configuration import Configured, find, loaded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any, TypeAlias

    from govbudget.base.messages import Language
    from govbudget.disclosure.checks.base import Check
    from govbudget.disclosure.checks.settings import Settings

    #: Where something is said, the settings there, and what else is said.
    Layer: TypeAlias = tuple[str, Settings, Mapping[str, Any]]

__all__ = ["SettingsFiles", "shown_settings"]


@frozen
class SettingsFiles:
    """The settings files of a run.

    Attributes:
        named: the one that holds for all documents; empty for the next above each.
    """

    named: str = ""
    _read: dict[str, Configured] = field(factory=dict, init=False)

    def of(self, path: str) -> Configured:
        """What the file of a document says; nothing where it has none.

        Args:
            path: the document; - is looked for upwards from the present folder.

        Raises:
            WrongSetting: the file cannot be read, or says what cannot be.
        """
        file = self.named or str(find("." if path == "-" else path) or "")
        if not file:
            return Configured()
        if file not in self._read:
            tell_more(Message("cli.check.settings", file=file))
            self._read[file] = loaded(file)
        return self._read[file]

    def of_run(self, paths: Sequence[str]) -> Configured:
        """What the files say of the run as a whole: where the report goes, and how long it is.

        Args:
            paths: the documents and folders that are named.

        Raises:
            Misuse: the files of two of them do not say the same.
            WrongSetting: a file cannot be read, or says what cannot be.
        """
        found = [self.of(path) for path in paths]
        said = {(one.output, one.full, one.least) for one in found}
        if len(said) > 1:
            raise Misuse(Message("cli.check.two_settings"))
        return found[0] if found else Configured()


def shown_settings(path: str, over: Settings, files: SettingsFiles, language: Language) -> str:
    """The settings for a document as a file that says the same, with where each comes from.

    Args:
        path: the document or a folder.
        over: what the options say.
        files: the settings files.
        language: that of the remarks.

    Raises:
        WrongSetting: a file cannot be read, or says what cannot be.
    """
    configured = files.of(path)
    asked = over.over(configured.settings).resolved()
    options = Message("check.show.options").render(language)
    layers: list[Layer] = [(options, over, {}), *configured.layers]
    none = Message("check.show.none").render(language)
    named = " ← ".join(file for file, _, _ in configured.layers)
    lines = [f"# {path}: {named or none}", "", "[check]"]
    lines += _of_check(asked, layers, language)
    lines += ["", "[check.severity]"]
    for rule, weight in asked.severity.items():
        places = [name for name, one, _ in layers if rule in one.resolved().severity][:1]
        lines.append(f'"{rule}" = "{weight}"{_from(places, language)}')
    lines += _of_rules(asked, layers, language)
    return "\n".join(lines) + "\n"


def _of_check(asked: Settings, layers: Sequence[Layer], language: Language) -> Iterator[str]:
    """The lines of the table ``[check]`` itself."""
    chosen = [name for name, one, _ in layers if one.select][:1]
    yield f"select = {json.dumps(list(asked.select))}{_from(chosen, language)}"
    without = [name for name, one, _ in layers if one.ignore]
    yield f"ignore = {json.dumps(list(asked.ignore))}{_from(without, language)}"
    timed = [name for name, one, _ in layers if one.plugin_seconds is not None][:1]
    yield f"plugin_seconds = {asked.seconds}{_from(timed, language)}"
    for key in ("accept", "previous", "codes", "output", "full", "least"):
        for name, _, more in layers:
            if key in more:
                # Beside another file it would name other files.
                mark = "" if key in {"full", "least"} else "# "
                value = json.dumps(more[key], ensure_ascii=False)
                yield f"{mark}{key} = {value}{_from([name], language)}"
                if key in {"output", "full", "least"}:
                    break
    if asked.codes:
        yield "# " + Message("check.show.own_codes", count=len(asked.codes)).render(language)


def _of_rules(asked: Settings, layers: Sequence[Layer], language: Language) -> Iterator[str]:
    """The options of all rules, each with what it means, its range, and where it comes from."""
    from govbudget.disclosure.checks.registry import rules

    for rule in rules():
        if not rule.options:
            continue
        yield from ("", f'[check.options."{rule.id}"]')
        for name, option in rule.options.items():
            value = asked.options_of(rule).get(name, option.default)
            between = "；" if language == "zh" else "; "
            said = f"{option.says.render(language)}{between}{option.range.render(language)}"
            yield f"# {said}"
            yield f"{name} = {str(value).lower()}{_from(_places(rule, name, layers), language)}"


def _places(rule: type[Check], name: str, layers: Sequence[Layer]) -> list[str]:
    return [place for place, one, _ in layers if name in one.options_of(rule)][:1]


def _from(places: Sequence[str], language: Language) -> str:
    """A remark that says where a value comes from."""
    default = Message("check.show.default")
    said = Message("check.show.from", places=" ← ".join(places)) if places else default
    return f"  # {said.render(language)}"
