"""Which addresses mean a git repository, and what of it they mean."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.sources.git_address import GitAddress, is_git_address, parse_address


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://host.example/owner/repo", ("https://host.example/owner/repo", None, "")),
        ("https://host.example/owner/repo.git", ("https://host.example/owner/repo.git", None, "")),
        ("https://host.example/owner/repo#_news", ("https://host.example/owner/repo", None, "_news")),
        ("https://host.example/o/r#main:_news/2024/", ("https://host.example/o/r", "main", "_news/2024")),
        ("https://host.example/o/r#releases/1.0:", ("https://host.example/o/r", "releases/1.0", "")),
        ("git+https://host.example/o/r", ("https://host.example/o/r", None, "")),
        ("HTTPS://host.example/o/r", ("https://host.example/o/r", None, "")),
        ("git@host.example:owner/repo.git#_news", ("git@host.example:owner/repo.git", None, "_news")),
        ("ssh://git@host.example:2222/o/r", ("ssh://git@host.example:2222/o/r", None, "")),
        ("git://host.example/o/r", ("git://host.example/o/r", None, "")),
        ("http://[::1]:8080/o/r", ("http://[::1]:8080/o/r", None, "")),
        ("file:///srv/my%20news.git#_news", ("/srv/my news.git", None, "_news")),
        ("/srv/news#_news", ("/srv/news", None, "_news")),
        ("/srv/news.git#-x:", ("/srv/news.git", "-x", "")),
        ("/srv/a#b/news#main:./_news", ("/srv/a#b/news", "main", "_news")),
    ],
)
def test_an_address_names_a_repository_a_branch_and_a_folder(
    address: str, expected: tuple[str, str | None, str]
) -> None:
    assert parse_address(address) == GitAddress(*expected)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("--upload-pack=touch x", "is no address"),
        ("", "is no address"),
        ("ext::sh -c touch% x", "run programs"),
        ("ext::sh -c touch% x#_news", "run programs"),
        ("https://host.example/a\nb", "control characters"),
        ("https://host.example/a\x1b[2J", "control characters"),
        ("/srv/\udcff.git", "control characters"),
        ("ftp://host.example/r.git", "not read through ftp"),
        ("ssh://-oProxyCommand=touch/x.git", "names no host"),
        ("https:///x.git", "names no host"),
        ("https://host.example/r#../../etc", "leads out"),
        ("https://host.example/r#a b:", "name of a branch"),
        ("https://host.example/r#:_news", "name of a branch"),
        ("https://host.example/r#x..y:", "name of a branch"),
    ],
)
def test_what_is_not_read_is_refused_in_words(address: str, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse_address(address)
    assert words in str(caught.value)
    assert "\x1b" not in str(caught.value)


def test_a_password_in_an_address_is_never_shown() -> None:
    for address in ("https://ann:secret@host.example/r#a b:", "ftp://ann:secret@host.example/r.git"):
        with pytest.raises(SourceError) as caught:
            parse_address(address)
        assert "secret" not in str(caught.value)
    assert parse_address("https://ann:secret@host.example/r").public == "https://host.example/r"


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("https://host.example/owner/repo.git", True),
        ("https://host.example/owner/repo.git/#_news", True),
        ("https://host.example/owner/repo#_news", True),
        ("https://host.example/owner/repo#main:", True),
        ("https://host.example/owner/repo", False),
        ("https://host.example/page#section", False),
        ("http://host.example/feed.xml", False),
        ("git@host.example:owner/repo", True),
        ("git://host.example/repo", True),
        ("ssh://host.example/repo", True),
        ("git+https://host.example/repo", True),
        ("ext::sh -c x.git", False),
        ("exec:my-script --flag", False),
        ("/srv/news.git", True),
        ("/srv/news", False),
        ("-", False),
        ("", False),
    ],
)
def test_an_address_is_known_as_gits_by_its_form(address: str, meant: bool) -> None:
    assert is_git_address(address) is meant


def test_a_folder_is_gits_only_where_it_is_bare_or_part_of_it_is_named(tmp_path: Path) -> None:
    for name in ("HEAD", "bare/HEAD", "work/.git/HEAD"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    for name in ("objects", "refs"):
        (tmp_path / "bare" / name).mkdir()
    assert is_git_address(str(tmp_path / "bare"))
    assert is_git_address(f"file://{tmp_path}/bare")
    assert not is_git_address(str(tmp_path / "work"))
    assert is_git_address(f"{tmp_path}/work#_news")
    assert is_git_address(f"file://{tmp_path}/work#_news")
    (tmp_path / "work#_news").mkdir()
    assert not is_git_address(f"{tmp_path}/work#_news"), "a folder of that very name is a folder"


@given(
    st.one_of(st.text(), st.from_regex(r"(https?|ssh|ext|file)(:|::|://)[a-z@#:/.\[\]-]*", fullmatch=True))
)
def test_any_text_is_an_address_or_refused(text: str) -> None:
    is_git_address(text)
    try:
        found = parse_address(text)
    except SourceError:
        return
    assert not found.repository.startswith("-")
    assert ".." not in found.folder.split("/")
    assert not found.url.startswith(("ext:", "-"))
