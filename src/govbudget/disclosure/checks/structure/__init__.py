"""Rules on the document: its contents, its tables, its empty tables and their notes."""
