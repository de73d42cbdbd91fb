"""The topic tree: names, order and counts that never lie."""

from pathlib import Path

from reader.library import Library
from reader.models import Query, Topic
from tests.archive import open_library, refresh, summary, titles, write_article


def declare(news: Path, file: str, name: str, parent: str | None = None) -> None:
    folder = news.parent / "_data" / "topics"
    folder.mkdir(parents=True, exist_ok=True)
    above = f"parent: {parent}\n" if parent else ""
    (folder / file).write_text(f"name: {name}\n{above}keywords:\n  - {name.lower()}\n---\n")


def outline(topics: tuple[Topic, ...], depth: int = 0) -> list[tuple[str, int, int]]:
    """Each topic, indented, with its counts."""
    return [
        line
        for topic in topics
        for line in [
            ("  " * depth + topic.name, topic.total, topic.unread),
            *outline(topic.children, depth + 1),
        ]
    ]


def test_a_parent_counts_an_article_of_several_children_once(library: Library, news: Path) -> None:
    declare(news, "00-ai.yaml", "AI")
    declare(news, "01-vision.yaml", "Vision", "AI")
    declare(news, "02-faces.yaml", "Faces", "Vision")
    declare(news, "03-law.yaml", "Law", "AI")
    write_article(news, "both", topics=["Faces", "Law"])
    write_article(news, "law", topics=["Law", "AI"])
    write_article(news, "hidden", topics=["Law"], published=False)
    refresh(library)
    assert outline(library.topics()) == [
        ("AI", 2, 2),
        ("  Vision", 1, 1),
        ("    Faces", 1, 1),
        ("  Law", 2, 2),
    ]
    library.marks.set([summary(library, "Both").id], "read", True)
    assert outline(library.topics()) == [
        ("AI", 2, 1),
        ("  Vision", 1, 0),
        ("    Faces", 1, 0),
        ("  Law", 2, 1),
    ]


def test_a_topic_lists_what_its_children_hold(library: Library, news: Path) -> None:
    declare(news, "00-ai.yaml", "AI")
    declare(news, "01-vision.yaml", "Vision", "AI")
    write_article(news, "seen", topics=["Vision"])
    write_article(news, "other", topics=["Gardens"])
    refresh(library)
    assert titles(library, Query(topic="ai")) == ["Seen"]
    assert titles(library, Query(topic="no-such-topic")) == []


def test_undeclared_topics_stand_under_other(library: Library, news: Path) -> None:
    declare(news, "00-ai.yaml", "AI")
    write_article(news, "a", topics=["AI", "Bees"])
    write_article(news, "b", topics=["Bees", "Clouds"])
    refresh(library)
    assert outline(library.topics()) == [("AI", 1, 1), ("Other", 2, 2), ("  Bees", 2, 2), ("  Clouds", 1, 1)]


def test_without_declarations_topics_stand_by_name(library: Library, news: Path) -> None:
    write_article(news, "a", topics=["Clouds", "Bees"])
    refresh(library)
    assert outline(library.topics()) == [("Bees", 1, 1), ("Clouds", 1, 1)]


def test_a_topic_moved_to_another_parent_takes_its_articles_along(library: Library, news: Path) -> None:
    declare(news, "00-ai.yaml", "AI")
    declare(news, "01-law.yaml", "Law")
    declare(news, "02-faces.yaml", "Faces", "AI")
    write_article(news, "a", topics=["Faces"])
    refresh(library)
    declare(news, "02-faces.yaml", "Faces", "Law")
    refresh(library)
    assert outline(library.topics()) == [("AI", 0, 0), ("Law", 1, 1), ("  Faces", 1, 1)]


def test_topics_that_are_their_own_ancestors_do_not_hang(library: Library, news: Path) -> None:
    declare(news, "00-a.yaml", "A", "B")
    declare(news, "01-b.yaml", "B", "A")
    write_article(news, "x", topics=["A"])
    refresh(library)
    assert sum(topic.total for topic in library.topics()) >= 1


def test_topic_names_are_the_same_whatever_their_case(library: Library, news: Path) -> None:
    write_article(news, "a", topics=["Machine Learning"])
    write_article(news, "b", topics=["machine learning "])
    refresh(library)
    assert [topic.total for topic in library.topics()] == [2]


def test_sites_below_the_folder_that_was_added_declare_their_topics(tmp_path: Path) -> None:
    tea, sea = tmp_path / "both" / "a-tea", tmp_path / "both" / "deep" / "b-sea"
    declare(tea / "_news", "07-tea.yaml", "Tea")
    declare(tea / "_news", "08-green.yaml", "Green", "Tea")
    declare(sea / "_news", "00-sea.yaml", "Sea")
    declare(sea / "_news", "01-tides.yaml", "Tides", "Sea")
    declare(sea / "_news", "02-green.yaml", "green", "Sea")
    declare(sea / "_site" / "_news", "00-built.yaml", "Built")
    write_article(tea / "_news", "cup", topics=["Green"])
    write_article(sea / "_news", "moon", topics=["Tides", "Lighthouses"])
    with open_library(tmp_path / "news.db", tmp_path / "both") as library:
        refresh(library)
        assert outline(library.topics()) == [
            ("Tea", 1, 1),
            ("  Green", 1, 1),
            ("Sea", 1, 1),
            ("  Tides", 1, 1),
            ("Other", 1, 1),
            ("  Lighthouses", 1, 1),
        ]
        (sea / "_data" / "topics" / "01-tides.yaml").rename(sea / "_data" / "topics" / "01-moons.yml")
        (tea / "_data" / "topics" / "08-green.yaml").unlink()
        (sea / "_data" / "topics" / "03-new.yaml").write_text("name: [")
        (refreshed,) = refresh(library)
        assert [failure.key for failure in refreshed.failures] == ["deep/b-sea/_data/topics/03-new.yaml"]
        assert [name for name, _, _ in outline(library.topics())][:5] == [
            "Tea",
            "Sea",
            "  Tides",
            "  green",
            "Other",
        ]


def test_an_inner_folder_of_a_site_has_the_topics_of_the_site_and_of_what_is_in_it(tmp_path: Path) -> None:
    site = tmp_path / "site"
    declare(site / "_news", "00-sea.yaml", "Sea")
    declare(site / "_news" / "guests" / "_news", "00-woods.yaml", "Woods")
    write_article(site / "_news", "cup", topics=["Sea", "Woods"])
    with open_library(tmp_path / "news.db", site / "_news") as library:
        refresh(library)
        assert outline(library.topics()) == [("Sea", 1, 1), ("Woods", 1, 1)]
