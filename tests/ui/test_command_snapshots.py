"""The command line, tags and notes, as they are drawn.

`make snapshots` draws them anew. Look at what has changed before you keep it.
"""

from collections.abc import Iterator

import pytest

from reader.library import Library
from reader.models import Query
from reader.ui.app import NewsreaderApp
from reader.ui.configured import Configured
from tests.ui import scenes_of_commands as scenes
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
    yield Picture(scenes.command_line, *SMALL, NIGHT)
    yield Picture(scenes.command_line, *WIDE, DAY)
    yield Picture(scenes.completing, *MIDDLE, NIGHT)
    yield Picture(scenes.wrong_command, *SMALL, DAY)
    yield Picture(scenes.wrong_command, *MIDDLE, ASCII)
    yield Picture(scenes.tagging, *SMALL, NIGHT)
    yield Picture(scenes.tagging, *MIDDLE, DAY)
    for size in (WIDE, MIDDLE, SMALL):
        yield Picture(scenes.tagged, *size, NIGHT)
    for size in (MIDDLE, SMALL):
        yield Picture(scenes.noted, *size, DAY)
    yield Picture(scenes.noted, *SMALL, ASCII)
    yield Picture(scenes.tagged, *WIDE, DAY._replace(row_lines=1))


@pytest.mark.parametrize("picture", list(_pictures()), ids=lambda picture: picture.name)
def test_it_looks_as_it_did(snap_compare: Compare, library: Library, picture: Picture) -> None:
    rows = library.lists.articles(Query()).rows
    ids = library.lists.ids(rows)
    library.marks.tag(ids[:3], "to read", True)
    library.marks.tag(ids[:1] + ids[4:6], "maps", True)
    library.marks.note(
        ids[0], "Ask the harbour office who paid for the lens.\nThe winter of the two storms: which?"
    )
    app = NewsreaderApp(library, configured=Configured(picture.settings), clock=lambda: NOW)
    assert snap_compare(app, terminal_size=(picture.columns, picture.lines), run_before=picture.scene)
