"""The notebooks of the docs run from top to bottom, and end with a chart."""

from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")
pytest.importorskip("polars")
pytest.importorskip("reportlab")

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb")) if FOLDER.is_dir() else []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestNotebooks:
    def test_kept_without_outputs(self, path):
        book = nbformat.read(path, as_version=4)
        nbformat.validate(book)
        code = [cell for cell in book.cells if cell.cell_type == "code"]
        assert code
        assert not any(cell.outputs or cell.execution_count for cell in code)

    def test_runs_and_draws(self, path):
        book = nbformat.read(path, as_version=4)
        client = nbclient.NotebookClient(
            book, timeout=None, resources={"metadata": {"path": str(path.parent)}}
        )
        client.execute()
        shown = [out for cell in book.cells for out in cell.get("outputs", ())]
        assert not [one for one in shown if one.get("name") == "stderr"]
        last = book.cells[-1].outputs[-1]["data"]
        assert "<svg" in last.get("image/svg+xml", "") + last.get("text/html", "")
