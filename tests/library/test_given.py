"""Articles that the reader, or a rule, puts into a topic: as if their documents named it."""

from pathlib import Path

import pytest

from reader.errors import UsageError
from reader.library import Library
from reader.models import ByRule, Change, Query
from tests.archive import open_library, refresh, story, summary, titles, write_article


def test_an_article_is_put_into_a_topic_and_those_above(library: Library, news: Path) -> None:
    topics = news.parent / "_data" / "topics"
    topics.mkdir(parents=True)
    (topics / "01-energy.yaml").write_text("name: Energy\nid: energy\n")
    (topics / "02-wind.yaml").write_text("name: Wind\nid: wind\nparent: Energy\n")
    write_article(news, "one", topics=["Law"])
    write_article(news, "two", topics=["Wind"])
    refresh(library)
    id = summary(library, "One").id
    assert library.marks.give_topic([id], "wind", True) == Change("in_topic", True, (id,), "wind")
    assert sorted(titles(library, Query(topic="wind"))) == ["One", "Two"]
    assert sorted(titles(library, Query(topic="energy"))) == ["One", "Two"]
    assert summary(library, "One").topics == ("Law", "Wind")
    why = {one.name: (one.kind, one.reason) for one in library.explain(id)}
    assert why["Wind"] == ("put", "you put it there")
    assert why["Law"] == ("listed", "listed in the file")
    assert library.marks.undo() == Change("in_topic", False, (id,), "wind")
    assert titles(library, Query(topic="energy")) == ["Two"]
    assert summary(library, "One").topics == ("Law",)


def test_what_the_file_names_as_well_stays_when_it_is_taken_out(library: Library, news: Path) -> None:
    write_article(news, "one", topics=["Law"])
    refresh(library)
    id = summary(library, "One").id
    library.marks.give_topic([id], "Law", True)
    assert [one.reason for one in library.explain(id)] == ["listed in the file"]
    library.marks.give_topic([id], "law", False)
    assert summary(library, "One").topics == ("Law",)


def test_an_article_stays_in_its_topic_when_it_changes_and_when_the_database_is_made_anew(
    tmp_path: Path, news: Path
) -> None:
    write_article(news, "one")
    with open_library(tmp_path / "x.db", news) as library:
        refresh(library)
        library.marks.give_topic([summary(library, "One").id], "To cite", True)
        write_article(news, "one", body="More of it.")
        refresh(library)
        assert summary(library, "One").topics == ("To cite",)
    (tmp_path / "x.db").unlink()
    with open_library(tmp_path / "x.db", news) as library:
        refresh(library)
        assert titles(library, Query(topic="to-cite")) == ["One"]
        assert [topic.total for topic in library.topics()] == [1]


def test_a_rule_that_put_an_article_into_a_topic_is_named_and_taken_back(
    library: Library, news: Path
) -> None:
    write_article(news, "one")
    refresh(library)
    id = summary(library, "One").id
    library.marks.give_topic([id], "Law", True, rule="courts")
    assert story(library, "One").rules == (ByRule("in_topic", "Law", "courts"),)
    assert [one.reason for one in library.explain(id)] == ["put there by rule courts"]
    assert library.marks.take_back("courts") == 1
    assert summary(library, "One").topics == ()
    library.marks.undo()
    assert summary(library, "One").topics == ("Law",)


def test_what_cannot_be_a_topic_is_said(library: Library) -> None:
    with pytest.raises(UsageError, match="needs a name"):
        library.marks.give_topic([], " \t", True)
