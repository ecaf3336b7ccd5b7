"""What is now in the text package."""

from govbudget.disclosure.text.sentences import clauses, sentence_at

__all__ = ["clauses", "sentence_at"]
