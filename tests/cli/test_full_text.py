"""The text of original pages on the command line: `show --full`, `show URL`, `refresh --full-text`."""

from collections.abc import Iterator

import pytest

from tests.cli.program import Program
from tests.fulltexts import STORY, listed_with_pages, page
from tests.sources.server import Site, answer, serving

TITLE = "The night train of Almadra runs again"
OTHER = "Second thoughts about the broken clock"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        listed_with_pages(site, {"/train": TITLE, "/clock": OTHER})
        yield site


@pytest.fixture
def ids(program: Program, site: Site) -> list[str]:
    """The ids of the two articles of a library of the user's own."""
    program.run("sources", "add", site.url("/api/news/index.json"))
    assert program.run("refresh").code == 0
    return [str(id) for id in program.run("list", "--json").json()["articles"].each("id")]


def test_show_full_prints_the_text_of_the_page_and_asks_for_it_once(
    program: Program, site: Site, ids: list[str]
) -> None:
    assert STORY[2] not in program.run("show", ids[0]).out
    ran = program.run("show", ids[0], "--full")
    assert ran.code == 0
    assert STORY[2].split()[-1] in ran.out
    assert "Most read" not in ran.out
    site.routes.clear()
    assert program.run("show", ids[0], "--full").out == ran.out


def test_json_tells_where_the_text_is_from(program: Program, site: Site, ids: list[str]) -> None:
    assert program.run("show", ids[0], "--json").json()["full_text"] == None  # noqa: E711 - of a parsed value
    told = program.run("show", ids[0], "--full", "--json").json()
    assert told["full_text"]["url"] == site.url("/train")
    assert told["full_text"]["of"] == "original"
    assert told["full_text"]["author"] == "Henrike Solum"
    assert STORY[0] in str(told["body"]["text"].value)


@pytest.mark.parametrize(
    ("form", "begins"), [("md", f"# {TITLE}\n"), ("html", "<!DOCTYPE html>"), ("text", f"{TITLE}\n")]
)
def test_an_article_is_a_document_of_its_own(
    program: Program, ids: list[str], form: str, begins: str
) -> None:
    ran = program.run("show", ids[0], "--full", "--format", form)
    assert ran.code == 0
    assert ran.out.lower().startswith(begins.lower())
    assert "locomotive" in ran.out


def test_a_page_that_is_not_the_article_is_printed_told_of_and_no_success(
    program: Program, site: Site, ids: list[str]
) -> None:
    quinces = [
        f"Quince number {number} is peeled, cut in eighths and stewed with honey." for number in range(12)
    ]
    site.routes["/train"] = page("Ten recipes with quinces for long winter evenings", *quinces)
    ran = program.run("show", ids[0], "--full")
    assert ran.code == 1
    assert "Quince number 3" in ran.out
    assert "quinces" in ran.err


def test_a_page_that_cannot_be_had_leaves_the_article_as_its_file_tells_it(
    program: Program, site: Site, ids: list[str]
) -> None:
    del site.routes["/train"]
    ran = program.run("show", ids[0], "--full")
    assert ran.code == 1
    assert TITLE in ran.out
    assert "404" in ran.err


def test_any_page_is_shown_by_its_address(program: Program, site: Site) -> None:
    ran = program.run("show", site.url("/train"))
    assert ran.code == 0
    assert ran.out.startswith(TITLE)
    assert "locomotive" in ran.out
    told = program.run("show", site.url("/train"), "--json").json()
    assert told["id"] == None  # noqa: E711 - of a parsed value
    assert told["full_text"]["of"] == "page"
    assert program.run("show", site.url("/nothing")).code == 3


def test_pages_are_fetched_ahead_of_what_matches_and_of_no_more(
    program: Program, site: Site, ids: list[str]
) -> None:
    ran = program.run("refresh", "--full-text", "-q", "clock", "--jsonl")
    assert ran.code == 0
    told = [line for line in ran.lines() if line["event"] == "full_text"]
    assert [(str(line["name"].value), line["error"].value) for line in told] == [(ids[1], None)]
    assert "/clock" in site.asked
    assert "/train" not in site.asked
    assert "1 of 1 articles" in ran.err


@pytest.mark.usefixtures("ids")
def test_at_most_so_many_are_fetched(program: Program, site: Site) -> None:
    program.run("refresh", "--full-text", "-q", "", "-n", "1")
    assert ("/train" in site.asked, "/clock" in site.asked) == (True, False)


def test_without_a_query_those_are_fetched_that_are_always_read_in_full(
    program: Program, site: Site, ids: list[str]
) -> None:
    program.run("refresh", "--full-text")
    assert "/train" not in site.asked
    program.run("sources", "set", site.url("/api/news/index.json"), "--full-text")
    program.run("mark", "read", ids[1])
    assert program.run("refresh", "--full-text").code == 0
    assert ("/train" in site.asked, "/clock" in site.asked) == (True, False)


@pytest.mark.usefixtures("ids")
def test_what_a_server_forbids_is_told_and_the_rest_is_fetched(program: Program, site: Site) -> None:
    site.routes["/robots.txt"] = answer(b"User-agent: newsreader\nDisallow: /clock\n")
    ran = program.run("refresh", "--full-text", "-q", "")
    assert ran.code == 1
    assert "robots.txt" in ran.err
    assert "/train" in site.asked


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("-q", "clock"), "--full-text"),
        (("--watch", "--jsonl", "--full-text"), "no"),
        (("-n", "3"), "--full-text"),
    ],
)
def test_options_that_mean_nothing_together_are_refused(
    program: Program, options: tuple[str, ...], told: str
) -> None:
    ran = program.run("refresh", *options)
    assert ran.code == 2
    assert told in ran.err
