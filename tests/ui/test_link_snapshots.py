"""The screens of links, as they are drawn: letters with where they lead, and the page of all links.

`make snapshots` draws them anew. Look at what has changed before you keep it.
"""

from collections.abc import Iterator

import pytest

from reader.library import Library
from reader.ui.app import NewsreaderApp
from reader.ui.configured import Configured
from tests.ui import scenes_of_links as scenes
from tests.ui.archive import NOW
from tests.ui.test_snapshots import (
    DAY,
    NARROW,
    NIGHT,
    WIDE,
    Compare,
    Picture,
    as_pictures,
    stopped_clock,
)

__all__ = ["as_pictures", "stopped_clock"]


def _pictures() -> Iterator[Picture]:
    for scene in (scenes.lettered, scenes.listed_links):
        yield Picture(scene, *WIDE, NIGHT)
        yield Picture(scene, *NARROW, DAY)


@pytest.mark.parametrize("picture", list(_pictures()), ids=lambda picture: picture.name)
def test_it_looks_as_it_did(snap_compare: Compare, library: Library, picture: Picture) -> None:
    app = NewsreaderApp(library, configured=Configured(picture.settings), clock=lambda: NOW)
    assert snap_compare(app, terminal_size=(picture.columns, picture.lines), run_before=picture.scene)
