"""Code is read in a few tones, and never becomes another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.blocks import Block, Span
from reader.ui import theme
from reader.ui.panes import highlighting
from reader.ui.panes.body import body
from reader.ui.panes.highlighting import highlighted
from reader.ui.panes.setting import Setting
from reader.ui.widgets.prose import Run
from tests.ui.archive import NOW

CODE = '# twice\ndef double(n):\n    return "x" * 2\n'


def test_keywords_comments_texts_and_numbers_have_tones_of_their_own() -> None:
    looks = {run.text.strip(): run for run in highlighted(CODE, "Python")}
    assert looks["# twice"] == Run("# twice", "faint", italic=True)
    assert (looks["def"].tone, looks["def"].bold) == ("strong", True)
    assert [looks[text].tone for text in ("double", '"x"', "2", "n")] == ["strong", "link", "accent", "ink"]


def test_every_tone_is_one_that_can_be_read() -> None:
    tones = {look.tone for look in highlighting._LOOKS.values()}
    assert tones <= {"strong", "ink", "muted", "faint", "accent", "link"} <= theme.NIGHT_TOKENS.keys()


@pytest.mark.parametrize("language", ["", "no such language", "text", "../x"])
def test_a_language_that_is_not_known_is_shown_as_it_is(language: str) -> None:
    assert highlighted(CODE, language) == [Run(CODE)]


def test_very_long_code_is_shown_as_it_is() -> None:
    long = CODE * 1000
    assert highlighted(long, "python") == [Run(long)]


def test_a_lexer_that_fails_costs_only_the_tones(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise IndexError

    monkeypatch.setattr("pygments.lexers.get_lexer_by_name", fail)
    assert highlighted(CODE, "python") == [Run(CODE)]


def test_what_takes_too_long_stays_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(highlighting, "_AT_MOST_S", -1)
    first, *others = highlighted(CODE, "python")
    assert first.text == "# twice"
    assert others == [Run(CODE.removeprefix("# twice"))]


PIECES = st.sampled_from(
    ["def ", "x", "1", '"', "'", "/*", "*/", "//", "#", "\n", "\n\n", "  ", "\t", "{", "}", "(", "<", ">",
     "\\", "é人", "\ufeff", "@@", "+", "-", "`", "$"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from(sorted(highlighting._LANGUAGES)))
def test_no_letter_of_the_code_changes(code: str, language: str) -> None:
    assert "".join(run.text for run in highlighted(code, language)) == code


def test_the_lines_of_a_page_are_those_of_the_code() -> None:
    code = "if x:\n\tkeep = '''a\n\tb'''\n\n# end"
    block = Block("code", (Span(code, code=True),), marker="python")
    page = list(body([block], Setting(NOW)))
    assert [part.text for part in page] == ["if x:", "    keep = '''a", "    b'''", "", "# end"]
    assert {part.ground for part in page} == {"side"}
    assert page[2].runs[0] == Run("    b'''", "link")
