"""Saved pages with the texts that a person reads there: `name.html`, `name.txt`, and `name.json` for what else is told.

That is the headline (and excerpt) which led to the page, what is wrong with it (`doubt`), who wrote it and when, and
the address that was asked for where that is another.
"""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from reader.content.body import read_body, to_text
from reader.content.headlines import without_headline
from reader.fulltext.records import Extract, WebPage
from reader.models import Body

FOLDER = Path(__file__).with_name("pages")
ADDRESS = "https://post.example/2026/11/story"


class Saved(NamedTuple):
    """A page, and what is expected of it; `text` is "" where there is none."""

    name: str
    data: bytes
    text: str
    title: str
    excerpt: str
    doubt: str | None
    author: str | None
    date: datetime | None
    asked: str

    @property
    def page(self) -> WebPage:
        """The page as it came from its server."""
        front = self.name == "other-front-page"
        return WebPage("https://post.example/" if front else ADDRESS, self.data)


def saved_pages() -> Iterator[Saved]:
    """All of them, by name."""
    for file in sorted(FOLDER.glob("*.html")):
        told = json.loads(file.with_suffix(".json").read_text("utf-8"))
        date = told.get("date")
        yield Saved(
            name=file.stem,
            data=file.read_bytes(),
            text=file.with_suffix(".txt").read_text("utf-8"),
            title=told["title"],
            excerpt=told.get("excerpt", ""),
            doubt=told.get("doubt"),
            author=told.get("author"),
            date=datetime.fromisoformat(date) if date else None,
            asked=told.get("asked", ADDRESS),
        )


def text_of(extract: Extract) -> str:
    """The text of an extract, as it is read in the app: below the headline, which is not told twice."""
    body = read_body(Body("html", extract.html), extract.url)
    return to_text(without_headline(body, extract.title or ""))


def f1(found: str, expected: str) -> float:
    """How well two texts agree by their words (by their characters where a script has no spaces), 0.0 to 1.0."""
    one, other = Counter(_words(found)), Counter(_words(expected))
    same = sum((one & other).values())
    return 2 * same / (sum(one.values()) + sum(other.values())) if one or other else 1.0


def _words(text: str) -> list[str]:
    return [piece for word in text.split() for piece in ([word] if word.isascii() or _spaced(word) else word)]


def _spaced(word: str) -> bool:
    return not any("\u3040" <= character <= "\u9fff" for character in word)
