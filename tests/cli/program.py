"""The program, run as people and scripts run it: a process of its own, in a home of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from reader.models import Json

ROOT = Path(__file__).parents[2]
COMMANDS = (
    "list", "search", "show", "related", "open", "topics", "refresh", "sources", "mark", "tag", "note", "views",
    "rules", "import", "export", "keys", "themes", "config", "doctor", "completion",
)  # fmt: skip


@dataclass(frozen=True)
class Ran:
    """How a run ended."""

    code: int
    out: str
    err: str

    def json(self) -> "Parsed":
        return Parsed(json.loads(self.out))

    def lines(self) -> "list[Parsed]":
        return [Parsed(json.loads(line)) for line in self.out.splitlines()]

    def rows(self) -> list[list[str]]:
        return [line.split("\t") for line in self.out.splitlines()]


class Parsed:
    """JSON that is walked without a cast at each step: `parsed["articles"][0]["title"] == …`."""

    def __init__(self, value: Json) -> None:
        self.value = value

    def __getitem__(self, key: str | int) -> "Parsed":
        if isinstance(key, str):
            assert isinstance(self.value, dict), f"no object to take {key!r} from: {self.value!r}"
            return Parsed(self.value[key])
        assert isinstance(self.value, list)
        return Parsed(self.value[key])

    def __eq__(self, other: object) -> bool:
        return bool(self.value == (other.value if isinstance(other, Parsed) else other))

    __hash__ = None  # type: ignore[assignment] # a value to compare, not a key

    def __repr__(self) -> str:
        return repr(self.value)

    def __len__(self) -> int:
        assert isinstance(self.value, list | dict | str)
        return len(self.value)

    def keys(self) -> list[str]:
        assert isinstance(self.value, dict)
        return list(self.value)

    def each(self, key: str) -> list[Json]:
        """The values of one key in a list of objects."""
        return [self[number][key].value for number in range(len(self))]

    def pick(self, *keys: str) -> tuple[Json, ...]:
        """The values of some keys of an object."""
        return tuple(self[key].value for key in keys)

    def objects(self) -> "list[Parsed]":
        """The values of a list."""
        return [self[number] for number in range(len(self))]

    def text(self) -> str:
        assert isinstance(self.value, str)
        return self.value


class Program:
    """`newsreader` in a home below `home`."""

    def __init__(self, home: Path, **environment: str) -> None:
        self.home = home
        self.environment = {
            **{
                name: value
                for name, value in os.environ.items()
                if not name.startswith(("XDG_", "NEWSREADER_"))
            },
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])),
            "TZ": "UTC",
            **environment,
        }

    def command(self, *arguments: str | Path) -> list[str]:
        return [sys.executable, "-W", "error", "-m", "reader", *map(str, arguments)]

    def run(self, *arguments: str | Path, stdin: bytes = b"", **environment: str) -> Ran:
        done = subprocess.run(
            self.command(*arguments),
            input=stdin,
            capture_output=True,
            cwd=self.home,
            env={**self.environment, **environment},
            timeout=60,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
