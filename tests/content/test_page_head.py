"""What a web page says of itself."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.clean import line
from reader.content.page_head import Alternate, PageHead, head, parse_page
from reader.models import Article, Document, Failure, Image, Provider

BASE = "https://paper.example/2026/a-story?id=1"
PAGE = """<!doctype html><html lang="en-GB"><head>
<meta charset="utf-8">
<title>A story &amp; more | The Paper</title>
<meta property="og:title" content="A story &amp;amp; more">
<meta property="og:site_name" content="The Paper">
<meta property="og:description" content="What <b>happened</b>.">
<meta property="og:image" content="/a.jpg"><meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="article:published_time" content="2026-11-21T10:00:00+01:00">
<meta name="author" content="Ada Lovelace">
<link rel="canonical" href="/2026/a-story">
<link rel="alternate" type="application/rss+xml" title="News &amp; views" href="/feed.xml">
<link rel="alternate" type="application/atom+xml" href="atom.xml">
<link rel="ALTERNATE" type="application/feed+json; charset=utf-8" href="//feeds.example/f.json">
<link rel="alternate" type="application/rss+xml" href="/feed.xml">
<link rel="alternate" type="application/json" href="https://paper.example/wp-json/wp/v2/posts/1">
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
<link rel="alternate" hreflang="de" href="/de"><link rel="stylesheet" type="text/css" href="/x.css">
</head><body><time datetime="2020-01-01">long ago</time></body></html>"""


def of(page: str | bytes, base: str | None = BASE) -> PageHead:
    return head(page if isinstance(page, bytes) else page.encode(), base)


def test_the_head_of_a_page_is_read() -> None:
    assert of(PAGE) == PageHead(
        title="A story & more",
        description="What happened.",
        canonical="https://paper.example/2026/a-story",
        image=Image("https://paper.example/a.jpg", 1200, 630),
        published_at=datetime(2026, 11, 21, 9, tzinfo=UTC),
        author="Ada Lovelace",
        site_name="The Paper",
        lang="en-GB",
        feeds=(
            Alternate("https://paper.example/feed.xml", "News & views", "RSS feed"),
            Alternate("https://paper.example/2026/atom.xml", None, "Atom feed"),
            Alternate("https://feeds.example/f.json", None, "JSON feed"),
        ),
    )


def test_a_page_is_an_article() -> None:
    [article] = parse_page(Document("list", BASE, PAGE.encode(), BASE, BASE, page=True))
    assert article == Article(
        key=BASE,
        title="A story & more",
        excerpt="What happened.",
        published_at=datetime(2026, 11, 21, 9, tzinfo=UTC),
        original_url="https://paper.example/2026/a-story",
        provider=Provider("The Paper", "paper.example"),
        images=(Image("https://paper.example/a.jpg", 1200, 630),),
        author="Ada Lovelace",
        lang="en-GB",
    )


def test_a_bare_page_is_named_by_its_address() -> None:
    address = "https://paper.example/2026/heat-pumps"
    [article] = parse_page(Document("list", address, b"<p>hello", address, page=True))
    assert isinstance(article, Article)
    assert (article.title, article.original_url) == ("Heat pumps", address)
    assert article.provider == Provider("paper.example", "paper.example")


def test_a_canonical_address_that_is_the_same_for_all_pages_is_not_believed() -> None:
    page = b'<link rel=canonical href="https://paper.example/"><title>x</title>'
    [article] = parse_page(Document("list", BASE, page, BASE))
    assert isinstance(article, Article)
    assert article.original_url == BASE


@pytest.mark.parametrize("data", [b"", b"just words", b"%PDF-1.7 <x>\0\0", b"\0" * 50])
def test_what_is_no_page_is_a_failure(data: bytes) -> None:
    [found] = parse_page(Document("list", "k", data, BASE))
    assert isinstance(found, Failure)
    assert of(data) == PageHead()


def test_what_schema_org_tells_is_read() -> None:
    page = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
      {"@type": "Organization", "name": "Not this"},
      {"@type": ["NewsArticle"], "headline": "From data", "datePublished": "2026-11-21",
       "author": [{"@type": "Person", "name": "Ada"}, "Grace"], "publisher": {"name": "The Paper"},
       "image": [{"url": "/i.png"}], "description": "Said so."}]}</script>"""
    assert of(page) == PageHead(
        title="From data",
        description="Said so.",
        image=Image("https://paper.example/i.png"),
        published_at=datetime(2026, 11, 21, tzinfo=UTC),
        author="Ada, Grace",
        site_name="The Paper",
    )


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<meta charset=windows-1251><title>Новости".encode("cp1251"), "Новости"),
        ("<title>Grüße".encode(), "Grüße"),
        ("<title>Grüße".encode("cp1252"), "Grüße"),
        ("\ufeff<title>Grüße".encode("utf-16"), "Grüße"),
        (b"<meta charset=zip><title>x", "x"),
        (b"<?xml version='1.0' encoding='utf-8'?><html><title>x</title></html>", "x"),
        (b"<title>a\x1b]0;b\x07c</title>", "a]0;bc"),
    ],
)
def test_pages_in_any_character_set_are_read(page: bytes, title: str) -> None:
    assert of(page).title == title


@pytest.mark.parametrize(
    ("page", "published_at"),
    [
        ('<time datetime="2026-11-20T08:00Z">', datetime(2026, 11, 20, 8, tzinfo=UTC)),
        ('<meta name="date" content="21 Nov 2026">', datetime(2026, 11, 21, tzinfo=UTC)),
        ('<meta itemprop="datePublished" content="2026-11-21">', datetime(2026, 11, 21, tzinfo=UTC)),
        ("<time>yesterday</time>", None),
    ],
)
def test_dates_are_found_where_pages_have_them(page: str, published_at: datetime | None) -> None:
    assert of(page).published_at == published_at


def test_addresses_are_resolved_against_the_base_of_the_page() -> None:
    feed = '<link rel=alternate type="application/rss+xml" href="f.xml">'
    assert of(f"<base href='/b/'>{feed}").feeds[0].url == "https://paper.example/b/f.xml"
    assert of(f"<base href='data:x'>{feed}").feeds[0].url == "https://paper.example/2026/f.xml"
    assert of(feed, None).feeds == ()


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000,
        "<link rel=alternate type='application/rss+xml' href='/x'>" * 9000,
        "<meta property=og:title content='" + "&lt;b " * 80_000,
        "<script type='application/ld+json'>" + "[" * 100_000,
        "<" * 500_000,
        "<a " + "b=c " * 100_000,
    ],
)
def test_a_page_of_much_nonsense_is_read_in_time(page: str) -> None:
    assert isinstance(of(page), PageHead)


PIECES = st.sampled_from(
    ["<title>", "</title>", "<meta ", "property=", '"og:title"', " content=", '"', "<link rel=alternate ",
     "type=application/rss+xml ", "href=", "http://[", "//", ">", "<script type=application/ld+json>", "</script>",
     '{"@type":"Article","headline":', "[", "]", "}", "<base href=", "\0", "\x1b", "&#27;", "<time datetime=",
     "9999-99-99"]
)  # fmt: skip


@given(
    st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join),
    st.sampled_from(["utf-8", "utf-16", "cp1252"]),
)
def test_no_bytes_at_all_raise(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    found = head(data, BASE)
    for words in (found.title, found.description, found.author, found.site_name):
        assert words is None or line(words) == words
    assert all(feed.url.startswith(("http://", "https://")) for feed in found.feeds)
    assert len(parse_page(Document("s", "k", data, BASE))) == 1
