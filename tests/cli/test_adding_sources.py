"""What is added is found out and shown first; what it is to be is told with it, or later."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.cli.adding import add
from reader.cli.options import Options
from reader.library import Library
from reader.paths import place_at
from tests.cli.program import Program
from tests.sources.git_archive import Archive, needs_git
from tests.sources.made import rss, web_page
from tests.sources.server import Handler, Route, Site, answer, serving, status


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.pages("/api/news/", [["First", "Second", "Third"]])
        yield site


def listed(home: Path) -> list[dict[str, object]]:
    """The sources in the file."""
    text = (home / "config" / "newsreader" / "sources.toml").read_text()
    sources: list[dict[str, object]] = tomllib.loads(text)["source"]
    return sources


def test_what_is_found_is_shown_with_its_headlines_before_it_is_added(program: Program, site: Site) -> None:
    url = site.url("/api/news/index.json")
    ran = program.run("sources", "add", url)
    assert (ran.code, ran.out) == (0, "")
    lines = ran.err.splitlines()
    assert lines[0].startswith(f"newsreader: {url}: ")
    assert lines[1:] == ["  First", "  Second", "  Third", f"newsreader: Added {url}."]
    assert program.run("sources", "--json").json().each("source") == [url]


def test_a_dry_run_shows_and_adds_nothing(program: Program, site: Site, archive: Path) -> None:
    url, gone = site.url("/api/news/index.json"), site.url("/gone")
    ran = program.run("sources", "add", url, archive, gone, "/no/where", "--dry-run", "--json")
    assert ran.code == 1
    document = ran.json()
    assert document.keys() == ["offers", "failures"]
    offer = document["offers"][0]
    assert offer.keys() == ["address", "kind", "name", "words", "titles", "articles", "topics", "title"]
    assert offer.pick("address", "kind", "titles") == (url, "api", ["First", "Second", "Third"])
    assert document["offers"][1].pick("address", "kind", "articles") == (str(archive), "folder", 4)
    assert document["failures"].each("source") == [gone, "/no/where"]
    assert program.run("sources", "--json").json() == []
    (row,) = program.run("sources", "add", archive, "--dry-run").rows()
    assert (row[0], row[1], row[4]) == (str(archive), "folder", "4")


def test_a_dry_run_tells_what_can_be_done_about_a_failure(program: Program, site: Site) -> None:
    site.routes |= {"/private": asking_who(b""), "/broken": status(500)}
    urls = [site.url(path) for path in ("/private", "/broken", "/gone")]
    failures = program.run("sources", "add", *urls, "--dry-run", "--json").json()["failures"]
    assert failures.each("reason") == ["password", "unreachable", None]


@pytest.mark.parametrize(("words", "code"), [(["/no/where"], 3), (["http://127.0.0.1:1/"], 1), (["-"], 2)])
def test_where_nothing_is_found_nothing_is_added(program: Program, words: list[str], code: int) -> None:
    for dry in ([], ["--dry-run"]):
        assert program.run("sources", "add", *words, *dry).code == code
    assert program.run("sources", "--json").json() == []


def test_offline_it_is_added_without_a_look(program: Program) -> None:
    ran = program.run(
        "sources", "add", "example.org/feed", "exec:my-script", "--offline", "--name", "Example"
    )
    assert ran.code == 0
    assert "https://example.org/feed: not looked at, because of --offline" in ran.err
    assert listed(program.home) == [
        {"address": "https://example.org/feed", "name": "Example"},
        {"address": "exec:my-script", "name": "Example"},
    ]


@needs_git
def test_offline_what_lies_on_this_machine_is_looked_at_and_a_list_kept_without(
    program: Program, home: Path
) -> None:
    repository = Archive(home / "repo")
    repository.write("_news/one.md")
    repository.commit()
    (home / "feeds.txt").write_text("https://example.org/feed\n")
    ran = program.run("sources", "add", "repo#_news", "feeds.txt", "--offline")
    assert ran.code == 0
    assert "git archive, branch main, 1 article file" in ran.err
    assert "feeds.txt: not looked at, because of --offline" in ran.err
    assert [source["address"] for source in listed(home)] == [f"{home}/repo#_news", f"{home}/feeds.txt"]


def test_what_was_added_is_told_to_a_script_that_asks(program: Program, archive: Path) -> None:
    document = program.run("sources", "add", archive, "/no/where", "--json").json()
    assert document["offers"].each("address") == [str(archive)]
    assert document["failures"].each("source") == ["/no/where"]
    again = program.run("sources", "add", archive, "--json").json()
    assert again["offers"] == []
    assert again["failures"].each("source") == [str(archive)]
    program.run("sources", "remove", archive)
    assert program.run("sources", "add", archive, "--jsonl").lines()[0]["address"] == str(archive)


def test_everything_about_a_source_can_be_told_as_it_is_added(program: Program, archive: Path) -> None:
    told = [
        "--name=Example", "--topic=Tech/Linux", "--topic", r"AC\/DC", "--every", "90 min", "--unlisted", "--user", "me",
        "--password-command", "pass show 'my site'", "--header", "X-A=env:TOKEN", "--header=X-B=command:print it",
        "--user-agent", "example/1.0", "--keep-days", "90", "--keep-articles", "500", "--kind", "folder",
    ]  # fmt: skip
    assert program.run("sources", "add", *told, archive).code == 0
    assert listed(program.home) == [
        {
            "address": str(archive),
            "name": "Example",
            "kind": "folder",
            "topics": [["Tech", "Linux"], "AC/DC"],
            "refresh": "90 min",
            "listed": False,
            "user": "me",
            "password": {"command": ["pass", "show", "my site"]},
            "headers": {"X-A": {"env": "TOKEN"}, "X-B": {"command": ["print", "it"]}},
            "user_agent": "example/1.0",
            "keep": {"days": 90, "articles": 500},
        }
    ]
    source = program.run("sources", "--json").json()[0]
    assert source.pick("name", "topics", "listed", "every_s") == (
        "Example",
        [["Tech", "Linux"], ["AC/DC"]],
        False,
        5400,
    )
    row = program.run("sources").rows()[0]
    assert row[11:14] == ["Tech/Linux, AC/DC", "false", "5400"]


def test_what_a_source_is_can_be_changed_and_taken_away(program: Program, archive: Path) -> None:
    program.run("sources", "add", archive, "--name", "My Archive", "--topic", "Tech", "--every", "2 h")
    assert (
        program.run("sources", "set", "archive", "--user", "me", "--password-env", "P", "--unlisted").code
        == 0
    )
    program.run(
        "sources", "set", "my archive", "--header", "X-A=env:A", "--header", "X-B=env:B", "--keep-days", "3"
    )
    assert program.run("sources", "set", "my archive", "--topic", "", "--every", "", "--listed").code == 0
    assert program.run("sources", "set", "my archive", "--header", "x-a=", "--keep-articles", "9").code == 0
    assert listed(program.home) == [
        {
            "address": str(archive),
            "name": "My Archive",
            "user": "me",
            "password": {"env": "P"},
            "headers": {"X-B": {"env": "B"}},
            "keep": {"days": 3, "articles": 9},
            "listed": True,
        }
    ]
    cleared = ["--name", "", "--user", "", "--password-env", "", "--header", "X-B=", "--keep-days", ""]
    cleared += ["--keep-articles", ""]
    assert program.run("sources", "set", archive, *cleared).code == 0
    assert listed(program.home) == [{"address": str(archive), "listed": True}]


def test_of_the_keep_rules_only_what_was_named_is_taken_away(program: Program, archive: Path) -> None:
    def keep_after(*told: str) -> object:
        assert program.run("sources", "set", "archive", *told).code == 0
        return listed(program.home)[0].get("keep")

    program.run("sources", "add", archive)
    assert keep_after("--keep-days", "3", "--keep-articles", "9", "--drop-unread") == {
        "days": 3,
        "articles": 9,
        "unread": False,
    }
    assert keep_after("--keep-days", "") == {"articles": 9, "unread": False}
    assert keep_after("--keep-unread") == {"articles": 9}
    assert keep_after("--keep-articles", "0") == {}, "without limit, whatever the settings say"
    assert keep_after("--keep-articles", "") is None, "as the settings say"
    refused = program.run("sources", "set", "archive", "--drop-unread")
    assert refused.code == 2
    assert "--drop-unread wants --keep-days or --keep-articles with it" in refused.err


def test_a_password_moves_out_of_the_address_and_the_articles_stay(program: Program, site: Site) -> None:
    bare = site.url("/api/news/index.json")
    added = program.run("sources", "add", bare.replace("://", "://ann%20b:secret@"))
    command = "newsreader sources set " + bare + " --password-env VARIABLE"
    assert command in added.err.splitlines()[-1]
    assert "secret" not in added.err
    program.run("refresh")
    assert program.run("sources", "set", bare, "--password-env", "VARIABLE").code == 0
    (source,) = listed(program.home)
    assert (source["address"], source["user"], source["password"]) == (bare, "ann b", {"env": "VARIABLE"})
    assert program.run("sources", "--json").json()[0].pick("source", "articles") == (bare, 3)


def test_what_is_not_there_cannot_be_changed(program: Program, archive: Path) -> None:
    program.run("sources", "add", archive)
    ran = program.run("sources", "set", f"{archive}s", "--name", "x")
    assert ran.code == 3
    assert f"did you mean {archive}?" in ran.err


def test_a_part_of_two_names_changes_neither(program: Program, archive: Path) -> None:
    program.run("sources", "add", archive, "--name", "Morning News")
    program.run("sources", "add", archive / "_news", "--name", "Evening News")
    ran = program.run("sources", "disable", "news")
    assert ran.code == 3
    assert "“Morning News”, “Evening News”" in ran.err
    assert program.run("sources", "disable", "evening").code == 0
    assert program.run("sources", "--json").json().each("enabled") == [True, False]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["set", "x"], "say what is to be set"),
        (["remove", "x", "--name", "y"], "remove changes nothing else"),
        (["set", "x", "--name", "y", "--dry-run"], "--dry-run is for newsreader sources add"),
        (["add", ".", "--every", "30"], '--every wants "when asked", or a length of time'),
        (
            ["add", ".", "--topic", "Tech//Linux"],
            "--topic wants names with / between them, not 'Tech//Linux'",
        ),
        (["add", ".", "--header", "Authorization=Bearer x"], "--header wants NAME=env:VARIABLE"),
        (["add", ".", "--header", "Host=env:A"], "cannot choose Host"),
        (["add", ".", "--password-env", "a b"], "must name a variable"),
        (["add", ".", "--password-env", "A", "--password-command", "b"], "either from --password-env or"),
        (["add", ".", "--password-command", "a 'b"], "cannot be split into words: no closing quotation"),
        (["add", ".", "--keep-days", "-3"], "--keep-days wants a whole number, not '-3'"),
        (["add", ".", "--user", "a:b"], "must not hold a colon"),
    ],
)
def test_what_is_told_wrongly_is_explained_and_nothing_changes(
    program: Program, arguments: list[str], told: str
) -> None:
    ran = program.run("sources", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert program.run("sources", "--json").json() == []


def test_of_several_kinds_the_table_tells_which_fails(program: Program, archive: Path) -> None:
    program.run("sources", "add", archive, "--name", "Archive")
    archive.rename(archive.with_name("elsewhere"))
    assert program.run("refresh").code == 1
    source = program.run("sources", "--json").json()[0]
    assert "No such file or folder" in source["error"].text()
    assert json.loads(program.run("sources", "--jsonl").out)["name"] == "Archive"


def asking_who(data: bytes) -> Route:
    """An answer for those who say who they are."""

    def route(handler: Handler) -> None:
        allowed = bool(handler.headers.get("Authorization"))
        handler.head(200 if allowed else 401, {"Content-Length": str(len(data) if allowed else 0)})
        handler.wfile.write(data if allowed else b"")

    return route


def test_what_is_behind_a_password_is_shown_as_well(program: Program, site: Site) -> None:
    site.routes["/private"] = asking_who(rss(["Behind the door"]))
    refused = program.run("sources", "add", site.url("/private"))
    assert refused.code == 1
    assert "--password-env VARIABLE" in refused.err
    ran = program.run(
        "sources", "add", site.url("/private"), "--user", "me", "--password-env", "WORD", WORD="hush"
    )
    assert (ran.code, ran.err.splitlines()[1]) == (0, "  Behind the door")
    assert "hush" not in ran.err
    assert listed(program.home)[0]["password"] == {"env": "WORD"}


def test_a_feed_on_another_server_is_not_told_the_password_of_the_page_that_names_it(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WORD", "hush")
    monkeypatch.setattr("reader.sources.transport.is_public", lambda _: True)
    with serving() as other, Library.open(place_at(tmp_path / "x.db")) as library:
        other.routes["/feed"] = answer(rss(["Elsewhere"]))
        site.routes = {"/": answer(web_page(other.url("/feed")))}
        assert add(library, [site.url("/")], Options(user="me", password_env="WORD")) == 1
        assert f"leads to {other.url('/feed')}, which is on another server" in capsys.readouterr().err
        assert not any("authorization" in headers for headers in other.headers)
        assert library.sources.all() == ()


def test_the_other_feeds_of_a_page_are_named_even_where_the_first_is_there_already(
    program: Program, site: Site
) -> None:
    site.routes |= {"/one": answer(rss(["one"])), "/two": answer(rss(["two"]))}
    site.routes["/"] = answer(web_page("/one", "/two"))
    for code in (0, 2):
        ran = program.run("sources", "add", site.url("/"))
        assert ran.code == code
        assert f"  newsreader sources add {site.url('/two')}" in ran.err


def test_what_a_browser_hands_on_to_a_reader_of_feeds_is_added(program: Program, site: Site) -> None:
    site.routes["/feed"] = answer(rss(["one"]))
    assert program.run("sources", "add", f"feed:{site.url('/feed')}").code == 0
    assert program.run("sources", "add", site.url("/feed").replace("http:", "feed:")).code == 2
    assert [source["address"] for source in listed(program.home)] == [site.url("/feed")]


def test_a_host_is_asked_by_http_where_nobody_answers_by_https(program: Program, site: Site) -> None:
    site.routes["/feed"] = answer(rss(["one"]))
    ran = program.run("sources", "add", site.url("/feed").removeprefix("http://"))
    assert ran.code == 0
    assert listed(program.home)[0]["address"] == site.url("/feed")


@pytest.mark.parametrize(("number", "count"), [(1, "1 article"), (2, "2 articles"), (0, "0 articles")])
def test_how_many_articles_there_are_is_told_whatever_the_version_of_the_feed(
    program: Program, site: Site, number: int, count: str
) -> None:
    site.routes["/feed"] = answer(rss([f"title {place}" for place in range(number)]))
    assert program.run("sources", "add", site.url("/feed")).err.splitlines()[0].endswith(f", {count}")


@pytest.mark.parametrize("path", ["/gone", "/busy"])
def test_what_the_address_of_a_source_may_be_is_told_only_where_something_else_was_there(
    program: Program, site: Site, path: str
) -> None:
    site.routes["/busy"] = answer(b"", 429, Retry_After="120")
    said = program.run("sources", "add", site.url(path)).err
    assert "Give the address of a feed" not in said
    assert ("it asks to be left alone for 2 min" in said) == (path == "/busy")
