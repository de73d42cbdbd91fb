"""Tells when local files change, also where a watched place does not exist yet or vanishes for a while."""

import os
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from pathlib import Path

from reader.sources.scan import SUFFIXES
from reader.sources.walk import NO_CONTENT

RELEVANT = (*SUFFIXES, ".yml", ".yaml")
DEBOUNCE_MS = 800
QUIET_MS = 60
LOOK_AGAIN_MS = 1000

_NOT_WATCHED = NO_CONTENT - {"_data"}  # the topics are declared in there


async def changes(paths: Sequence[Path]) -> AsyncGenerator[frozenset[str], None]:
    """Batches of absolute paths of files and folders that changed in or at `paths`; ends only when it is closed.

    A batch is a hint to list again, not a record: a path in it may be gone, and one of `paths` itself stands for
    everything in it. Watching begins with the first step of the iteration.
    """
    roots = [os.path.abspath(path) for path in paths]
    seen = _look(roots)
    moved: set[str] = set()
    polling = False
    while True:
        present = [root for root in roots if seen[root]]
        try:
            async with aclosing(_batches(present, polling)) as batches:
                async for batch in batches:
                    if batch or moved:
                        yield frozenset(batch | moved)
                    # A place that came, went or was replaced needs a new watch; it is told once that one stands.
                    now = _look(roots)
                    moved = {root for root in roots if now[root] != seen[root]}
                    if moved:
                        break
        except (OSError, RuntimeError) as error:
            # Too many folders for the system's watches, or a place that vanished just now.
            polling = polling or not isinstance(error, FileNotFoundError)
            await _pause()
            now = _look(roots)
            moved |= {root for root in roots if now[root] != seen[root]}
        seen = now


async def _batches(roots: Sequence[str], polling: bool) -> AsyncGenerator[set[str], None]:
    """What changes, and an empty set whenever it is time to look after the roots themselves."""
    if not roots:
        while True:
            await _pause()
            yield set()
    from watchfiles import Change, awatch

    def relevant(_change: Change, path: str) -> bool:
        return is_relevant(path, roots)

    watch = awatch(
        *roots,
        watch_filter=relevant,
        debounce=DEBOUNCE_MS,
        step=QUIET_MS,
        rust_timeout=LOOK_AGAIN_MS,
        yield_on_timeout=True,
        force_polling=polling or None,
        poll_delay_ms=2 * LOOK_AGAIN_MS,
        ignore_permission_denied=True,
    )
    async with aclosing(watch):
        async for found in watch:
            yield {path for _, path in found}


def is_relevant(path: str, roots: Sequence[str]) -> bool:
    """Whether a change at `path` may change what the sources at `roots` hold."""
    root = next((root for root in roots if path == root or path.startswith(root.rstrip(os.sep) + os.sep)), "")
    *folders, name = path[len(root) :].strip(os.sep).split(os.sep)
    if any(part.startswith(".") or part in _NOT_WATCHED for part in (*folders, name)):
        return False
    # A folder that is gone cannot be asked what it was: names without a dot pass.
    return name.lower().endswith(RELEVANT) or "." not in name or os.path.isdir(path) or path in roots


def _look(roots: Sequence[str]) -> dict[str, tuple[int, int] | None]:
    """Which file or folder stands at each root just now; None where there is nothing."""
    found: dict[str, tuple[int, int] | None] = {}
    for root in roots:
        try:
            status = os.stat(root)
        except OSError:
            found[root] = None
        else:
            found[root] = (status.st_dev, status.st_ino)
    return found


async def _pause() -> None:
    import asyncio

    await asyncio.sleep(LOOK_AGAIN_MS / 1000)
