"""The themes can be read."""

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from reader.ui import theme

LEAST = {"strong": 7.0, "ink": 7.0, "muted": 4.5, "faint": 4.5, "accent": 4.5, "link": 4.5}


@pytest.mark.parametrize("tokens", [theme.NIGHT_TOKENS, theme.DAY_TOKENS], ids=["night", "day"])
@pytest.mark.parametrize("tone", LEAST)
def test_text_stands_out_from_its_ground(tokens: dict[str, str], tone: str) -> None:
    assert theme.contrast(Color.parse(tokens[tone]), Color.parse(tokens["ground"])) >= LEAST[tone]


@pytest.mark.parametrize("name", BUILTIN_THEMES)
def test_every_theme_of_textual_has_the_tokens(name: str) -> None:
    tokens = theme.derived(BUILTIN_THEMES[name])
    assert tokens.keys() == theme.NIGHT_TOKENS.keys()
    for color in tokens.values():
        Color.parse(color)


@pytest.mark.parametrize(
    ("named", "chosen"),
    [
        (None, theme.NIGHT),
        ("newsreader-day", theme.DAY),
        ("nord", "nord"),
        ("no-such-theme,nord", "nord"),
        ("no-such-theme", theme.NIGHT),
    ],
)
def test_the_environment_chooses_the_theme(
    monkeypatch: pytest.MonkeyPatch, named: str | None, chosen: str
) -> None:
    if named is not None:
        monkeypatch.setenv("TEXTUAL_THEME", named)
    assert theme.chosen() == chosen
