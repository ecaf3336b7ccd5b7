"""The forms in which documents, spreadsheets and people print an entry."""

from govbudget import Entry

_WIDE = {ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)}


def groups(code):
    """The code in the cells of its levels: 201, 03, 50."""
    return [code[:3], *(code[i : i + 2] for i in range(3, len(code), 2))]


def bare(name):
    """A name without 支出 at its end, as a path writes it."""
    short = name.removesuffix("支出")
    return short or name


def code_forms(entry: Entry):
    """Every form of the code, with and without the name."""
    code, name, cells = entry.code, entry.name, groups(entry.code)
    unpadded = [str(int(cell)) for cell in cells]
    half = name.replace("（", "(").replace("）", ")")
    yield from (code, int(code), float(code), f"{code}.0", f"{int(code):,}", entry)
    yield from (" ".join(cells), "-".join(cells), ".".join(cells), " ".join(unpadded))
    yield from (code.translate(_WIDE), f"[{code}]", f" {code}\n")
    yield from (cells, [int(cell) for cell in cells], [float(cell) for cell in cells])
    yield from ([*cells, None, ""], [*cells, name])
    yield from (f"{code} {name}", f"{code}{name}", f"{code}-{name}", f"[{code}]{name}")
    yield from (f"{code}{half}", f"{code} {bare(name)}", f"{name}（{code}）", f"{name} {code}")
    yield " ".join(unpadded) + " " + name


def path_forms(entry: Entry):
    """Every form of the path of names, from the root down."""
    path = entry.path
    for write in (lambda name: name, bare, lambda name: name.replace("（", "(")):
        yield "".join(f"{write(e.name)}（{e.level.chinese}）" for e in path)
        yield " ".join(f"{write(e.name)}({e.level.chinese})" for e in path)
    yield f"{entry.code} " + "-".join(e.name for e in path)
