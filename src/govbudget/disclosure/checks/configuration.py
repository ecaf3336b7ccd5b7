"""Reads settings from ``govbudget.toml``, which is looked for upwards from a document."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from govbudget.base.messages import Message
from govbudget.disclosure.checks.settings import Settings, nearest
from govbudget.errors import GovBudgetError, UnreadableFile, WrongSetting, of_system, why_of
from govbudget.io.decoding import text_of
from govbudget.io.own_reports import is_own_report
from govbudget.own_lists import names_in
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "NAME",
    "Configured",
    "configured_for",
    "find",
    "load",
    "loaded",
    "settings_for",
]

#: What the file is called.
NAME = "govbudget.toml"
_KINDS = {
    "accept": "list",
    "previous": "list",
    "select": "list",
    "ignore": "list",
    "severity": "table",
    "options": "table",
    "plugin_seconds": "number",
    "codes": "list",
    "output": "text",
    "full": "switch",
    "least": "text",
}
#: What of it is no setting of the rules as it stands.
_OF_RUN = ("accept", "previous", "codes", "output", "full", "least")
# Settings are no longer, in bytes.
_MOST = 1_000_000
#: No clock waits for longer.
_LONGEST = 1e6


@frozen
class Configured:
    """What a file says, with what those say that it extends.

    Attributes:
        settings: which rules to run, and how.
        accept: the accept lists.
        previous: the earlier documents to compare with, and folders of such.
        output: where the report goes; empty for where the command line says.
        full: whether it folds nothing; None where nothing says.
        least: the least severity that is reported; empty where nothing says.
        layers: what each file says by itself: its path, its settings, and what else it says. What
            stands first counts before the rest.
    """

    settings: Settings = field(factory=Settings)
    accept: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    output: str = ""
    full: bool | None = None
    least: str = ""
    layers: tuple[tuple[str, Settings, Mapping[str, Any]], ...] = ()

    def extending(self, other: Configured) -> Configured:
        """This one on top of another: what it says counts, the rest is of the other.

        Args:
            other: the one that it extends.
        """
        return Configured(
            self.settings.over(other.settings),
            (*self.accept, *(one for one in other.accept if one not in self.accept)),
            (*self.previous, *(one for one in other.previous if one not in self.previous)),
            self.output or other.output,
            other.full if self.full is None else self.full,
            self.least or other.least,
            (*self.layers, *other.layers),
        )


def settings_for(path: str | Path) -> Settings:
    """The settings for a document: those of the next ``govbudget.toml`` above it, or none.

    Args:
        path: the document, or a folder.

    Raises:
        WrongSetting: the file cannot be read, or says what cannot be.
    """
    return configured_for(path).settings


def configured_for(path: str | Path) -> Configured:
    """All that holds for a document: what the next ``govbudget.toml`` above it says, if any.

    Args:
        path: the document, or a folder.

    Raises:
        WrongSetting: the file cannot be read, or says what cannot be.
    """
    found = find(path)
    return Configured() if found is None else loaded(found)


def loaded(path: str | Path) -> Configured:
    """All that a file says, on top of what those say that it extends.

    Args:
        path: the file.

    Raises:
        WrongSetting: it cannot be read, has a key or a value that cannot be, or extends itself.
    """
    return _loaded(Path(path), ())


def find(path: str | Path) -> Path | None:
    """The next ``govbudget.toml`` above a document; None where there is none.

    Args:
        path: the document, or a folder, where the file may lie itself.
    """
    place = Path(path).absolute()
    for folder in (place, *place.parents):
        file = folder / NAME
        try:
            if file.is_file():
                return file
        except OSError:
            continue  # a folder that cannot be looked into has none for us
    return None


def load(path: str | Path) -> Settings:
    """The settings of a file, on top of those of the file that it extends.

    Args:
        path: the file.

    Raises:
        WrongSetting: it cannot be read, has a key or a value that cannot be, or extends itself.
    """
    return loaded(path).settings


def _loaded(path: Path, below: tuple[Path, ...]) -> Configured:
    place = path.resolve()
    if place in below:
        way = " → ".join(str(one) for one in (*below[below.index(place) :], place))
        raise WrongSetting(str(path), Message("check.file.cycle", way=way))
    table = _table(path)
    _see_to_keys(path, table, ("extend", "check"), "")
    checks = _of_kind(path, "check", table.get("check", {}), "table")
    _see_to_keys(path, checks, _KINDS, "check.")
    for key, value in checks.items():
        _of_kind(path, f"check.{key}", value, _KINDS[key])
    for key, value in checks.get("options", {}).items():
        _of_kind(path, f"check.options.{key}", value, "table")
    configured = _said(path, checks)
    if "extend" not in table:
        return configured
    extended = Path(_of_kind(path, "extend", table["extend"], "text"))
    return configured.extending(_loaded(path.parent / extended, (*below, place)))


def _said(path: Path, checks: dict[str, Any]) -> Configured:
    """What the table ``[check]`` of a file says by itself."""
    # As they are written they are looked for beside the file that names them.
    accept = tuple(str(path.parent / one) for one in checks.get("accept", ()))
    previous = tuple(str(path.parent / one) for one in checks.get("previous", ()))
    more = {key: checks[key] for key in _OF_RUN if key in checks}
    settings = {key: value for key, value in checks.items() if key not in more}
    own = Settings(**settings, codes=_own_codes(path, checks.get("codes", ())))
    try:
        own.resolved()
    except WrongSetting as error:
        said = Message("check.file.within", setting=error.setting, said=error.said)
        raise WrongSetting(str(path), said) from None
    least = checks.get("least", "")
    if least and least not in set(Severity):
        said = Message("check.file.least", all=tuple(Severity), near=nearest(least, Severity))
        raise WrongSetting(str(path), said)
    output = _output(path, checks["output"]) if "output" in checks else ""
    layer = (str(path), own, more)
    return Configured(own, accept, previous, output, checks.get("full"), least, (layer,))


def _own_codes(path: Path, lists: Iterable[str]) -> dict[str, str]:
    """The codes of the lists that a file names, which lie beside it."""
    found: dict[str, str] = {}
    for name in lists:
        try:
            found |= names_in(str(path.parent / name))
        except GovBudgetError as error:
            said = Message("check.file.within", setting="check.codes", said=error.message)
            raise WrongSetting(str(path), said) from error
    return found


def _output(path: Path, name: str) -> str:
    """Where the report goes: nowhere but beside the file or below it, and over no other file."""
    place = Path(name)
    if place.is_absolute() or ".." in place.parts or not name.strip():
        raise WrongSetting(str(path), Message("check.file.output", name=name))
    target = path.parent / place
    inside = target.resolve().is_relative_to(path.parent.resolve())
    if not inside or (target.is_file() and not is_own_report(str(target))):
        raise WrongSetting(str(path), Message("check.file.output", name=name))
    # A name that ends so is a folder of pages.
    return str(target) + ("/" if name.endswith("/") else "")


def _table(path: Path) -> dict[str, Any]:
    """What a file has, in whatever encoding it is written."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
        if len(data) > _MOST:
            raise WrongSetting(str(path), Message("check.file.long", most=_MOST))
        return tomllib.loads(text_of(str(path), data) if data else "")
    except UnreadableFile as error:
        raise WrongSetting(str(path), Message("check.file.unread", reason=error.because)) from error
    except OSError as error:
        said = Message("check.file.unread", reason=of_system(error))
        raise WrongSetting(str(path), said) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise WrongSetting(str(path), Message("check.file.toml", reason=why_of(error))) from error


def _see_to_keys(path: Path, table: dict[str, Any], known: Iterable[str], above: str) -> None:
    known = tuple(known)
    for key in table:
        if not above and key in _KINDS:
            raise WrongSetting(str(path), Message("check.file.belongs", key=key))
        if key not in known:
            near, all_ = nearest(key, known), tuple(f"{above}{one}" for one in known)
            said = Message("check.file.key", key=f"{above}{key}", near=near, all=all_)
            raise WrongSetting(str(path), said)


def _of_kind(path: Path, key: str, value: Any, kind: str) -> Any:
    """A value of the right kind."""
    is_list = isinstance(value, list) and all(isinstance(one, str) for one in value)
    fits = {
        "list": is_list,
        "table": isinstance(value, dict),
        "number": isinstance(value, int | float)
        and not isinstance(value, bool)
        and 0 < value <= _LONGEST,
        "text": isinstance(value, str),
        "switch": isinstance(value, bool),
    }
    if not fits[kind]:
        wanted = Message(f"check.file.kind.{kind}")
        raise WrongSetting(str(path), Message("check.file.value", key=key, wanted=wanted))
    return value
