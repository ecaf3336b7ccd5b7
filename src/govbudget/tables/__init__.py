"""Tables of budgets: the words of their heads, where their columns stand, and what these mean."""
