"""What is typed for a source: paths, URLs, hosts by their names, commands, git's addresses, names."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import NotFoundError, ReaderError, UsageError
from reader.models import SourceSpec
from reader.subscriptions import address_of, specs_of
from reader.subscriptions.words import looks_like_host


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to type in, with a folder and a file whose names look like hosts."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.example").mkdir()
    (tmp_path / "repo").mkdir()
    (tmp_path / "git@here.example:file").touch()
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://example.org/feed", "https://example.org/feed"),
        ("example.org", "https://example.org"),
        ("example.org/feed.xml", "https://example.org/feed.xml"),
        ("Example.ORG:8443/feed?a=b", "https://example.org:8443/feed?a=b"),
        ("lobste.rs", "https://lobste.rs"),
        ("example.md/feed", "https://example.md/feed"),
        ("exec:my-script --flag", "exec:my-script --flag"),
        ("git@host.example:owner/repo#_news", "git@host.example:owner/repo#_news"),
        ("ssh://git@host.example/owner/repo", "ssh://git@host.example/owner/repo"),
        ("feed:https://example.org/feed", "https://example.org/feed"),
        ("FEED://example.org/feed", "http://example.org/feed"),
        ("localhost:8080/feed", "http://localhost:8080/feed"),
        ("192.168.1.2/feed", "http://192.168.1.2/feed"),
        ("-", "-"),
    ],
)
def test_what_is_typed_becomes_an_address(typed: str, address: str) -> None:
    assert specs_of([typed]) == (SourceSpec(address),)


@pytest.mark.parametrize(
    "typed", ["news.example", "repo", "repo#_news", "repo#main:_news", "./repo", "git@here.example:file"]
)
def test_what_is_here_is_a_path(here: Path, typed: str) -> None:
    assert specs_of([typed], "git") == (SourceSpec(str(here / typed), "git"),)


@pytest.mark.parametrize(
    "typed",
    [
        "notes.txt",
        "feed.xml",
        "news.md",
        "nowhere",
        "no/where.org",
        "1.2.3.4",
        "a..org",
        "nowhere#main",
        "#x",
    ],
)
def test_a_path_that_is_not_there_is_not_taken_for_a_host(typed: str) -> None:
    with pytest.raises(NotFoundError, match="There is no file or folder"):
        specs_of([typed])


def test_what_is_typed_twice_is_one_source() -> None:
    assert len(specs_of(["example.org", "https://example.org", "repo", "./repo/"])) == 2


@pytest.mark.parametrize("typed", ["", "exec:", "exec: ''"])
def test_what_cannot_be_meant_is_told(typed: str) -> None:
    with pytest.raises(UsageError):
        specs_of([typed])


@given(st.text(st.sampled_from("ab.:/@#-e~\\ \0é\n"), max_size=20))
def test_no_word_is_too_odd(typed: str) -> None:
    try:
        specs_of([typed])
    except ReaderError:
        assert not looks_like_host(typed) or "/" in typed


SOURCES = [
    ("https://ann:x@news.example/", "Morning News"),
    ("https://evening.example/feed", "Evening News"),
    ("https://quiet.example/feed", None),
    ("/archive/_news", "HN"),
    ("https://my.example/rss", "My Blog, as told by army ants"),
]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://news.example/", "https://ann:x@news.example/"),
        ("quiet.example/feed", "https://quiet.example/feed"),
        ("/archive/../archive/_news/", "/archive/_news"),
        ("morning news", "https://ann:x@news.example/"),
        ("evening", "https://evening.example/feed"),
        ("hn", "/archive/_news"),
        ("my", "https://my.example/rss"),
        ("quiet", "https://quiet.example/feed"),
        ("quiet.example", "https://quiet.example/feed"),
        ("https://nowhere.example/", "https://nowhere.example/"),
        ("nowhere.example", "https://nowhere.example"),
        ("/archive", "/archive"),
    ],
)
def test_a_source_is_named_by_its_address_its_name_or_a_part_of_that(typed: str, address: str) -> None:
    assert address_of(typed, SOURCES) == address


def test_a_part_of_several_names_names_none() -> None:
    with pytest.raises(
        NotFoundError, match="'news' is a part of several names: “Morning News”, “Evening News”"
    ):
        address_of("news", SOURCES)


def test_a_part_of_several_addresses_names_none_and_a_password_is_no_part() -> None:
    with pytest.raises(NotFoundError, match=r"^'example/' is a part of several addresses: “.*”, …"):
        address_of("example/", [*SOURCES, *[(f"https://{n}.example/", None) for n in range(5)]])
    with pytest.raises(NotFoundError, match="No source is called 'ann'"):
        address_of("ann", SOURCES)


def test_what_can_only_be_a_name_and_is_none_is_told_with_those_near() -> None:
    with pytest.raises(NotFoundError, match=r"^No source is called 'ev'\.$"):
        address_of("ev", SOURCES)  # two letters are no part of a name, unless they are a word
    with pytest.raises(
        NotFoundError,
        match=r"^No source is called 'morning mews'; did you mean “Morning News” or “Evening News”\?$",
    ):
        address_of("morning mews", SOURCES)


@given(st.text(st.sampled_from("abmy.:/@#-e~\\ \0é\n(["), max_size=20))
def test_no_word_for_a_source_is_too_odd(typed: str) -> None:
    with suppress(ReaderError):
        assert address_of(typed, SOURCES)


def test_a_file_that_is_here_is_an_address(here: Path) -> None:
    assert address_of("repo", SOURCES) == str(here / "repo")
