"""Articles that are hidden altogether: in no list, no count and no search, until they are shown again."""

from pathlib import Path

from reader.library import Library
from reader.models import Change, Count, Query, Summary, Words
from tests.archive import listed, open_library, refresh, story, summary, titles, write_article


def row(library: Library, id: str) -> Summary:
    """The row of an article, hidden or not."""
    at = library.lists.row(id)
    assert at is not None
    return library.lists.summaries([at])[0]


def test_a_hidden_article_is_in_no_list_and_no_count(library: Library, news: Path) -> None:
    write_article(news, "one", topics=["Energy"], body="Turbines.")
    write_article(news, "two", topics=["Energy"])
    refresh(library)
    id = summary(library, "One").id
    library.marks.set([id], "starred", True)
    assert library.marks.set([id], "hidden", True) == Change("hidden", True, (id,))
    for query in (
        Query(),
        Query(unlisted=True),
        Query(topic="energy"),
        Query(view="starred"),
        Query(Words("turbines"), unlisted=True),
    ):
        assert "One" not in titles(library, query)
    counts = library.lists.counts()
    assert (counts.total, counts.unread, counts.views["starred"]) == (1, 1, Count())
    assert [(topic.total, topic.unread) for topic in library.topics()] == [(1, 1)]
    assert library.marks.undo() == Change("hidden", False, (id,))
    assert titles(library, Query(view="starred")) == ["One"]
    assert library.lists.counts().total == 2


def test_whether_a_hidden_article_is_listed_is_for_its_file_to_say(library: Library, news: Path) -> None:
    write_article(news, "one")
    file = write_article(news, "two", published=False)
    refresh(library)
    ids = {title: summary(library, title).id for title in ("One", "Two")}
    library.marks.set(list(ids.values()), "hidden", True)
    assert [(row(library, id).listed, row(library, id).hidden) for id in ids.values()] == [
        (True, True),
        (False, True),
    ]
    assert library.story(ids["One"]).article.listed
    write_article(news, "two", title="Two again")
    refresh(library)
    assert (row(library, ids["Two"]).listed, listed(library)) == (True, [])
    library.marks.set(list(ids.values()), "hidden", False)
    assert sorted(titles(library)) == ["One", "Two again"]
    assert file.exists()


def test_a_hidden_article_stays_so_when_its_file_is_read_again_and_the_database_made_anew(
    tmp_path: Path, news: Path
) -> None:
    write_article(news, "one")
    with open_library(tmp_path / "x.db", news) as library:
        refresh(library)
        id = summary(library, "One").id
        library.marks.set([id], "hidden", True)
        write_article(news, "one", body="More of it.")
        refresh(library)
        assert (titles(library), library.lists.counts().total) == ([], 0)
    (tmp_path / "x.db").unlink()
    with open_library(tmp_path / "x.db", news) as library:
        refresh(library)
        assert (titles(library), row(library, id).hidden) == ([], True)


def test_many_are_hidden_and_shown_in_one_step(library: Library, news: Path) -> None:
    for number in range(300):
        write_article(news, f"item-{number}")
    refresh(library)
    ids = library.lists.unread_ids(Query())
    assert len(library.marks.set(ids, "hidden", True).ids) == 300
    assert (titles(library), library.lists.counts().total) == ([], 0)
    library.marks.undo()
    assert library.lists.counts().total == 300
    assert not story(library, "Item 7").summary.hidden
