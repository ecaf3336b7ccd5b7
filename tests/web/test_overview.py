"""The overview of a folder of pages: what is in it, and what a browser makes of it."""

import json
import re
from html import unescape
from html.parser import HTMLParser

import pytest
from tests.browser import chromium, needs_axe, overflow_of, serious_findings

from govbudget.cli import run
from govbudget.disclosure.reporting import Unchecked, overview_page

TABLE = """单位名称：{body}
{year}年单位预算
表1 支出预算总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t10.00\t6.00\t4.00
201\t一般公共服务支出\t10.00\t6.00\t4.00
20126\t档案事务\t10.00\t6.00\t4.00
2012604\t档案馆\t{wrong}\t6.00\t4.00
"""
HOSTILE = "</script><img src=x onerror=alert(1)>"
WIDTHS = (375, 768, 1440)


def document(body, year, wrong="10.00"):
    return TABLE.format(body=body, year=year, wrong=wrong)


@pytest.fixture
def pages(tmp_path, capsys):
    """The folder of pages of three documents, of which one is right and one is named to hurt."""
    folder = tmp_path / "in #1"
    folder.mkdir()
    (folder / "good.txt").write_text(document("某某市档案馆", 2024), encoding="utf-8")
    (folder / "wrong.txt").write_text(document("某某市图书馆", 2025, "19.00"), encoding="utf-8")
    (folder / "<b onclick='x'>&.txt").write_text(
        document("某某市" + HOSTILE + "局", 2025, "29.00"), encoding="utf-8"
    )
    out = tmp_path / "out"
    assert run(["check", str(folder), "-o", f"{out}/", "--lang", "en"]) == 1
    capsys.readouterr()
    return out


def data_of(page):
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    return json.loads(found[1])


class Elements(HTMLParser):
    """The names of the elements of a page, and their attributes."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


class TestPage:
    def test_every_finding_leads_to_its_card(self, pages):
        found = data_of((pages / "index.html").read_text(encoding="utf-8"))
        assert len(found["documents"]) == 3
        assert any(one["severity"] == "error" for one in found["findings"])
        for one in found["findings"]:
            home = (pages / found["documents"][one["of"]]["page"]).read_text(encoding="utf-8")
            card = home[home.index(f'id="{one["anchor"]}"') :].partition("</article>")[0]
            assert one["id"] in card
            assert one["said"] in unescape(card)

    def test_links_lead_to_the_files(self, pages):
        from urllib.parse import unquote, urlsplit

        page = Elements((pages / "index.html").read_text(encoding="utf-8"))
        links = [attrs["href"] for tag, attrs in page.found if tag == "a"]
        assert len(links) == 6
        for link in links:
            parts = urlsplit(link)
            assert [*parts[:2], *parts[3:]] == [""] * 4
            assert (pages / unquote(parts.path)).is_file()

    def test_a_page_leads_back(self, pages):
        assert '<a href="index.html">' in (pages / "001.html").read_text(encoding="utf-8")

    def test_nothing_of_a_document_is_markup(self, pages):
        for path in sorted(pages.iterdir()):
            found = Elements(path.read_text(encoding="utf-8")).found
            assert not [tag for tag, _ in found if tag in {"img", "b onclick"}]
            assert not [one for _, attrs in found for one in attrs if one.startswith("on")]
            scripts = [attrs for tag, attrs in found if tag == "script"]
            assert scripts == ([{"type": "application/json", "id": "data"}, {}] if scripts else [])

    def test_what_could_not_be_checked_is_named(self):
        page = overview_page([], [Unchecked("<i>.pdf", "it is torn & wet")], language="en")
        assert "&lt;i&gt;.pdf: it is torn &amp; wet" in page

    def test_the_policy_names_the_script(self, pages):
        import base64
        import hashlib

        page = (pages / "index.html").read_text(encoding="utf-8")
        script = page.rpartition("<script>")[2].partition("</script>")[0]
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"script-src 'sha256-{digest}'" in page
        assert "http" not in script.replace("http-equiv", "")


@pytest.fixture
def browser():
    with chromium() as found:
        yield found


@pytest.fixture
def opened(browser, pages):
    """The overview in a browser, which finds no fault of its script."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    faults = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda said: faults.append(said.text))
    page.goto((pages / "index.html").as_uri())
    yield page
    assert faults == []


def listed(page, table):
    return page.locator(f"#{table} tbody tr:visible")


def has(page, selector, count):
    """Wait until so many of a kind are on the page; what is typed works with the next picture."""
    from playwright.sync_api import expect

    expect(page.locator(f"{selector}:visible")).to_have_count(count)


class TestBrowser:
    def test_filters(self, opened):
        has(opened, "#documents tbody tr", 3)
        every = listed(opened, "findings").count()
        opened.get_by_label("Year").select_option("2024")
        has(opened, "#documents tbody tr", 1)
        assert 0 < listed(opened, "findings").count() < every
        opened.get_by_role("button", name="Clear").click()
        has(opened, "#findings tbody tr", every)
        opened.get_by_label("Text").fill("图书馆")
        has(opened, "#documents tbody tr", 1)
        assert listed(opened, "documents").all_inner_texts()[0].startswith("某某市图书馆")

    def test_by_severity(self, opened):
        for name in ("notice", "rounding"):
            opened.locator(f"input[value={name}]").uncheck()
        has(opened, "#findings tbody .chip:not(.error)", 0)
        has(opened, "#findings tbody tr", 2)
        # One without an error is no more listed.
        has(opened, "#documents tbody tr", 2)

    def test_sorting_by_the_keyboard(self, opened):
        head = opened.locator("#documents th").nth(1)
        head.get_by_role("button").focus()
        opened.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") == "descending"
        counts = [one.split()[-4] for one in listed(opened, "documents").all_inner_texts()]
        assert counts == sorted(counts, reverse=True)
        opened.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") == "ascending"

    @pytest.mark.parametrize("width", WIDTHS)
    def test_no_scrolling_sideways(self, opened, width):
        opened.set_viewport_size({"width": width, "height": 800})
        assert overflow_of(opened) <= 0

    def test_paper_shows_no_controls(self, opened):
        opened.emulate_media(media="print")
        assert not opened.locator("#filters").is_visible()
        assert listed(opened, "documents").count() == 3

    @needs_axe
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("name", ["index.html", "001.html"])
    def test_accessible(self, browser, pages, name, scheme):
        page = browser.new_page(color_scheme=scheme, bypass_csp=True)
        page.goto((pages / name).as_uri())
        assert serious_findings(page) == []
