"""The page as requests see it: files come and go, findings are shown, accepted and given out."""

import io
import re
import zipfile
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from tests.web.conftest import HERE, WRONG, dropped

from govbudget.web import batches

HOSTILE = "</script><img src=x onerror=alert(1)>{{7*7}}"
#: Names that browsers never send, but others do.
NAMES = [
    "../../../etc/passwd",
    "..\\..\\windows\\system.ini",
    "/etc/passwd",
    "a\x00b.txt",
    "a\nSet-Cookie: x=1.txt",
    "\u202efdp.txt",
    "<img src=x onerror=alert(1)>.txt",
    "'; drop table.txt",
    "con",
    "",
    ".",
    "..",
    "x" * 5000,
    "/".join("abcdefghijklmnop"),
    "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
]


class Elements(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def assert_no_markup(page):
    found = Elements(page).found
    assert not [attrs for tag, attrs in found if tag == "img" and attrs.get("src") == "x"]
    assert not [one for _, attrs in found for one in attrs if one.startswith("on")]
    assert "49" not in re.findall(r"alert\(1\)&gt;(\d+)", page)
    for tag, attrs in found:
        if tag == "script":
            assert attrs.get("src", "").startswith("/static/") or "json" in attrs["type"]
        for name in ("src", "href", "action"):
            assert attrs.get(name, "/").startswith(("/", "#", "?")), attrs


def pdf_of(text, title=""):
    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.setTitle(title)
    canvas.drawString(72, 700, text)
    canvas.save()
    return made.getvalue()


class TestFiles:
    def test_what_is_found_is_shown(self, client):
        address = dropped(client, {"2024/wrong.txt": WRONG.encode()})
        state = client.get(f"{address}/state").json()
        assert [one["counts"]["error"] for one in state["lines"]] == [1]
        assert "2024/wrong.txt" in client.get(address).text
        page = client.get(f"{address}/documents/1").text
        assert "19.00" in page
        assert "2012604" in page
        assert "20126 档案事务 › 2012604 档案馆" in page

    @pytest.mark.parametrize("name", NAMES)
    def test_a_name_is_never_a_path(self, client, desk, name):
        address = dropped(client, {name: WRONG.encode()})
        batch = desk.batches.of(address.rpartition("/")[2])
        paths = [Path(one.path) for one in batch.uploads]
        assert [one.parent for one in paths] == [batch.folder]
        assert re.fullmatch(r"00001(\.[a-z0-9]{1,5})?", paths[0].name)
        for path in (address, f"{address}/documents/1", "/"):
            page = client.get(path).text
            assert_no_markup(page)
            assert "\u202e" not in page
            assert "\x00" not in page
        shown = client.get(f"{address}/state").json()["lines"][0]["name"]
        assert ".." not in shown.split("/")
        assert not shown.startswith("/")

    def test_two_of_one_name_are_told_apart(self, client):
        batch = client.post("/batches", headers=HERE).json()["batch"]
        for _ in range(2):
            sent = client.post(
                f"/batches/{batch}/files?name=a.txt", content=WRONG.encode(), headers=HERE
            )
        assert sent.json() == {"name": "a.txt (2)"}

    def test_hostile_text(self, client):
        text = WRONG.replace("某某市档案馆", f"某某市{HOSTILE}局").replace(
            "19.00", f"19.00{HOSTILE}"
        )
        address = dropped(client, {"a.txt": text.encode()})
        for path in (address, f"{address}/documents/1", f"{address}/documents/1?failed={HOSTILE}"):
            assert_no_markup(client.get(path).text)
        report = client.get(f"{address}/documents/1/report")
        assert "sandbox" in report.headers["content-security-policy"]
        assert "script-src" not in report.headers["content-security-policy"]

    def test_hostile_title_of_a_pdf(self, client):
        address = dropped(client, {f"{HOSTILE}.pdf": pdf_of("2024", HOSTILE)})
        assert_no_markup(client.get(address).text)

    def test_no_document(self, client):
        address = dropped(client, {"notes.txt": b"nothing", "torn.pdf": b"%PDF-1.4"})
        lines = client.get(f"{address}/state").json()["lines"]
        assert [one["state"] for one in lines] == ["passed", "problem"]
        assert all(one["why"] for one in lines)
        assert client.get(f"{address}/documents/1").status_code == 404

    def test_text_and_tables_in_two_files_are_one(self, client):
        from tests.disclosure import test_together

        text, tables = test_together.TEXT, test_together.TABLES
        address = dropped(client, {"text.txt": text.encode(), "tables.txt": tables.encode()})
        state = client.get(f"{address}/state").json()
        assert [one["name"] for one in state["lines"]] == ["text.txt + tables.txt"]


class TestSizes:
    def test_a_file_that_says_it_is_too_large_is_not_read(self, client, desk):
        batch = client.post("/batches", headers=HERE).json()["batch"]

        def pieces():
            raise AssertionError("nobody may ask for it")
            yield b""

        answer = client.post(
            f"/batches/{batch}/files?name=a.pdf",
            content=pieces(),
            headers=HERE | {"content-length": "500000000"},
        )
        assert answer.status_code == 413
        assert "larger than 200 MB" in answer.json()["error"]
        assert list(desk.batches.of(batch).folder.iterdir()) == []

    def test_a_file_that_does_not_say_so(self, client, desk, monkeypatch):
        monkeypatch.setattr(batches, "LARGEST", 1_000_000)
        batch = client.post("/batches", headers=HERE).json()["batch"]
        sent = (b"x" * 65_536 for _ in range(100))
        answer = client.post(f"/batches/{batch}/files?name=a.pdf", content=sent, headers=HERE)
        assert answer.status_code == 413
        assert list(desk.batches.of(batch).folder.iterdir()) == []
        # What was not kept counts no more.
        answer = client.post(f"/batches/{batch}/files?name=b", content=b"x", headers=HERE)
        assert answer.status_code == 200

    def test_all_files_together(self, client, monkeypatch):
        monkeypatch.setattr(batches, "MOST_BYTES", 100)
        monkeypatch.setattr(batches, "MOST_FILES", 2)
        batch = client.post("/batches", headers=HERE).json()["batch"]
        sizes = [60, 60, 30, 1]
        answers = [
            client.post(f"/batches/{batch}/files?name=a", content=b"x" * size, headers=HERE)
            for size in sizes
        ]
        assert [one.status_code for one in answers] == [200, 413, 200, 400]

    def test_a_form_is_bounded(self, client):
        address = dropped(client, {"a.txt": WRONG.encode()})
        answer = client.post(
            f"{address}/documents/1/accept", content=b"id=" + b"x" * 30_000, headers=HERE
        )
        assert answer.status_code == 413

    def test_a_form_has_few_fields(self, client):
        address = dropped(client, {"a.txt": WRONG.encode()})
        answer = client.post(f"{address}/documents/1/accept", content=b"a=1&" * 50, headers=HERE)
        assert answer.status_code == 413

    @pytest.mark.parametrize("asked", ["x", "-1", "1", "9" * 5000, "０", ""])
    def test_a_file_that_the_document_does_not_have(self, client, asked):
        address = dropped(client, {"a.txt": WRONG.encode()})
        answer = client.get(f"{address}/documents/1/files/marked", params={"file": asked})
        assert answer.status_code == 404

    @pytest.mark.parametrize(
        "path", ["pages/0/0.png", "pages/9/1.png", f"pages/0/{'9' * 40}.png", "pages/x/1.png"]
    )
    def test_a_page_that_the_document_does_not_have(self, client, path):
        address = dropped(client, {"a.txt": WRONG.encode()})
        answer = client.get(f"{address}/documents/1/{path}")
        assert answer.status_code in {400, 404}
        assert answer.headers["content-type"].startswith("text/html")

    def test_nothing_comes_after_the_start(self, client):
        address = dropped(client, {"a.txt": WRONG.encode()})
        answer = client.post(f"{address}/files?name=b", content=b"x", headers=HERE)
        assert answer.status_code == 400
        assert client.post(f"{address}/check", headers=HERE).json() == {"started": False}

    def test_all_is_removed_with_the_page(self, client, desk):
        address = dropped(client, {"a.txt": WRONG.encode()})
        folder = desk.batches.of(address.rpartition("/")[2]).folder
        assert folder.exists()
        desk.batches.close()
        assert not folder.parent.exists()


class TestAccepting:
    @pytest.fixture
    def address(self, client):
        return dropped(client, {"a.txt": WRONG.encode()}) + "/documents/1"

    def error_of(self, client, address):
        return re.search(r'class="finding error" id="([^"]+)"', client.get(address).text)[1]

    def test_with_a_reason(self, client, address, desk):
        pytest.importorskip(
            "tomlkit", reason="tomlkit, which writes accept lists, is not installed"
        )
        id_ = self.error_of(client, address)
        given = {"id": id_, "reason": f"as {HOSTILE} says", "who": "K", "until": "2999-12-31"}
        answer = client.post(f"{address}/accept", data=given, headers=HERE)
        assert (answer.status_code, answer.headers["location"]) == (303, f"{address}#accepted")
        known = desk.kept.known().entries
        assert [(one.id, one.reason, one.who) for one in known] == [(id_, given["reason"], "K")]
        page = client.get(address).text
        assert f'id="{id_}"' not in page
        assert given["reason"] in unescape(page)
        assert_no_markup(page)
        line = client.get(address.partition("/documents")[0] + "/state").json()["lines"][0]
        assert (line["counts"]["error"], line["counts"]["accepted"]) == (0, 1)

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"reason": "  "}, "say why"),
            ({"until": "tomorrow"}, "is no day"),
            ({"id": "x"}, "no such finding"),
        ],
    )
    def test_what_is_not_taken_is_told(self, client, address, desk, changed, said):
        given = {"id": self.error_of(client, address), "reason": "r", **changed}
        answer = client.post(f"{address}/accept", data=given, headers=HERE)
        assert answer.status_code == 303
        assert said in client.get(answer.headers["location"]).text
        assert not Path(desk.kept.path).exists()


