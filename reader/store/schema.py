"""The tables, and their version. The database is a cache: another version means another database.

Rows of `articles` are numbered by time: `row = (second - FIRST_SECOND) * SLOTS + slot`, undated ones below all
others. So "newest first" is the order of the table itself, for lists and for full-text search alike.
`uid` is the 50-bit number of an article's identity (`reader.content.identity`), `added` the Unix time it was first
seen at; it is `listed` where its document says so (`told_listed`) and the reader did not hide it (`hidden`).
`copies.dated` is the Unix time that a copy tells which is kept in the library itself, where it had come when the copy
was read. Articles of one `story` (0: of none) stand in it by `place`, the best one first; those that are not
`grouped` are to be compared with others. `unmerged` are the articles to be shown anew, with the number of the change
that made them so. `arrivals` are those that no rule of the user's has looked at yet. Of a
source that is `from_before`, on the list already when the tables were made, nothing arrives until it was read once.
Those that are `apart` have another identity than their address alone would give them. `domain` is the site of its
provider, else that of its address; `length` is the words of its text, `parts` what it has.
`full_texts` are the texts of original pages by the number of the article, or of the address that is no article's; its
`words` are what a search finds of them.
`article_topics.direct` is why an article is in a topic (`reader.store.topics`); where the reader said that it is not
about that, the same stands in `hidden_topics` instead. `topics.keywords` are JSON; `topics.alias` is the name of the
topic that one is shown as, which then is its parent. `proposed` holds the topics that keywords propose; `proposing`
which keywords these were, and below which row articles are still to be looked at again.
"""

from reader.models import BEGUN_AT

VERSION = 9
APPLICATION = 0x6E657773
"""Marks a file as one of ours ("news"); see the SQLite file format, offset 68."""

SLOTS = 256
FIRST_SECOND = -2_208_988_800
"""1900-01-01; dates before it count as unknown."""
FIRST_ROW = 1 << 32
"""Rows below it are articles without a date."""

HAS_BODY, HAS_IMAGE, HAS_VIDEO = 1, 2, 4
"""What `articles.parts` is made of."""
AHEAD = f"published > {FIRST_SECOND} + (row - {FIRST_ROW}) / {SLOTS} AND row >= {FIRST_ROW}"
"""What holds of articles that are dated later than they came."""
BEGUN = f"field = 'position' AND value >= {BEGUN_AT} AND value < 1"
"""What holds of the marks of articles that were begun and not finished."""

