"""Where a site may be written, and what becomes of what stood there."""

import pytest

import govbudget as gb
from govbudget.classification.tree import Classification
from govbudget.cli import run
from govbudget.site.folder import MARKER

pytest.importorskip("jinja2", reason="Jinja2, which makes the site, is not installed")


@pytest.fixture
def few():
    """A list of two entries."""
    tree = gb.economic(2024)
    entries = [tree["301"], tree["30101"]]
    return Classification(gb.Scheme.ECONOMIC, 2024, entries)


def test_a_folder_that_is_not_ours_is_refused(tmp_path, few, capsys):
    (tmp_path / "mine.txt").write_text("mine")

    with pytest.raises(gb.GovBudgetError, match="was not made by govbudget site"):
        gb.make_site(tmp_path, few)
    assert run(["--lang", "en", "site", str(tmp_path), "--year", "2024"]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert str(tmp_path) in err
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_is_refused(tmp_path, few):
    (tmp_path / "mine").write_text("mine")

    with pytest.raises(gb.GovBudgetError, match="is a file"):
        gb.make_site(tmp_path / "mine", few)


def test_an_empty_folder_and_one_with_versions_are_taken(tmp_path, few):
    (tmp_path / ".git").mkdir()

    made = gb.make_site(tmp_path, few)

    assert made.folder == str(tmp_path)
    assert (tmp_path / "economic" / "30101" / "index.html").is_file()


def test_what_is_no_longer_made_goes_and_what_is_of_others_stays(tmp_path, few):
    gb.make_site(tmp_path, few)
    (tmp_path / "CNAME").write_text("example.org")
    (tmp_path / "economic" / "30101" / "mine.txt").write_text("mine")
    one = Classification(gb.Scheme.ECONOMIC, 2024, [few["301"]])

    made = gb.make_site(tmp_path, one)

    assert made.removed == 4
    left = tmp_path / "economic" / "30101"
    assert [one.name for one in left.iterdir()] == ["mine.txt"]
    assert (tmp_path / "CNAME").read_text() == "example.org"


def test_a_marker_that_names_files_outside_removes_none(tmp_path, few):
    site = tmp_path / "site"
    gb.make_site(site, few)
    outside = tmp_path / "outside.txt"
    outside.write_text("mine")
    with (site / MARKER).open("a") as file:
        file.write(f"../outside.txt\n{outside}\n./../outside.txt\n")

    assert gb.make_site(site, few).removed == 0
    assert outside.read_text() == "mine"


@pytest.mark.parametrize("year", ["2031", "1999"])
def test_a_year_without_an_edition(tmp_path, year, capsys):
    assert run(["--lang", "en", "site", str(tmp_path / "site"), "--year", year]) == 2
    assert year in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "base", ["example.org", "javascript:alert(1)", 'https://x/"y', "https://x/?q"]
)
def test_an_address_that_is_none(tmp_path, base):
    with pytest.raises(gb.WrongArgument):
        gb.make_site(tmp_path / "site", base=base)
    assert not (tmp_path / "site").exists()


def test_the_documentation_is_linked_where_it_has_an_address(tmp_path, few):
    gb.make_site(tmp_path / "with", few, docs="https://example.org/docs")
    gb.make_site(tmp_path / "without", few)

    pages = [(tmp_path / "with" / name).read_text("utf-8") for name in ("index.html", "en.html")]
    assert 'href="https://example.org/docs/zh/index.html"' in pages[0]
    assert 'href="https://example.org/docs/index.html"' in pages[1]
    assert "example.org" not in (tmp_path / "without" / "index.html").read_text("utf-8")
    with pytest.raises(gb.WrongArgument, match="docs"):
        gb.make_site(tmp_path / "wrong", few, docs="javascript:alert(1)")
