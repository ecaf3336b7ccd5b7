"""The classification: its words, its entries, its trees, its written forms, its editions."""
