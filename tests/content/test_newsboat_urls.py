"""newsboat's file of feeds, as its users have it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.clean import line
from reader.content.newsboat_urls import MOST_BYTES, MOST_LINES, is_urls, parse_urls
from reader.content.outlines import Taking
from reader.content.source_lists import parse_list
from reader.models import SourceSpec

OURS = Taking(local=True)
FILE = r"""
# the paper
https://paper.example/rss.xml news "Home & Abroad" "~The \"Paper\""
http://hidden.example/feed#frag "!A hidden one"   # not shown

https://plain.example/atom.xml
file:///home/me/saved.xml
exec:~/bin/weather --short weather
filter:~/bin/only-cats.py:https://cats.example/rss
"query:New ones:unread = \"yes\""
"query:Tech:unread = \"yes\" and tags # \"tech\""
"query:Odd:(title =~ \"a\" or title =~ \"b\") and age < 3"
not an address
"""


def test_addresses_tags_and_titles_are_read() -> None:
    found = parse_urls(FILE.encode(), "urls", OURS)
    assert found.specs == (
        SourceSpec(
            "https://paper.example/rss.xml", name='The "Paper"', topics=(("news",), ("Home & Abroad",))
        ),
        SourceSpec("http://hidden.example/feed#frag", name="A hidden one", listed=False),
        SourceSpec("https://plain.example/atom.xml"),
        SourceSpec("file:///home/me/saved.xml"),
    )


def test_what_is_no_source_here_is_reported_with_its_line_and_what_to_do() -> None:
    failures = {failure.line: failure.message for failure in parse_urls(FILE.encode(), "urls", OURS).failures}
    assert list(failures) == [8, 9, 10, 11, 12, 13]
    assert "--commands" in failures[8]
    assert "exec:SCRIPT" in failures[9]
    assert failures[10].endswith("“New ones”, which here is the Unread view")
    assert failures[11].endswith("is the Unread view with the topic tech")
    assert failures[12].endswith("is the query feed “Odd”, which has no counterpart here")
    assert "no http or https address" in failures[13]


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ('title =~ \\"linux\\"', "which here is the search: newsreader search linux"),
        (
            'title =~ \\"heat pump\\" and content =~ \\"it\'s\\"',
            "which here is the search: newsreader search '\"heat pump\"' 'it'\"'\"'s'",
        ),
        (
            'unread = \\"yes\\" and title =~ \\"linux\\"',
            "which here is the Unread view with a search for linux",
        ),
        ('title =~ \\"linux|bsd\\"', "which has no counterpart here"),
        (
            'tags # \\"tech\\" and age < 30',
            "which has no counterpart here; nearest to it is the topic tech",
        ),
        ("", "which has no counterpart here"),
    ],
)
def test_a_query_feed_is_told_as_what_it_is_here(expression: str, told: str) -> None:
    [failure] = parse_urls(f'"query:Q:{expression}"\n'.encode(), "urls", OURS).failures
    assert failure.message == f"is the query feed “Q”, {told}"


@pytest.mark.parametrize(
    "text", ['https://a.example/ "Tech', '"https://a.example/ x', r'https://a.example/ "Tech\"']
)
def test_a_quotation_mark_that_is_not_closed_is_reported(text: str) -> None:
    found = parse_urls(f"{text}\nhttps://b.example/\n".encode(), "urls")
    assert [spec.address for spec in found.specs] == ["https://b.example/"]
    assert [(one.line, one.message) for one in found.failures] == [
        (1, "has a quotation mark on its line that is not closed")
    ]


def test_a_command_is_taken_where_that_was_asked_for() -> None:
    [spec] = parse_urls(b"exec:~/bin/weather weather\n", "urls", Taking(local=True, commands=True)).specs
    assert spec == SourceSpec("exec:~/bin/weather", "command", topics=(("weather",),))
    [spec] = parse_urls(
        b"\"exec:get 'https://a.example/?x&y' --as rss\"", "urls", Taking(local=True, commands=True)
    ).specs
    assert spec.address == "exec:get 'https://a.example/?x&y' --as rss"


def test_a_command_that_needs_a_shell_is_not_taken() -> None:
    found = parse_urls(b'"exec:cat a.xml | sort"\n', "urls", Taking(local=True, commands=True))
    assert found.specs == ()
    assert "script" in found.failures[0].message


def test_of_a_list_from_elsewhere_only_web_addresses_are_taken() -> None:
    found = parse_urls(FILE.encode(), "https://elsewhere.example/urls")
    assert [spec.address.partition(":")[0] for spec in found.specs] == ["https", "http", "https"]
    assert {7, 8} < {failure.line for failure in found.failures}


def test_a_feed_that_is_there_twice_has_all_its_tags() -> None:
    [spec] = parse_urls(b"https://a.example/ x\nhttps://a.example/ y ~A\n", "urls").specs
    assert (spec.name, spec.topics) == ("A", (("x",), ("y",)))


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        (b"# feeds\n\nhttps://a.example/\n", True),
        (b"\xef\xbb\xbfhttps://a.example/\r\nhttps://b.example/\r\n", True),
        (b'"query:U:unread = \\"yes\\""\n', True),
        (b"exec:x\n", True),
        (b"root:x:0:0:root:/root:/bin/bash\n", False),
        (b"<html><a\nhref=x>\nhttps://a.example/\n</html>", False),
        (b'{"a":\nhttps://a.example/\n}', False),
        (b"", False),
    ],
)
def test_a_list_is_told_by_its_lines(data: bytes, is_one: bool) -> None:
    assert is_urls(data) == is_one
    assert (parse_list(data, "x") is not None) == is_one


def test_only_so_many_lines_are_read() -> None:
    found = parse_urls(
        b"https://example.org/\n" + b"\n" * (MOST_LINES - 1) + b"https://example.com/\n", "urls"
    )

    assert [spec.address for spec in found.specs] == ["https://example.org/"]
    assert [failure.message for failure in found.failures] == [
        "has more than 100000 lines; those after are not read"
    ]


def test_only_so_many_tags_of_a_line_are_read() -> None:
    (spec,) = parse_urls(b"https://example.org/" + b" tag &amp;lt;b" * 300_000, "urls").specs

    assert spec.topics == (("tag",), ("<b",))


def test_what_is_too_long_is_not_read() -> None:
    found = parse_urls(b"https://a.example/\n" * (MOST_BYTES // 19 + 1), "urls")
    assert "longer" in found.failures[0].message
    found = parse_urls(b"x\n" * 3000, "urls")
    assert "2000 more" in found.failures[-1].message


@given(st.text(st.sampled_from(list('"\\ \t#~!:abx\n/')) | st.characters(), max_size=60), st.booleans())
def test_no_text_at_all_raises(text: str, quoted: bool) -> None:
    data = f'"query:{text}"' if quoted else f"https://a.example/ {text}"
    found = parse_urls(data.encode("utf-8", "replace"), "urls", Taking(local=True, commands=True))
    for failure in found.failures:
        assert line(failure.message) == failure.message
        assert line(failure.key) == failure.key
