"""What the user does is written down as text, and read again by whoever asks."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.journal import Bookmark, Entry, Journal, latest
from tests.journal.making import NOON, at, described, mark, values

TEXTS = st.text(st.characters(), max_size=20)


def test_a_change_is_returned_with_its_time_and_device_and_read_as_it_was_returned(tmp_path: Path) -> None:
    written = at(tmp_path, "laptop").append([described(), mark("article002", "position", 0.25)])
    assert [(entry.time - NOON, entry.device) for entry in written] == [
        (timedelta(0), "laptop"),
        (timedelta(microseconds=1), "laptop"),
    ]
    assert Journal(tmp_path, "phone").read({})[0] == written


def test_a_file_can_be_read_by_a_person(tmp_path: Path) -> None:
    at(tmp_path, "laptop").append([described(title="雨 & “Rain”")])
    header, line = map(json.loads, (tmp_path / "laptop.jsonl").read_text("utf-8").splitlines())
    assert (header["journal"], header["version"], header["device"]) == ("newsreader", 1, "laptop")
    assert re.fullmatch("[0-9a-f]{8}", line.pop("checksum"))
    assert list(line.items()) == [
        ("time", "2026-03-01T12:00:00.000000Z"),
        ("uid", "article001"),
        ("field", "read"),
        ("value", True),
        ("title", "雨 & “Rain”"),
        ("url", "https://rain.example/article001"),
        ("source", "rain"),
        ("key", "article001.md"),
    ]


def test_an_article_is_described_once_and_every_change_read_with_it_knows_the_description(
    tmp_path: Path,
) -> None:
    at(tmp_path, "laptop").append([described(), described(value=False)])
    at(tmp_path, "laptop").append([described()])
    at(tmp_path, "laptop").append([described(f"article{number:03}") for number in range(100)])
    text = (tmp_path / "laptop.jsonl").read_text()
    assert text.count("https://rain.example/article001") == 1
    entries, _ = at(tmp_path, "laptop").read({})
    assert {entry.url for entry in entries if entry.id == "article001"} == {"https://rain.example/article001"}


@given(TEXTS, TEXTS, TEXTS, st.sampled_from([True, False, None, 0.0, 1 / 3, 1e-300]) | TEXTS)
def test_any_text_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    id: str,
    field: str,
    title: str,
    value: bool | float | str | None,
) -> None:
    folder = tmp_path_factory.mktemp("state")
    journal = Journal(folder, "laptop")
    written = journal.append([Entry(NOON, id, field, value, title=title or None)])
    assert journal.read({})[0] == written
    assert journal.problems() == ()
    journal.compact()
    assert journal.read({})[0] == written


def test_a_path_that_is_not_utf8_is_kept(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "laptop")
    written = journal.append([Entry(NOON, "article001", "read", True, key="_news/caf\udce9.md")])
    assert journal.read({})[0] == written


def test_only_what_is_new_is_read_again(tmp_path: Path) -> None:
    laptop, phone = at(tmp_path, "laptop"), at(tmp_path, "phone")
    laptop.append([mark("a")])
    phone.append([mark("b")])
    entries, bookmarks = laptop.read({})
    assert [entry.id for entry in entries] == ["a", "b"]
    assert set(bookmarks) == {"laptop.jsonl", "phone.jsonl"}
    assert laptop.read(bookmarks) == ([], bookmarks)
    phone.append([mark("c")])
    entries, bookmarks = laptop.read(bookmarks)
    assert [entry.id for entry in entries] == ["c"]
    assert laptop.read(bookmarks)[0] == []


def test_a_file_that_was_replaced_by_another_is_read_from_its_start(tmp_path: Path) -> None:
    journal = at(tmp_path, "laptop")
    journal.append([mark("a"), mark("b")])
    _, bookmarks = journal.read({})
    (tmp_path / "laptop.jsonl").unlink()
    journal.append([mark("c"), mark("d"), mark("e")])
    assert [entry.id for entry in journal.read(bookmarks)[0]] == ["c", "d", "e"]


@pytest.mark.parametrize("lost", [1, 40, 10_000])
def test_a_file_that_became_shorter_is_read_from_its_start(tmp_path: Path, lost: int) -> None:
    journal = at(tmp_path, "laptop")
    journal.append([mark("a"), mark("b")])
    _, bookmarks = journal.read({})
    file = tmp_path / "laptop.jsonl"
    file.write_bytes(file.read_bytes()[:-lost])
    journal.append([mark("c")])
    assert "c" in {entry.id for entry in journal.read(bookmarks)[0]}


def test_the_last_act_holds_even_where_clocks_differ(tmp_path: Path) -> None:
    at(tmp_path, "phone", hours=5).append([mark(value=True)])
    late = at(tmp_path, "laptop", hours=0).append([mark(value=False)])
    assert late[0].time == NOON + timedelta(hours=5, microseconds=1)
    assert values(at(tmp_path, "laptop")) == {("article001", "read"): False}


def test_of_changes_made_at_once_the_last_holds(tmp_path: Path) -> None:
    at(tmp_path, "laptop").append([mark(value=True), mark(value=False)])
    at(tmp_path, "laptop", hours=-1).append([mark(value=None)])
    assert values(at(tmp_path, "laptop")) == {("article001", "read"): None}


@pytest.mark.parametrize(
    "name",
    ["laptop (conflict).jsonl", "laptop.sync-conflict-20260301-120000-ABCDEFG.jsonl", "caf\udce9.jsonl"],
)
def test_the_copy_a_synchroniser_leaves_is_read_too(tmp_path: Path, name: str) -> None:
    at(tmp_path, "laptop").append([mark("a")])
    (tmp_path / "laptop.jsonl").rename(tmp_path / name)
    at(tmp_path, "laptop").append([mark("b")])
    entries, bookmarks = at(tmp_path, "laptop").read({})
    assert {(entry.id, entry.device) for entry in entries} == {("a", "laptop"), ("b", "laptop")}
    assert "".join(bookmarks).encode()
    assert at(tmp_path, "laptop").read(bookmarks)[0] == []


def test_other_files_are_not_read(tmp_path: Path) -> None:
    at(tmp_path, "laptop").append([mark("a")])
    content = (tmp_path / "laptop.jsonl").read_bytes()
    for name in (".laptop.jsonl.1234.tmp", ".syncthing.laptop.jsonl", "laptop.txt"):
        (tmp_path / name).write_bytes(content)
    (tmp_path / "folder.jsonl").mkdir()
    assert set(at(tmp_path, "phone").read({})[1]) == {"laptop.jsonl"}


def test_a_change_of_any_file_shows_in_the_stamp(tmp_path: Path) -> None:
    laptop, phone = at(tmp_path / "state", "laptop"), at(tmp_path / "state", "phone")
    stamps = [laptop.stamp()]
    for act in (
        lambda: laptop.append([mark()]),
        lambda: phone.append([mark()]),
        lambda: phone.append([mark(value=False)]),
        phone.compact,
        (tmp_path / "state" / "laptop.jsonl").unlink,
    ):
        act()
        assert laptop.stamp() not in stamps
        assert laptop.stamp() == phone.stamp()
        stamps.append(laptop.stamp())


def test_nothing_is_made_where_nothing_is_written(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "state")
    assert journal.append([]) == []
    assert journal.read({"gone.jsonl": Bookmark("0123", 100)}) == ([], {})
    journal.compact()
    assert not (tmp_path / "state").exists()


def test_a_device_has_a_name_that_is_safe_in_a_path_and_stays(tmp_path: Path) -> None:
    name = Journal(tmp_path).device
    assert re.fullmatch("[a-z0-9-]+-[0-9a-f]{4}", name)
    assert Journal(tmp_path).device == name
    assert Journal(tmp_path, "../Zoé's Laptop").device == "zoes-laptop"


def test_a_field_of_a_newer_version_is_merged_alike(tmp_path: Path) -> None:
    at(tmp_path, "laptop").append([mark(field="mood", value="good"), mark(field="mood", value="bad")])
    entries, _ = at(tmp_path, "laptop").read({})
    assert latest(entries)["article001", "mood"].value == "bad"
