"""What strangers send is read within bounds: of size, number, depth, and time."""

import pytest

from reader.content.feeds import parse_feed
from reader.content.feeds.lenient import read_leniently
from reader.content.feeds.reading import LARGEST, Way
from reader.content.feeds.records import Item
from reader.models import Document
from tests.content.feeds.feeds import atom, both_ways, item, parsed, rss, unreadable

BOMB = (
    '<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">'
    '<!ENTITY file SYSTEM "file:///etc/passwd">]>'
)


@both_ways
@pytest.mark.parametrize("entity", ["a", "c", "file"])
def test_entities_that_a_feed_defines_are_never_expanded(way: Way, entity: str) -> None:
    feed = rss(item(title=f"An &{entity}; in a title")).replace("<rss ", f"{BOMB}\n<rss ")
    assert parsed(feed, way).article.title == f"An &{entity}; in a title"


def test_a_feed_that_is_too_large_is_not_read() -> None:
    assert "32 MiB" in unreadable(b" " * (LARGEST + 1)).message


def test_a_feed_of_too_many_tags_is_not_read() -> None:
    assert "too large" in unreadable(rss("<a b='c'/>" * 500_000)).message


def test_a_json_feed_of_too_many_values_is_not_read() -> None:
    many = '{"a":1},' * 600_000
    assert (
        "too large" in unreadable('{"version": "https://jsonfeed.org/version/1", "items": [' + many).message
    )


def test_of_many_items_that_are_none_the_first_hundred_are_told() -> None:
    found = parsed(rss("<item/>" * 300 + item()))
    assert len(found.articles) == 1
    assert len(found.failures) == 100


def test_of_too_many_items_the_newest_are_read_and_it_is_said() -> None:
    old = item("<pubDate>Tue, 11 May 2010 12:00:00 GMT</pubDate><guid>old</guid>", title="Old")
    dated = "<pubDate>Tue, 11 May 2021 12:00:00 GMT</pubDate>"
    new = "".join([item(f"{dated}<guid>{n}</guid>", link="") for n in range(5000)])
    found = parsed(rss(item("<guid>undated</guid>", link="") + old + new))
    assert [article.key for article in found.articles] == [str(n) for n in range(5000)]
    assert [failure.message for failure in found.failures] == [
        "has more than 5000 items; the newest 5000 were read"
    ]


@both_ways
def test_texts_have_an_end(way: Way) -> None:
    long = "word " * 30_000
    inner = (
        f"<author>{long}</author><category>{long}</category><guid>{long}</guid>"
        f"<description>{long}</description><content:encoded>{long * 5}</content:encoded>"
    )
    found = parsed(rss(item(inner, title=long)), way).article
    assert len(found.title) <= 500
    assert found.author is not None
    assert len(found.author) <= 500
    assert len(found.key) <= 500
    assert found.topics == ()
    assert found.excerpt is not None
    assert len(found.excerpt) <= 1000


@pytest.mark.parametrize("tag", ["a", "item", "div", "content:encoded"])
def test_what_is_nested_without_end_is_read_or_refused(tag: str) -> None:
    deep = f"<{tag}>" * 20_000 + "x" + f"</{tag}>" * 20_000
    for feed in (rss(item(f"<description>{deep}</description>")), rss(deep), rss(f"<{tag}>" * 20_000)):
        assert isinstance(parse_feed(Document("s", "k", feed.encode(), "/x")), list)


def test_markup_that_is_nested_too_deep_is_text() -> None:
    deep = "<div>" * 3000 + "words" + "</div>" * 3000
    content = f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{deep}</div></content>'
    found = parsed(atom(f"<entry><id>1</id><title>T</title>{content}</entry>"), "quick").article
    assert found.excerpt == "words"


@pytest.mark.parametrize(
    "filling", ["a", "a@", "1:", "&", "<", "</a", "<a ", "<!--", "<![CDATA[", "]]>", "\n"]
)
@pytest.mark.parametrize("element", ["author", "pubDate", "description"])
def test_no_text_takes_more_than_its_share_of_time(filling: str, element: str) -> None:
    """In the square of its length each of these would take minutes, and the test run has a limit for each test."""
    size = 50_000 if "<" in filling or "&" in filling else 400_000
    feed = rss(item(f"<br><{element}>{filling * (size // len(filling))}</{element}>"))
    assert isinstance(parse_feed(Document("s", "k", feed.encode(), "/x")), list)


@both_ways
def test_categories_without_number_are_few_topics(way: Way) -> None:
    tags = "".join([f"<category>{n}</category>" for n in range(5000)])
    assert len(parsed(rss(item(tags)), way).article.topics) == 20


def test_of_what_only_feedparser_reads_the_beginning_is_read_and_it_is_said() -> None:
    long = "word " * 160_000
    found = parsed(
        rss("".join([item(f"<br><guid>{n}</guid><description>{long}</description>") for n in range(3)]))
    )
    assert [article.key for article in found.articles] == ["0", "1"]
    assert "too large to be mended" in found.failures[0].message


def test_a_body_has_an_end() -> None:
    found = parsed(rss(item(f"<description>{'word ' * 500_000}</description>"))).article
    assert found.body is not None
    assert 1_900_000 < len(found.body.text) < 2_000_100


def test_where_feedparser_stumbles_the_items_before_are_the_feed() -> None:
    wrong = "<item><title>&#99999999999;</title></item>"
    assert read_leniently(f"<rss><channel>{wrong}", "RSS", None) is None
    found = read_leniently(f"<rss><channel>{item()}{wrong}{item()}", "RSS", None)
    assert found is not None
    assert [one.title for one in found.items if isinstance(one, Item)] == ["A title"]
    assert found.trouble
