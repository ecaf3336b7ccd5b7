"""Wheel, source archive, zipped wheel: the same tables through the same function."""

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_bytes
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

import govbudget as gb
from govbudget.classification.codesdata import SHIPPED

SCRIPT = """
import govbudget as gb
from govbudget.classification.codesdata import SHIPPED
print(gb.__file__)
print(len(gb.functional(2024)), len(gb.economic(2024)), len(gb.glossary))
print(hash(SHIPPED.read("functional.csv")))
try:
    SHIPPED.read("nothing.csv")
except gb.CorruptData as error:
    print(error)
"""


@pytest.fixture(scope="module")
def built(root, tmp_path_factory):
    """The folder with the wheel and the source archive."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder)],
        cwd=root,
        check=True,
        capture_output=True,
    )
    return folder


def tables(root):
    """The tables of the checkout, as paths below codes/."""
    return sorted(
        path.relative_to(root / "codes").as_posix() for path in (root / "codes").rglob("*.csv")
    )


def run(folder, *arguments):
    """Run Python where only the given path gives the package."""
    env = {**os.environ, "PYTHONPATH": str(folder), "PYTHONHASHSEED": "0"}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=True, env=env, cwd="/"
    ).stdout


def test_wheel_holds_the_tables(root, built):
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()

    held = sorted(name.removeprefix("govbudget/codes/") for name in names if name.endswith(".csv"))
    assert held == tables(root)
    assert "govbudget/py.typed" in names
    for name in held:
        stored = zipfile.ZipFile(wheel).read(f"govbudget/codes/{name}")
        assert stored == (root / "codes" / name).read_bytes()


def test_wheel_holds_the_examples_and_the_sentences(root, built):
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    examples = {path.relative_to(root).as_posix() for path in (root / "rules").rglob("*.txt")}
    home = root / "src" / "govbudget" / "base" / "catalogues"

    assert examples
    assert {f"govbudget/{one}" for one in examples} <= names
    assert {f"govbudget/base/catalogues/{one.name}" for one in home.iterdir()} <= names
    script = "from govbudget.disclosure.checks.examples import examples_of as of\n"
    own = {one for one in examples if one.startswith("rules/years/years.foreign/")}
    assert run(wheel, "-c", f"{script}print(len(of('years.foreign')))").strip() == str(len(own))


def test_source_archive_holds_all_that_tests_need(built):
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        names = {name.split("/", 1)[-1] for name in tar.getnames()}

    for needed in (
        "codes/functional.csv",
        "tests/conftest.py",
        "docs/index.md",
        "LICENSE",
        "README.md",
        "README.zh-CN.md",
        "CHANGELOG.md",
        ".ci/run",
        "pyproject.toml",
    ):
        assert needed in names


def description_in(built):
    """The page of the package: the long description that its wheel carries."""
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        (name,) = (one for one in opened.namelist() if one.endswith(".dist-info/METADATA"))
        return message_from_bytes(opened.read(name)).get_payload(decode=True).decode("utf-8")


def test_the_page_of_the_package_leads_nowhere_that_is_not_there(built):
    page = description_in(built)

    assert "Look a code up" in page
    assert "[2010350]事业运行" in page
    assert not re.search(r"\]\((?!https?://|#)", page)
    assert "Getting started, the words" in page


def test_links_of_the_page_name_the_repository_where_there_is_one(root):
    home = spec_from_file_location("package_page", root / "docs" / "package_page.py")
    made = module_from_spec(home)
    home.loader.exec_module(made)
    readme = "![seen](docs/a.svg) [b](docs/b.md#c), [d](https://e.f)\n```\n[x](y)\n```\n[g](#h)\n"

    assert made.page_of(readme, "https://a.example/b/", "1.2.0") == (
        "![seen](https://a.example/b/raw/v1.2.0/docs/a.svg) "
        "[b](https://a.example/b/blob/v1.2.0/docs/b.md#c), [d](https://e.f)\n"
        "```\n[x](y)\n```\n[g](#h)\n"
    )
    assert made.page_of(readme, "", "1.2.0") == (
        " b, [d](https://e.f)\n```\n[x](y)\n```\n[g](#h)\n"
    )


def test_zipped_wheel(built):
    (wheel,) = built.glob("*.whl")
    lines = run(wheel, "-c", SCRIPT).splitlines()

    assert lines[0].startswith(str(wheel))
    assert lines[1] == f"{len(gb.functional(2024))} {len(gb.economic(2024))} 14"
    assert lines[3].startswith("codes/nothing.csv: cannot be read")
    page = run(wheel, "-m", "govbudget", "explain", "2159999")
    assert page.startswith("2159999  其他资源勘探工业信息等支出")


def test_installed_wheel(built, tmp_path):
    (wheel,) = built.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path)
    lines = run(tmp_path, "-c", SCRIPT).splitlines()

    assert Path(lines[0]).is_relative_to(tmp_path)
    assert lines[1:] == run(wheel, "-c", SCRIPT).splitlines()[1:]


def test_this_installation(root):
    for name in tables(root):
        assert SHIPPED.read(name) == (root / "codes" / name).read_bytes()


def test_version_is_stated_once(root):
    assert f'version = "{gb.__version__}"' in (root / "pyproject.toml").read_text(encoding="utf-8")
    assert f"## [{gb.__version__}]" in (root / "CHANGELOG.md").read_text(encoding="utf-8")
