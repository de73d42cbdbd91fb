"""Footnotes, what stands above or below the line, quotations and terms: how they read on lines of one size."""

import pytest

from reader.content.body import index_text, read_body, to_markdown, to_text
from reader.models import Body


def html(text: str) -> str:
    return to_text(read_body(Body("html", text)))


def markdown(text: str) -> str:
    return to_text(read_body(Body("markdown", text)))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("CO<sub>2</sub> on 30 m<sup>2</sup>", "CO₂ on 30 m²"),
        ("10<sup>-6</sup>, 10<sup>−<b>12</b></sup>, x<sup>n+1</sup>", "10⁻⁶, 10⁻¹², xⁿ⁺¹"),
        ("x<sub>max</sub>, e<sup>x</sup>, 2<sup>2k</sup>", "x_max, e^x, 2^2k"),
        ("the 1<sup>st</sup>, le 2<sup>e</sup>, Brand<sup>TM</sup>", "the 1st, le 2^e, BrandTM"),
        ("see<sup>*</sup> and<sup>†</sup>", "see* and†"),
        ("<sup>A whole line in small print, set above.</sup>", "A whole line in small print, set above."),
        ("a<sup>2<sup>3</sup></sup>", "a²³"),
        ("<sup></sup>x<sub> </sub>y", "x y"),
    ],
)
def test_what_is_set_above_or_below_reads_well_on_the_line(written: str, read: str) -> None:
    assert html(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Said<sup><a href='#fn1' id='ref1'>1</a></sup>.", "Said¹."),
        ("Said<sup><a href='#n'>[12]</a></sup>.", "Said¹²."),
        (
            "Said<sup><a href='#c1'><span>[</span>1<span>]</span></a></sup><sup><a href='#c2'>[2]</a></sup>",
            "Said¹ ²",
        ),
        ("Said<sup><a href='#a'>[note 1]</a></sup>", "Said[note 1]"),
        ("Said<a class='footnote-anchor' href='#footnote-3'>3</a>.", "Said³."),
        ("Chapter <a href='#c3'>3</a>", "Chapter 3"),
    ],
)
def test_the_mark_of_a_footnote_stands_above_its_word(written: str, read: str) -> None:
    assert html(written) == read


@pytest.mark.parametrize(
    "back",
    [
        "<a href='#fnref1'>↩</a>",
        "<a href='#fnref:1' role=doc-backlink>&#8617;&#xfe0e;</a>",
        "<a href='#r'>↩<sup>2</sup></a>",
        "<b><a href='#cite_ref-1'>^</a></b>",
        "<a href='#top'> ↑ </a>",
    ],
)
def test_a_note_has_no_arrow_back(back: str) -> None:
    read = html(f"<hr><section class=footnotes><ol><li id=fn1><p>Told by a clerk. {back}</p></ol></section>")
    assert read == "\n\n1. Told by a clerk."


def test_a_sign_beside_a_heading_that_leads_to_itself_is_left_out() -> None:
    assert html("<h2>Head<a href='#head'>¶</a></h2><h2><a href='#b'># Part</a></h2>") == "Head\n\n# Part"
    assert html("<a href='https://x.example'>↑</a>") == "↑"


def test_footnotes_of_markdown_are_a_list_at_its_end() -> None:
    text = "A[^a] and b[^b], then a again[^a]; c^[In *passing*.] [^no].\n\n[^a]: First.\n[^b]: Second.\n\n    More."
    read = read_body(Body("markdown", text))
    assert [(part.kind, part.marker, part.text) for part in read.blocks] == [
        ("paragraph", "", "A¹ and b², then a again¹; c³ [^no]."),
        ("rule", "", ""),
        ("item", "1.", "First."),
        ("item", "2.", "Second."),
        ("paragraph", "", "More."),
        ("item", "3.", "In passing."),
    ]
    assert markdown(to_markdown(read)) == to_text(read)


@pytest.mark.parametrize(
    "text",
    [
        "[^1]" * 5000,
        "^[" * 5000,
        "[^1]: x\n\n" * 9000,
        "[^a]: x\n    " * 5000,
        "[^" * 9000,
        "[^1]: " * 20_000,
    ],
)
def test_many_footnotes_are_no_error(text: str) -> None:
    assert "needle" in markdown(f"{text}\n\nneedle")


def test_a_search_finds_digits_wherever_they_stand() -> None:
    assert index_text(Body("html", "CO<sub>2</sub>, 30 m<sup>2</sup>")) == "CO2, 30 m2"


def test_quotations_terms_and_details_are_told_apart() -> None:
    assert html("He said <q>no <i>more</i></q>.") == "He said “no more”."
    read = read_body(
        Body("html", "<mark>new</mark><dl><dt>Term<dd>Meaning<dd>Other</dl><details><summary>More</summary>x")
    )
    assert [(part.text, part.level, part.spans[0].bold) for part in read.blocks] == [
        ("new", 0, True),
        ("Term", 0, True),
        ("Meaning", 1, False),
        ("Other", 1, False),
        ("More", 0, True),
        ("x", 0, False),
    ]