class TestTakingBack:
    @pytest.fixture
    def accepted(self, client):
        """The address of a document whose error is accepted, and the id of that."""
        pytest.importorskip(
            "tomlkit", reason="tomlkit, which writes accept lists, is not installed"
        )
        address = dropped(client, {"a.txt": WRONG.encode()}) + "/documents/1"
        id_ = re.search(r'class="finding error" id="([^"]+)"', client.get(address).text)[1]
        client.post(f"{address}/accept", data={"id": id_, "reason": "r"}, headers=HERE)
        return address, id_

    def test_a_finding_is_listed_again(self, client, desk, accepted):
        address, id_ = accepted
        page = client.get(address).text
        assert f'action="{address}/take-back"' in page
        answer = client.post(f"{address}/take-back", data={"id": id_}, headers=HERE)
        assert (answer.status_code, answer.headers["location"]) == (303, f"{address}#{id_}")
        assert f'id="{id_}"' in client.get(address).text
        assert desk.kept.known().entries == ()
        # In another window it may have been taken back already.
        for language, said in (("en", "no such entry"), ("zh", "接受清单中没有这一条")):
            client.get(f"/?lang={language}")
            answer = client.post(f"{address}/take-back", data={"id": id_}, headers=HERE)
            assert said in client.get(answer.headers["location"]).text

    def test_another_site_cannot(self, client, desk, accepted):
        address, id_ = accepted
        assert client.post(f"{address}/take-back", data={"id": id_}).status_code == 403
        assert len(desk.kept.known().entries) == 1


