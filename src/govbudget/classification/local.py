"""Local entries: what a province or city adds below the national list.

Source: 政府收支分类科目, general explanation: localities may set finer entries below those of the
national list where they need them; the national entries stay as they are.
"""

from __future__ import annotations

from govbudget.classification.entry import Definition, Entry
from govbudget.classification.names import canonical
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS
from govbudget.errors import DuplicateCode, MalformedCode, because

TYPE_CHECKING = False
if TYPE_CHECKING:
    from govbudget.classification.tree import Classification

__all__ = ["is_local_form", "local_entry"]


def is_local_form(tree: Classification, code: str) -> bool:
    """Whether a code is one level below an entry of the deepest national level of its scheme."""
    return (
        code not in tree
        and len(code) == tree.scheme.deepest.digits + 2
        and len(code) in LEVEL_BY_DIGITS
        and code.isascii()
        and code.isdecimal()
        and not code.endswith("00")
        and code[:-2] in tree
    )


def local_entry(
    tree: Classification,
    code: str,
    name: str,
    name_en: str = "",
    definition: Definition | None = None,
) -> Entry:
    """A local entry below an entry of a tree; it takes the fund of its parent.

    Raises:
        MalformedCode: the code is not a string of 5, 7 or 9 digits.
        UnknownCode: the parent is not in the tree.
        DuplicateCode: the code is in the tree already.
    """
    if (
        not isinstance(code, str)
        or not (code.isascii() and code.isdecimal())
        or len(code) not in LEVEL_BY_DIGITS
        or len(code) == min(LEVEL_BY_DIGITS)
    ):
        raise MalformedCode(str(code), because("code.local_digits"))
    if code.endswith("00"):
        raise MalformedCode(code, because("code.local_zero"))
    parent = tree[code[:-2]]
    if code in tree:
        raise DuplicateCode(code, tree[code].name)
    return Entry(
        code,
        canonical(name),
        tree.scheme,
        tree.year,
        parent.fund,
        name_en=name_en,
        definition=definition,
        is_local=True,
    )
