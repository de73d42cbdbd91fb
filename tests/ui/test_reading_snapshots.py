"""The screens of reading, as they are drawn: whole texts, pictures, searching in an article, taking articles out.

`make snapshots` draws them anew. Look at what has changed before you keep it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from reader.models import SourceSpec
from reader.paths import place_at
from reader.ui.ability import Ability
from reader.ui.app import NewsreaderApp
from reader.ui.configured import Configured
from tests.archive import refresh
from tests.pictures.test_decoding import picture as a_picture
from tests.ui import scenes_of_reading as scenes
from tests.ui.archive import NOW
from tests.ui.test_snapshots import (
    DAY,
    NIGHT,
    WIDE,
    Compare,
    Picture,
    as_pictures,
    stopped_clock,
)

__all__ = ["as_pictures", "stopped_clock"]

SMALL = (80, 24)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    archive = scenes.write_reading(tmp_path / "archive")
    sources = [SourceSpec(str(archive))]
    with Library.open(place_at(tmp_path / "library.db"), sources=sources, clock=lambda: NOW) as library:
        refresh(library)
        scenes.keep_texts(library)
        file = library.pictures._file(scenes.LEAD)
        file.parent.mkdir()
        file.write_bytes(a_picture((640, 360)))
        yield library


def _pictures() -> Iterator[Picture]:
    for scene in (scenes.whole_text, scenes.hardly_it, scenes.hung, scenes.sought, scenes.contents):
        yield Picture(scene, *WIDE, NIGHT)
    for scene in (scenes.hung, scenes.hardly_it, scenes.picked, scenes.saving):
        yield Picture(scene, *SMALL, DAY)


@pytest.mark.parametrize("picture", list(_pictures()), ids=lambda picture: picture.name)
def test_it_looks_as_it_did(snap_compare: Compare, library: Library, picture: Picture) -> None:
    configured = Configured(picture.settings, ability=Ability("half"))
    app = NewsreaderApp(library, configured=configured, clock=lambda: NOW)
    assert snap_compare(app, terminal_size=(picture.columns, picture.lines), run_before=picture.scene)
