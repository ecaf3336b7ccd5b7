"""Documents become data inside an engine."""

from contextlib import contextmanager
from importlib.util import find_spec

import pytest
from tests.engines import QUIET, need, spark

import govbudget as gb
from govbudget.frames import extract_udf


@pytest.fixture
def files(document, tmp_path):
    """A folder with a document, a damaged file and a file that is no budget."""
    good = document(document.good, "in/a.txt")
    (tmp_path / "in" / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    document("一篇通知。\n", "in/c.txt")
    return good.parent


def given(files):
    """What an engine hands over: the paths and bytes of the files."""
    paths = sorted(files.iterdir())
    return {
        "path": [f"file:{path}" for path in paths],
        "content": [path.read_bytes() for path in paths],
    }


def check(rows):
    rows = sorted(rows, key=lambda row: row["path"])
    assert [len(row["figures"]) for row in rows] == [12, 0, 0]
    assert [row["passed_over"] for row in rows] == [False, False, True]
    assert [bool(row["why"]) for row in rows] == [False, True, True]
    assert [bool(row["why_zh"]) for row in rows] == [False, True, True]
    assert rows[0]["document"]["body"] == "某某市档案馆"
    assert rows[0]["document"]["file"] == rows[0]["path"]
    assert rows[1]["document"] is None
    assert str(rows[0]["figures"][0]["amount"]) == "100000.0000000000"
    assert rows[0]["facts"][0]["subject"] == "spending"


def test_a_batch_of_pyarrow(files):
    import pyarrow as pa

    check(extract_udf().batch(pa.table(given(files))).to_pylist())


def test_the_same_rows_as_without_an_engine(files):
    import pyarrow as pa

    (row, *_) = extract_udf().batch(pa.table(given(files))).to_pylist()
    (found,) = gb.extract(files / "a.txt")

    for name in ("code", "name", "measure", "printed", "state", "row", "column"):
        assert [one[name] for one in row["figures"]] == [
            getattr(one, name) for one in found.figures
        ]


def test_a_document_of_any_format_is_bounded(files):
    import pyarrow as pa

    limits = gb.Limits(seconds=1e-6)
    (row, *_) = extract_udf(limits=limits).batch(pa.table(given(files))).to_pylist()
    (found,) = (one for one in gb.extract(files, jobs=2, limits=limits) if "a.txt" in one.file)

    assert row["document"] is None
    assert (row["why"], row["why_zh"]) == (found.why.en, found.why.zh)
    assert "seconds" in row["why"]


def test_other_titles_of_the_columns(files):
    import pyarrow as pa

    table = pa.table(given(files)).rename_columns(["name", "bytes"])
    check(extract_udf(path="name", content="bytes").batch(table).to_pylist())


def test_without_a_check(files, document):
    import pyarrow as pa

    (files / "a.txt").write_text(document.wrong, "utf-8")
    table = pa.table(given(files))
    states = [
        {one["state"] for one in extract_udf(check=checked).batch(table).to_pylist()[0]["figures"]}
        for checked in (True, False)
    ]
    assert states == [{"read", "in_doubt"}, {"read"}]


@pytest.mark.filterwarnings(*QUIET)
def test_a_partition_of_dask(files):
    need("dask")
    import dask.dataframe as dd
    import pandas as pd
    import pyarrow as pa

    udf = extract_udf()
    columns = given(files)
    columns["content"] = pd.Series(columns["content"], dtype=pd.ArrowDtype(pa.binary()))
    frame = dd.from_pandas(pd.DataFrame(columns), npartitions=2)
    made = frame.map_partitions(udf.frame, meta=udf.meta).compute()
    check(pa.Table.from_pandas(made, preserve_index=False).to_pylist())


@pytest.mark.filterwarnings(*QUIET)
def test_pyspark_over_binary_files(files):
    need("pyspark")
    udf = extract_udf()
    found = spark().read.format("binaryFile").load(str(files))
    made = found.mapInArrow(udf, schema=udf.schema)
    check([row.asDict(recursive=True) for row in made.collect()])
    figures = made.selectExpr("path", "inline(figures)")
    assert figures.count() == 12


@contextmanager
def ray_here():
    """Ray Data in processes of this machine, which must find what this one has."""
    if find_spec("ray") is None:
        pytest.skip("ray is not installed")
    import ray

    ray.init(num_cpus=1, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    try:
        yield ray.data
    finally:
        ray.shutdown()


@pytest.mark.filterwarnings("ignore")
def test_batches_of_ray_data(files):
    with ray_here() as data:
        udf = extract_udf(content="bytes")
        found = data.read_binary_files(str(files), include_paths=True)
        made = found.map_batches(udf.batch, batch_format="pyarrow")
        check(made.take_all())


def test_a_column_without_bytes():
    import pyarrow as pa

    with pytest.raises(gb.WrongArgument, match="bytes of files"):
        extract_udf().batch(pa.table({"path": ["a"], "content": ["text"]}))
