"""Reads files of every format into rows, paragraphs and tables, and says where results go.

What is here knows formats and no budgets: it imports nothing of the package but its errors.
"""
