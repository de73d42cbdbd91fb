"""Articles as documents of their own: Markdown, HTML, plain text."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reader.content.blocks import Block, Span
from reader.content.body import read_body
from reader.content.exporting import Form, as_document
from reader.content.html_writing import to_html
from reader.models import Article, Body, Provider

ARTICLE = Article(
    "k",
    "Heat pumps & <boilers>",
    excerpt="Sales passed those of boilers.",
    published_at=datetime(2026, 11, 20, 9, 30, tzinfo=UTC),
    original_url="https://herald.example/heat",
    provider=Provider("The Herald"),
    author="Ina Berg",
    lang="en",
)
BODY = read_body(
    Body("markdown", "First *words*, [a link](https://a.example/b).\n\n- one\n  - two\n- three\n")
)

DOCUMENTS: list[tuple[Form, str]] = [
    (
        "markdown",
        "# Heat pumps & \\<boilers>\n\n*The Herald, Ina Berg, 2026-11-20 09:30 UTC*\n\n"
        "[https://herald.example/heat](https://herald.example/heat)\n\n**Sales passed those of boilers.**\n\n"
        "First *words*, [a link](https://a.example/b).\n\n- one\n  - two\n- three\n",
    ),
    (
        "text",
        "Heat pumps & <boilers>\n\nThe Herald, Ina Berg, 2026-11-20 09:30 UTC\n\nhttps://herald.example/heat\n\n"
        "Sales passed those of boilers.\n\nFirst words, a link.\n\n• one\n\n• two\n\n• three\n",
    ),
]


@pytest.mark.parametrize(("form", "document"), DOCUMENTS)
def test_a_document_tells_the_headline_who_told_it_where_it_is_and_its_text(
    form: Form, document: str
) -> None:
    assert as_document(ARTICLE, BODY, form) == document


def test_html_is_a_page_of_its_own() -> None:
    page = as_document(ARTICLE, BODY, "html")
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "<title>Heat pumps &amp; &lt;boilers&gt;</title>" in page
    assert '<a href="https://herald.example/heat">' in page
    assert "<ul>\n<li>one\n<ul>\n<li>two\n</li></ul>\n</li>\n<li>three\n</li></ul>" in page


def test_an_excerpt_that_the_text_begins_with_is_not_told_twice() -> None:
    body = read_body(Body("markdown", "Sales passed those of boilers. And more."))
    assert as_document(ARTICLE, body, "text").count("Sales passed") == 1


BLOCKS = [
    (
        [Block("image", (Span("A map"),), url="https://a.example/m.png"), Block("caption", (Span("The lake."),))],
        '<figure><img src="https://a.example/m.png" alt="A map"><figcaption>The lake.</figcaption></figure>\n',
    ),
    ([Block("caption", (Span("Of a table"),))], "<p>Of a table</p>\n"),
    ([Block("code", (Span("a < b", code=True),), marker="python")],
     '<pre><code class="language-python">a &lt; b</code></pre>\n'),
    ([Block("quote", (Span("q"),), 2)], "<blockquote><blockquote><p>q</p></blockquote></blockquote>\n"),
    ([Block("item", (Span("deep"),), 2, "1.")], "<ol><li>\n<ol>\n<li>deep\n</li></ol>\n</li></ol>\n"),
]  # fmt: skip


@pytest.mark.parametrize(("blocks", "html"), BLOCKS)
def test_blocks_are_the_elements_they_were(blocks: list[Block], html: str) -> None:
    assert to_html(blocks) == html


# As the walker makes blocks: clean words with one space between them.
_WORD = st.text(alphabet="abcäЖ漢<>&\"'", min_size=1, max_size=6)
_SPAN = st.lists(_WORD, min_size=1, max_size=3).map(
    lambda words: Span(" ".join(words), italic=len(words) > 1)
)
_ITEM = st.tuples(_SPAN, st.integers(1, 4), st.sampled_from(["•", "1.", "12."])).map(
    lambda made: Block("item", (made[0],), made[1], made[2])
)
_BLOCK = st.one_of(
    _ITEM,
    _SPAN.map(lambda span: Block("paragraph", (span,))),
    _SPAN.map(lambda span: Block("quote", (span,), 1)),
    _SPAN.map(lambda span: Block("heading", (span,), 2)),
    _SPAN.map(lambda span: Block("code", (span,), marker="python")),
    st.just(Block("rule")),
)


@given(st.lists(_BLOCK, max_size=8))
def test_html_is_well_formed_and_reads_as_it_was_written(blocks: list[Block]) -> None:
    html = to_html(blocks)
    etree.fromstring(f"<div>{html.replace('<hr>', '<hr/>')}</div>")
    read = read_body(Body("html", html))
    assert [block.text for block in read.blocks] == [block.text for block in blocks]
