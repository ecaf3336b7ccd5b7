"""What the errors of the project have in common: a sentence in the language of the reader."""

from __future__ import annotations

from govbudget.base.said import SaidText
from govbudget.base.shown import shown

# Spelt out: every start of the library would pay for typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from govbudget.base.messages import Language, Message

__all__ = [
    "SHOWN",
    "GovBudgetError",
    "Pairs",
    "Reasoned",
    "because",
    "either",
    "hint_of",
    "listed",
    "more_of",
    "of_system",
    "part_of",
    "scheme_of",
    "shorten",
    "titles_of",
    "why_of",
]

# So much is repeated of what was handed in, or of what an exception says.
SHOWN = 200
# So much of each title in a list of them.
_A_TITLE = 60
Pairs = tuple[tuple[str, str], ...]

_SCHEMES = frozenset({"functional", "economic", "government_economic", "revenue"})
#: What systems say most often, of which the catalogue has the sentence in each language.
_SYSTEM = (
    *("EACCES", "EBUSY", "EDQUOT", "EEXIST", "EFBIG", "EIO", "EISDIR", "ELOOP", "EMFILE"),
    *("ENAMETOOLONG", "ENOENT", "ENOSPC", "ENOTDIR", "EPERM", "EROFS"),
)


def of_system(error: OSError | ValueError) -> Message:
    """Why the system did not do what was asked with a file."""
    import errno

    number = getattr(error, "errno", None)
    name = next((one for one in _SYSTEM if number == getattr(errno, one, 0)), "other")
    said = getattr(error, "strerror", None) or str(error)
    return because(f"system.{name}", said=said)


def shorten(text: str, limit: int = 60) -> str:
    """A text as an error shows it: quoted, and cut where it is long."""
    return repr(text) if len(text) <= limit else _cut(text, repr(text[:limit]))


def either(words: tuple[str, ...]) -> Message | str:
    """Words of which one is meant, the last two with "or" between them."""
    *first, last = words
    return because("either", first=either(tuple(first)), second=last) if first else last


def because(name: str, /, **params: Any) -> Message:
    """A reason of an error, by its name in the catalogue; nothing is loaded before one is made.

    Args:
        name: its name in the catalogue ``errors``.
        params: what its sentences name.
    """
    from govbudget.base.messages import Message

    return Message(f"errors.{name}", **params)


def more_of(left: int) -> Message | None:
    """How many more there are; None where there is none.

    Args:
        left: how many are not said.
    """
    return because("more", left=left) if left > 0 else None


def listed(pairs: Pairs, limit: int = 5) -> Message:
    """The first of some entries, and how many more there are.

    Args:
        pairs: their codes and names.
        limit: how many are said.
    """
    shown = tuple(f"{code} {name}".rstrip() for code, name in pairs[:limit])
    return because("listed", shown=shown, more=more_of(len(pairs) - limit))


def titles_of(titles: Iterable[str], most: int = 12) -> Message:
    """Titles of which one is meant: the first of them, long ones cut, and how many more there are.

    >>> titles_of((f"合计{number}" for number in range(20_000)), most=3).zh
    '合计0、合计1、合计2，另有 19,997 个'
    >>> titles_of(["合计" * 40]).en[-20:]
    '计合计… (80 characters)'

    Args:
        titles: all of them.
        most: how many are said.
    """
    every = tuple(titles)
    said = tuple(_cut(one, one[:_A_TITLE]) if len(one) > _A_TITLE else one for one in every[:most])
    return because("listed", shown=said, more=more_of(len(every) - most))


def _cut(text: str, begin: str) -> SaidText:
    """The beginning of a text, with how long it is."""
    return SaidText(because("cut", begin=begin, count=len(text)))


def hint_of(pairs: Pairs) -> Message | None:
    """The question whether one of some entries is meant; None where there is none.

    Args:
        pairs: their codes and names.
    """
    return because("hint", listed=listed(pairs, 3)) if pairs else None


def scheme_of(scheme: str) -> Message | str:
    """What a scheme is called in the language of the reader; another word is said as it is.

    Args:
        scheme: the scheme, by its English word.
    """
    return because(f"schemes.{scheme}") if scheme in _SCHEMES else scheme


class GovBudgetError(Exception):
    """The base of every error that this project raises of its own."""

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        from govbudget.base.messages import Message

        said = self.args[0] if len(self.args) == 1 else super().__str__()
        return said if isinstance(said, Message) else Message.written(str(said), str(said))

    def sentence(self, language: Language = "en") -> str:
        """What is wrong, and what would be right, in the language of the reader.

        Args:
            language: ``zh`` or ``en``.

        >>> import govbudget as gb
        >>> try:
        ...     gb.amounts.parse_amount("12%")
        ... except gb.GovBudgetError as error:
        ...     error.sentence("zh")
        "'12%' 不能作为金额读取：它是百分比，不是金额"

        .. versionadded:: 0.2.0
        """
        return self.message.render(language)

    def page(self, language: Language = "en") -> str:
        """The address of the page that tells about this class of error.

        It is empty where the documentation has no address: ``GOVBUDGET_DOCS_URL`` names one.

        Args:
            language: ``zh`` or ``en``.

        .. versionadded:: 0.2.0
        """
        from govbudget.base.pages import page_of

        return page_of("errors", type(self).__name__, language)

    def __str__(self) -> str:
        return self.sentence()


def why_of(error: Exception) -> Message:
    """What an exception says: one of ours in the language of the reader, another in quotation.

    Args:
        error: the exception.
    """
    if isinstance(error, GovBudgetError):
        return error.message
    return because("said_by", said=str(error))


class Reasoned:
    """An error with a reason of its own.

    Attributes:
        why: the reason as it was handed in: a text, or a message in both languages.
    """

    why: Message | str

    @property
    def because(self) -> Message:
        """The reason in both languages; a text that was handed in is said as it is."""
        return because("as_said", why=self.why)

    @property
    def reason(self) -> str:
        """The reason in English."""
        return str(self.why)


def part_of(text: str) -> str:
    """A text as it is shown, cut where it is long."""
    said = shown(text)
    return said if len(said) <= SHOWN else _cut(said, said[:SHOWN])
