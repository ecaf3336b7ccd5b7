"""The local page: drop documents on it, read what the check finds, accept, download."""
