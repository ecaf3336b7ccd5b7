"""Roll-ups: amounts added up a tree, in groups, by another classification, year beside year."""
