"""The page about the check lists every rule, as the rules themselves say it."""

from govbudget.disclosure.checks.registry import rules
from govbudget.disclosure.reporting.words import GROUPS


def table() -> str:
    """What the page has between its two marks."""
    out = []
    group = None
    for one in rules():
        if one.group is not group:
            group = one.group
            chinese, english = GROUPS[group]
            out += [
                f"\n### {chinese}: {english[:1].lower() + english[1:]}\n",
                "| rule | 检查什么 | what it checks |",
                "|---|---|---|",
            ]
        out.append(f"| `{one.id}` | {one.title.zh} | {one.title.en} |")
    return "\n".join(out)


def test_the_page_lists_the_rules(root):
    page = (root / "docs" / "checking.md").read_text(encoding="utf-8")
    listed = page.split("<!-- rules -->\n")[1].split("<!-- end of rules -->")[0]
    assert listed.strip() == table().strip()
