"""Lists of somebody's own: whatever stands in them is text, never markup; and they may be long."""

import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from html import unescape
from html.parser import HTMLParser

import pytest
from tests.browser import chromium
from tests.site.conftest import BASE, DAY

import govbudget as gb
from govbudget.classification.tree import Classification
from govbudget.cli import run

pytest.importorskip("jinja2", reason="Jinja2, which makes the site, is not installed")

#: Names that would be markup, a script, the end of an attribute, or what no page can hold.
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; DROP TABLE entries; --",
    "</title><h1>甲</h1>",
    "&lt;b&gt; & ]]> <!-- --",
    "{{ 7 * 7 }} {% raw %}",
    "\u2028\u2029\u202e乙",
    "a\x00b\x0bc",
    '丙\\u003c" \\ ` ${1}',
    "javascript:alert(1)//",
    " 支出 " * 60,
)


@pytest.fixture(scope="module")
def hostile():
    """A list whose names are hostile, one below the other."""
    tree = gb.functional(2024)
    entries = [tree["201"], tree["20101"]]
    for number, name in enumerate(HOSTILE, 1):
        code = f"20101{number:02}"
        entries.append(
            gb.Entry(
                code,
                name,
                gb.Scheme.FUNCTIONAL,
                2024,
                name_en=name,
                definition=gb.Definition(name, "editorial"),
                note=name,
            )
        )
    return Classification(gb.Scheme.FUNCTIONAL, 2024, entries)


@pytest.fixture(scope="module")
def its_site(hostile, tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile") / "site"
    gb.make_site(folder, hostile, base=BASE, day=DAY)
    return folder


class Elements(HTMLParser):
    """The elements and attributes of a page, and its text."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.said = set(), set(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data):
        self.said.append(data)


def test_no_name_is_markup(its_site):
    clean = Elements((its_site / "functional" / "20101" / "index.html").read_text("utf-8"))
    for path in its_site.rglob("*.html"):
        text = path.read_text("utf-8")
        found = Elements(text)
        assert "img" not in found.tags, path
        assert not {name for name in found.attributes if name.startswith("on")}, path
        assert text.count("<script") == len(re.findall(r'<script src="[./a-z:]+\.js" defer>', text))
        assert "\x00" not in text
        assert "49" not in "".join(clean.said)


@pytest.mark.parametrize("number", range(1, len(HOSTILE) + 1))
def test_a_name_is_what_it_is(its_site, number):
    name = HOSTILE[number - 1]
    text = (its_site / "functional" / f"20101{number:02}" / "index.html").read_text("utf-8")
    shown = unescape(re.search(r"<blockquote[^>]*>(.*?)</blockquote>", text, re.DOTALL)[1])

    assert shown == re.sub("[\x00\x0b]", "\ufffd", name).replace("\u202e", "\\u202e")
    said = json.loads(
        (its_site / "functional" / f"20101{number:02}" / "code.json").read_text("utf-8")
    )
    assert said["name"] == name


def test_data_and_feeds_can_be_read(its_site):
    rdflib = pytest.importorskip("rdflib")

    ET.parse(its_site / "feed.xml")
    ET.parse(its_site / "sitemap.xml")
    for number, name in enumerate(HOSTILE, 1):
        path = its_site / "functional" / f"20101{number:02}" / "code.ttl"
        graph = rdflib.Graph().parse(path)
        assert name in {str(one) for one in graph.objects()}, name


def test_the_scripts_can_be_read(its_site):
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    code = (
        "const fs = require('fs'); const dir = process.argv[1];"
        "for (const f of ['search.js', 'index.js', 'codes.js'])"
        " (0, eval)(fs.readFileSync(`${dir}/assets/${f}`, 'utf8'));"
        "const names = govbudget.codes.runs.map((run) => run[1]);"
        "console.log(JSON.stringify(govbudget.index.names.concat(names)))"
    )
    done = subprocess.run(
        [node, "-e", code, str(its_site)], capture_output=True, text=True, check=True
    )
    assert set(HOSTILE) <= set(json.loads(done.stdout))


def test_no_name_runs_in_a_browser(its_site):
    with chromium() as browser:
        page = browser.new_page()
        dialogs = []
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        for name in ("functional/20101/index.html", "functional/2024/en.html"):
            page.goto(f"file://{its_site}/{name}")
        page.fill("#q", "20101")
        page.wait_for_selector("#hits [role=option]")
        page.goto(f"file://{its_site}/resolve/index.html")
        page.fill("#lines", "<img src=x onerror=alert(1)>\n2010101 <b>x</b>\n2010102")
        page.click("button[type=submit]")
        page.wait_for_selector("#table tbody tr")

        assert page.locator("#table img, #table b, #hits img").count() == 0
        assert dialogs == []


def test_a_book_of_ones_own(tmp_path, capsys):
    book = tmp_path / "我的科目2025.csv"
    book.write_text('编码,名称\n301,工资福利支出\n30101,"<b>""基本""</b>工资"\n', encoding="utf-8")
    folder = tmp_path / "site"

    assert run(["--lang", "zh", "site", str(folder), "--book", str(book)]) == 0
    out, err = capsys.readouterr()

    assert out.strip() == str(folder / "index.html")
    assert "页" in err
    page = (folder / "economic" / "30101" / "index.html").read_text("utf-8")
    assert "&lt;b&gt;“基本”&lt;/b&gt;工资" in page or "&lt;b&gt;" in page
    assert (folder / "economic" / "2025" / "index.html").is_file()
    assert not (folder / "glossary").exists()


def test_a_book_that_cannot_be_read(tmp_path, capsys):
    book = tmp_path / "2025.csv"
    book.write_text("甲,乙\n1,2\n", encoding="utf-8")

    assert run(["--lang", "en", "site", str(tmp_path / "site"), "--book", str(book)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "site").exists()


@pytest.mark.unmeasured
def test_a_long_list(tmp_path):
    """Each level of a list of some thousands; benchmarks/site.py has a hundred thousand."""
    codes = [f"2{number:02}" for number in range(1, 4)]
    codes += [f"{code}{number:02}" for code in codes for number in range(1, 21)]
    codes += [f"{code}{number:02}" for code in codes[3:] for number in range(1, 21)]
    entries = [gb.Entry(code, f"科目{code}", gb.Scheme.FUNCTIONAL, 2024) for code in codes]

    made = gb.make_site(tmp_path / "site", Classification(gb.Scheme.FUNCTIONAL, 2024, entries))

    assert made.files > 4 * len(codes)
