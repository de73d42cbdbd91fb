"""What feeds do though no specification says so; both parsers of XML take it alike."""

import pytest

from reader.content.clean import block, line
from reader.content.feeds.reading import Way
from reader.content.identity import identities
from reader.models import Article, Body
from tests.content.feeds.feeds import ADDRESS, atom, both_ways, item, parsed, rss


def keys(found: list[Article]) -> list[str]:
    return [article.key for article in found]


@both_ways
def test_items_without_links_are_told_apart_by_their_guids(way: Way) -> None:
    found = parsed(rss(item("<guid>one</guid>", link="") + item("<guid>two</guid>", link="")), way)
    assert keys(found.articles) == ["one", "two"]
    assert [article.url for article in found.articles] == [None, None]


@both_ways
def test_items_without_guids_are_told_apart_by_their_links(way: Way) -> None:
    found = parsed(rss(item(link="https://daily.example/1") + item(link="https://daily.example/2")), way)
    assert keys(found.articles) == ["https://daily.example/1", "https://daily.example/2"]


@both_ways
def test_items_without_links_and_guids_keep_their_keys_from_day_to_day(way: Way) -> None:
    yesterday = parsed(rss(item(title="One", link="") + item(title="Two", link="")), way).articles
    today = parsed(rss(item(title="Three", link="") + item(title="One", link="")), way).articles
    assert len({*keys(yesterday), *keys(today)}) == 3
    assert today[1].key == yesterday[0].key


@both_ways
@pytest.mark.parametrize("guid", ["<guid isPermaLink='false'>{}</guid>", ""])
def test_items_that_share_one_link_are_articles_of_their_own(way: Way, guid: str) -> None:
    link = "https://daily.example/live"
    found = parsed(rss("".join([item(guid.format(n), f"News {n}", link) for n in range(3)])), way).articles
    assert len(set(keys(found))) == 3
    assert len(set(identities(found, "feed"))) == 3
    assert {article.url for article in found} == {link}


@both_ways
def test_an_item_that_links_to_the_home_page_is_not_the_home_page(way: Way) -> None:
    monday = parsed(rss(item("<guid isPermaLink='false'>1</guid>", "Mon", "https://www.daily.example")), way)
    tuesday = parsed(rss(item("<guid isPermaLink='false'>2</guid>", "Tue", "https://www.daily.example")), way)
    assert monday.article.url == "https://www.daily.example"
    assert identities(monday.articles, "feed") != identities(tuesday.articles, "feed")


@both_ways
@pytest.mark.parametrize(
    ("link", "guid", "own"),
    [
        ("https://daily.example/ferry/#comment-12", "https://daily.example/?p=1#comment-12", True),
        ("https://daily.example/ferry/#xtor=RSS-1", "ferry-12", False),
        ("https://daily.example/ferry/", "https://daily.example/?p=1#comment-12", False),
    ],
)
def test_the_only_comment_on_an_article_is_not_the_article(way: Way, link: str, guid: str, own: bool) -> None:
    found = parsed(rss(item(f"<guid isPermaLink='false'>{guid}</guid>", "Re: Ferry", link)), way).articles
    assert (identities(found, "feed") != ["https://daily.example/ferry"]) is own


@both_ways
def test_a_guid_that_several_items_have_tells_nothing(way: Way) -> None:
    guid = "<guid isPermaLink='false'>0</guid>"
    pages = ["https://daily.example/1", "https://daily.example/2"]
    found = parsed(rss("".join([item(guid, link=page) for page in pages])), way).articles
    assert keys(found) == pages
    assert [article.guid for article in found] == [None, None]


@both_ways
def test_an_item_that_comes_twice_is_one_article(way: Way) -> None:
    twice = item("<guid isPermaLink='false'>1</guid>") * 2
    assert parsed(rss(twice), way).article.title == "A title"


@both_ways
def test_a_title_in_html_is_read_as_text(way: Way) -> None:
    title = "&lt;b&gt;Salt&lt;/b&gt; &amp;amp; &amp;#8220;pepper&amp;#8221; <![CDATA[<i>cost</i> 5 < 6]]>"
    assert parsed(rss(item(title=title)), way).article.title == "Salt & “pepper” cost 5 < 6"


