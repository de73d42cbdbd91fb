"""User names and passwords in the addresses of sources are for their servers, and for the file that lists sources."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.content.urls import public
from reader.models import Failure
from reader.ui.screens.problems import problems_page
from tests.cli.program import Program, Ran
from tests.cli.watching import end_of, next_source, watching
from tests.sources.server import Handler, Route, Site, page, serving

USER, PASSWORD = "someuser", "hunter2secret"
EXPECTED = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
FORMS = ["--json", "--jsonl", "--plain"]


def guarded(data: bytes) -> Route:
    def route(handler: Handler) -> None:
        allowed = handler.headers.get("Authorization") == EXPECTED
        handler.head(200 if allowed else 401, {"Content-Length": str(len(data) if allowed else 0)})
        handler.wfile.write(data if allowed else b"")

    return route


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.routes["/api/news/index.json"] = guarded(page(["Guarded"], None))
        site.routes["/broken/index.json"] = guarded(
            b'{"page": 1, "value": [{"title": 1}, 2], "nextPage": null}'
        )
        yield site


def with_user(url: str) -> str:
    return url.replace("://", f"://{USER}:{PASSWORD}@")


def said(ran: Ran) -> Ran:
    assert USER not in ran.out + ran.err, ran
    assert PASSWORD not in ran.out + ran.err, ran
    return ran


def test_no_command_prints_them_and_no_file_but_the_list_of_sources_is_written_with_them(
    program: Program, site: Site, home: Path
) -> None:
    address, bare = with_user(site.url("/api/news/index.json")), site.url("/api/news/index.json")
    broken, gone = with_user(site.url("/broken/index.json")), "http://someuser:hunter2secret@127.0.0.1:1/api/"
    added = said(program.run("sources", "add", address, broken))
    assert added.code == 0
    assert "stand in clear in" in added.err
    assert said(program.run("sources", "add", gone)).code == 1
    assert said(program.run("sources", "add", gone, "--offline")).code == 0
    assert said(program.run("sources", "add", address)).code == 2
    for form in ("--json", "--jsonl"):
        assert bare in said(program.run("sources", "add", address, gone, "--dry-run", form)).out
    for form in FORMS:
        assert bare in said(program.run("refresh", form)).out
        assert bare in said(program.run("sources", form)).out
        said(program.run("list", form, gone))
        said(program.run("doctor", form))
    said(program.run("list", address))
    assert said(program.run("refresh", "--offline")).code == 0
    articles = said(program.run("list", "--json")).json()["articles"]
    assert articles.each("title") == ["Guarded"]
    assert articles[0]["source"] == bare
    id = articles[0]["id"].text()
    for arguments in (["show", id, "--json"], ["show", address], ["mark", "star", id], ["topics"]):
        said(program.run(*arguments))
    for wrong in (
        address + "x",
        "ftp://someuser:hunter2secret@example.org/",
        "https://someuser:hunter2/secret@x/",
    ):
        said(program.run("sources", "remove", wrong))
        said(program.run("refresh", wrong))
    kept = [file for file in home.rglob("*") if file.is_file() and ".db" not in file.name]
    assert {file.name for file in kept if PASSWORD.encode() in file.read_bytes()} == {"sources.toml"}


def test_a_refresh_that_goes_on_tells_them_neither(program: Program, site: Site) -> None:
    program.run("sources", "add", with_user(site.url("/api/news/index.json")))
    with watching(program) as process:
        assert next_source(process).pick("source", "new") == (site.url("/api/news/index.json"), 1)
        assert process.stdin is not None
        process.stdin.write(with_user(site.url("/nowhere")).encode() + b"\n")
        process.stdin.write(site.url("/api/news/index.json").encode() + b"\n")
        process.stdin.flush()
        assert next_source(process)["error"] == None  # noqa: E711 - JSON is compared
        code, err = end_of(process)
    assert code == 0
    assert PASSWORD not in err.decode()


@pytest.mark.parametrize("shown", [False, True])
def test_a_source_is_named_with_them_or_as_it_is_shown(program: Program, site: Site, shown: bool) -> None:
    bare = site.url("/api/news/index.json")
    address = with_user(bare)
    program.run("sources", "add", address)
    name = bare if shown else address
    ran = program.run("refresh", name, "--json")
    assert ran.json()["sources"][0].pick("status", "new") == ("updated", 1)
    assert program.run("sources", "disable", name).code == 0
    assert program.run("sources", "enable", name).code == 0
    assert program.run("list", "--json").json()["total"] == 1
    assert program.run("sources", "remove", name).code == 0
    assert program.run("sources", "--json").json() == []
    assert program.run("list", "--json").json()["total"] == 0


def test_of_two_users_of_one_address_one_has_to_be_named(program: Program) -> None:
    program.run("sources", "add", "https://ann:x@news.example/", "https://bob:y@news.example/", "--offline")
    assert program.run("sources", "remove", "https://news.example/").code == 3
    assert program.run("sources", "remove", "https://bob:y@news.example/").code == 0
    assert program.run("sources", "remove", "https://news.example/").code == 0


def test_the_page_of_problems_is_without_them() -> None:
    failure = Failure("https://someuser:hunter2secret@news.example/api/", "page/1", "is odd")
    page = list(problems_page([failure]))
    assert PASSWORD not in repr(page)
    assert "https://news.example/api/" in repr(page)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://ann:x@news.example:8080/a?b=c#d", "https://news.example:8080/a?b=c#d"),
        ("https://ann@news.example/", "https://news.example/"),
        ("https://ann:p@ss@news.example/", "https://news.example/"),
        ("https://ann:p/ss@news.example/", "news.example/"),
        ("https://News.example/@ann/feed", "https://News.example/@ann/feed"),
        ("https://[ann:x@news.example/", "news.example/"),
        ("/home/ann@work/_news", "/home/ann@work/_news"),
        ("-", "-"),
    ],
)
def test_an_address_is_shown_as_it_is_but_for_them(address: str, expected: str) -> None:
    assert public(address) == expected


def test_a_source_whose_password_is_set_is_looked_at_again_though_it_had_failed(
    program: Program, site: Site
) -> None:
    address = site.url("/api/news/index.json")
    program.run("sources", "add", address, "--offline")
    assert program.run("refresh").code == 1
    assert program.run("refresh", "--due", "--json").json()["sources"] == []
    told = ("--user", USER, "--password-command", f"echo {PASSWORD}")
    assert program.run("sources", "set", address, *told).code == 0
    assert program.run("refresh", "--due").code == 0
    assert program.run("list", "--json").json()["total"] == 1
