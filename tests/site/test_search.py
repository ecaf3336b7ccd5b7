"""The search in the page finds what gb.search finds, in its order, with its reasons."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.site.queries import queries, wanted

SCRIPT = Path(__file__).with_name("search.mjs")


def test_the_queries_are_of_every_kind():
    ways = {hit[2] for text in queries() for hit in wanted(text)[:1]}

    assert len(queries()) > 600
    assert ways >= {"code", "name", "alias", "pinyin", "initials", "english", "nearly"}
    assert ways >= {"former code", "former name"}


def test_the_script_finds_the_same(site):
    node = shutil.which("node")
    if node is None:
        pytest.skip("node, which runs the script of the page, is not installed")
    asked = queries()
    done = subprocess.run(
        [node, SCRIPT, site], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    for text, found in zip(asked, json.loads(done.stdout), strict=True):
        assert found == wanted(text), text


def test_what_is_loaded_before_the_first_search(site):
    page = site / "functional" / "2080505"
    scripts = ("site.css", "site.js", "search.js", "index.js", "words.zh.js", "icon.svg")
    size = sum((site / "assets" / name).stat().st_size for name in scripts)

    assert size + (page / "index.html").stat().st_size < 400_000
