"""The journals of a library: damage to them is told, and they are made shorter once a session."""

from datetime import UTC, datetime
from pathlib import Path

from reader.journal.entries import Entry
from reader.journal.lines import Header, entry_line, header_line
from reader.library import Library
from reader.models import Failure
from reader.paths import place_at
from tests.archive import open_library, refresh, summary, write_article


def journal_of(library: Library) -> Path:
    return next(library.place.state.glob("*.jsonl"))


def test_a_damaged_line_of_a_journal_is_a_problem_from_then_on(tmp_path: Path, news: Path) -> None:
    for name in ("one", "two", "three"):
        write_article(news, name)
    with open_library(tmp_path / "x.db", news) as library:
        refresh(library)
        for title in ("One", "Two", "Three"):
            library.marks.set([summary(library, title).id], "read", True)
        assert library.problems() == ()
        file = journal_of(library)
    lines = file.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace(b'"read"', b'"reab"')
    file.write_bytes(b"".join(lines))
    told = Failure(str(file.parent), file.name, "the line is damaged, and left out", 3)
    for _ in range(2):
        with open_library(tmp_path / "x.db", news) as library:
            assert library.problems() == (told,)


def test_a_journal_is_made_shorter_at_the_end_of_a_session_and_not_while_somebody_waits(
    tmp_path: Path, news: Path
) -> None:
    write_article(news, "one")
    with open_library(tmp_path / "x.db", news) as library:
        refresh(library)
        id = summary(library, "One").id
        library.marks.set([id], "read", True)
        file = journal_of(library)
        header, line = file.read_bytes().splitlines(keepends=True)
        file.write_bytes(header + line * (1_100_000 // len(line)))
        library.marks.set([id], "starred", True)
        library.marks.set([id], "starred", False)
        assert file.stat().st_size > 1_000_000
    assert file.stat().st_size < 2_000
    with Library.open(place_at(tmp_path / "x.db"), sources=()) as library:
        assert summary(library, "One").read
        assert not summary(library, "One").starred


def test_a_session_that_marks_nothing_leaves_the_journal_alone(tmp_path: Path, news: Path) -> None:
    write_article(news, "one")
    with open_library(tmp_path / "x.db", news) as library:
        refresh(library)
        library.marks.set([summary(library, "One").id], "read", True)
        file = journal_of(library)
    header, line = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(header + line * (1_100_000 // len(line)))
    before = file.stat()
    open_library(tmp_path / "x.db", news).close()
    assert file.stat() == before


def test_what_a_journal_of_another_device_says_is_cleaned(tmp_path: Path, news: Path) -> None:
    write_article(news, "one")
    with open_library(tmp_path / "x.db", news) as library:
        refresh(library)
        id = summary(library, "One").id
        said: dict[str, str | bool] = {
            "tag:a": "a\x1b]0;owned\x07\nb",
            "note": "ask\x9b2J\r\nagain\u202e",
            "read": True,
            "by:read": "press\x1b[8m",
        }
        lines = [
            entry_line(Entry(datetime(2026, 11, 20, tzinfo=UTC), id, field, value), describe=False)
            for field, value in said.items()
        ]
        library.place.state.mkdir(parents=True, exist_ok=True)
        file = library.place.state / "laptop.jsonl"
        file.write_bytes(header_line(Header("1", "laptop")) + b"".join(lines))
        library.synchronise()
        assert summary(library, "One").tags == ("a]0;owned b",)
        opened = library.story(id)
        assert opened.note == "ask2J\nagain"
        assert [effect.rule for effect in opened.rules] == ["press[8m"]
