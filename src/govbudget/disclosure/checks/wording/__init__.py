"""Rules on template text, placeholders, the words for the department or unit, purposes."""
