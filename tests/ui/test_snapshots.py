"""Every screen, as it is drawn: at the sizes where it differs, by night and by day.

`make snapshots` draws them anew. Look at what has changed before you keep it.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from pytest_textual_snapshot import SVGImageExtension  # type: ignore[import-untyped]

from reader.library import Library
from reader.library.source_list import SourceList
from reader.models import Field, SourceSpec
from reader.paths import place_at
from reader.remembered import Remembered, save
from reader.settings import Settings
from reader.ui.app import NewsreaderApp
from reader.ui.configured import Configured
from reader.ui.panes import listing
from tests.archive import refresh, summary
from tests.ui import scenes
from tests.ui.archive import NOW
from tests.ui.child import answering, offer
from tests.ui.paper import LATER, READ, STARRED, write_paper, write_proposals
from tests.ui.scenes import Scene
from tests.ui.subscribed import subscribe

Compare = Callable[..., bool]
LOOK = answering(
    offer(
        "https://quay.example/feed.xml",
        name="The Quay",
        titles=["A gull is thirty-four", "The bench will go back", "Council to study the early ferry"],
        articles=25,
    ),
    offer("https://quay.example/comments.xml", name="The Quay: comments", words="Atom 1.0 feed", articles=10),
)


class Picture(NamedTuple):
    """A screen to look at: a scene, the size of the terminal, and what the user chose."""

    scene: Scene
    columns: int
    lines: int
    settings: Settings

    @property
    def name(self) -> str:
        """What its file is called."""
        kind = self.settings.theme.removeprefix("newsreader-") + ("-ascii" if self.settings.ascii else "")
        rows = "-one-line" if self.settings.row_lines == 1 else ""
        return f"{self.scene.__name__}{rows}-{self.columns}x{self.lines}-{kind}"


NIGHT, DAY = Settings(), Settings(theme="newsreader-day")
ANSI, ASCII = Settings(theme="newsreader-ansi"), Settings(ascii=True)
WIDE, MIDDLE, SMALL, NARROW = (200, 50), (120, 40), (80, 24), (60, 20)


def _pictures() -> Iterator[Picture]:
    for scene in (scenes.main, scenes.article):
        for size in (WIDE, MIDDLE, SMALL, NARROW):
            yield Picture(scene, *size, NIGHT)
        for size in (WIDE, MIDDLE, SMALL):
            yield Picture(scene, *size, DAY)
    for scene, night, day in (
        (scenes.everything, WIDE, MIDDLE),
        (scenes.end_of_everything, MIDDLE, SMALL),
        (scenes.hints, MIDDLE, NARROW),
        (scenes.zen, MIDDLE, WIDE),
        (scenes.search, WIDE, MIDDLE),
        (scenes.search, NARROW, SMALL),
        (scenes.nothing_found, MIDDLE, NARROW),
        (scenes.empty, SMALL, WIDE),
        (scenes.sort, NARROW, MIDDLE),
        (scenes.palette, MIDDLE, SMALL),
        (scenes.themes, MIDDLE, SMALL),
        (scenes.mark_all, NARROW, MIDDLE),
        (scenes.add, MIDDLE, SMALL),
        (scenes.help_page, MIDDLE, SMALL),
        (scenes.problems, SMALL, MIDDLE),
        (scenes.heat, WIDE, MIDDLE),
        (scenes.heat, NARROW, SMALL),
    ):
        yield Picture(scene, *night, NIGHT)
        yield Picture(scene, *day, DAY)
    yield Picture(scenes.main, *WIDE, DAY._replace(row_lines=1))
    yield Picture(scenes.main, *SMALL, NIGHT._replace(row_lines=1))
    for scene, size in ((scenes.main, MIDDLE), (scenes.everything, MIDDLE), (scenes.heat, SMALL)):
        yield Picture(scene, *size, ASCII)
        yield Picture(scene, *size, ANSI)


@pytest.fixture(autouse=True)
def as_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Snapshots are files that a browser shows."""
    monkeypatch.setattr(SVGImageExtension, "file_extension", "svg")


