"""What notebooks show of roll-ups: alone, in groups, compared, converted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import places_in, sum_of
from govbudget.disclosure.reporting.markup import safe
from govbudget.viewing.tables import MOST_ROWS, figures, html_table, in_words

if TYPE_CHECKING:
    from govbudget.base.messages import Language
    from govbudget.restating.records import MovedAmount
    from govbudget.rollups.compared import ComparedAmounts, RollUpComparison
    from govbudget.rollups.converted import ConvertedAmount, ConvertedRollUp
    from govbudget.rollups.grouped import RollUps
    from govbudget.rollups.rolledup import RollUp

__all__ = ["comparison_view", "converted_view", "groups_view", "rollup_view"]

# So many codes are named in a line below a table.
_CODES = 5


def rollup_view(rolled: RollUp, language: Language) -> str:  # type: ignore[type-arg]  # of any
    """A roll-up: its tree with the totals."""
    scheme = rolled.scheme.chinese if language == "zh" else rolled.scheme
    head = in_words("rolled", language, scheme=scheme, year=rolled.year)
    titles = [in_words("code", language), in_words("name", language)]
    titles += [safe(one) for one in rolled.measures] or [in_words("total", language)]
    places = places_in(amount for row in rolled.rows for amount in row.total)
    rows = []
    for row in rolled.rows:
        depth = "\u2003" * (int(row.level) - 1)
        rows.append([depth + safe(row.code), safe(row.name), *figures(row.total, places)])
    total = rolled.total.values() if rolled.measures else (rolled.total,)
    rows.append(["", in_words("total", language), *figures(list(total), places)])
    return html_table(head, titles, rows, numbers=2)


def groups_view(found: RollUps, language: Language) -> str:  # type: ignore[type-arg]  # likewise
    """The roll-ups of groups, a row for each group and code."""
    head = in_words("rollups", language, by=found.by, count=len(found))
    titles = [safe(one) for one in found.by]
    titles += [in_words("code", language), in_words("name", language)]
    titles += [safe(one) for one in found.measures] or [in_words("total", language)]
    every = [(one.key, row) for one in found.groups for row in one.rolled.rows]
    places = places_in(amount for _, row in every for amount in row.total)
    rows = []
    for key, row in every[: MOST_ROWS + 1]:
        depth = "\u2003" * (int(row.level) - 1)
        cells = ["" if one is None else safe(one) for one in key]
        rows.append([*cells, depth + safe(row.code), safe(row.name), *figures(row.total, places)])
    return html_table(head, titles, rows, numbers=len(found.by) + 2, left=len(every) - MOST_ROWS)


def comparison_view(found: RollUpComparison, language: Language) -> str:
    """Two roll-ups beside each other, with what moved between their years."""
    scheme = found.scheme.chinese if language == "zh" else found.scheme
    before, after = found.names
    head = in_words(
        "two_rollups", language, scheme=scheme, year=found.to, before=before, after=after
    )
    titles = [in_words("code", language), in_words("name", language), safe(before), safe(after)]
    titles += [in_words("difference", language), in_words("rate", language)]
    titles += [in_words("execution", language)] if found.is_execution else []
    places = places_in(one for row in found for one in (row.before, row.after))
    rows = []
    for row in (*found.rows, found.total):
        name = safe(row.name or in_words("total", language))
        name += f" ({in_words('ended', language)})" if row.kind == "ended" else ""
        name += "".join(
            f"<br><small>{_moved(one, row, places, language)}</small>" for one in row.moved
        )
        cells = [safe(row.code), name, *figures((row.before, row.after, row.change), places)]
        rates = (row.rate_percent, row.execution_percent)[: 1 + found.is_execution]
        rows.append([*cells, *("" if one is None else f"{one}%" for one in rates)])
    return html_table(head, titles, rows, numbers=2)


def converted_view(found: ConvertedRollUp, language: Language) -> str:
    """A roll-up by another classification, with what is kept and what is left."""
    scheme = found.scheme.chinese if language == "zh" else found.scheme
    known = {"scheme": scheme, "year": found.year, "target": found.target.upper()}
    head = in_words("converted", language, **known)
    titles = [in_words("code", language), in_words("name", language), in_words("total", language)]
    rest = [(one.key, in_words("kept", language), one.amount) for one in found.groups]
    rest += [(one.code, _lost(one, language), one.amount) for one in found.unmapped]
    places = places_in([*(row.total for row in found.rows), *(one[-1] for one in rest)])
    rows = []
    for row in found.rows:
        name = row.name_en if language == "en" else row.name
        depth = "\u2003" * (row.level - 1)
        rows.append([depth + safe(row.code), safe(name), *figures((row.total,), places)])
    rows += [[safe(key), said, *figures((amount,), places)] for key, said, amount in rest]
    rows.append(["", in_words("total", language), *figures((found.total,), places)])
    return html_table(head, titles, rows, numbers=2) + _partial(found, places, language)


def _partial(found: ConvertedRollUp, places: int, language: Language) -> str:
    """A line below the table: what is counted whole on a code that is only its main purpose."""
    if not found.partial:
        return ""
    (amount,) = figures((sum_of(one.amount for one in found.partial),), places)
    codes = tuple(dict.fromkeys(one.code for one in found.partial))
    known = {"count": len(codes), "codes": codes[:_CODES], "more": len(codes) > _CODES}
    return f"<p>{in_words('partial', language, amount=amount, **known)}</p>"


def _lost(one: ConvertedAmount, language: Language) -> str:
    return f"{safe(one.name)} ({in_words('unmapped', language)})"


def _moved(one: MovedAmount, row: ComparedAmounts, places: int, language: Language) -> str:
    """What stands in a row under another code in its own year, or left the codes of the row."""
    (amount,) = figures((one.amount,), places)
    known = {"year": one.year, "old": one.old.code, "new": one.new.code, "amount": amount}
    return in_words("moved_in" if one.new.code == row.code else "moved_out", language, **known)
