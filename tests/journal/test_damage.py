"""Full disks, torn lines, flipped bits: what was written stays, what was not is said."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import LibraryError, LibraryWriteError
from reader.journal import Entry, Journal
from reader.models import Failure
from tests.journal.making import NOON, at, described, mark, values
from tests.journal.processes import PRELUDE, ROOT, run

UNTIL_FULL = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
if len(sys.argv) > 2:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
number, file = 0, Path(sys.argv[1], "laptop.jsonl")
try:
    while True:
        journal.append([mark(number + more, title="Rain" * 20) for more in range(7)])
        number += 7
        before = file.read_bytes()
except LibraryWriteError as error:
    assert file.read_bytes() == before
    print(number, error)
"""


def test_a_full_disk_is_said_and_nothing_half_written_stays(tmp_path: Path) -> None:
    number, message = run(UNTIL_FULL, tmp_path, "20000").split(" ", 1)
    assert "laptop.jsonl was not written: the disk is full" in message
    assert len(values(at(tmp_path, "laptop"))) == int(number) > 7
    assert at(tmp_path, "laptop").problems() == ()
    at(tmp_path, "laptop").append([mark("after")])
    assert ("after", "read") in values(at(tmp_path, "laptop"))


def test_a_disk_that_is_full_at_the_first_change_is_left_without_a_file(tmp_path: Path) -> None:
    full = UNTIL_FULL.replace("assert file.read_bytes() == before", "assert file.read_bytes() == b''")
    assert run(full, tmp_path, "100").startswith("0 ")
    assert values(at(tmp_path, "laptop")) == {}


def test_a_small_file_system_that_fills_up_loses_nothing(tmp_path: Path) -> None:
    mounting = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
    tiny = f"mount -t tmpfs -o size=64k tiny {tmp_path}"
    if os.name == "nt" or subprocess.run([*mounting, tiny], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a small file system")
    done = subprocess.run(
        [*mounting, f'{tiny} && exec "$0" -c "$1" {tmp_path}', sys.executable, PRELUDE + UNTIL_FULL],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "the disk is full" in done.stdout


def test_a_line_torn_by_a_power_cut_is_left_out_and_the_next_change_begins_a_line(tmp_path: Path) -> None:
    journal = at(tmp_path, "laptop")
    journal.append([mark("a"), mark("b")])
    file = tmp_path / "laptop.jsonl"
    whole = file.read_bytes()
    last = whole.rstrip(b"\n").rindex(b"\n") + 1
    for length in range(last, len(whole)):
        file.write_bytes(whole[:length])
        assert {id for id, _ in values(journal)} == {"a"}
        journal.append([mark("c")])
        assert {id for id, _ in values(journal)} >= {"a", "c"}


def test_a_line_that_is_being_written_is_read_when_it_is_whole(tmp_path: Path) -> None:
    journal = at(tmp_path, "laptop")
    journal.append([mark("a"), mark("b")])
    file = tmp_path / "laptop.jsonl"
    whole = file.read_bytes()
    file.write_bytes(whole[:-20])
    entries, bookmarks = journal.read({})
    assert [entry.id for entry in entries] == ["a"]
    file.write_bytes(whole)
    assert [entry.id for entry in journal.read(bookmarks)[0]] == ["b"]


@pytest.mark.parametrize("seed", range(20))
def test_flipped_bits_cost_the_lines_they_are_in_and_are_counted(tmp_path: Path, seed: int) -> None:
    journal = at(tmp_path, "laptop")
    journal.append([described(f"article{number:03}") for number in range(50)])
    file = tmp_path / "laptop.jsonl"
    lines = file.read_bytes().splitlines(keepends=True)
    chance = random.Random(seed)
    hit = chance.sample(range(1, 51), 5)
    for number in hit:
        line = bytearray(lines[number])
        line[chance.randrange(len(line) - 1)] ^= 1
        lines[number] = bytes(line)
    file.write_bytes(b"".join(lines))
    expected = {f"article{number - 1:03}" for number in range(1, 51) if number not in hit}
    assert {id for id, _ in values(journal)} == expected
    message = "5 lines, of which this is the first, are damaged, and left out"
    assert journal.problems() == (Failure(str(tmp_path), "laptop.jsonl", message, min(hit) + 1),)
    journal.compact()
    assert {id for id, _ in values(journal)} == expected
    assert all(lines[number] in file.read_bytes() for number in hit)


def test_a_file_without_its_header_is_read_all_the_same(tmp_path: Path) -> None:
    journal = at(tmp_path, "laptop")
    journal.append([mark("a")])
    file = tmp_path / "laptop.jsonl"
    file.write_bytes(b"?" + file.read_bytes()[1:])
    entries, bookmarks = journal.read({})
    journal.append([mark("b")])
    assert [entry.id for entry in entries + journal.read(bookmarks)[0]] == ["a", "b"]
    journal.compact()
    assert [entry.id for entry in journal.read(bookmarks)[0]] == ["a", "b"]


LINES = st.lists(
    st.binary(max_size=200)
    | st.sampled_from([b"{}", b"[" * 9_000, b'{"time":1}', b"<<<<<<< HEAD", b"\0" * 4_096])
)


@given(LINES)
def test_no_bytes_in_a_file_break_anything(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]
) -> None:
    folder = tmp_path_factory.mktemp("state")
    (folder / "laptop.jsonl").write_bytes(b"\n".join(lines))
    journal = Journal(folder, "laptop")
    journal.read({})
    journal.append([mark("after")])
    assert set(values(journal)) == {("after", "read")}
    journal.compact()
    assert set(values(journal)) == {("after", "read")}


def test_a_line_longer_than_any_that_is_written_here_costs_just_itself(tmp_path: Path) -> None:
    journal = at(tmp_path, "laptop")
    journal.append([mark("a")])
    with (tmp_path / "laptop.jsonl").open("ab") as file:
        file.write(b"x" * 3_000_000 + b"\n")
    journal.append([mark("b")])
    assert {id for id, _ in values(journal)} == {"a", "b"}


def test_a_time_so_late_that_none_is_later_is_left_out(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "phone", clock=lambda: NOON.replace(year=9999))
    journal.append([mark("a")])
    assert values(journal) == {}
    at(tmp_path, "laptop").append([mark("b")])
    assert set(values(journal)) == {("b", "read")}


def test_git_may_change_line_ends(tmp_path: Path) -> None:
    journal = at(tmp_path, "laptop")
    journal.append([described()])
    file = tmp_path / "laptop.jsonl"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    journal.append([mark(field="starred")])
    journal.compact()
    entries, _ = journal.read({})
    assert [(entry.field, entry.title) for entry in entries] == [("read", "Rain"), ("starred", "Rain")]
    assert journal.problems() == ()


def test_a_folder_that_is_a_file_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("")
    journal = Journal(tmp_path / "state", "laptop")
    with pytest.raises(LibraryWriteError, match=r"laptop\.jsonl was not written: "):
        journal.append([mark()])
    with pytest.raises(LibraryError, match="state cannot be read: Not a directory"):
        journal.read({})


def test_what_is_not_a_number_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "laptop")
    with pytest.raises(ValueError, match="not JSON compliant"):
        journal.append([mark("a"), Entry(NOON, "b", "position", float("nan"))])
    assert values(journal) == {}
