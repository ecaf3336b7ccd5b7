"""The page in Chromium: with the mouse, with the keyboard, on a phone, and by two at once."""

import io

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from tests.browser import chromium, needs_axe, overflow_of, serious_findings
from tests.web.conftest import WRONG, served

pytest.importorskip("starlette", reason="starlette, which serves the page, is not installed")
WIDTHS = (375, 768, 1440)
#: Where a cell of the made PDF begins, and how far lines are apart.
LEFT, TOP, COLUMN, LINE = 60, 760, 95, 22


def pdf_of(text):
    """A PDF with the lines of a text, and what is parted by tabs as a ruled table."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.setFont("STSong-Light", 10)
    for number, line in enumerate(text.splitlines()):
        cells = line.split("\t")
        top = TOP - number * LINE
        for at, cell in enumerate(cells):
            canvas.drawString(LEFT + at * COLUMN, top, cell)
            if len(cells) > 1:
                canvas.rect(LEFT + at * COLUMN - 4, top - 7, COLUMN, LINE)
    canvas.save()
    return made.getvalue()


@pytest.fixture(scope="module")
def browser():
    with chromium() as found:
        yield found


@pytest.fixture
def address(desk):
    with served(desk) as found:
        yield found


def page_of(browser, address, **context):
    """A window of its own at the page; whatever its scripts complain of is kept with it."""
    page = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **context}).new_page()
    page.faults = []
    page.on("pageerror", lambda fault: page.faults.append(str(fault)))
    page.on("console", lambda said: page.faults.append(said.text))
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.asked = asked
    page.goto(address)
    return page


@pytest.fixture
def page(browser, address):
    made = page_of(browser, address)
    yield made
    assert made.faults == []
    home = address.partition("?")[0]
    assert all(one.startswith((home, "blob:", "data:")) for one in made.asked)


def give(page, *files):
    """Choose files, and wait until all is checked."""
    page.set_input_files(
        "#files", [{"name": name, "mimeType": "", "buffer": data} for name, data in files]
    )
    page.wait_for_selector("#downloads:not([hidden])")


def test_the_mark_stands_on_the_figure(page):
    give(page, ("wrong.pdf", pdf_of(WRONG)))
    page.get_by_role("link", name="某某市档案馆").click()
    mark = page.locator("#marks .now")
    mark.wait_for()
    box, sheet = mark.bounding_box(), page.locator("#picture").bounding_box()
    scale = sheet["width"] / 595.28
    row = len(WRONG.splitlines()) - 1
    across = LEFT + 2 * COLUMN, LEFT + 3 * COLUMN
    down = 841.89 - (TOP - row * LINE)
    middle = box["x"] - sheet["x"] + box["width"] / 2, box["y"] - sheet["y"] + box["height"] / 2
    assert across[0] - 4 < middle[0] / scale < across[1]
    assert abs(middle[1] / scale - down) < LINE
    # And it is in sight.
    view = page.locator("#sheet").bounding_box()
    assert view["y"] <= box["y"] <= view["y"] + view["height"]


def test_accept_with_a_reason(page, desk):
    give(page, ("wrong.txt", WRONG.encode()))
    page.get_by_role("link", name="某某市档案馆").click()
    card = page.locator(".finding.error")
    card.get_by_text("Accept this").click()
    card.get_by_label("Reason").fill("as printed")
    card.get_by_role("button", name="Enter in the accept list").click()
    page.wait_for_url("**#accepted")
    assert page.locator(".finding.error").count() == 0
    assert [one.reason for one in desk.kept.known().entries] == ["as printed"]


def test_downloads(page):
    give(page, ("wrong.pdf", pdf_of(WRONG)))
    page.get_by_role("link", name="某某市档案馆").click()
    for name, ending in (("Findings", ".xlsx"), ("Marked", ".pdf"), ("Letter", ".docx")):
        with page.expect_download() as given:
            page.get_by_role("link", name=name).click()
        assert given.value.suggested_filename.endswith(ending)
        assert given.value.failure() is None


def test_by_the_keyboard_alone(page):
    reached = []
    for _ in range(5):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim()"))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"
    assert reached[3:] == ["Choose files", "Choose a folder"]
    page.locator("#choose-files").focus()
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files([{"name": "wrong.pdf", "mimeType": "", "buffer": pdf_of(WRONG)}])
    page.wait_for_selector("#downloads:not([hidden])")
    link = page.get_by_role("link", name="某某市档案馆")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/1")
    page.locator(".see").first.focus()
    page.keyboard.press("Enter")
    page.locator("#marks .now").wait_for()


def test_dropped_files(page):
    page.evaluate(
        """text => {
          const given = new DataTransfer();
          given.items.add(new File([text], "dropped.txt"));
          document.getElementById("drop").dispatchEvent(
            new DragEvent("drop", { dataTransfer: given, bubbles: true, cancelable: true }));
        }""",
        WRONG,
    )
    page.wait_for_selector("#downloads:not([hidden])")
    assert "dropped.txt" in page.locator("#lines").inner_text()


def test_a_file_that_is_too_large_is_told(page):
    page.evaluate(
        """() => {
          const given = new DataTransfer();
          const piece = new Uint8Array(1e6);
          given.items.add(new File(Array(500).fill(piece), "large.pdf"));
          document.getElementById("drop").dispatchEvent(
            new DragEvent("drop", { dataTransfer: given, bubbles: true, cancelable: true }));
        }"""
    )
    page.wait_for_selector("#refused li")
    assert "large.pdf: it is larger than 200 MB" in page.locator("#refused").inner_text()
    assert page.locator("#go-on").is_hidden()


def test_codes_explain_themselves(page):
    give(page, ("wrong.txt", WRONG.encode()))
    page.get_by_role("link", name="某某市档案馆").click()
    code = page.locator("abbr", has_text="2012604").first
    assert code.get_attribute("title").endswith("20126 档案事务 › 2012604 档案馆")
    code.hover()
    content = page.evaluate(
        "getComputedStyle(document.querySelector('abbr:hover'), '::after').content"
    )
    assert "2012604 档案馆" in content


def test_two_browsers_at_once(browser, address):
    pages = [page_of(browser, address) for _ in range(2)]
    for number, one in enumerate(pages):
        buffer = WRONG.replace("档案馆\n", f"第{number}局\n").encode()
        one.set_input_files("#files", [{"name": f"{number}.txt", "mimeType": "", "buffer": buffer}])
    for number, one in enumerate(pages):
        one.wait_for_selector("#downloads:not([hidden])")
        assert one.locator("#lines tr").count() == 1
        assert f"{number}.txt" in one.locator("#lines").inner_text()
        assert one.faults == []


def test_another_site_cannot_reach_it(browser, address):
    page_of(browser, address)
    other = browser.contexts[-1].new_page()
    other.route("http://other.example/", lambda route: route.fulfill(body="<p>other</p>"))
    other.goto("http://other.example/")
    said = other.evaluate(
        """async address => {
          try {
            await fetch(address, { method: "POST", mode: "no-cors", credentials: "include" });
            return (await fetch(address, { credentials: "include" })).status;
          } catch { return "refused"; }
        }""",
        address.partition("?")[0] + "batches",
    )
    assert said == "refused"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@needs_axe
def test_accessible_at_every_width(browser, address, scheme):
    page = page_of(browser, address, color_scheme=scheme, bypass_csp=True)
    places = ["/codes?q=zfgjj"]
    give(page, ("wrong.pdf", pdf_of(WRONG)), ("wrong.txt", WRONG.encode()))
    places += [page.url + end for end in ("", "/documents/1", "/documents/2", "/x")]
    home = address.partition("?")[0].rstrip("/")
    for place in ["/", *places]:
        page.goto(place if place.startswith("http") else home + place)
        assert serious_findings(page) == [], place
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert overflow_of(page) <= 0, (place, width)
