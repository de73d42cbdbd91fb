"""Makes up articles of the real shape. Pure: the same ones each time, for article i depends on the seed and on i alone.

What a search can look for: `SINGLE` is in one article, `THOUSANDTH` in every 1 000th, `COMMON` in one of three.
"""

import base64
import random
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from benchmarks.words import CUMULATIVE, PROVIDERS, RARE, TOPICS, VOCABULARY

SINGLE = "heliotropeprobe"
SINGLE_AT = 321
THOUSANDTH = "semaphoreprobe"
COMMON = "people"

_BEGIN = datetime(2019, 1, 1, tzinfo=UTC)
_DAYS = 5 * 365
_ELSEWHERE = 10**9
_DAMAGE = ("&#8217;s ", "&nbsp;", " â€™ ", "\n", " &amp; ")


@dataclass(frozen=True, slots=True)
class Head:
    """What other articles tell of an article that they list as related."""

    title: str
    excerpt: str
    at: datetime
    provider: str
    domain: str
    slug: str
    url: str


def head(seed: int, i: int) -> Head:
    """The head of article `i`; from 10⁹ up of a story that is not in the corpus."""
    dice = random.Random(seed * 2 * _ELSEWHERE + i)
    title = _sentence(dice, dice.randint(6, 14))
    excerpt = ". ".join(_sentence(dice, dice.randint(8, 20)) for _ in range(dice.randint(1, 4))) + "."
    if dice.random() < 0.05:
        place = excerpt.index(" ")
        excerpt = excerpt[:place] + dice.choice(_DAMAGE) + excerpt[place:]
    at = _BEGIN + timedelta(seconds=dice.randrange(_DAYS * 86_400))
    # Squared: a few publishers have most of the articles.
    provider, domain = PROVIDERS[int(dice.random() ** 2 * len(PROVIDERS))]
    slug = _slug(title)
    return Head(title, excerpt, at, provider, domain, slug, f"https://{domain}/{at:%Y/%m/%d}/{slug}-{i}/")


def article(seed: int, i: int) -> tuple[str, str]:
    """The file name and the text of article `i`."""
    own = head(seed, i)
    dice = random.Random(-(seed * 2 * _ELSEWHERE + i) - 1)
    related = [head(seed, _other(dice, i)) for _ in range(dice.randint(0, 5))]
    quality = dice.randint(70, 99) if dice.random() < 0.95 else dice.randint(10, 69)
    heat = quality + 10 * len(related)
    lines = [
        "---",
        "category: news",
        f"title: {_quoted(own.title)}",
        f"excerpt: {_quoted(own.excerpt + _probes(i))}",
        f"publishedDateTime: {own.at:%Y-%m-%dT%H:%M:%SZ}",
        f'originalUrl: "{own.url}"',
        f'webUrl: "{own.url}"',
        *_amp(dice, own),
        f"type: {'video' if dice.random() < 0.05 else 'article'}",
        f"quality: {quality}",
        f"heat: {heat}",
        f"published: {'true' if heat >= 70 else 'false'}",
        "",
        *_provider(own),
        "",
        "topics:",
        *(f"  - {topic}" for topic in _topics(dice)),
        "",
        *_image(f"https://images.example/{own.slug[:40]}/{dice.getrandbits(64):016x}.jpg", dice),
        "",
        *(["related:"] if related else []),
        *(line for story in related for line in _related(story, dice)),
        "",
        f'secured: "{_base64(dice, dice.randrange(320, 704, 16))};{_base64(dice, 16)}"',
        "---",
        "",
        *(_body(dice, own) if i % 7 == 0 else []),
    ]
    day = own.at + timedelta(days=dice.random() < 0.3)
    return f"{day:%Y-%m-%d}-{own.slug}-{i}.md", "\n".join(lines)


def _sentence(dice: random.Random, length: int) -> str:
    text = " ".join(dice.choices(VOCABULARY, cum_weights=CUMULATIVE, k=length))
    return text[:1].upper() + text[1:]


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-") or "untitled"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _probes(i: int) -> str:
    return (f" {SINGLE}." if i == SINGLE_AT else "") + (f" {THOUSANDTH}." if i % 1000 == 0 else "")


def _other(dice: random.Random, i: int) -> int:
    return dice.randrange(i) if i and dice.random() < 0.5 else _ELSEWHERE + dice.randrange(_ELSEWHERE)


def _amp(dice: random.Random, own: Head) -> list[str]:
    if dice.random() < 0.5:
        return []
    host = own.domain.replace(".", "-")
    cached = f"https://{host}.cdn.ampproject.org/c/s/{own.url.removeprefix('https://')}amp/"
    return [f'ampWebUrl: "{own.url}amp/"', f'cdnAmpWebUrl: "{cached}"']


def _provider(own: Head) -> list[str]:
    return [
        "provider:",
        f"  name: {own.provider}",
        f"  domain: {own.domain}",
        "  images:",
        f'    - url: "https://images.example/organizations/{own.domain}-50x50.jpg"',
        "      width: 50",
        "      height: 50",
    ]


def _topics(dice: random.Random) -> list[str]:
    """The root topic and up to two more, not always first."""
    chosen = {TOPICS[0], *(TOPICS[int(dice.random() ** 2 * len(TOPICS))] for _ in range(2))}
    return dice.sample(sorted(chosen), len(chosen))


def _image(url: str, dice: random.Random) -> list[str]:
    size = ["    width: 1200", f"    height: {dice.randint(400, 1200)}", "    isCached: true"]
    return ["images:", f'  - url: "{url}"', *size]


def _related(story: Head, dice: random.Random) -> list[str]:
    return [
        f"  - title: {_quoted(story.title)}",
        f"    excerpt: {_quoted(story.excerpt)}",
        f"    publishedDateTime: {story.at:%Y-%m-%dT%H:%M:%SZ}",
        f'    webUrl: "{story.url}"',
        "    type: article",
        "    provider:",
        f"      name: {story.provider}",
        f"      domain: {story.domain}",
        f"    quality: {dice.randint(10, 99)}",
        *(f"    {line}" for line in _image(f"https://{story.domain}/images/{story.slug}.jpg", dice)),
    ]


def _base64(dice: random.Random, length: int) -> str:
    return base64.b64encode(dice.randbytes(length)).decode()


def _body(dice: random.Random, own: Head) -> list[str]:
    lines = [f"# {own.title}", ""]
    for _ in range(dice.randint(2, 6)):
        words = _sentence(dice, dice.randint(40, 90))
        lines += [f"## {_sentence(dice, 4)}", "", f"{words}, as [{own.provider}]({own.url}) **wrote**.", ""]
        if dice.random() < 0.3:
            lines += [*(f"- {dice.choice(RARE)}: {_sentence(dice, 6)}" for _ in range(4)), ""]
    return lines
