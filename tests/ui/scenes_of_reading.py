"""The steps that lead to the screens of reading: whole texts, pictures, searching, taking articles out."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from reader.ids import id_number
from reader.indexing.full_texts import Bringing, _keep
from reader.indexing.page_reading import PageReader
from reader.library import Library
from reader.models import Body, Doubt, FullText, Query
from reader.pictures.records import Drawn
from reader.sources.network import Network
from reader.ui.app import NewsreaderApp
from reader.ui.screens.choosing import Choosing
from tests.archive import write_article
from tests.fulltexts import STORY
from tests.ui.archive import NOW
from tests.ui.driving import listed, open_title, typed, until

WHOLE, HARDLY, LONG = "The night train runs again", "The clock strikes thirteen", "A walk along the old line"
LEAD = "https://almadra.example/lead.png"
_CHAPTERS = ("Where it begins", "The viaduct", "What the lottery paid for", "Where it ends")


def write_reading(folder: Path) -> Path:
    """Three articles: one whose page was read, one whose page is another, and a long one with a picture."""
    provider = {"name": "Almadra Post", "domain": "almadra.example"}
    given: dict[str, Any] = {"provider": provider, "topics": ["Towns"]}
    dates = ("2026-11-19T09:30:00Z", "2026-11-18T09:30:00Z")
    write_article(folder, "train", title=WHOLE, excerpt="A night train leaves Almadra again.", **given)
    write_article(
        folder,
        "clock",
        title=HARDLY,
        excerpt="At noon, in Tarn.",
        publishedDateTime="2026-11-19T09:30:00Z",
        **given,
    )
    image = {"url": LEAD, "width": 640, "height": 360, "title": "The viaduct at dawn"}
    chapters = "\n\n".join(f"## {name}\n\n" + "\n\n".join(STORY * 2) for name in _CHAPTERS)
    write_article(
        folder, "walk", title=LONG, excerpt="On foot, in two days.", images=[image], body=chapters,
        publishedDateTime=dates[1], **given,
    )  # fmt: skip
    return folder


def keep_texts(library: Library) -> None:
    """Has the library know the pages of the first two, as if they had been read."""
    reader = PageReader(Network, tuple, lambda: NOW)
    how = Bringing(library._store, reader, lambda _: None, lambda: int(NOW.timestamp()), offline=True)
    found = {one.title: one for one in library.lists.summaries(_rows(library))}
    reason = "The page is about something else: “A lottery for a train”"
    for summary, text in (
        (found[WHOLE], _text(found[WHOLE].url or "", STORY)),
        (found[HARDLY], _text(found[HARDLY].url or "", STORY[3:], "other", reason)),
    ):
        uid = id_number(summary.id)
        assert uid is not None
        _keep(how, uid, text)


def _text(url: str, sentences: tuple[str, ...], doubt: Doubt | None = None, reason: str = "") -> FullText:
    read_at, body = datetime(2026, 11, 20, 11, tzinfo=UTC), Body("html", _html(sentences))
    return FullText(url, url, "original", read_at, body, 70, doubt, reason, author="Henrike Solum")


def _rows(library: Library) -> list[int]:
    return library.lists.articles(Query()).rows.tolist()


def _html(sentences: tuple[str, ...]) -> str:
    return "".join(f"<p>{sentence}</p>" for sentence in sentences)


def _app(pilot: "Pilot[Any]") -> NewsreaderApp:
    assert isinstance(pilot.app, NewsreaderApp)
    return pilot.app


async def _read(pilot: "Pilot[Any]", title: str) -> None:
    app = _app(pilot)
    await until(pilot, lambda: title in listed(app))
    app.main.articles.go_to(listed(app).index(title))
    await pilot.press("enter")
    await until(pilot, lambda: open_title(app) == title and app.focused is app.main.article)
    await until(pilot, lambda: app.main.article.covered == app.main.article.article_id)
    await until(pilot, lambda: app.main.topics.counts.unread == app.main.status.state.unread == 2)


async def whole_text(pilot: "Pilot[Any]") -> None:
    """An article with the text of its page."""
    await _read(pilot, WHOLE)


async def hardly_it(pilot: "Pilot[Any]") -> None:
    """A page that is about something else, with the reason and what was found."""
    await _read(pilot, HARDLY)
    app = _app(pilot)
    app.main.article.show_full(app.main.article.article_id or "", True)
    await until(pilot, lambda: app.main.article.full)


async def hung(pilot: "Pilot[Any]") -> None:
    """An article with its picture."""
    await _read(pilot, LONG)
    app = _app(pilot)
    await until(pilot, lambda: any(isinstance(how, Drawn) for how in app.main.article.gallery.values()))


async def sought(pilot: "Pilot[Any]") -> None:
    """Words that are looked for in an article, with the reader at the second place."""
    await _read(pilot, LONG)
    await pilot.press("slash")
    await typed(pilot, *"train")
    await pilot.press("enter", "n")
    await until(pilot, lambda: "2 of" in _app(pilot).main.status.state.match)


async def contents(pilot: "Pilot[Any]") -> None:
    """The headings of an article."""
    await _read(pilot, LONG)
    await pilot.press("c")
    await until(pilot, lambda: isinstance(pilot.app.screen, Choosing))


async def picked(pilot: "Pilot[Any]") -> None:
    """Two articles that are picked."""
    app = _app(pilot)
    await until(pilot, lambda: len(listed(app)) == 3)
    await pilot.press("x", "x")
    await until(pilot, lambda: app.main.status.state.picked == 2)
    await until(pilot, lambda: not app.main.article.display or open_title(app) == LONG)
    await until(pilot, lambda: not app.main.article.display or app.main.article.covered)


async def saving(pilot: "Pilot[Any]") -> None:
    """What can be done with them."""
    await picked(pilot)
    await pilot.press("S")
    await until(pilot, lambda: isinstance(pilot.app.screen, Choosing))
