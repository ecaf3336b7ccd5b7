"""Who is let in: nobody who does not know the address, and no other site."""

import pytest
from tests.web.conftest import HERE, HOST, PORT

PAGES = ["/", "/codes", "/static/page.css", "/batches/x", "/batches/x/state"]


@pytest.mark.parametrize("path", PAGES)
def test_without_the_token(stranger, path):
    assert stranger.get(path).status_code == 403
    assert stranger.get(path, params={"token": "another"}).status_code == 403
    wrong = {"cookie": f"govbudget-{PORT}=another"}
    assert stranger.get(path, headers=wrong).status_code == 403


def test_the_token_lets_in_and_leaves_the_address(stranger):
    answer = stranger.get("/?token=the-token")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert stranger.get("/").status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", f"evil.example:{PORT}", "127.0.0.1", f"127.0.0.1:{PORT + 1}", "", "::1"],
)
def test_a_name_that_somebody_else_made_to_lead_here(client, host):
    assert client.get("/", headers={"host": host}).status_code == 403
    assert client.get("/?token=the-token", headers={"host": host}).status_code == 403


def test_this_machine_by_its_other_name(client):
    named = {"host": f"localhost:{PORT}"}
    cookie = {"cookie": f"govbudget-{PORT}=the-token"}
    assert client.get("/", headers=named | cookie).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "null"},
        {"origin": "http://evil.example"},
        {"origin": f"https://{HOST}"},
        {"origin": f"http://127.0.0.1:{PORT + 1}"},
        {"origin": f"http://localhost:{PORT}"},
        HERE | {"sec-fetch-site": "cross-site"},
        HERE | {"sec-fetch-site": "same-site"},
    ],
)
def test_another_site_cannot_post(client, headers):
    assert client.post("/batches", headers=headers).status_code == 403


def test_another_site_cannot_embed(client):
    for site in ("cross-site", "same-site"):
        assert client.get("/", headers={"sec-fetch-site": site}).status_code == 403
    assert client.get("/", headers={"sec-fetch-site": "same-origin"}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/static/page.js", "/nowhere", "/batches/x"])
def test_what_every_answer_says(client, path):
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers
