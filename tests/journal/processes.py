"""Real processes that write journals."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

PRELUDE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from reader.errors import LibraryWriteError
from reader.journal import Entry, Journal

def mark(number, **more):
    return Entry(datetime.now(UTC), f"article{number}", "read", True, **more)

journal = Journal(Path(sys.argv[1]), "laptop")
"""


def start(program: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """A process that runs `program` with the journal "laptop" of the folder that is its first argument."""
    command = [sys.executable, "-c", PRELUDE + program, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def run(program: str, *arguments: str | Path) -> str:
    """What `program` prints; it must end well."""
    with start(program, *arguments) as process:
        printed, _ = process.communicate(timeout=60)
    assert process.returncode == 0, printed
    return printed
