"""The site in a browser: search, keys, deep links, side by side, resolving, phones, no network."""

import contextlib
import functools
import http.server
import threading

import pytest
from tests.browser import chromium, needs_axe, overflow_of, serious_findings
from tests.site.queries import queries, wanted

#: What a browser shows was made before; and the whole site, which the first of these asks for, runs
#: no line that a site of one year does not.
pytestmark = pytest.mark.unmeasured

PAGES = (
    "index.html",
    "functional/2240601/index.html",
    "functional/22198/en.html",
    "functional/2024/index.html",
    "functional/2019/changes/en.html",
    "revenue/index.html",
    "correspondences/economic-government_economic/en.html",
    "glossary/1/index.html",
    "compare/index.html",
    "resolve/en.html",
    "search/index.html?q=zfgjj",
)
#: Those that are looked at for accessibility: one of each kind, and none with thousands of lines.
KINDS = (
    "index.html",
    "functional/2240601/index.html",
    "functional/22198/en.html",
    "economic/2024/index.html",
    "economic/2020/changes/en.html",
    "economic/index.html",
    "glossary/1/index.html",
    "resolve/en.html",
    "search/index.html?q=zfgjj",
)


@pytest.fixture(scope="module")
def browser():
    with chromium() as opened:
        yield opened


@pytest.fixture
def page(browser):
    """A page without a network, whose faults fail the test."""
    context = browser.new_context(offline=True)
    opened = context.new_page()
    faults = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("requestfailed", lambda request: faults.append(request.url))
    opened.set_default_timeout(20_000)
    yield opened
    context.close()
    assert faults == []


@pytest.fixture
def at(site):
    """The address of a page on the disk."""
    return lambda name: f"file://{site}/{name}"


