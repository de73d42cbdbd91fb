"""The themes can be read, wherever they are shown, and the right one is shown."""

import io
from itertools import pairwise

import pytest
from rich.color import ColorSystem
from rich.console import Console
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from reader.ui import theme
from reader.ui.terminal import TRUECOLOUR, colours
from reader.ui.widgets.inks import Inks
from reader.ui.widgets.lines import KeyLine, State, StatusLine
from tests.ui.plain import PlainApp

OWN = {"night": theme.NIGHT_TOKENS, "day": theme.DAY_TOKENS}
READ = ("strong", "ink", "muted", "accent", "link")
TRUE = {"COLORTERM": "truecolor"}
SIXTEEN = {"TERM": "xterm"}


def own(environ: dict[str, str]) -> dict[str, Theme]:
    return {found.name: found for found in theme.own_themes(environ)}


def on(tokens: dict[str, str], tone: str, ground: str) -> float:
    return theme.contrast(Color.parse(tokens[tone]), Color.parse(tokens[ground]))


@pytest.mark.parametrize("tokens", OWN.values(), ids=OWN)
@pytest.mark.parametrize("tone", READ)
def test_what_must_be_read_stands_out_from_the_panes(tokens: dict[str, str], tone: str) -> None:
    assert min(on(tokens, tone, "ground"), on(tokens, tone, "side")) >= 7
    assert on(tokens, tone, "here") >= (7 if tone in ("strong", "ink") else 4.5)


@pytest.mark.parametrize("tokens", OWN.values(), ids=OWN)
def test_what_is_faint_can_still_be_read(tokens: dict[str, str]) -> None:
    assert min(on(tokens, "faint", ground) for ground in ("ground", "side", "here")) >= 4.5


@pytest.mark.parametrize("tokens", OWN.values(), ids=OWN)
def test_the_strengths_of_text_differ(tokens: dict[str, str]) -> None:
    strengths = [on(tokens, tone, "ground") for tone in ("strong", "ink", "muted", "faint")]
    assert all(more / less > 1.15 for more, less in pairwise(strengths))
    assert strengths[1] / strengths[2] > 1.4 < strengths[2] / strengths[3]


@pytest.mark.parametrize("name", [name for name, found in BUILTIN_THEMES.items() if not found.ansi])
def test_every_theme_of_textual_can_be_read(name: str) -> None:
    tokens = theme.derived(BUILTIN_THEMES[name])
    assert tokens.keys() == theme.NIGHT_TOKENS.keys()
    for ground in ("ground", "side", "here"):
        assert all(on(tokens, tone, ground) >= 4.5 for tone in (*READ, "faint"))
        assert on(tokens, "ink", ground) >= 7
        assert on(tokens, "ink", ground) > on(tokens, "muted", ground) > on(tokens, "faint", ground)


@pytest.mark.parametrize("name", [theme.NIGHT, theme.DAY])
def test_a_palette_of_256_colours_keeps_the_grounds_apart_and_the_text_legible(name: str) -> None:
    found = own({"TERM": "xterm-256color"})[name].variables
    shown = {
        token: Color.from_rich_color(Color.parse(color).rich_color.downgrade(ColorSystem.EIGHT_BIT))
        for token, color in found.items()
    }
    assert len({shown[ground].hex for ground in ("ground", "side", "here")}) == 3
    for tone in READ:
        assert theme.contrast(shown[tone], shown["ground"]) >= 6
        assert theme.contrast(shown[tone], shown["here"]) >= 4.5
    assert theme.contrast(shown["faint"], shown["ground"]) >= 4.5


@pytest.mark.parametrize("name", [theme.ANSI, "ansi-dark", "ansi-light"])
def test_in_the_terminals_own_colours_signs_say_what_colours_say_elsewhere(name: str) -> None:
    found = own(TRUE).get(name)
    tokens = found.variables if found else theme.derived(BUILTIN_THEMES[name])
    inks, unlit = Inks(tokens), Inks(tokens, lit=False)
    assert inks("muted", "here").reverse
    assert not unlit("muted", "here").reverse
    assert inks("link", "ground").underline
    assert inks("faint", "ground").dim
    assert not inks("ink", "ground").dim
    assert inks("faint", "here") == inks("accent", "here")


def test_a_theme_with_grounds_needs_no_such_signs() -> None:
    inks = Inks(theme.NIGHT_TOKENS)
    style = inks("link", "here")
    assert not any((style.reverse, style.underline, style.dim))
    assert inks("ink", "ground", underline=True, reverse=True).underline


