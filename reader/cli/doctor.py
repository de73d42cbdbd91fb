"""`newsreader doctor`: what this installation stands on, and whether all is well."""

import os
import platform
import shutil
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version

from reader import __version__
from reader.cli import records
from reader.cli.known import Finding, findings
from reader.cli.libraries import choose
from reader.cli.options import Options
from reader.cli.output import Output, in_form, output_for
from reader.cli.parser import Parser, add_words
from reader.cli.policy import settings_file
from reader.cli.printable import line
from reader.cli.records import Record
from reader.cli.table import Row
from reader.cli.widths import wrapped
from reader.errors import LibraryError, ReaderError, UsageError
from reader.library import Library
from reader.library.upkeep import shrink, size
from reader.models import Json
from reader.paths import Place
from reader.store import versions as store_versions
from reader.subscriptions import Subscriptions

_BYTES = frozenset(("size", "before", "after", "freed", "removed_bytes"))
_PACKAGES = (
    "textual",
    "httpx",
    "h11",
    "feedparser",
    "lxml",
    "markdown-it-py",
    "mdit-py-plugins",
    "PyYAML",
    "python-dateutil",
    "watchfiles",
)


def configure(parser: Parser) -> None:
    """What `doctor` takes."""
    parser.usage = "newsreader doctor [--vacuum]"
    parser.description = "Prints versions, paths, what the terminal can do, and the health of your library."
    parser.epilog = "The exit code is 1 where something is wrong, 4 where the library cannot be used."
    parser.add_argument(
        "--vacuum",
        action="store_true",
        help="first make the library as small as what it holds, and remove those of sources given with a command that"
        " were not used for a month",
    )
    add_words(parser, "nothing", files=False)


def run(options: Options) -> int:
    """Examines, and prints what was found."""
    if options.words:
        raise UsageError("newsreader doctor takes no words.")
    place = choose(options.library).place
    versions = _versions()
    shrunk = shrink(place) if options.vacuum else None
    library, faults, code = _library(place)
    found = [*findings(versions), *faults]
    sections: dict[str, Mapping[str, Json]] = {
        "versions": versions,
        "places": {**_places(place), "settings": str(settings_file(options))},
        "terminal": _terminal(),
        "library": library,
    }
    if shrunk is not None:
        sections["vacuum"] = {**shrunk._asdict(), "freed": shrunk.freed}
        if shrunk.error is not None:
            found.append(Finding("fault", "vacuum", shrunk.error))
    _print(options, sections, found)
    return code or (1 if any(finding.level == "fault" for finding in found) else 0)


def _versions() -> dict[str, str]:
    found = {"newsreader": __version__, "python": sys.version.split()[0], "system": platform.platform()}
    found |= store_versions()
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "missing"
    return found | {"git": _git()}


def _git() -> str:
    """The version of git, which reads archives that are kept in it; "missing" where there is none."""
    import subprocess

    try:
        told = subprocess.run(
            ["git", "version"], capture_output=True, text=True, timeout=5, check=False
        ).stdout
    except (OSError, subprocess.SubprocessError, ValueError):
        return "missing"
    return line(told).removeprefix("git version ") or "missing"


def _places(place: Place) -> dict[str, str]:
    return {
        "database": str(place.database),
        "journal": str(place.state),
        "saved": str(place.saved),
        "sources": str(place.sources),
    }


def _terminal() -> dict[str, Json]:
    size = shutil.get_terminal_size(fallback=(0, 0))
    return {
        "term": os.environ.get("TERM") or None,
        "colorterm": os.environ.get("COLORTERM") or None,
        "no_color": bool(os.environ.get("NO_COLOR")),
        "size": f"{size.columns}x{size.lines}" if size.columns else None,
        "encoding": sys.stdout.encoding,
        "tmux": bool(os.environ.get("TMUX")),
        "browser": os.environ.get("BROWSER") or None,
    }


def _library(place: Place) -> tuple[dict[str, Json], list[Finding], int]:
    """Numbers of the library, what is wrong with it, and the exit code if it cannot be used at all."""
    mistaken = [_fault("sources", error) for error in Subscriptions(place.sources).mistakes()]
    try:
        with Library.open(place, offline=True) as library:
            counts = library.lists.counts()
            numbers: dict[str, Json] = {
                "sources": None if mistaken else len(library.sources.all()),
                "articles": counts.total,
                "unread": counts.unread,
                "problems": counts.problems,
                "size": size(place),
            }
            faults = [Finding("fault", str(place.database), message) for message in library.check()]
    except LibraryError as error:
        return {}, [*mistaken, _fault("library", error)], error.exit_code
    return numbers, [*mistaken, *faults], 0


def _fault(about: str, error: ReaderError) -> Finding:
    return Finding("fault", about, f"{error} {error.hint or ''}".rstrip())


def _print(options: Options, sections: Mapping[str, Mapping[str, Json]], found: Sequence[Finding]) -> None:
    told: list[Record] = [
        {"level": finding.level, "about": finding.about, "message": finding.message} for finding in found
    ]
    document: Record = {**sections, "findings": told}
    output = output_for(options)
    if in_form(output, json=lambda: document, objects=lambda: [document]):
        return
    if output.format == "table":
        _lay_out(output, sections, found)
        return
    for section, values in sections.items():
        output.rows(
            (), (Row((section, name, *records.values({name: value}))) for name, value in values.items())
        )
    output.rows((), (Row((finding.level, finding.about, finding.message)) for finding in found))


def _lay_out(output: Output, sections: Mapping[str, Mapping[str, Json]], found: Sequence[Finding]) -> None:
    for section, values in sections.items():
        output.write(output.strong(section))
        for name, value in values.items():
            if section != "vacuum" or value is not None:
                output.write(f"  {name.replace('_', ' '):16} {line(_told(name, value))}")
    output.write(output.strong("findings"))
    for finding in found:
        words = f"{finding.level}: {finding.about} {finding.message}"
        for number, text in enumerate(wrapped(line(words), max(20, min(output.width, 100) - 4))):
            output.write(("    " if number else "  ") + text)
    if not found:
        output.write("  nothing is wrong")


def _told(name: str, value: Json) -> str:
    """A fact as a person reads it."""
    if name in _BYTES and isinstance(value, int):
        return f"{value / 1e6:.1f} MB"
    return "" if value is None else str(value)
