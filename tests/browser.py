"""Chromium without a window, for the tests of pages; skipped where it is absent."""

import os
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest

_FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")


def _axe():
    """The script of axe-core, of the package that bundles it or of a copy that is named."""
    if named := os.environ.get("GOVBUDGET_AXE"):
        return Path(named)
    try:
        import axe_core_python
    except ImportError:
        return None
    return next(Path(axe_core_python.__file__).parent.rglob("axe*.js"), None)


AXE = _axe()
needs_axe = pytest.mark.skipif(AXE is None, reason="axe-core-python is not installed")


@contextmanager
def chromium():
    """A browser; the test is skipped where there is none or nothing to steer it."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright, which steers a browser, is not installed"
    )
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("there is no Chromium on this machine")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=found, args=list(_FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def overflow_of(page):
    """By how many pixels a page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


def serious_findings(page):
    """What axe-core calls serious or critical on a page, with the elements."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    return [
        (one["id"], [node["html"][:120] for node in one["nodes"]][:3])
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]
