"""Whatever a source is told to be, the file gives it back; and what a person wrote around it stays."""

import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reader.errors import ConfigError, NotFoundError, UsageError
from reader.models import Keep, Secret, SourceSpec
from reader.subscriptions import Subscriptions
from reader.subscriptions.changing import Listed, adding, removing, replacing
from reader.subscriptions.layout import blocks
from reader.subscriptions.reading import specs as read
from tests.subscriptions.specs import handwritten, specs

FILE = Path("/config/sources.toml")

EVERYTHING = """\
[[source]]
address = "https://example.org/feed.xml"
name = "Example"
kind = "feed"
enabled = false
topics = ["News", ["Tech", "Linux"]]     # a list in the list is a path in the tree
refresh = "30 min"
listed = false
user = "me"
password = {command = ["pass", "show", "example"]}
headers = {Authorization = {env = "EXAMPLE_TOKEN"}}
user_agent = "example/1.0"
keep = {days = 90, articles = 500, unread = false}
site = "https://example.org/"
outline = {version = "RSS2"}
"""
EXAMPLE = SourceSpec(
    "https://example.org/feed.xml",
    "feed",
    "Example",
    enabled=False,
    topics=(("News",), ("Tech", "Linux")),
    every_s=1800,
    listed=False,
    user="me",
    password=Secret(command=("pass", "show", "example")),
    headers=(("Authorization", Secret(env="EXAMPLE_TOKEN")),),
    user_agent="example/1.0",
    keep=Keep(90, 500, unread=True),
    site="https://example.org/",
    outline={"version": "RSS2"},
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sources.toml"


def test_a_person_may_write_everything_about_a_source(file: Path) -> None:
    file.write_text(EVERYTHING)
    assert Subscriptions(file).all() == (EXAMPLE,)
    assert Subscriptions(file).mistakes() == []


def test_what_the_program_writes_is_what_a_person_would(file: Path) -> None:
    Subscriptions(file).add(EXAMPLE)
    written = file.read_text().partition("\n\n")[2]
    assert written == EVERYTHING.replace("     # a list in the list is a path in the tree", "")


def test_tables_and_dotted_names_are_read_as_well(file: Path) -> None:
    file.write_text(
        "[[source]]\naddress = '/a'\nkeep.days = 3\n[source.password]\nenv = 'P'\n[source.headers.X-Token]\nenv = 'T'\n"
        "[source.outline]\n'xml:lang' = 'en'\n[[source]]\naddress = '/b'\ntopics = 'News'\n"
    )
    assert Subscriptions(file).all() == (
        SourceSpec(
            "/a",
            keep=Keep(3),
            password=Secret(env="P"),
            headers=(("X-Token", Secret(env="T")),),
            outline={"xml:lang": "en"},
        ),
        SourceSpec("/b", topics=(("News",),)),
    )


@settings(max_examples=40)
@given(st.lists(specs, max_size=4, unique_by=lambda spec: spec.address))
def test_whatever_a_source_is_told_to_be_it_is_kept(sources: list[SourceSpec]) -> None:
    kept = adding(Listed("", ()), sources)
    assert read(kept.text, FILE) == kept.sources == tuple(sources)


@st.composite
def files(draw: st.DrawFn) -> tuple[str, list[SourceSpec]]:
    """A file that people wrote, and what it lists."""
    sources = draw(st.lists(specs, min_size=1, max_size=3, unique_by=lambda spec: spec.address))
    return draw(handwritten(sources)), sources


def notes(text: str) -> list[str]:
    return sorted(re.findall(r"# note [0-9]+\.", text))


@settings(max_examples=40)
@given(files(), specs, st.data())
def test_what_is_changed_keeps_every_comment(
    file: tuple[str, list[SourceSpec]], new: SourceSpec, data: st.DataObject
) -> None:
    text, sources = file
    assert read(text, FILE) == tuple(sources)
    at = data.draw(st.integers(0, len(sources) - 1))
    wanted = [*sources[:at], new, *sources[at + 1 :]]
    assume(len({spec.address for spec in wanted}) == len(wanted))
    changed = replacing(Listed(text, tuple(sources)), sources[at].address, lambda _: new)
    assert read(changed.text, FILE) == changed.sources == tuple(wanted)
    assert notes(changed.text) == notes(text)


@settings(max_examples=40)
@given(files(), specs)
def test_what_is_added_changes_nothing_before_it(file: tuple[str, list[SourceSpec]], new: SourceSpec) -> None:
    text, sources = file
    assume(new.address not in {spec.address for spec in sources})
    added = adding(Listed(text, tuple(sources)), [new])
    assert read(added.text, FILE) == added.sources == (*sources, new)
    assert added.text.startswith(text)


@settings(max_examples=40)
@given(files(), st.data())
def test_what_is_taken_out_leaves_what_is_written_about_the_others(
    file: tuple[str, list[SourceSpec]], data: st.DataObject
) -> None:
    text, sources = file
    gone = data.draw(st.sampled_from(sources))
    left = removing(Listed(text, tuple(sources)), gone.address)
    assert read(left.text, FILE) == left.sources == tuple(spec for spec in sources if spec is not gone)
    block = blocks(text)[sources.index(gone)]
    assert notes(left.text) == notes(text[: block.start] + text[block.end :])


def test_only_what_differs_is_written_anew(file: Path) -> None:
    file.write_text(EVERYTHING)
    Subscriptions(file).change(
        EXAMPLE.address, lambda _: EXAMPLE._replace(topics=(("Sea",),), name=None, every_s=0)
    )
    assert file.read_text() == EVERYTHING.replace('name = "Example"\n', "").replace(
        '["News", ["Tech", "Linux"]]     #', '["Sea"]     #'
    ).replace("30 min", "when asked")


def test_a_comment_on_a_line_that_goes_stays_on_a_line_of_its_own(file: Path) -> None:
    file.write_text(EVERYTHING)
    Subscriptions(file).change(EXAMPLE.address, lambda spec: spec._replace(topics=()))
    assert "enabled = false\n# a list in the list is a path in the tree\nrefresh" in file.read_text()


def test_a_source_that_moved_has_its_new_address_in_its_place(file: Path) -> None:
    file.write_text(
        "[[source]]\naddress = 'https://a.example/'  # moved?\n\n# b\n[[source]]\naddress = '/b'\n"
    )
    subscriptions = Subscriptions(file)
    moved = SourceSpec("https://new.example/")
    assert subscriptions.change("https://a.example/", lambda _: moved)[1] == moved
    assert file.read_text().startswith('[[source]]\naddress = "https://new.example/"  # moved?\n\n# b\n')
    with pytest.raises(UsageError, match="/b is a source already"):
        subscriptions.change("https://new.example/", lambda _: SourceSpec("/b"))
    with pytest.raises(NotFoundError, match="not among the sources"):
        subscriptions.change("https://a.example/", lambda _: moved)


def test_paths_that_start_from_the_folder_of_the_file_are_left_as_they_are(file: Path) -> None:
    file.write_text('[[source]]\naddress = "_news"\n')
    subscriptions = Subscriptions(file)
    (spec,) = subscriptions.all()
    subscriptions.change(spec.address, lambda spec: spec._replace(name="News"))
    assert file.read_text() == '[[source]]\naddress = "_news"\nname = "News"\n'


def test_many_are_added_at_once_each_that_is_not_there_yet(file: Path) -> None:
    subscriptions = Subscriptions(file)
    subscriptions.add(SourceSpec("/b", name="First"))
    wanted = [SourceSpec("/a"), SourceSpec("/b"), SourceSpec("/a", name="Again"), SourceSpec("/c")]
    assert subscriptions.add_all(wanted) == (SourceSpec("/a"), SourceSpec("/c"))
    assert [spec.address for spec in subscriptions.all()] == ["/b", "/a", "/c"]
    before = file.stat().st_mtime_ns
    assert subscriptions.add_all(wanted) == ()
    assert file.stat().st_mtime_ns == before


def test_of_many_none_is_added_where_one_cannot_be_kept(file: Path) -> None:
    with pytest.raises(UsageError, match="This source cannot be kept: key 'user' must not hold a colon"):
        Subscriptions(file).add_all([SourceSpec("/a"), SourceSpec("/b", user="a:b")])
    assert not file.exists()


def test_a_list_with_nothing_in_it_is_not_made_longer_behind_its_back(file: Path) -> None:
    file.write_text("source = []\n")
    with pytest.raises(ConfigError, match=r"under its own \[\[source\]\]"):
        Subscriptions(file).add(SourceSpec("/a"))
    assert file.read_text() == "source = []\n"


CLEAR = "may not stand in clear"
BAD = [
    ("name = 1", "key 'name' must be a text, not 1; it wants quotes"),
    ("name = ''", "key 'name' must not be empty"),
    ('name = "a\\u001b[2J"', "key 'name' holds characters that cannot be seen"),
    ('name = "a\\u202eb"', "key 'name' holds characters that cannot be seen"),
    (f"name = '{'x' * 5000}'", "key 'name' must not be longer than 4000 characters"),
    ("listed = 0", "key 'listed' must be true or false, not 0"),
    ("topics = [1]", 'key \'topics\' must hold names, or paths such as ["Tech", "Linux"], not 1'),
    ("topics = [[]]", "key 'topics' must hold names"),
    ("topics = {a = 1}", "key 'topics' must be a list of at most 100 topics, not a table"),
    ("refresh = 30", '"1 day", not 30'),
    ("refresh = '30'", "not '30'. A number alone does not tell of what"),
    ("refresh = '3 moons'", "not '3 moons'. The units are s, min, h, day and week"),
    ("refresh = 'never'", "key 'refresh' must be \"when asked\", or a length of time up to a year"),
    ("refresh = '0 min'", "up to a year"),
    ("refresh = '60 weeks'", "up to a year"),
    ("user = 'a:b'", "key 'user' must not hold a colon"),
    ("password = 'hunter2'", f"key 'password' {CLEAR}"),
    ("password = {env = 'hunter2 '}", "key 'password' must name a variable of the environment"),
    ("password = {env = 'A', command = ['b']}", 'either "env" or "command"'),
    ("password = {}", 'either "env" or "command"'),
    ("password = {evn = 'A'}", "key 'password' has an unknown key 'evn'; did you mean 'env'?"),
    ("password = {command = 'pass show hunter2'}", 'must be a list of words under "command"'),
    ("password = {command = []}", 'must be a list of words under "command"'),
    ("password = {command = ['']}", "must name a program first"),
    ("headers = {Authorization = 'Bearer hunter2'}", f"key 'headers' {CLEAR}"),
    ("headers = {'a b' = {env = 'A'}}", "has 'a b', which is no name of a header"),
    ("headers = {\"a\\r\\nb\" = {env = 'A'}}", "no name of a header"),
    ("headers = {Host = {env = 'A'}}", "cannot choose Host, which the program sends by itself"),
    ("headers = {User-Agent = {env = 'A'}}", "cannot choose User-Agent; user_agent does"),
    ("headers = {A = {env = 'A'}, a = {env = 'B'}}", "names 'a' twice"),
    ("headers = 1", "key 'headers' must be a table"),
    ("user_agent = 'é'", "key 'user_agent' must be ASCII"),
    ("keep = 90", "key 'keep' must be a table such as {days = 90, articles = 500}, not 90"),
    ("keep = {day = 90}", "key 'keep' has an unknown key 'day'; did you mean 'days'?"),
    ("keep = {days = -1}", 'must have a whole number from 0 to 36500 under "days", not -1'),
    ("keep = {days = true}", 'under "days", not true'),
    ("keep = {unread = 1}", 'true or false under "unread", not 1'),
    ("site = 'javascript:alert(1)'", "key 'site' must be an http or https address"),
    ("outline = {a = 1}", "key 'outline' must hold printable texts in quotes; 'a' does not"),
    ("pasword = 'hunter2'", "has an unknown key 'pasword'; did you mean 'password'?"),
]


@pytest.mark.parametrize(("line", "words"), BAD, ids=[line[:40] for line, _ in BAD])
def test_what_is_wrong_is_told_with_file_line_and_key_and_no_secret(
    file: Path, line: str, words: str
) -> None:
    file.write_text(f"# one\n\n[[source]]\naddress = '/a'\n\n[[source]]\naddress = '/b'\n# two\n{line}\n")
    with pytest.raises(ConfigError) as told:
        Subscriptions(file).all()
    assert words in str(told.value)
    at = 6 if "pasword" in line else 9
    assert str(told.value).startswith(f"{file}, line {at}: source 2")
    assert "hunter2" not in str(told.value)
    assert list(map(str, Subscriptions(file).mistakes())) == [str(told.value)]


@pytest.mark.parametrize(
    "text", ["[[source]", "source = 3", "[source]", "source = [3, {}]", "x = 1\n[[source]]\n"]
)
def test_what_is_wrong_first_is_told_first(file: Path, text: str) -> None:
    file.write_text(text)
    with pytest.raises(ConfigError) as told:
        Subscriptions(file).all()
    assert str(Subscriptions(file).mistakes()[0]) == str(told.value)


def test_an_address_that_names_no_command_is_told(file: Path) -> None:
    file.write_text("[[source]]\naddress = 'exec: '\n")
    with pytest.raises(ConfigError, match=r"line 2: source 1: key 'address' names no command"):
        Subscriptions(file).all()
    with pytest.raises(UsageError, match="cannot be split into words: no closing quotation"):
        Subscriptions(file).add(SourceSpec("exec:a 'b"))
