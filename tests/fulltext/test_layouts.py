"""What the layouts of the world hide the text behind, or set beside it."""

import pytest

from reader.content.body import read_body, to_text
from reader.fulltext.extracting import extract
from reader.fulltext.judging import judge
from reader.fulltext.records import WebPage
from reader.models import Body
from tests.fulltext.saved import ADDRESS

HEADLINE = "Lindvik moves its old harbour crane to the east"
EXCERPT = "The council of Lindvik decided that the crane is moved, and not pulled down, as some had wished."
TEXT = (
    "<p>The old harbour crane of Lindvik will be moved to the east next spring, the council decided on Tuesday, "
    "after three hours of debate, with the votes of all parties but one.</p>"
    "<p>Engineers say that the foundations below the quay have been sinking for a decade, and that the coming "
    "winter may be the last one that the listed monument stands through.</p>"
)
BANNER = "<div>We value your privacy. <button>Accept all cookies</button></div>"
LOGIN = "<header>Already a subscriber? <form><input name=user><input type=password></form></header>"
OTHERS = (
    "<p>Reader says, at length, that cranes should, or should not, be moved, since they are there.</p>" * 60
)


def page(inside: str, *, below: str = "", head: str = "") -> WebPage:
    """A page with an article, which holds `inside` between its paragraphs."""
    article = f"<article><h1>{HEADLINE}</h1>{TEXT}{inside}{TEXT}</article>"
    html = f"<html><head><title>{HEADLINE}</title></head><body>{head}{article}{below}</body></html>"
    return WebPage(ADDRESS, html.encode())


KEPT = [
    ("<div class=highlight><pre><code>lift(4)</code></pre></div>", "lift(4)"),
    ("<section class=footnotes><ol><li>Harbour archive, box nine.</li></ol></section>", "box nine"),
]


@pytest.mark.parametrize(("inside", "kept"), KEPT)
def test_code_and_notes_are_part_of_the_text(inside: str, kept: str) -> None:
    found = extract(page(inside))
    assert kept in to_text(read_body(Body("html", found.html), found.url))


FILMS = [
    ("//www.youtube-nocookie.com/embed/abcdef1234", "https://www.youtube.com/watch?v=abcdef1234"),
    ("https://player.vimeo.com/video/1234567", "https://vimeo.com/1234567"),
]


@pytest.mark.parametrize(("source", "link"), FILMS)
def test_films_are_linked(source: str, link: str) -> None:
    found = extract(page(f"<div class=player><iframe src='{source}' title='Lifting'></iframe></div>"))
    assert link in [one.url for one in read_body(Body("html", found.html), found.url).links]


PICTURES = [
    "<img src=/blank.gif data-src=/crane.jpg width=800 height=500>",
    "<img src='data:image/gif;base64,R0' width=800 height=500><noscript><img src=/crane.jpg></noscript>",
]


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_that_is_loaded_late_is_the_picture_and_not_what_stands_for_it(picture: str) -> None:
    found = extract(page(f"<figure>{picture}<figcaption>The crane.</figcaption></figure>"))
    blocks = read_body(Body("html", found.html), found.url).blocks
    assert [block.url for block in blocks if block.kind == "image"] == ["https://post.example/crane.jpg"]


@pytest.mark.parametrize(
    "below", [f"<div class=reactions>{OTHERS}</div>", f"<article><h1>Zoo</h1>{OTHERS}</article>"]
)
def test_what_stands_below_is_not_the_article_however_long_it_is(below: str) -> None:
    found = extract(page("", below=below))
    assert "listed monument" in found.html
    assert "Reader says" not in found.html


@pytest.mark.parametrize("head", [BANNER, LOGIN])
def test_a_short_article_is_not_doubted_for_what_all_pages_of_its_site_show(head: str) -> None:
    found = extract(page("", head=head))
    assert judge(found, HEADLINE, EXCERPT, ADDRESS).doubt is None


def test_the_declaration_of_xml_names_the_character_set() -> None:
    text = f"<?xml version='1.0' encoding='iso-8859-2'?><html><body><article>{'<p>Żuraw, w porcie.</p>' * 30}"
    assert "Żuraw" in extract(WebPage(ADDRESS, text.encode("iso-8859-2"))).html


def test_the_text_of_the_data_of_a_page_is_plain_text() -> None:
    text = "Ships &amp; cranes, <b>all</b> of them. " * 40
    data = f'{{"@type": "NewsArticle", "articleBody": "{text}"}}'
    html = f"<html><head><script type='application/ld+json'>{data}</script></head><body><div></div></body></html>"
    found = extract(WebPage(ADDRESS, html.encode()))
    assert "Ships & cranes, all of them." in to_text(read_body(Body("html", found.html), found.url))
