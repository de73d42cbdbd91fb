"""How much memory a process has, as Linux counts it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Memory:
    """In bytes: `resident` counts pages shared with other processes whole, `proportional` by their share (PSS).

    See proc_pid_smaps(5).
    """

    resident: int
    proportional: int

    def __add__(self, other: "Memory") -> "Memory":
        return Memory(self.resident + other.resident, self.proportional + other.proportional)


def memory_of(pid: int) -> Memory:
    """The memory of one process, without its children."""
    fields = dict(
        line.split(":", 1)
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        if "kB" in line
    )
    return Memory(*(int(fields[name].split()[0]) * 1024 for name in ("Rss", "Pss")))


def children_of(pid: int) -> list[int]:
    """The processes that a process started, and those that they started, as far as they still run."""
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in map(int, (task / "children").read_text().split()):
            found += [child, *children_of(child)]
    return found


def memory_of_children(pid: int) -> Memory:
    """The memory of all processes that a process started."""
    return sum(map(memory_of, children_of(pid)), Memory(0, 0))
