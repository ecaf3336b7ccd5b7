"""What is new since a version says so; what a version had is still there."""

import importlib
import inspect

import attrs
import pytest

PAGES = (
    "govbudget",
    "govbudget.frames",
    "govbudget.testing",
    "govbudget.jsonform",
    "govbudget.datacheck",
    "govbudget.learning",
)
#: Not for callers, or told in the changelog as replaced.
GONE = {"govbudget.Entry._tree"}


def described(one):
    """What has the docstring of a class, a function or a member of a class."""
    if isinstance(one, property):
        return one.fget
    if isinstance(one, classmethod | staticmethod):
        return one.__func__
    return one


def public():
    """Every public name with what it is: of classes their functions and properties too."""
    for page in PAGES:
        module = importlib.import_module(page)
        for name in module.__all__:
            one = getattr(module, name)
            yield f"{page}.{name}", one
            if not inspect.isclass(one):
                continue
            for member, value in vars(one).items():
                is_code = isinstance(value, property | classmethod | staticmethod)
                if not member.startswith("_") and (is_code or inspect.isfunction(value)):
                    yield f"{page}.{name}.{member}", value


def fields():
    for page in PAGES:
        module = importlib.import_module(page)
        for name in module.__all__:
            one = getattr(module, name)
            if inspect.isclass(one) and attrs.has(one):
                yield from (f"{page}.{name}.{field.name}" for field in attrs.fields(one))
                # A property that is worked out once has a slot beside those of the fields.
                slots = inspect.getmembers(one, inspect.ismemberdescriptor)
                yield from (f"{page}.{name}.{slot}" for slot, _ in slots)
            if inspect.isclass(one) and hasattr(one, "__members__"):
                yield from (f"{page}.{name}.{member}" for member in one.__members__)


@pytest.fixture(scope="module")
def before(root):
    """The public names of 0.1.0."""
    return set((root / "tests/data/public_0.1.txt").read_text(encoding="utf-8").split())


def test_what_is_new_says_since_when(before):
    silent = []
    for name, one in public():
        owner = name.rpartition(".")[0]
        new_owner = owner not in before and owner not in PAGES
        if name in before or new_owner or inspect.ismodule(one):
            continue
        told = described(one)
        is_code = inspect.isclass(told) or inspect.isroutine(told)
        if is_code and "versionadded::" not in (told.__doc__ or ""):
            silent.append(name)
    assert silent == []


def test_what_0_1_had_is_there(before):
    """A name that went answers with a warning for one version."""
    lost = []
    for name in sorted(before - GONE - {name for name, _ in public()} - set(fields())):
        page = max((one for one in PAGES if name.startswith(f"{one}.")), key=len)
        first, *members = name[len(page) + 1 :].split(".")
        with pytest.warns(DeprecationWarning, match=first):
            one = getattr(importlib.import_module(page), first)
        names = {field.name for field in attrs.fields(one)}
        lost += [name for member in members if member not in names]
    assert lost == []