@pytest.fixture(autouse=True)
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """How long a search took is on the screen: here it took no time."""
    monkeypatch.setattr(listing, "perf_counter", lambda: 0.0)


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of articles, in the folder the program runs in: its path is on some screens."""
    monkeypatch.chdir(tmp_path)
    return write_paper(Path("archive"))


@pytest.fixture
def library(paper: Path, tmp_path: Path) -> Iterator[Library]:
    """The library of a reader who was here before: some of it is read, starred or kept for later."""
    place = place_at(tmp_path / "library.db")
    with Library.open(place, sources=[SourceSpec(str(paper))], clock=lambda: NOW) as library:
        refresh(library)
        marked: list[tuple[tuple[str, ...], Field]] = [(READ, "read"), (STARRED, "starred"), (LATER, "later")]
        for titles, field in marked:
            library.marks.set([summary(library, title).id for title in titles], field, value=True)
        save(place, Remembered(visited=NOW - timedelta(days=1), folded=frozenset({"other"})))
        yield library


@pytest.mark.parametrize("picture", list(_pictures()), ids=lambda picture: picture.name)
def test_it_looks_as_it_did(snap_compare: Compare, library: Library, picture: Picture) -> None:
    app = NewsreaderApp(library, configured=Configured(picture.settings), clock=lambda: NOW)
    assert snap_compare(app, terminal_size=(picture.columns, picture.lines), run_before=picture.scene)


@pytest.mark.parametrize(
    ("size", "settings"), [(WIDE, NIGHT), (SMALL, DAY)], ids=["200x50-night", "80x24-day"]
)
def test_a_first_visit(
    snap_compare: Compare, library: Library, size: tuple[int, int], settings: Settings
) -> None:
    save(library.place, Remembered())
    app = NewsreaderApp(library, configured=Configured(settings), sample=True, clock=lambda: NOW)
    scene = scenes.tour if size == WIDE else scenes.main
    assert snap_compare(app, terminal_size=size, run_before=scene)


def test_no_problems(snap_compare: Compare, paper: Path, library: Library) -> None:
    (paper / "_news" / "2026-11-09-broken.md").unlink()
    refresh(library)
    assert snap_compare(
        NewsreaderApp(library, clock=lambda: NOW), terminal_size=NARROW, run_before=scenes.problems
    )


def _of_sources() -> Iterator[Picture]:
    for size in (WIDE, MIDDLE, SMALL, NARROW):
        yield Picture(scenes.sources, *size, NIGHT)
    for size in (WIDE, SMALL):
        yield Picture(scenes.sources, *size, DAY)
    for settings in (ASCII, ANSI):
        yield Picture(scenes.sources, *MIDDLE, settings)
    for scene, night, day in (
        (scenes.refreshing, MIDDLE, SMALL),
        (scenes.edit, MIDDLE, NARROW),
        (scenes.found, NARROW, MIDDLE),
    ):
        yield Picture(scene, *night, NIGHT)
        yield Picture(scene, *day, DAY)


@pytest.mark.parametrize("picture", list(_of_sources()), ids=lambda picture: picture.name)
def test_sources_look_as_they_did(
    snap_compare: Compare, library: Library, picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(monkeypatch)
    monkeypatch.setattr(SourceList, "given", property(lambda _: False))
    app = NewsreaderApp(library, None, Configured(picture.settings), clock=lambda: NOW, look=LOOK)
    assert snap_compare(app, terminal_size=(picture.columns, picture.lines), run_before=picture.scene)


def test_no_sources(snap_compare: Compare, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    subscribe(monkeypatch, ())
    app = NewsreaderApp(library, clock=lambda: NOW)
    assert snap_compare(app, terminal_size=SMALL, run_before=scenes.no_sources)


def _of_topics() -> Iterator[Picture]:
    for size in (WIDE, MIDDLE, SMALL, NARROW):
        yield Picture(scenes.why, *size, NIGHT)
    for size in (WIDE, SMALL):
        yield Picture(scenes.why, *size, DAY)
    for settings in (ASCII, ANSI):
        yield Picture(scenes.why, *MIDDLE, settings)
    yield Picture(scenes.why_listed, *SMALL, NIGHT)
    yield Picture(scenes.proposed, *WIDE, NIGHT)
    yield Picture(scenes.proposed, *SMALL, DAY)


@pytest.mark.parametrize("picture", list(_of_topics()), ids=lambda picture: picture.name)
def test_topics_that_explain_themselves_look_as_they_did(
    snap_compare: Compare, paper: Path, library: Library, picture: Picture
) -> None:
    write_proposals(paper)
    refresh(library)
    app = NewsreaderApp(library, configured=Configured(picture.settings), clock=lambda: NOW)
    assert snap_compare(app, terminal_size=(picture.columns, picture.lines), run_before=picture.scene)
