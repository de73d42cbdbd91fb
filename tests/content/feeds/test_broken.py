"""Feeds that are no valid XML, or not all there: what can be read of them is."""

from pathlib import Path

import pytest

from reader.content import parse
from reader.content.feeds import is_feed, parse_feed, read_feed
from reader.models import Document
from tests.content.feeds.feeds import atom, item, parsed, rss, unreadable

TWO = item() + item(title="B", link="https://daily.example/b")
CORPUS = Path(__file__).parent / "corpus"


def titles(feed: str | bytes) -> list[str]:
    found = parsed(feed)
    assert not found.failures
    return [article.title for article in found.articles]


@pytest.mark.parametrize(
    "before",
    [
        "\n\n  ",
        "\ufeff",
        "<br />\n<b>Warning</b>:  session_start(): no such folder in <b>/var/www/x.php</b> on line <b>3</b><br />\n",
        "<!-- made by hand -->\n",
        "Notice: undefined index\n",
        "<?php header('x') ?>",
    ],
)
def test_what_a_broken_server_writes_before_the_feed_is_passed_over(before: str) -> None:
    feed = before + rss(TWO)
    assert is_feed(feed.encode())
    assert titles(feed) == ["A title", "B"]


@pytest.mark.parametrize(
    "behind", ["\n<!-- 0.3 seconds -->", "<script>count()</script>", "\x00", "Fatal error", "<br>"]
)
def test_what_a_broken_server_writes_behind_the_feed_is_passed_over(behind: str) -> None:
    assert titles(rss(TWO) + behind) == ["A title", "B"]


@pytest.mark.parametrize("cut", ["</item>\n\n</channel>", "<title>B", "B</title>", "tps://daily.example/b"])
def test_a_feed_that_ends_in_the_middle_gives_its_whole_items_and_says_so(cut: str) -> None:
    feed = rss(TWO)
    found = parsed(feed[: feed.index(cut)])
    assert [article.title for article in found.articles] == ["A title"]
    [failure] = found.failures
    assert "ends in the middle of an item" in failure.message
    assert failure.line == feed[: feed.index(cut)].count("\n") + 1


def test_a_feed_that_ends_before_its_first_item_does_is_one_failure() -> None:
    wrong = unreadable('<?xml version="1.0"?>\n<rss version="2.0">\n<channel>\n<title>D</title>\n<item>')
    assert wrong.message == "is an RSS 2.0 feed that ends before its first item does"
    assert wrong.line == 5


def test_a_feed_that_cannot_be_read_tells_what_is_wrong_and_in_which_line() -> None:
    feed = '<?xml version="1.0"?>\n\n<rss version="2.0">\n<channel>\n<title>D</b>\n</channel></rss>'
    [failure] = parse_feed(Document("source", "feed.xml", feed.encode(), "/x/feed.xml"))
    assert (failure.key, failure.line) == ("feed.xml", 5)  # type: ignore[union-attr]
    assert failure.message == "is an RSS 2.0 feed, but no valid XML: mismatched tag"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "wrong",
    [
        "<description>1 < 2</description>",
        "<description>a <br> b</description>",
        "<description><p>a<p>b</description>",
        "<description>&bogus; &#0; &#x1b; &#xD800; &#99999999;</description>",
        "<description>\x0b\x1f\x08</description>",
        "<description>]]></description>",
        '<enclosure url="https://daily.example/a.mp3" url="x"/>',
        "<enclosure url=https://daily.example/a.mp3>",
        "<foo:bar>1</foo:bar>",
        "<pubDate>x</PubDate>",
        "<!-- a -- b -->",
    ],
)
def test_a_fault_in_one_item_leaves_the_others_as_they_are(wrong: str) -> None:
    assert titles(rss(item(wrong) + item(title="B", link="https://daily.example/b"))) == ["A title", "B"]


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("UTF-8", "utf-8"),
        ("UTF-8", "cp1252"),
        (None, "utf-8"),
        (None, "cp1252"),
        ("ISO-8859-1", "cp1252"),
        ("ISO-8859-1", "utf-8"),
        ("us-ascii", "utf-8"),
        ("windows-1252", "cp1252"),
        ("UTF-16", "utf-16"),
        ("UTF-16", "utf-16-le"),
        ("UTF-16", "utf-16-be"),
        ("UTF-8", "utf-16"),
        ("UTF-16", "utf-8"),
        ("UTF-8", "utf-8-sig"),
        ("UTF-32", "utf-32"),
        ("no-such-charset", "utf-8"),
        ("rot13", "utf-8"),
        ("unicode_escape", "utf-8"),
    ],
)
def test_a_feed_is_read_in_the_charset_it_is_written_in(declared: str | None, written: str) -> None:
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else '<?xml version="1.0"?>'
    feed = declaration + rss(item(title="Zoë’s café – “neu”")).partition("?>")[2]
    data = feed.encode(written)
    assert is_feed(data)
    assert parsed(data).article.title == "Zoë’s café – “neu”"
    assert parsed(data, "lenient").article.title == "Zoë’s café – “neu”"
    assert (
        len(parse(Document("source", "https://daily.example/feed", data, "https://daily.example/feed"))) == 1
    )


@pytest.mark.parametrize(
    ("charset", "title"),
    [
        ("windows-1251", "Новости дня"),
        ("koi8-r", "Новости дня"),
        ("gb2312", "今天的新闻"),
        ("big5", "今天的新聞"),
        ("shift_jis", "今日のニュース"),
        ("euc-jp", "今日のニュース"),
        ("iso-2022-jp", "今日のニュース"),
        ("euc-kr", "오늘의 뉴스"),
        ("iso-8859-2", "Zażółć gęślą"),
        ("iso-8859-7", "Τα νέα"),
    ],
)
def test_feeds_from_everywhere_are_read(charset: str, title: str) -> None:
    feed = rss(item(title=title)).replace("UTF-8", charset)
    assert parsed(feed.encode(charset)).article.title == title


def test_half_an_emoji_is_left_out() -> None:
    data = atom("<entry><id>1</id><title>A \ud83d B</title></entry>").encode("utf-8", "surrogatepass")
    assert parsed(data).article.title.startswith("A ")


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": [\n{"id": 1,}]}', 2),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": ' + b"[" * 100_000, None),
        (b'{"version": "https://jsonfeed.org/version/1.1", "x": ' + b"1" * 5000 + b"}", None),
    ],
)
def test_a_json_feed_that_is_no_json_is_one_failure(data: bytes, line: int | None) -> None:
    wrong = unreadable(data)
    assert wrong.message.startswith("is no valid JSON Feed: ")
    assert wrong.line == line


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"<!doctype html><html><head><title>How to write <rss version='2.0'></title></head></html>",
        b"<html><body><pre><feed></pre></body></html>",
        b'<opml version="2.0"><body/></opml>',
        b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>',
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><Person/></rdf:RDF>',
        b"<!-- <rss> --><note/>",
        b"---\ntitle: About <rss> feeds\n---\n",
        b'{"page": 1, "value": []}',
        b'{"value": [{"title": "The version of https://jsonfeed.org/version/1"}]}',
        b"<rssfeeds/>",
    ],
)
def test_what_is_no_feed_is_not_taken_for_one(data: bytes) -> None:
    assert not is_feed(data)
    [failure], told = read_feed(Document("source", "x", data, "/x"))
    assert told is None
    assert failure.message == "is no feed"  # type: ignore[union-attr]
