"""The installed git, and how it fares with servers: what goes wrong is told in words, and nothing is left running."""

import asyncio
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import SourceError
from reader.models import Secret
from reader.sources.git_address import GitAddress
from reader.sources.git_trouble import as_it_was_said, in_words
from tests.sources.git_archive import Archive, Reader, needs_git
from tests.sources.git_server import GitServer, serving_git
from tests.sources.helpers import read

ADDRESS = GitAddress("https://ann:secret@host.example/owner/repo", "next")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[GitServer]:
    """A server with one archive, /news."""
    archive = Archive(tmp_path / "served" / "news")
    archive.write("_news/one.md")
    archive.commit()
    with serving_git(tmp_path / "served") as running:
        yield running


def reader_of(tmp_path: Path, address: str) -> Reader:
    return Reader(tmp_path / "cache", address)


@needs_git
async def test_an_archive_behind_http_is_read(tmp_path: Path, server: GitServer) -> None:
    found = await read(await reader_of(tmp_path, f"{server.address}/news/.git#_news").source())
    assert found.keys == ["_news/one.md"]


@needs_git
async def test_offline_what_was_cloned_is_read_and_nobody_is_asked(tmp_path: Path, server: GitServer) -> None:
    reader = reader_of(tmp_path, f"{server.address}/news/.git#_news")
    with pytest.raises(SourceError, match="offline"):
        await reader.source(offline=True)
    assert server.asked == []
    await read(await reader.source())
    asked = len(server.asked)
    (reader.clone / "files/_news/one.md").unlink()
    assert (await read(await reader.source(offline=True))).keys == ["_news/one.md"]
    assert len(server.asked) == asked


@needs_git
async def test_a_repository_that_moved_is_found_at_its_new_address(tmp_path: Path, server: GitServer) -> None:
    reader = reader_of(tmp_path, f"{server.address}/moved/news/.git")
    assert (await read(await reader.source())).keys == ["_news/one.md"]
    asked = len(server.asked)
    await reader.source()
    assert not any(path.startswith("/moved/") for path in server.asked[asked:]), "and remembered"


@needs_git
async def test_nobody_is_led_to_an_address_of_ones_own_network(tmp_path: Path, server: GitServer) -> None:
    with serving_git(server.root) as other:
        server.elsewhere = other.address
        with pytest.raises(SourceError):
            await reader_of(tmp_path, f"{server.address}/moved/news/.git").source()
        assert other.asked == []


@needs_git
async def test_what_is_not_open_to_us_is_told_without_asking_for_a_password(
    tmp_path: Path, server: GitServer
) -> None:
    address = server.address.replace("//", "//ann:sesame@")
    with pytest.raises(SourceError, match="is not there, or not open to you") as caught:
        await reader_of(tmp_path, f"{address}/private/news").source()
    assert "sesame" not in f"{caught.value} {caught.value.hint}"
    with pytest.raises(SourceError, match="is no git repository that you can see"):
        await reader_of(tmp_path, f"{address}/nothing").source()


@needs_git
async def test_a_server_is_told_the_user_and_the_headers_that_the_source_has_for_it(
    tmp_path: Path, server: GitServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWS_PASSWORD", "secret")
    reader = reader_of(tmp_path, f"{server.address}/private/news/.git")
    secret = Secret(env="NEWS_PASSWORD")
    reader.spec = reader.spec._replace(user="ann", password=secret, headers=(("X-Key", secret),))
    source = await reader.source()
    assert (await read(source)).keys == ["_news/one.md"]
    assert await source.branch() == "main"
    assert {headers.get("x-key") for headers in server.headers} == {"secret"}
    kept = [path for path in reader.cache.rglob("*") if path.is_file() and b"secret" in path.read_bytes()]
    assert (kept, b"secret" in pickle.dumps(source)) == ([], False)


@needs_git
async def test_a_user_for_a_repository_without_a_web_server_is_refused_rather_than_ignored(
    tmp_path: Path,
) -> None:
    reader = reader_of(tmp_path, "git@127.0.0.1:news.git")
    reader.spec = reader.spec._replace(user="ann")
    with pytest.raises(SourceError, match="only servers of http and https") as caught:
        await reader.source()
    assert "ssh key" in (caught.value.hint or "")


@needs_git
async def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be reached just now"):
        await reader_of(tmp_path, "http://127.0.0.1:9/news.git").source()


@needs_git
async def test_cancelling_ends_git_and_all_that_it_started(tmp_path: Path, server: GitServer) -> None:
    waiting = asyncio.create_task(reader_of(tmp_path, f"{server.address}/slow/news.git").source())
    assert await asyncio.to_thread(server.silent.wait, 20)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await asyncio.to_thread(server.left.wait, 20)
    assert not [path for path in (tmp_path / "cache/git").iterdir() if path.is_dir()], "nothing half is left"


@needs_git
async def test_a_server_that_says_nothing_is_given_up(
    tmp_path: Path, server: GitServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.sources.git_clone.CLONE_S", 0.3)
    with pytest.raises(SourceError, match=r"was not fetched completely within 0\.3 seconds"):
        await reader_of(tmp_path, f"{server.address}/slow/news.git").source()
    assert await asyncio.to_thread(server.left.wait, 20)


async def test_where_git_is_not_installed_or_too_old_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    with pytest.raises(SourceError, match="git is not installed") as caught:
        await reader_of(tmp_path, "https://host.example/news.git").source()
    assert "Install git" in (caught.value.hint or "")
    (programs / "git").write_text("#!/bin/sh\necho git version 2.20.1\n")
    (programs / "git").chmod(0o755)
    with pytest.raises(SourceError, match=r"git 2\.20 is too old .* 2\.25"):
        await reader_of(tmp_path, "https://host.example/news.git").source()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            "fatal: unable to access 'https://x/': Could not resolve host: host.example",
            "no host of that name",
        ),
        (
            "git@host: Permission denied (publickey).\nfatal: Could not read from remote repository.",
            "not open",
        ),
        ("fatal: could not read Username for 'https://x': terminal prompts disabled", "not open"),
        ("remote: Repository not found.\nfatal: repository 'https://x/' not found", "no git repository"),
        ("fatal: couldn't find remote ref refs/heads/next", "has no branch 'next'"),
        ("Host key verification failed.\nfatal: Could not read from remote", "does not know yet"),
        ("fatal: unable to access 'https://x/': SSL certificate problem: self-signed", "not trusted"),
        ("fatal: unable to access: The requested URL returned error: 503", "cannot be reached just now"),
        ("fatal: write error: No space left on device", "the disk is full"),
        ("fatal: detected dubious ownership in repository at '/srv/news'", "belongs to another user"),
        ("fatal: transport 'ext' not allowed", "is not used"),
    ],
)
def test_what_git_says_is_put_in_words(said: str, words: str) -> None:
    error = in_words(ADDRESS, said)
    assert error is not None
    assert words in str(error)
    assert str(error).startswith("https://host.example/owner/repo ")


def test_what_is_not_known_is_told_as_git_said_it_but_for_what_is_secret_or_cannot_be_shown() -> None:
    said = "warning: x\nfatal: bad \x1b[31mthing at https://ann:secret@host.example/: no\nhint: try"
    assert in_words(ADDRESS, said) is None
    error = as_it_was_said(ADDRESS, said)
    assert str(error).endswith("cannot be read: bad [31mthing at https://host.example/: no")
    assert len(str(as_it_was_said(ADDRESS, "fatal: " + "x" * 10_000))) < 500
