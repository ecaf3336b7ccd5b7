"""Rules on each table by itself: its sums, its rows, what it carries over."""
