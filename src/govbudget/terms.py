"""The glossary (名词解释): terms with their published definitions.

Source: the 名词解释 of 鞍山市大数据管理中心2024年度单位预算, quoted as printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from govbudget.base.records import frozen
from govbudget.classification.frozen import Frozen, put
from govbudget.classification.names import fold, key, loose_key
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import CorruptData, UnknownTerm, because, why_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from govbudget.classification.codesdata import Codes

__all__ = ["Glossary", "Term", "read_glossary"]

TERM_COLUMNS = ("number", "term", "kind", "scheme", "code", "name", "related", "text", "source")


@frozen(slots=True)
class Term:
    """A term of the glossary: an entry's, or a concept's.

    Attributes:
        term: the term as printed, for an entry the path of names with （类）（款）（项）.
        text: its definition, as printed.
        source: the id of the document that defines it.
        scheme: the scheme of the entry that it defines; None for a concept.
        code: the code of that entry; empty for a concept.
        name: the official name of that entry; empty for a concept.
        related: codes that a concept covers.
    """

    term: str
    text: str
    source: str
    scheme: Scheme | None = None
    code: str = ""
    name: str = ""
    related: tuple[str, ...] = ()

    @property
    def is_concept(self) -> bool:
        """Whether it defines a concept, such as 基本支出, rather than one entry."""
        return self.scheme is None


class Glossary(Frozen, Mapping[str, Term]):
    """The terms by their printed form, in the order of the document.

    >>> import govbudget as gb
    >>> len(gb.glossary)
    14
    >>> gb.glossary["“三公”经费"].related
    ('30212', '30217', '30231', '31013')
    >>> gb.glossary.find("三公经费")[0].term
    '“三公”经费'
    >>> gb.glossary.of("2010350").text[:12]
    '反映事业单位的基本支出不'
    """

    __slots__ = ("terms",)
    terms: tuple[Term, ...]

    def __init__(self, terms: Iterable[Term]) -> None:
        put(self, "terms", tuple(terms))

    def __getitem__(self, term: str) -> Term:
        for known in self.terms:
            if known.term == term:
                return known
        near = tuple(known.term for known in self.find(term)) if isinstance(term, str) else ()
        raise UnknownTerm(str(term), near)

    def __iter__(self) -> Iterator[str]:
        return (term.term for term in self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def __eq__(self, other: object) -> bool:
        return self.terms == other.terms if isinstance(other, Glossary) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.terms)

    def __repr__(self) -> str:
        return f"<Glossary of {len(self)} terms>"

    def __reduce__(self) -> tuple[Any, ...]:
        return Glossary, (self.terms,)

    def find(self, text: str) -> list[Term]:
        """The terms that a text names, whatever its brackets and quotation marks.

        The name of an entry finds the term that defines it. An empty list where there is none.
        """
        if not isinstance(text, str):
            return []
        wanted = {spell(way) for spell in (key, loose_key) for way in (text, fold(text))} - {""}
        return [
            term
            for term in self.terms
            if wanted & {key(term.term), loose_key(term.term), key(term.name)}
        ]

    def of(self, code: str) -> Term | None:
        """The term that defines the entry with this code; None where the glossary has none."""
        return next((term for term in self.terms if term.code == code), None)

    @property
    def concepts(self) -> tuple[Term, ...]:
        """The terms that define a concept."""
        return tuple(term for term in self.terms if term.is_concept)


def read_glossary(codes: Codes) -> Glossary:
    """The glossary that ``codes/glossary.csv`` holds.

    Raises:
        CorruptData: the table cannot be read as it stands.
    """
    terms = []
    for line, row in enumerate(codes.rows("glossary.csv", TERM_COLUMNS), 2):
        _, term, kind, scheme, code, name, related, text, source = row
        if (kind == "entry") != bool(code):
            raise CorruptData(
                "glossary.csv", line, because("data.term", kind=kind, code=repr(code))
            )
        try:
            of = Scheme(scheme) if scheme else None
        except ValueError as error:
            raise CorruptData("glossary.csv", line, why_of(error)) from error
        terms.append(Term(term, text, source, of, code, name, tuple(related.split())))
    return Glossary(terms)
