"""The harnesses of ``fuzz/``: each bears its seed, some mutations, and all that was ever found."""

import importlib
import random
import sys

import pytest

FORMATS = ["text", "csv", "html", "xlsx", "ods", "docx", "xml2003", "pdf", "written"]


@pytest.fixture(scope="module")
def fuzz(root):
    """The modules beside the harnesses."""
    folder = root / "fuzz"
    if not folder.is_dir():
        pytest.skip("fuzz/ is part of a checkout only")
    sys.path.insert(0, str(folder))
    try:
        yield {name: importlib.import_module(name) for name in ("harness", "seeds", "mutating")}
    finally:
        sys.path.remove(str(folder))


def test_a_seed_for_each_harness(fuzz):
    assert list(fuzz["harness"].HARNESSES) == list(fuzz["seeds"].SEEDS) == FORMATS


@pytest.mark.parametrize("name", FORMATS)
def test_the_seed_and_some_mutations(fuzz, name):
    seed = fuzz["seeds"].SEEDS[name]()
    chooses = random.Random(name)
    for data in [seed, *(fuzz["mutating"].mutated(seed, [seed], chooses) for _ in range(4))]:
        fuzz["harness"].HARNESSES[name](data)


def test_what_was_found_once(fuzz, root):
    for path in sorted((root / "fuzz" / "found").glob("*-*")):
        fuzz["harness"].HARNESSES[path.name.partition("-")[0]](path.read_bytes())


def test_a_fault_is_told_and_an_error_of_the_project_is_none(fuzz):
    tried = fuzz["harness"].tried
    with pytest.raises(ZeroDivisionError):
        tried(lambda value: 1 // value, 0)
    import govbudget as gb

    tried(gb.parse, "no such name")
