"""What docs/workshop.md shows for the workshops of others: the hook and the CI job, as written."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import govbudget as gb

from .small_budget import GOOD, WRONG

yaml = pytest.importorskip("yaml", reason="PyYAML, which reads what the page shows, is not there")


@pytest.fixture(scope="module")
def shown(root):
    """The pieces of YAML of the page, by their first key."""
    page = (root / "docs" / "workshop.md").read_text(encoding="utf-8")
    pieces = [yaml.safe_load(one) for one in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)]
    return {next(iter(one)): one for one in pieces}


@pytest.fixture
def budgets(tmp_path):
    folder = tmp_path / "budgets"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, "utf-8")
    (folder / "wrong.txt").write_text(WRONG, "utf-8")
    return folder


def typed(command, folder):
    """Run a command of the page with this program."""
    words = shlex.split(command)
    assert words[0] == "govbudget"
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "GOVBUDGET_NO_CACHE": "1"},
    )


def test_the_job_leaves_a_report_even_where_it_fails(shown, budgets):
    steps = shown["jobs"]["jobs"]["budgets"]["steps"]
    (install,) = [one["run"] for one in steps if "pip install" in one.get("run", "")]
    extras = set(re.search(r"govbudget\[([a-z,]+)\]", install)[1].split(","))
    known = re.findall(
        r"^([a-z]+) = \[",
        (Path(gb.__file__).parents[2] / "pyproject.toml").read_text("utf-8"),
        re.MULTILINE,
    )
    assert extras <= set(known)
    (check,) = [one["run"] for one in steps if one.get("run", "").startswith("govbudget")]
    done = typed(check, budgets.parent)
    assert done.returncode == 1
    (upload,) = [one for one in steps if "upload" in one.get("uses", "")]
    assert upload["if"] == "always()"
    report = yaml.safe_load((budgets.parent / upload["with"]["sarif_file"]).read_text("utf-8"))
    assert report["version"] == "2.1.0"
    assert {one["level"] for one in report["runs"][0]["results"]} >= {"error"}


def test_the_hook_is_that_of_the_repository(shown, root, budgets):
    (hook,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (asked,) = shown["repos"]["repos"][0]["hooks"]
    assert asked["id"] == hook["id"]
    names = re.compile(hook["files"])
    assert all(names.search(f"a/预算.{one}") for one in ("pdf", "xlsx", "xls", "docx"))
    assert not names.search("a/notes.pdf.txt")
    # pre-commit hands over the names of the files behind the arguments.
    command = shlex.join([*shlex.split(hook["entry"]), *asked["args"]])
    for name, code in (("good.txt", 0), ("wrong.txt", 1)):
        assert typed(f"{command} {name}", budgets).returncode == code


def test_what_the_hook_installs_is_what_the_extras_ask_for(root):
    import tomllib

    (hook,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {
        re.split("[<>=]", one)[0].lower(): one
        for extra in ("excel", "pdf")
        for one in project["optional-dependencies"][extra]
    }
    for one in hook["additional_dependencies"]:
        assert extras[re.split("[<>=]", one)[0].lower()] == one


@pytest.mark.parametrize("format_", ["txt", "html", "xlsx", "docx", "pdf"])
def test_standard_input_in_every_format(format_, tmp_path):
    from tests.disclosure.synthetic import FORMATS, made_disclosure

    path = FORMATS[f"a.{format_}"](made_disclosure(1), tmp_path / f"a.{format_}")
    asked = [sys.executable, "-m", "govbudget", "check", "--json"]
    by_name = subprocess.run([*asked, str(path)], capture_output=True, check=False)
    piped = subprocess.run([*asked, "-"], input=path.read_bytes(), capture_output=True, check=False)
    assert (piped.returncode, piped.stderr) == (by_name.returncode, by_name.stderr)
    one, two = yaml.safe_load(by_name.stdout), yaml.safe_load(piped.stdout)
    assert two["document"] == "standard input"
    assert [each["id"] for each in one["findings"]] == [each["id"] for each in two["findings"]]
    assert len(two["rules"]) == len(one["rules"])
    assert two["header"]["files"][0]["sha256"] == one["header"]["files"][0]["sha256"]
