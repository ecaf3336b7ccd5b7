"""The pages of the site: whole, well-formed, linked, and the same whenever they are made."""

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest
from tests.site.conftest import BASE, DAY

import govbudget as gb
from govbudget.classification.catalogue import shipped

#: Elements of HTML that hold nothing and are not closed.
VOID = {"meta", "link", "input", "br", "img", "hr"}
ADDRESS = re.compile(r'(?:href|src|action)="([^"]*)"')
ID = re.compile(r'\bid="([^"]*)"')


class WellFormed(HTMLParser):
    """Asserts that every element is closed where it should be."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, names)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def check(self, text):
        self.feed(text)
        self.close()
        assert self.open == []


@pytest.fixture(scope="session")
def pages(site):
    """The text of every page by its path."""
    return {str(path.relative_to(site)): path.read_text("utf-8") for path in site.rglob("*.html")}


def test_each_code_of_each_edition_has_its_address(site):
    catalogue = shipped()
    for edition in catalogue.editions:
        tree = (site / edition.scheme.value / str(edition.year) / "index.html").read_text("utf-8")
        ids = set(ID.findall(tree))
        assert set(catalogue.tree(edition.scheme, edition.year)) <= ids
    for scheme in catalogue.schemes:
        years = {}
        for year in catalogue.years(scheme):
            for code in catalogue.tree(scheme, year):
                years.setdefault(code, set()).add(str(year))
        for code, held in years.items():
            folder = site / scheme.value / code
            page = folder / "before.html"
            page = page if page.exists() else folder / "index.html"
            assert held <= set(ID.findall(page.read_text("utf-8"))), code
            assert {"index.html", "en.html", "code.json", "code.ttl"} <= {
                one.name for one in folder.iterdir()
            }


@pytest.mark.unmeasured
def test_every_link_leads_somewhere(site, pages):
    files = {str(path.relative_to(site)) for path in site.rglob("*") if path.is_file()}
    ids = {name: set(ID.findall(text)) for name, text in pages.items()}
    wrong = set()
    for name, text in pages.items():
        if name == "404.html":  # it stands in for any page, so that its links begin with the site
            continue
        here = name.split("/")[:-1]
        for address in set(ADDRESS.findall(text)):
            if address.startswith(("https:", "http:")):
                continue
            path, _, anchor = address.partition("#")
            parts = list(here)
            for part in path.split("/") if path else ():
                parts = parts[:-1] if part == ".." else [*parts, part]
            target = "/".join(parts) if path else name
            if target not in files or (anchor and anchor not in ids.get(target, ())):
                wrong.add((name, address))

    assert len(pages) > 7000
    assert sorted(wrong)[:10] == []


@pytest.mark.unmeasured
def test_every_page_is_well_formed(pages):
    for name, text in pages.items():
        try:
            WellFormed().check(text)
        except (AssertionError, IndexError) as error:
            raise AssertionError(name) from error
        found = ID.findall(text)
        assert len(found) == len(set(found)), name


def test_both_languages_are_whole(pages):
    """A page in English has every heading in English, one in Chinese in Chinese."""
    heading = re.compile(r"<h2[^>]*>([^<]+)")
    for name in ("functional/2080505/index.html", "revenue/10101/index.html"):
        assert all(re.search("[\u4e00-\u9fff]", one) for one in heading.findall(pages[name]))
        english = pages[name.replace("index", "en")]
        assert not any(re.search("[\u4e00-\u9fff]", one) for one in heading.findall(english))


def test_what_a_page_says(pages):
    page = pages["functional/2080505/index.html"]

    assert "机关事业单位基本养老保险缴费支出" in page
    assert "Basic pension insurance contributions" in page
    assert "ji guan shi ye dan wei" in page
    assert '<link rel="canonical" href="https://example.org/codes/functional/2080505/">' in page
    assert '<link rel="alternate" type="application/json" href="code.json">' in page
    assert "<svg" not in page
    assert "<svg" in pages["functional/2240601/index.html"]


def test_an_open_list_says_what_is_not_known(pages):
    assert gb.functional(2026)["22198"].is_open
    assert "不知道" in pages["functional/22198/index.html"]
    assert "Not known" in pages["functional/22198/en.html"]


def test_a_code_that_moved_leads_on(pages):
    page = pages["functional/2200111/index.html"]

    assert 'content="0; url=../2240601/index.html#history"' in page
    assert f'<link rel="canonical" href="{BASE}functional/2240601/">' in page
    assert "2240601" in pages["functional/2200111/before.html"]
    assert "../../functional/2200111/before.html" in pages["functional/2240601/index.html"]


def test_a_code_that_was_split_stays_and_says_so(pages):
    ended = [
        name
        for name, text in pages.items()
        if name.endswith("/index.html") and "现为：" in text and "http-equiv" not in text
    ]

    assert len(ended) > 50


def test_the_data_beside_a_page(site):
    said = json.loads((site / "functional" / "2080505" / "code.json").read_text("utf-8"))

    assert said["name"] == gb.functional(2026)["2080505"].name
    assert said["years"][0]["from"] == 2018
    assert said["children"] == []
    assert said["parent"] == "20805"


def test_the_turtle_is_that_of_the_export(site):
    rdflib = pytest.importorskip("rdflib")
    label = rdflib.URIRef("http://www.w3.org/2004/02/skos/core#prefLabel")
    for code in ("2080505", "2200111", "2240601"):
        graph = rdflib.Graph().parse(site / "functional" / code / "code.ttl")
        years = [year for year in gb.functional.years if code in gb.functional(year)]
        for year in years:
            concept = rdflib.URIRef(f"{BASE}functional/{year}/{code}")
            names = [str(one) for one in graph.objects(concept, label) if one.language == "zh"]
            assert names == [gb.functional(year)[code].name]


def test_the_feed_and_the_map(site, pages):
    feed = ET.parse(site / "feed.xml").getroot()
    space = {"a": "http://www.w3.org/2005/Atom"}
    entries = feed.findall("a:entry", space)

    assert len(entries) == 32
    assert len({one.find("a:id", space).text for one in entries}) == 32
    links = [one.find("a:link", space).get("href") for one in entries]
    assert set(links) <= set(pages)
    urls = [
        one.text
        for one in ET.parse(site / "sitemap.xml").getroot().iter()
        if one.tag.endswith("}loc")
    ]
    assert len(urls) == len(set(urls))
    assert all(one.startswith(BASE) for one in urls)


#: Makes the site of a year in a process of its own, where sets have another order.
MAKE = """
import sys
from datetime import date
import govbudget as gb
gb.make_site(sys.argv[1], year=2024, base=sys.argv[2], day=date.fromisoformat(sys.argv[3]))
"""


def files_of(folder):
    """What the files of a folder hold, by their paths."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_made_again_it_is_the_same(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    asked = [sys.executable, "-c", MAKE, first, BASE, DAY.isoformat()]
    subprocess.run(asked, env={**os.environ, "PYTHONHASHSEED": "1"}, check=True)
    gb.make_site(second, year=2024, base=BASE, day=DAY)

    assert files_of(first) == files_of(second)
