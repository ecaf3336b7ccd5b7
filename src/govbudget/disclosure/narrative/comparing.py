"""What is now in the text package."""

from govbudget.disclosure.text.comparing import (
    LAST_YEAR,
    Change,
    Comparison,
    change_in,
    comparison_in,
    order_in,
)

__all__ = ["LAST_YEAR", "Change", "Comparison", "change_in", "comparison_in", "order_in"]
