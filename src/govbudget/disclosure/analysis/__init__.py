"""What the rules of the check need to know of a disclosure; nothing in it tells a finding."""
