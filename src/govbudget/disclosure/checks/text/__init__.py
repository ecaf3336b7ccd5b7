"""Rules: the figures of the text among each other."""
