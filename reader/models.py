"""The frozen records that the rooms of the house hand each other.

Texts in them are plain: cleaned at the border (`reader.content.clean`), safe to show anywhere, never markup.
Times are aware datetimes in UTC.
"""

from array import array
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, NamedTuple, TypeAlias

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"

# ---------------------------------------------------------------- what a document holds


class Image(NamedTuple):
    """A picture by its address; sizes in pixels where the file tells them."""

    url: str
    width: int | None = None
    height: int | None = None
    title: str | None = None


class Provider(NamedTuple):
    """Who published an article. `authors` are the people named with it."""

    name: str
    domain: str | None = None
    images: tuple[Image, ...] = ()
    authors: tuple[str, ...] = ()


class ListedStory(NamedTuple):
    """One entry of an article's own `related` list: a story, known by title and address only."""

    title: str
    url: str | None = None
    excerpt: str | None = None
    published_at: datetime | None = None
    provider: Provider | None = None
    type: str | None = None
    quality: int | None = None


class Action(NamedTuple):
    """Something a page offers to do: a download, a demo."""

    url: str
    title: str | None = None
    type: str | None = None


class Ratings(NamedTuple):
    """How readers rated a course: number of votes and their average."""

    votes: int | None = None
    average: float | None = None


class Learning(NamedTuple):
    """The fields only courses, collections and samples have."""

    price: str | None = None
    length_s: int | None = None
    ratings: Ratings | None = None
    levels: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()


class Enclosure(NamedTuple):
    """A file that comes with an article: audio, video, a document. `type` is its media type, `size` in bytes."""

    url: str
    type: str | None = None
    size: int | None = None
    length_s: int | None = None
    title: str | None = None


class Body(NamedTuple):
    """The body of an article as it stands in the document; `reader.content.body` makes it readable."""

    format: Literal["markdown", "html"]
    text: str


class Article(NamedTuple):
    """One article as one document tells it.

    `key` names it within its source: the path from the root of the site ("_news/2021-….md"), or a guid.
    `listed` is false only where the file says `published: false`. A score that is absent is None, not 0.
    """

    key: str
    title: str
    excerpt: str | None = None
    published_at: datetime | None = None
    type: str = "article"
    category: str | None = None
    original_url: str | None = None
    web_url: str | None = None
    amp_url: str | None = None
    provider: Provider | None = None
    topics: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    related: tuple[ListedStory, ...] = ()
    quality: int | None = None
    heat: int | None = None
    listed: bool = True
    removed: bool = False
    body: Body | None = None
    video_url: str | None = None
    learning: Learning | None = None
    author: str | None = None
    lang: str | None = None
    guid: str | None = None
    enclosures: tuple[Enclosure, ...] = ()
    comments_url: str | None = None
    extra: Mapping[str, Json] = {}

    @property
    def url(self) -> str | None:
        """What opens in the browser: the original, and the `webUrl` only where no original is named."""
        return self.original_url or self.web_url


class Failure(NamedTuple):
    """A document, or a part of one, that could not be read; never an exception.

    `rescued` is the best that could be saved of it, so that it is still listed.
    """

    source: str
    key: str
    message: str
    line: int | None = None
    rescued: Article | None = None


class Document(NamedTuple):
    """The bytes of one document and where they come from.

    `key` is what `Article.key` is made from; `address` is the path or URL a person would open;
    `base_url` is the address that relative links are resolved against. `page` tells that a web page is an article
    too, as its head describes it. `charset` is the character set that its server names, which may be wrong.
    """

    source: str
    key: str
    data: bytes
    address: str
    base_url: str | None = None
    page: bool = False
    charset: str | None = None


class TopicSpec(NamedTuple):
    """A topic as `_data/topics/NN-id.yaml` declares it; `parent` is a name."""

    id: str
    name: str
    position: int = 0
    shortname: str | None = None
    parent: str | None = None
    keywords: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()


class Link(NamedTuple):
    """A link of a body: where it leads, and the words it stands on."""

    url: str
    text: str


# ---------------------------------------------------------------- sources

SourceKind = Literal[
    "folder", "file", "stdin", "remote_file", "api", "feed", "sitemap", "list", "git", "command"
]
"""What sort a source is. A "list" is a text file of addresses, or OPML that is followed; "command" is `exec:`."""


class Secret(NamedTuple):
    """Where a secret is found, never the secret itself: in a variable of the environment, or printed by a command."""

    env: str | None = None
    command: tuple[str, ...] = ()


class Keep(NamedTuple):
    """How long articles of a remote source are kept: for so many days, and so many of them; None is no limit.

    Starred articles, those kept for later and tagged ones stay always, unread ones unless `unread` says that they go.
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
    that means nothing here.
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
    looks at remote sources when it starts, where it is time for them.
    """

    every_s: int = 1800
    at_once: int = 32
    per_host: int = 2
    keep: Keep = Keep()
    at_start: bool = True


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


