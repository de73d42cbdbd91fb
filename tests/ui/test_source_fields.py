"""The fields of a source: what is told of it, and what a typed line makes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import UsageError
from reader.models import Keep, Policy, Secret, SourceSpec, SourceStatus
from reader.ui.screens.keep_line import read_keep, written_keep
from reader.ui.screens.secret_line import read_headers, written_headers
from reader.ui.screens.source_fields import Field, fields
from reader.ui.screens.topics_line import read_topics, written_topics
from tests.ui.subscribed import SOURCES

HARBOUR = SOURCES[1]
ALL = [
    "name",
    "address",
    "topics",
    "every",
    "keep",
    "listed",
    "full_text",
    "user",
    "password",
    "headers",
    "agent",
    "kind",
]


def told(status: SourceStatus = HARBOUR, policy: Policy = Policy()) -> dict[str, Field]:  # noqa: B008 (it is a value)
    """The fields of a source."""
    return {field.id: field for field in fields(status, policy)}


def read(id: str, line: str, status: SourceStatus = HARBOUR) -> SourceSpec:
    """What a line makes of a source."""
    return told(status)[id].read(status.spec, line)


def test_what_means_nothing_for_a_source_is_not_asked() -> None:
    assert list(told()) == ALL
    assert list(told(SOURCES[0])) == ["name", "address", "topics", "listed", "full_text"]  # a folder
    assert list(told(SOURCES[9])) == [
        "name",
        "address",
        "topics",
        "every",
        "keep",
        "listed",
        "full_text",
        "kind",
    ]  # a command
    assert "keep" not in told(SOURCES[6])  # a repository


def test_the_fields_tell_what_was_set_and_no_secret() -> None:
    assert {id: field.value for id, field in told().items() if field.value} == {
        "address": "https://harbourpost.example/feed.xml",
        "topics": "News > Sea, Towns",
        "every": "30 min",
        "user": "ina",
        "password": "env HARBOUR",
        "kind": "feed",
    }


def test_of_what_was_not_set_they_tell_what_holds() -> None:
    bare = HARBOUR._replace(spec=SourceSpec(HARBOUR.spec.address), title="The Harbour Post")
    assert {id: field.usual for id, field in told(bare).items() if not field.value} == {
        "name": "The Harbour Post, as it calls itself",
        "topics": "none",
        "every": "every 30 min, as the settings say",
        "keep": "for good, as the settings say",
        "listed": "yes",
        "full_text": "when asked",
        "user": "none",
        "password": "none",
        "headers": "none",
        "agent": "as everywhere",
        "kind": "feed, as found out",
    }
    policy = Policy(every_s=0, keep=Keep(90, 500, unread=True))
    assert told(bare, policy)["every"].usual == "when asked, as the settings say"
    usual = "90 days, at most 500 articles, unread ones go too, as the settings say"
    assert told(bare, policy)["keep"].usual == usual


@pytest.mark.parametrize(
    ("id", "line", "spec"),
    [
        ("name", " The  Post ", {"name": "The Post"}),
        ("name", "", {"name": None}),
        ("topics", "Tech>Linux , News,, > ,News", {"topics": (("Tech", "Linux"), ("News",))}),
        (
            "topics",
            "Tea\\, cake > 5 \\> 4, C:\\\\x, a\\b",
            {"topics": (("Tea, cake", "5 > 4"), ("C:\\x",), ("a\\b",))},
        ),
        ("topics", "", {"topics": ()}),
        ("every", "30 min", {"every_s": 1800}),
        ("every", "every 2 hours", {"every_s": 7200}),
        ("every", "1d", {"every_s": 86_400}),
        ("every", "When asked", {"every_s": 0}),
        ("every", "as the settings say", {"every_s": None}),
        ("every", "", {"every_s": None}),
        ("listed", "", {"listed": False}),
        ("full_text", "", {"full_text": True}),
        ("keep", "90 days", {"keep": Keep(days=90)}),
        ("keep", "90d, 1 article", {"keep": Keep(90, 1)}),
        ("keep", "at most 500 articles, 30 days", {"keep": Keep(30, 500)}),
        ("keep", "30 days, unread too", {"keep": Keep(30, unread=True)}),
        ("keep", "for good", {"keep": Keep()}),
        ("keep", "", {"keep": None}),
        ("user", "bo", {"user": "bo"}),
        ("password", "env POST_2", {"password": Secret(env="POST_2")}),
        (
            "password",
            "command pass show 'the post'",
            {"password": Secret(command=("pass", "show", "the post"))},
        ),
        ("password", "", {"password": None}),
        (
            "headers",
            "Authorization: env TOKEN; X-Key: command show 'a; b'",
            {
                "headers": (
                    ("Authorization", Secret(env="TOKEN")),
                    ("X-Key", Secret(command=("show", "a; b"))),
                )
            },
        ),
        ("headers", "", {"headers": ()}),
        ("agent", "Mosaic/0.9", {"user_agent": "Mosaic/0.9"}),
        ("kind", "JSON api", {"kind": "api"}),
        ("kind", "sitemap", {"kind": "sitemap"}),
        ("kind", "", {"kind": None}),
        ("address", "~/news", {"address": "~/news"}),
    ],
)
def test_what_is_typed_is_understood(id: str, line: str, spec: dict[str, object]) -> None:
    changed = read(id, line)
    assert {part: getattr(changed, part) for part in spec} == spec
    assert changed._replace(**{part: getattr(HARBOUR.spec, part) for part in spec}) == HARBOUR.spec


@pytest.mark.parametrize(
    ("id", "line", "why"),
    [
        ("every", "often", "“often” is no length of time up to a year."),
        ("every", "0 min", "“0 min” is no length of time up to a year."),
        ("every", "30", "“30” is no length of time up to a year. A number alone does not tell of what."),
        ("keep", "30", "30 of what? Write 30 days, or 30 articles."),
        ("keep", "0 days", "0 is not between 1 and 36500."),
        ("keep", "a while", "“a while” says nothing about how long articles are kept."),
        ("keep", "30 days, 40 days", "“30 days, 40 days” says two things about the same."),
        ("keep", "for good, 40 days", "“for good, 40 days” says two things about the same."),
        ("kind", "folder", "“folder” is none of these."),
        ("address", "", "An address has to be there: a path, a URL, or exec: and a command."),
        ("password", "command pass 'x", "The command has a quotation mark that is not closed."),
        (
            "headers",
            "X-Key: command pass 'x; Y: env Y",
            "The command has a quotation mark that is not closed.",
        ),
    ],
)
def test_what_cannot_be_understood_is_said(id: str, line: str, why: str) -> None:
    with pytest.raises(UsageError) as error:
        read(id, line)
    assert str(error.value) == why


@pytest.mark.parametrize("id", ["password", "headers"])
@pytest.mark.parametrize(
    "line", ["hunter2", "env 1hunter2", "command", "X: hunter2", "X: env hunter2 2", "X hunter2"]
)
def test_a_secret_that_was_typed_is_refused_and_not_repeated(id: str, line: str) -> None:
    with pytest.raises(UsageError) as error:
        read(id, line)
    assert "hunter2" not in str(error.value)


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("https://harbourpost.example/feed.xml", "https://ina:secret@harbourpost.example/feed.xml"),
        ("https://harbourpost.example/atom", "https://ina:secret@harbourpost.example/atom"),
        ("https://bo@harbourpost.example/atom", "https://bo@harbourpost.example/atom"),
        ("https://elsewhere.example/atom", "https://elsewhere.example/atom"),
        ("http://harbourpost.example/atom", "http://harbourpost.example/atom"),
    ],
)
def test_a_password_in_the_address_stays_for_its_own_server_alone(line: str, address: str) -> None:
    assert read("address", line).address == address


@given(st.sampled_from([id for id in ALL if id not in ("listed", "full_text")]), st.text())
def test_whatever_is_typed_is_understood_or_said(id: str, line: str) -> None:
    try:
        spec = read(id, line)
    except UsageError:
        return
    field = told(HARBOUR._replace(spec=spec)).get(id)
    if field is not None and id != "address":  # where it is no address of the web other fields are told
        assert field.read(spec, field.value) == spec  # what is shown means what is kept


NAMES = st.text(min_size=1).map(lambda text: " ".join(text.split())).filter(bool)
VARIABLES = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]*", fullmatch=True).map(lambda name: Secret(env=name))
COMMANDS = st.lists(st.text(), min_size=1).map(lambda command: Secret(command=tuple(command)))
HEADERS = st.from_regex(r"[a-z0-9!#$.^_`|~-]+", fullmatch=True)


@given(st.lists(st.lists(NAMES, min_size=1).map(tuple), unique=True).map(tuple))
def test_topics_of_any_name_come_back_from_their_line(topics: tuple[tuple[str, ...], ...]) -> None:
    assert read_topics(written_topics(topics)) == topics


@given(
    st.builds(Keep, st.none() | st.integers(1, 36_500), st.none() | st.integers(1, 10_000_000), st.booleans())
)
def test_every_keep_rule_comes_back_from_its_line(keep: Keep) -> None:
    assert read_keep(written_keep(keep)) == keep


@given(st.dictionaries(HEADERS, VARIABLES | COMMANDS))
def test_headers_come_back_from_their_line(headers: dict[str, Secret]) -> None:
    assert read_headers(written_headers(tuple(headers.items()))) == tuple(headers.items())
