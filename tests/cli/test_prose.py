from hypothesis import given
from hypothesis import strategies as st

from reader.cli.prose import wrapped_markdown

MARKDOWN = """# A heading

A paragraph whose lines are
broken where its file breaks them, and longer than the measure.

- an item of a list that is longer than the measure allows
- a short one

> a quote that is long and runs
> over two lines of the file

```
code stays    as it is, however long the line may be, even this one
```

| a | table | that stays |
|---|-------|------------|
"""


def test_markdown_is_broken_to_the_measure_and_stays_markdown() -> None:
    assert (
        "\n".join(wrapped_markdown(MARKDOWN, 34))
        == """# A heading

A paragraph whose lines are broken
where its file breaks them, and
longer than the measure.

- an item of a list that is longer
  than the measure allows
- a short one

> a quote that is long and runs
> over two lines of the file

```
code stays    as it is, however long the line may be, even this one
```

| a | table | that stays |
|---|-------|------------|"""
    )


@given(st.text(st.sampled_from("ab \n>#-*`~|1.\t新"), max_size=200), st.integers(1, 40))
def test_no_word_of_any_text_is_lost(text: str, width: int) -> None:
    def letters(words: str) -> str:
        return "".join(letter for letter in words if letter in "ab新")

    assert letters("".join(wrapped_markdown(text, width))) == letters(text)
