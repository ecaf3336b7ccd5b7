"""Rules: the “三公” expenditure."""
