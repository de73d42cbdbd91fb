"""Feeds of every version, written for this project, and what stands beside each of them: what it says."""

import json
from pathlib import Path

import pytest

from reader.content import parse
from reader.content.feeds import is_feed, parse_feed, read_feed
from reader.content.feeds.reading import Way
from reader.models import Article, Document
from tests.content.feeds.feeds import ADDRESS, BOTH, parsed

CORPUS = Path(__file__).parent / "corpus"
XML = sorted(CORPUS.glob("*.xml"))
JSON = sorted(CORPUS.glob("*.feed"))


def beside(file: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(file.with_suffix(".json").read_text())
    return found


def told(article: Article) -> dict[str, object]:
    """An article as the expectations write it."""
    provider = article.provider
    return {
        **article._asdict(),
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "provider": [provider.name, provider.domain] if provider else None,
        "topics": list(article.topics),
        "body": list(article.body) if article.body else None,
        "images": [list(image) for image in article.images],
        "enclosures": [list(one) for one in article.enclosures],
    }


CASES: list[tuple[Path, Way]] = [(file, way) for file in XML for way in BOTH] + [
    (file, "whichever") for file in JSON
]


@pytest.mark.parametrize(("file", "way"), CASES, ids=lambda value: getattr(value, "name", value))
def test_a_feed_says_what_stands_beside_it(file: Path, way: Way) -> None:
    expected = beside(file)
    found = parsed(file.read_bytes(), way)

    articles = expected["articles"]
    assert isinstance(articles, list)
    for article, fields in zip(found.articles, articles, strict=True):
        assert {name: told(article)[name] for name in fields} == fields
    failures = expected.get("failures", [])
    assert isinstance(failures, list)
    for failure, words in zip(found.failures, failures, strict=True):
        assert words in failure.message


@pytest.mark.parametrize("file", XML + JSON, ids=lambda file: file.name)
def test_a_feed_is_known_and_tells_of_itself(file: Path) -> None:
    data, expected = file.read_bytes(), beside(file)
    info = read_feed(Document("source", "feed", data, ADDRESS)).feed
    assert is_feed(data)
    assert info is not None
    told_of = info._asdict()
    assert {name: told_of[name] for name in expected if name in told_of} == {
        name: value for name, value in expected.items() if name in told_of
    }


@pytest.mark.parametrize("file", XML + JSON, ids=lambda file: file.name)
def test_feeds_are_what_documents_may_be(file: Path) -> None:
    document = Document("source", "feed", file.read_bytes(), ADDRESS)
    assert parse(document) == parse_feed(document) != []
