"""How much memory this process has taken."""

from __future__ import annotations

import sys

__all__ = ["greatest_memory"]


def greatest_memory() -> int:
    """The most memory that this process has had, in bytes; nought where the system does not tell.

    What ``getrusage`` gives is inherited on Linux: a small process that a large one has started
    says there that it was as large. The kernel's own account of the process does not.

    >>> greatest_memory() > 1_000_000
    True
    """
    try:
        with open("/proc/self/status", "rb") as file:  # noqa: PTH123  no import for a look
            for line in file:
                if line.startswith(b"VmHWM:"):
                    return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass
    try:
        import resource
    except ImportError:  # pragma: no cover  there is none on Windows
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