@both_ways
def test_entities_that_were_escaped_twice_are_decoded_twice(way: Way) -> None:
    found = parsed(rss(item(title="Caf&amp;amp;eacute; &amp;amp; bar")), way)
    assert found.article.title == "Café & bar"


@both_ways
def test_what_is_escaped_twice_cannot_smuggle_a_control_character(way: Way) -> None:
    title = "A&amp;#27;]0;owned&amp;amp;#7; &amp;#x202e;txet"
    assert parsed(rss(item(title=title)), way).article.title == "A]0;owned txet"


@both_ways
def test_an_empty_title_is_the_first_words_of_the_text(way: Way) -> None:
    words = (
        "The ferry sails again, every hour from seven in the morning until the last light. Bring some bread."
    )
    found = parsed(rss(item(f"<description>&lt;p&gt;{words}&lt;/p&gt;</description>", title="")), way)
    assert (
        found.article.title == "The ferry sails again, every hour from seven in the morning until the last…"
    )


@both_ways
def test_an_item_with_a_link_alone_is_called_by_it(way: Way) -> None:
    found = parsed(rss(item(title="", link="https://daily.example/2021/ferry-sails-again.html?x=1")), way)
    assert found.article.title == "Ferry sails again"


@both_ways
def test_unescaped_ampersands_are_ampersands(way: Way) -> None:
    found = parsed(rss(item(title="Salt & pepper &co", link="https://daily.example/?a=1&b=2&copy=3")), way)
    assert found.article.title == "Salt & pepper &co"
    assert found.article.url == "https://daily.example/?a=1&b=2&copy=3"


@both_ways
def test_entities_of_html_are_known(way: Way) -> None:
    found = parsed(
        rss(item("<description>&ldquo;caf&eacute;&rdquo;&nbsp;&hellip; &unknown;</description>")), way
    )
    assert found.article.excerpt == "“café” … &unknown;"


@both_ways
def test_cdata_in_cdata_is_read_whole(way: Way) -> None:
    inner = "<description><![CDATA[<p>one <![CDATA[two]]> three</p>]]></description>"
    found = parsed(rss(item(inner) + item(title="Next", link="https://daily.example/b")), way).articles
    assert [article.title for article in found] == ["A title", "Next"]
    assert found[0].excerpt == "one two three"


@both_ways
def test_cdata_that_was_escaped_into_cdata_is_no_text(way: Way) -> None:
    inner = "<description><![CDATA[<![CDATA[Plain words]]]]><![CDATA[>]]></description>"
    assert parsed(rss(item(inner)), way).article.excerpt == "Plain words"


@both_ways
def test_html_that_nobody_escaped_is_read(way: Way) -> None:
    inner = "<description>One <b>bold</b> <i>word</i></description>"
    assert parsed(rss(item(inner)), way).article.excerpt == "One bold word"


def test_html_that_nobody_escaped_and_nobody_closed_is_read() -> None:
    inner = "<description>One<br>two <img src=https://daily.example/a.png> three</description>"
    found = parsed(rss(item(inner) + item(title="Next", link="https://daily.example/b")))
    assert [article.title for article in found.articles] == ["A title", "Next"]
    assert found.articles[0].excerpt == "One two three"


@both_ways
@pytest.mark.parametrize("text", ["<br><br/><br />", "<p>&nbsp;</p><p></p>", "   ", "<!-- nothing -->"])
def test_a_text_of_breaks_alone_is_no_text(way: Way, text: str) -> None:
    found = parsed(rss(item(f"<description><![CDATA[{text}]]></description>")), way).article
    assert (found.excerpt, found.body) == (None, None)


@both_ways
def test_breaks_between_words_are_spaces_in_the_excerpt(way: Way) -> None:
    inner = "<description><![CDATA[one<br><br>two<br/>three</p>]]></description>"
    assert parsed(rss(item(inner)), way).article.excerpt == "one two three"


