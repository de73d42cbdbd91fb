"""The page of rules and the sheet that asks what one does, as they are drawn.

`make snapshots` draws them anew. Look at what has changed before you keep it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from reader.models import Effect, RuleSpec
from reader.ui.app import NewsreaderApp
from reader.ui.configured import Configured
from tests.ui import scenes_of_rules as scenes
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

RULES = """\
[rules]
"press releases" = { when = 'provider:"PR Newswire" OR provider:"Business Wire"', do = ["read", "tag pr"] }
harbour = { when = "harbour", do = ["star", "notify"] }
"mute sport" = { when = "topic:Sport heat:<50 -title:final -title:semifinal -excerpt:\\"world cup\\"", do = ["hide"] }
"Long reads" = { when = "reading:>=15", do = ["later"], enabled = false }
"""


def _pictures() -> Iterator[Picture]:
    yield Picture(scenes.rules, *SMALL, NIGHT)
    yield Picture(scenes.rules, *MIDDLE, DAY)
    yield Picture(scenes.rules, *WIDE, NIGHT)
    yield Picture(scenes.rules, *SMALL, ASCII)
    yield Picture(scenes.no_rules, *SMALL, DAY)
    yield Picture(scenes.ruling, *SMALL, DAY)
    yield Picture(scenes.ruling, *MIDDLE, NIGHT)


@pytest.mark.parametrize("picture", list(_pictures()), ids=lambda picture: picture.name)
def test_it_looks_as_it_did(
    snap_compare: Compare, library: Library, picture: Picture, tmp_path: Path
) -> None:
    file = tmp_path / "config.toml"
    if picture.scene is not scenes.no_rules:
        file.write_text(RULES)
    library.rules.run(RuleSpec("harbour", "harbour", (Effect("star"),)))
    configured = Configured(picture.settings, file=file)
    app = NewsreaderApp(library, configured=configured, clock=lambda: NOW)
    assert snap_compare(app, terminal_size=(picture.columns, picture.lines), run_before=picture.scene)
