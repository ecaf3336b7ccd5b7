"""What is not told yet, by fault: the layouts in which it is missed.

An entry that is told fails its test, so that it is struck out.
"""

__all__ = ["OPEN"]

OPEN: dict[str, tuple[str, ...]] = {}
