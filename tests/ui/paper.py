"""A made-up newspaper that fills a large screen: the archive of the other tests, and a month of articles more."""

from pathlib import Path
from typing import NamedTuple

from tests.archive import write_article
from tests.ui.archive import write_archive

ARTICLES = 30
UNREAD = 24
TOPICS = (("Weather", "News"), ("Workshop", None), ("Repair", "Workshop"), ("Bread and Butter", "Workshop"))
READ = (
    "The lamp on the mole is lit again, after nineteen winters",
    "Six words for drizzle",
    "A clock for the deaf",
    "Nobody knows who pays for the gull",
    "Η βάρκα που γύρισε μόνη της",
    "A gull is thirty-four",
)
STARRED = ("Six words for drizzle", "How to sharpen a plane iron on a doorstep")
LATER = ("What the tide table does not say", "How to sharpen a plane iron on a doorstep")


class _Piece(NamedTuple):
    date: str
    provider: str
    topics: str
    title: str
    excerpt: str
    heat: int | None = None


# fmt: off
_PIECES = (
    _Piece("20T11:40", "Slow Wire", "News, Sea", "Sixty boats go out on the first calm morning since All Saints",
           "They left in the dark, in single file, and the harbour was empty by eight.", 61),
    _Piece("20T08:15", "Tarn FM", "News, Weather", "Frost in the valleys, and no wind to move it",
           "Minus four by dawn."),
    _Piece("20T06:30", "The Harbour Post", "News, Towns", "Bus 9 will stop at the hospital again", "From Monday.", 38),
    _Piece("19T18:05", "The Quay", "News, Towns", "Nobody knows who pays for the gull",
           "It has a ring, a name and a bill of four hundred.", 58),
    _Piece("19T16:20", "Slow Wire", "News, Sea", "What the tide table does not say",
           "A pilot of forty years on the hour that no table knows.", 96),
    _Piece("19T07:00", "Field & Signal", "Workshop, Repair", "A clock for the deaf", "It hums in the table."),
    _Piece("18T12:00", "Tarn FM", "News, Weather", "Six words for drizzle", "And one for the day after it.", 44),
    _Piece("18T10:30", "Field & Signal", "Workshop, Bread and Butter",
           "Why the crust sings when it comes out of the oven, and what it is that one hears then",
           "It is the sound of a loaf that grows smaller faster outside than within.", 71),
    _Piece("17T17:45", "Ο Βοριάς", "News, Sea", "Η βάρκα που γύρισε μόνη της", "Χωρίς κανέναν μέσα.", 52),
    _Piece("17T09:10", "The Harbour Post", "News, Towns", "The library lends umbrellas, and most come back",
           "Of two hundred, eleven are still out.", 49),
    _Piece("16T20:00", "潮見町だより", "News, Towns", "灯台守の日記、六十年ぶりに見つかる", "屋根裏の箱の中から。", 83),
    _Piece("16T08:00", "Field & Signal", "Workshop, Repair", "How to sharpen a plane iron on a doorstep",
           "A flat stone, some water, and no hurry.", 66),
    _Piece("15T14:00", "Slow Wire", "News, Sea", "Forty miles of rope", "Somebody has to coil it.", 57),
    _Piece("14T11:00", "The Quay", "News, Towns", "The last shop that sells single screws", "One each.", 64),
    _Piece("13T19:30", "Tarn FM", "News, Weather", "The barometer fell so fast that it was heard", "A click."),
    _Piece("12T09:00", "Field & Signal", "Chess", "Rook and three against rook and two, by lamplight", "Drawn.", 41),
    _Piece("11T08:20", "The Harbour Post", "News, Sea", "Two fishermen, one net, and a judge with a ruler", "", 55),
    _Piece("08T10:00", "Slow Wire", "News, Weather", "It rained on the rain gauge", "And on nothing else.", 47),
    _Piece("06T07:30", "The Quay", "News, Towns", "The stairs are older than the town", "By a century.", 72),
    _Piece("03T16:00", "Field & Signal", "Workshop, Bread and Butter", "Butter, in four temperatures", "", 36),
)
# fmt: on
_LAMP = """\
The lamp on the mole was lit on **Thursday at dusk**, by a woman who had last seen it burn when she was nine. It is
not a large lamp. It can be seen for *six miles*, says [the almanac](https://slowwire.example/almanac), and for eight
by those who know where to look.

## What it took

1. A lens, which was in a school, where it had been used to set fire to leaves.
2. A clockwork that turns it; it was never lost, but had been taken for a mangle.
3. Nineteen winters.

> We did not mend it for the ships. They have their instruments. We mended it because one could see from the kitchen
> that it was dark.

The keeper's book is open again as well. Its first new line reads `lit 16:12, wind SW 3, clear`.
"""
_COURSE = """\
Each evening has the same shape: the broken thing lies on the table, and for ten minutes nobody may touch a tool.

### What is mended

| evening | the thing | what it mostly is |
|---|---|---|
| 1 | a zip | the slider |
| 2 | a lamp | the switch |
| 3 | a radio | a dry joint |

- Bring the thing, and **all** that fell off it.
  - Screws in a jar, please.
- Leave the glue at home.

```
if it moves and should not:  tape
if it does not and should:   oil
```

> You are not buying a repair. You are buying the second half of a thing's life.

![The table, after the first evening](https://menders.example/table.jpg)

---

~~Thursdays~~ Tuesdays at seven, in the hall behind [the old fire station](https://menders.example/hall).
"""


