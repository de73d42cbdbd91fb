"""The two themes of our own, and the tokens all styles are written in.

A theme gives four strengths of text (`strong`, `ink`, `muted`, `faint`), four grounds (`ground`, `side`, `here`,
`rule`), one `accent` (here, yours) and one `link` (leads on). Other themes have theirs derived.
"""

import os

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

NIGHT = "newsreader-night"
DAY = "newsreader-day"


def _theme(name: str, *, dark: bool, tokens: dict[str, str]) -> Theme:
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
        dark=dark,
        variables=tokens,
    )


NIGHT_TOKENS = {
    "ground": "#1a1917", "side": "#151412", "here": "#2b2823", "rule": "#33302a",
    "strong": "#fbf6ea", "ink": "#e8e2d6", "muted": "#a49c8d", "faint": "#8a8274",
    "accent": "#e3a857", "link": "#8fb9cc",
}  # fmt: skip
DAY_TOKENS = {
    "ground": "#faf7f0", "side": "#f0ebdf", "here": "#e9e1d0", "rule": "#ddd5c3",
    "strong": "#12100c", "ink": "#2b2822", "muted": "#5a5447", "faint": "#6f6859",
    "accent": "#9a3f16", "link": "#1f5876",
}  # fmt: skip


def own_themes() -> tuple[Theme, Theme]:
    """Night and day."""
    return _theme(NIGHT, dark=True, tokens=NIGHT_TOKENS), _theme(DAY, dark=False, tokens=DAY_TOKENS)


def chosen() -> str:
    """The theme to start in: the first that there is of those `TEXTUAL_THEME` names, else night."""
    named = os.environ.get("TEXTUAL_THEME", "").split(",")
    return next((name.strip() for name in named if name.strip() in (NIGHT, DAY, *BUILTIN_THEMES)), NIGHT)


def derived(theme: Theme) -> dict[str, str]:
    """The tokens for a theme that does not name them itself."""
    if theme.ansi:
        return _ansi_tokens(dark=theme.dark)
    ink = theme.foreground or ("#e0e0e0" if theme.dark else "#202020")
    ground = theme.background or ("#121212" if theme.dark else "#f5f5f5")
    text, paper = Color.parse(ink), Color.parse(ground)

    def between(share: float) -> str:
        return paper.blend(text, share).hex6

    def legible(color: str) -> str:
        return next(
            shade.hex6
            for share in range(11)
            if contrast(shade := Color.parse(color).blend(text, share / 10), paper) >= 4.5 or share == 10
        )

    return {
        "ground": ground, "side": theme.surface or between(0.04), "here": between(0.12), "rule": between(0.2),
        "strong": ink, "ink": ink, "muted": between(0.75), "faint": between(0.6),
        "accent": legible(theme.accent or theme.primary), "link": legible(theme.primary),
    }  # fmt: skip


def contrast(one: Color, other: Color) -> float:
    """How well one colour can be read on another, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def _ansi_tokens(*, dark: bool) -> dict[str, str]:
    grey = "ansi_bright_black"
    return {
        "ground": "ansi_default", "side": "ansi_default", "here": grey if dark else "ansi_white", "rule": grey,
        "strong": "ansi_default", "ink": "ansi_default", "muted": "ansi_default", "faint": grey,
        "accent": "ansi_yellow" if dark else "ansi_red", "link": "ansi_cyan" if dark else "ansi_blue",
    }  # fmt: skip
