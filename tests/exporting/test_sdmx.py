"""Code lists and maps are read back by two libraries of the world of SDMX."""

import io
import xml.etree.ElementTree as ET

import pytest

import govbudget as gb


def test_pysdmx_reads_lists_and_maps(exported):
    pysdmx = pytest.importorskip("pysdmx.io")
    text = exported("economic", "government_economic", format="sdmxmaps", year=2024).decode()
    read = {one.id: one for one in pysdmx.read_sdmx(text, validate=False).structures}

    codes = {one.id: one.name for one in read["CL_ECONOMIC"].items}
    assert codes == {entry.code: entry.name_en for entry in gb.economic(2024).entries}
    assert read["CL_ECONOMIC"].version.startswith("2024.")
    pairs = {(one.source, one.target) for one in read["MAP_ECONOMIC_GOVERNMENT_ECONOMIC"].maps}
    kept = gb.correspondence("economic", "government_economic")
    assert pairs == {(one.source, one.target) for one in kept if one.source and one.target}
    assert {one.id for one in read["CL_GFSM"].items} >= {"21", "2111"}


def test_sdmx1_reads_the_hierarchy_and_both_languages(exported):
    sdmx = pytest.importorskip("sdmx")
    data = exported("economic", "functional", format="sdmx", year=2024)
    read = sdmx.read_sdmx(io.BytesIO(data)).codelist

    for tree, name in ((gb.economic(2024), "CL_ECONOMIC"), (gb.functional(2024), "CL_FUNCTIONAL")):
        for entry in tree.entries:
            one = read[name][entry.code]
            assert one.name.localizations["zh"] == entry.name
            above = None if entry.parent is None else entry.parent.code
            assert (one.parent.id if one.parent is not None else None) in {above, name}


def test_any_name_is_well_formed(hostile, exported):
    root = ET.fromstring(exported(hostile, format="sdmx"))
    names = {one.text for one in root.iter() if one.tag.endswith("Name")}
    assert "一'; DROP TABLE entries; --" in names
    assert '二"]]><script>alert(1)</script>&amp;' in names
