"""What is now in the text package."""

from govbudget.disclosure.text.contents import ContentsEntry, contents_span, read_contents

__all__ = ["ContentsEntry", "contents_span", "read_contents"]
