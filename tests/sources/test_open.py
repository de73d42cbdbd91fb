"""What an address means, and what is said where it means nothing that can be read."""

import io
import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.models import SourceKind, SourceSpec
from reader.sources import open_source
from reader.sources.answers import shown
from reader.sources.base import Way
from tests.sources.helpers import ARTICLE, read, read_path, write


def _followed(start: str) -> st.SearchStrategy[str]:
    return st.text(max_size=20).map(lambda rest: start + rest)


async def test_a_path_is_a_folder_or_a_file_by_what_is_there(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")

    assert (await open_source(SourceSpec(str(tmp_path)))).kind == "folder"
    assert (await open_source(SourceSpec(str(tmp_path / "a.txt")))).kind == "file"
    assert (await open_source(SourceSpec("-"))).kind == "stdin"


@pytest.mark.parametrize("kind", [None, "file", "folder"])
async def test_a_missing_path_is_named(tmp_path: Path, kind: SourceKind | None) -> None:
    with pytest.raises(SourceError) as caught:
        await open_source(SourceSpec(str(tmp_path / "nothing"), kind))

    assert str(caught.value) == f"No such file or folder: {tmp_path}/nothing"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://host.example/news", "ftp addresses are not read, only http and https ones"),
        ("ftp://me:secret@host.example/", "^ftp://host.example/: ftp addresses are not read"),
        ("file:///etc/passwd", "file addresses are not read"),
        ("nothing:here", "No such file or folder: nothing:here"),
        ("nul\0byte", "The path holds a NUL character"),
        ("caf\udce9", "The path is not UTF-8"),
    ],
)
async def test_addresses_that_mean_nothing_are_refused_in_words(address: str, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        await open_source(SourceSpec(address))


async def test_a_pipe_given_by_name_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(SourceError, match="it is a named pipe") as caught:
        await open_source(SourceSpec(str(tmp_path / "pipe")))
    assert caught.value.hint == "To read from a pipe, give - and redirect it."


async def test_a_file_is_read_whatever_its_name_is(tmp_path: Path) -> None:
    write(tmp_path, "story.txt")

    first = await read_path(tmp_path / "story.txt")
    second = await read(first.source, first.known)

    assert first.keys == ["story.txt"]
    assert first.documents["story.txt"].data == ARTICLE
    assert second.documents == {}


async def test_a_file_that_vanished_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "story.md")
    source = await open_source(SourceSpec(str(tmp_path / "story.md")))
    (tmp_path / "story.md").unlink()

    with pytest.raises(SourceError, match=r"story\.md cannot be read: no such file or directory"):
        await source.listing({})


async def test_standard_input_is_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE)))

    result = await read_path("-")

    (document,) = result.documents.values()
    assert (document.source, document.data) == ("-", ARTICLE)


async def test_endless_standard_input_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    with open("/dev/zero", "rb") as endless:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(endless))
        result = await read_path("-")

    assert result.failures == {"stdin": "is not read: more than the 8 MB an article may have"}


async def test_closed_standard_input_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    with pytest.raises(SourceError, match="it is closed"):
        await read_path("-")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has /proc")
async def test_a_file_that_is_longer_than_it_says_is_read_whole() -> None:
    result = await read_path("/proc/self/status")  # says it has no bytes

    (document,) = result.documents.values()
    assert document.data.startswith(b"Name:")
    assert b"\nPid:" in document.data


@given(
    st.text(max_size=40) | st.sampled_from(["http:", "https://", "x:y", "-", "//", "://"]).flatmap(_followed)
)
async def test_no_address_raises_anything_but_a_source_error(address: str) -> None:
    with suppress(SourceError):
        await open_source(SourceSpec(address), Way(offline=True))
    assert isinstance(shown(address), str)


async def test_offline_nothing_remote_is_opened_and_everything_local_is(tmp_path: Path) -> None:
    write(tmp_path, "a.md")

    assert (await open_source(SourceSpec(str(tmp_path)), Way(offline=True))).kind == "folder"
    for kind in ("api", "remote_file", None):
        with pytest.raises(SourceError, match=r"^http://127.0.0.1:9/ is not asked while offline"):
            await open_source(SourceSpec("http://me:secret@127.0.0.1:9/", kind), Way(offline=True))
