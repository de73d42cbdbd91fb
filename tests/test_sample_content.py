"""What the sample archive promises whoever opens it first: something of everything, and all of it in order."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml

from reader.content import parse
from reader.models import Article, Document, Failure, Query
from tests import archive

SAMPLE = Path(__file__).parents[1] / "sample_content"
FOLDERS = ("_news", "_learning", "_samples")
FILES = sorted(path for folder in FOLDERS for path in (SAMPLE / folder).rglob("*.*"))
NEWEST_DAY = date(2026, 11, 20)
SITE = "https://almanac.example"


WITHOUT_TOPICS = "2026-11-18-winter-timetable.md"
"""Has no topics of its own: keywords propose some for it."""


def key(path: Path) -> str:
    """The name of an article within the archive."""
    return path.relative_to(SAMPLE).as_posix()


def read(path: Path) -> list[Article | Failure]:
    """What the reader makes of one file."""
    return list(parse(Document(str(SAMPLE), key(path), path.read_bytes(), str(path), SITE)))


def plain(path: Path) -> dict[str, object]:
    """The front matter as any other YAML program reads it."""
    loaded = yaml.safe_load(path.read_text(encoding="utf-8").split("\n---\n", 1)[0])
    assert isinstance(loaded, dict)
    return loaded


def newest_first() -> list[Article]:
    """Every article of the archive."""
    articles = [item for path in FILES for item in read(path) if isinstance(item, Article)]
    return sorted(articles, key=moment, reverse=True)


def moment(article: Article) -> datetime:
    """When it was published; the sample always says."""
    assert article.published_at is not None, article.key
    return article.published_at


ARTICLES = newest_first()
NEWS = [article for article in ARTICLES if article.key.startswith("_news/")]
BY_URL = {article.url: article for article in ARTICLES}


def words(article: Article) -> int:
    """How many words its body has."""
    return len(article.body.text.split()) if article.body else 0


def named(part: str) -> Article:
    """The one article whose file name holds these words."""
    (found,) = (article for article in ARTICLES if part in article.key)
    return found


def scripts(text: str) -> set[str]:
    """The scripts a text is written in, as Unicode names them (LATIN, GREEK, HANGUL, …)."""
    return {unicodedata.name(letter).split()[0].split("-")[0] for letter in text if letter.isalpha()}


def stories() -> Iterator[set[str]]:
    """The keys of every group of articles that list one another."""
    lists = {a.key: {BY_URL[r.url].key for r in a.related if r.url in BY_URL} for a in NEWS}
    both_ways: defaultdict[str, set[str]] = defaultdict(set)
    for one, others in lists.items():
        both_ways[one] = {other for other in others if one in lists.get(other, set())}
    left = {one for one, others in both_ways.items() if others}
    while left:
        story, edge = set[str](), {left.pop()}
        while edge:
            story |= edge
            edge = set[str]().union(*(both_ways[one] for one in edge)) - story
        left -= story
        yield story


@pytest.mark.parametrize("path", FILES, ids=key)
def test_every_file_is_read_without_complaint(path: Path) -> None:
    data = path.read_bytes()
    assert b"\r" not in data
    assert data.endswith(b"\n")
    (article,) = read(path)
    assert isinstance(article, Article), article
    assert article.title.split() == str(plain(path)["title"]).split()
    assert article.excerpt
    assert article.provider is not None
    assert "Almanac" in article.topics or path.name == WITHOUT_TOPICS


def test_there_is_enough_to_read() -> None:
    assert len(NEWS) >= 64
    assert sum(words(article) >= 80 for article in NEWS) >= 30
    assert sum(article.body is None for article in NEWS) >= 20
    assert len(BY_URL) == len(ARTICLES), "every article opens an address of its own"


def test_it_covers_five_weeks_up_to_the_newest_day() -> None:
    first, last = NEWS[-1], NEWS[0]
    assert moment(last).date() == NEWEST_DAY
    assert 33 <= (moment(last) - moment(first)).days <= 37


def test_file_names_carry_the_day_of_ingestion() -> None:
    for article in NEWS:
        day = date.fromisoformat(article.key.removeprefix("_news/")[:10])
        assert (day - moment(article).astimezone(UTC).date()).days in {0, 1}, article.key


def test_the_newest_article_welcomes_and_names_the_keys() -> None:
    body = ARTICLES[0].body
    assert body is not None
    for shown in ("`j`", "`k`", "`enter`", "`o`", "`s`", "`/`", "`m`", "`n`", "`tab`", "`?`", "`q`"):
        assert shown in body.text
    assert "newsreader ~/archive/_news" in body.text


def test_twenty_providers_all_invented() -> None:
    providers = {a.provider.name: a.provider.domain for a in NEWS if a.provider}
    assert len(providers) == len(set(providers.values())) == 20
    assert {"92.7 Tarn FM", "Hark!", "1887", "Salt & Ladle"} <= set(providers)


def test_the_site_says_who_it_is() -> None:
    config = yaml.safe_load((SAMPLE / "_config.yml").read_text(encoding="utf-8"))
    assert (config["title"], config["url"], config["baseurl"]) == ("The Almanac", SITE, "")
    assert topics()[config["topic"]] is None


def test_no_address_leads_anywhere_real() -> None:
    for path in (path for path in SAMPLE.rglob("*") if path.is_file()):
        text = path.read_text(encoding="utf-8")
        for host in re.findall(r"https?://([^\s/\"')>]+)", text):
            assert host.endswith(".example"), (path, host)
        for domain in re.findall(r"^ *domain: (.+)$", text, re.MULTILINE):
            assert domain.endswith(".example"), (path, domain)


def topics() -> dict[str, str | None]:
    """The parent of each declared topic."""
    loaded = [plain(path) for path in (SAMPLE / "_data/topics").glob("*.yaml")]
    return {str(topic["name"]): str(topic["parent"]) if "parent" in topic else None for topic in loaded}


def test_ten_topics_in_a_tree_three_deep() -> None:
    parents = topics()

    def depth(name: str) -> int:
        parent = parents[name]
        return 1 if parent is None else 1 + depth(parent)

    assert len(parents) == 10
    assert max(map(depth, parents)) == 3
    assert sum(parent is None for parent in parents.values()) == 2
    used = {topic for article in ARTICLES for topic in article.topics}
    assert used == set(parents)


def test_at_least_six_stories_are_told_by_three_outlets_over_days() -> None:
    told_widely = 0
    for story in stories():
        members = [article for article in NEWS if article.key in story]
        outlets = {article.provider.name for article in members if article.provider}
        days = {moment(article).date() for article in members}
        told_widely += len(outlets) >= 3 and len(days) >= 3
    assert told_widely >= 6


def test_related_lists_lead_into_the_archive_and_out_of_it() -> None:
    inside = [(a, BY_URL[r.url], r) for a in NEWS for r in a.related if r.url in BY_URL]
    outside = [r for a in NEWS for r in a.related if r.url not in BY_URL]
    assert len(inside) > 100
    assert len({listed.url for listed in outside}) >= 8
    domains = {article.provider.domain for article in NEWS if article.provider}
    assert not [r.url for r in outside if r.provider and r.provider.domain in domains], "a broken link"
    for article, target, listed in inside:
        assert article is not target
        assert (listed.title, listed.published_at) == (target.title, target.published_at)
        assert listed.quality == target.quality
    for article in NEWS:
        qualities = [listed.quality or 0 for listed in article.related]
        assert qualities == sorted(qualities, reverse=True)


def test_heat_follows_from_quality_and_decides_what_is_listed() -> None:
    unscored = [article for article in NEWS if article.heat is None]
    assert len(unscored) == 1
    assert unscored[0].quality is None
    assert unscored[0].listed
    for article in ARTICLES:
        if article.heat is None or article.quality is None:
            continue
        assert article.listed == (article.heat >= 70), article.key
        assert article.heat in {-1, article.quality + 10 * len(article.related)}, article.key
    hidden = [article for article in NEWS if not article.listed]
    assert 4 <= len(hidden) <= 8


def test_one_copy_lost_to_a_better_one_that_it_names() -> None:
    (copy,) = (article for article in NEWS if article.heat == -1)
    better = BY_URL[copy.related[0].url]
    assert better.listed
    assert better.provider != copy.provider
    assert better.title[:40] == copy.title[:40]


def test_titles_are_written_in_six_scripts_and_more() -> None:
    found = set[str]().union(*(scripts(article.title) for article in NEWS))
    assert {"LATIN", "GREEK", "CYRILLIC", "ARABIC", "DEVANAGARI", "HANGUL", "HIRAGANA", "CJK"} <= found


def test_one_long_read_with_headings_a_list_a_quote_and_links() -> None:
    article = named("tide-machine")
    assert article.body is not None
    assert words(article) >= 3000
    for mark in ("\n## ", "\n- ", "\n> ", "](https://"):
        assert mark in article.body.text


def test_one_body_is_html() -> None:
    (article,) = (a for a in NEWS if a.body and a.body.format == "html")
    assert article.body is not None
    for tag in ("<h2>", "<ul>", "<table>", "<a href=", "<img src="):
        assert tag in article.body.text


def test_one_video_plays_in_a_frame() -> None:
    (video,) = (article for article in NEWS if article.type == "video")
    assert video.video_url == "https://player.darkhours.example/embed/anemousa-one-hour"
    assert video.web_url is None


def test_a_course_and_a_download() -> None:
    course, sheet = named("_learning/").learning, named("_samples/").learning
    assert course is not None
    assert course.length_s == 15.5 * 3600
    assert course.ratings is not None
    assert course.ratings.votes == 318
    assert course.levels
    assert course.price
    assert sheet is not None
    assert {action.type for action in sheet.actions} == {"download", "demo"}


def test_the_odd_shapes_of_real_archives_are_there() -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in FILES}
    assert any("[W]e" in article.title for article in NEWS)
    assert any(" | " in article.title for article in NEWS)
    assert any(re.search(r"\w: ", article.title) for article in NEWS)
    assert any("&amp;" in str(plain(path)["excerpt"]) for path in FILES)
    assert any(str(plain(path)["excerpt"]).endswith("had been") for path in FILES)
    assert sum("\nsecured: " in text for text in sources.values()) == 3
    assert sum(article.amp_url is not None for article in NEWS) >= 4
    assert any("publishedDateTime: 2026-11-10T16:45:00-07:00" in text for text in sources.values())
    (old,) = (article for article in NEWS if article.original_url is None)
    assert old.url == old.web_url
    (crossed,) = (a for a in NEWS if a.original_url and a.web_url and a.original_url != a.web_url)
    assert crossed.provider is not None
    assert crossed.provider.domain == "marram.example"
    assert str(crossed.web_url).startswith("https://hark.example/")
    assert [image.url.startswith("https://hark.example/") for image in crossed.images] == [True]
    assert any(image.url.startswith(f"{SITE}/assets/") for article in NEWS for image in article.images)


def test_keywords_propose_topics_for_the_article_that_has_none(tmp_path: Path) -> None:
    with archive.open_library(tmp_path / "news.db", SAMPLE) as library:
        archive.refresh(library)
        proposed = {
            row.title: row.proposed for row in archive.listed(library, Query(unlisted=True)) if row.proposed
        }
        assert proposed == {
            "A misprint in the winter timetable, and a ferry that keeps to it": ("Towns", "Trains & Ferries")
        }
