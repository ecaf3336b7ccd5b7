"""What is now in the text package."""

from govbudget.disclosure.text.leftovers import Leftover, LeftoverKind, read_leftovers

__all__ = ["Leftover", "LeftoverKind", "read_leftovers"]
