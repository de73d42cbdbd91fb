"""The screens of stories, as they are drawn: lists, coverage, timeline, two accounts side by side.

`make snapshots` draws them anew. Look at what has changed before you keep it.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from reader.library import Library
from reader.models import SourceSpec
from reader.paths import place_at
from reader.remembered import Remembered, save
from reader.ui.app import NewsreaderApp
from reader.ui.configured import Configured
from tests.archive import refresh, summary
from tests.ui import scenes_of_stories as scenes
from tests.ui.archive import NOW
from tests.ui.test_snapshots import (
    ASCII,
    DAY,
    MIDDLE,
    NARROW,
    NIGHT,
    SMALL,
    WIDE,
    Compare,
    Picture,
    as_pictures,
    stopped_clock,
)
from tests.ui.told import NIGHT_BUS, STORM, write_told

__all__ = ["as_pictures", "stopped_clock"]


def _pictures() -> Iterator[Picture]:
    for scene in (scenes.folded, scenes.unfolded):
        for size in (MIDDLE, SMALL, NARROW):
            yield Picture(scene, *size, NIGHT)
        yield Picture(scene, *SMALL, DAY)
    yield Picture(scenes.unfolded, *WIDE, DAY)
    yield Picture(scenes.unfolded, *MIDDLE, ASCII)
    yield Picture(scenes.unfolded, *SMALL, NIGHT._replace(row_lines=1))
    for scene in (scenes.coverage, scenes.told_timeline, scenes.compared):
        for size in (WIDE, NARROW):
            yield Picture(scene, *size, NIGHT)
        yield Picture(scene, *MIDDLE, DAY)
    yield Picture(scenes.told_timeline, *SMALL, ASCII)


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """The library of a reader who was here before: one story and an account of another are read."""
    monkeypatch.chdir(tmp_path)
    archive = write_told(Path("archive"))
    place = place_at(tmp_path / "library.db")
    with Library.open(place, sources=[SourceSpec(str(archive))], clock=lambda: NOW) as library:
        refresh(library)
        read = [summary(library, title).id for title in (STORM, NIGHT_BUS)]
        library.marks.set(
            [*read, *library.lists.mates(summary(library, STORM).row, scenes.ALL)], "read", value=True
        )
        save(place, Remembered(visited=NOW - timedelta(days=1)))
        yield library


@pytest.mark.parametrize("picture", list(_pictures()), ids=lambda picture: picture.name)
def test_it_looks_as_it_did(snap_compare: Compare, library: Library, picture: Picture) -> None:
    app = NewsreaderApp(library, configured=Configured(picture.settings), clock=lambda: NOW)
    assert snap_compare(app, terminal_size=(picture.columns, picture.lines), run_before=picture.scene)
