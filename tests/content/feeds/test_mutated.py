"""Feeds damaged at random give articles or a failure, whichever parser has to read them; nothing raises."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.content.clean import block, line
from reader.content.feeds import is_feed, parse_feed
from reader.content.feeds.articles import articles_of
from reader.content.feeds.reading import Way, read
from reader.content.feeds.records import Feed
from reader.content.identity import identities
from reader.models import Article, Document, Failure
from tests.content.feeds.feeds import ADDRESS

CORPUS = Path(__file__).parent / "corpus"
FEEDS = [file.read_bytes() for file in sorted([*CORPUS.glob("*.xml"), *CORPUS.glob("*.feed")])]
SNIPPETS = st.sampled_from(
    [
        b"\x1b[31m", b"\xe2\x80\xae", b"&#27;", b"&amp;#27;", b"&amp;amp;#7;", b"&#x9b;", b"&#xd800;",
        b"&#99999999;", b"\x00",
        b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<!DOCTYPE x [", b"<!ENTITY a 'b'>", b"&a;", b"<item>", b"</item>",
        b"<entry>", b"</channel>", b"<title>", b"</title>", b"<br>", b"<", b">", b"&", b'"', b"'", b"<?", b"?>",
        b"xml:base='//['", b"http://[", b"javascript:x", b"\xff\xfe", b"\xc3", b"\xed\xa0\x80", b"<a:b c='d' c='e'>",
        b"<media:group>", b"<author>", b"<svg>", b"<link href=''/>", b"{", b"}", b"null", b"[", b"1e999",
        b"\\ud800", b" ",
    ]
)  # fmt: skip
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), SNIPPETS | st.binary(max_size=8)), min_size=1, max_size=6
)


def damaged(feed: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    for where, lost, put in edits:
        at = int(where * len(feed))
        feed = feed[:at] + put + feed[at + lost :]
    return feed


def check(found: list[Article | Failure]) -> None:
    articles = [part for part in found if isinstance(part, Article)]
    for part in found:
        repr(part)
        if isinstance(part, Failure):
            assert line(part.message) == part.message
    for article in articles:
        provider = article.provider
        texts = [
            article.key, article.title, article.excerpt, article.author, article.lang, article.guid, article.url,
            article.web_url, article.comments_url, *article.topics, *[image.url for image in article.images],
            provider.name if provider else None,
            *[text for one in article.enclosures for text in (one.url, one.type, one.title)],
        ]  # fmt: skip
        for text in texts:
            assert text is None or (text and line(text) == text)
        assert article.body is None or block(article.body.text) == article.body.text
    assert len({article.key for article in articles}) == len(articles)
    identities(articles, "feed")


@pytest.mark.parametrize("way", ["whichever", "quick", "lenient"])
@given(feed=st.sampled_from(FEEDS), edits=EDITS)
def test_a_damaged_feed_is_articles_or_a_failure(
    way: Way, feed: bytes, edits: list[tuple[float, int, bytes]]
) -> None:
    data = damaged(feed, edits)
    found = read(data, ADDRESS, way)
    if isinstance(found, Feed):
        check(articles_of(found, Document("source", "feed", data, ADDRESS)))
    else:
        assert found.message


@given(data=st.binary(max_size=200) | st.lists(SNIPPETS, max_size=40).map(b"".join))
@example(b"<rss")
@example(b"<rss>")
@example(b"<feed")
@example(b"\xff\xfe<\x00r\x00s\x00s\x00")
@example(b'{"version":"https://jsonfeed.org/version/1","items":[{"id":"\\ud800"}]}')
def test_no_bytes_raise(data: bytes) -> None:
    is_feed(data)
    check(parse_feed(Document("source", "feed", data, ADDRESS)))
    check(parse_feed(Document("source", "feed", b"<rss><channel><item>" + data, ADDRESS)))
