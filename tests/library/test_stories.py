"""Articles that tell the same event become one story as they come, and leave it as they go."""

import asyncio
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import aclosing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.files import try_locked
from reader.indexing import grouping
from reader.library import Library
from reader.models import Grouping, Query, RefreshEvent, SourceSpec, Summary
from reader.paths import place_at
from tests.archive import listed, open_library, refresh, summary, write_article

STORIES = Query(stories=True, unlisted=True)
DAM = {
    "wire": "UPDATE 2-Dam of Lesk bursts after rain, thousands flee",
    "herald": "Dam of Lesk bursts after rain: thousands flee homes",
    "post": "Thousands flee as dam of Lesk bursts after rain",
}
DEAL = {
    "wire": "Velmora to buy Trident Photonics for $8.4 billion",
    "post": "Velmora buys Trident Photonics for $8.4 billion in cash",
}
CAT = "Cat found after nine years"
START = datetime(2026, 11, 20, 9, tzinfo=UTC)
ROOT = Path(__file__).parents[2]


def write(folder: Path, outlet: str, title: str, *, hours: int = 0, **fields: object) -> Path:
    """A file of an outlet; its name is made of both."""
    name = f"{outlet}-{title.rpartition(' ')[2].lower()}-{len(title)}"
    return write_article(
        folder,
        name,
        title=title,
        provider={"name": outlet.capitalize(), "domain": f"{outlet}.example"},
        publishedDateTime=(START + timedelta(hours=hours)).isoformat(),
        **fields,  # type: ignore[arg-type] # `body` is not among them
    )


def write_dam(folder: Path, **fields: object) -> dict[str, Path]:
    return {
        outlet: write(folder, outlet, title, hours=hours, **fields)
        for hours, (outlet, title) in enumerate(DAM.items())
    }


def stories(library: Library) -> set[frozenset[str]]:
    """Which headlines make a story, those that are alone left out."""
    found = {
        frozenset(one.title for one in library.coverage.accounts(row.id))
        for row in listed(library, Query(unlisted=True))
    }
    return {story for story in found if len(story) > 1}


def rows(library: Library, query: Query = STORIES) -> list[Summary]:
    """The rows of a list of stories, each with what others tell the same."""
    return library.lists.summaries(library.lists.articles(query).rows, query)


def leads(library: Library) -> list[str]:
    return [row.title for row in rows(library)]


def ungrouped(library: Library) -> int:
    return library._store.stories.pending()


def test_articles_of_one_event_are_one_row_and_others_stay_alone(library: Library, news: Path) -> None:
    write_dam(news)
    for place, (outlet, title) in enumerate(DEAL.items()):
        write(news, outlet, title, hours=5 + place)
    write(news, "post", CAT, hours=9)
    refresh(library)
    assert stories(library) == {frozenset(DAM.values()), frozenset(DEAL.values())}
    assert leads(library) == [CAT, DEAL["wire"], DAM["wire"]]
    covers = [row.cover for row in rows(library)]
    assert [(cover.more, cover.providers) if cover else None for cover in covers] == [
        None,
        (1, ("Post",)),
        (2, ("Herald", "Post")),
    ]
    assert library.lists.articles(STORIES)[1:3] == (3, 3)


def test_the_accounts_of_a_story_are_told_from_the_oldest_on(library: Library, news: Path) -> None:
    write_dam(news)
    refresh(library)
    found = library.coverage.accounts(summary(library, DAM["herald"]).id)
    assert [one.title for one in found] == list(DAM.values())
    assert library.coverage.reason(found[0].id, found[1].id) == "6 shared words: dam, lesk, bursts …"
    assert library.coverage.reason(found[0].id, "aaaaaaaaaa") == ""
    assert library.coverage.accounts("aaaaaaaaaa") == []


