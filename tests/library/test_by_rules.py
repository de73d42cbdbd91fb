"""What rules did to articles: told on the article, taken back as far as it stands, and undone in one step."""

from pathlib import Path

import pytest

from reader.library import Library
from reader.models import ByRule, Change, Query, Tag
from tests.archive import listed, open_library, refresh, story, summary, titles, write_article


@pytest.fixture
def ids(library: Library, news: Path) -> dict[str, str]:
    """The ids of three articles by their headlines."""
    for name in ("one", "two", "three"):
        write_article(news, name)
    refresh(library)
    return {row.title: row.id for row in listed(library)}


def test_an_article_tells_what_rules_did_to_it(library: Library, ids: dict[str, str]) -> None:
    library.marks.set([ids["One"]], "read", True, rule="press releases")
    library.marks.tag([ids["One"]], "PR", True, rule="press releases")
    library.marks.set([ids["One"]], "starred", True)
    assert story(library, "One").rules == (
        ByRule("read", "", "press releases"),
        ByRule("tag", "PR", "press releases"),
    )
    assert story(library, "Two").rules == ()


def test_what_the_user_does_since_is_the_users(library: Library, ids: dict[str, str]) -> None:
    library.marks.set([ids["One"], ids["Two"]], "read", True, rule="r")
    library.marks.set([ids["One"]], "read", False)
    assert story(library, "One").rules == ()
    library.marks.set([ids["One"]], "read", True)
    assert story(library, "One").rules == ()
    assert library.marks.take_back("r") == 1
    assert (summary(library, "One").read, summary(library, "Two").read) == (True, False)


def test_all_that_a_rule_did_is_taken_back_and_done_again_in_one_step(
    library: Library, ids: dict[str, str]
) -> None:
    every = list(ids.values())
    library.marks.set(every, "read", True, rule="r")
    library.marks.set(every[:2], "hidden", True, rule="r")
    library.marks.tag(every, "x", True, rule="other")
    library.marks.tag(every[:1], "y", True, rule="r")
    assert library.marks.take_back("r") == 3
    assert len(titles(library, Query(view="unread"))) == 3
    assert library.lists.tags() == (Tag("x", 3, 3),)
    assert library.marks.take_back("r") == 0
    undone = library.marks.undo()
    assert undone is not None
    assert (undone.field, undone.value, undone.name) == ("rule", True, "r")
    assert sorted(undone.ids) == sorted(every)
    assert len(titles(library)) == 1
    assert library.marks.take_back("r") == 3


def test_undo_gives_an_article_back_to_its_rule(library: Library, ids: dict[str, str]) -> None:
    library.marks.set([ids["One"]], "read", True, rule="r")
    library.marks.set([ids["One"]], "read", False)
    assert library.marks.undo() == Change("read", True, (ids["One"],))
    assert story(library, "One").rules == (ByRule("read", "", "r"),)
    assert library.marks.undo() == Change("read", False, (ids["One"],))
    assert story(library, "One").rules == ()
    assert library.marks.take_back("r") == 0


def test_rules_are_told_after_the_database_was_made_anew(tmp_path: Path, news: Path) -> None:
    write_article(news, "one")
    with open_library(tmp_path / "x.db", news) as library:
        refresh(library)
        library.marks.set([summary(library, "One").id], "later", True, rule="long reads")
        (journal,) = library.place.state.glob("*.jsonl")
    assert '"field":"by:later","value":"long reads"' in journal.read_text()
    (tmp_path / "x.db").unlink()
    with open_library(tmp_path / "x.db", news) as library:
        refresh(library)
        assert story(library, "One").rules == (ByRule("later", "", "long reads"),)
        assert library.marks.take_back("long reads") == 1
        assert not summary(library, "One").later