def write_paper(folder: Path) -> Path:
    """Thirty articles of a month, one that is unlisted, and one that is broken."""
    write_archive(folder)
    for number, (name, parent) in enumerate(TOPICS, start=3):
        lines = [f"name: {name}", *([f"parent: {parent}"] if parent else [])]
        file = folder / "_data" / "topics" / f"{number:02}-{name.lower().replace(' ', '-')}.yaml"
        file.write_text("\n".join(lines) + "\n")
    for number, piece in enumerate(_PIECES):
        write_article(
            folder / "_news",
            f"2026-11-{piece.date[:2]}-piece-{number}",
            title=piece.title,
            excerpt=piece.excerpt or None,
            publishedDateTime=f"2026-11-{piece.date}:00Z",
            provider={"name": piece.provider},
            topics=piece.topics.split(", "),
            quality=piece.heat,
            heat=piece.heat,
        )
    _write_lamp(folder / "_news")
    _write_course(folder / "_learning")
    write_article(
        folder / "_news",
        "2026-11-19-unlisted",
        title="Boats go out",
        publishedDateTime="2026-11-19T05:00:00Z",
        provider={"name": "The Quay"},
        topics=["News", "Sea"],
        heat=-1,
        published=False,
    )
    return folder


def write_proposals(folder: Path) -> None:
    """Topics with keywords, and an article that they are proposed for, since it has none of its own."""
    for number, name, parent, keywords in (
        (10, "Wind and Kites", "Weather", "kite, wind from the west"),
        (11, "Ferries", "Sea", "ferry"),
        (12, "Buildings", "Towns", "chapel, town hall"),
    ):
        file = folder / "_data" / "topics" / f"{number}-{name.lower().replace(' ', '-')}.yaml"
        file.write_text(f"name: {name}\nparent: {parent}\nkeywords: [{keywords}]\n")
    write_article(
        folder / "_news",
        "2026-11-20-kite",
        title="A kite as large as a chapel will pull the ferry home",
        excerpt="It flies where there is wind from the west, six hundred metres up.",
        publishedDateTime="2026-11-20T11:50:00Z",
        provider={"name": "Tarn FM"},
        quality=48,
    )


def _write_lamp(news: Path) -> None:
    write_article(
        news,
        "2026-11-20-lamp",
        title="The lamp on the mole is lit again, after nineteen winters",
        excerpt="It had been dark since the winter of the two storms. On Thursday, at twelve minutes past four, it "
        "turned.",
        publishedDateTime="2026-11-20T11:50:00Z",
        originalUrl="https://slowwire.example/lamp",
        provider={"name": "Slow Wire", "authors": [{"name": "Ina Tveit"}]},
        topics=["News", "Sea"],
        quality=72,
        heat=102,
        images=[
            {"url": "https://slowwire.example/lamp.jpg", "width": 1600, "height": 1067, "title": "The lens"}
        ],
        related=[
            {
                "title": "What the tide table does not say",
                "webUrl": "https://news.example/2026-11-19-piece-4",
            },
            {"title": "Forty miles of rope", "webUrl": "https://news.example/2026-11-15-piece-12"},
            {
                "title": "Who winds the clockwork",
                "webUrl": "https://elsewhere.example/clockwork",
                "publishedDateTime": "2026-11-20T10:00:00Z",
                "provider": {"name": "Elsewhere"},
            },
        ],
        body=_LAMP,
    )


def _write_course(folder: Path) -> None:
    """An article with everything an article may have."""
    write_article(
        folder,
        "mend-one-thing-a-week",
        title="Mend one thing a week",
        excerpt="A zip, a lamp, a radio, and one thing of your own that has been in the cupboard since you moved in.",
        type="course",
        lang="de",
        publishedDateTime="2026-11-20T07:45:00Z",
        originalUrl="https://menders.example/course",
        webUrl="https://news.example/2026-11-16-piece-11",
        price="Free; bring biscuits",
        length="PT7H30M",
        levels=["Beginner", "Complete beginner"],
        ratings={"count": 1318, "average": 4.83},
        author="Signe Moll",
        provider={"name": "The Harbour Post", "authors": [{"name": "Henrike Solum"}, {"name": "Dev Pillai"}]},
        topics=["Workshop", "Repair"],
        quality=76,
        heat=86,
        images=[
            {"url": "https://menders.example/table.jpg", "width": 800, "height": 533, "title": "The table"},
            {"url": "https://menders.example/jar.png"},
        ],
        featuredContent='<iframe src="https://video.example/embed/zip"></iframe>',
        actions=[{"url": "https://menders.example/sheet.pdf", "title": "The sheet, A4", "type": "download"}],
        items=["_learning/the-zip.md", "_learning/the-lamp.md", "_learning/the-radio.md"],
        related=[{"title": "A clock for the deaf", "webUrl": "https://news.example/2026-11-19-piece-5"}],
        body=_COURSE,
    )