@pytest.mark.parametrize(
    ("heat", "quality", "hours", "lead"),
    [
        ((1, 9, 2), (99, 0, 99), (0, 1, 2), "herald"),
        ((5, 5, 5), (1, 2, 3), (0, 1, 2), "post"),
        ((None, None, None), (1, 7, 2), (0, 1, 2), "herald"),
        ((None, None, None), (None, None, None), (2, 1, 0), "post"),
        ((None, -1, None), (None, None, None), (2, 1, 0), "post"),
    ],
)
def test_the_hottest_leads_a_story_then_the_best_then_the_earliest(
    library: Library,
    news: Path,
    heat: Sequence[int | None],
    quality: Sequence[int | None],
    hours: Sequence[int],
    lead: str,
) -> None:
    for place, (outlet, title) in enumerate(DAM.items()):
        write(news, outlet, title, hours=hours[place], heat=heat[place], quality=quality[place])
    refresh(library)
    assert leads(library) == [DAM[lead]]


def test_what_is_not_listed_leads_no_story(library: Library, news: Path) -> None:
    write(news, "wire", DAM["wire"], heat=99, published=False)
    write(news, "post", DAM["post"], heat=1)
    refresh(library)
    assert leads(library) == [DAM["post"]]
    (row,) = rows(library, Query(stories=True))
    assert row.cover is None


