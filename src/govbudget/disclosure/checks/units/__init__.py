"""Rules on a department's document beside those of its units."""
