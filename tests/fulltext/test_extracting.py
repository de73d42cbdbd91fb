"""Pages as the world makes them: their article is found, and what is none is told apart."""

from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.fulltext.extracting import extract
from reader.fulltext.judging import judge
from reader.fulltext.records import WebPage
from tests.fulltext.saved import ADDRESS, Saved, f1, saved_pages, text_of

PAGES = list(saved_pages())
GOOD = [page for page in PAGES if page.doubt is None]


@pytest.mark.parametrize("saved", GOOD, ids=lambda saved: saved.name)
def test_the_article_is_found_and_little_else(saved: Saved) -> None:
    assert f1(text_of(extract(saved.page)), saved.text) >= 0.9


def test_on_the_whole_hardly_a_word_is_lost_or_too_much() -> None:
    assert mean(f1(text_of(extract(saved.page)), saved.text) for saved in GOOD) >= 0.96


@pytest.mark.parametrize("saved", PAGES, ids=lambda saved: saved.name)
def test_what_is_hardly_the_article_is_told_and_no_article_is_doubted(saved: Saved) -> None:
    verdict = judge(extract(saved.page), saved.title, saved.excerpt, saved.asked)
    assert verdict.doubt == saved.doubt
    assert bool(verdict.reason) == bool(saved.doubt)


@pytest.mark.parametrize("saved", GOOD, ids=lambda saved: saved.name)
def test_a_page_that_nobody_knows_the_headline_of_is_shown_as_it_is(saved: Saved) -> None:
    assert judge(extract(saved.page), None, None, ADDRESS).doubt is None


@pytest.mark.parametrize("name", ["wall-consent", "wall-login", "error-soft-404", "empty-needs-scripts"])
def test_walls_and_errors_are_told_of_any_page(name: str) -> None:
    saved = next(page for page in PAGES if page.name == name)
    assert judge(extract(saved.page), None, None, ADDRESS).doubt == saved.doubt


@pytest.mark.parametrize("saved", [page for page in PAGES if page.author], ids=lambda saved: saved.name)
def test_who_wrote_it_and_when_is_found(saved: Saved) -> None:
    found = extract(saved.page)
    assert found.author == saved.author
    assert found.published_at is not None
    assert saved.date is not None
    assert found.published_at.date() == saved.date.date()


def test_the_title_comes_without_the_name_of_the_site() -> None:
    pages = {saved.name: saved for saved in PAGES}
    assert extract(pages["plain-article"].page).title == "The night train of Almadra runs again"
    text = b"<title>Rain - The Gazette</title><meta property=og:site_name content='The Gazette'><body><p>It rains."
    assert extract(WebPage(ADDRESS, text)).title == "Rain"


ODD = [
    (b"", "is no web page"),
    (b"   \n ", "is no web page"),
    (b"%PDF-1.7 ...", "is a PDF"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is no web page"),
    (b"just words", "is no web page"),
]


@pytest.mark.parametrize(("data", "reason"), ODD)
def test_what_is_no_page_is_told_in_words(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        extract(WebPage(ADDRESS, data))


KEPT = [
    ("<figure><img src='/a.png' width='640' height='360'><figcaption>The lake.</figcaption></figure>", "The lake."),
    ("<img data-src='/late.jpg' src='data:image/gif;base64,R0' width=600 height=400 alt='Late'>", "late.jpg"),
    ("<img srcset='/small.jpg 400w, /wide.jpg 1200w, /huge.jpg 4000w' width=600 height=400>", "wide.jpg"),
    ("<video title='The launch'><source src='/launch.mp4'></video>", "launch.mp4"),
    ("<pre><code class='language-python'>print(1)\nprint(2)</code></pre>", "print(1)\nprint(2)"),
    ("<iframe src='https://www.youtube.com/embed/abc' title='The film'></iframe>", "abc"),
]  # fmt: skip


@pytest.mark.parametrize(("piece", "kept"), KEPT)
def test_what_belongs_to_the_text_stays(piece: str, kept: str) -> None:
    text = "<p>The town keeps its night train, although nobody remembers why, or when, or who asked.</p>" * 4
    page = f"<html><body><article><h1>A headline</h1>{text}{piece}{text}</article></body></html>"
    assert kept in extract(WebPage(ADDRESS, page.encode())).html


@given(
    st.binary(max_size=2000) | st.text(alphabet="<>/=\"' abdivphrefscrt&#;0", max_size=600).map(str.encode)
)
def test_no_bytes_raise_anything_but_what_is_told_in_words(data: bytes) -> None:
    try:
        found = extract(WebPage(ADDRESS, data))
    except SourceError:
        return
    judge(found, "A headline", "An excerpt of it.", ADDRESS)