@contextlib.contextmanager
def served(folder):
    """A folder behind an address, as any server of files has it."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def options(page):
    return page.locator("#hits [role=option]")


def test_search_by_keys(page, at):
    page.goto(at("glossary/index.html"))
    assert page.evaluate("typeof govbudget.index") == "undefined"  # nothing before it is wanted
    page.keyboard.press("/")
    page.keyboard.type("zfgjj")
    options(page).first.wait_for()

    assert options(page).first.inner_text().startswith("2210201")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    first = options(page).first
    assert first.get_attribute("aria-selected") == "true"
    assert page.get_attribute("#q", "aria-activedescendant") == first.get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url("**/functional/2210201/index.html")
    assert page.locator("h1").inner_text() == "2210201 住房公积金"


def test_escape_closes_the_list(page, at):
    page.goto(at("index.html"))
    page.fill("#q", "住房")
    options(page).first.wait_for()
    page.keyboard.press("Escape")

    assert page.locator("#hits").is_hidden()
    assert page.get_attribute("#q", "aria-expanded") == "false"


def test_enter_without_a_choice_shows_all(page, at):
    page.goto(at("functional/2210201/en.html"))
    page.fill("#q", "housing")
    options(page).first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/en.html?q=housing")
    page.locator("#results li").first.wait_for()

    assert page.locator("#results li").count() == len(wanted("housing"))


def test_an_ended_code_is_found(page, at):
    page.goto(at("index.html"))
    page.fill("#q", "2010103")
    options(page).first.wait_for()
    page.fill("#q", "2200111")
    page.wait_for_function("document.querySelector('#q').dataset.shown === '2200111'")

    assert options(page).first.inner_text().startswith("2240601")


def test_the_page_finds_what_the_library_finds(page, at):
    page.goto(at("index.html"))
    page.evaluate("govbudget.ready().then(() => true)")
    asked = queries()[:200]
    found = page.evaluate(
        "(all) => govbudget.ready().then((finder) => all.map((text) => finder.search(text)"
        ".map((hit) => [hit.code, hit.score, hit.why, hit.matched])))",
        asked,
    )

    for text, hits in zip(asked, found, strict=True):
        assert hits == wanted(text), text


def test_a_deep_link_opens_the_tree(page, at):
    page.goto(at("functional/2024/index.html#2080505"))

    assert page.locator("[id='2080505']").is_visible()
    assert not page.locator("[id='2070101']").is_visible()
    page.click("button[data-open='1']")
    assert page.locator("[id='2070101']").is_visible()
    page.locator("[id='2080505'] a").click()
    page.wait_for_url("**/functional/2080505/index.html")


def test_a_moved_code_leads_on_and_back(page, at):
    page.goto(at("functional/2200111/index.html"))
    page.wait_for_url("**/functional/2240601/index.html#history")
    page.locator("main a", has_text="2200111").first.click()
    page.wait_for_url("**/functional/2200111/before.html")

    assert page.locator(".notice").first.is_visible()


def test_the_languages_lead_to_each_other(page, at):
    page.goto(at("functional/2080505/index.html"))
    page.click("a.language")
    page.wait_for_url("**/functional/2080505/en.html")
    assert page.get_attribute("html", "lang") == "en"
    page.click("a.language")
    page.wait_for_url("**/functional/2080505/index.html")


def test_side_by_side(page, at):
    import govbudget as gb

    page.goto(at("compare/en.html#functional/2018/2024"))
    page.locator("#table tbody tr").first.wait_for()
    found = page.evaluate(
        "govbudget.compared('functional', 2018, 2024).map((one) => [one.kind, one.olds, one.news])"
    )
    wanted_ = [
        [
            one.kind.value,
            sorted(place.code for place in one.old),
            sorted(place.code for place in one.new),
        ]
        for one in gb.changes("functional", 2018, 2024)
    ]

    assert sorted(found) == sorted(wanted_)
    page.select_option("#scheme", "economic")
    page.wait_for_function("location.hash.startsWith('#economic/')")
    page.uncheck("#only")
    assert page.locator("#table tbody tr").count() > 100


def test_a_pasted_list_is_resolved(page, at):
    page.goto(at("resolve/index.html"))
    page.select_option("#of", "2024")
    page.fill(
        "#lines", "2010301 行政运行\n221 02 01\n2200111\n2010301 事业运行\n住房公积今\n\n无此名"
    )
    page.click("button[type=submit]")
    page.locator("#table tbody tr").first.wait_for()
    rows = page.locator("#table tbody tr")
    said = [
        (row.get_attribute("data-outcome"), row.locator("td").nth(2).inner_text())
        for row in rows.all()
    ]

    assert said == [
        ("ok", "2010301"),
        ("code", "2210201"),
        ("became", "2240601"),
        ("mismatch", ""),
        ("near", ""),
        ("unknown", ""),
    ]


def test_no_page_is_wider_than_its_window(page, at):
    over = {}
    for name in PAGES:
        page.goto(at(name))
        for width in (375, 768, 1440):
            page.set_viewport_size({"width": width, "height": 800})
            over[name, width] = overflow_of(page)

    assert {place: pixels for place, pixels in over.items() if pixels > 0} == {}


@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_finding_of_accessibility(browser, at, scheme):
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    found = {}
    for name in KINDS:
        page.goto(at(name))
        if name == "index.html":
            page.fill("#q", "住房")
            options(page).first.wait_for()
        found[name] = serious_findings(page)
    context.close()

    assert {name: one for name, one in found.items() if one} == {}


def test_behind_a_server_below_a_path(browser, site):
    with served(site.parent) as root:
        page = browser.new_page()
        page.goto(f"{root}site/")
        page.fill("#q", "2080505")
        options(page).first.wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/site/functional/2080505/")
        page.click("nav.crumbs a >> nth=0")
        page.wait_for_url("**/site/functional/")
        page.close()


def test_paper_has_no_controls(page, at):
    page.goto(at("functional/2080505/index.html"))
    page.emulate_media(media="print")

    assert not page.locator("header.bar").is_visible()
    assert page.locator("h1").is_visible()
