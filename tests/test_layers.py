"""A module imports from its own room and from those below it, within functions too."""

import ast
import functools
from pathlib import Path

import pytest

import govbudget

SOURCE = Path(govbudget.__file__).parent
# The rooms from the ground up; what stands in one line is one floor.
FLOORS = (
    ("base", "errors", "position", "amounts"),
    ("classification", "terms"),
    ("correspondence_files", "external_lists", "crosswalks", "correspondences"),
    ("searchfields", "searchtexts", "searchindex", "searching", "explanation"),
    ("io",),
    ("tables",),
    ("reconciling",),
    ("rollups", "mapping", "mappedrows", "own_lists", "jsonform"),
    ("restating",),
    (
        *("rollups.compared", "rollups.comparing", "rollups.international", "rollups.answers"),
        "rollups.converting",
    ),
    ("datacheck", "exporting"),
    (
        "disclosure.table_kinds",
        "disclosure.titles",
        "disclosure.torn_rows",
        "disclosure.mending",
        "disclosure.stated",
        "disclosure.reading",
    ),
    ("disclosure.text", "disclosure.text"),
    ("disclosure",),
    ("disclosure.analysis",),
    ("disclosure.comparing",),
    ("disclosure.checks",),
    ("disclosure.accepting",),
    ("extracting",),
    ("frames",),
    ("disclosure.reporting",),
    ("disclosure.marking",),
    ("viewing", "charting"),
    ("learning", "site", "testing"),
    ("cli", "web", "__main__"),
)
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}


def name_of(path):
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path):
    """The modules that a module imports when it runs: not those for types alone."""
    tree = ast.parse(path.read_text("utf-8"))
    for_types = (
        n for n in ast.walk(tree) if isinstance(n, ast.If) and "TYPE_CH" in ast.dump(n.test)
    )
    skipped = {id(inner) for node in for_types for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (one if one in MODULES else node.module for one in whole)


MODULES = {name_of(path): path for path in SOURCE.rglob("*.py")}


@functools.cache
def imports():
    """The modules that each module imports, read where it is asked for and not where tests are
    gathered."""
    return {
        name: {one for one in imports_of(path) if one in MODULES} for name, path in MODULES.items()
    }


def floor_of(module):
    inside = module.removeprefix("govbudget.")
    while inside not in FLOOR_OF:
        inside, _, last = inside.rpartition(".")
        assert last, f"{module} stands on no floor: add its room to FLOORS"
    return FLOOR_OF[inside]


@pytest.mark.unmeasured
def test_a_module_imports_from_below():
    above = [
        (module, one)
        for module in sorted(set(MODULES) - {"govbudget"})
        for one in imports()[module] - {"govbudget"}
        if floor_of(one) > floor_of(module)
    ]

    assert not above


def test_a_rule_imports_no_rule():
    found = (name for name in MODULES if name.count(".") == 4)
    inside = {name for name in found if ".disclosure.checks." in name}
    inside -= {name for name in inside if ".checks.records." in name}
    rules = {name for name in inside if not name.rpartition(".")[2].startswith("_")}

    assert len(rules) > 50
    assert not [(name, one) for name in rules for one in imports()[name] & rules]


def test_the_package_itself_is_imported_for_its_version_alone():
    asking = {name for name, found in imports().items() if "govbudget" in found}

    assert all(floor_of(name) >= FLOOR_OF["exporting"] for name in asking)


def test_no_circle():
    reached = {name: set(found) - {"govbudget"} for name, found in imports().items()}
    for _ in reached:
        longer = {
            name: found.union(*(reached[one] for one in found)) for name, found in reached.items()
        }
        if longer == reached:
            break
        reached = longer

    assert not [name for name, found in reached.items() if name in found]
