"""Real processes: killed while they write, writing all at once, compacting while others write."""

import time
from pathlib import Path

import pytest

from reader.journal import Bookmark
from tests.journal.making import at, values
from tests.journal.processes import run, start

FOR_EVER = """
number = 0
while True:
    journal.append([mark(number, title="Rain " * 500)])
    print(number, flush=True)
    number += 1
"""

A_HUNDRED = """
for number in range(100):
    journal.append([mark(sys.argv[2] + str(number))])
"""

COMPACTING = """
for number in range(100):
    journal.compact()
"""


@pytest.mark.parametrize("after", [1, 40, 150])
def test_what_was_acknowledged_survives_kill_9(tmp_path: Path, after: int) -> None:
    acknowledged: list[int] = []
    with start(FOR_EVER, tmp_path) as process:
        assert process.stdout is not None
        for line in process.stdout:
            acknowledged.append(int(line))
            if len(acknowledged) == after:
                process.kill()
    kept = values(at(tmp_path, "laptop"))
    assert all((f"article{number}", "read") in kept for number in acknowledged)
    assert len(acknowledged) >= after


def test_kill_9_at_any_moment_leaves_a_journal_to_go_on_with(tmp_path: Path) -> None:
    for round_ in range(5):
        with start(FOR_EVER, tmp_path) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.003 * round_)
            process.kill()
    at(tmp_path, "laptop").compact()
    assert ("article0", "read") in values(at(tmp_path, "laptop"))


def test_eight_instances_at_once_lose_nothing(tmp_path: Path) -> None:
    processes = [start(A_HUNDRED, tmp_path, f"{letter}-") for letter in "abcdefgh"]
    for process in processes:
        process.communicate(timeout=60)
        assert process.returncode == 0
    journal = at(tmp_path, "laptop")
    entries, _ = journal.read({})
    assert {entry.id for entry in entries} == {f"article{x}-{n}" for x in "abcdefgh" for n in range(100)}
    times = [entry.time for entry in entries]
    assert times == sorted(set(times))
    assert journal.problems() == ()


def test_compacting_while_others_write_loses_nothing(tmp_path: Path) -> None:
    processes = [start(A_HUNDRED, tmp_path, f"{letter}-") for letter in "abc"]
    processes.append(start(COMPACTING, tmp_path))
    reader, seen = at(tmp_path, "phone"), set[str]()
    bookmarks: dict[str, Bookmark] = {}
    while any(process.poll() is None for process in processes):
        entries, bookmarks = reader.read(bookmarks)
        seen |= {entry.id for entry in entries}
    assert [process.wait() for process in processes] == [0, 0, 0, 0]
    for process in processes:
        process.communicate()
    seen |= {entry.id for entry in reader.read(bookmarks)[0]}
    expected = {f"article{x}-{n}" for x in "abc" for n in range(100)}
    assert {id for id, _ in values(reader)} == expected == seen


def test_two_instances_see_each_other(tmp_path: Path) -> None:
    journal = at(tmp_path, "laptop")
    stamp = journal.stamp()
    run("journal.append([mark(1)])", tmp_path)
    assert journal.stamp() != stamp
    assert values(journal) == {("article1", "read"): True}
