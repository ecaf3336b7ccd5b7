"""Web pages taken apart, as the parser of the standard library does where it can."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govbudget.io.tags import take_apart


class Heard(HTMLParser):
    """Writes down what it is called with; texts that stand together are one."""

    def __init__(self):
        super().__init__()
        self.said = []

    def handle_starttag(self, tag, attrs):
        self.said.append(("start", tag, attrs))

    def handle_startendtag(self, tag, attrs):
        self.said.append(("both", tag, attrs))

    def handle_endtag(self, tag):
        self.said.append(("end", tag))

    def handle_data(self, data):
        if self.said and self.said[-1][0] == "text":
            data = self.said.pop()[1] + data
        self.said.append(("text", data))


def apart(page):
    heard = Heard()
    beyond = take_apart(page, heard)
    return heard.said, beyond


PIECES = (
    *(
        "<p>",
        "</p>",
        "<td class='a'>",
        "<TD COLSPAN=2>",
        "<td nowrap width=50%>",
        "<input disabled>",
    ),
    *("<br/>", "<br />", '<a href="x>y">', '<p style="color:red;" >', "<o:p></o:p>", "<?xml?>"),
    *("<!-- a --b -->", "<![endif]>", "<!DOCTYPE html>", "<style>.a{}</style>"),
    *("<script>a<b</script>", "甲", "1 < 2", " ", "\n", "&nbsp;", "&amp;", "&lt;", "&#20013;"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_as_the_standard_library_does(page):
    heard = Heard()
    heard.feed(page)
    heard.close()
    assert apart(page) == (heard.said, "")


@pytest.mark.parametrize(
    ("page", "said", "beyond"),
    [
        ("a<b", [("text", "a")], "<b"),
        ("a<b c='", [("text", "a")], "<b c='"),
        (
            "a<b c='>d",
            [("text", "a"), ("start", "b", [("c", None), ("='", "")]), ("text", "d")],
            "",
        ),
        ("a<!-- b", [("text", "a")], "<!-- b"),
        ("a<!-->b", [("text", "ab")], ""),
        ("a</b", [("text", "a")], "</b"),
        ("a</>b", [("text", "ab")], ""),
        ("a<甲>", [("text", "a<甲>")], ""),
        ("&#99999999999999999999999;&#x110000000;", [("text", "\ufffd\ufffd")], ""),
        ("&#" + "9" * 5_000, [("text", "\ufffd")], ""),
        ("<title>a<b>&amp;</TITLE>c", None, ""),
        ("<script>a", [("start", "script", []), ("text", "a")], ""),
    ],
)
def test_what_has_no_end(page, said, beyond):
    found, left = apart(page)
    assert left == beyond
    if said is not None:
        assert found == said
    else:
        assert ("text", "a<b>&") in found


@pytest.mark.parametrize(
    "sign", ['<a href="', "<!--", "</", "<!", "<?", "<![CDATA[", "<a b='", "<a =", "&#9", "<title>"]
)
def test_each_sign_is_looked_at_once(sign):
    """A million letters: minutes where the rest were looked at again for each of them."""
    apart(sign * (1_000_000 // len(sign)))


@given(st.text(alphabet="<>/!-='\"& ab#;甲", max_size=60))
def test_nothing_is_lost_between(page):
    """Every letter outside of tags is said, or stands in what is never reached."""
    found, beyond = apart(page)
    assert page.endswith(beyond)
    texts = "".join(one[1] for one in found if one[0] == "text")
    assert texts.count("甲") <= page.count("甲")
