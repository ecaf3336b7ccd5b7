"""``govbudget check --previous``: which documents are taken, and what is said of them."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from govbudget.cli import run

from .disclosure.comparing.years import ACCOUNT, BUDGETS, SECOND, THIRD

LAST, NOW = BUDGETS[1:]
WRONG = NOW.but(past={**SECOND, "2012604": Decimal("44.00")})


@pytest.fixture
def work(tmp_path, monkeypatch, capfd):
    """A folder with documents of several years; runs a check, gives code, reports and remarks."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GOVBUDGET_NO_CACHE", raising=False)
    monkeypatch.setenv("GOVBUDGET_CACHE", str(tmp_path / "kept"))
    for name, made in {
        "old/2023.txt": BUDGETS[0],
        "old/2024.txt": LAST,
        "old/other.txt": LAST.but(body="某某市图书馆"),
        "now/2025.txt": WRONG,
        "now/account.txt": ACCOUNT,
    }.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(made.text, encoding="utf-8")

    def done(*arguments, lang="en"):
        code = run(["check", "--json", "--lang", lang, "--jobs", "1", *arguments])
        said = capfd.readouterr()
        return code, [json.loads(line) for line in said.out.splitlines()], said.err

    return done


def of_rule(report, rule="previous.tables"):
    return [one for one in report["findings"] if one["rule"] == rule]


def state(report, rule="previous.tables"):
    return next(one["state"] for one in report["rules"] if one["rule"] == rule)


def test_the_document_of_a_folder_is_found_by_body_kind_and_year(work):
    code, [now, account], said = work("now", "--previous", "old")

    assert code == 1
    assert said == ""
    [found] = of_rule(now)
    other = [one for one in found["places"] if "document" in one]
    assert {one["document"] for one in other} == {"old/2024.txt"}
    assert all("document" not in one for one in found["places"] if one not in other)
    assert [one["path"] for one in now["header"]["previous"]] == ["old/2024.txt", "old/2023.txt"]
    assert [one["path"] for one in account["header"]["previous"]] == [
        "old/2024.txt",
        "old/2023.txt",
    ]
    assert state(account) == "held"


def test_a_series_is_checked_link_by_link(work):
    _, reports, _ = work("old/2023.txt", "old/2024.txt", "now/2025.txt", "--previous", ".")

    assert [state(one) for one in reports] == ["not_applicable", "held", "found"]


def test_without_the_option_nothing_is_named(work):
    _, [report], said = work("now/2025.txt")

    assert said == ""
    assert "previous" not in report["header"]
    assert {state(report, f"previous.{one}") for one in ("document", "tables", "text")} == {
        "not_applicable"
    }


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_kept_is_told_as_what_is_read(work, lang):
    Path("old/broken.pdf").write_bytes(b"%PDF-1.4\nx")
    Path("old/twice.txt").write_text(LAST.text + "\n", encoding="utf-8")
    first = work("now", "--previous", "old", lang=lang)
    assert len(list(Path("kept").rglob("*.kept"))) == 3
    again = work("now", "--previous", "old", lang=lang)

    assert again[:2] == first[:2]
    assert sorted(again[2].splitlines()) == sorted(first[2].splitlines())
    assert "broken.pdf" in first[2]
    assert "old/2024.txt" in first[2]


def test_a_changed_earlier_document_makes_another_report(work):
    first = work("now/2025.txt", "--previous", "old/2024.txt")
    Path("old/2024.txt").write_text(LAST.but(items=WRONG.past).text, encoding="utf-8")
    again = work("now/2025.txt", "--previous", "old/2024.txt")

    assert len(of_rule(first[1][0])) == 1
    assert of_rule(again[1][0]) == []
    assert of_rule(work("now/2025.txt")[1][0]) == []


def test_none_is_found(work):
    code, [report], said = work("now/2025.txt", "--previous", "old/other.txt", "--no-cache")
    assert [one["rule"] for one in report["findings"]].count("previous.document") == 1
    Path("other").mkdir()
    Path("old/other.txt").rename("other/other.txt")
    Path("now/2025.txt").write_text(NOW.text, encoding="utf-8")
    code, [report], said = work("now/2025.txt", "--previous", "other")

    assert code == 0
    assert said == (
        "now/2025.txt: no earlier document of this body was found; "
        "nothing is compared with earlier years\n"
    )


def test_one_that_is_named_and_cannot_be_read(work):
    assert work("now/2025.txt", "--previous", "none.txt")[0] == 2
    Path("broken.pdf").write_bytes(b"%PDF-1.4\nx")
    for _ in range(2):
        code, [report], said = work("now/2025.txt", "--previous", "broken.pdf")
        assert code == 2
        assert report["document"] == "now/2025.txt"
        assert "the earlier document broken.pdf cannot be read" in said


def test_halves_are_joined_on_both_sides(work):
    for year, made in (("2024", LAST), ("2025", WRONG)):
        Path(year).mkdir()
        head, _, rest = made.text.partition("一般公共预算支出表")
        rest, _, said = rest.partition("第三部分")
        Path(year, "tables.txt").write_text(f"{head}一般公共预算支出表{rest}", encoding="utf-8")
        Path(year, "text.txt").write_text(f"{head}第三部分{said}", encoding="utf-8")
    files = ("2025/text.txt", "2025/tables.txt")
    _, [report], _ = work(*files, "--together", "--previous", "2024/tables.txt")

    [found] = of_rule(report)
    assert {one["file"] for one in found["places"] if "document" not in one} == {files[1]}


def test_the_settings_of_a_folder_may_name_them(work):
    Path("now/govbudget.toml").write_text('[check]\nprevious = ["../old"]\n', encoding="utf-8")
    _, reports, _ = work("now")

    assert [state(one) for one in reports] == ["found", "held"]


@pytest.mark.parametrize("form", ["text", "html", "sarif", "junit", "json"])
@pytest.mark.usefixtures("work")
def test_every_form_names_the_document_of_a_place(form):
    if form == "junit":
        pytest.importorskip("junitparser")
    args = ["now/2025.txt", "--previous", "old/2024.txt", "--format", form, "--lang", "zh"]
    assert run(["check", *args, "-o", f"out.{form}"]) == 1
    written = Path(f"out.{form}").read_text(encoding="utf-8")

    assert "2024.txt" in written
    assert "41.00" in written
    if form == "sarif":
        [found] = [
            one
            for one in json.loads(written)["runs"][0]["results"]
            if one["ruleId"] == "previous.tables"
        ]
        uris = {
            name: {
                one["physicalLocation"]["artifactLocation"]["uri"] for one in found.get(name, ())
            }
            for name in ("locations", "relatedLocations")
        }
        assert uris == {"locations": {"now/2025.txt"}, "relatedLocations": {"old/2024.txt"}}


def test_the_schema_takes_it(work):
    validator = pytest.importorskip("jsonschema").Draft202012Validator
    import govbudget as gb

    _, reports, _ = work("now", "--previous", "old")
    for one in reports:
        validator(gb.report_schema()).validate(one)


def test_the_latest_budget_agrees(work):
    Path("now/2025.txt").write_text(NOW.but(items=THIRD).text, encoding="utf-8")
    code, [report], said = work("now/2025.txt", "--previous", "old")

    assert (code, said, state(report)) == (0, "", "held")
