"""The check of published budgets: its rules, and what runs them."""
