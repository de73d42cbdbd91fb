"""Topics and sites as their files declare them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.site import Site, parse_site
from reader.content.topics import parse_topic
from reader.models import Failure, TopicSpec
from tests.content.documents import document

WRITTEN = """\
taxonomy: topic
_id: canvas-apps
name: Canvas apps
shortname: Canvas
parent: Power Apps
keywords:
  - canvas app
  - canvas apps
hashtags:
  - "#CanvasApps"
"""
MEANT = TopicSpec(
    "canvas-apps", "Canvas apps", 1, "Canvas", "Power Apps", ("canvas app", "canvas apps"), ("#CanvasApps",)
)


@pytest.mark.parametrize(
    "text",
    [WRITTEN, WRITTEN + "---\n", "---\n" + WRITTEN + "---\nother: map\n", WRITTEN.replace("\n", "\r\n")],
)
def test_a_topic_is_the_first_document_of_its_file(text: str) -> None:
    assert parse_topic(document(text, "_data/topics/01-canvas-apps.yaml")) == MEANT


def test_the_name_of_the_file_gives_what_is_missing() -> None:
    assert parse_topic(document("name: X", "_data/topics/12-my-topic.yml")) == TopicSpec("my-topic", "X", 12)
    assert parse_topic(document("name: X", "plain.yaml")) == TopicSpec("plain", "X", 0)


def test_a_topic_that_cannot_be_read_says_why() -> None:
    broken = parse_topic(document("---\nname: a: b\n", "_data/topics/1-x.yaml"))
    assert isinstance(broken, Failure)
    assert broken.line == 2
    assert isinstance(parse_topic(document("x: 1", "1-x.yaml")), Failure)


@given(st.binary(max_size=60), st.text(max_size=10))
def test_no_bytes_are_an_error(data: bytes, key: str) -> None:
    assert isinstance(parse_topic(document(data, key)), (TopicSpec, Failure))
    assert isinstance(parse_site(data).base_url, (str, type(None)))


@pytest.mark.parametrize(
    ("text", "base_url"),
    [
        ('url: https://x.github.io\nbaseurl: "/powerapps"', "https://x.github.io/powerapps"),
        ("url: https://x.github.io/\nbaseurl: powerapps/", "https://x.github.io/powerapps"),
        ("url: https://x.github.io\nbaseurl:", "https://x.github.io"),
        ("baseurl: /powerapps", None),
        ("url: javascript:x", None),
        ("url: https://x.github.io\nbaseurl: /p\nbroken: [", "https://x.github.io/p"),
        ("", None),
    ],
)
def test_the_root_of_a_site_is_its_url_and_baseurl(text: str, base_url: str | None) -> None:
    assert parse_site(text.encode()).base_url == base_url


def test_a_site_has_a_title_and_a_root_topic() -> None:
    assert parse_site(
        b"title: Power Apps Every Day\ntopic: Power Apps\nx: &a {related: true}\ny: *a"
    ) == Site(None, None, "Power Apps Every Day", "Power Apps")