class TestSettings:
    def test_what_the_settings_file_says_holds(self, client, desk, tmp_path):
        import govbudget as gb
        from govbudget.disclosure.checks.configuration import loaded
        from govbudget.web.desk import Desk

        address = dropped(client, {"a.txt": WRONG.encode()}) + "/documents/1"
        id_ = re.search(r'class="finding error" id="([^"]+)"', client.get(address).text)[1]
        gb.AcceptList([gb.Accepted(id_, "of the office")]).write(tmp_path / "office.toml")
        (tmp_path / "govbudget.toml").write_text(
            '[check]\naccept = ["office.toml"]\nignore = ["wording"]\n'
        )
        configured = loaded(tmp_path / "govbudget.toml")
        made = batches.Batches(desk.batches.pool, desk.batches.limits, "", configured.settings)
        other = Desk(made, desk.kept, "en", "c", configured)
        client.app._app.state.desk = other
        address = dropped(client, {"a.txt": WRONG.encode()}) + "/documents/1"

        page = client.get(address).text

        assert f'id="{id_}"' not in page
        assert "of the office" in page
        # What another list lets stand is not the page's to take back.
        assert "take-back" not in page
        assert str(tmp_path / "govbudget.toml") in client.get("/").text
        report = next(iter(made.all()[0].outcomes.values())).report
        assert "wording" in {one.partition(".")[0] for one in report.left_out}
        made.close()


class TestDownloads:
    @pytest.mark.parametrize("kind", ["excel", "letter"])
    def test_of_one_and_of_all(self, client, kind):
        pytest.importorskip("xlsxwriter", reason="xlsxwriter is not installed")
        address = dropped(client, {'预算 "x".txt': WRONG.encode()})
        for path in (f"{address}/files/{kind}", f"{address}/documents/1/files/{kind}"):
            answer = client.get(path)
            assert answer.status_code == 200
            assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
            assert zipfile.ZipFile(io.BytesIO(answer.content)).testzip() is None

    def test_what_cannot_be_marked_is_told(self, client):
        address = dropped(client, {"a.txt": WRONG.encode()})
        answer = client.get(f"{address}/documents/1/files/marked")
        assert answer.status_code == 400
        assert "-o report.html" in answer.text

    @pytest.mark.parametrize("path", ["files/x", "documents/1/files/x", "documents/9", "x"])
    def test_what_is_not_there(self, client, path):
        address = dropped(client, {"a.txt": WRONG.encode()})
        assert client.get(f"{address}/{path}").status_code == 404


class TestCodes:
    def test_search(self, client):
        assert "2210201 住房公积金" in client.get("/codes?q=zfgjj").text

    @pytest.mark.parametrize("asked", [HOSTILE, "\x00", "x" * 5000, "%", "-1"])
    def test_hostile(self, client, asked):
        answer = client.get("/codes", params={"q": asked})
        assert answer.status_code == 200
        assert_no_markup(answer.text)

    def test_in_both_languages(self, client):
        assert "Look up codes" in client.get("/codes").text
        assert "查科目" in client.get("/codes?lang=zh").text
        # What was chosen stays.
        assert "查科目" in client.get("/").text
