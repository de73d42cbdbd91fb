"""The process that reads the sources while the screen shows what is there already."""

import subprocess
from collections.abc import Callable, Mapping
from contextlib import suppress
from threading import Thread
from typing import Literal, NamedTuple, TypeAlias

from reader.models import Json


class Indexed(NamedTuple):
    """One thing the indexer said.

    When a refresh begins: the sources that it has `begun`, which may be none; else None. While a source is
    read: `done` of `total` documents,
    `saved` articles visible. When it is done: `finished`, how many articles are `new`, whether anything `changed`, and
    the `error` in words where the source failed, the address it has `moved` to for good. Sources are named by their
    public addresses. With `grouping`, `done` of `total` articles were compared with others to find their stories.
    """

    source: str = ""
    done: int = 0
    total: int | None = None
    saved: int = 0
    finished: bool = False
    changed: bool = False
    error: str | None = None
    new: int = 0
    begun: tuple[str, ...] | None = None
    moved: str = ""
    grouping: bool = False


class Fetched(NamedTuple):
    """What came of a wish: the full text of an article or page, by its id or address, or a picture by its address,
    which lies in `file`; or the `error` in words.
    """

    what: Literal["full_text", "picture"]
    name: str
    file: str = ""
    error: str = ""


class Noticed(NamedTuple):
    """What a rule was to tell of: how many articles arrived that it is about, and the headlines of the first ones."""

    rule: str
    titles: tuple[str, ...]
    number: int


Said: TypeAlias = Indexed | Fetched | Noticed


def understand(line: str) -> Said | None:
    """What a line of the indexer says; None where it is of no interest here."""
    import json

    try:
        told: Json = json.loads(line)
    except ValueError:
        return None
    understood = _EVENTS.get(str(told.get("event"))) if isinstance(told, dict) else None
    return understood(told) if understood and isinstance(told, dict) else None


def _begun(told: Mapping[str, Json]) -> Indexed:
    sources = told.get("sources")
    return Indexed(begun=tuple(map(str, sources)) if isinstance(sources, list) else ())


def _progress(told: Mapping[str, Json]) -> Indexed:
    total = told.get("total")
    return Indexed(
        str(told.get("source", "")),
        _int(told.get("done")),
        total if isinstance(total, int) else None,
        _int(told.get("saved")),
    )


def _source(told: Mapping[str, Json]) -> Indexed:
    error = told.get("error")
    return Indexed(
        str(told.get("source", "")),
        finished=True,
        changed=any(_int(told.get(key)) for key in ("new", "changed", "gone", "failed")),
        error=str(error) if error else None,
        new=_int(told.get("new")),
        moved=str(told.get("moved_to") or ""),
    )


def _error(told: Mapping[str, Json]) -> Indexed:
    return Indexed(finished=True, error=str(told.get("message")))


def _grouping(told: Mapping[str, Json]) -> Indexed:
    return Indexed(changed=True, done=_int(told.get("done")), total=_int(told.get("total")), grouping=True)


def _full_text(told: Mapping[str, Json]) -> Fetched:
    return Fetched("full_text", str(told.get("name", "")), error=str(told.get("error") or ""))


def _noticed(told: Mapping[str, Json]) -> Noticed:
    titles, ids = told.get("titles"), told.get("ids")
    named = tuple(map(str, titles)) if isinstance(titles, list) else ()
    return Noticed(str(told.get("rule", "")), named, len(ids) if isinstance(ids, list) else len(named))


def _picture(told: Mapping[str, Json]) -> Fetched:
    file, error = str(told.get("file") or ""), str(told.get("error") or "")
    return Fetched("picture", str(told.get("name", "")), file, error)


_EVENTS: Mapping[str, Callable[[Mapping[str, Json]], Said]] = {
    "begun": _begun, "progress": _progress, "source": _source, "error": _error,
    "grouping": _grouping, "full_text": _full_text, "picture": _picture,
    "noticed": _noticed,
}  # fmt: skip


class Indexer:
    """The child process, started by `launch`: hands on what it says, and asks it to refresh."""

    def __init__(
        self, launch: "Callable[[], subprocess.Popen[bytes]]", tell: Callable[[Said], object]
    ) -> None:
        self._launch = launch
        self._process: subprocess.Popen[bytes] | None = None
        self._first: str | None = None
        self._tell = tell
        self._thread = Thread(target=self._listen, name="indexer", daemon=True)

    def start(self, source: str | None = None) -> None:
        """Starts the process and begins to listen; `tell` is called in a thread of its own. A `source` is refreshed
        in any case, also where it would not be by itself.
        """
        self._first = source
        self._thread.start()

    def refresh(self, source: str = "") -> bool:
        """Asks for a refresh of one source or of all; False where the child is no longer there."""
        return self._say(source)

    def wish(self, line: str) -> bool:
        """Asks for what the line says (see `reader.cli.wishes`); False where the child is no longer there."""
        return self._say(line)

    def cancel(self) -> bool:
        """Asks it to stop the refresh that goes on; False where the child is no longer there."""
        return self._say("--cancel")

    def _say(self, line: str) -> bool:
        process = self._process
        if process is None or process.stdin is None or process.poll() is not None:
            return False
        try:
            process.stdin.write(line.encode("utf-8", "surrogateescape") + b"\n")
            process.stdin.flush()
        except OSError:
            return False
        return True

    def close(self) -> None:
        """Lets the process end while others do; `end` waits for it."""
        if self._process and self._process.stdin:
            with suppress(OSError):
                self._process.stdin.close()

    def _listen(self) -> None:
        reason = "The process that reads the sources has ended"
        try:
            self._process = self._launch()
        except OSError as error:
            reason = f"The process that reads the sources could not be started: {error.strerror}"
        else:
            if self._first is not None:
                self._say(self._first)
            for line in self._process.stdout or ():
                if said := understand(line.decode("utf-8", "replace")):
                    self._tell(said)
                    reason = said.error or reason if isinstance(said, Indexed) and not said.source else reason
        self._tell(Indexed(finished=True, error=reason))


def end(process: "subprocess.Popen[bytes]", patience: float = 1.0) -> None:
    """Closes the child's standard input, and ends it where that is not enough within `patience` seconds."""
    try:
        if process.stdin is not None:
            process.stdin.close()
    except OSError:
        pass
    for push in (None, process.terminate, process.kill):
        if push is not None:
            push()
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            continue
        return


def _int(value: Json) -> int:
    return value if isinstance(value, int) else 0
