"""What the indexer said so far, in words for the status line."""

from reader.ui import words
from reader.ui.indexer import Indexed

_FEW = 4
"""Of so many sources it is told how far their documents are, of more how many are done."""


_MANY = 1000
"""Fewer articles are put into stories before anybody could read of it."""


class Progress:
    """Adds up what the indexer says of each source.

    A run goes from the first source that is begun to the last one that is done; what is begun meanwhile is part of it.
    `dot` stands between the parts of a line, `problems` is the key that lists what could not be read. Where nothing is
    asked of the network, `offline`, it is no news that remote sources could not be read.
    """

    def __init__(self, dot: str = "·", problems: str = "", *, offline: bool = False) -> None:
        self._dot, self._problems, self._offline = dot, problems, offline
        self._running: dict[str, Indexed] = {}
        self._error = self._failing = ""
        self._told: set[str] = set()
        self._asked: str | None = None
        self._wished: str | None = None
        self._expected: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._left: set[str] = set()
        self._compared = (0, 0)
        self._total = self._new = self._updated = self._failed = 0
        self.ended = False
        """Whether the indexer itself has ended."""

    @property
    def left(self) -> frozenset[str]:
        """The sources of this run that are not done."""
        return frozenset(self._left)

    @property
    def running(self) -> bool:
        """Whether anything is being refreshed, or will be since the reader asked for it."""
        return bool(
            self._left or self._running or self._expected or self._asked is not None or self._compared[1]
        )

    @property
    def names(self) -> tuple[str, ...]:
        """What those are called that are being read, or will be since they were just added."""
        return tuple(
            self._names.get(one) or words.address(one) for one in sorted({*self._left, *self._expected})
        )

    @property
    def wished(self) -> bool:
        """Whether the reader asked for this run, or the last one."""
        return self._wished is not None

    def ask(self, what: str = "") -> None:
        """Notes that the reader asked for a refresh, and of what."""
        self._asked = what

    def expect(self, source: str, name: str) -> None:
        """Notes that a source was added: its first reading is one that the reader asked for, whenever it begins."""
        self._expected[source] = self._names[source] = name

    def stop(self) -> None:
        """Notes that the refresh was stopped."""
        self._asked = None
        self._expected.clear()
        self._left.clear()
        self._running.clear()
        self._compared = (0, 0)

    def take_in(self, said: Indexed) -> str:
        """Notes one thing it said. Gives what there is to say: that a source moved, what came of a run that ends."""
        if said.grouping:
            self._compared = (said.done, said.total or 0) if said.done != said.total else (0, 0)
            return ""
        if said.begun is not None:
            return self._begin(said.begun)
        if not said.finished:
            self._running[said.source] = said
            return ""
        self._running.pop(said.source, None)
        if not said.source:
            self.stop()
            self.ended, self._error = True, said.error or ""
        ended = self._end(said) if said.source in self._left else ""
        moved = (
            f"{words.address(said.source)} moved to {words.address(said.moved)} for good"
            if said.moved
            else ""
        )
        return ". ".join(filter(None, (moved, ended)))

    def _begin(self, sources: tuple[str, ...]) -> str:
        if not self._left:
            self._total = self._new = self._updated = self._failed = 0
            self._wished, self._error, self._failing = None, "", ""
        asked, self._asked = self._asked, None
        expected = [name for source in sources if (name := self._expected.pop(source, None))]
        asked = expected[0] if asked is None and expected else asked
        self._wished = asked if self._wished is None else self._wished
        fresh = {source for source in sources if source not in self._left}
        self._left |= fresh
        self._total += len(fresh)
        return "" if asked is None or self._left else "There is nothing to refresh now"

    def _end(self, said: Indexed) -> str:
        """Counts a source that is done."""
        self._left.discard(said.source)
        self._new += said.new
        self._updated += said.new > 0
        self._failed += said.error is not None
        if said.error and not self._error:
            self._error, self._failing = said.error, said.source
        return "" if self._left else self._summary()

    def _summary(self) -> str:
        """What came of the run: "412 new from 37 sources, 3 failed: E lists them"."""
        if self._total == 1 and self._failed:
            return "" if self.wished else self._first_time(self._error)
        if self._total == 1 and not self.wished:
            return ""  # it is seen in the list
        told = []
        if self._new:
            told.append(
                f"{words.number(self._new)} new from {words.count(self._updated, 'source', 'sources')}"
            )
        elif self.wished and not self._failed:
            told.append("Nothing new")
        if self._failed and not self._offline:
            lists = f": {self._problems} lists them" if self._problems else ""
            told.append(f"{words.number(self._failed)} failed{lists}")
        return ", ".join(told)

    def _first_time(self, error: str) -> str:
        """An error that nobody asked for, told once: it comes again as often as the source is tried."""
        if error in self._told:
            return ""
        self._told.add(error)
        return error

    @property
    def error(self) -> str:
        """What is wrong where nothing could be read: the indexer has ended, or each source of the run failed. A source
        that the reader asked for by its name is called by that.
        """
        if self._total == 1 and self._wished and not self.ended:
            what = words.without(self._failing, self._error)
            return f"{self._wished} {what}" if what != self._error else self._error
        return self._error if self.ended or self._failed == self._total else ""

    @property
    def reading(self) -> str:
        """How far it is: "reading 1 200 of 20 000", of many sources "refreshing 37 of 200 · 412 new · 3 failed"; ""
        where nothing is being read.
        """
        return self._sources or self._stories

    @property
    def _stories(self) -> str:
        done, total = self._compared
        return f"finding stories in {words.number(done)} of {words.number(total)}" if total >= _MANY else ""

    @property
    def _sources(self) -> str:
        done = sum(said.done for said in self._running.values())
        total = sum(said.total or 0 for said in self._running.values())
        if self._total <= _FEW and done and total != 1:
            return f"reading {words.number(done)}" + (f" of {words.number(total)}" if total else "")
        if not self._left:
            return ""
        if self._total == 1:
            return f"refreshing {self._wished or words.address(*self._left)}"
        done = self._total - len(self._left)
        failed = 0 if self._offline else self._failed
        parts = [
            f"refreshing {words.number(done)} of {words.number(self._total)}",
            *([f"{words.number(self._new)} new"] if self._new else []),
            *([f"{words.number(failed)} failed"] if failed else []),
        ]
        return f" {self._dot} ".join(parts)

    @property
    def waiting(self) -> str:
        """Of the last one of many sources: who is waited for."""
        if self._total <= 1 or len(self._left) != 1 or self._offline:
            return ""
        return f"waiting for {words.address(next(iter(self._left)))}"
