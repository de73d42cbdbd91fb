"""What the app remembers from one session to the next."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import LibraryWriteError
from reader.models import Sort, SourceOrder
from reader.paths import Place, place_at
from reader.remembered import LARGEST, LIBRARIES, PLACES, Remembered, load, save
from tests.limits import tiny_disk

TEXT = st.text(max_size=8)
REMEMBERED = st.builds(
    Remembered,
    place=TEXT.filter(bool),
    cursors=st.dictionaries(TEXT, TEXT, max_size=5),
    sorts=st.dictionaries(TEXT, st.sampled_from(get_args(Sort)), max_size=5),
    folded=st.frozensets(TEXT, max_size=5),
    visited=st.none() | st.datetimes(timezones=st.just(UTC)),
    theme=st.none() | TEXT,
    theme_before=st.none() | TEXT,
    widths=st.tuples(st.integers(0, 500), st.integers(0, 500)),
    order=st.sampled_from(get_args(SourceOrder)),
)


def in_one_folder(folder: Path, name: str) -> Place:
    """The place of a library whose data lie with those of others, as those of the user's libraries do."""
    return place_at(folder / "shared")._replace(database=folder / f"{name}.db")


@given(remembered=REMEMBERED)
def test_what_was_saved_is_loaded(remembered: Remembered) -> None:
    with TemporaryDirectory() as folder:
        place = place_at(Path(folder) / "not-utf-8-\udcff.db")
        assert load(place) == Remembered()
        save(place, Remembered(place="before"))
        save(place, remembered)
        assert load(place) == remembered


def test_libraries_do_not_forget_each_other_and_share_the_theme(tmp_path: Path) -> None:
    one, other = in_one_folder(tmp_path, "one"), in_one_folder(tmp_path, "other")
    save(one, Remembered(place="unread", theme="paper", widths=(30, 60)))
    save(other, Remembered(place="starred", theme="ink", widths=(20, 40)))
    assert load(one) == Remembered(place="unread", theme="ink", widths=(20, 40))
    assert load(in_one_folder(tmp_path, "third")) == Remembered(theme="ink", widths=(20, 40))


def test_a_theme_chosen_in_another_window_is_not_taken_back_by_one_that_chose_none(tmp_path: Path) -> None:
    place = place_at(tmp_path / "x.db")
    save(place, Remembered(theme="paper", widths=(30, 60)))
    before = load(place)
    save(place, before._replace(theme="ink"), before)
    save(place, before._replace(place="later", widths=(10, 60)), before)
    assert load(place) == Remembered(place="later", theme="ink", widths=(10, 60))


def test_the_libraries_used_last_and_the_latest_places_are_kept(tmp_path: Path) -> None:
    cursors = {f"topic:{number}": "k3v9q2m7xa" for number in range(PLACES + 5)}
    for number in range(LIBRARIES + 2):
        save(in_one_folder(tmp_path, f"{number}"), Remembered(place=f"topic:{number}", cursors=cursors))
        save(in_one_folder(tmp_path, "0"), Remembered(place="topic:0", cursors=cursors))
    kept = [load(in_one_folder(tmp_path, f"{number}")).place for number in range(LIBRARIES + 2)]
    assert kept == ["topic:0", "all", "all", *(f"topic:{number}" for number in range(3, LIBRARIES + 2))]
    assert list(load(in_one_folder(tmp_path, "0")).cursors) == list(cursors)[5:]


def test_what_a_newer_version_keeps_there_survives(tmp_path: Path) -> None:
    place = place_at(tmp_path / "x.db")
    save(place, Remembered(place="unread"))
    written = json.loads(place.view.read_text())
    written["sound"] = "off"
    written["libraries"][str(place.database)]["zoom"] = [1, 2]
    place.view.write_text(json.dumps(written))
    save(place, Remembered(place="starred"))
    written = json.loads(place.view.read_text())
    assert (written["sound"], written["libraries"][str(place.database)]["zoom"]) == ("off", [1, 2])
    assert load(place).place == "starred"


DAMAGED = {
    "nothing": b"",
    "half of it": b'{"theme": "ink", "libr',
    "no text": b"\xff\xfe\x00",
    "another thing": b'["theme"]',
    "a number": b"1" * 5000,
    "very deep": b"[" * 100_000,
    "too much": b'{"theme": "' + b"x" * LARGEST + b'"}',
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_as_none_and_stays_until_there_is_something_to_save(
    tmp_path: Path, data: bytes
) -> None:
    place = place_at(tmp_path / "x.db")
    place.view.parent.mkdir()
    place.view.write_bytes(data)
    assert load(place) == Remembered()
    assert place.view.read_bytes() == data
    save(place, Remembered(place="unread"))
    assert load(place).place == "unread"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)


@given(members=st.dictionaries(st.sampled_from(Remembered._fields), JSON))
def test_members_that_make_no_sense_are_as_none(members: dict[str, object]) -> None:
    with TemporaryDirectory() as folder:
        place = place_at(Path(folder) / "x.db")
        place.view.parent.mkdir()
        place.view.write_text(json.dumps({**members, "libraries": {str(place.database): members}}))
        loaded = load(place)
        save(place, loaded)
        assert load(place) == loaded


SAVING = """
import sys
from pathlib import Path
from reader.remembered import Remembered, save
from tests.test_remembered import in_one_folder
for number in range(20):
    save(in_one_folder(Path(sys.argv[1]), sys.argv[2]), Remembered(place=f"topic:{number}"))
"""


def test_eight_instances_at_once_lose_no_section(tmp_path: Path) -> None:
    commands = [[sys.executable, "-c", SAVING, str(tmp_path), f"{number}"] for number in range(8)]
    running = [subprocess.Popen(command, cwd=Path(__file__).parents[1]) for command in commands]
    assert [process.wait(60) for process in running] == [0] * 8
    places = [load(in_one_folder(tmp_path, f"{number}")).place for number in range(8)]
    assert places == ["topic:19"] * 8
    assert {path.name for path in (tmp_path / "shared.data").iterdir()} == {"view.json", ".view.lock"}


def test_a_full_disk_is_told_and_leaves_what_was_saved_before(tmp_path: Path) -> None:
    with tiny_disk(tmp_path / "disk", "64k") as disk:
        place = place_at(disk / "x.db")
        save(place, Remembered(place="unread", visited=datetime(2026, 11, 23, tzinfo=UTC)))
        with pytest.raises(LibraryWriteError, match=r"view\.json was not written: the disk is full"):
            save(place, Remembered(cursors={f"topic:{number}": "x" * 500 for number in range(200)}))
        assert load(place).place == "unread"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.db.data").write_text("a file")
    with pytest.raises(LibraryWriteError, match="was not written"):
        save(place_at(tmp_path / "x.db"), Remembered())
    assert load(place_at(tmp_path / "x.db")) == Remembered()
