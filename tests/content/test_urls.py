"""Only addresses that may be opened come through, and one page has one canonical address."""

from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.content.urls import canonical, host, on_site, safe

PIECES = st.sampled_from(
    [
        *list("aZ0./:?#&=%@-_~[]\\ '\"<>é人\x00\n\t\u202e"),
        "http://",
        "https://",
        "//",
        "www.",
        "/amp",
        "utm_source=x",
        "&",
        "?",
        "%41",
        "%2f",
        "example.com",
        ":80",
        ":443",
        "user:pw@",
        "..",
        "javascript:",
        "/./",
        "/../",
        "xn--",
        "[::1]",
        "watch?v=1",
        ".",
        "?a=1",
        "=",
        "%",
    ]
)
ADDRESSES = st.one_of(
    st.lists(PIECES, max_size=14).map("".join),
    st.lists(PIECES, max_size=10).map(lambda pieces: "https://example.com/" + "".join(pieces)),
    st.lists(PIECES, max_size=6).map(lambda pieces: "http://" + "".join(pieces)),
)


@pytest.mark.parametrize(
    ("given_", "opened"),
    [
        ("https://example.com/a?b=c#d", "https://example.com/a?b=c#d"),
        ("  HTTPS://Example.COM/A\n", "https://example.com/A"),
        ("http://user:secret@example.com/", "http://example.com/"),
        ("https://münchen.de/ü ö", "https://xn--mnchen-3ya.de/%C3%BC%20%C3%B6"),
        ("https://example.com/100%", "https://example.com/100%25"),
        ("//example.com/a", "https://example.com/a"),
        ("http://[::1]:8080/", "http://[::1]:8080/"),
        ("https://example.com/a'b\"c<d>", "https://example.com/a'b%22c%3Cd%3E"),
    ],
)
def test_an_address_is_rebuilt_from_its_parts(given_: str, opened: str) -> None:
    assert safe(given_) == opened


@pytest.mark.parametrize(
    "given_",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "mailto:a@b.c",
    "--remote-debugging-port=9222", "", " ",
     "/relative", "http://", "http:///x", "http://a..b/", "https://a.b:99999/", "http://exa mple.com/",
     "http://a\x00.com/",
     "http://example.com/\nx", "http://example.com/\u202ex", "http://[::1", "http://xn--/",
     "http://" + "a" * 300 + ".com/",
     "http://example.com/" + "a" * 9000, "ftp://example.com/", "ht\ntp://example.com"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(given_: str) -> None:
    assert safe(given_) is None
    assert canonical(given_) is None
    assert host(given_) is None


def test_a_relative_address_is_resolved() -> None:
    assert safe("../b.png", "https://example.com/x/y/") == "https://example.com/x/b.png"
    assert safe("/b.png", "https://example.com/x/y") == "https://example.com/b.png"
    assert safe("javascript:alert(1)", "https://example.com/") is None


@pytest.mark.parametrize(
    ("given_", "site", "meant"),
    [
        ("/assets/a.png", "https://x.github.io/powerapps", "https://x.github.io/powerapps/assets/a.png"),
        (
            "/powerapps/assets/a.png",
            "https://x.github.io/powerapps",
            "https://x.github.io/powerapps/assets/a.png",
        ),
        ("/assets/a.png", "https://x.github.io", "https://x.github.io/assets/a.png"),
        ("//cdn.x.io/a.png", "https://x.github.io/powerapps", "https://cdn.x.io/a.png"),
        ("https://y.io/a.png", "https://x.github.io/powerapps", "https://y.io/a.png"),
        ("/a.png", "https://x.io/news/page.html", "https://x.io/a.png"),
        ("/a.png", None, None),
    ],
)
def test_an_address_from_the_root_of_a_site_is_below_the_site(
    given_: str, site: str | None, meant: str | None
) -> None:
    assert on_site(given_, site) == meant


@pytest.mark.parametrize(
    "given_",
    [
        "https://example.com/news/story",
        "http://example.com/news/story",
        "https://www.example.com/news/story/",
        "HTTPS://WWW.EXAMPLE.COM/news/story",
        "https://example.com:443/news/story",
        "http://example.com:80/news/story#comments",
        "https://example.com/news/story/amp/",
        "https://example.com/news/story?amp=1",
        "https://example.com/news/story?utm_source=x&utm_medium=y&fbclid=z",
        "https://example.com/news/%73tory",
    ],
)
def test_all_the_addresses_of_one_page_are_the_same(given_: str) -> None:
    assert canonical(given_) == "https://example.com/news/story"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://youtube.com/watch?v=aaa", "https://youtube.com/watch?v=bbb"),
        ("https://example.com/a?id=5", "https://example.com/a"),
        ("https://example.com/A", "https://example.com/a"),
        ("https://news.example.com/a", "https://example.com/a"),
        ("https://example.com:8080/a", "https://example.com/a"),
    ],
)
def test_different_pages_stay_different(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_the_order_of_a_query_does_not_matter() -> None:
    assert canonical("https://example.com/?b=2&a=1") == canonical("https://example.com/?a=1&&b=2")


@given(ADDRESSES, st.none() | st.just("https://example.com/x/"))
@example("https://www.www.example.com/amp/amp//", None)
@example("https://example.com/%2541", None)
@example("https://example.com/%61mp?%75tm_x=1", None)
def test_what_is_safe_is_a_web_address_and_stays_so(url: str, base: str | None) -> None:
    opened = safe(url, base)
    if opened is None:
        assert base is not None or canonical(url) is None
        return
    parts = urlsplit(opened)
    assert parts.scheme in {"http", "https"}
    assert parts.hostname
    assert opened.isascii()
    assert opened.isprintable()
    assert " " not in opened
    assert "@" not in parts.netloc
    assert safe(opened) == opened
    form = canonical(opened)
    assert form is not None
    assert canonical(form) == form


def test_the_host_is_shown_without_www() -> None:
    assert host("https://WWW.Example.com:8080/a") == "example.com"
