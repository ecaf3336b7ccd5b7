"""Reads settings from ``govbudget.toml``, which is looked for upwards from a document."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from govbudget.base.messages import Message
from govbudget.disclosure.checks.settings import Settings, nearest
from govbudget.errors import UnreadableFile, WrongSetting, of_system, why_of
from govbudget.io.decoding import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["NAME", "accept_lists_for", "find", "load", "previous_for", "settings_for"]

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
}
# Settings are no longer, in bytes.
_MOST = 1_000_000
#: No clock waits for longer.
_LONGEST = 1e6


@frozen
class _Configured:
    """What a file says, with what those say that it extends.

    Attributes:
        settings: which rules to run, and how.
        accept: the accept lists.
        previous: the earlier documents to compare with, and folders of such.
    """

    settings: Settings = field(factory=Settings)
    accept: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()


def settings_for(path: str | Path) -> Settings:
    """The settings for a document: those of the next ``govbudget.toml`` above it, or none.

    Args:
        path: the document, or a folder.

    Raises:
        WrongSetting: the file cannot be read, or says what cannot be.
    """
    return _configured(path).settings


def accept_lists_for(path: str | Path) -> tuple[str, ...]:
    """The accept lists for a document, which the next ``govbudget.toml`` above it names.

    Args:
        path: the document, or a folder.

    Raises:
        WrongSetting: the file cannot be read, or says what cannot be.
    """
    return _configured(path).accept


def previous_for(path: str | Path) -> tuple[str, ...]:
    """The earlier documents for a document, which the next ``govbudget.toml`` above it names.

    Args:
        path: the document, or a folder.

    Raises:
        WrongSetting: the file cannot be read, or says what cannot be.
    """
    return _configured(path).previous


def _configured(path: str | Path) -> _Configured:
    found = find(path)
    return _Configured() if found is None else _loaded(found, ())


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
    return _loaded(Path(path), ()).settings


def _loaded(path: Path, below: tuple[Path, ...]) -> _Configured:
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
    # As they are written they are looked for beside the file that names them.
    accept = tuple(str(path.parent / one) for one in checks.pop("accept", ()))
    previous = tuple(str(path.parent / one) for one in checks.pop("previous", ()))
    own = Settings(**checks)
    try:
        own.resolved()
    except WrongSetting as error:
        said = Message("check.file.within", setting=error.setting, said=error.said)
        raise WrongSetting(str(path), said) from None
    if "extend" not in table:
        return _Configured(own, accept, previous)
    extended = Path(_of_kind(path, "extend", table["extend"], "text"))
    other = _loaded(path.parent / extended, (*below, place))
    return _Configured(
        own.over(other.settings),
        (*accept, *(one for one in other.accept if one not in accept)),
        (*previous, *(one for one in other.previous if one not in previous)),
    )


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
    }
    if not fits[kind]:
        wanted = Message(f"check.file.kind.{kind}")
        raise WrongSetting(str(path), Message("check.file.value", key=key, wanted=wanted))
    return value
