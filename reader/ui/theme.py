"""The themes of our own, the tokens all styles are written in, and which theme the app starts in.

A theme gives four strengths of text (`strong`, `ink`, `muted`, `faint`), four grounds (`ground`, `side`, `here`,
`rule`), one `accent` (here, yours) and one `link` (leads on). Other themes have theirs derived.

Contrast is that of WCAG 2.2: what must be read has 7:1 on the grounds of the panes, everything 4.5:1 everywhere.
"""

import os
from collections.abc import Mapping

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from reader.ui.terminal import colours

NIGHT = "newsreader-night"
DAY = "newsreader-day"
ANSI = "newsreader-ansi"

NIGHT_TOKENS = {
    "ground": "#1a1917", "side": "#151412", "here": "#2b2823", "rule": "#33302a",
    "strong": "#fbf6ea", "ink": "#e8e2d6", "muted": "#b3ab9b", "faint": "#968e80",
    "accent": "#e3a857", "link": "#8fb9cc",
}  # fmt: skip
DAY_TOKENS = {
    "ground": "#faf7f0", "side": "#f0ebdf", "here": "#e9e1d0", "rule": "#ddd5c3",
    "strong": "#12100c", "ink": "#2b2822", "muted": "#4f4a3e", "faint": "#6a6355",
    "accent": "#853510", "link": "#1b5370",
}  # fmt: skip

# A palette of 256 colours has greys, but no warm ones as close to each other as ours: they would become pink, and the
# accent olive.
_NIGHT_256 = {
    "ground": "#1c1c1c", "side": "#121212", "here": "#303030", "rule": "#444444",
    "strong": "#ffffff", "muted": "#b0b0b0",
}  # fmt: skip
_DAY_256 = {"ground": "#ffffff", "side": "#f5f5f5", "here": "#e0e0e0", "rule": "#cccccc", "accent": "#870000"}

# Magenta is the one of the sixteen that can be read on black and on white alike.
_ANSI_TOKENS = dict.fromkeys(NIGHT_TOKENS, "ansi_default") | {"accent": "ansi_magenta"}
# Textual's own styles ask a theme of the terminal's colours for these.
_ANSI_GROUNDS = dict.fromkeys(("ansi-background", "ansi-foreground"), "ansi_default")

_GROUNDS = ("ground", "side", "here")
_LEAST = {"strong": 8.5, "ink": 7.0, "muted": 5.4, "faint": 4.5, "accent": 4.5, "link": 4.5}


def own_themes(environ: Mapping[str, str] = os.environ) -> tuple[Theme, Theme, Theme]:
    """Night, day, and one in the terminal's own colours for terminals that have no others."""
    night, day = NIGHT_TOKENS, DAY_TOKENS
    if colours(environ) == 256:
        night, day = night | _NIGHT_256, day | _DAY_256
    return (
        _theme(NIGHT, _shown(night, environ), dark=True),
        _theme(DAY, _shown(day, environ), dark=False),
        _theme(ANSI, _ANSI_TOKENS | _ANSI_GROUNDS, dark=True, ansi=True),
    )


def names() -> tuple[str, ...]:
    """All themes by name, our own first."""
    return NIGHT, DAY, ANSI, *sorted(BUILTIN_THEMES)


def chosen(
    settings_theme: str = NIGHT,
    remembered_theme: str | None = None,
    remembered_before: str | None = None,
    environ: Mapping[str, str] = os.environ,
) -> str:
    """The theme to start in, always one that there is.

    The first known one of those `TEXTUAL_THEME` names; else the one chosen in the app, as long as the settings name
    the same theme as then (`remembered_before`); else that of the settings; else night. A terminal of sixteen
    colours, or one that should show none, has only themes of the terminal's own colours.
    """
    known = names()
    asked = (name.strip() for name in environ.get("TEXTUAL_THEME", "").split(","))
    if named := next((name for name in asked if name in known), None):
        return named
    kept = remembered_theme if remembered_before == settings_theme else None
    wanted = [name for name in (kept, settings_theme) if name in known]
    if colours(environ) <= 16:
        return next((name for name in wanted if name == ANSI or _is_ansi(name)), ANSI)
    return wanted[0] if wanted else NIGHT


def derived(theme: Theme, environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The tokens for a theme that does not name them itself: its hues, made legible on all its grounds."""
    if theme.ansi:
        return _ANSI_TOKENS | {"accent": theme.accent or theme.primary}
    text = Color.parse(theme.foreground or ("#e0e0e0" if theme.dark else "#202020"))
    paper = Color.parse(theme.background or ("#121212" if theme.dark else "#f5f5f5"))

    def between(share: float) -> Color:
        return paper.blend(text, share)

    tokens = {"ground": paper, "side": between(0.03), "here": between(0.1), "rule": between(0.2)}
    hues = {
        "strong": text, "ink": text, "muted": between(0.75), "faint": between(0.6),
        "accent": Color.parse(theme.accent or theme.primary), "link": Color.parse(theme.primary),
    }  # fmt: skip
    grounds = [tokens[name] for name in _GROUNDS]
    tokens |= {name: _legible(hue, grounds, _LEAST[name]) for name, hue in hues.items()}
    return _shown({name: color.hex6 for name, color in tokens.items()}, environ)


def contrast(one: Color, other: Color) -> float:
    """How well one colour can be read on another, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _theme(name: str, tokens: dict[str, str], *, dark: bool, ansi: bool = False) -> Theme:
    return Theme(
        name,
        primary=tokens["accent"],
        secondary=tokens["link"],
        warning=tokens["accent"],
        error=tokens["accent"],
        success=tokens["accent"],
        accent=tokens["accent"],
        foreground=tokens["ink"],
        background=tokens["ground"],
        surface=tokens["side"],
        panel=tokens["here"],
        boost=tokens["here"],
        dark=dark,
        ansi=ansi,
        variables=tokens,
    )


def _shown(tokens: dict[str, str], environ: Mapping[str, str]) -> dict[str, str]:
    """Sixteen colours have none between the page and the cursor's row: the row has the ground of the page."""
    return tokens | {"here": tokens["ground"]} if colours(environ) == 16 else tokens


def _is_ansi(name: str) -> bool:
    return name in BUILTIN_THEMES and BUILTIN_THEMES[name].ansi


def _legible(hue: Color, grounds: list[Color], least: float) -> Color:
    """The hue, made darker or lighter until it can be read on all grounds."""
    pole = max((Color(0, 0, 0), Color(255, 255, 255)), key=lambda end: contrast(end, grounds[0]))
    shades = (hue.blend(pole, step / 20) for step in range(21))
    return next(
        (shade for shade in shades if all(contrast(shade, ground) >= least for ground in grounds)), pole
    )


def _luminance(color: Color) -> float:
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))
