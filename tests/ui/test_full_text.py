"""The text of original pages in the app: asked for with a key, or always; told in words where it cannot be had."""

from collections.abc import Iterator

import pytest

from tests.cli.program import Program
from tests.fulltexts import listed_with_pages, page
from tests.sources.server import Site, answer, serving
from tests.ui.terminal import Terminal, terminal

TITLE = "The night train of Almadra runs again"
LEAD = "A night train leaves Almadra again."
PIECE = "Its driver, Ilse Varga"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        titles = {
            "/train": TITLE,
            "/clock": "Second thoughts",
            "/viaduct": "Third time unlucky on the viaduct",
        }
        listed_with_pages(site, titles)
        yield site


def _refreshed(program: Program, site: Site, *options: str) -> None:
    assert program.run("sources", "add", site.url("/api/news/index.json"), *options).code == 0
    assert program.run("refresh").code == 0


@pytest.fixture
def opened(program: Program, site: Site) -> Iterator[Terminal]:
    """The app with the first article open."""
    _refreshed(program, site)
    with terminal(program) as opened:
        opened.until(TITLE)
        opened.settle()
        opened.press("\r")
        opened.until(LEAD)
        opened.settle()
        yield opened
        opened.press("\x03")
        opened.end()


def test_a_key_shows_the_text_of_the_page_below_the_lead_and_takes_it_away_again(opened: Terminal) -> None:
    assert PIECE not in opened.shown
    opened.press("d")
    opened.until(PIECE)
    assert LEAD in opened.shown
    assert "by Henrike Solum, as its page says" in opened.shown
    assert "From its page at 127.0.0.1" in opened.shown
    opened.press("d")
    opened.until(lambda: PIECE not in opened.shown)
    opened.press("d")
    opened.until(PIECE)


def test_a_page_that_cannot_be_read_is_told_of_in_words_and_the_article_stays(
    opened: Terminal, site: Site
) -> None:
    site.routes["/train"] = answer(b"%PDF-1.7 " + bytes(100), **{"Content-Type": "application/pdf"})
    opened.press("d")
    opened.until("is a PDF, not a web page.")
    assert LEAD in opened.shown
    site.routes["/train"] = page(TITLE)
    opened.press("d")
    opened.until(PIECE)


def test_what_is_hardly_the_article_is_shown_with_the_reason(opened: Terminal, site: Site) -> None:
    quinces = [
        f"Quince number {number} is peeled, cut in eighths and stewed with honey." for number in range(12)
    ]
    site.routes["/train"] = page("Ten recipes with quinces for long winter evenings", *quinces)
    opened.press("d")
    opened.until("What was found there:")
    assert "Quince number 3" in opened.shown
    opened.press("d")
    opened.until(lambda: "Quince number 3" not in opened.shown)


def test_a_source_that_is_always_read_in_full_needs_no_key_and_the_next_are_there_before_they_are_opened(
    program: Program, site: Site
) -> None:
    _refreshed(program, site, "--full-text")
    with terminal(program) as opened:
        opened.until(TITLE)
        opened.settle()
        assert "/train" not in site.asked, "nothing is asked for what is only looked at"
        opened.press("\r")
        opened.until(PIECE)
        opened.until(lambda: {"/train", "/clock", "/viaduct"} <= set(site.asked))
        opened.press("q")
        opened.settle()
        opened.press("q")
        assert opened.end() == 0


def test_a_key_has_a_source_always_be_read_in_full(opened: Terminal, program: Program) -> None:
    opened.press("D")
    opened.until("always read in full now")
    opened.until(PIECE)
    assert program.run("sources", "--json").json().each("full_text") == [True]
