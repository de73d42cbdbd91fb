"""A journal of years is not read again for each change; what others do to it is noticed all the same."""

from pathlib import Path

import pytest

from tests.journal.making import at, described, mark
from tests.journal.processes import run

SOME_CHANGES = """
from reader.journal import Journal

def count():
    return int(Path("/proc/self/io").read_text().split()[1])

journal.append([mark(number, title="Rain " * 20) for number in range(15_000)])
journal = Journal(Path(sys.argv[1]), "laptop")
told = [count()]
for number in range(12):
    journal.append([mark(number)])
    told.append(count())
print(*[after - before for before, after in zip(told, told[1:])])
"""


def test_just_the_first_change_of_a_session_reads_all_of_the_file(tmp_path: Path) -> None:
    if not Path("/proc/self/io").exists():
        pytest.skip("the bytes that a process reads are counted in /proc")
    first, *others = map(int, run(SOME_CHANGES, tmp_path).split())
    size = (tmp_path / "laptop.jsonl").stat().st_size
    assert first > size > 2_500_000
    assert max(others) < 100_000


def titles(folder: Path) -> int:
    """How many lines describe their article."""
    return (folder / "laptop.jsonl").read_text().count("Rain")


def test_what_another_instance_has_described_is_not_described_again(tmp_path: Path) -> None:
    ours, theirs = at(tmp_path, "laptop"), at(tmp_path, "laptop")
    ours.append([mark("other")])
    theirs.append([described()])
    ours.append([described(value=False)])
    theirs.append([described()])
    assert titles(tmp_path) == 1


def test_what_another_instance_has_written_anew_is_read_again(tmp_path: Path) -> None:
    ours, theirs = at(tmp_path, "laptop"), at(tmp_path, "laptop")
    ours.append([described(), described(value=False), mark("other")])
    theirs.compact()
    ours.append([described()])
    assert titles(tmp_path) == 1
    assert at(tmp_path, "laptop").problems() == ()


@pytest.mark.parametrize("longer", [False, True])
def test_a_file_that_was_put_back_as_it_once_was_has_its_articles_described_again(
    tmp_path: Path, longer: bool
) -> None:
    journal, file = at(tmp_path, "laptop"), tmp_path / "laptop.jsonl"
    journal.append([mark("other")])
    once = file.read_bytes()
    journal.append([described()])
    file.write_bytes(once)
    if longer:
        at(tmp_path, "laptop").append([mark(f"more{number}") for number in range(20)])
    journal.append([described(value=False)])
    assert titles(tmp_path) == 1


def test_a_file_that_is_gone_is_begun_anew(tmp_path: Path) -> None:
    journal = at(tmp_path, "laptop")
    journal.append([described()])
    (tmp_path / "laptop.jsonl").unlink()
    journal.append([described()])
    assert titles(tmp_path) == 1
    assert [entry.title for entry in at(tmp_path, "laptop").read({})[0]] == ["Rain"]