def test_the_same_articles_of_two_sources_are_no_story_with_themselves(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        write_dam(folder)
    write(one, "post", CAT)
    with open_library(tmp_path / "news.db", one, other) as library:
        refresh(library)
        assert stories(library) == {frozenset(DAM.values())}
        assert sorted(leads(library)) == sorted([CAT, DAM["wire"]])
        assert len(library.coverage.accounts(summary(library, DAM["wire"]).id)) == 3


def test_a_new_file_joins_the_story_that_is_there(library: Library, news: Path) -> None:
    write(news, "wire", DAM["wire"])
    refresh(library)
    assert stories(library) == set()
    write(news, "herald", DAM["herald"])
    refresh(library)
    assert stories(library) == {frozenset((DAM["wire"], DAM["herald"]))}
    write(news, "post", DAM["post"], heat=50)
    refresh(library)
    assert stories(library) == {frozenset(DAM.values())}
    assert leads(library) == [DAM["post"]]


def test_an_article_whose_headline_changes_leaves_its_story_and_may_come_back(
    library: Library, news: Path
) -> None:
    file = write_dam(news)["herald"]
    refresh(library)
    before = file.read_text("utf-8")
    file.write_text(before.replace(DAM["herald"], CAT), "utf-8")
    refresh(library)
    assert stories(library) == {frozenset((DAM["wire"], DAM["post"]))}
    file.write_text(before, "utf-8")
    refresh(library)
    assert stories(library) == {frozenset(DAM.values())}


def test_two_of_which_one_changes_its_headline_are_alone(library: Library, news: Path) -> None:
    write(news, "wire", DAM["wire"])
    file = write(news, "post", DAM["post"])
    refresh(library)
    assert len(leads(library)) == 1
    file.write_text(file.read_text("utf-8").replace(DAM["post"], CAT), "utf-8")
    refresh(library)
    assert stories(library) == set()
    assert sorted(leads(library)) == sorted([CAT, DAM["wire"]])
    assert [row.cover for row in rows(library)] == [None, None]


@pytest.mark.parametrize("gone", DAM)
def test_when_a_file_goes_the_others_stay_a_story_whoever_led_it(
    library: Library, news: Path, gone: str
) -> None:
    files = write_dam(news)
    refresh(library)
    files[gone].unlink()
    refresh(library)
    left = [title for outlet, title in DAM.items() if outlet != gone]
    assert stories(library) == {frozenset(left)}
    assert leads(library) == left[:1]


def test_of_a_story_the_last_one_left_is_alone(library: Library, news: Path) -> None:
    files = write_dam(news)
    refresh(library)
    files["wire"].unlink()
    files["post"].unlink()
    refresh(library)
    assert stories(library) == set()
    (row,) = rows(library)
    assert (row.title, row.cover) == (DAM["herald"], None)
    assert library._store.stories.accounts([row.row])[0].story == 0


def test_who_was_held_together_by_one_that_went_part(library: Library, news: Path) -> None:
    """Two texts that share nothing are one story by a third that has of both, until that goes."""
    dam, fire = "Dam of Lesk bursts after rain", "Norvin harbour ablaze: ships sunk"
    write(news, "wire", dam)
    bridge = write(news, "herald", f"{dam}; {fire}", heat=9)
    write(news, "post", fire)
    refresh(library)
    assert stories(library) == {frozenset((dam, fire, f"{dam}; {fire}"))}
    bridge.unlink()
    refresh(library)
    assert stories(library) == set()


def test_who_was_left_out_because_of_the_lead_comes_in_when_that_tells_of_something_else(
    library: Library, news: Path
) -> None:
    dam, fire = "Dam of Lesk bursts after rain", "Norvin harbour ablaze: ships sunk"
    lead = write(news, "wire", dam)
    write(news, "herald", f"{dam}; {fire}", hours=1)
    write(news, "post", fire, hours=2)
    refresh(library)
    assert stories(library) == {frozenset((dam, f"{dam}; {fire}"))}
    lead.write_text(lead.read_text("utf-8").replace(dam, CAT), "utf-8")
    refresh(library)
    assert stories(library) == {frozenset((fire, f"{dam}; {fire}"))}


def test_a_source_that_goes_takes_its_articles_out_of_their_stories(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    write(one, "wire", DAM["wire"])
    for outlet in ("herald", "post"):
        write(other, outlet, DAM[outlet])
    with Library.open(place_at(tmp_path / "news.db")) as library:
        for folder in (one, other):
            library.sources.add(SourceSpec(str(folder)))
        refresh(library)
        assert stories(library) == {frozenset(DAM.values())}
        library.sources.remove(str(one))
        refresh(library)
        assert stories(library) == {frozenset((DAM["herald"], DAM["post"]))}
        assert ungrouped(library) == 0


def everything() -> Iterator[tuple[str, str, int]]:
    """Outlets, headlines and hours of some events."""
    events: list[list[str]] = [
        [*DAM.values()],
        [*DEAL.values()],
        [CAT, f"{CAT} in Lesk"],
        ["Ferry off Norvin capsizes with 40 on board"],
        ["Flood warning for Norland County"],
        ["Flood warning for Sudmark County"],
    ]
    for number, titles in enumerate(events):
        for place, title in enumerate(titles):
            yield f"outlet{number}{place}", title, 20 * number + place


@pytest.mark.parametrize("seed", range(4))
def test_the_stories_do_not_hang_on_the_order_in_which_articles_come(tmp_path: Path, seed: int) -> None:
    articles = list(everything())
    shuffled = random.Random(seed).sample(articles, len(articles))
    found = []
    for name, order, at_once in (
        ("all", articles, len(articles)),
        ("each", shuffled, 1),
        ("some", shuffled, 3),
    ):
        folder = tmp_path / name
        with open_library(tmp_path / f"{name}.db", folder) as library:
            folder.mkdir()
            for start in range(0, len(order), at_once):
                for outlet, title, hours in order[start : start + at_once]:
                    write(folder, outlet, title, hours=hours)
                refresh(library)
            found.append((stories(library), leads(library)))
    assert found[0][0] == {
        frozenset(DAM.values()),
        frozenset(DEAL.values()),
        frozenset((CAT, f"{CAT} in Lesk")),
    }
    assert found[1] == found[2] == found[0]


async def _events(library: Library, *, most: int | None = None, stories: bool = True) -> list[RefreshEvent]:
    """The events of a refresh, which is ended after so many that tell of grouping."""
    found: list[RefreshEvent] = []
    async with aclosing(library.refreshing.once(stories=stories)) as events:
        async for event in events:
            found.append(event)
            if sum(isinstance(one, Grouping) for one in found) == most:
                break
    return found


def test_a_refresh_tells_how_far_the_grouping_is(
    library: Library, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouping, "COMPARED", 2)
    write_dam(news)
    write(news, "post", CAT)
    write(news, "wire", f"{CAT} again")
    told = [event for event in asyncio.run(_events(library)) if isinstance(event, Grouping)]
    assert told == [Grouping(2, 5), Grouping(4, 5), Grouping(5, 5)]
    assert [event for event in asyncio.run(_events(library)) if isinstance(event, Grouping)] == []


@pytest.mark.parametrize("most", [1, 2])
def test_grouping_that_was_ended_is_taken_up_by_the_next_refresh(
    library: Library, news: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(grouping, "COMPARED", 1)
    write_dam(news)
    for outlet, title in DEAL.items():
        write(news, outlet, title, hours=5)
    asyncio.run(_events(library, most=most))
    assert 0 < ungrouped(library) < 5
    assert sorted(row.title for row in listed(library)) == sorted([*DAM.values(), *DEAL.values()])
    refresh(library)
    assert ungrouped(library) == 0
    assert stories(library) == {frozenset(DAM.values()), frozenset(DEAL.values())}


def test_what_is_not_to_be_grouped_now_is_listed_and_grouped_by_the_next_refresh(
    library: Library, news: Path
) -> None:
    write_dam(news)
    told = asyncio.run(_events(library, stories=False))
    assert [event for event in told if isinstance(event, Grouping)] == []
    assert stories(library) == set()
    assert len(leads(library)) == ungrouped(library) == 3
    refresh(library)
    assert stories(library) == {frozenset(DAM.values())}


_HOLDING = """
import sys
from pathlib import Path
from reader.files import try_locked

with try_locked(Path(sys.argv[1])) as mine:
    print(mine, flush=True)
    sys.stdin.read()
"""


@contextmanager
def held_elsewhere(library: Library) -> Iterator[None]:
    """Another process is at grouping."""
    file = library.place.database
    lock = file.with_name(file.name + ".stories")
    command = [sys.executable, "-c", _HOLDING, str(lock)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        with try_locked(lock) as mine:
            assert not mine
        yield
        process.communicate()


def test_while_another_process_groups_a_refresh_leaves_it_to_that(library: Library, news: Path) -> None:
    write_dam(news)
    with held_elsewhere(library):
        refresh(library)
        assert (len(listed(library)), ungrouped(library), stories(library)) == (3, 3, set())
    refresh(library)
    assert stories(library) == {frozenset(DAM.values())}


def test_marks_stay_and_are_counted_when_a_story_changes(library: Library, news: Path) -> None:
    write_dam(news)
    refresh(library)
    library.marks.set([summary(library, DAM["wire"]).id], "read", value=True)
    assert library.lists.counts().stories["all"] == (1, 1)
    library.marks.set([summary(library, title).id for title in DAM.values()], "read", value=True)
    assert library.lists.counts().stories["all"] == library.lists.articles(STORIES)[1:3] == (1, 0)
    write(news, "late", f"{DAM['herald']} tonight", hours=20)
    refresh(library)
    assert library.lists.counts().stories["all"] == library.lists.articles(STORIES)[1:3] == (1, 1)
    assert library.lists.counts().unread == 1


def test_another_version_of_the_library_groups_again(tmp_path: Path, news: Path) -> None:
    """The database is a cache: what stories there are is found again."""
    write_dam(news)
    for _ in range(2):
        with open_library(tmp_path / "news.db", news) as library:
            refresh(library)
            assert stories(library) == {frozenset(DAM.values())}
            file = library.place.database
        file.unlink()


def test_articles_in_other_languages_and_without_a_date_stay_alone(library: Library, news: Path) -> None:
    write(news, "wire", "Kestrel Rovers und Harbour Town im Finale: das ist der Rekord")
    write(news, "post", "Kestrel Rovers and Harbour Town in the Finale: it is a Rekord")
    write_article(news, "undated", title=DAM["wire"], publishedDateTime=None)
    write(news, "herald", DAM["herald"])
    refresh(library)
    assert stories(library) == set()


TONGUES = {
    "en": (DAM["wire"], DAM["post"]),
    "de": ("Weißenburg schließt Straßenmuseum", "Straßenmuseum: Weißenburg schließt"),
    "fr": ("Évacués après la crue à Étampes", "À Étampes, évacués après une crue"),
    "pl": ("Tramwaj wypadł z szyn w Łodzi", "W Łodzi wypadł z szyn tramwaj"),
    "ru": ("Ёлкинский посёлок спасён", "Спасён посёлок Ёлкинский"),
    "el": ("Φωτιά Λέσβου: εκκένωση λιμένα", "Εκκένωση λιμένα: φωτιά Λέσβου"),
    "ja": ("ガンダムビデオ", "ビデオ：ガンダム"),
    "ko": ("서울 지하철 요금 인상", "지하철 요금 인상 서울시"),
    "th": ("น้ำท่วมเชียงใหม่", "เชียงใหม่น้ำท่วม"),
    "wide": ("ＦＩＮＡＮＣＥ ministers of Ｌｅｓｋ resign", "Ｌｅｓｋ: ＦＩＮＡＮＣＥ ministers resign"),
}


def write_many(folder: Path) -> None:
    """Articles of those days that have nothing to do with each other."""
    words = ["apple", "brick", "cloud", "drum", "eagle", "fence", "glass", "hinge", "igloo", "jelly"]
    for number in range(60):
        title = f"{words[number % 10]} {words[number // 10]} number{number}"
        write_article(folder, f"many-{number}", title=title, publishedDateTime=START.isoformat())


@pytest.mark.parametrize("language", TONGUES)
def test_a_new_article_finds_its_story_among_many_of_those_days(
    library: Library, news: Path, language: str
) -> None:
    """Of very many only those are looked at that share a rare word, which the index has as it is written."""
    write_many(news)
    one, other = TONGUES[language]
    write(news, "wire", one)
    refresh(library)
    assert stories(library) == set()
    write(news, "post", other)
    refresh(library)
    assert stories(library) == {frozenset((one, other))}


@pytest.mark.parametrize(
    "title", ["!?", "The of and", "…", "a", "None", '"', "AND OR NOT", "\u0e31", "{title} : (x"]
)
def test_a_headline_without_a_word_to_look_for_comes_among_many_and_stays_alone(
    library: Library, news: Path, title: str
) -> None:
    write_many(news)
    write(news, "wire", "None of it is NOT true")
    refresh(library)
    write_article(news, "odd", title=title, publishedDateTime=START.isoformat())
    refresh(library)
    assert ungrouped(library) == 0
    assert stories(library) == set()
    assert len(leads(library)) == 62
    odd = next(
        row for row in rows(library) if row.title != "None of it is NOT true" and not row.title[-1].isdigit()
    )
    assert [one for one in library.whole(odd.id).related if one.kind != "similar"] == []


def test_an_article_of_two_sources_leaves_its_story_when_both_tell_of_something_else(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    dam, fire = "Dam of Lesk bursts after rain", "Norvin harbour ablaze: ships sunk"
    files = [write(folder, "wire", dam) for folder in (one, other)]
    write(one, "herald", f"{dam}; {fire}", hours=1)
    write(one, "post", fire, hours=2)
    with open_library(tmp_path / "news.db", one, other) as library:
        refresh(library)
        assert stories(library) == {frozenset((dam, f"{dam}; {fire}"))}
        for file in files:
            file.write_text(file.read_text("utf-8").replace(dam, CAT), "utf-8")
        refresh(library)
        assert stories(library) == {frozenset((fire, f"{dam}; {fire}"))}
