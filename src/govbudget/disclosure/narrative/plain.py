"""What is now in the text package."""

from govbudget.disclosure.text.plain import Plain, plain

__all__ = ["Plain", "plain"]
