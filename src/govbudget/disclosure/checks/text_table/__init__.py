"""Rules: what the text says against the tables."""
