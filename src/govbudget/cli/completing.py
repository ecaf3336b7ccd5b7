"""What a shell offers where a code, a name, a rule or a scheme is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import click
    from click.shell_completion import CompletionItem

    from govbudget.base.messages import Language
    from govbudget.classification.entry import Entry

__all__ = ["codes_and_names", "rule_ids", "schemes"]

# More than this nobody reads through; one more character makes it fewer.
_MOST = 200


def codes_and_names(
    context: click.Context, _: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The codes that begin so, those of the next level; or the names that do, where no digit is.

    Args:
        context: the command so far: its year and scheme hold.
        incomplete: what has been typed.
    """
    entries = list(_entries(context.params))
    if not incomplete or incomplete.isdecimal():
        found = [one for one in entries if one.code.startswith(incomplete)]
        longer = [len(one.code) for one in found if len(one.code) > len(incomplete)]
        wanted = {len(incomplete), min(longer, default=0)}
        pairs = {one.code: one.name for one in found if len(one.code) in wanted}
    else:
        pairs = {one.name: one.code for one in entries if one.name.startswith(incomplete)}
    return _items(pairs)


def rule_ids(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The rules of the check and their groups that begin so; several may be parted by commas.

    Args:
        context: the command so far.
        incomplete: what has been typed.
    """
    from govbudget.cli.spoken import labels
    from govbudget.disclosure.checks.registry import own_rules

    language: Language = labels(context)
    before, comma, last = incomplete.rpartition(",")
    titles = {one.id: one.title.render(language) for one in own_rules()}
    found = {one.partition(".")[0]: "" for one in titles} | titles
    return _items(
        {before + comma + one: said for one, said in found.items() if one.startswith(last)}
    )


def schemes(_context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The schemes that begin so, in English or in Chinese.

    Args:
        incomplete: what has been typed.
    """
    from govbudget.classification.vocabulary import Scheme

    english = {one.value: one.chinese for one in Scheme}
    both = {**english, **{chinese: word for word, chinese in english.items()}}
    offered = both if incomplete else english
    return _items({one: said for one, said in offered.items() if one.startswith(incomplete)})


def _items(pairs: Mapping[str, str]) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(one, help=pairs[one] or None) for one in sorted(pairs)[:_MOST]]


def _entries(given: Mapping[str, Any]) -> Iterator[Entry]:
    """The entries of the year and the scheme that were given; of all schemes where none was."""
    import govbudget
    from govbudget.classification.vocabulary import Scheme

    asked = given.get("scheme")
    wanted: Iterable[Scheme] = [asked] if isinstance(asked, Scheme) else Scheme
    for scheme in wanted:
        try:
            yield from getattr(govbudget, scheme.value)(given.get("year")).values()
        except govbudget.GovBudgetError:
            continue  # that scheme is not kept for the year
