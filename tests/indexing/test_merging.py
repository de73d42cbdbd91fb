"""What two copies of an article tell together."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.indexing.merging import merged
from reader.models import Article, Body, Enclosure, Image, Learning, ListedStory, Provider

DAY = datetime(2026, 11, 20, tzinfo=UTC)
BARE = Article("_news/one.md", "One", original_url="https://news.example/one")
FULL = Article(
    key="guid-1",
    title="One, as the feed has it",
    excerpt="All about one.",
    published_at=DAY,
    category="news",
    original_url="https://news.example/one",
    web_url="https://www.news.example/one/",
    amp_url="https://news.example/one/amp",
    provider=Provider("Northline", "northline.example"),
    topics=("Energy",),
    images=(Image("https://news.example/one.jpg"),),
    related=(ListedStory("Another"),),
    quality=0,
    heat=0,
    body=Body("html", "<p>The whole of it.</p>"),
    video_url="https://video.example/1",
    learning=Learning(price="free"),
    author="A. Writer",
    lang="en",
    guid="1",
    enclosures=(Enclosure("https://news.example/one.mp3"),),
    comments_url="https://news.example/one/comments",
    extra={"secured": "QUJD"},
)
OWN = {"key", "title", "type", "listed", "removed"}


def test_what_the_best_copy_lacks_is_taken_from_the_next() -> None:
    whole = merged(BARE, [FULL])
    for name in Article._fields:
        assert getattr(whole, name) == getattr(BARE if name in OWN else FULL, name), name


def test_what_the_best_copy_tells_holds() -> None:
    other = FULL._replace(
        excerpt="Short.",
        published_at=None,
        lang="de",
        author="B",
        quality=90,
        topics=(),
        body=None,
        extra={"secured": "x"},
    )
    assert merged(FULL, [other]) == FULL
    assert merged(FULL, []) == FULL


def test_an_unlisted_copy_adds_to_a_listed_one_without_hiding_it() -> None:
    assert merged(BARE, [FULL._replace(listed=False)]).listed
    assert not merged(BARE._replace(listed=False), [FULL]).listed


@pytest.mark.parametrize(
    ("best", "other"), [("All about…", "All about one."), (None, "x"), ("x", None), ("", "x")]
)
def test_the_longer_excerpt_is_shown_whichever_copy_has_it(best: str | None, other: str | None) -> None:
    for one, two in ((best, other), (other, best)):
        whole = merged(BARE._replace(excerpt=one), [FULL._replace(excerpt=two)])
        assert whole.excerpt == max(best or "", other or "", key=len)


def test_topics_of_all_copies_are_there_once() -> None:
    copies = [
        BARE._replace(topics=topics) for topics in (("Law", "energy"), ("Energy", "Heat Pumps"), ("AI",))
    ]
    assert merged(copies[0], copies[1:]).topics == ("Law", "energy", "Heat Pumps", "AI")


def test_a_provider_is_completed_only_by_the_same_one() -> None:
    best = BARE._replace(provider=Provider("NORTHLINE", authors=("A",)))
    assert merged(best, [FULL]).provider == Provider("NORTHLINE", "northline.example", (), ("A",))
    other = FULL._replace(provider=Provider("Planet", "planet.example"))
    assert merged(best, [other]).provider == best.provider


def test_the_web_url_of_another_story_is_not_taken_over() -> None:
    other = FULL._replace(web_url="https://elsewhere.example/another-story")
    assert merged(BARE, [other]).web_url is None
    assert merged(BARE._replace(original_url=None), [other]).web_url is None
    own = BARE._replace(web_url="https://elsewhere.example/another-story")
    assert merged(own, [FULL]).web_url == own.web_url


def test_fields_nobody_knows_come_from_all_copies() -> None:
    best = BARE._replace(extra={"locale": "en", "secured": "best"})
    other = FULL._replace(extra={"secured": "other", "count": 3})
    assert merged(best, [other]).extra == {"locale": "en", "secured": "best", "count": 3}


ARTICLES = st.builds(
    BARE._replace,
    excerpt=st.none() | st.text(max_size=4),
    topics=st.lists(st.sampled_from(["AI", "ai", "Law"]), max_size=3, unique=True).map(tuple),
    quality=st.none() | st.integers(0, 2),
    web_url=st.none() | st.sampled_from(["https://news.example/one", "https://other.example"]),
    provider=st.none()
    | st.builds(Provider, st.sampled_from(["N", "n", "P"]), st.none() | st.just("n.example")),
)


@given(best=ARTICLES, others=st.lists(ARTICLES, max_size=3))
def test_copies_that_were_taken_together_add_nothing_a_second_time(
    best: Article, others: list[Article]
) -> None:
    whole = merged(best, others)
    assert merged(whole, others) == whole
    assert whole[:2] == best[:2]
