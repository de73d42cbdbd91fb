"""A refresh watched from outside: when its sources are done, when its stories are found, how much memory each takes."""

import json
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import ROOT


@dataclass(frozen=True, slots=True)
class Refreshed:
    """Seconds from exec until the sources are done and until all is, the most memory (RSS, MB) up to each, and what is
    told of the last source.
    """

    indexed_s: float
    grouped_s: float
    indexed_mb: float
    grouped_mb: float
    source: Mapping[str, object]


def watched(command: Sequence[str], environment: Mapping[str, str]) -> Refreshed:
    """Runs `newsreader refresh --jsonl` to its end.

    Raises:
        RuntimeError: it failed, or told of no source.
    """
    begun = time.perf_counter()
    done, mega, source = 0.0, 0.0, dict[str, object]()
    peak = 0.0
    with subprocess.Popen(
        command, env=environment, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    ) as process:
        for line in process.stdout or ():
            told = json.loads(line)
            peak = max(peak, _peak_mb(process.pid))
            if told["event"] == "source":
                done, mega, source = time.perf_counter() - begun, peak, told
    ended = time.perf_counter() - begun
    if process.returncode or not source:
        raise RuntimeError(f"{' '.join(command)} ended with exit code {process.returncode}.")
    return Refreshed(done, ended, mega, peak, source)


def _peak_mb(pid: int) -> float:
    """The most memory that a process has had resident; see proc_pid_status(5)."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)
