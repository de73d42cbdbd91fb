"""What an article file says, and what is made of it where it says it wrongly."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.models import Action, Enclosure, Image, ListedStory, Provider, Ratings
from tests.content.documents import article, failure, fronted

CORPUS = Path(__file__).parents[2] / "../shared/corpus"
WHOLE = fronted(
    """\
category: news
title: "One: [W]e | “two” &#8217;"
excerpt: "It&amp;#8217;s\\n an excerpt"
publishedDateTime: 2021-05-11T09:27:00-07:00
originalUrl: https://www.example.com/one/
webUrl: https://other.example.com/two
ampWebUrl: https://www.example.com/one/amp/
cdnAmpWebUrl: https://cdn.example.com/one
type: video
quality: 65
heat: -1
published: false

featuredContent: "<iframe width=\\"800\\" src=\\"https://player.example.com/x?a=1&amp;b=2\\" allowfullscreen></iframe>"

provider:
  name: 007
  domain: example.com
  images:
    - url: /assets/logo.jpg
      width: 50
      height: 50
  authors:
    - name: Ann

topics:
  - AI
  - on
  - AI

images:
  - url: https://img.example.com/a.webp
    width: 1200
    height: 799
    title: "A &amp; B"
    isCached: true

related:
  - title: Another
    excerpt: Short
    publishedDateTime: 2021-05-10T00:00:00Z
    webUrl: https://example.org/r
    type: article
    provider:
      name: Org
      domain: example.org
    quality: 62
  - nonsense

secured: "abc+/=;def=="
custom:
  count: 3
  ok: true
  word: "true"
  ratio: .5
  nothing:
