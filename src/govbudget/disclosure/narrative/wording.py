"""What is now in the text package."""

from govbudget.disclosure.text.wording import Wording, read_wording

__all__ = ["Wording", "read_wording"]
