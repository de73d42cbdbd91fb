"""What an app draws first, taken without a terminal."""

import asyncio
from collections.abc import Iterator

from textual.drivers.headless_driver import HeadlessDriver

from reader.ui.app import NewsreaderApp
from reader.ui.panes.articles import ArticlesPane
from reader.ui.still_file import AGE
from reader.ui.widgets.article_columns import columns
from reader.ui.widgets.cells import cells
from reader.ui.words import age, utc_now

_PATIENCE_S = 2.0
_TOP = "\x1b[1;1H"
_PLAIN = "\x1b[0m"


def first_frame(app: NewsreaderApp) -> str | None:
    """What `app` would write to this terminal to draw itself, ages of articles marked to be told anew.

    The app is run for it, and ended by the frame. None where it drew nothing.
    """
    frames: list[str] = []

    class Camera(HeadlessDriver):
        @property
        def is_headless(self) -> bool:
            return False

        def start_application_mode(self) -> None:
            super().start_application_mode()
            asyncio.get_running_loop().call_later(_PATIENCE_S, app.exit)

        def write(self, data: str) -> None:
            if data.startswith(_TOP) and not frames:
                frames.append(_with_ages(data, app.main.articles))
                app.exit()

    app.driver_class = Camera
    app.run()
    return frames[0] if frames and app.error is None else None


def _with_ages(frame: str, articles: ArticlesPane) -> str:
    """The frame with a mark in the place of each age."""
    lines = frame.split("\n")
    for y, x, written, mark in _ages(articles):
        lines[y] = _replaced(lines[y], x, written, mark)
    return "\n".join(lines)


def _ages(articles: ArticlesPane) -> Iterator[tuple[int, int, str, str]]:
    """The ages that are seen: line, column, what is written there, and the mark to take its place."""
    style, region = articles.row_style, articles.region
    shape = columns(articles.size.width, style.lines)
    x = region.x + articles.size.width - shape.rest - shape.heat - shape.when
    for y in range(articles.size.height if style.dates == "relative" and shape.when else 0):
        row, line = articles.lines.row_at(y + articles.scroll_offset.y)
        summary = articles.summary(row)
        if summary and summary.published_at and line == style.lines - 1:
            published = summary.published_at
            written = age(published, utc_now()).rjust(shape.when)[: shape.when]
            yield region.y + y, x, written, f"{AGE}{published.timestamp()};{shape.when}{AGE}"


def _replaced(line: str, x: int, written: str, mark: str) -> str:
    """The line with the mark for what is written in column `x`, if that is a piece of its own."""
    pieces, column = line.split(_PLAIN), 0
    for number, piece in enumerate(pieces):
        *before, text = _texts(piece)
        column += sum(map(cells, before))
        if column == x and text == written:
            pieces[number] = piece.removesuffix(text) + mark
            break
        column += cells(text)
    return _PLAIN.join(pieces)


def _texts(piece: str) -> list[str]:
    """What is written before, between and after the looks and places of a piece."""
    first, *rest = piece.split("\x1b")
    return [first, *(sequence.lstrip("[0123456789;")[1:] for sequence in rest)]
