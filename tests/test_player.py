"""Playing sound and film: one argument, http and https only, no shell, and not on our terminal."""

import os
import time
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.player import play

URL = "https://radio.example/a.mp3?x=1&y=2"


def _program(path: Path, told: Path, more: str = "") -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" > "{told}.new"; ps -o sid= -p $$ >> "{told}.new"\n'
        f'mv "{told}.new" "{told}"\n{more}\n'
    )
    path.chmod(0o755)
    return path


def _told(told: Path) -> list[str]:
    deadline = time.monotonic() + 10
    while not told.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    return told.read_text().splitlines()


def test_the_player_of_the_settings_gets_the_address_as_one_argument_in_a_session_of_its_own(
    tmp_path: Path,
) -> None:
    told = tmp_path / "told"
    player = _program(tmp_path / "player", told)
    assert play(URL, [str(player), "--at={url}", "$(id)"]) == "player"
    *arguments, session = _told(told)
    assert arguments == [f"--at={URL}", "$(id)"]
    assert int(session) != os.getsid(0)


def test_mpv_plays_silently_where_it_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "told"
    mpv = _program(tmp_path / "bin" / "mpv", told)
    monkeypatch.setenv("PATH", f"{mpv.parent}:{os.environ['PATH']}")
    assert play(URL) == "mpv"
    assert _told(told)[:-1] == ["--no-terminal", URL]


def test_where_there_is_no_mpv_the_browser_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "told"
    browser = _program(tmp_path / "browser", told)
    monkeypatch.setattr("shutil.which", lambda name: None)  # noqa: ARG005 (as of the real one)
    assert play(URL, browser=[str(browser)]) == "the browser"
    assert _told(told)[:-1] == [URL]


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:1", "--script=x", "rtsp://a.example/", ""])
def test_what_is_no_web_address_is_never_played(tmp_path: Path, url: str) -> None:
    told = tmp_path / "told"
    player = _program(tmp_path / "player", told)
    with pytest.raises(ReaderError, match="Only http and https addresses are played"):
        play(url, [str(player)])
    assert not told.exists()


@pytest.mark.parametrize("player", ["/no/such/player", "false"])
def test_a_player_that_does_not_play_is_told(player: str) -> None:
    with pytest.raises(ReaderError, match=f"{player} could not play {URL[:20]}") as raised:
        play(URL, [player])
    assert "Set player in the configuration file" in (raised.value.hint or "")
