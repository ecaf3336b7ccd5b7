"""What is now in the text package."""

from govbudget.disclosure.text.headings import Chapters, Marker, is_heading, marker, paths

__all__ = ["Chapters", "Marker", "is_heading", "marker", "paths"]
