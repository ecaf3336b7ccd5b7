"""The rules of a group by the words of their ids."""

from types import SimpleNamespace

from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.registry import own_rules


def of_group(group):
    """The rules of a group: ``rows`` for ``table.rows``, and all of them as ``RULES``."""
    rules = tuple(one for one in own_rules() if one.group is group)
    names = {one.id.partition(".")[2].replace("-", "_"): one for one in rules}
    return SimpleNamespace(RULES=rules, **names)


structure, codes = of_group(Group.STRUCTURE), of_group(Group.CODES)
tables, across = of_group(Group.TABLE), of_group(Group.ACROSS)
