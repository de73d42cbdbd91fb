"""What belongs to an article: its story elsewhere, what its file lists, who lists it, what is similar."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.library import Library
from reader.models import Query, Related
from tests.archive import refresh, story, summary, write_article

DAM = "Dam of Lesk bursts after rain, thousands flee"
START = datetime(2026, 11, 20, 9, tzinfo=UTC)


def write(folder: Path, name: str, title: str, *, hours: int = 0, **fields: object) -> None:
    """A file of an outlet of its own."""
    write_article(
        folder,
        name,
        title=title,
        provider={"name": name.capitalize()},
        publishedDateTime=(START + timedelta(hours=hours)).isoformat(),
        **fields,  # type: ignore[arg-type] # `body` is not among them
    )


def listing(name: str, title: str, *, hours: int = 0, **fields: object) -> dict[str, object]:
    """A story as a file lists it."""
    when = (START + timedelta(hours=hours)).isoformat()
    return {"title": title, "webUrl": f"https://news.example/{name}", "publishedDateTime": when, **fields}


def told(related: tuple[Related, ...]) -> list[tuple[str, str]]:
    return [(one.kind, one.title) for one in related]


def test_what_belongs_stands_in_its_sections_each_in_its_order(library: Library, news: Path) -> None:
    write(news, "late", f"{DAM}, again", hours=9)
    write(news, "early", f"{DAM}: why", hours=-9)
    write(news, "cats", "Cats found in a tree")
    write(news, "zebra", "Zebra born at night")
    write(news, "roundup", "What else is on", related=[listing("mine", DAM)])
    write(
        news,
        "mine",
        DAM,
        related=[
            listing("zebra", "Zebra born at night"),
            listing("gone", "Goats sing"),
            listing("cats", "Cats"),
        ],
    )
    refresh(library)
    related = story(library, DAM).related
    assert told(related) == [
        ("same_story", f"{DAM}: why"),
        ("same_story", f"{DAM}, again"),
        ("listed", "Zebra born at night"),
        ("listed", "Goats sing"),
        ("listed", "Cats"),
        ("links_here", "What else is on"),
    ]
    assert [one.article_id is None for one in related] == [False, False, False, True, False, False]


@pytest.mark.parametrize(
    ("listed", "reason"),
    [
        (
            {"webUrl": "http://www.news.example/other/amp/?utm_source=x", "title": "Renamed since"},
            "by its address",
        ),
        ({"webUrl": "https://elsewhere.example/1", "title": f"{DAM.upper()}: WHY!"}, "by its title and date"),
    ],
    ids=["by address", "by title and date"],
)
def test_a_story_that_is_listed_and_tells_the_same_is_told_once_with_both_reasons(
    library: Library, news: Path, listed: dict[str, object], reason: str
) -> None:
    write(news, "other", f"{DAM}: why", hours=5)
    write(news, "mine", DAM, related=[{**listing("x", "x", hours=5), **listed}])
    refresh(library)
    (one,) = story(library, DAM).related
    assert one.article_id == summary(library, f"{DAM}: why").id, reason
    assert (one.kind, one.title) == ("same_story", listed["title"])
    assert one.reason == "6 shared words: dam, lesk, bursts …, listed by this article"


def test_a_listed_story_elsewhere_that_tells_the_same_is_among_the_same_and_cannot_be_opened_here(
    library: Library, news: Path
) -> None:
    write(news, "mine", DAM, related=[listing("gone", f"{DAM}: why", provider={"name": "Herald"})])
    refresh(library)
    (one,) = story(library, DAM).related
    assert (one.kind, one.article_id, one.url) == ("same_story", None, "https://news.example/gone")
    assert one.reason.endswith("listed by this article")


def test_a_listed_story_of_the_same_title_long_ago_is_another_one(library: Library, news: Path) -> None:
    write(news, "old", "Zebra born at night", hours=-24 * 300)
    write(news, "mine", DAM, related=[listing("new", "Zebra born at night")])
    refresh(library)
    (one,) = story(library, DAM).related
    assert (one.kind, one.article_id) == ("listed", None)


def test_two_that_tell_the_same_and_list_each_other_say_so_once(library: Library, news: Path) -> None:
    write(news, "other", f"{DAM}: why", related=[listing("mine", DAM)])
    write(news, "mine", DAM, related=[listing("other", f"{DAM}: why")])
    refresh(library)
    for title in (DAM, f"{DAM}: why"):
        (one,) = story(library, title).related
        assert one.kind == "same_story"
        assert one.reason.endswith(", listed by this article, lists this article")


def test_what_a_file_lists_twice_is_told_once(library: Library, news: Path) -> None:
    write(news, "zebra", "Zebra born at night")
    twice = [
        listing("zebra", "Zebra born at night"),
        listing("zebra/amp", "A zebra!"),
        listing("elsewhere", "Zebra born at night"),
    ]
    write(news, "mine", DAM, related=twice)
    refresh(library)
    assert told(story(library, DAM).related) == [("listed", "Zebra born at night")]


def test_a_listed_story_elsewhere_with_the_same_headline_is_told(library: Library, news: Path) -> None:
    write(news, "mine", DAM, related=[listing("gone", DAM)])
    refresh(library)
    (one,) = story(library, DAM).related
    assert (one.kind, one.article_id, one.url) == ("same_story", None, "https://news.example/gone")


def test_an_article_that_lists_itself_is_not_its_own_story(library: Library, news: Path) -> None:
    write(news, "mine", DAM, related=[listing("mine", DAM), listing("gone", "Goats sing")])
    refresh(library)
    assert told(story(library, DAM).related) == [("listed", "Goats sing")]


def test_what_is_similar_is_told_behind_all_that_and_not_again(library: Library, news: Path) -> None:
    write(news, "same", f"{DAM}: why", hours=5)
    write(news, "listed", "Dam of Lesk: the plan of 1950", hours=-24 * 30)
    write(news, "linking", "Dam of Lesk: a song", hours=-24 * 31, related=[listing("mine", DAM)])
    write(news, "near", "Dam of Lesk opens for tourists", hours=-24 * 40)
    write(news, "far", "Dam of Norvin opens for tourists after rain", hours=-24 * 50)
    write(news, "hidden", "Dam of Lesk: secret", hours=-24 * 60, published=False)
    write(news, "cats", "Cats found in a tree")
    write(news, "mine", DAM, related=[listing("listed", "Dam of Lesk: the plan of 1950", hours=-24 * 30)])
    refresh(library)
    whole = library.whole(summary(library, DAM).id)
    assert told(whole.related[:3]) == [
        ("same_story", f"{DAM}: why"),
        ("listed", "Dam of Lesk: the plan of 1950"),
        ("links_here", "Dam of Lesk: a song"),
    ]
    rest = whole.related[3:]
    assert {one.kind for one in rest} == {"similar"}
    assert {one.title for one in rest} == {
        "Dam of Lesk opens for tourists",
        "Dam of Norvin opens for tourists after rain",
    }
    scores = [one.score or 0 for one in rest]
    assert all(0 < score < 1 for score in scores)
    assert rest == library.coverage.similar(story(library, DAM))
    ids = [one.article_id for one in whole.related]
    assert len(set(ids)) == len(ids)


def test_of_similar_articles_the_ten_best_are_told(library: Library, news: Path) -> None:
    for number in range(30):
        write(
            news, f"outlet{number}", f"Dam of Lesk word{number} and thing{number}", hours=-200 * number - 200
        )
    write(news, "mine", "Dam of Lesk word7 and thing7 burst")
    refresh(library)
    found = library.coverage.similar(story(library, "Dam of Lesk word7 and thing7 burst"))
    assert len(found) == 10
    assert found[0].title == "Dam of Lesk word7 and thing7"


TONGUES = {
    "de": ("Straßenmuseum Weißenburg schließt", "Weißenburg: Straßenmuseum eröffnet"),
    "ru": ("Посёлок Ёлкинский спасён", "Ёлкинский посёлок тонет"),
    "el": ("Φωτιά Λέσβου: εκκένωση λιμένα", "Λέσβου λιμένα εγκαίνια"),
    "ja": ("ガンダムビデオ", "ガンダムゲーム"),
    "zh": ("萊斯克大壩決堤", "萊斯克大壩開放"),
    "ko": ("서울 지하철 요금 인상", "서울 지하철 요금 논란"),
}


@pytest.mark.parametrize("language", TONGUES)
def test_what_is_similar_is_found_in_any_script(library: Library, news: Path, language: str) -> None:
    one, other = TONGUES[language]
    write(news, "mine", one)
    write(news, "other", other, hours=-24 * 30)
    refresh(library)
    (found,) = library.coverage.similar(story(library, one))
    assert found.title == other
    words = found.reason.partition(": ")[2].removesuffix(" …").split(", ")
    assert all(word in one.lower() for word in words)


@pytest.mark.parametrize("title", ["!?", "The of and", "\u0e31", "None"])
def test_an_article_without_a_word_that_says_anything_is_similar_to_none(
    library: Library, news: Path, title: str
) -> None:
    write(news, "mine", title)
    write(news, "other", "None of the dams is old")
    write(news, "more", "None of it")
    refresh(library)
    mine = next(
        row for row in library.lists.summaries(library.lists.articles(Query()).rows) if row.provider == "Mine"
    )
    assert library.whole(mine.id).related == ()


def test_an_article_that_is_gone_belongs_to_nothing(library: Library, news: Path) -> None:
    write(news, "mine", DAM)
    write(news, "other", f"{DAM}: why")
    refresh(library)
    opened = story(library, DAM)
    (news / "mine.md").unlink()
    refresh(library)
    assert library.coverage.similar(opened) == ()
    assert library.coverage.accounts(opened.summary.id) == []
    assert library.coverage.reason(opened.summary.id, summary(library, f"{DAM}: why").id) == ""
