"""The site of all codes, made once for all tests."""

from datetime import date

import pytest

DAY = date(2026, 11, 29)
BASE = "https://example.org/codes/"


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """A folder with the whole site; no test changes it."""
    pytest.importorskip("jinja2", reason="Jinja2, which makes the site, is not installed")
    import govbudget as gb

    folder = tmp_path_factory.mktemp("sites") / "site"
    gb.make_site(folder, base=BASE, day=DAY)
    return folder
