"""Any document is articles, or says what it is instead."""

import json
import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.content import parse
from reader.models import Article, Failure
from tests.content.documents import document, failure

NAMES = st.sampled_from(
    ["_news/2021-01-02-a.md", "a.html", "index.json", "a", "a.yaml", "", "\udc80.md", "../../x.md"]
)
GOOD = b'---\ntitle: "A"\nprovider:\n  name: B\nrelated:\n  - title: "C"\n    quality: 5\n---\n# Body\n'
PIECES = st.sampled_from(
    [
        b"---\n",
        b"title: ",
        b"\n",
        b"{",
        b"[",
        b"]",
        b"}",
        b'"',
        b"'",
        b": ",
        b"- ",
        b"&a ",
        b"*a ",
        b"!!x ",
        b"| ",
        b"> ",
        b"%",
        b"\\",
        b"<<: ",
        b"\x00",
        b"\xff",
        b"\xe2\x80\xa8",
        b"\xc2\x85",
        b"\t",
        b"  ",
        b"# ",
        b"? ",
        b"related:",
        b"images:",
        b"0",
        b"\xed\xa0\x80",
        b'{"value":',
        b'"title":',
        b"null",
        b"1e999",
        b"\\ud800",
        b"{{",
        b"{%",
        b"<rss",
        b"\r",
        b"provider: ",
        b"url: ",
        b"http://",
        b",",
    ]
)


@given(st.binary(max_size=200) | st.lists(PIECES, max_size=30).map(b"".join), NAMES)
@example(b"", "a.md")
@example(b"---\n", "a.md")
@example(b"---\n---", "a.md")
@example(b'{"value":[{"path":"\\ud800","title":"\\ud800","webUrl":"http://\\ud800"}]}', "index.json")
def test_no_bytes_raise_and_none_are_dropped_in_silence(data: bytes, key: str) -> None:
    found = parse(document(data, key))
    assert found or b"[]" in b"".join(data.split()) or data.strip().startswith((b"[", b"{"))
    for part in found:
        assert isinstance(part, (Article, Failure))
        repr(part)


@given(st.integers(0, len(GOOD)), st.binary(max_size=6), st.integers(0, 20))
def test_a_damaged_file_is_an_article_or_a_failure(at: int, damage: bytes, lost: int) -> None:
    [found] = parse(document(GOOD[:at] + damage + GOOD[at + lost :]))
    assert isinstance(found, Article) or found.message


@pytest.mark.parametrize(
    ("data", "key", "words"),
    [
        (b"", "a.md", "empty"),
        (b"  \n", "a.md", "empty"),
        (b"Just text\n", "a.md", "no front matter"),
        (b"<!doctype html><html></html>", "a.html", "no front matter"),
        (b"<!DOCTYPE html><html></html>", "page", "HTML page"),
        (b'<?xml version="1.0"?>\n<!-- x -->\n<rss version="2.0"><channel>', "feed.xml", "RSS 2.0 feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "feed", "Atom 1.0 feed"),
        (b"<opml></opml>", "x", "OPML"),
        (b"\x89PNG\r\n\x1a\n", "a.md", "PNG"),
        (b"%PDF-1.7", "a.md", "PDF"),
        (zlib.compress(b"x" * 100) + b"\x00", "a.md", "binary"),
        (b"abc\x00def", "a.md", "binary"),
        (b"{{ page.title }}", "x", "template"),
        (json.dumps({"a": 1}).encode(), "x.json", "no list of articles"),
        (b"Just text\n", "x.json", "JSON"),
        (b"Just text\n", "x", "no front matter"),
    ],
)
def test_a_document_without_articles_says_what_it_looks_like(data: bytes, key: str, words: str) -> None:
    assert words in failure(data, key).message


def test_a_web_page_that_has_front_matter_is_an_article() -> None:
    [found] = parse(document(b"---\ntitle: X\n---\n<html></html>", "a.html"))
    assert isinstance(found, Article)
    assert found.body is not None
    assert found.body.format == "html"
