"""A long article with headings, for those who move about in it."""

from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from reader.ui.app import NewsreaderApp
from tests.archive import write_article
from tests.ui.driving import open_title, until

TITLE = "The harbour in four chapters"
SHORT = "A note without chapters"
_LINE = "The tide went out and came back, and the ferry with it, as it does twice a day. "
_CHAPTERS = ("Morning", "Noon", "Évening", "Night")


def write_long_read(folder: Path) -> Path:
    """An article of four chapters, with a whale in the first, the third and the last, and a short one."""
    parts = []
    for number, name in enumerate(_CHAPTERS):
        whale = "A Whále was seen. " if number != 1 else ""
        parts.append(f"## {name}\n\n{whale}{_LINE * 30}\n\n### {name} in detail\n\n{_LINE * 30}")
    news = folder / "_news"
    write_article(
        news,
        "2026-11-19-harbour",
        title=TITLE,
        publishedDateTime="2026-11-19T09:00:00Z",
        related=[{"title": "A whale elsewhere", "webUrl": "https://elsewhere.example/whale"}],
        body="\n\n".join(parts) + "\n\nThe whale was never seen again.",
    )
    write_article(
        news, "2026-11-18-note", title=SHORT, publishedDateTime="2026-11-18T09:00:00Z", body="It is short."
    )
    return folder


async def opened(pilot: "Pilot[Any]", app: NewsreaderApp) -> None:
    """Opens it."""
    await until(pilot, lambda: open_title(app) == TITLE)
    await pilot.press("enter")
    await until(pilot, lambda: app.focused is app.main.article and app.main.article.covered)
