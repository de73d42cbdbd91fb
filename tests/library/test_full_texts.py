"""The text of original pages: read once, kept, found by searches, saved with what is kept for good."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from reader.errors import NotFoundError
from reader.library import Library
from reader.models import Policy, Query, SourceSpec, Story
from reader.paths import place_at
from reader.query.parsing import parse
from tests.archive import listed, open_library, refresh, titles, write_article
from tests.fulltexts import STORY, bring, items, page
from tests.sources.server import Site, answer, status

TITLE = "The night train of Almadra runs again"


@pytest.fixture
def library(tmp_path: Path, site: Site) -> Iterator[Library]:
    """A library with one article, whose page is at /train."""
    items(site, {"title": TITLE, "originalUrl": site.url("/train")})
    site.routes["/train"] = page(TITLE)
    with open_library(tmp_path / "x.db", site.url("/api/news/index.json")) as library:
        refresh(library)
        yield library


def only(library: Library) -> str:
    (summary,) = listed(library)
    return summary.id


def full(library: Library) -> Story:
    return library.story(only(library))


def test_the_text_of_a_page_is_read_and_kept(library: Library, site: Site) -> None:
    assert full(library).full is None
    (event,) = bring(library, [only(library)])
    assert event.error is None
    text = full(library).full
    assert text == event.text
    assert text is not None
    assert (text.doubt, text.of, text.url) == (None, "original", site.url("/train"))
    assert all(sentence in text.body.text for sentence in STORY)
    assert "Goat elected" not in text.body.text
    assert (text.author, text.site) == ("Henrike Solum", "The Almadra Post")
    assert text.words >= sum(len(sentence.split()) for sentence in STORY)


def test_opening_an_article_connects_nowhere(library: Library, site: Site) -> None:
    asked = len(site.asked)
    full(library)
    assert len(site.asked) == asked


def test_searches_find_the_words_of_a_page_also_after_the_article_has_changed(
    library: Library, site: Site
) -> None:
    query = Query(parse("viaduct locomotive").where)
    assert titles(library, query) == []
    bring(library, [only(library)])
    assert titles(library, query) == [TITLE]
    items(site, {"title": f"{TITLE}, and again", "originalUrl": site.url("/train")})
    refresh(library)
    assert titles(library, query) == [f"{TITLE}, and again"]


def test_a_page_that_is_something_else_is_shown_with_its_doubt_and_not_found_by_searches(
    library: Library, site: Site
) -> None:
    site.routes["/train"] = page(
        "Ten recipes with quinces for long winter evenings",
        *(
            f"Quince number {number} is peeled, cut in eighths and stewed with honey and cloves."
            for number in range(12)
        ),
    )
    (event,) = bring(library, [only(library)])
    assert event.text is not None
    assert event.text.doubt == "other"
    assert "quinces" in event.text.reason
    assert titles(library, Query(parse("honey").where)) == []


def test_the_amp_page_and_the_web_address_stand_in_where_the_original_fails(
    tmp_path: Path, site: Site
) -> None:
    items(
        site,
        {"title": TITLE, "originalUrl": site.url("/gone"), "ampWebUrl": site.url("/train.amp")},
        {"title": f"{TITLE} again", "originalUrl": site.url("/lost"), "webUrl": site.url("/web")},
    )  # fmt: skip
    site.routes["/train.amp"] = page(TITLE)
    site.routes["/web"] = page(TITLE)
    site.routes["/lost"] = status(500)
    with open_library(tmp_path / "x.db", site.url("/api/news/index.json")) as library:
        refresh(library)
        first, second = (one.id for one in listed(library))
        texts = {event.name: event.text for event in bring(library, [first, second])}
        amp, web = texts[first], texts[second]
        assert amp is not None
        assert web is not None
        assert (amp.of, amp.url, amp.doubt) == ("amp", site.url("/train.amp"), None)
        assert [address for address, _ in amp.tried] == [site.url("/gone")]
        assert "404" in amp.tried[0][1]
        assert (web.of, web.url) == ("web", site.url("/web"))


def test_what_cannot_be_read_is_told_and_hurts_no_other(tmp_path: Path, site: Site) -> None:
    items(
        site,
        {"title": TITLE, "originalUrl": site.url("/train")},
        {"title": "Gone", "originalUrl": site.url("/gone")},
        {"title": "No page", "originalUrl": None, "webUrl": None},
        {"title": "A picture", "originalUrl": site.url("/picture")},
    )
    site.routes["/train"] = page(TITLE)
    site.routes["/picture"] = answer(b"\x89PNG\r\n\x1a\n" + bytes(200), **{"Content-Type": "image/png"})
    with open_library(tmp_path / "x.db", site.url("/api/news/index.json")) as library:
        refresh(library)
        ids = {one.title: one.id for one in listed(library)}
        told = {event.name: event for event in bring(library, list(ids.values()))}
        assert told[ids[TITLE]].error is None
        assert "404" in str(told[ids["Gone"]].error)
        assert "page" in str(told[ids["A picture"]].error)


def test_offline_nothing_is_fetched(tmp_path: Path, site: Site) -> None:
    archive = tmp_path / "archive"
    write_article(archive, "train", title=TITLE, originalUrl=site.url("/train"))
    with Library.open(
        place_at(tmp_path / "x.db"), sources=[SourceSpec(str(archive))], offline=True
    ) as library:
        refresh(library)
        (event,) = bring(library, [only(library)])
        assert "offline" in str(event.error)
        assert site.asked == []


def test_articles_of_files_never_lead_to_private_addresses(tmp_path: Path, site: Site) -> None:
    archive = tmp_path / "archive"
    write_article(archive, "train", title=TITLE, originalUrl=site.url("/train"))
    with open_library(tmp_path / "x.db", archive) as library:
        refresh(library)
        (event,) = bring(library, [only(library)])
        assert "private address" in str(event.error)
        assert site.asked == []


def test_a_page_that_is_no_article_is_read_by_its_address(tmp_path: Path, site: Site) -> None:
    site.routes["/train"] = page(TITLE)
    address = site.url("/train")
    with open_library(tmp_path / "x.db") as library:
        with pytest.raises(NotFoundError):
            library.story(address)
        (event,) = bring(library, [address], typed=True)
        assert (event.name, event.error) == (address, None)
        shown = library.story(address)
        assert (shown.summary.id, shown.summary.row, shown.article.title) == (address, 0, TITLE)
        assert listed(library) == []


def test_an_address_of_an_article_means_the_article(library: Library, site: Site) -> None:
    (event,) = bring(library, [site.url("/train?utm_source=mail")])
    assert event.name == only(library)
    assert full(library).full is not None


def test_fetching_ahead_asks_the_server_first(tmp_path: Path, site: Site) -> None:
    items(
        site,
        {"title": TITLE, "originalUrl": site.url("/train")},
        {"title": f"{TITLE} again", "originalUrl": site.url("/private/train")},
    )
    site.routes["/robots.txt"] = answer(b"User-agent: *\nDisallow: /private/\n")
    site.routes["/train"] = site.routes["/private/train"] = page(TITLE)
    with open_library(tmp_path / "x.db", site.url("/api/news/index.json")) as library:
        refresh(library)
        one, other = bring(library, [row.id for row in listed(library)], ahead=True)
        assert sorted(bool(event.error) for event in (one, other)) == [False, True]
        assert "robots.txt" in str(one.error or other.error)
        assert "/private/train" not in site.asked
        assert site.asked.count("/robots.txt") == 1


def test_rules_that_are_not_there_allow_all_and_a_server_in_trouble_is_left_alone(
    library: Library, site: Site
) -> None:
    site.routes["/robots.txt"] = status(500)
    (event,) = bring(library, [only(library)], ahead=True)
    assert "robots.txt" in str(event.error)
    del site.routes["/robots.txt"]
    (event,) = bring(library, [only(library)], ahead=True)
    assert event.error is None


def test_what_is_starred_is_saved_with_the_text_of_its_page_and_reads_when_all_else_is_gone(
    library: Library, site: Site, tmp_path: Path
) -> None:
    id = only(library)
    library.marks.set([id], "starred", True)
    (saved,) = library.place.saved.iterdir()
    assert STORY[2] not in saved.read_text()
    bring(library, [id])
    (saved,) = library.place.saved.iterdir()
    assert STORY[2] in saved.read_text()
    assert "A night train leaves Almadra again." in saved.read_text()
    copytree(library.place.saved, tmp_path / "new.db.data" / "saved")
    site.routes.clear()
    with open_library(tmp_path / "new.db", tmp_path / "new.db.data" / "saved") as again:
        refresh(again)
        text = again.story(only(again)).full
        assert text is not None
        assert (text.of, text.url) == ("original", site.url("/train"))
        assert STORY[2] in text.body.text
        assert titles(again, Query(parse("viaduct").where)) == [TITLE]


def test_the_text_is_saved_of_a_file_of_ones_own_as_well(tmp_path: Path, site: Site) -> None:
    archive = tmp_path / "archive"
    items(site, {"title": "Other", "originalUrl": site.url("/other")})
    site.routes["/train"] = page(TITLE)
    write_article(archive, "train", title=TITLE, originalUrl=site.url("/train"))
    place = place_at(tmp_path / "x.db")
    with open_library(place, archive, site.url("/api/news/index.json")) as library:
        refresh(library)
        id = next(one.id for one in listed(library) if one.title == TITLE)
        bring(library, [id])
        library.marks.set([id], "later", True)
        (saved,) = place.saved.iterdir()
        assert STORY[2] in saved.read_text()
        assert library.story(id).path.endswith("train.md")


def test_a_source_and_a_topic_may_always_be_read_in_full(tmp_path: Path, site: Site) -> None:
    items(site, {"title": TITLE, "originalUrl": site.url("/train")})
    archive = tmp_path / "archive"
    write_article(archive, "ai", title="AI", topics=["AI"])
    specs = [SourceSpec(site.url("/api/news/index.json"), full_text=True), SourceSpec(str(archive))]
    for policy, wanted in ((Policy(), {TITLE}), (Policy(full_text=("ai",)), {TITLE, "AI"})):
        with Library.open(place_at(tmp_path / "x.db"), sources=specs, policy=policy) as library:
            refresh(library)
            rows = {one.id: one.title for one in listed(library)}
            assert {rows[id] for id in library.full_texts.wanted(rows)} == wanted


def test_texts_are_lacking_until_their_pages_were_read(library: Library) -> None:
    id = only(library)
    assert library.full_texts.lacking([id]) == [id]
    bring(library, [id])
    assert library.full_texts.lacking([id]) == []
