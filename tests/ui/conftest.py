"""A real library over real files, and the app on it at a fixed moment."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from reader.models import SourceSpec
from reader.paths import place_at
from reader.ui.app import NewsreaderApp
from tests.archive import refresh
from tests.ui.archive import NOW, write_archive


@pytest.fixture(autouse=True)
def in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Dates are printed in the reader's time zone: here it is UTC. The terminal has all colours, the theme is night."""
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("COLORTERM", "truecolor")
    for name in ("TEXTUAL_THEME", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder of articles."""
    return write_archive(tmp_path / "archive")


@pytest.fixture
def library(archive: Path, tmp_path: Path) -> Iterator[Library]:
    """The library of that folder."""
    sources = [SourceSpec(str(archive))]
    with Library.open(place_at(tmp_path / "library.db"), sources=sources, clock=lambda: NOW) as library:
        refresh(library)
        yield library


@pytest.fixture
def app(library: Library) -> NewsreaderApp:
    """The app on it."""
    return NewsreaderApp(library, clock=lambda: NOW)


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser that writes each argument it is called with on a line of this file."""
    told = tmp_path / "browser.txt"
    script = tmp_path / "browser.sh"
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{told}.new" && mv "{told}.new" "{told}"\n')
    script.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(script))
    return told
