"""Says where the budget year of today is not kept."""

from __future__ import annotations

from govbudget.cli.terminal import echo

__all__ = ["tell_year"]


def tell_year() -> None:
    """Say which edition is used where no year is asked for and that of today is not kept."""
    from govbudget.classification import today
    from govbudget.classification.catalogue import shipped

    kept = {edition.year for edition in shipped().editions}
    now = today.this_year()
    if now not in kept:
        echo(
            f"no edition of {now} is kept in this version; where no year is given, that of "
            f"{max((one for one in kept if one <= now), default=min(kept))} is used",
            err=True,
        )
