"""Fixtures that all tests share."""

import functools
import os
import pickle
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.database import DirectoryBasedExampleDatabase

import govbudget as gb
from govbudget.classification import today
from govbudget.disclosure.document import understood
from govbudget.disclosure.reading import read_source

from .measuring import measure

# What one test kept is nothing for another.
os.environ["GOVBUDGET_NO_CACHE"] = "1"

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile(
    "default",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=100,
    # What must pass tries the same examples each time. `random` and `thorough` look for others.
    derandomize=True,
    database=None,
)
_found = DirectoryBasedExampleDatabase(ROOT / ".hypothesis" / "examples")
settings.register_profile(
    "random", parent=settings.get_profile("default"), derandomize=False, database=_found
)
settings.register_profile("thorough", parent=settings.get_profile("random"), max_examples=3000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


#: The year that it is in the tests: what they say of a tree without a year is of this edition.
TODAY = 2024


def pytest_configure(config: pytest.Config) -> None:
    """No test sees the clock, so that none fails when the year turns.

    Strategies load the edition of today when they are made, which is before any fixture.
    """
    patch = pytest.MonkeyPatch()
    patch.setattr(today, "this_year", lambda: TODAY)
    # Nor the language of whoever runs them.
    for name in ("GOVBUDGET_LANG", "LC_MESSAGES", "LANG"):
        patch.delenv(name, raising=False)
    patch.setenv("LC_ALL", "C.UTF-8")
    config.add_cleanup(patch.undo)
    measure(config)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Each process runs what stands together, so that what tests share is made once; whichever is
    done takes from the others."""
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log) if config.getvalue("dist") == "load" else None


def _note_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Keeps which tests were skipped, so that they alone are run again where a library came."""
    kept = os.environ.get("GOVBUDGET_SKIPPED")
    if kept and report.skipped and not hasattr(report, "wasxfail"):
        with Path(kept).open("a", encoding="utf-8") as file:
            file.write(f"{report.nodeid}\n")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _note_skipped(report)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    _note_skipped(report)


@pytest.fixture
def at_year(monkeypatch: pytest.MonkeyPatch):
    """Makes it another year for one test."""
    return lambda year: monkeypatch.setattr(today, "this_year", lambda: year)


@pytest.fixture(scope="session")
def functional() -> gb.Classification:
    """The functional tree of 2024."""
    return gb.functional(2024)


@pytest.fixture(scope="session")
def economic() -> gb.Classification:
    """The economic tree of 2024."""
    return gb.economic(2024)


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


@pytest.fixture
def codes_copy(tmp_path: Path) -> Path:
    """A copy of codes/ that a test may spoil."""
    return Path(shutil.copytree(ROOT / "codes", tmp_path / "codes"))


@pytest.fixture(scope="session")
def documents() -> Path:
    """The folder of real disclosures; the test is skipped where it is absent."""
    folder = Path(os.environ.get("GOVBUDGET_DOCUMENTS", ROOT.parent / "shared" / "documents"))
    if not folder.is_dir():
        pytest.skip(f"the real disclosures are not here: {folder} (set GOVBUDGET_DOCUMENTS)")
    return folder


@pytest.fixture(scope="session")
def once(tmp_path_factory):
    """Makes a function of a name work once in a run, whichever process asks."""
    top = tmp_path_factory.getbasetemp()
    top = top.parent if "PYTEST_XDIST_WORKER" in os.environ else top

    def of(kind, make):
        folder = top / kind
        folder.mkdir(exist_ok=True)

        @functools.cache
        def made(name):
            kept = folder / f"{name}.pickle"
            if kept.exists():
                return pickle.loads(kept.read_bytes())
            one = make(name)
            own = kept.with_suffix(f".{os.getpid()}")
            own.write_bytes(pickle.dumps(one))
            own.replace(kept)
            return one

        return made

    return of


@pytest.fixture(scope="session")
def source_of(documents, once):
    """What the reader gives for a real document."""
    return once("sources", lambda name: read_source(documents / name))


@pytest.fixture(scope="session")
def disclosure_of(source_of, once):
    """A real document, understood."""
    return once("disclosures", lambda name: understood(source_of(name)))


@pytest.fixture(scope="session")
def report_of(disclosure_of, once):
    """What the check says of a real document with the settings that it has by itself."""
    return once("reports", lambda name: gb.check(disclosure_of(name)))
