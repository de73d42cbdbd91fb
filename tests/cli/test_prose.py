from hypothesis import given
from hypothesis import strategies as st

from reader.cli.prose import block_lines
from reader.content.blocks import Block, Span
from reader.content.body import read_body
from reader.models import Body

MARKDOWN = """# A heading

A paragraph whose lines are
broken where its file breaks them, [and longer](https://a.example/) than the measure.

- an item of a list that is longer than the measure allows
    1. and one below it
- a short one

> a quote that is long and runs
> over two lines of the file

```
code stays    as it is, however long the line may be, even this one
```

| a | table |
|---|-------|
| 1 | 2     |
"""


def lines(text: str, width: int = 34) -> str:
    return "\n".join(block_lines(read_body(Body("markdown", text)).blocks, width, str.upper))


def test_a_body_is_broken_to_the_measure_and_keeps_its_shape() -> None:
    assert (
        lines(MARKDOWN)
        == """A HEADING

A paragraph whose lines are broken
where its file breaks them, and
longer than the measure.

• an item of a list that is longer
  than the measure allows
  1. and one below it
• a short one

> a quote that is long and runs
> over two lines of the file

    code stays    as it is, however long the line may be, even this one

a | table
1 | 2"""
    )


def test_what_looks_like_markup_of_a_terminal_or_a_screen_comes_out_as_text() -> None:
    assert lines("[/] [bold]not bold[/bold] &lt;b&gt;") == "[/] [bold]not bold[/bold] <b>"


kinds = st.sampled_from(("paragraph", "heading", "item", "quote", "code", "row"))


@given(kinds, st.text(st.sampled_from("ab \n新"), max_size=200), st.integers(1, 3), st.integers(1, 40))
def test_no_word_of_any_block_is_lost(kind: str, text: str, level: int, width: int) -> None:
    cells = ((Span(text),),) if kind == "row" else ()
    block = Block(kind, (Span(text),), level=level, marker="•", cells=cells)  # type: ignore[arg-type] # one of the kinds
    shown = "".join(block_lines([block], width, str))
    assert "".join(shown.replace(">", "").replace("•", "").split()) == "".join(text.split())
