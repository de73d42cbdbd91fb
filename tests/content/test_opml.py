"""OPML in and out: what other programs write is read, and nothing of it is lost."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.clean import line, readable
from reader.content.opml import MOST_SOURCES, is_opml, parse_opml, write_opml
from reader.content.opml_outline import Itself, secrets
from reader.content.opml_own import OWN
from reader.content.outlines import Outlines, Taking
from reader.durations import LONGEST_S
from reader.models import Keep, Secret, SourceKind, SourceSpec

OURS = Taking(local=True, commands=True)


def parsed(body: str, taking: Taking = OURS, head: str = '<opml version="2.0">') -> Outlines:
    """What is read of outlines."""
    return parse_opml(f"{head}<head/><body>{body}</body></opml>".encode(), "feeds.opml", taking)


def one(body: str) -> SourceSpec:
    """The one source of outlines."""
    found = parsed(body)
    assert found.failures == ()
    [spec] = found.specs
    return spec


def test_a_feed_has_its_name_its_address_and_its_site() -> None:
    spec = one(
        '<outline text="News" type="rss" xmlUrl="https://a.example/feed" htmlUrl="https://a.example/"/>'
    )
    assert spec == SourceSpec("https://a.example/feed", name="News", site="https://a.example/")


def test_folders_are_topics_however_deep_they_are() -> None:
    found = parsed(
        """
        <outline text="Tech">
          <outline text="Linux"><outline text="L" xmlUrl="https://l.example/"/></outline>
          <outline text="T" xmlUrl="https://t.example/"/>
        </outline>
        <outline text="N" xmlUrl="https://n.example/"/>"""
    )
    assert [(spec.name, spec.topics) for spec in found.specs] == [
        ("L", (("Tech", "Linux"),)),
        ("T", (("Tech",),)),
        ("N", ()),
    ]


def test_categories_are_topics_too() -> None:
    spec = one(
        '<outline text="Here"><outline text="L" category="/Tech/Linux,News,, /Here"'
        ' xmlUrl="https://l.example/"/></outline>'
    )
    assert spec.topics == (("Here",), ("Tech", "Linux"), ("News",))


def test_a_feed_in_two_folders_is_one_source_with_two_topics() -> None:
    spec = one(
        '<outline text="A"><outline text="L" xmlUrl="https://l.example/"/></outline>'
        '<outline text="B"><outline title="Other" language="en" xmlUrl="https://l.example/"/></outline>'
    )
    assert (spec.name, spec.topics, spec.outline) == ("L", (("A",), ("B",)), {"language": "en"})


def test_what_means_nothing_here_is_kept_and_written_again() -> None:
    body = (
        '<outline text="LWN.net" title="LWN" type="atom" version="RSS2" description="Linux &amp; more" x:rank="3"'
        ' y:z="?" xmlUrl="https://lwn.example/"/>'
    )
    found = parsed(body, head='<opml version="2.0" xmlns:x="https://x.example/ns">')
    [spec] = found.specs
    assert spec.name == "LWN"
    assert spec.outline == {
        "text": "LWN.net",
        "type": "atom",
        "version": "RSS2",
        "description": "Linux & more",
        "{https://x.example/ns}rank": "3",
        "{urn:undeclared:y}z": "?",
    }
    assert parse_opml(write_opml(found.specs, "Feeds"), "again", OURS) == found


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("A & B", "A & B"),
        ("A &nbsp;&eacute; B", "A é B"),
        ("&bogus; x", "&bogus; x"),
        ("a\x1b[31m&#27;b", "a[31mb"),
        ("&lt;b&gt;bold&lt;/b&gt;", "bold"),
        ("Tom &amp;amp; Jerry", "Tom & Jerry"),
    ],
)
def test_what_is_not_well_formed_is_mended(written: str, name: str) -> None:
    assert one(f'<outline text="{written}" xmlUrl="https://a.example/?x=1&y=2"/>') == SourceSpec(
        "https://a.example/?x=1&y=2", name=name
    )


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("iso-8859-1", "cp1252"),
        ("windows-1251", "cp1251"),
        ("utf-8", "cp1252"),  # wrong
        ("x-unknown", "utf-8"),
        ("rot13", "utf-8"),
    ],
)
def test_any_character_set_is_read(declared: str, encoding: str) -> None:
    name = "Новости" if encoding == "cp1251" else "Grüße"
    text = (
        f'<?xml version="1.0" encoding="{declared}"?><opml><body>'
        f'<outline text="{name}" xmlUrl="https://a.example/"/></body></opml>'
    )
    data = text.encode(encoding)
    assert is_opml(data)
    assert [spec.name for spec in parse_opml(data, "x").specs] == [name]


def test_names_of_attributes_are_read_in_any_case_and_feed_addresses_as_web_addresses() -> None:
    assert one(
        '<OUTLINE Title="X" XMLURL="feed://x.example/rss" HTMLURL="https://x.example/"/>'
    ) == SourceSpec("http://x.example/rss", name="X", site="https://x.example/")
    assert one('<outline text="X" type="rss" url="feed:https://x.example/"/>').address == "https://x.example/"


def test_what_is_no_feed_is_reported_with_its_line() -> None:
    found = parsed(
        '\n<outline text="empty"/>\n<outline text="list" type="include" url="https://l.example/l.opml"/>'
        '\n<outline text="odd" xmlUrl="gopher://g.example/"/>'
    )
    assert [(failure.key, failure.line) for failure in found.failures] == [
        ("empty", 2),
        ("https://l.example/l.opml", 3),
        ("gopher://g.example/", 4),
    ]
    assert "no xmlUrl" in found.failures[0].message


@pytest.mark.parametrize(
    ("address", "taking", "taken"),
    [
        ("exec:show-news --all", Taking(), False),
        ("exec:show-news --all", Taking(local=True), False),
        ("exec:show-news --all", Taking(commands=True), False),
        ("exec:show-news --all", OURS, True),
        ("exec: ", OURS, False),
        ("exec:'open", OURS, False),
        ("/home/me/archive", Taking(), False),
        ("/home/me/archive", Taking(local=True), True),
        ("git@host.example:me/archive.git#_news", Taking(local=True), True),
        ("git@host.example:me/archive.git#_news", Taking(), False),
        ("ext::sh -c true", OURS, False),
        ("--upload-pack=true", OURS, False),
        ("javascript:alert(1)", OURS, False),
        ("-", OURS, False),
        ("https://", OURS, False),
        ("https://a.example/" + "x" * 5000, OURS, False),
    ],
)
def test_commands_and_paths_are_taken_only_from_a_list_of_ones_own(
    address: str, taking: Taking, taken: bool
) -> None:
    found = parsed(f'<outline text="X" xmlUrl="{address}"/>', taking)
    assert [spec.address for spec in found.specs] == ([address] if taken else [])
    assert len(found.failures) == (not taken)


def test_a_list_that_declares_entities_is_refused() -> None:
    bomb = b'<!DOCTYPE opml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><opml><body><outline text="&b;"/></body></opml>'
    assert is_opml(bomb)
    found = parse_opml(bomb, "bomb.opml")
    assert found.specs == ()
    assert "entities" in found.failures[0].message
    assert one_with_doctype() == "https://a.example/"


def one_with_doctype() -> str:
    data = b'<!DOCTYPE opml SYSTEM "file:///etc/passwd"><opml><body><outline xmlUrl="https://a.example/"/></body></opml>'
    return parse_opml(data, "x").specs[0].address


def test_size_and_depth_are_bounded() -> None:
    many = "".join(f'<outline xmlUrl="https://a.example/{number}"/>' for number in range(MOST_SOURCES + 5))
    found = parsed(many)
    assert len(found.specs) == MOST_SOURCES
    assert "5 more" in found.failures[-1].message
    deep = '<outline text="a">' * 40 + '<outline text="b" xmlUrl="https://b.example/"/>' + "</outline>" * 40
    assert "deeper" in parsed(deep).failures[0].message
    assert len(parsed('<outline text="?"/>' * 2000).failures) == 1001
    assert "tags" in parsed("<a/>" * 600_000).failures[0].message


@pytest.mark.parametrize(
    "data", [b"", b"<", b"<opml>", b"\0\0", b"<!---->" * 500 + b"x", b"<html></html>", b"\xff\xfe"]
)
def test_what_is_no_list_holds_no_source(data: bytes) -> None:
    assert parse_opml(data, "x").specs == ()
    assert is_opml(data) == (data == b"<opml>")


def test_what_the_list_of_sources_knows_is_written_and_read_again() -> None:
    specs = (
        SourceSpec(
            "https://a.example/feed",
            "feed",
            "A",
            enabled=False,
            topics=(("Tech", "Linux"), ("a/b, c",)),
            every_s=7200,
            listed=False,
            user="me",
            user_agent="reader/1.0",
            keep=Keep(30, 500, unread=True),
            site="https://a.example/",
            outline={"version": "RSS2"},
        ),
        SourceSpec("/home/me/archive", "folder", keep=Keep()),
        SourceSpec("https://git.example/me/archive#main:_news", "git", every_s=0),
        SourceSpec("exec:show-news --all", "command", "Mine"),
    )
    again = parse_opml(write_opml(specs, "Mine"), "x", OURS)
    assert again == Outlines(specs)


def test_no_secret_is_written() -> None:
    spec = SourceSpec(
        "https://me:hush@a.example/feed",
        user="me",
        password=Secret(env="A_SECRET"),
        headers=(("Authorization", Secret(command=("pass", "a-token"))),),
    )
    data = write_opml([spec], "Mine")
    for hidden in (b"hush", b"A_SECRET", b"a-token", b"Authorization"):
        assert hidden not in data
    assert len(secrets(spec)) == 3
    assert secrets(SourceSpec("ssh://git@a.example/x")) == ()
    assert b"ssh://git@a.example" in write_opml([SourceSpec("ssh://git:pw@a.example/x", "git")], "")


NAMES = st.text(max_size=12).map(readable)
TOPICS = NAMES.filter(bool)
ADDRESSES = st.one_of(
    st.integers(0, 30).map(
        lambda number: f"https://host{number}.example/feed?a=1&b=<'\">".replace("<'\">", "%3C")
    ),
    st.sampled_from(
        ["/home/me/a b", "git@h.example:x/y", "exec:a 'b c' \"d\"", "https://h.example/a/b#_news"]
    ),
)
KINDS: st.SearchStrategy[SourceKind | None] = st.sampled_from(
    [None, "feed", "folder", "git", "api", "command"]
)
OTHER_NAMES = st.sampled_from(
    ["version", "language", "{https://x.example/}y", "{urn:z}y", "no name", "1", "", "a:b"]
)


def holdable(outline: Mapping[str, str]) -> dict[str, str]:
    """The attributes that OPML can hold."""
    return {
        name: value for name, value in outline.items() if name not in {"no name", "1", "", "a:b"} and value
    }


SPECS = st.builds(
    SourceSpec,
    address=ADDRESSES,
    kind=KINDS,
    name=NAMES.map(lambda name: name or None),
    enabled=st.booleans(),
    topics=st.lists(st.lists(TOPICS, min_size=1, max_size=3).map(tuple), unique=True, max_size=3).map(tuple),
    every_s=st.none() | st.integers(0, LONGEST_S),
    listed=st.booleans(),
    user=st.none() | st.just("me"),
    password=st.none(),
    headers=st.just(()),
    user_agent=st.none() | st.just("news/1.0 (x; y)"),
    keep=st.none()
    | st.builds(Keep, st.none() | st.integers(1, 99), st.none() | st.integers(1, 99), st.booleans()),
    site=st.none() | st.just("https://site.example/?a&b"),
    outline=st.dictionaries(OTHER_NAMES, st.text(max_size=8).map(line), max_size=3),
)


@given(
    st.lists(SPECS, unique_by=lambda spec: spec.address, max_size=6),
    st.text(max_size=8),
    st.builds(Itself, st.none() | st.text(max_size=12), st.none() | st.just("https://own.example/?a&b")),
)
def test_whatever_is_written_is_read_again(specs: list[SourceSpec], title: str, itself: Itself) -> None:
    themselves = {spec.address: itself for spec in specs}
    data = write_opml(specs, title, themselves)
    assert data == write_opml(specs, title, themselves)
    again = parse_opml(data, "x", OURS)
    assert again.failures == ()

    assert comparable(again.specs) == comparable(specs)
    once_more = parse_opml(write_opml(again.specs, title), "x", OURS)
    assert comparable(once_more.specs) == comparable(again.specs)


def comparable(specs: Sequence[SourceSpec]) -> dict[str, object]:
    """Sources without the order of them and of their topics, which a tree does not hold."""
    return {
        spec.address: (spec._replace(topics=(), outline=holdable(spec.outline)), frozenset(spec.topics))
        for spec in specs
    }


PIECES = st.sampled_from(
    ["<opml>", "<body>", "<outline ", 'text="', 'xmlUrl="https://a.example/', '"', "/>", ">", "</outline>", "&", "<!--",
     "<![CDATA[", "]]>", "<?xml version='1.0' encoding='utf-16'?>", "<!DOCTYPE x [", "\0", "\ud800", "é", "&#0;", "{"]
)  # fmt: skip


@given(
    st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join),
    st.sampled_from(["utf-8", "utf-16", "latin-1"]),
)
def test_no_bytes_at_all_raise(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    is_opml(data)
    for spec in parse_opml(data, "x").specs:
        assert spec.address.startswith("https://a.example/")
        assert OWN not in "".join(spec.outline)
