"""What of a web page is not shown, struck out or raised, by its tags, attributes and styles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from attrs import define

from govbudget.io.source import Loss

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Styles", "Unseen"]

# None of these looks at the rest of a sheet again for each sign that begins something.
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
#: A block of rules for some media: what a printer or a small screen hides is shown on others.
_MEDIA = re.compile(r"@[^@{};]*+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
#: A selector of a tag, a class or an id, or of a tag with one of these.
_SIMPLE = re.compile(r"([a-zA-Z][\w-]*)?([.#][\w-]+)?")


class Effect(NamedTuple):
    """What becomes of an element.

    Attributes:
        kind: why it is left out.
        gone: whether it takes no place either.
    """

    kind: Loss
    gone: bool = False


_TAGS = {
    "sup": Effect(Loss.RAISED),
    "del": Effect(Loss.STRUCK),
    "s": Effect(Loss.STRUCK),
    "strike": Effect(Loss.STRUCK),
}
_DECLARED = (
    (re.compile(r"display:none|mso-hide:all"), Effect(Loss.HIDDEN, gone=True)),
    (
        re.compile(
            r"visibility:(?:hidden|collapse)|font-size:0(?![.\d]*[1-9])|opacity:0(?!\.)"
            r"|(?<!-)color:transparent"
        ),
        Effect(Loss.HIDDEN),
    ),
    (re.compile(r"text-decoration(?:-line)?:[^;:]*line-through"), Effect(Loss.STRUCK)),
    (re.compile(r"vertical-align:super"), Effect(Loss.RAISED)),
)


def _declared(style: str) -> Effect | None:
    plain = re.sub(r"\s+", "", style).lower()
    return next((effect for pattern, effect in _DECLARED if pattern.search(plain)), None)


class Styles:
    """The rules of a page's own style sheets that leave something out."""

    def __init__(self) -> None:
        """Begin without rules."""
        self._rules: dict[tuple[str, str], Effect] = {}

    def add(self, sheet: str) -> None:
        """Take in the rules of a style sheet; those with other selectors are passed over."""
        plain = _MEDIA.sub("", _COMMENT.sub("", sheet).replace("<!--", "").replace("-->", ""))
        for rule in plain.split("}")[:-1]:
            before, _, style = rule.rpartition("{")
            selectors = before.rpartition("{")[2]
            effect = _declared(style)
            for selector in selectors.split(",") if effect else ():
                found = _SIMPLE.fullmatch(selector.strip())
                if found and effect and (found[1] or found[2]):
                    self._rules[(found[1] or "").lower(), found[2] or ""] = effect

    def of(self, tag: str, attrs: Mapping[str, str | None]) -> Effect | None:
        """What becomes of an element; None where it is shown as it is.

        Args:
            tag: its name.
            attrs: its attributes.
        """
        if "hidden" in attrs:
            return Effect(Loss.HIDDEN, gone=True)
        found = _declared(attrs.get("style") or "") or _TAGS.get(tag)
        if found is None and self._rules:
            found = next(
                (self._rules[key] for key in _keys(tag, attrs) if key in self._rules), None
            )
        # A cell is aligned, and not raised.
        return None if found and found.kind is Loss.RAISED and tag in {"td", "th"} else found


def _keys(tag: str, attrs: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    names = [f".{one}" for one in (attrs.get("class") or "").split()]
    if attrs.get("id"):
        names.append(f"#{attrs['id']}")
    for name in names:
        yield tag, name
        yield "", name
    yield tag, ""


#: What ends an element that a page leaves open, where it begins outside any table within.
_NEXT = {
    "tr": frozenset({"tr", "tbody", "tfoot"}),
    "td": frozenset({"td", "th", "tr", "tbody"}),
    "th": frozenset({"td", "th", "tr", "tbody"}),
    "li": frozenset({"li"}),
    "p": frozenset({"p", "div", "table", "ul", "ol", "h1", "h2", "h3", "h4"}),
}
_OUTER = frozenset({"td", "th", "tr", "tbody", "table", "body", "html"})


@define
class Unseen:
    """An element that is left out, while the page is within it.

    Attributes:
        tag: its name.
        kind: why it is left out.
        depth: how many elements of that name are open, itself too.
        tables: how many tables within it are open.
    """

    tag: str
    kind: Loss
    depth: int = 1
    tables: int = 0

    def goes_on(self, tag: str) -> bool:
        """Whether it goes on where another element begins."""
        if not self.tables and tag in _NEXT.get(self.tag, ()):
            return False
        self.tables += tag == "table"
        self.depth += tag == self.tag
        return True

    def ends(self, tag: str) -> bool:
        """Whether it ends where an element ends; a cell that closes closes what is open in it."""
        if tag == "table" and self.tables:
            self.tables -= 1
            self.depth -= self.tag == "table"
            return False
        if tag == self.tag:
            self.depth -= 1
            return not self.depth
        return not self.tables and tag in _OUTER and self._is_within(tag)

    def _is_within(self, tag: str) -> bool:
        """Whether an element of that name can only be one that it stands in."""
        inner = {"tr": {"td", "th"}, "table": {"td", "th", "tr", "tbody"}}
        if self.tag in {"td", "th", "tr", "tbody", "table"}:
            return tag in {"body", "html"} or tag not in inner.get(self.tag, ())
        return True