# ---------------------------------------------------------------- what the library answers

View = Literal["all", "unread", "today", "starred", "later", "new"]
Sort = Literal["date", "heat", "quality", "title", "provider", "relevance"]
Field = Literal["read", "starred", "later"]
SourceOrder = Literal["list", "failing", "activity", "name"]
"""The order of the sources on their page: as they were added, failing ones first, the busiest first, by name."""


class Term(NamedTuple):
    """A word (matched as a beginning) or a quoted phrase (matched whole)."""

    text: str
    whole: bool = False


class Query(NamedTuple):
    """What to list: every condition must hold. `topic` is a topic id and includes its children.

    `source` is the address of a source. The view "new" holds what was first seen after `since` (all there is where that
    is None). Articles of the row numbers `kept` stay in a view that they would have left because they were marked
    meanwhile.
    """

    terms: tuple[Term, ...] = ()
    topic: str | None = None
    source: str | None = None
    view: View = "all"
    sort: Sort = "date"
    unlisted: bool = False
    since: datetime | None = None
    kept: tuple[int, ...] = ()


class Matches(NamedTuple):
    """All articles a query matches, in order, as row numbers (`array('q')`: 8 bytes an article).

    `total` and `unread` count the whole match, also where `rows` was cut by a limit.
    """

    rows: "array[int]"
    total: int
    unread: int


class Summary(NamedTuple):
    """One row of a list. `row` is where it stands now, `id` is its name for good.

    `related` is the number of stories its file lists.
    """

    row: int
    id: str
    title: str
    provider: str | None
    topics: tuple[str, ...]
    published_at: datetime | None
    type: str
    url: str | None
    quality: int | None
    heat: int | None
    listed: bool
    read: bool
    starred: bool
    later: bool
    related: int
    excerpt: str | None = None


RelatedKind = Literal["listed", "links_here", "same_story", "similar", "also_filed", "item"]


class Related(NamedTuple):
    """A story that belongs to an article, and why. `article_id` is None where it is not in the library."""

    title: str
    url: str | None
    provider: Provider | None
    published_at: datetime | None
    article_id: str | None
    kind: RelatedKind
    reason: str
    score: float | None = None
    read: bool | None = None


class Story(NamedTuple):
    """An article with all there is to show of it.

    `source` and `path` tell which copy it was read from, `copy_paths` name every copy.
    `missing` says in words why the whole of it could not be read just now (its file is gone, …);
    `position` is the reading position the reader left it at, 0.0 to 1.0. `also` is the other article that its
    `webUrl` leads to, where that is not the one of its `originalUrl`. `items` are the parts of a course or collection.
    """

    summary: Summary
    article: Article
    source: str
    path: str
    copy_paths: tuple[str, ...]
    related: tuple[Related, ...]
    position: float = 0.0
    missing: str | None = None
    also: Related | None = None
    items: tuple[Related, ...] = ()


class Topic(NamedTuple):
    """A topic in the tree; `total` and `unread` count every listed article below it once."""

    id: str
    name: str
    parent: str | None
    total: int
    unread: int
    children: tuple["Topic", ...] = ()


class Count(NamedTuple):
    """How many articles there are, and how many of them are unread."""

    total: int = 0
    unread: int = 0


class Counts(NamedTuple):
    """What the library holds: its listed articles, those of each view above the topics, and its problems."""

    total: int = 0
    unread: int = 0
    views: Mapping[View, Count] = {}
    problems: int = 0


class Change(NamedTuple):
    """A mark that was made: which articles really changed, and to what. `Library.undo` takes it back."""

    field: Field
    value: bool
    ids: tuple[str, ...]


# ---------------------------------------------------------------- what a refresh reports


class Progress(NamedTuple):
    """How far a source is: `done` of `total` documents looked at, `saved` articles so far visible."""

    source: str
    done: int
    total: int | None
    saved: int


class Begun(NamedTuple):
    """A refresh of these sources begins, by their addresses; each of them is reported when it is done."""

    sources: tuple[str, ...]


class SourceRefreshed(NamedTuple):
    """A source is done. Counts are articles; `failures` are the documents that could not be read.

    `moved_to` is the address that it has from now on, where its server said for the second time that it moved for good;
    `twin` is that address where another source has it, so that this one stays where it was.
    """

    source: str
    kind: SourceKind
    status: Literal["updated", "unchanged", "failed"]
    new: int = 0
    changed: int = 0
    gone: int = 0
    seconds: float = 0.0
    error: str | None = None
    failures: tuple[Failure, ...] = ()
    moved_to: str | None = None
    twin: str | None = None


RefreshEvent: TypeAlias = Begun | Progress | SourceRefreshed
