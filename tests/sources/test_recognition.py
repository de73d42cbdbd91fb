"""Whatever an answer holds, it is told what it is, or refused in words."""

import gzip
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.sources.command import arguments
from reader.sources.discover import likely_kind, looks_like_host
from reader.sources.recognition import NAMES, What, unpacked, what_is
from tests.sources.helpers import ARTICLE
from tests.sources.made import ATOM, opml, rss, sitemap, sitemap_index, web_page
from tests.sources.server import page

ADDRESS = "https://n.example/x"
JSON_FEED = json.dumps(
    {"version": "https://jsonfeed.org/version/1.1", "title": "A feed", "items": [{"id": "1", "title": "One"}]}
).encode()
WHAT: tuple[tuple[bytes, What], ...] = (
    (ARTICLE, "remote_file"),
    (rss(["one"]), "feed"),
    (ATOM, "feed"),
    (JSON_FEED, "feed"),
    (page(["one"], None), "api"),
    (sitemap("https://n.example/a"), "sitemap"),
    (sitemap_index("https://n.example/a.xml"), "sitemap"),
    (gzip.compress(sitemap("https://n.example/a")), "sitemap"),
    (opml("https://n.example/feed"), "list"),
    (b"# mine\nhttps://n.example/a\nhttps://n.example/b\n", "list"),
    (web_page(), "page"),
    (b"\n\n<!-- made by hand --><HTML><body>", "page"),
)


@pytest.mark.parametrize(("data", "what"), WHAT)
def test_documents_are_told_by_their_bytes(data: bytes, what: What) -> None:
    assert what_is(data, ADDRESS) == what
    assert what in NAMES


@pytest.mark.parametrize(
    "data", [b"\x1f\x8b", gzip.compress(b"x")[:-1], gzip.compress(bytes(40 << 20)), b"plain"], ids=range(4)
)
def test_what_cannot_be_unpacked_stays_packed(data: bytes) -> None:
    assert unpacked(data) == data


@given(
    st.binary(max_size=300)
    | st.sampled_from([data for data, _ in WHAT]).flatmap(
        lambda data: st.integers(0, len(data)).map(lambda end: data[:end])
    ),
    st.sampled_from([ADDRESS, "https://n.example/index.json", "What exec:x prints", "https://[x/"]),
)
def test_no_bytes_raise_anything_but_a_source_error(data: bytes, address: str) -> None:
    with suppress(SourceError):
        assert what_is(data, address) in NAMES


@given(st.text(max_size=60))
def test_no_words_raise_anything_but_a_source_error(words: str) -> None:
    assert isinstance(looks_like_host(words), bool)
    if "\0" not in words:
        assert likely_kind(words)
    with suppress(SourceError):
        assert arguments(f"exec:{words}")


def test_hundreds_of_comments_are_passed_over_once() -> None:
    comments = b"<!-- x -->" * 400  # the ways to part them in pieces are more than there are atoms
    with pytest.raises(SourceError):
        what_is(b"<?xml version='1.0'?>" + comments + b"<!--", "https://example.org/")
    for beginning in (comments, b"<?xml version='1.0'?>" + comments):
        with pytest.raises(SourceError):
            what_is(beginning + b"<other>", "https://example.org/")
