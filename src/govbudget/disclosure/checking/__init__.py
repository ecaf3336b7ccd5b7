"""The rules of the check that are functions, by what they look at."""