@both_ways
def test_a_long_description_is_the_body_and_its_beginning_the_excerpt(way: Way) -> None:
    text = "<p>" + "Some words of a long story. " * 40 + "</p>"
    found = parsed(rss(item(f"<description><![CDATA[{text}]]></description>")), way).article
    assert found.body == Body("html", text.strip())
    assert found.excerpt is not None
    assert found.excerpt.startswith("Some words of a long story.")
    assert found.excerpt.endswith("…")
    assert len(found.excerpt) <= 300


@both_ways
def test_a_short_description_that_is_a_picture_is_a_body(way: Way) -> None:
    picture = '<img src="https://daily.example/a.png" alt="x">'
    found = parsed(rss(item(f"<description><![CDATA[{picture}]]></description>")), way).article
    assert (found.excerpt, found.body) == (None, Body("html", picture))


@both_ways
def test_plain_text_keeps_its_lines(way: Way) -> None:
    text = "First line\nsecond line\n\n" + "A new paragraph. " * 30
    found = parsed(rss(item(f"<description>{text}</description>")), way).article
    assert found.body is not None
    assert found.body.text.startswith("<p>First line<br>\nsecond line</p>\n<p>A new paragraph.")


@both_ways
@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "vbscript:x", "&#106;avascript:x"],
)
def test_only_addresses_of_the_web_are_links(way: Way, address: str) -> None:
    inner = (
        f'<enclosure url="{address}" type="audio/mpeg"/><comments>{address}</comments>'
        f'<media:content url="{address}"/><media:thumbnail url="{address}"/>'
    )
    found = parsed(rss(item(inner, link=address)), way).article
    assert (found.url, found.comments_url, found.enclosures, found.images) == (None, None, (), ())


@both_ways
def test_a_relative_link_is_resolved_against_the_address_of_the_feed(way: Way) -> None:
    inner = '<guid>7</guid><enclosure url="b.mp3" type="audio/mpeg"/>'
    found = parsed(rss(item(inner, link="../news/7")), way, "https://daily.example/feeds/rss").article
    assert found.url == "https://daily.example/news/7"
    assert found.enclosures[0].url == "https://daily.example/feeds/b.mp3"
    assert found.key == "7"


@both_ways
def test_bases_are_resolved_one_within_the_other(way: Way) -> None:
    entry = '<entry xml:base="c/"><id>1</id><title>T</title><link href="d"/></entry>'
    found = parsed(atom(entry, 'xml:base="/b/"'), way, "https://daily.example/a/feed")
    assert found.article.url == "https://daily.example/b/c/d"


@both_ways
def test_a_name_comes_without_its_address(way: Way) -> None:
    authors = ["jane@daily.example (Jane Roe)", "Jane Roe &lt;jane@daily.example&gt;", "Jane Roe"]
    for author in authors:
        assert parsed(rss(item(f"<author>{author}</author>")), way).article.author == "Jane Roe"


@both_ways
def test_topics_are_few_short_and_each_there_once(way: Way) -> None:
    given = ["Sea", "sea", " ", "x" * 300, "R&amp;D", *[f"t{n}" for n in range(40)]]
    inner = "".join([f"<category>{one}</category>" for one in given])
    found = parsed(rss(item(inner)), way).article.topics
    assert found[:3] == ("Sea", "R&D", "t0")
    assert len(found) == 20


@both_ways
def test_an_unreadable_date_leaves_room_for_another(way: Way) -> None:
    inner = "<pubDate>soon</pubDate><dc:date>2021-05-11T12:00:00Z</dc:date>"
    found = parsed(rss(item(inner)), way).article
    assert found.published_at is not None
    assert found.published_at.isoformat() == "2021-05-11T12:00:00+00:00"


@both_ways
@pytest.mark.parametrize("date", ["soon", "", "0000-00-00 00:00:00", "Thu, 99 Foo 2021", "31.02.2021"])
def test_a_date_that_is_none_is_unknown_and_never_now(way: Way, date: str) -> None:
    assert parsed(rss(item(f"<pubDate>{date}</pubDate>")), way).article.published_at is None


