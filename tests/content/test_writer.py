"""An article written as a file is the same article when it is read again."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.content import parse
from reader.content.clean import block, line, readable
from reader.content.fields import json
from reader.content.writer import article_bytes
from reader.models import Action, Article, Body, Enclosure, Image, Learning, ListedStory, Provider, Ratings
from tests.content.documents import article, document

CORPUS = Path(__file__).parents[2] / "../shared/corpus/powerapps"

TEXT = st.text(max_size=30) | st.sampled_from(
    [
        "null",
        "007",
        "on",
        "- a",
        "a: b",
        "# x",
        "'",
        '"',
        "---",
        "...",
        "{a",
        "&a",
        "*a",
        "| x",
        "> x",
        "@",
        "%",
        "\\n",
        "é — “x”",
        "😀",
        "[W]e",
        "a\tb",
        "10:30",
        "true",
        "~",
        "=",
        "<<",
        "!!str x",
        "x #y",
        "中国…",
        "?",
        ": ",
        "2021-05-11",
        "a" * 300,
        "&lt;b&gt;",
        "`x`",
    ]
)
WORDS = TEXT.map(readable).filter(bool)
LINES = TEXT.map(line).filter(bool)
URLS = st.sampled_from(
    [
        "https://example.com/a",
        "http://example.com/?a=1&b=2",
        "https://example.com/'x'(1)#%C3%A9",
        "https://x.io/&copy;",
    ]
)
NUMBERS = st.integers(-(10**17), 10**17)
MOMENTS = st.floats(-2e9, 7e9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
IMAGES = st.lists(
    st.builds(Image, URLS, st.none() | NUMBERS, st.none() | NUMBERS, st.none() | WORDS), max_size=2
).map(tuple)
UNIQUE = st.lists(WORDS, max_size=3, unique=True).map(tuple)
PROVIDERS = st.builds(Provider, WORDS, st.none() | LINES, IMAGES, UNIQUE)
STORIES = st.builds(
    ListedStory,
    WORDS,
    st.none() | URLS,
    st.none() | WORDS,
    st.none() | MOMENTS,
    st.none() | PROVIDERS,
    st.none() | LINES,
    st.none() | NUMBERS,
)
LEARNING = st.builds(
    Learning,
    st.none() | LINES,
    st.none() | st.integers(1, 10**8),
    st.none() | st.builds(Ratings, NUMBERS, st.none() | st.floats(allow_nan=False, allow_infinity=False)),
    UNIQUE,
    UNIQUE,
    st.lists(st.builds(Action, URLS, st.none() | WORDS, st.none() | LINES), max_size=2).map(tuple),
).filter(lambda found: found != Learning())
ANY: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
ENCLOSURES = st.lists(
    st.builds(
        Enclosure, URLS, st.none() | LINES, st.none() | NUMBERS, st.none() | NUMBERS, st.none() | WORDS
    ),
    max_size=2,
).map(tuple)
EXTRA = st.dictionaries(
    st.sampled_from(["secured", "cdnAmpWebUrl", "layout", "x y", "007", "null", "a: b", "é", "no"]),
    ANY.map(json),
    max_size=4,
)
BODIES = st.builds(
    Body,
    st.sampled_from(["markdown", "html"]),
    st.text(max_size=60).map(lambda text: block(text).strip("\n")).filter(str.strip),
)
ARTICLES = st.builds(
    Article,
    key=st.sampled_from(["_news/2021-01-02-x.md", "saved/x.md"]),
    title=WORDS,
    excerpt=st.none() | WORDS,
    published_at=st.none() | MOMENTS,
    type=LINES,
    category=st.none() | LINES,
    original_url=st.none() | URLS,
    web_url=st.none() | URLS,
    amp_url=st.none() | URLS,
    provider=st.none() | PROVIDERS,
    topics=UNIQUE,
    images=IMAGES,
    related=st.lists(STORIES, max_size=2).map(tuple),
    quality=st.none() | NUMBERS,
    heat=st.none() | NUMBERS,
    listed=st.booleans(),
    removed=st.booleans(),
    body=st.none() | BODIES,
    video_url=st.none() | URLS,
    learning=st.none() | LEARNING,
    author=st.none() | WORDS,
    lang=st.none() | LINES,
    guid=st.none() | LINES,
    enclosures=ENCLOSURES,
    comments_url=st.none() | URLS,
    extra=EXTRA,
)


@given(ARTICLES)
@example(Article("2021-01-02-x.md", "null", extra={"tags": ["a"], "date": "2020-01-01"}))
@example(Article("2021-01-02-x.md", "0", extra={"secured": "0E0", "octal": "0o17", "empty": ""}))
@example(Article("x.md", "T", body=Body("markdown", "---\ntitle: no\n---\n  indented")))
def test_what_is_written_is_read_back(written: Article) -> None:
    [read] = parse(document(article_bytes(written), written.key))
    assert read == written


def test_a_file_is_written_for_people_to_read() -> None:
    text = article_bytes(
        Article(
            "x.md",
            "A title: two",
            published_at=datetime(2021, 5, 11, 16, 27, tzinfo=UTC),
            original_url="https://example.com/é".replace("é", "e"),
            provider=Provider("中国", "example.cn"),
            body=Body("markdown", "# Text"),
        )
    ).decode()
    assert text == (
        "---\n"
        "title: 'A title: two'\n"
        "publishedDateTime: '2021-05-11T16:27:00Z'\n"
        "originalUrl: https://example.com/e\n"
        "type: article\n"
        "published: true\n"
        "provider:\n"
        "  name: 中国\n"
        "  domain: example.cn\n"
        "---\n"
        "# Text\n"
    )


def test_of_an_article_too_large_to_read_again_the_unknown_fields_are_left_out() -> None:
    huge = Article("x.md", "T", body=Body("html", "<p>x</p>"), extra={"blob": "x" * (1 << 20)})
    read = article(article_bytes(huge), "x.md")
    assert (read.title, read.body, read.extra) == ("T", huge.body, {})


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here")
def test_real_articles_are_written_and_read_back() -> None:
    for key in ("api/news/index.json", "api/news/page/18/index.json"):
        for found in parse(document((CORPUS / key).read_bytes(), key)):
            assert isinstance(found, Article)
            assert article(article_bytes(found), found.key) == found
    for file in CORPUS.glob("_[!d]*/**/*.*"):
        found = article(file.read_bytes(), file.name)
        assert article(article_bytes(found), file.name) == found
