"""Articles kept for good are files of their own."""

import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.writer import article_bytes
from reader.errors import LibraryError, LibraryWriteError
from reader.models import Article
from reader.saved import Saved

ROOT = Path(__file__).parents[1]
RAIN = Article(
    "guid-1", "It’s raining: Zoë's £5 umbrella!", published_at=datetime(2026, 3, 1, 23, 59, tzinfo=UTC)
)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_an_article_is_kept_as_an_article_file_named_by_date_title_and_id(tmp_path: Path) -> None:
    path = Saved(tmp_path / "saved").keep(RAIN, "0123456789")
    assert path == tmp_path / "saved" / "2026-03-01-its-raining-zoes-5-umbrella-0123456789.md"
    assert path.read_bytes() == article_bytes(RAIN)
    assert names(path.parent) == [path.name]


TITLES = [
    ("雨が降る", "2026-03-01-article-0123456789.md"),
    ("../../etc/passwd", "2026-03-01-etc-passwd-0123456789.md"),
    ("-rf", "2026-03-01-rf-0123456789.md"),
    ("word " * 100, "2026-03-01-" + "word-" * 12 + "0123456789.md"),
]


@pytest.mark.parametrize(("title", "name"), TITLES)
def test_any_title_makes_a_safe_name(tmp_path: Path, title: str, name: str) -> None:
    assert Saved(tmp_path).keep(RAIN._replace(title=title), "0123456789").name == name


@given(st.text())
def test_no_title_leaves_the_folder(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    folder = tmp_path_factory.mktemp("saved")
    saved = Saved(folder)
    path = saved.keep(RAIN._replace(title=title), "abcdefghjk")
    assert path.parent == folder
    assert re.fullmatch(r"[a-z0-9-]+\.md", path.name)
    assert saved.ids() == {"abcdefghjk"}


def test_an_article_without_a_date_gets_no_date_in_its_name(tmp_path: Path) -> None:
    path = Saved(tmp_path).keep(Article("guid-1", "Rain"), "0123456789")
    assert path.name == "rain-0123456789.md"


def test_an_article_that_is_kept_again_replaces_what_was_kept(tmp_path: Path) -> None:
    saved = Saved(tmp_path)
    saved.keep(RAIN, "0123456789")
    saved.keep(RAIN._replace(title="Snow"), "0123456789")
    assert names(tmp_path) == ["2026-03-01-snow-0123456789.md"]


def test_an_article_is_dropped_by_its_id(tmp_path: Path) -> None:
    saved = Saved(tmp_path / "saved")
    assert saved.ids() == set()
    assert not saved.drop("0123456789")
    saved.keep(RAIN, "0123456789")
    saved.keep(RAIN, "zzzzzzzzzz")
    assert saved.ids() == {"0123456789", "zzzzzzzzzz"}
    assert saved.drop("0123456789")
    assert not saved.drop("0123456789")
    assert saved.ids() == {"zzzzzzzzzz"}


def test_files_of_others_are_neither_listed_nor_dropped(tmp_path: Path) -> None:
    for name in (
        "notes.md",
        "2026-03-01-my-university.md",
        ".2026-03-01-x-0123456789.md.00.tmp",
        "0123456789.md",
    ):
        (tmp_path / name).write_text("mine")
    saved = Saved(tmp_path)
    assert saved.ids() == set()
    assert not saved.drop("0123456789")
    assert not saved.drop("university")
    assert len(names(tmp_path)) == 4


@pytest.mark.parametrize("id", ["", "../evil/00", "0123456789/", "short", "ABCDEFGHJK"])
def test_what_is_no_id_makes_no_file(tmp_path: Path, id: str) -> None:
    with pytest.raises(ValueError, match="not an article's id"):
        Saved(tmp_path / "saved").keep(RAIN, id)
    assert names(tmp_path) == []


def test_a_full_disk_is_said_and_leaves_what_was_kept_before(tmp_path: Path) -> None:
    program = """
import resource, signal, sys
from pathlib import Path
from reader.errors import LibraryWriteError
from reader.models import Article, Body
from reader.saved import Saved
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000))
saved = Saved(Path(sys.argv[1]))
saved.keep(Article("a", "Rain"), "0123456789")
try:
    saved.keep(Article("a", "Rain", body=Body("markdown", "Rain. " * 2_000)), "0123456789")
except LibraryWriteError as error:
    print(error)
"""
    command = [sys.executable, "-c", program, str(tmp_path)]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "rain-0123456789.md was not written: the disk is full" in printed
    assert names(tmp_path) == ["rain-0123456789.md"]
    assert (tmp_path / "rain-0123456789.md").read_bytes() == article_bytes(Article("a", "Rain"))


def test_a_folder_that_cannot_be_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "saved").write_text("")
    saved = Saved(tmp_path / "saved")
    with pytest.raises(LibraryError, match="saved cannot be read: Not a directory"):
        saved.ids()
    with pytest.raises(LibraryError, match="saved"):
        saved.keep(RAIN, "0123456789")


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(tmp_path / "gone" / "away")
    with pytest.raises(LibraryWriteError, match=r"0123456789\.md was not written: "):
        Saved(tmp_path / "data").keep(RAIN, "0123456789")
