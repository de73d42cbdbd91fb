"""What the library answers: rows, stories, topics, counts."""

from array import array
from collections.abc import Mapping
from datetime import datetime
from typing import Literal, NamedTuple, TypeAlias

from reader.models.articles import Article, Provider
from reader.models.full_texts import FullText
from reader.models.queries import ChangedField, View


class Matches(NamedTuple):
    """All articles a query matches, in order, as row numbers (`array('q')`: 8 bytes an article).

    `total` and `unread` count the whole match, also where `rows` was cut by a limit. Where stories are listed, each is
    the row of the best of its articles that match; `inside` are the places of the others of those that are unfolded.
    Of the first rows alone nothing is `counted`; they may be `whole` nevertheless.
    """

    rows: "array[int]"
    total: int
    unread: int
    inside: tuple[int, ...] = ()
    counted: bool = True
    whole: bool = True


class Cover(NamedTuple):
    """The story of a row of a list, as far as it is listed there: its number, how many `more` articles tell it and how
    many of these are `unread`, by whom, and whether the row stands `inside` the unfolded story.
    """

    story: int
    more: int = 0
    unread: int = 0
    providers: tuple[str, ...] = ()
    inside: bool = False


class Summary(NamedTuple):
    """One row of a list. `row` is where it stands now, `id` is its name for good.

    `related` is the number of stories its file lists, `cover` its story where that is told by others in the list too.
    `topics` are those it is shown with, `proposed` those that keywords propose for one that has none of its own; none
    of them are those that it is hidden from.
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
    proposed: tuple[str, ...] = ()
    cover: Cover | None = None
    tags: tuple[str, ...] = ()
    noted: bool = False
    hidden: bool = False
    length: int = 0


MembershipKind = Literal["listed", "given", "put", "proposed", "below"]


class Membership(NamedTuple):
    """A topic that an article is in, by its id, its name and the id of its parent, and why.

    `kind` tells whether its document lists the topic, its source gives it, the reader or a rule put it there, a keyword
    proposes it, or the article is in a topic below it; `reason` tells so in words, among them `named`: the keyword,
    source, rule or topic that it is about. `hidden` is what the reader said the article is not about.
    """

    id: str
    name: str
    parent: str | None
    kind: MembershipKind
    reason: str
    named: str = ""
    hidden: bool = False
    length: int = 0


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
    quality: int | None = None


class ByRule(NamedTuple):
    """What a rule did to an article: the field it marked, of tags and topics the `name`, and the name of the rule."""

    field: ChangedField
    name: str
    rule: str


class Story(NamedTuple):
    """An article with all there is to show of it.

    `source` and `path` tell which copy it was read from, `copy_paths` name every copy.
    `missing` says in words why the whole of it could not be read just now (its file is gone, …);
    `position` is the reading position the reader left it at, 0.0 to 1.0. `also` is the other article that its
    `webUrl` leads to, where that is not the one of its `originalUrl`. `items` are the parts of a course or collection.
    `full` is what is kept of its original page, also where that is hardly the article; `note` is what the reader noted
    on it, `rules` what was done to it by rules, and still holds.
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
    full: FullText | None = None
    note: str = ""
    rules: tuple[ByRule, ...] = ()


class Count(NamedTuple):
    """How many articles, or stories, there are, and how many of them are unread."""

    total: int = 0
    unread: int = 0


class Topic(NamedTuple):
    """A topic in the tree; `total` and `unread` count every listed article below it once, `stories` those of one story
    once.
    """

    id: str
    name: str
    parent: str | None
    total: int
    unread: int
    children: tuple["Topic", ...] = ()
    stories: Count = Count()


class Tag(NamedTuple):
    """A tag by its name as it was written last; `total` and `unread` count the listed articles that have it."""

    name: str
    total: int
    unread: int


class Counts(NamedTuple):
    """What the library holds: its listed articles, those of each view above the topics, its problems, and of each view
    the stories.
    """

    total: int = 0
    unread: int = 0
    views: Mapping[View, Count] = {}
    problems: int = 0
    stories: Mapping[View, Count] = {}


Daily: TypeAlias = Mapping[str | None, tuple[int, ...]]
"""Listed articles day by day, the oldest first, by the id of a topic; None stands for the whole library. What brought
nothing is not in it.
"""


class Change(NamedTuple):
    """A mark that was made: which articles really changed, and to what. `Marks.undo` takes it back.

    `name` is that of the tag, of the topic that articles were hidden from, or of the rule.
    """

    field: ChangedField
    value: bool
    ids: tuple[str, ...]
    name: str = ""
