"""Words for the four budgets (四本预算), as parts of expressions.

A word is read by :meth:`Fund.of`, a title by :func:`~govbudget.tables.lexicon.measures.fund_in`.
"""

from __future__ import annotations

__all__ = ["FUND", "FUND_BUDGET", "GOVERNMENT_FUND"]

#: 政府性基金预算 in the words of titles and notes: 政府性基金收入, 基金预算拨款.
GOVERNMENT_FUND = "(?:政府性基金|基金预算)"
#: Any of the four: 一般公共预算支出, 国有资本经营预算.
FUND = "(?:一般公共预算|政府性基金|国有资本|社会保险基金)"
#: A fund by the name of its budget, which a final account says as well: 一般公共预算, 国有资本预算.
FUND_BUDGET = "(?:(?:一般公共|政府性基金|基金|国有资本(?:经营)?)预算)"