""",
    "\n# Heading\n\nText.\n\n",
)


def test_every_field_is_understood() -> None:
    found = article(WHOLE, base_url="https://x.github.io/site")
    assert found.title == "One: [W]e | “two” ’"
    assert found.excerpt == "It’s an excerpt"
    assert found.published_at == datetime(2021, 5, 11, 16, 27, tzinfo=UTC)
    assert found.url == found.original_url == "https://www.example.com/one/"
    assert found.web_url == "https://other.example.com/two"
    assert found.amp_url == "https://www.example.com/one/amp/"
    assert (found.type, found.category, found.quality, found.heat, found.listed) == (
        "video",
        "news",
        65,
        -1,
        False,
    )
    assert found.video_url == "https://player.example.com/x?a=1&b=2"
    assert found.provider == Provider(
        "007", "example.com", (Image("https://x.github.io/site/assets/logo.jpg", 50, 50),), ("Ann",)
    )
    assert found.topics == ("AI", "on")
    assert found.images == (Image("https://img.example.com/a.webp", 1200, 799, "A & B"),)
    assert found.related == (
        ListedStory(
            "Another",
            "https://example.org/r",
            "Short",
            datetime(2021, 5, 10, tzinfo=UTC),
            Provider("Org", "example.org"),
            "article",
            62,
        ),
    )
    assert found.body is not None
    assert (found.body.format, found.body.text) == ("markdown", "# Heading\n\nText.")


def test_what_is_not_known_here_is_handed_on() -> None:
    assert article(WHOLE).extra == {
        "cdnAmpWebUrl": "https://cdn.example.com/one",
        "secured": "abc+/=;def==",
        "custom": {"count": 3, "ok": True, "word": "true", "ratio": 0.5, "nothing": None},
    }


@pytest.mark.parametrize(
    "word", ["007", "on", "no", "10:30", "2021-05-11", "1e3", "True", "0x1F", "+.5", "-"]
)
def test_a_title_is_text_whatever_it_looks_like(word: str) -> None:
    for written in (word, f'"{word}"', f"'{word}'"):
        if written != "-":
            assert article(fronted(f"title: {written}")).title == word


@pytest.mark.parametrize(
    "field", ["title: ~", "title:", "title: null", "x: y", 'title: ""', 'title: " "', "title: []"]
)
def test_without_a_title_the_heading_is_one_and_then_the_file_name(field: str) -> None:
    assert article(fronted(field, "text\n\n## The *real* `title` #\n")).title == "The real title"
    assert article(fronted(field, "text")).title == "A story"
    assert (
        article(fronted(field, "<p>x</p><h1>The <b>real</b> title</h1>"), "a.html").title == "The real title"
    )


def test_people_have_names_and_biographies() -> None:
    found = article(fronted("name: Ann\nbio: Speaker\nwebsite: https://example.com"))
    assert (found.title, found.excerpt, found.extra) == ("Ann", "Speaker", {"website": "https://example.com"})
    assert article(fronted("title: T\nname: N\nexcerpt: E\nbio: B")).extra == {"name": "N", "bio": "B"}


@pytest.mark.parametrize(
    ("fields", "when"),
    [
        ("date: 2020-01-02 03:04:05 +0000", datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("publishedDateTime: 2020-01-02\ndate: 2019-01-01", datetime(2020, 1, 2, tzinfo=UTC)),
        ("title: x", datetime(2021, 5, 12, tzinfo=UTC)),
        ("publishedDateTime: soon", None),
        ("publishedDateTime: 2021-13-45", None),
        ("publishedDateTime: [2021]", None),
    ],
)
def test_the_date_is_the_fields_and_the_file_names_only_where_no_field_says_any(
    fields: str, when: datetime | None
) -> None:
    assert article(fronted(fields)).published_at == when


def test_blogs_call_topics_tags_and_categories() -> None:
    found = article(fronted("tags: [a, b]\ncategories:\n  - c\n  - a"))
    assert (found.category, found.topics) == ("c", ("a", "b"))
    assert article(fronted("tags: one")).topics == ("one",)
    kept = article(fronted("topics: [t]\ntags: [a]"))
    assert (kept.topics, kept.extra) == (("t",), {"tags": ["a"]})


@pytest.mark.parametrize(
    ("fields", "listed"),
    [("published: false", False), ("published: no", False), ("draft: true", False), ("published: true", True),
    ("x: 1", True),
     ("published: maybe", True), ('published: "false"', False), ("published: []", True)],
)  # fmt: skip
def test_only_what_says_so_is_unlisted(fields: str, listed: bool) -> None:
    assert article(fronted(fields)).listed is listed


@pytest.mark.parametrize(
    ("field", "value"),
    [("5", 5), ("'5'", 5), ("-1", -1), ("4.6", 5), ("1e2", 100), ("high", None), ("", None), ("true", None),
    ("[5]", None),
     ("9" * 30, None), ("1e400", None), (".nan", None)],
)  # fmt: skip
def test_a_score_is_a_whole_number_or_nothing(field: str, value: int | None) -> None:
    assert article(fronted(f"quality: {field}")).quality == value


@pytest.mark.parametrize(
    "fields",
    ["related: true", "related: {a: b}", "related: [[], 5, ~, {}]", "images: 5", "images: [~, {}, [], {url: 5}]",
    "provider: []",
     "provider: {}", "provider: {images: 5, authors: 5}", "topics: {a: b}", "topics: [[a], ~, {}]", "ratings: 5",
     "actions: 5",
     "actions: [{}, {url: 'javascript:x'}]", "originalUrl: [a]", "originalUrl: javascript:alert(1)", "length: {}",
     "items: ~",
     "featuredContent: 5", "featuredContent: <iframe src=javascript:x>", "webUrl: http://[", "author: {}",
     "levels: 5"],
)  # fmt: skip
def test_a_field_of_the_wrong_type_hurts_no_other(fields: str) -> None:
    found = article(fronted(f"title: T\n{fields}\nheat: 7"))
    assert (found.title, found.heat, found.related, found.images, found.url) == ("T", 7, (), (), None)


def test_a_provider_always_has_a_name() -> None:
    assert article(fronted("provider: {domain: example.com}")).provider == Provider(
        "example.com", "example.com"
    )
    assert article(fronted("provider: Example")).provider == Provider("Example")
    assert article(fronted("provider:\n  name: 92.7 WMAY\n  domain: x.y")).provider == Provider(
        "92.7 WMAY", "x.y"
    )


def test_files_that_come_with_an_article_have_an_address() -> None:
    found = article(
        fronted(
            "title: T\nenclosures:\n- {url: /a.mp3, type: audio/mpeg, size: 12, length: PT1M}\n- {type: audio/mpeg}\n"
            "- {url: 'javascript:x'}"
        ),
        base_url="https://example.com",
    )
    assert found.enclosures == (Enclosure("https://example.com/a.mp3", "audio/mpeg", 12, 60),)


@pytest.mark.parametrize("word", ["true", "false", "disqus"])
def test_whether_there_are_comments_is_not_where_they_are(word: str) -> None:
    found = article(fronted(f"title: T\ncomments: {word}"), base_url="https://example.com")
    assert (found.comments_url, "comments" in found.extra) == (None, True)
    there = article(fronted("title: T\ncomments: /a#talk"), base_url="https://example.com")
    assert (there.comments_url, there.extra) == ("https://example.com/a#talk", {})


def test_the_fields_of_courses_and_samples_are_understood() -> None:
    found = article(
        fronted(
            "type: course\nprice: Free\nlength: PT1H31M\nratings:\n  count: 200\n  average: 4.63\n"
            "levels:\n  - Beginner\nitems:\n  - videos/a\nremoved: true\n"
            "actions:\n  - url: https://example.com/a.zip\n    type: download\n    title: Get it"
        )
    )
    assert found.removed
    assert found.learning is not None
    assert (found.learning.price, found.learning.length_s) == ("Free", 5460)
    assert found.learning.ratings == Ratings(200, 4.63)
    assert (found.learning.levels, found.learning.items) == (("Beginner",), ("videos/a",))
    assert found.learning.actions == (Action("https://example.com/a.zip", "Get it", "download"),)
    assert article(fronted("length: long")).extra == {"length": "long"}


def test_files_that_describe_the_site_are_no_articles() -> None:
    assert "organization" in failure(fronted("taxonomy: organization\nname: Amazon")).message


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here")
def test_every_real_article_is_read_whole() -> None:
    files = [file for folder in ("ai", "powerapps") for file in (CORPUS / folder).glob("_[!d]*/**/*.*")]
    assert files
    for file in files:
        found = article(file.read_bytes(), file.name, "https://everyday-cc.github.io/powerapps")
        assert found.title
        assert found.url or found.learning or "_people" in file.parts
        assert "_people" in file.parts or found.provider or "_newsletters" in file.parts
        assert all(image.url.startswith("http") for image in found.images)
