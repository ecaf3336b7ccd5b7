"""The names that version 0.1 had for what is in :mod:`govbudget.disclosure.text`."""

from __future__ import annotations

from typing import Any

__all__: list[str] = []


def __getattr__(name: str) -> Any:
    from warnings import warn

    from govbudget.disclosure import text

    if name.startswith("_") or not hasattr(text, name):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    warn(
        f"govbudget.disclosure.narrative.{name} is now govbudget.disclosure.text.{name}",
        DeprecationWarning,
        stacklevel=2,
    )
    return getattr(text, name)
