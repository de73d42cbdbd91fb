"""A journal is written anew, shorter, and says the same."""

import json
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import LibraryWriteError
from reader.journal import Entry, Journal, latest
from tests.journal.making import NOON, at, described, mark, values

CHANGES = st.lists(
    st.builds(
        Entry,
        time=st.just(NOON),
        id=st.sampled_from(["a", "b", "c"]),
        field=st.sampled_from(["read", "starred", "position"]),
        value=st.sampled_from([True, False, 0.5]),
        title=st.sampled_from([None, "Rain"]),
    ),
    min_size=1,
)


def line(**members: object) -> bytes:
    text = json.dumps(members, separators=(",", ":"))[:-1].encode()
    return text + b',"checksum":"%08x"}\n' % crc32(text)


@given(CHANGES)
def test_what_holds_is_the_same_before_and_after(
    tmp_path_factory: pytest.TempPathFactory, changes: list[Entry]
) -> None:
    journal = Journal(tmp_path_factory.mktemp("state"), "laptop")
    written = journal.append(changes)
    before = latest(journal.read({})[0])
    journal.compact()
    after, _ = journal.read({})
    assert latest(after) == before
    assert len(after) == len(latest(written))
    assert [entry.time for entry in after] == sorted(entry.time for entry in after)


def test_the_first_line_left_of_an_article_describes_it(tmp_path: Path) -> None:
    journal = at(tmp_path, "laptop")
    journal.append([described(), mark(field="starred"), described(value=False), mark(field="later")])
    journal.compact()
    _, first, *others = map(json.loads, (tmp_path / "laptop.jsonl").read_text().splitlines())
    assert (first["field"], first["title"], first["key"]) == ("starred", "Rain", "article001.md")
    assert [("title" in other) for other in others] == [False, False]
    journal.append([described()])
    assert (tmp_path / "laptop.jsonl").read_text().count("Rain") == 1


def test_a_reader_with_a_bookmark_reads_the_new_file_from_its_start(tmp_path: Path) -> None:
    journal = at(tmp_path, "laptop")
    journal.append([mark("a"), mark("b"), mark("a", value=False)])
    _, bookmarks = journal.read({})
    journal.compact()
    entries, bookmarks = journal.read(bookmarks)
    assert {entry.id: entry.value for entry in entries} == {"a": False, "b": True}
    assert journal.read(bookmarks)[0] == []


def test_lines_of_a_newer_version_stay_with_all_they_say(tmp_path: Path) -> None:
    journal = at(tmp_path, "laptop")
    journal.append([mark("a")])
    newer = [
        line(time="2026-03-01T12:00:01Z", uid="a", field="mood", value="good", colour="blue"),
        line(time="2026-03-01T12:00:02Z", uid="a", field="tags", value=["x", "y"]),
        line(act="merge", uids=["a", "b"]),
    ]
    with (tmp_path / "laptop.jsonl").open("ab") as file:
        file.writelines(newer)
    journal.compact()
    assert all(each in (tmp_path / "laptop.jsonl").read_bytes() for each in newer)
    assert values(journal) == {("a", "read"): True, ("a", "mood"): "good"}
    assert journal.problems() == ()


def test_a_file_of_a_newer_version_is_read_and_appended_to_but_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "laptop.jsonl"
    file.write_bytes(
        line(journal="newsreader", version=2, device="laptop", generation="ff")
        + line(time="2026-03-01T12:00:01Z", uid="a", field="read", value=True) * 2
    )
    journal = at(tmp_path, "laptop")
    journal.append([mark("b")])
    before = file.read_bytes()
    journal.compact()
    assert file.read_bytes() == before
    assert values(journal) == {("a", "read"): True, ("b", "read"): True}


def test_only_the_file_of_this_device_is_written(tmp_path: Path) -> None:
    for device in ("laptop", "phone"):
        at(tmp_path, device).append([mark("a"), mark("a")])
    phone = (tmp_path / "phone.jsonl").read_bytes()
    at(tmp_path, "laptop").compact()
    assert (tmp_path / "phone.jsonl").read_bytes() == phone
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "laptop.jsonl", "phone.jsonl"]


@pytest.mark.parametrize(
    ("articles", "times", "shorter"),
    [(10, 10, False), (12_000, 1, False), (4_000, 3, True), (6_000, 2, True)],
)
def test_it_happens_when_the_file_is_large_and_half_of_it_is_history(
    tmp_path: Path, articles: int, times: int, shorter: bool
) -> None:
    journal = at(tmp_path, "laptop")
    for _ in range(times):
        journal.append([mark(f"{number:010}") for number in range(articles)])
    size = (tmp_path / "laptop.jsonl").stat().st_size
    journal.compact_if_worthwhile()
    assert ((tmp_path / "laptop.jsonl").stat().st_size < size) is shorter


def test_a_journal_that_cannot_be_replaced_stays(tmp_path: Path) -> None:
    journal = at(tmp_path, "laptop")
    journal.append([mark("a"), mark("a")])
    (tmp_path / ".lock").unlink()
    (tmp_path / ".lock").mkdir()
    with pytest.raises(LibraryWriteError, match="was not written: Is a directory"):
        journal.compact()
    assert values(journal) == {("a", "read"): True}
