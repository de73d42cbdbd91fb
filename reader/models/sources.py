"""Sources: what the user says of them, and how they fare."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, NamedTuple, TypeAlias

from reader.models.rules import RuleSpec

SourceKind = Literal[
    "folder", "file", "stdin", "remote_file", "api", "feed", "sitemap", "list", "git", "command"
]
"""What sort a source is. A "list" is a text file of addresses, or OPML that is followed; "command" is `exec:`."""

MOST_TOPICS, MOST_LEVELS = 100, 12
"""Of a source, and of the path of one of them."""
MOST_DAYS, MOST_ARTICLES = 36_500, 10_000_000
"""The largest limits to what is kept of a source."""


class Secret(NamedTuple):
    """Where a secret is found, never the secret itself: in a variable of the environment, or printed by a command."""

    env: str | None = None
    command: tuple[str, ...] = ()


class Keep(NamedTuple):
    """How long articles of a remote source are kept: for so many days, and so many of them; None is no limit.

    Articles that are starred, kept for later, tagged or noted on stay always, unread ones unless `unread` says that
    they go.
    """

    days: int | None = None
    articles: int | None = None
    unread: bool = False


class SourceSpec(NamedTuple):
    """A source as the user wants it.

    `address` is an absolute path, a URL, whatever git understands, "exec:" and a command, or "-"; kind None is found
    out. `topics` are given to all its articles, each a path from the root of the tree (("Tech", "Linux"),). `every_s`
    is how many seconds lie between two looks at it: None is what the settings say, 0 only when asked. Where `listed` is
    false its articles are unlisted. `user`, `password`, `headers` (name, value) and `user_agent` are for its server.
    `keep` None is what the settings say. `site` is the page it belongs to; `outline` holds what an OPML list said of it
    that means nothing here. With `full_text` its articles are shown with the text of their original page.
    """

    address: str
    kind: SourceKind | None = None
    name: str | None = None
    enabled: bool = True
    topics: tuple[tuple[str, ...], ...] = ()
    every_s: int | None = None
    listed: bool = True
    user: str | None = None
    password: Secret | None = None
    headers: tuple[tuple[str, Secret], ...] = ()
    user_agent: str | None = None
    keep: Keep | None = None
    site: str | None = None
    outline: Mapping[str, str] = {}
    full_text: bool = False


class Offer(NamedTuple):
    """A source that an address turned out to lead to, not added yet.

    `words` say what it is ("RSS 2.0 feed", "git archive, branch main"); `titles` are its first headlines, the newest
    first, at most five; `articles` is how many it holds now, where that is known. `title` is what it calls itself.
    """

    spec: SourceSpec
    words: str
    titles: tuple[str, ...] = ()
    articles: int | None = None
    title: str | None = None

    @property
    def name(self) -> str | None:
        """What it would be called: by the user, else by itself."""
        return self.spec.name or self.title


class Policy(NamedTuple):
    """How sources are refreshed where they say nothing themselves: see `SourceSpec` for `every_s` and `keep`.

    At most `at_once` requests are made at a time, `per_host` of them to one host. `at_start` tells whether the app
    looks at remote sources when it starts, where it is time for them. Articles of the topics named in `full_text` are
    shown with the text of their original page. `rules` are applied, in their order, to articles that arrive in the
    user's own library.
    """

    every_s: int = 1800
    at_once: int = 32
    per_host: int = 2
    keep: Keep = Keep()
    at_start: bool = True
    full_text: tuple[str, ...] = ()
    rules: tuple[RuleSpec, ...] = ()


class Fingerprint(NamedTuple):
    """What is remembered of a document to tell whether it changed, without reading it.

    Local documents have size and time (ns), remote ones `etag` and `modified` as the server sent them.
    """

    size: int = 0
    mtime_ns: int = 0
    digest: bytes = b""
    etag: str | None = None
    modified: str | None = None


Fingerprints: TypeAlias = Mapping[str, Fingerprint]


class SourceStatus(NamedTuple):
    """A source and how it fares: counts of its articles, the last good look at it, the last error in words.

    `failures` is how often in a row it failed, since `failing_since`; `next_at` is when it is looked at again without
    being asked (None: only when asked). `title` and `site` are what it says of itself.
    """

    spec: SourceSpec
    kind: SourceKind
    articles: int = 0
    problems: int = 0
    checked_at: datetime | None = None
    succeeded_at: datetime | None = None
    error: str | None = None
    failures: int = 0
    failing_since: datetime | None = None
    next_at: datetime | None = None
    title: str | None = None
    site: str | None = None

    @property
    def name(self) -> str:
        """What it is called: by the user, by itself, else by its address (which may hold a password: see `public`)."""
        return self.spec.name or self.title or self.spec.address
