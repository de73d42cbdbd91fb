"""Topics that are shown as others, as the settings say."""

from collections.abc import Mapping
from pathlib import Path

from reader.library import Library
from reader.models import Query, SourceSpec
from reader.paths import place_at
from tests.archive import refresh, titles, write_article
from tests.library.test_explained import declare, one, told
from tests.library.test_topics import outline


def opened(tmp_path: Path, news: Path, aliases: Mapping[str, str]) -> Library:
    """The library of the archive with these aliases."""
    sources = [SourceSpec(str(news.parent))]
    return Library.open(place_at(tmp_path / "news.db"), sources=sources, aliases=aliases)


def test_an_article_is_listed_counted_and_shown_under_the_new_name(tmp_path: Path, news: Path) -> None:
    write_article(news, "old", topics=["Old Name"])
    write_article(news, "both", topics=["New Name", "Old Name"])
    with opened(tmp_path, news, {}) as library:
        refresh(library)
        before = outline(library.topics())
    with opened(tmp_path, news, {"old name": "New Name"}) as library:
        assert outline(library.topics()) == [("New Name", 2, 2)]
        assert sorted(titles(library, Query(topic="old-name"))) == ["Both", "Old"]
        assert told(library.explain(one(library, "Old"))) == [
            ("New Name", "listed", "called \u201cOld Name\u201d in the file")
        ]
        story = library.story(one(library, "Both"))
        assert story.article.topics == story.summary.topics == ("New Name",)
        write_article(news, "later", topics=["OLD NAME"])
        refresh(library)
        assert outline(library.topics()) == [("New Name", 3, 3)]
    (news / "later.md").unlink()
    with opened(tmp_path, news, {}) as library:
        refresh(library)
        assert outline(library.topics()) == before


def test_chains_are_followed_and_circles_are_not(tmp_path: Path, news: Path) -> None:
    write_article(news, "one", topics=["A"])
    write_article(news, "two", topics=["X"])
    with opened(tmp_path, news, {"A": "B", "B": "C", "X": "Y", "Y": "X"}) as library:
        refresh(library)
        assert outline(library.topics()) == [("C", 1, 1), ("X", 1, 1)]


def test_the_new_topic_stands_where_the_old_one_stood(tmp_path: Path, news: Path) -> None:
    declare(news, "Computing")
    declare(news, "AI", parent="Computing")
    declare(news, "Vision", parent="AI")
    write_article(news, "one", topics=["Vision"])
    with opened(tmp_path, news, {"AI": "Artificial Intelligence"}) as library:
        refresh(library)
        assert outline(library.topics()) == [
            ("Computing", 1, 1), ("  Artificial Intelligence", 1, 1), ("    Vision", 1, 1),
        ]  # fmt: skip


def test_a_topic_that_becomes_the_one_above_it_is_cut_short(tmp_path: Path, news: Path) -> None:
    declare(news, "AI")
    declare(news, "Vision", parent="AI")
    write_article(news, "one", topics=["Vision"])
    with opened(tmp_path, news, {"AI": "Vision"}) as library:
        refresh(library)
        assert outline(library.topics()) == [("Vision", 1, 1)]


def test_what_was_hidden_from_the_old_name_is_hidden_from_the_new_one(tmp_path: Path, news: Path) -> None:
    write_article(news, "one", topics=["Old"])
    with opened(tmp_path, news, {}) as library:
        refresh(library)
        library.marks.hide([one(library)], "Old", value=True)
    with opened(tmp_path, news, {"Old": "New"}) as library:
        assert outline(library.topics()) == []
        assert library.lists.summaries(library.lists.articles(Query()).rows)[0].topics == ()
        library.marks.hide([one(library)], "New", value=False)
        assert outline(library.topics()) == [("New", 1, 1)]


def test_opening_without_aliases_leaves_them_as_they_are(tmp_path: Path, news: Path) -> None:
    write_article(news, "one", topics=["Old"])
    with opened(tmp_path, news, {"Old": "New"}) as library:
        refresh(library)
    with Library.open(place_at(tmp_path / "news.db"), sources=[SourceSpec(str(news.parent))]) as library:
        assert outline(library.topics()) == [("New", 1, 1)]