TABLES = f"""
CREATE TABLE sources(
    id INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, identity TEXT NOT NULL,
    root TEXT, topics BLOB, checked_at INTEGER, succeeded_at INTEGER, error TEXT,
    failures INTEGER NOT NULL DEFAULT 0, failing_since INTEGER, pauses INTEGER NOT NULL DEFAULT 0, paused_at INTEGER,
    fresh_until INTEGER, not_before INTEGER,
    title TEXT, site TEXT, state TEXT, given TEXT, moved_to TEXT, edits INTEGER NOT NULL DEFAULT 0,
    from_before INTEGER NOT NULL DEFAULT 0, leased_by TEXT, leased_until REAL);

CREATE TABLE articles(
    row INTEGER PRIMARY KEY, uid INTEGER NOT NULL UNIQUE, lead INTEGER NOT NULL, published INTEGER,
    listed INTEGER NOT NULL, read INTEGER NOT NULL, starred INTEGER NOT NULL, later INTEGER NOT NULL,
    heat INTEGER, quality INTEGER, related INTEGER NOT NULL, provider INTEGER, type INTEGER NOT NULL,
    title_number INTEGER NOT NULL, added INTEGER NOT NULL,
    domain INTEGER, lang INTEGER, length INTEGER NOT NULL DEFAULT 0, parts INTEGER NOT NULL DEFAULT 0,
    story INTEGER NOT NULL DEFAULT 0, place INTEGER NOT NULL DEFAULT 0, grouped INTEGER NOT NULL DEFAULT 0,
    hidden INTEGER NOT NULL DEFAULT 0, told_listed INTEGER NOT NULL DEFAULT 1, apart INTEGER NOT NULL DEFAULT 0);
CREATE INDEX articles_title ON articles(title_number);
CREATE INDEX articles_starred ON articles(row) WHERE starred;
CREATE INDEX articles_later ON articles(row) WHERE later;
CREATE INDEX articles_hidden ON articles(row) WHERE hidden;
CREATE INDEX articles_added ON articles(added);
CREATE INDEX articles_story ON articles(story, place) WHERE story <> 0;
CREATE INDEX articles_ungrouped ON articles(row) WHERE NOT grouped;
CREATE INDEX articles_provider ON articles(provider);
CREATE INDEX articles_apart ON articles(uid) WHERE apart;
CREATE INDEX articles_ahead ON articles(row) WHERE {AHEAD};

CREATE TABLE texts(
    row INTEGER PRIMARY KEY, title TEXT NOT NULL, excerpt TEXT, url TEXT, topics TEXT NOT NULL, author TEXT);
CREATE TABLE names(id INTEGER PRIMARY KEY, name TEXT NOT NULL, detail TEXT NOT NULL, UNIQUE(name, detail));
CREATE VIRTUAL TABLE words USING fts5(
    title, topics, excerpt, body, provider, author, note,
    content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');

CREATE TABLE full_texts(uid INTEGER PRIMARY KEY, record BLOB NOT NULL, words TEXT NOT NULL);
CREATE TABLE stems(word TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE copies(
    id INTEGER PRIMARY KEY, source INTEGER NOT NULL, key TEXT NOT NULL, document TEXT, uid INTEGER,
    size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, digest BLOB NOT NULL, rank INTEGER NOT NULL, dated INTEGER,
    record BLOB);
CREATE INDEX copies_uid ON copies(uid, source) WHERE uid IS NOT NULL;
CREATE INDEX copies_source ON copies(source, document, uid);
CREATE TABLE unmerged(uid INTEGER PRIMARY KEY, change INTEGER NOT NULL);
CREATE TABLE arrivals(uid INTEGER PRIMARY KEY);
CREATE TABLE pages(
    source INTEGER NOT NULL, key TEXT NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, digest BLOB NOT NULL,
    etag TEXT, modified TEXT,
    PRIMARY KEY(source, key)) WITHOUT ROWID;
CREATE TABLE problems(
    source INTEGER NOT NULL, key TEXT NOT NULL, line INTEGER, message TEXT NOT NULL,
    PRIMARY KEY(source, key)) WITHOUT ROWID;

CREATE TABLE topics(
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE,
    parent INTEGER, parent_name TEXT, position INTEGER NOT NULL, declared INTEGER NOT NULL, keywords TEXT, alias TEXT);
CREATE TABLE article_topics(
    topic INTEGER NOT NULL, row INTEGER NOT NULL, direct INTEGER NOT NULL,
    PRIMARY KEY(topic, row)) WITHOUT ROWID;
CREATE TABLE hidden_topics(
    row INTEGER NOT NULL, topic INTEGER NOT NULL, direct INTEGER NOT NULL,
    PRIMARY KEY(row, topic)) WITHOUT ROWID;
CREATE TABLE proposed(row INTEGER NOT NULL, topic INTEGER NOT NULL, PRIMARY KEY(row, topic)) WITHOUT ROWID;
CREATE TABLE proposing(keywords BLOB, next INTEGER);
INSERT INTO proposing VALUES (NULL, NULL);

CREATE TABLE counts(
    topic INTEGER PRIMARY KEY, total INTEGER NOT NULL, unread INTEGER NOT NULL,
    stories INTEGER NOT NULL, unread_stories INTEGER NOT NULL);
CREATE TABLE counting(changes INTEGER NOT NULL, counted INTEGER NOT NULL);
INSERT INTO counting VALUES (0, -1);

CREATE TABLE links(
    row INTEGER NOT NULL, place INTEGER NOT NULL, target INTEGER NOT NULL, title_number INTEGER NOT NULL,
    published INTEGER, PRIMARY KEY(row, place)) WITHOUT ROWID;
CREATE INDEX links_target ON links(target);
CREATE INDEX links_title ON links(title_number);
CREATE TABLE other_addresses(row INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY(row, number)) WITHOUT ROWID;
CREATE INDEX other_addresses_number ON other_addresses(number);

CREATE TABLE marks(
    uid INTEGER NOT NULL, field TEXT NOT NULL, value, time TEXT NOT NULL, device TEXT NOT NULL,
    PRIMARY KEY(uid, field)) WITHOUT ROWID;
CREATE INDEX marks_begun ON marks(uid) WHERE {BEGUN};
CREATE INDEX marks_by ON marks(value, field) WHERE field >= 'by:' AND field < 'by;' AND value IS NOT NULL;
CREATE INDEX marks_noted ON marks(uid) WHERE field = 'note';
CREATE INDEX marks_tagged ON marks(field, time, value) WHERE field >= 'tag:' AND field < 'tag;' AND value IS NOT NULL;
CREATE TABLE journals(name TEXT PRIMARY KEY, generation TEXT NOT NULL, offset INTEGER NOT NULL) WITHOUT ROWID;
"""


def first_row(published: int | None) -> int:
    """The first row number of the second an article is sorted by (Unix time), or of the undated ones."""
    if published is None or published < FIRST_SECOND:
        return 1
    return FIRST_ROW + (published - FIRST_SECOND) * SLOTS


def second_of(row: int) -> int | None:
    """The second (Unix time) that a row is sorted by; None for the undated ones."""
    return None if row < FIRST_ROW else FIRST_SECOND + (row - FIRST_ROW) // SLOTS
