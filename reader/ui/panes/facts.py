"""Facts of an article in words: how long it is to read, what a course costs and asks for. Pure."""

import re
from collections.abc import Iterator

from reader.content.reading import WORDS_A_MINUTE
from reader.models import Article, Enclosure, Learning, Ratings
from reader.ui import words
from reader.ui.panes.languages import language
from reader.ui.panes.setting import told, whole
from reader.ui.widgets.prose import Paragraph, Run

_NOTHING = re.compile(
    r"[^\W\d_]{0,3}[^\w,.]{0,2}0+([.,]0+)?[^\w,.]{0,2}[^\W\d_]{0,3}"
)  # a price: "0", "0.00 EUR", "$0"
_FEW = 60  # words; so few are read at a glance


def reading_time(count: int) -> str:
    """How long `count` words take to read: "4 min read", "2 h 36 min read"; "" for a few."""
    return f"{duration(60 * max(1, round(count / WORDS_A_MINUTE)))} read" if count > _FEW else ""


def time_left(count: float) -> str:
    """How long the last `count` words of an article take to read: "4 min left"."""
    return f"{duration(60 * max(1, round(count / WORDS_A_MINUTE)))} left"


def enclosed(article: Article) -> tuple[Enclosure, ...]:
    """The files that come with an article, but for those that are told of as its pictures or its video."""
    told = {article.video_url, *(image.url for image in article.images)}
    return tuple(enclosure for enclosure in article.enclosures if enclosure.url not in told)


def kind_of(enclosure: Enclosure) -> str:
    """What a file is, in a word, by its media type: "audio", "PDF", "file"."""
    main, _, rest = (enclosure.type or "").lower().partition("/")
    if main in ("audio", "video", "image"):
        return main
    return "PDF" if rest == "pdf" else "text" if main == "text" else "file"


def listening_time(article: Article) -> str:
    """How long its sound or film lasts: "34 min of audio"; "" where there is none, or it is not told."""
    for enclosure in enclosed(article):
        kind = kind_of(enclosure)
        if enclosure.length_s and kind in ("audio", "video"):
            return f"{duration(enclosure.length_s)} of {kind}"
    return ""


def duration(seconds: int) -> str:
    """A length of time to the minute: "2 h 30 min", "45 min", "40 s"."""
    if seconds < 60:
        return f"{seconds} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return told((f"{words.number(hours)} h" if hours else "", f"{minutes} min" if minutes else ""), " ")


def kind(article: Article) -> str:
    """The type of an article in a word; "" for a plain article."""
    return "" if article.type == "article" else article.type.replace("_", " ").lower()


def people(article: Article) -> str:
    """Who wrote it: "by Henrike Solum and Dev Pillai"; "" where nobody is named."""
    provider = article.provider
    named = (article.author or "", *(provider.authors if provider else ()))
    names = list(dict.fromkeys(whole(name) for name in named if name))
    if not names:
        return ""
    *others, last = names
    return f"by {', '.join(others)} and {last}" if others else f"by {last}"


def about(article: Article, count: int) -> Iterator[str]:
    """What is said of an article in a word or two each: its type, reading time and language."""
    yield kind(article)
    yield reading_time(count)
    yield listening_time(article)
    if article.lang:
        yield f"in {language(article.lang)}"


def standing(article: Article) -> str:
    """Why an article is listed nowhere, or will be gone; "" for all others."""
    if article.removed:
        return "Taken down by its publisher."
    return "" if article.listed else "Unlisted: lists show it only when asked to."


def learning(facts: Learning) -> Iterator[Paragraph]:
    """Price, length, ratings and levels of a course, each behind its name."""
    rows = [
        ("Price", "free" if _NOTHING.fullmatch(facts.price or "") else facts.price or ""),
        ("Length", duration(facts.length_s) if facts.length_s else ""),
        ("Rated", rated(facts.ratings) if facts.ratings else ""),
        ("Level" if len(facts.levels) == 1 else "Levels", ", ".join(facts.levels)),
    ]
    for name, value in rows:
        if value:
            yield Paragraph((Run(value, "ink"),), Run(name.ljust(9), "faint"), Run(" " * 9))


def rated(ratings: Ratings) -> str:
    """How a course was rated: "4.6 of 5, 1 234 votes"."""
    average = "" if ratings.average is None else f"{ratings.average:.2f}".rstrip("0").rstrip(".") + " of 5"
    votes = "" if ratings.votes is None else words.count(ratings.votes, "vote", "votes")
    return told((average, votes), ", ")
