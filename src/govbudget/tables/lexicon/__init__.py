"""The words of printed tables: data with an example in each row, and one reader for each kind."""
