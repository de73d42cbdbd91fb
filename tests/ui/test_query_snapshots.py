"""The search bar with its help, and what is kept of searches, as they are drawn.

`make snapshots` draws them anew. Look at what has changed before you keep it.
"""

from collections.abc import Iterator

import pytest

from reader.library import Library
from reader.models import Query
from reader.ui.app import NewsreaderApp
from reader.ui.configured import Configured
from tests.ui import scenes_of_queries as scenes
from tests.ui.archive import NOW
from tests.ui.test_snapshots import (
    ASCII,
    DAY,
    MIDDLE,
    NIGHT,
    SMALL,
    WIDE,
    Compare,
    Picture,
    as_pictures,
    library,
    paper,
    stopped_clock,
)

__all__ = ["as_pictures", "library", "paper", "stopped_clock"]


def _pictures() -> Iterator[Picture]:
    yield Picture(scenes.fields, *SMALL, NIGHT)
    yield Picture(scenes.fields, *MIDDLE, DAY)
    yield Picture(scenes.values, *MIDDLE, NIGHT)
    yield Picture(scenes.wrong, *SMALL, DAY)
    yield Picture(scenes.wrong, *MIDDLE, ASCII)
    for size in (WIDE, MIDDLE, SMALL):
        yield Picture(scenes.views, *size, NIGHT)
    yield Picture(scenes.views, *WIDE, DAY)


@pytest.mark.parametrize("picture", list(_pictures()), ids=lambda picture: picture.name)
def test_it_looks_as_it_did(snap_compare: Compare, library: Library, picture: Picture) -> None:
    ids = library.lists.ids(library.lists.articles(Query()).rows)
    library.marks.tag(ids[:3], "to read", True)
    library.marks.tag(ids[:1] + ids[4:6], "maps", True)
    settings = picture.settings._replace(views=scenes.VIEWS)
    app = NewsreaderApp(library, configured=Configured(settings), clock=lambda: NOW)
    assert snap_compare(app, terminal_size=(picture.columns, picture.lines), run_before=picture.scene)
