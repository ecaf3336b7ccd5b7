"""One process reads several files, one after another, each within bounds of its own."""

import os
import signal
from contextlib import suppress

import pytest

import govbudget as gb
from govbudget.disclosure.reading import read_source
from govbudget.disclosure.reading.pdf.processes import Job, Worker, working

from .made import as_pdf, drawn
from .test_pdf_bounds import TEXT, one_page

MEMORY = 1_000_000_000


def said(worker):
    """All that a process says of its job."""
    pages = worker.next(60)["pages"]
    return [worker.next(60)["page"] for _ in range(pages)]


@pytest.fixture
def worker():
    worker = Worker.start()
    yield worker
    worker.end()


def test_files_one_after_another(worker):
    data = one_page(TEXT), one_page(TEXT.replace(b"2024", b"2025"))
    found = []
    for each in (*data, data[0]):
        assert worker.take(Job(each, 1, MEMORY))
        [page] = said(worker)
        found.append(page)
    assert found[0] == found[2] != found[1]


def test_a_file_with_a_password_between_others(worker):
    from reportlab.lib.pdfencrypt import StandardEncryption

    locked = StandardEncryption("secret", ownerPassword="owner", strength=128)
    data = drawn(lambda canvas, _: canvas.drawString(60, 700, "2024"), encrypt=locked)
    assert worker.take(Job(data, 1, MEMORY))
    assert worker.next(60) == {"code": 4}
    assert worker.take(Job(data, 1, MEMORY, "secret"))
    assert len(said(worker)) == 1
    assert worker.take(Job(data, 1, MEMORY, "else"))
    assert worker.next(60) == {"code": 4}


def test_one_that_is_done_is_used_again():
    """And one that is not, is ended."""
    job = Job(one_page(TEXT), 1, MEMORY)
    with working(job) as first:
        said(first)
        first.done = True
    with working(job) as second:
        assert second is first
    with working(job) as third:
        assert third is not first
        said(third)
        third.done = True


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no such signal")
def test_one_that_has_ended_meanwhile_is_replaced(tmp_path):
    """Whoever waits for a file may be ended by the system: no file suffers for it."""
    job = Job(one_page(TEXT), 1, MEMORY)
    with working(job) as worker:
        said(worker)
        worker.done = True
    os.kill(worker._process.pid, signal.SIGKILL)
    whole = as_pdf(tmp_path / "a.pdf")
    assert read_source(whole).pages == 1
    with working(job) as other:
        assert other is not worker


def test_a_bad_file_costs_those_behind_it_nothing(tmp_path):
    good = read_source(as_pdf(tmp_path / "a.pdf")).blocks
    for bad in (b"%PDF-1.4\n", one_page(b"1e38 0 0 1e38 0 0 cm " + TEXT)):
        (tmp_path / "b.pdf").write_bytes(bad)
        with suppress(gb.UnreadableFile):
            read_source(tmp_path / "b.pdf")
        assert read_source(tmp_path / "a.pdf").blocks == good