@both_ways
def test_a_feed_without_a_title_is_called_by_its_site(way: Way) -> None:
    found = parsed(rss(item(), "<link>https://www.daily.example/</link>"), way).article
    assert found.provider is not None
    assert (found.provider.name, found.provider.domain) == ("daily.example", "daily.example")


@both_ways
@pytest.mark.parametrize(
    "feed", [rss(""), atom(""), '<rss version="2.0"></rss>', '<rss version="2.0"><channel/></rss>', "<feed/>"]
)
def test_a_feed_without_items_is_no_failure(way: Way, feed: str) -> None:
    assert parsed(feed, way) == ([], [])


@both_ways
def test_an_item_with_nothing_to_show_is_one_failure_and_the_others_are_kept(way: Way) -> None:
    empty = "<item><pubDate>Tue, 11 May 2021 12:00:00 GMT</pubDate></item>"
    found = parsed(rss(item() + empty + item(title="B", link="https://daily.example/b")), way)
    assert [article.title for article in found.articles] == ["A title", "B"]
    assert [(failure.key, failure.message) for failure in found.failures] == [
        ("item 2", "has neither title nor text nor link")
    ]


@both_ways
def test_what_commands_a_terminal_does_not_come_through(way: Way) -> None:
    esc = "\x1b]0;x\x07 \x9b31m \u202e\u2066 \U000e0041 \u200b"
    inner = (
        f"<author>{esc}Jane</author><category>{esc}Sea</category><guid>{esc}g</guid>"
        f"<description><![CDATA[{esc}<p>Words</p>]]></description>"
        f"<content:encoded><![CDATA[{esc}<p>Words</p>]]></content:encoded>"
    )
    found = parsed(rss(item(inner, title=f"{esc}Title"), f"<title>{esc}Daily</title>"), way).article
    for text in (found.title, found.author, found.topics[0], found.key, found.guid, found.excerpt):
        assert text
        assert line(text) == text
        assert "\x1b" not in text
    assert found.body is not None
    assert block(found.body.text) == found.body.text
    assert found.provider is not None
    assert line(found.provider.name) == found.provider.name


@both_ways
def test_atom_within_rss_is_understood(way: Way) -> None:
    inner = '<atom:link rel="alternate" href="https://daily.example/x"/>'
    assert parsed(rss(item(inner, link="")), way).article.url == "https://daily.example/x"


@both_ways
def test_prefixes_that_nobody_declared_are_understood(way: Way) -> None:
    inner = "<dc:creator>Jane</dc:creator><content:encoded><![CDATA[<p>Whole</p>]]></content:encoded>"
    feed = f'<rss version="2.0"><channel><title>D</title>{item(inner)}</channel></rss>'
    found = parsed(feed, "whichever" if way == "quick" else way).article
    assert (found.author, found.body) == ("Jane", Body("html", "<p>Whole</p>"))


@both_ways
def test_other_prefixes_than_the_usual_are_understood(way: Way) -> None:
    feed = (
        f'<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>D</a:title><a:entry><a:id>1</a:id><a:title>T</a:title>'
        f'<a:link href="{ADDRESS}/1"/></a:entry></a:feed>'
    )
    found = parsed(feed, way).article
    assert (found.title, found.key, found.url) == ("T", "1", f"{ADDRESS}/1")


@both_ways
def test_a_text_in_atom_may_be_in_base64(way: Way) -> None:
    content = '<content type="text/html" mode="base64">PHA+SGVsbG8g4oCUIHlvdTwvcD4=</content>'
    feed = (
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>D</title>'
        f"<entry><id>1</id><title>T</title>{content}</entry></feed>"
    )
    assert parsed(feed, way).article.body == Body("html", "<p>Hello — you</p>")


@both_ways
@pytest.mark.parametrize(
    ("given", "lang"),
    [("en_US", "en-US"), ("zh-Hant-TW", "zh-Hant-TW"), ("English, mostly", None), ("<b>", None)],
)
def test_a_language_is_a_tag_or_unknown(way: Way, given: str, lang: str | None) -> None:
    feed = rss(item(), f"<title>Daily</title><language><![CDATA[{given}]]></language>")
    assert parsed(feed, way).article.lang == lang
