"""What an article looks like on its page."""

import pytest

from reader.content.body import read_body
from reader.models import Article, Body, Story, Summary
from reader.ui.panes.typeset import typeset
from reader.ui.widgets.prose import Line, lay_out
from tests.ui.archive import NOW


def _story(body: str, excerpt: str | None = None) -> Story:
    article = Article("a.md", "Title", excerpt=excerpt, body=Body("markdown", body))
    summary = Summary(
        1, "a", "Title", None, (), None, "article", None, None, None, True, False, False, False, 0
    )
    return Story(summary, article, "/a", "a.md", (), ())


def _text(line: Line) -> str:
    return (line.prefix.text if line.prefix else "") + "".join(run.text for run in line.runs)


def _body(body: str, excerpt: str | None = None, width: int = 40) -> list[str]:
    story = _story(body, excerpt)
    assert story.article.body
    lines = lay_out(typeset(story, read_body(story.article.body), NOW), width).lines
    texts = [_text(line).rstrip() for line in lines]
    return "\n".join(texts[texts.index("─" * width) + 1 :]).strip("\n").split("\n")


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("One.\n\nTwo.", ["One.", "", "Two."]),
        ("One  \nTwo.", ["One", "Two."]),
        ("## Within\n\nText.", ["Within", "", "Text."]),
        ("- one\n- two\n  - within", ["• one", "• two", "  • within"]),
        ("3. one\n4. two", ["3. one", "4. two"]),
        ("> said", ["│ said"]),
        ("```\nif so:\n    keep it\n```", ["  if so:", "      keep it"]),
        ("One.\n\n---\n\nTwo.", ["One.", "", "*  *  *", "", "Two."]),
        ("| a | bee |\n|---|---|\n| one | 2 |", ["a    bee", "one  2"]),
    ],
)
def test_a_body_is_printed_like_a_page(written: str, printed: list[str]) -> None:
    assert _body(written) == printed


def test_a_lead_that_only_repeats_the_beginning_is_not_printed_twice() -> None:
    body = "A crossing of fifty-five minutes took fifty-one, and nobody on the quay knew why that was."
    assert _body(body, "A crossing of fifty-five minutes took fifty-one…", 120) == [body]
    assert _body("Another text.", "A lead.") == ["A lead.", "", "Another text."]


def test_a_table_that_is_too_wide_becomes_lines() -> None:
    wide = "w" * 50
    assert _body(f"| a | b |\n|---|---|\n| {wide} | {wide} |", width=110)[-1] == f"{wide} · {wide}"
