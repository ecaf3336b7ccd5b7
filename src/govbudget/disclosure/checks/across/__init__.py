"""Rules on figures that several tables share."""
