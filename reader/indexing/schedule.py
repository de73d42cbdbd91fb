"""When a source is looked at again. Pure."""

from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Literal, NamedTuple, TypeAlias

from reader.models import Policy, SourceKind, SourceSpec
from reader.store.source_table import KnownSource

Why: TypeAlias = Literal["due", "asked", "named"]
"""Because it is time, because somebody wants to see what is new anywhere, or in this very source."""

LONGEST = timedelta(days=1)
"""A source that fails is asked at least that often, and what a server calls fresh for longer is asked all the same."""
_FIRST_RETRY = timedelta(minutes=5)
_JITTER = 0.25
_LOCAL: frozenset[SourceKind] = frozenset(("folder", "file", "stdin"))


class Looked(NamedTuple):
    """How the last look at a source went.

    `pauses` counts the failures in a row that made it wait longer, the last of them at `paused_at`; `fresh_until` is
    how long the answer is good, `not_before` how long the server asked not to be asked.
    """

    checked_at: datetime | None = None
    pauses: int = 0
    paused_at: datetime | None = None
    fresh_until: datetime | None = None
    not_before: datetime | None = None


def looked(known: KnownSource | None) -> Looked:
    """How the last look at a source went, from what is remembered of it."""
    if known is None:
        return Looked()
    return Looked(known.checked_at, known.pauses, known.paused_at, known.fresh_until, known.not_before)


def is_local(spec: SourceSpec, kind: SourceKind | None) -> bool:
    """Whether a source lies on this machine: it is looked at each time, and followed."""
    known = spec.kind or kind
    if known is not None:
        return known in _LOCAL
    return "://" not in spec.address and spec.address.startswith(("/", "-"))


def next_look(spec: SourceSpec, looked: Looked, policy: Policy, now: datetime) -> datetime | None:
    """When a remote source is to be looked at without being asked; None: never.

    One never looked at is due now, as is one looked at in what is the future since the clock was set back. One that
    fails is left alone for twice as long each time, but for a day at most, with some chance in it, so that those which
    failed together do not come back together; what somebody tries meanwhile changes nothing about that.
    """
    every = policy.every_s if spec.every_s is None else spec.every_s
    if every <= 0:
        return None
    if looked.checked_at is None or looked.checked_at > now:
        return now
    wait = timedelta(seconds=every)
    least = looked.checked_at + wait
    if looked.pauses and looked.paused_at:
        least = looked.paused_at + _patience(spec.address, looked.pauses, wait)
    fresh = looked.fresh_until and min(looked.fresh_until, looked.checked_at + max(LONGEST, wait))
    return max(moment for moment in (least, fresh, looked.not_before) if moment is not None)


def is_wanted(spec: SourceSpec, looked: Looked, policy: Policy, why: Why, now: datetime) -> bool:
    """Whether a remote source is to be looked at now."""
    if why == "named":
        return True
    set_back = looked.checked_at is not None and looked.checked_at > now
    if looked.not_before is not None and looked.not_before > now and not set_back:
        return False
    if why == "asked":
        return True
    planned = next_look(spec, looked, policy, now)
    return planned is not None and planned <= now


def is_early(spec: SourceSpec, looked: Looked, policy: Policy, now: datetime) -> bool:
    """Whether a look now comes in the pause of a source that fails, which it makes no longer."""
    if not looked.pauses:
        return False
    planned = next_look(spec, looked, policy, now)
    return planned is None or planned > now


def _patience(address: str, failures: int, every: timedelta) -> timedelta:
    first = min(_FIRST_RETRY, every)
    doubled = min(first * (1 << min(failures - 1, 20)), max(LONGEST, every))
    chance = blake2b(f"{failures} {address}".encode("utf-8", "surrogateescape"), digest_size=2).digest()
    return doubled * (1 + _JITTER * int.from_bytes(chance) / 0xFFFF)
