"""How much time and memory the reading of one document may take."""

from __future__ import annotations

from contextlib import suppress

from attrs import field, frozen

from govbudget.base.messages import Message

__all__ = ["ENDED", "LEAST", "MEMORY", "SECONDS", "Limits", "limit_memory", "too_large", "too_long"]

#: What a document may take where nobody says otherwise.
SECONDS, MEMORY = 60.0, 2_000_000_000
#: Python with the libraries that read documents takes about half of this.
LEAST = 200_000_000


def _positive(limits: Limits, _: object, seconds: float) -> None:
    del limits
    if not seconds > 0:
        raise ValueError(f"seconds={seconds!r}: a document needs more than none")


def _enough(limits: Limits, _: object, memory: int) -> None:
    del limits
    if memory < LEAST:
        raise ValueError(f"memory={memory!r}: a reader needs at least {LEAST:,} bytes")


@frozen(slots=True)
class Limits:
    """How much time and memory the reading of one document may take.

    The process that reads it, with those that it starts, is ended where it takes longer. Memory is
    that of the addresses of the process, which only Linux and some other systems can bound: on
    Windows and macOS the time alone is.

    Attributes:
        seconds: the longest that it may take.
        memory: the most memory, in bytes; at least 200 million.

    >>> Limits(seconds=5)
    Limits(seconds=5.0, memory=2000000000)

    Raises:
        ValueError: no time is allowed, or too little memory for any reader.

    .. versionadded:: 0.2.0
    """

    seconds: float = field(default=SECONDS, converter=float, validator=_positive)
    memory: int = field(default=MEMORY, converter=int, validator=_enough)


def limit_memory(memory: int) -> None:
    """Let this process take no more memory, where the system can be told so.

    Args:
        memory: the most, in bytes; a bound that is tighter already stays.
    """
    try:
        import resource
    except ImportError:  # pragma: no cover  there is none on Windows
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    most = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    # macOS refuses a bound below what it has handed out for the libraries of the system.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def too_long(seconds: float) -> Message:
    """What is wrong with a document that takes longer than it may."""
    return Message("errors.limit.seconds", seconds=f"{seconds:g}")


def too_large(memory: int) -> Message:
    """What is wrong with a document that takes more memory than it may."""
    return Message("errors.limit.memory", millions=f"{memory / 1e6:,.0f}")


#: What is wrong with a document that ends the process that reads it.
ENDED = Message("errors.limit.ended")
