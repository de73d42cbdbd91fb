"""The same keys in newsboat, where that is installed: a feed of as many articles as the reader has in its list."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from xml.sax.saxutils import escape

from benchmarks.articles import head
from benchmarks.measure import Row, milliseconds, run
from benchmarks.terminal import Terminal
from benchmarks.workshop import Workshop, report, workshop

TITLE = "Beside newsboat"

_KEYS = 70
_PAUSE_S = 0.15


def rows(shop: Workshop) -> Sequence[Row]:
    """Cursor down, page down and the end of the list, in turns; nothing where newsboat is not installed."""
    if shutil.which("newsboat") is None:
        return []
    many = shop.scale.many
    with (
        Terminal(shop.app(many), shop.environment) as ours,
        Terminal(command(shop, many), shop.environment) as theirs,
    ):
        ours.wait_for(*shop.titles(many), number=6)
        theirs.wait_for("unread", patience=120)
        ours.settle(2)
        theirs.settle(2)
        theirs.press("\r")
        theirs.settle(3)
        return [
            Row(f"{name} in {many:,}".replace(",", " "), *_in_turns(ours, theirs, key), "newsboat", aim=aim)
            for name, key, aim in (
                ("cursor down", ("\x1b[B", "\x1b[B"), 1.3),
                ("page down", ("\x1b[6~", "\x1b[6~"), None),
            )
        ]


def _in_turns(ours: Terminal, theirs: Terminal, keys: tuple[str, str]) -> tuple[float, float]:
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(_KEYS):
        for terminal in (ours, theirs):
            terminal.settle(_PAUSE_S)
        for terminal, key, its in zip((ours, theirs), keys, times, strict=True):
            pressed = terminal.press(key)
            its.append(terminal.frame() - pressed)
    return milliseconds(median(times[0])), milliseconds(median(times[1]))


def command(shop: Workshop, number: int) -> list[str]:
    """What opens newsboat on a feed of so many articles, read before."""
    folder = shop.folder_for(f"newsboat-{number}")
    feed, urls, cache, config = (folder / name for name in ("feed.xml", "urls", "cache.db", "config"))
    words = ["newsboat", "-u", str(urls), "-c", str(cache), "-C", str(config)]
    if not cache.exists():
        _write(feed, number)
        urls.write_text(f"file://{feed}\n")
        config.write_text("max-items 0\nauto-reload no\nrefresh-on-startup no\n")
        run([*words, "-x", "reload"], shop.environment)
    return words


def _write(feed: Path, number: int) -> None:
    """An RSS feed of the heads of the articles that the reader has as files."""
    with feed.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0"?><rss version="2.0"><channel><title>Articles</title>')
        for i in range(number):
            its = head(1, i)
            file.write(
                f"<item><title>{escape(its.title)}</title><link>{escape(its.url)}</link>"
                f"<pubDate>{its.at:%a, %d %b %Y %H:%M:%S +0000}</pubDate>"
                f"<description>{escape(its.excerpt)}</description></item>"
            )
        file.write("</channel></rss>")


if __name__ == "__main__":
    with workshop() as made:
        report(TITLE, rows, made)
