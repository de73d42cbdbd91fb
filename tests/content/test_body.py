"""The body of an article can be read, whatever it was written in."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.content.blocks import Block, Readable, Span
from reader.content.body import index_text, read_body, to_markdown, to_text
from reader.content.clean import block
from reader.models import Body, Link
from tests.content.documents import article

CORPUS = Path(__file__).parents[2] / "../shared/corpus/powerapps"
BASE = "https://example.com/news/"


def html(text: str) -> Readable:
    return read_body(Body("html", text), BASE)


def markdown(text: str) -> Readable:
    return read_body(Body("markdown", text), BASE)


def paragraph(*spans: Span | str) -> Block:
    return Block("paragraph", tuple(Span(span) if isinstance(span, str) else span for span in spans))


SAME = [
    (
        "# One *two*\n\nText with **bold**, *italic*, `code`, ~~gone~~ and [a link](/a).\\\nNext line.",
        "<h1>One <em>two</em></h1><p>Text with <b>bold</b>, <i>italic</i>, <code>code</code>, <s>gone</s> and "
        "<a href='/a'>a link</a>.<br>Next line.",
        (
            Block("heading", (Span("One "), Span("two", italic=True)), 1),
            paragraph(
                "Text with ",
                Span("bold", bold=True),
                ", ",
                Span("italic", italic=True),
                ", ",
                Span("code", code=True),
                ", ",
                Span("gone", strike=True),
                " and ",
                Span("a link", link="https://example.com/a"),
                ".\nNext line.",
            ),
        ),
    ),
    (
        "- one\n- two\n  1. three\n  2. four\n\n     more\n\n3. five",
        "<ul><li>one</li><li>two<ol><li>three<li><p>four<p>more</ol></ul><ol start=3><li>five</ol>",
        (
            Block("item", (Span("one"),), 1, "•"),
            Block("item", (Span("two"),), 1, "•"),
            Block("item", (Span("three"),), 2, "1."),
            Block("item", (Span("four"),), 2, "2."),
            Block("paragraph", (Span("more"),), 2),
            Block("item", (Span("five"),), 1, "3."),
        ),
    ),
    (
        "> said\n>\n> > deeper\n\n---\n\n```python\nx  =  1\n\ny\n```",
        "<blockquote>said<blockquote>deeper</blockquote></blockquote><hr>"
        "<pre><code class='language-python'>x  =  1\n\ny\n</code></pre>",
        (
            Block("quote", (Span("said"),), 1),
            Block("quote", (Span("deeper"),), 2),
            Block("rule"),
            Block("code", (Span("x  =  1\n\ny", code=True),), 0, "python"),
        ),
    ),
    (
        "| a | b |\n|---|---|\n| 1 | *2* |",
        "<table><thead><tr><th>a<th>b</thead><tr><td>1<td><i>2</i></table>",
        (
            Block("row", level=1, cells=((Span("a", bold=True),), (Span("b", bold=True),))),
            Block("row", cells=((Span("1"),), (Span("2", italic=True),))),
        ),
    ),
    (
        "![A cat](cat.png) [![Dog](/dog.png)](https://dogs.example)",
        "<img src=cat.png alt='A cat'><a href='https://dogs.example'><img src=/dog.png alt=Dog></a>",
        (
            Block("image", (Span("A cat"),), url="https://example.com/news/cat.png"),
            Block("image", (Span("Dog", link="https://dogs.example"),), url="https://example.com/dog.png"),
        ),
    ),
]


@pytest.mark.parametrize(("in_markdown", "in_html", "blocks"), SAME)
def test_markdown_and_html_become_the_same_blocks(
    in_markdown: str, in_html: str, blocks: tuple[Block, ...]
) -> None:
    assert markdown(in_markdown).blocks == blocks
    assert html(in_html).blocks == blocks


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>alert(1)</script><style>p{}</style><title>t</title>shown<!-- not -->", "shown"),
        ("<div style='display: none'>preheader</div><p hidden>x</p>shown", "shown"),
        (
            "<table><tr><td>Logo<td><table><tr><td><h2>Title</h2><p>Text</table></table>",
            "Logo\n\nTitle\n\nText",
        ),
        ("<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>", "a\n\nb\n\nc\n\nd"),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a\tb\n\nc\td"),
        ("a &amp; b &lt;c&gt; &nbsp;&nbsp; d&#27;[31m", "a & b <c> d[31m"),
        ("a<br><br><br><br>b<br>", "a\n\nb"),
        ("<p>  spaced \n out <b> here </b> .</p>", "spaced out here ."),
        ("<dl><dt>Term<dd>Meaning</dl>", "Term\n\nMeaning"),
        ("<img src=x.gif width=1 height=1><img alt=':)' src=e.png width=16> ok", ":) ok"),
        ("<img src=icon.png style='width: 24px'>text", "text"),
        ("<img alt=described>", "described"),
        ("<iframe src='https://player.example/1' title='A film'></iframe>", "A film"),
        ("<p>one<p>two</div></b> three", "one\n\ntwo three"),
        ("plain", "plain"),
        ("", ""),
        ("<!-- nothing -->", ""),
    ],
)
def test_what_a_page_shows_is_what_is_read(text: str, shown: str) -> None:
    assert to_text(html(text)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{% raw %}<p>Hi {{ name }}</p>{% endraw %}", "Hi {{ name }}"),
        ("{% include x.html %}a {{ site.url }} b{% comment %}c{% endcomment %}", "a b"),
        ("text\n{: .note}\n\nmore", "text\n\nmore"),
        ("<div>\n\n*em* in <b>html</b>\n\n</div>", "em in html"),
    ],
)
def test_what_a_site_generator_needs_is_not_read(text: str, shown: str) -> None:
    assert to_text(markdown(text)) == shown


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ("width=640 height=480", (640, 480)),
        ("width=640px height=480px", (640, 480)),
        ("style='width: 640px; height: 480px'", (640, 480)),
        ("width=1 height=1 style='width:640px;height:480px'", (640, 480)),
        ("width=640", None),
        ("width=100% height=480", None),
        ("style='max-width: 640px; height: 480px'", None),
    ],
)
def test_an_image_has_a_size_where_the_page_tells_both_its_sides(
    attributes: str, size: tuple[int, int] | None
) -> None:
    shown = html(f"<img src=/i.png {attributes}>").blocks
    assert [part.size for part in shown] == [size]


def test_a_figure_is_its_image_and_a_caption() -> None:
    read = html(
        "<figure><img src=/i.png alt=Cat><figcaption>A cat. <i>Photo: me</i></figcaption></figure>after"
    )
    assert [(part.kind, part.text) for part in read.blocks] == [
        ("image", "Cat"),
        ("caption", "A cat. Photo: me"),
        ("paragraph", "after"),
    ]
    assert "*A cat.* *Photo: me*" in to_markdown(read)


@pytest.mark.parametrize(
    ("player", "url", "words"),
    [
        (
            "<iframe src='https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0' title='A song'></iframe>",
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
            "video: A song",
        ),
        (
            "<iframe src='https://player.vimeo.com/video/76979871?h=1'></iframe>",
            "https://vimeo.com/76979871",
            "video: vimeo.com",
        ),
        (
            "<video controls><source src=/film.mp4>Your browser is old.</video>",
            "https://example.com/film.mp4",
            "video: example.com",
        ),
        ("<audio src=/talk.mp3 title=Talk></audio>", "https://example.com/talk.mp3", "audio: Talk"),
        ("<iframe src='https://map.example/1' title='A map'></iframe>", "https://map.example/1", "A map"),
    ],
)
def test_a_player_is_a_link_to_what_a_person_would_open(player: str, url: str, words: str) -> None:
    read = html(f"<p>before</p>{player}<p>after</p>")
    assert read.blocks[1] == paragraph(Span(words, link=url))
    assert [part.text for part in read.blocks] == ["before", words, "after"]
    assert read.links == (Link(url, words),)


@pytest.mark.parametrize(
    "player",
    [
        "<iframe src='https://ad.doubleclick.net/x'></iframe>",
        "<iframe src='javascript:alert(1)' title=x></iframe>",
        "<video>old</video>",
    ],
)
def test_players_that_lead_nowhere_are_left_out(player: str) -> None:
    assert to_text(html(f"text {player}")) == "text"


def test_links_are_listed_once_and_only_those_to_the_web() -> None:
    read = html(
        "<a href='/a'>first</a> <a href='/a'>again</a> <a href='mailto:x@y.z'>mail</a> <a href='javascript:x'>js</a> "
        "<a href='#top'>top</a> <a href='https://b.example'><img src='/i.png'></a> see https://c.example/x."
    )
    assert read.links == (
        Link("https://example.com/a", "first"),
        Link("https://b.example", "https://b.example"),
    )
    assert "mail js top" in to_text(read)
    linked = [span for part in read.blocks for span in part.spans if span.link]
    assert Span("https://c.example/x", link="https://c.example/x") in linked


def test_marks_piled_up_over_the_borders_of_styles_are_still_thinned() -> None:
    [part] = html(
        "<p>e" + "".join(f"<b>{chr(0x301) * 9}</b><i>{chr(0x301) * 9}</i>" for _ in range(5))
    ).blocks
    assert part.text == "e" + "\u0301" * 16


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One two, three-four it's.", 4),
        ("", 0),
        ("— … !", 0),
        ("中国新闻", 2),
        ("中国 news 新闻", 3),
        ("Привет мир", 2),
    ],
)
def test_words_are_counted_in_any_script(text: str, words: int) -> None:
    assert markdown(text).words == words


NASTY_HTML = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<table>",
            "<tr>",
            "<td>",
            "<th>",
            "</table>",
            "<ul>",
            "<ol>",
            "<li>",
            "</ul>",
            "<pre>",
            "</pre>",
            "<a href='/x'>",
            "<a href='javascript:x'>",
            "</a>",
            "<br>",
            "<img src=x alt=y>",
            "<h1>",
            "</h1>",
            "<blockquote>",
            "<div>",
            "</div>",
            "x",
            " ",
            "\n",
            "&#27;",
            "&#x202e;",
            "<",
            ">",
            "&",
            "*",
            "_",
            "`",
            "[",
            "](",
            ")",
            "#",
            "|",
            "-",
            "1. ",
            "́",
            "<script>",
            "<!--",
            "{%",
            "%}",
            "{{",
            "}}",
            "\x1b",
            "é",
            "人",
            "https://a.b/c",
            "<code>",
            "</code>",
            "<svg>",
            "<title>",
            "</tr>",
            "<iframe src='/f'>",
            "<sup>",
            "</sup>",
            "<q>",
            "<dd>",
            "<a href='#fn'>",
            "1",
            "[^1]",
            "\n\n[^1]: ",
            "^[",
        ]
    ),
    max_size=40,
).map("".join)


@given(NASTY_HTML, st.sampled_from(["html", "markdown"]))
@example("<table><tr><th>a</table></td>", "html")
@example("<li>x</ul></ol></blockquote></table></tr></td></h1></pre>", "html")
def test_no_body_is_an_error_and_all_text_of_it_is_plain(text: str, written: str) -> None:
    body = Body("html" if written == "html" else "markdown", text)
    read = read_body(body, BASE)
    for part in read.blocks:
        spans = [*part.spans, *(span for cell in part.cells for span in cell)]
        assert part.text == block(part.text)
        assert all(span.text for span in spans)
        assert all(link.startswith(("https://", "http://")) for span in spans if (link := span.link))
        assert part.kind in {"rule", "image"} or part.text.strip()
    assert index_text(body) == block(index_text(body))
    to_markdown(read)


PROSE = st.lists(
    st.sampled_from(
        [
            "word",
            "two words",
            "a_b",
            "*",
            "_",
            "`",
            "[x]",
            "(y)",
            "#",
            "1.",
            "-",
            "&amp;",
            "<b>",
            "|",
            "~~",
            "!",
            "\\",
            "é",
            ".",
            "+",
            ">",
            "=",
            "^[",
            "[^1]: x",
            "m²",
        ]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)
SPANS = st.lists(
    st.builds(
        Span,
        PROSE,
        bold=st.booleans(),
        italic=st.booleans(),
        strike=st.booleans(),
        code=st.just(False),
        link=st.none() | st.sampled_from(["https://example.com/a_b", "https://example.com/a(b)?c=*d*"]),
    )
    | PROSE.map(lambda text: Span(text, code=True)),
    min_size=1,
    max_size=3,
).map(tuple)


@st.composite
def written_blocks(draw: st.DrawFn) -> Block:
    spans = draw(SPANS)
    text = "".join(span.text for span in spans)
    return draw(
        st.sampled_from(
            [
                Block("paragraph", spans),
                Block("heading", spans, 1),
                Block("heading", spans, 6),
                Block("item", spans, 1, "•"),
                Block("item", spans, 1, "12."),
                Block("quote", spans, 1),
                Block("quote", spans, 3),
                Block("code", (Span(text, code=True),), 0, "python"),
                Block("code", (Span(f"{text}\n\n  {text}", code=True),)),
                Block("image", (Span(text),), url="https://example.com/i(1).png"),
            ]
        )
    )


@given(st.lists(written_blocks(), min_size=1, max_size=4))
def test_a_body_written_as_markdown_reads_the_same_again(blocks: list[Block]) -> None:
    written = to_markdown(Readable(tuple(blocks)))
    again = read_body(Body("markdown", written))
    assert [part.text for part in again.blocks] == [part.text for part in blocks], written
    assert [part.kind for part in again.blocks] == [part.kind for part in blocks], written


def test_a_table_written_as_markdown_is_a_table_again() -> None:
    for text in (
        "| a | b |\n|---|---|\n| 1 \\| 2 | [x](https://y.example) |\n",
        "<table><tr><td>1<td>2<tr><td>3<td>4</table>",
    ):
        read = markdown(text)
        again = markdown(to_markdown(read))
        assert [part.text for part in again.blocks if part.text.strip()] == [
            part.text for part in read.blocks
        ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "# Head\n\n- one **two**\n1. [three](https://x.example/not)\n> four\n\n"
            "|five|six|\n|---|---|\n```py\nseven\n```",
            "Head one two three four five six seven",
        ),
        ("a <b>bold</b> &amp; <script>not</script>{% raw %}{% endraw %}", "a bold &"),
        ("snake_case ~~old~~", "snake case old"),
    ],
)
def test_a_search_finds_the_words_of_a_body_and_not_its_marks(text: str, words: str) -> None:
    assert " ".join(index_text(Body("markdown", text)).split()) == words


N = 1 << 18
HUGE = {
    "deep": "<div>" * N + "needle",
    "moderately deep": "<div>" * 600 + "needle",
    "attributes": "<p " + " ".join(f"a{count}=b" for count in range(N // 8)) + ">needle",
    "tables": "<table><tr><td>" * 300 + "needle",
    "unclosed": "<font><p>" * (N // 9) + "needle",
    "brackets": "![" * N + "needle",
    "spaces": "x" + " " * N + "needle",
    "links": "[a](" * (N // 4) + "needle",
    "templates": "{%" * (N // 2) + "needle",
}


@pytest.mark.parametrize("name", HUGE)
def test_huge_and_deep_bodies_are_read(name: str) -> None:
    for written in (Body("html", HUGE[name]), Body("markdown", HUGE[name])):
        assert "needle" in to_text(read_body(written))
        assert "needle" in index_text(written)


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here")
def test_real_newsletters_and_samples_are_readable() -> None:
    files = [*CORPUS.glob("_newsletters/*.html"), *CORPUS.glob("_samples/*.md")]
    assert files
    for file in files:
        body = article(file.read_bytes(), file.name).body
        assert body is not None
        read = read_body(body, "https://everyday-cc.github.io/powerapps")
        assert read.blocks
        assert "{%" not in to_text(read)
        assert not any("<" in part.text and "/>" in part.text for part in read.blocks)
        if file.suffix == ".html":
            assert read.words > 100
            assert len(read.links) > 10


@pytest.mark.parametrize(
    "html",
    [
        "<p>One <b>bold</b>ly told <a href='https://example.org/?a=1&amp;b=2'>story</a>.</p><p>Two &amp; &#8230;</p>",
        "One<br>two<br/>three<hr><ul><li>four<li>five</ul>",
        "<div>1 &lt; 2</div><blockquote>said<em>so</em></blockquote><h2>Head</h2>ing",
        "<p>seen</p><script>unseen</script><p hidden>unseen</p>",
        "no tags at all, but an &eacute;",
    ],
)  # fmt: skip
def test_the_quick_words_for_a_search_are_those_that_are_shown(html: str) -> None:
    body = Body("html", html)
    assert index_text(body).split() == to_text(read_body(body)).replace("•", " ").split()
