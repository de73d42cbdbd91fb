"""What the indexing hands to the store: articles ready to be laid down, without a decision left."""

from array import array
from typing import NamedTuple

from reader.models import Fingerprint


class IndexedLink(NamedTuple):
    """A listed story: the numbers of its address and of its title, and when it was published (Unix time)."""

    target: int
    title_number: int
    published: int | None


class Indexed(NamedTuple):
    """One copy of an article, as far as lists and searches need it. Flat, since it travels between processes.

    `uid` is the number of its identity, `rank` how good a copy it is (the best one is shown); `sorted_at` is the Unix
    second it is sorted by, `published` the one it tells, `added` the one it counts as first seen at; `provider` is a
    name and a domain; `related` is the number of stories it lists; `words` is its body as plain text;
    `other_addresses` are the numbers of further URLs of it; `record` is the article itself where its document cannot
    be read again. `domain` is the site it is on, `length` the number of words of its text, `parts` what it has
    (`reader.store.schema`); it is `apart` where its address alone would give it another identity.
    """

    key: str
    uid: int
    rank: int
    sorted_at: int | None
    published: int | None
    added: int
    title: str
    title_number: int
    excerpt: str | None
    url: str | None
    type: str
    provider: tuple[str, str] | None
    topics: tuple[str, ...]
    listed: bool
    quality: int | None
    heat: int | None
    related: int
    words: str = ""
    links: tuple[IndexedLink, ...] = ()
    other_addresses: tuple[int, ...] = ()
    record: bytes | None = None
    domain: str | None = None
    author: str | None = None
    lang: str | None = None
    length: int = 0
    parts: int = 0
    apart: bool = False

    @property
    def dated(self) -> int | None:
        """The Unix time it was published at, of an article that is kept here; None where that is still to come."""
        return self.published if self.record is not None and self.published == self.sorted_at else None


class Shown(NamedTuple):
    """Where an article stands: its row, its leading copy, the Unix time it was first seen at, its story (0: none) and
    its place in that.
    """

    row: int
    lead: int
    added: int
    story: int = 0
    place: int = 0


class Wanted(NamedTuple):
    """An article to be laid down, with the id of its leading copy, its story and its place in that."""

    indexed: Indexed
    lead: int
    story: int = 0
    place: int = 0


class Given(NamedTuple):
    """What the user gives to all articles of a source: topics by name, and whether they are listed."""

    topics: tuple[str, ...] = ()
    listed: bool = True


class IndexedDocument(NamedTuple):
    """What one document held: its copies, and the line and message of each part that could not be read.

    A `page` holds articles of other keys than its own; it is `whole` where those that it no longer holds are gone.
    `gone` are the keys it says were taken down.
    """

    key: str
    fingerprint: Fingerprint
    copies: tuple[Indexed, ...] = ()
    problems: tuple[tuple[str, int | None, str], ...] = ()
    page: bool = False
    whole: bool = True
    gone: tuple[str, ...] = ()


class Saved(NamedTuple):
    """What a batch brought: the identities of articles that were unknown before, and how many known ones are different
    now.

    `renamed` are the identities (before, now) of those that have another address now.
    """

    new: "array[int]"
    changed: int = 0
    renamed: tuple[tuple[int, int], ...] = ()


class Copy(NamedTuple):
    """Where one copy of an article is found: its source, its key there, and its record if it is kept here."""

    address: str
    root: str | None
    identity: str
    kind: str
    key: str
    record: bytes | None


class Kept(NamedTuple):
    """A copy that is kept in the library itself, with what decides how long.

    `dated` is the Unix time it tells (None: none, or one to come), `seen` the one its article was first seen at;
    `listed` tells whether its source held it when that was last read; `protected` is what is starred, kept for later
    or tagged.
    """

    key: str
    uid: int
    dated: int | None
    seen: int
    listed: bool
    read: bool
    protected: bool


class InTopic(NamedTuple):
    """A topic that an article is in: its number, id and name, the number of the one above, and whether it is shown as
    that one.

    `own` tells that the article or its source names it, `proposed` that a keyword does; `hidden` that the reader said
    the article is not about it.
    """

    number: int
    id: str
    name: str
    parent: int | None
    is_alias: bool
    own: bool
    proposed: bool
    hidden: bool
