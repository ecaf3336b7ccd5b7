"""Rules on codes, names and paths of names."""
