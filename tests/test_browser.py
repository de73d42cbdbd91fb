"""Opening an address: one argument, http and https only, no shell."""

import os
import time
from pathlib import Path

import pytest

from reader.browser import open_url
from reader.errors import ReaderError


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sets $BROWSER to a command that writes each of its arguments to a line of this file."""
    log, script = tmp_path / "opened", tmp_path / "browser"
    script.write_text(f'#!/bin/sh\nfor word; do echo "$word"; done > {log}.new\nmv {log}.new {log}\n')
    script.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(script))
    return log


def opened(log: Path) -> list[str]:
    deadline = time.monotonic() + 10
    while not log.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    return log.read_text().splitlines()


@pytest.mark.parametrize(
    ("url", "argument"),
    [
        ("https://herald.example/a?b=1&c=2#d", "https://herald.example/a?b=1&c=2#d"),
        ("https://herald.example/$(touch x);`id`|&", "https://herald.example/$(touch%20x);%60id%60%7C&"),
        ("HTTPS://user:secret@Herald.Example/a b", "https://herald.example/a%20b"),
        ("https://herald.example/'\"", "https://herald.example/'%22"),
    ],
)
def test_the_browser_gets_one_argument_that_is_an_address(log: Path, url: str, argument: str) -> None:
    open_url(url)
    assert opened(log) == [argument]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "--remote-debugging-port=9222",
        "ftp://a.example/",
        "",
        "https://",
        "x",
    ],
)
def test_what_is_no_web_address_is_refused_and_nothing_is_started(log: Path, url: str) -> None:
    with pytest.raises(ReaderError, match="Only http and https"):
        open_url(url)
    assert not log.exists()


def test_the_place_of_the_address_stays_within_one_argument(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = log.with_name("browser")
    monkeypatch.setenv("BROWSER", f"{script} --new-window 'url=%s' 'two words'")
    open_url("https://herald.example/a;b")
    assert opened(log) == ["--new-window", "url=https://herald.example/a;b", "two words"]


def test_the_next_command_is_tried_where_one_fails(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", f"/no/such/browser:false:{log.with_name('browser')} &")
    open_url("https://herald.example/")
    assert opened(log) == ["https://herald.example/"]


def test_a_browser_that_stays_open_is_not_waited_for(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = log.with_name("slow")
    slow.write_text(f"#!/bin/sh\necho $1 > {log}.new; mv {log}.new {log}\nread line < {log}.wait\n")
    slow.chmod(0o755)
    fifo = Path(f"{log}.wait")
    os.mkfifo(fifo)
    monkeypatch.setenv("BROWSER", str(slow))
    open_url("https://herald.example/")
    assert opened(log) == ["https://herald.example/"]
    fifo.write_text("go on\n")


def test_where_nothing_can_open_it_the_address_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BROWSER", "/no/such/browser")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReaderError, match=r"No browser could be started.*https://herald\.example/a"):
        open_url("https://herald.example/a")


def test_a_browser_setting_that_cannot_be_understood_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "firefox 'unclosed")
    with pytest.raises(ReaderError, match="BROWSER cannot be understood"):
        open_url("https://herald.example/")


@pytest.mark.parametrize(
    ("words", "arguments"),
    [
        ([], ["https://herald.example/a;b"]),
        (["--new-window"], ["--new-window", "https://herald.example/a;b"]),
        (
            ["--app={url}", "{url} $(id)"],
            ["--app=https://herald.example/a;b", "https://herald.example/a;b $(id)"],
        ),
    ],
)
def test_the_browser_of_the_settings_comes_first_and_gets_the_address_in_its_place(
    log: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], arguments: list[str]
) -> None:
    monkeypatch.setenv("BROWSER", "false")
    open_url("https://herald.example/a;b", [str(log.with_name("browser")), *words])
    assert opened(log) == arguments


def test_where_the_browser_of_the_settings_does_not_start_the_next_is_asked(log: Path) -> None:
    open_url("https://herald.example/", ["/no/such/browser", "{url}"])
    assert opened(log) == ["https://herald.example/"]


def test_what_is_no_web_address_never_reaches_the_browser_of_the_settings(log: Path) -> None:
    with pytest.raises(ReaderError, match="Only http and https"):
        open_url("file:///etc/passwd", [str(log.with_name("browser"))])
    assert not log.exists()
