"""The fields of the query language: what each is called, what may stand behind its colon, what it is about.

`docs/queries.md`, the suggestions of the search bar and "did you mean" come from here.
"""

from collections.abc import Mapping
from typing import NamedTuple, get_args

from reader.models import NumberField, Part, Sort, State, TextField, TimeField

STATES: tuple[State, ...] = get_args(State)
PARTS: tuple[Part, ...] = get_args(Part)
SORTS: tuple[Sort, ...] = get_args(Sort)
TEXTS: tuple[TextField, ...] = get_args(TextField)
NUMBERS: tuple[NumberField, ...] = get_args(NumberField)
TIMES: tuple[TimeField, ...] = get_args(TimeField)

WORDED: frozenset[TextField] = frozenset(("title", "excerpt", "body", "note", "author"))
"""Fields of which the full-text index knows the words."""
NEWER, OLDER, IS, HAS, SORT, LIMIT = "newer", "older", "is", "has", "sort", "limit"


class Field(NamedTuple):
    """A field, what it holds in a sentence, and an example."""

    name: str
    help: str
    example: str


FIELDS: tuple[Field, ...] = (
    Field("title", "Words of the headline", 'title:"heat pump"'),
    Field("excerpt", "Words of the excerpt", "excerpt:subsidy"),
    Field(
        "body", "Words of the text, also that of the original page where it was fetched", "body:thermostat"
    ),
    Field("note", "Words of your note", "note:ask"),
    Field("provider", "Who published it, by words of the name", "provider:forbes"),
    Field("domain", "The site it is on, with the sites below it", "domain:forbes.com"),
    Field("topic", "A topic with all below it; with = that one alone", 'topic:"Computer Vision"'),
    Field("tag", "A tag of yours", "tag:later"),
    Field("author", "Who wrote it", 'author:"Ada Lovelace"'),
    Field(
        "source", "The source it came from, by words of its name or a part of its address", "source:archive"
    ),
    Field("type", "What it is: article, video, course …", "type:video"),
    Field("lang", "The language, as a code", "lang:es"),
    Field("url", "A part of its address", "url:2021/05"),
    Field("path", "A part of the path of its file", "path:_news/2021"),
    Field("heat", "How much is written about it", "heat:>=90"),
    Field("quality", "The quality its file tells", "quality:50..80"),
    Field("length", "The words of its text", "length:<1000"),
    Field("reading", "The minutes it takes to read", "reading:<=5"),
    Field("date", "When it was published; of what is dated in the future, when it came", "date:2021-05"),
    Field("newer", "Published since", "newer:3d"),
    Field("older", "Published before", "older:30d"),
    Field("first-seen", "When it came into the library", "first-seen:today"),
    Field("is", f"How it stands: {', '.join(STATES)}", "is:unread"),
    Field("has", f"What belongs to it: {', '.join(PARTS)}", "has:related"),
    Field("sort", f"The order: {', '.join(SORTS)}", "sort:heat"),
    Field("limit", "No more than so many", "limit:20"),
)

BY_NAME: Mapping[str, Field] = {field.name: field for field in FIELDS}
