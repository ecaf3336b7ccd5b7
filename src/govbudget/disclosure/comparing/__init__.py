"""Documents beside each other: two years, budget and account, a department and its units."""