@pytest.mark.parametrize(
    ("environ", "count"),
    [
        ({"TERM": "xterm"}, 16),
        ({"TERM": "linux"}, 16),
        ({"TERM": "screen"}, 16),
        ({"TERM": "xterm-16color"}, 16),
        ({"TERM": "xterm-256color"}, 256),
        ({"TERM": "xterm-kitty"}, 256),
        ({"TERM": "tmux-256color", "COLORTERM": "truecolor"}, TRUECOLOUR),
        ({"TERM": "xterm", "COLORTERM": "24bit"}, TRUECOLOUR),
    ],
)
def test_colours_are_counted_as_rich_counts_them(environ: dict[str, str], count: int) -> None:
    names = {16: "standard", 256: "256", TRUECOLOUR: "truecolor"}
    console = Console(file=io.StringIO(), force_terminal=True, legacy_windows=False, _environ=environ)
    assert colours(environ) == count
    assert console.color_system == names[count]


def test_textual_can_be_told_how_many_colours_there_are() -> None:
    assert colours({"TERM": "xterm", "TEXTUAL_COLOR_SYSTEM": "truecolor"}) == TRUECOLOUR
    assert colours({"COLORTERM": "truecolor", "TEXTUAL_COLOR_SYSTEM": "standard"}) == 16
    assert colours({"COLORTERM": "truecolor", "NO_COLOR": ""}) == 0


@pytest.mark.parametrize(
    ("settings", "remembered", "before", "environ", "chosen"),
    [
        (theme.NIGHT, None, None, TRUE, theme.NIGHT),
        (theme.DAY, None, None, TRUE, theme.DAY),
        (theme.DAY, "nord", theme.DAY, TRUE, "nord"),
        (theme.NIGHT, "nord", theme.DAY, TRUE, theme.NIGHT),
        (theme.NIGHT, "gone", theme.NIGHT, TRUE, theme.NIGHT),
        ("gone", None, None, TRUE, theme.NIGHT),
        (theme.DAY, "nord", theme.DAY, TRUE | {"TEXTUAL_THEME": "no-such, dracula,nord"}, "dracula"),
        (theme.DAY, None, None, TRUE | {"TEXTUAL_THEME": "no-such"}, theme.DAY),
        (theme.NIGHT, None, None, SIXTEEN, theme.ANSI),
        (theme.DAY, "nord", theme.DAY, SIXTEEN, theme.ANSI),
        ("ansi-light", "nord", "ansi-light", SIXTEEN, "ansi-light"),
        (theme.NIGHT, None, None, SIXTEEN | {"TEXTUAL_THEME": theme.DAY}, theme.DAY),
        (theme.NIGHT, None, None, TRUE | {"NO_COLOR": "1"}, theme.ANSI),
    ],
)
def test_the_theme_to_start_in(
    settings: str, remembered: str | None, before: str | None, environ: dict[str, str], chosen: str
) -> None:
    assert theme.chosen(settings, remembered, before, environ) == chosen


@pytest.mark.parametrize("name", [theme.NIGHT, theme.DAY, "nord", "solarized-light"])
async def test_what_is_selected_can_be_read(name: str) -> None:
    app = PlainApp(theme=name)
    async with app.run_test():
        style = app.screen.get_component_rich_style("screen--selection")
        assert style.color
        assert style.bgcolor
        assert theme.contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)) >= 4.5


async def test_no_color_leaves_no_colour_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    status, keys = StatusLine(id="status"), KeyLine(id="keys")
    app = PlainApp(status, keys, theme=theme.chosen())
    async with app.run_test(size=(80, 40)) as pilot:
        status.state = State(("News", "Sea"), 1, 8, problems=2)
        for name in (theme.ANSI, theme.NIGHT):  # a theme that is chosen in the app brings no colours either
            app.theme = name
            await pilot.pause()
            styles = {segment.style for strip in app.screen._compositor.render_strips() for segment in strip}
            found = {color for style in styles if style for color in (style.color, style.bgcolor) if color}
            assert all(color.is_default for color in found)
            assert any(style and style.bold for style in styles)


async def test_a_theme_is_changed_while_one_looks() -> None:
    app = PlainApp(KeyLine(id="keys"))
    async with app.run_test(size=(80, 40)) as pilot:
        grounds = []
        for name in (theme.NIGHT, theme.DAY, theme.ANSI, "nord"):
            app.theme = name
            await pilot.pause()
            line = app.screen._compositor.render_strips()[0]
            grounds.append(next(segment.style.bgcolor for segment in line if segment.style))
        assert len(set(grounds)) == 4


@pytest.mark.parametrize("name", [theme.NIGHT, theme.DAY, "nord"])
def test_the_cursor_is_seen_with_sixteen_colours_whatever_theme_is_asked_for(name: str) -> None:
    found = own(SIXTEEN).get(name)
    tokens = found.variables if found else theme.derived(BUILTIN_THEMES[name], SIXTEEN)
    here, other = (
        Inks(tokens)("ink", ground).render("row", color_system=ColorSystem.STANDARD)
        for ground in ("here", "ground")
    )
    assert here != other
