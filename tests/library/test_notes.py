"""Notes on articles: written, found by their words, taken back, and never lost."""

from pathlib import Path

import pytest

from reader.errors import UsageError
from reader.library import Library
from reader.models import Change, Query, Words
from reader.paths import place_at
from tests.archive import listed, open_library, refresh, story, summary, titles, write_article


def found(library: Library, word: str) -> list[str]:
    return titles(library, Query(Words(word)))


def test_a_note_is_shown_and_found_by_its_words(library: Library, news: Path) -> None:
    write_article(news, "one", body="Of turbines.")
    write_article(news, "two")
    refresh(library)
    id = summary(library, "One").id
    assert (story(library, "One").note, summary(library, "One").noted) == ("", False)
    assert library.marks.note(id, " ask Čeněk\r\nabout \x1b[1mit\n") == Change("note", True, (id,))
    assert story(library, "One").note == "ask Čeněk\nabout [1mit"
    assert (summary(library, "One").noted, summary(library, "Two").noted) == (True, False)
    assert found(library, "cenek") == found(library, "turbines") == ["One"]
    assert library.marks.note(id, "ask Čeněk\nabout [1mit") == Change("note", True, ())


def test_a_note_is_taken_back_to_what_it_was(library: Library, news: Path) -> None:
    write_article(news, "one")
    refresh(library)
    id = summary(library, "One").id
    library.marks.note(id, "first")
    library.marks.note(id, "second")
    library.marks.note(id, "")
    assert (story(library, "One").note, found(library, "second")) == ("", [])
    assert library.marks.undo() == Change("note", True, (id,))
    assert (story(library, "One").note, found(library, "second")) == ("second", ["One"])
    assert library.marks.undo() == Change("note", True, (id,))
    assert (story(library, "One").note, found(library, "second")) == ("first", [])
    assert library.marks.undo() == Change("note", False, (id,))
    assert (summary(library, "One").noted, found(library, "first")) == (False, [])


def test_a_note_outlives_the_database_and_changes_of_the_article(tmp_path: Path, news: Path) -> None:
    write_article(news, "one")
    with open_library(tmp_path / "x.db", news) as library:
        refresh(library)
        library.marks.note(summary(library, "One").id, "quote this")
    (tmp_path / "x.db").unlink()
    with open_library(tmp_path / "x.db", news) as library:
        refresh(library)
        assert (story(library, "One").note, found(library, "quote")) == ("quote this", ["One"])
        write_article(news, "one", body="Much more of it.")
        refresh(library)
        assert found(library, "quote") == found(library, "much") == ["One"]


def test_a_note_written_on_another_machine_is_found_at_once(tmp_path: Path, news: Path) -> None:
    write_article(news, "one")
    here = place_at(tmp_path / "here.db")
    there = place_at(tmp_path / "there.db")._replace(state=here.state)
    with open_library(here, news) as library, open_library(there, news) as other:
        refresh(library)
        refresh(other)
        other.marks.note(summary(other, "One").id, "from elsewhere")
        assert library.synchronise()
        assert story(library, "One").note == "from elsewhere"
        assert found(library, "elsewhere") == ["One"]
        other.marks.give_topic([summary(other, "One").id], "Sea", True)
    with open_library(here, news) as library:
        assert summary(library, "One").topics[-1:] == ("Sea",)


def test_many_notes_from_another_machine_are_found_after_the_next_refresh(tmp_path: Path, news: Path) -> None:
    for number in range(201):
        write_article(news, f"item-{number}")
    here = place_at(tmp_path / "here.db")
    there = place_at(tmp_path / "there.db")._replace(state=here.state)
    with open_library(here, news) as library, open_library(there, news) as other:
        refresh(library)
        refresh(other)
        other.marks.give_topic([row.id for row in listed(other)], "Sea", True)
        other.marks.note(listed(other)[0].id, "from elsewhere")
        assert library.synchronise()
        assert found(library, "elsewhere") == []
        refresh(library)
        assert len(found(library, "elsewhere")) == 1


def test_a_note_that_is_too_long_is_refused(library: Library, news: Path) -> None:
    write_article(news, "one")
    refresh(library)
    with pytest.raises(UsageError, match="at most 10000 characters, and this one has 10001"):
        library.marks.note(summary(library, "One").id, "x" * 10_001)


def test_an_article_is_found_by_its_author(library: Library, news: Path) -> None:
    write_article(news, "one", author="Zoë Quintela")
    refresh(library)
    assert found(library, "quintela") == ["One"]
