"""Tags: in the journal, in rows and counts, taken back in one step, and what has one is kept."""

from pathlib import Path

import pytest

from reader.errors import UsageError
from reader.library import Library
from reader.models import Change, Tag
from reader.store import Store
from reader.store.tags import TAG
from tests.archive import listed, open_library, refresh, summary, write_article


@pytest.fixture
def ids(library: Library, news: Path) -> dict[str, str]:
    """The ids of three articles by their headlines."""
    for name in ("one", "two", "three"):
        write_article(news, name)
    write_article(news, "four", published=False)
    refresh(library)
    return {row.title: row.id for row in listed(library)}


def test_a_tag_is_on_the_row_and_counted(library: Library, ids: dict[str, str]) -> None:
    change = library.marks.tag([ids["One"], ids["Two"]], "To cite", True)
    assert change == Change("tag", True, (ids["One"], ids["Two"]), "To cite")
    library.marks.tag([ids["One"]], "élan", True)
    library.marks.set([ids["Two"]], "read", True)
    assert summary(library, "One").tags == ("To cite", "élan")
    assert summary(library, "Three").tags == ()
    assert library.lists.tags() == (Tag("élan", 1, 1), Tag("To cite", 2, 1))
    assert library.marks.tag([ids["One"], ids["Two"]], "to cite ", False).ids == (ids["One"], ids["Two"])
    assert library.lists.tags() == (Tag("élan", 1, 1),)


def test_only_listed_articles_are_counted(library: Library, ids: dict[str, str]) -> None:
    library.marks.tag([summary(library, "Four").id, ids["One"]], "x", True)
    assert summary(library, "Four").tags == ("x",)
    assert library.lists.tags() == (Tag("x", 1, 1),)


def test_however_a_tag_is_cased_it_is_one_and_the_last_spelling_is_shown(
    library: Library, ids: dict[str, str]
) -> None:
    library.marks.tag([ids["One"]], "climate", True)
    library.marks.tag([ids["Two"]], "Climate", True)
    assert library.lists.tags() == (Tag("Climate", 2, 2),)
    assert summary(library, "One").tags == ("Climate",)
    assert library.marks.tag([ids["One"]], "CLIMATE", True).ids == ()


def test_each_tagging_is_one_step_back(library: Library, ids: dict[str, str]) -> None:
    library.marks.tag([ids["One"]], "x", True)
    library.marks.tag(list(ids.values()), "X", True)
    library.marks.tag([ids["One"]], "X", False)
    assert library.marks.undo() == Change("tag", True, (ids["One"],), "X")
    assert library.lists.tags() == (Tag("x", 3, 3),)
    undone = library.marks.undo()
    assert undone is not None
    assert set(undone.ids) == {ids["Two"], ids["Three"]}
    assert library.lists.tags() == (Tag("x", 1, 1),)
    library.marks.undo()
    assert library.lists.tags() == ()
    assert library.marks.undo() is None


def test_tags_are_in_the_journal_as_they_were_written(tmp_path: Path, news: Path) -> None:
    write_article(news, "one")
    with open_library(tmp_path / "x.db", news) as library:
        refresh(library)
        library.marks.tag([summary(library, "One").id], "Über uns", True)
        (journal,) = library.place.state.glob("*.jsonl")
    assert '"field":"tag:über uns","value":"Über uns"' in journal.read_text()
    (tmp_path / "x.db").unlink()
    with open_library(tmp_path / "x.db", news) as again:
        refresh(again)
        assert summary(again, "One").tags == ("Über uns",)


def test_what_cannot_be_a_tag_is_said(library: Library, ids: dict[str, str]) -> None:
    for name, told in (("", "name"), (" \t", "name"), ("x" * 101, "at most 100"), ("a, b", "cannot be")):
        with pytest.raises(UsageError, match=told):
            library.marks.tag([ids["One"]], name, True)
    assert library.marks.tag([ids["One"]], "a\x1b[31mb\u202e", True).name == "a[31mb"


def test_what_is_tagged_is_looked_up_by_an_index() -> None:
    store = Store(Path(":memory:"))
    for sql in (
        f"SELECT uid FROM marks m WHERE m.field = '{TAG}x' AND m.value IS NOT NULL"
        f" AND m.field >= '{TAG}' AND m.field < 'tag;'",
    ):
        plan = " ".join(str(row[3]) for row in store.database.rows(f"EXPLAIN QUERY PLAN {sql}"))
        assert "USING COVERING INDEX marks_tagged" in plan
    store.database.close()
