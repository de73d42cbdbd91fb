"""Pages of the JSON API of a site."""

import json
from pathlib import Path

import pytest

from reader.content import parse
from reader.content.collection import next_page
from reader.models import Article, Failure, Provider
from tests.content.documents import article, document, failure

CORPUS = Path(__file__).parents[2] / "../shared/corpus/powerapps"
ITEM = {
    "path": "_news/2024-04-11-a.md",
    "title": "April&#8217;s news",
    "excerpt": "What\u2019s new\n",
    "sourceUrl": None,
    "webUrl": "https://example.com/a",
    "originalUrl": "https://www.example.com/a/",
    "heat": 73,
    "images": None,
    "content": "<p>Hello</p>",
    "type": "article",
    "publishedDateTime": "2024-04-11T08:00:16Z",
    "provider": {"name": "Example", "domain": "example.com", "images": None, "authors": None},
    "locale": "en-us",
    "categories": ["news"],
    "topics": ["Power Apps"],
    "custom": [1, 2.5, True, None, {"a": "b"}],
}


def page(*items: object, **fields: object) -> str:
    return json.dumps({"page": 1, "value": items, **fields})


def test_an_item_is_the_same_article_as_its_file() -> None:
    found = article(page(ITEM), "api/news/index.json")
    assert found.key == "_news/2024-04-11-a.md"
    assert (found.title, found.excerpt) == ("April’s news", "What’s new")
    assert found.url == "https://www.example.com/a/"
    assert found.provider == Provider("Example", "example.com")
    assert (found.category, found.topics, found.lang, found.heat, found.quality) == (
        "news",
        ("Power Apps",),
        "en-us",
        73,
        None,
    )
    assert found.body is not None
    assert (found.body.format, found.body.text) == ("html", "<p>Hello</p>")
    assert found.extra == {"categories": ["news"], "custom": [1, 2.5, True, None, {"a": "b"}]}
    assert found.listed


def test_an_item_without_a_path_is_known_by_its_address() -> None:
    item = {name: value for name, value in ITEM.items() if name != "path"}
    assert article(page(item), "index.json").key == "https://www.example.com/a/"


def test_a_bad_item_is_a_failure_of_its_own() -> None:
    found = parse(
        document(
            page(ITEM, 5, None, {}, {"title": "no address"}, {**ITEM, "path": "_news/b.md"}), "api/index.json"
        )
    )
    assert [type(part) for part in found] == [Article, Failure, Failure, Failure, Failure, Article]
    assert [part.key for part in found] == ["_news/2024-04-11-a.md", "2", "3", "4", "5", "_news/b.md"]


@pytest.mark.parametrize(
    ("given", "number"),
    [(2, 2), ("2", 2), (None, None), ("", None), (0, None), (-1, None), ([], None), (True, None)],
)
def test_the_next_page_is_a_number_however_it_is_written(given: object, number: int | None) -> None:
    assert next_page(page(nextPage=given).encode()) == number


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"5", b"[" * 100_000, b"\xff\xfe", b'{"nextPage": NaN}'])
def test_what_is_no_page_has_no_next_one(data: bytes) -> None:
    assert next_page(data) is None


def test_a_template_is_named_as_one() -> None:
    written = '---\nlayout: none\n---\n{\n  "value": [\n    {%- for t in x %} {{ t }} {% endfor %}\n  ]\n}\n'
    found = failure(written, "api/topics/index.json")
    assert "template" in found.message
    assert found.line == 6
    assert "template" in failure('{"value": [{% for t in x %}]}', "api/topics/index.json").message


def test_broken_json_names_its_line() -> None:
    found = failure('{\n "page": 1,\n "value": [}\n', "api/news/index.json")
    assert "JSON" in found.message
    assert found.line == 3


@pytest.mark.parametrize(
    "bomb",
    ["[" * 200_000, '{"a":' * 100_000, '{"value": ' + "1" * 5000 + "}", '{"value": [' + "[" * 900 + "]" * 900 + "]}",
     '{"value": [{"path": "a", "title": "t", "x": ' + "[" * 900 + "]" * 900 + "}]}", '{"x": 1}', "5", '"text"',
     "null"],
)  # fmt: skip
def test_json_bombs_are_failures_or_articles_never_errors(bomb: str) -> None:
    assert parse(document(bomb, "api/news/index.json"))


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here")
def test_real_pages_hold_the_articles_of_the_files() -> None:
    found = parse(document((CORPUS / "api/news/index.json").read_bytes(), "api/news/index.json"))
    assert len(found) == 25
    for part in found:
        assert isinstance(part, Article)
        file = CORPUS / part.key
        if file.exists():
            same = article(file.read_bytes(), part.key)
            assert (part.title, part.url, part.published_at, part.category) == (
                same.title,
                same.url,
                same.published_at,
                same.category,
            )
    assert next_page((CORPUS / "api/news/page/18/index.json").read_bytes()) in {19, None}
