"""Related stories: what a file lists, found in the library, and who lists it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from reader.library import Library
from reader.models import Provider
from tests.archive import refresh, story, write_article

ELSEWHERE = {"title": "Somebody else's", "webUrl": "https://elsewhere.example/x", "quality": 39}


def test_listed_stories_are_found_by_address_and_by_title_and_date(library: Library, news: Path) -> None:
    write_article(news, "by-address", title="Renamed since", originalUrl="https://a.example/story")
    write_article(news, "by-title", title="A bridge, reopened", publishedDateTime="2026-11-19T10:00:00Z")
    write_article(news, "long-ago", title="Same words", publishedDateTime="2020-01-01T10:00:00Z")
    write_article(
        news,
        "lead",
        related=[
            {"title": "Old headline", "webUrl": "http://www.a.example/story/amp/?utm_source=x"},
            {
                "title": "A Bridge Reopened!",
                "webUrl": "https://b.example/y",
                "publishedDateTime": "2026-11-19T12:00:00Z",
            },
            {
                "title": "Same words",
                "webUrl": "https://b.example/z",
                "publishedDateTime": "2026-11-19T12:00:00Z",
            },
            ELSEWHERE,
        ],
    )
    refresh(library)
    related = story(library, "Lead").related
    found = [library.story(one.article_id).summary.title if one.article_id else None for one in related]
    assert found == ["Renamed since", "A bridge, reopened", None, None]
    assert {(one.kind, one.reason) for one in related} == {("listed", "listed by this article")}
    assert related[3].url == ELSEWHERE["webUrl"]


def test_an_article_names_those_that_list_it(library: Library, news: Path) -> None:
    write_article(news, "listed", originalUrl="https://a.example/listed")
    write_article(news, "lister", related=[{"title": "x", "webUrl": "https://a.example/listed"}])
    write_article(news, "stranger", related=[ELSEWHERE])
    refresh(library)
    related = story(library, "Listed").related
    assert [(one.title, one.kind, one.reason) for one in related] == [
        ("Lister", "links_here", "lists this article")
    ]


def test_two_that_list_each_other_show_each_other_once(library: Library, news: Path) -> None:
    for one, other in (("left", "right"), ("right", "left")):
        write_article(news, one, related=[{"title": other, "webUrl": f"https://news.example/{other}"}])
    refresh(library)
    assert [(one.title, one.kind) for one in story(library, "Left").related] == [("right", "listed")]


def test_what_opens_is_the_original_and_never_a_wrong_web_url(library: Library, news: Path) -> None:
    write_article(news, "filed", originalUrl="https://right.example/a", webUrl="https://wrong.example/b")
    write_article(news, "older", originalUrl=None, webUrl="https://only.example/c")
    refresh(library)
    assert story(library, "Filed").summary.url == "https://right.example/a"
    assert story(library, "Older").summary.url == "https://only.example/c"


def test_a_listed_story_takes_from_the_library_what_the_list_does_not_tell(
    library: Library, news: Path
) -> None:
    write_article(news, "told", provider={"name": "Northline"}, publishedDateTime="2026-11-19T10:00:00Z")
    write_article(news, "lead", related=[{"title": "Told", "webUrl": "https://news.example/told"}])
    refresh(library)
    related = story(library, "Lead").related[0]
    assert related.provider is not None
    assert related.provider.name == "Northline"
    assert related.published_at is not None


def test_the_other_article_that_the_web_url_leads_to_is_told(library: Library, news: Path) -> None:
    write_article(news, "other", originalUrl="https://b.example/other", provider={"name": "Northline"})
    write_article(news, "here", webUrl="http://www.b.example/other/?utm_source=x")
    write_article(news, "away", webUrl="https://www.away.example/solar/?page=2#top")
    refresh(library)
    here, away = story(library, "Here"), story(library, "Away")
    assert here.also is not None
    assert here.also.article_id == story(library, "Other").summary.id
    assert (here.also.title, here.also.kind, here.also.reason) == ("Other", "also_filed", "also filed under")
    assert here.also.provider == Provider("Northline")
    assert away.also is not None
    assert (away.also.title, away.also.article_id) == ("away.example/solar", None)
    assert away.also.url == "https://www.away.example/solar/?page=2#top"
    assert here.related == away.related == ()


@pytest.mark.parametrize(
    "addresses",
    [
        {"webUrl": "http://www.news.example/one/amp?utm_medium=x"},
        {"webUrl": "https://m.news.example/one", "ampWebUrl": "https://m.news.example/one/"},
        {"webUrl": None},
        {"originalUrl": None, "webUrl": "https://news.example/one"},
    ],
    ids=["the same page", "its page for phones", "no web address", "no original"],
)
def test_an_article_is_not_also_filed_under_itself(
    library: Library, news: Path, addresses: Mapping[str, object]
) -> None:
    write_article(news, "one", **addresses)  # type: ignore[arg-type] # `body` is not among them
    refresh(library)
    assert story(library, "One").also is None
