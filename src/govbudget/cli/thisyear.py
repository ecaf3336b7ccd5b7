"""Says where the budget year of today is not kept."""

from __future__ import annotations

from govbudget.cli.saying import remark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from govbudget.base.messages import Language

__all__ = ["tell_year"]


def tell_year(language: Language | None = None) -> None:
    """Say which edition is used where no year is asked for and that of today is not kept.

    Args:
        language: the language that was asked for; None is that of the locale.
    """
    from govbudget.classification import today
    from govbudget.classification.catalogue import shipped

    kept = {edition.year for edition in shipped().editions}
    now = today.this_year()
    if now not in kept:
        used = max((one for one in kept if one <= now), default=min(kept))
        remark(language, "year_not_kept", wanted=now, used=used)
