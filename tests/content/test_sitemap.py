"""Sitemaps of news sites and of any others."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.clean import line
from reader.content.sitemap import MOST_FURTHER, MOST_URLS, NEWEST, further, is_sitemap, parse_sitemap
from reader.models import Article, Document, Failure, Image, Provider

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
    ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
    ' xmlns:video="http://www.google.com/schemas/sitemap-video/1.1">'
)
NEWS = """
<url><loc>https://paper.example/2026/old</loc><lastmod>2026-11-01</lastmod></url>
<url>
  <loc>https://paper.example/a?x=1&amp;y=2</loc>
  <lastmod>2026-11-22</lastmod>
  <n:news>
    <n:publication><n:name>The Paper</n:name><n:language>en</n:language></n:publication>
    <n:publication_date>2026-11-21T10:00:00+01:00</n:publication_date>
    <n:title><![CDATA[Bread &amp; roses]]></n:title>
    <n:keywords>Bread, Roses,, Bread</n:keywords>
  </n:news>
  <image:image><image:loc>https://paper.example/a.jpg</image:loc><image:title>Roses</image:title></image:image>
  <image:image><image:loc>javascript:alert(1)</image:loc></image:image>
</url>
"""


def parsed(data: str | bytes, base: str = "https://paper.example/sitemap.xml") -> list[Article | Failure]:
    data = data.encode() if isinstance(data, str) else data
    return parse_sitemap(Document("source", "sitemap.xml", data, base, base))


def test_a_news_sitemap_tells_title_date_paper_and_topics() -> None:
    article, old = parsed(f"{HEAD}{NEWS}</urlset>")
    assert article == Article(
        key="https://paper.example/a?x=1&y=2",
        title="Bread & roses",
        published_at=datetime(2026, 11, 21, 9, tzinfo=UTC),
        original_url="https://paper.example/a?x=1&y=2",
        provider=Provider("The Paper", "paper.example"),
        topics=("Bread", "Roses"),
        images=(Image("https://paper.example/a.jpg", title="Roses"),),
        lang="en",
    )
    assert isinstance(old, Article)
    assert (old.title, old.published_at) == ("Old", datetime(2026, 11, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("https://a.example/news/2026-11-20-heat-pumps-outsell-boilers.html", "Heat pumps outsell boilers"),
        ("https://a.example/news/heat_pumps/index.html", "Heat pumps"),
        ("https://a.example/caf%C3%A9-society/", "Café society"),
        ("https://www.a.example/", "a.example"),
    ],
)
def test_a_plain_sitemap_tells_titles_by_its_addresses(address: str, title: str) -> None:
    [article] = parsed(f"<urlset><url><loc>{address}</loc></url></urlset>")
    assert isinstance(article, Article)
    assert (article.title, article.published_at) == (title, None)


def test_a_video_is_one() -> None:
    [article] = parsed(
        HEAD + "<url><loc>https://a.example/v</loc><video:video><video:thumbnail_loc>https://a.example/t.jpg"
        "</video:thumbnail_loc><video:title>A film</video:title><video:player_loc>https://a.example/p"
        "</video:player_loc></video:video></url></urlset>"
    )
    assert isinstance(article, Article)
    assert (article.type, article.title, article.video_url) == ("video", "A film", "https://a.example/p")
    assert article.images == (Image("https://a.example/t.jpg"),)


def test_prefixes_without_a_declaration_bare_ampersands_and_relative_addresses_are_read() -> None:
    [article] = parsed(
        "<urlset><url><loc>/a?b&c</loc><news:news><news:title>A &nbsp; B & C\x1b</news:title></news:news></url>"
    )
    assert isinstance(article, Article)
    assert (article.original_url, article.title) == ("https://paper.example/a?b&c", "A B & C")


def test_an_entry_without_an_address_is_a_failure_with_its_line() -> None:
    found = parsed(
        "<urlset>\n<url><loc>ftp://a.example/</loc></url>\n<url/>\n<url><loc>https://b.example/x</loc></url></urlset>"
    )
    assert [type(part) for part in found] == [Article, Failure, Failure]
    assert [part.line for part in found if isinstance(part, Failure)] == [2, 3]


def test_the_newest_of_many_are_kept() -> None:
    urls = "".join(
        f"<url><loc>https://a.example/{number}</loc><lastmod>2026-{number % 12 + 1:02}-01</lastmod></url>"
        for number in range(NEWEST + 100)
    )
    found = parsed(f"<urlset>{urls}</urlset>")
    assert len(found) == NEWEST
    dates = [part.published_at for part in found if isinstance(part, Article) and part.published_at]
    assert dates == sorted(dates, reverse=True)
    assert dates[0].month == 12


def test_size_is_bounded() -> None:
    found = parsed("<urlset>" + "<url><loc>https://a.example/</loc></url>" * (MOST_URLS + 1) + "</urlset>")
    assert len(found) == 2
    assert isinstance(found[1], Failure)
    assert isinstance(parsed("<urlset>" + "<a/>" * 1_600_000)[0], Failure)


def test_declarations_without_an_end_are_passed_over_once() -> None:
    data = b"<urlset>" + b"<?xml " * 200_000

    assert parse_sitemap(Document("s", "k", data, "https://example.org/")) == []


def test_an_index_names_the_sitemaps_changed_last() -> None:
    index = (
        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        + "".join(
            f"<sitemap><loc>https://a.example/{number}.xml</loc>"
            f"<lastmod>2026-01-{number % 28 + 1:02}</lastmod></sitemap>"
            for number in range(80)
        )
        + "</sitemapindex>"
    ).encode()
    assert is_sitemap(index)
    assert len(further(index)) == MOST_FURTHER
    assert further(index)[0] == "https://a.example/27.xml"
    assert parsed(index) == []
    assert further(f"{HEAD}{NEWS}</urlset>".encode()) == ()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<!DOCTYPE urlset [<!ENTITY a 'a'>]><urlset/>", "DOCTYPE"),
        (b"<!doctype html><html><body><h1>Sorry</h1></body></html>", "DOCTYPE"),
        (b"", "XML"),
        (b"garbage", "no sitemap"),
        (b"<html/>", "no sitemap"),
    ],
)
def test_what_is_no_sitemap_is_one_failure(data: bytes, words: str) -> None:
    [failure] = parsed(data)
    assert isinstance(failure, Failure)
    assert words in failure.message
    assert not is_sitemap(data)


PIECES = st.sampled_from(
    ["<urlset>", "<url>", "</url>", "<loc>", "</loc>", "https://a.example/x", "<lastmod>2026-13-45</lastmod>", "&",
     "<![CDATA[", "]]>", "<sitemapindex>", "<sitemap>", "<news:title>", "\0", "<!DOCTYPE", "<?xml encoding='utf-16'?>"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join))
def test_no_bytes_at_all_raise(text: str) -> None:
    data = text.encode("utf-8", "replace")
    is_sitemap(data)
    further(data)
    for part in parsed(data):
        if isinstance(part, Article):
            assert line(part.title) == part.title
            assert part.original_url
            assert part.original_url.startswith("http")
