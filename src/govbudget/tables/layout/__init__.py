"""The layout engine: where the title, the unit, the head and the columns of a table stand."""
