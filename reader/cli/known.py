"""Known bad versions and circumstances of what the program stands on, and what it does about each."""

import os
import sys
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple


class Finding(NamedTuple):
    """Something to know. A "fault" is wrong and wants to be put right; a "note" is taken care of, or a pity."""

    level: Literal["fault", "note"]
    about: str
    message: str


def findings(versions: Mapping[str, str]) -> Iterator[Finding]:
    """What is known of these versions, by name as `doctor` prints them, and of this process."""
    yield from _sqlite(versions.get("sqlite", ""))
    yield from _yaml()
    yield from _python()
    yield from _terminal()


def _sqlite(version: str) -> Iterator[Finding]:
    if version and _numbers(version) < (3, 51, 3):
        yield Finding(
            "fault",
            f"SQLite {version}",
            "3.7.0 to 3.51.2 can damage a database that several programs write at once (the WAL-reset bug)."
            " Upgrade apsw, which brings its own SQLite. Your marks are safe: they are kept in the journal as text.",
        )


def _yaml() -> Iterator[Finding]:
    import yaml

    if not yaml.__with_libyaml__:
        yield Finding(
            "note",
            f"PyYAML {yaml.__version__}",
            "is built without libyaml, so that articles are read by its slower parser, within the same limits."
            " Install a wheel of PyYAML, or the headers of libyaml before building it.",
        )


def _python() -> Iterator[Finding]:
    if sys.version_info < (3, 12):
        yield Finding(
            "note",
            f"Python {sys.version.split()[0]}",
            "hands options and file: addresses on to the browser in its module webbrowser (CVE-2026-4519)."
            " newsreader does not use that module: it opens http and https only, as one argument.",
        )
    if sys.dont_write_bytecode:
        yield Finding(
            "note",
            "PYTHONDONTWRITEBYTECODE",
            "keeps Python from storing byte code, which makes every start slower unless it is compiled already.",
        )


def _terminal() -> Iterator[Finding]:
    if os.environ.get("TERM", "dumb") in {"dumb", "unknown", ""}:
        yield Finding(
            "note", "TERM", "names no terminal that can be drawn on; the commands work, the app does not."
        )
    encoding = sys.stdout.encoding or "ascii"
    if not encoding.lower().startswith("utf"):
        yield Finding(
            "note",
            f"encoding {encoding}",
            "cannot show every title; “?” stands for what it lacks. Set LANG to a UTF-8 locale.",
        )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".")[:3] if part.isdigit())
