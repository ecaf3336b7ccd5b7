"""A department's document beside those of its units."""
