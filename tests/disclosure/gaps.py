"""Texts with a gap: what stands there rightly accuses nobody, and what is wrong there is told."""

import govbudget as gb

HEADS = {
    "budget": "某某县水利局\n2024年部门预算\n\n2024年部门预算情况说明\n\n",
    "final": "某某县水利局\n2024年度部门决算\n\n2024年度部门决算情况说明\n\n",
}


def told(folder, kind, text, severities=("error",)):
    """The rules that tell something of a document with a text, once for each finding."""
    path = folder / "made.txt"
    path.write_text(HEADS[kind] + text, encoding="utf-8")
    found = gb.check(gb.read_disclosure(path)).findings
    # A made text of one paragraph has not all that a whole document has to speak of.
    return [
        one.rule
        for one in found
        if one.severity.value in severities and one.rule != "structure.statements"
    ]
