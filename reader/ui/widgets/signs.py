"""The few signs that stand beside the words, and what stands for them where there is only ASCII."""

from typing import NamedTuple


class Signs(NamedTuple):
    """Signs by what they tell. Each takes one cell, but for `ellipsis` in ASCII, which takes two. `levels` are those
    of a small graph, from nothing to most; the highest leaves some air below the next line. `shades` fill a cell where
    colours cannot, from nothing to most; `weekend` is that of an empty one.
    """

    bar: str = "▌"
    unread: str = "●"
    starred: str = "★"
    later: str = "◇"
    noted: str = "✎"
    picked: str = "✓"
    more: str = "▸"
    folded: str = "▸"
    unfolded: str = "▾"
    ellipsis: str = "…"
    dot: str = "·"
    path: str = "›"
    here: str = "↵"
    away: str = "↗"
    up: str = "↑"
    image: str = "▣"
    video: str = "▷"
    audio: str = "♪"
    quote: str = "│"
    rule: str = "─"
    bullet: str = "•"
    menu: str = "☰"
    times: str = "×"
    quotes: str = "“”"
    dash: str = "—"
    refreshing: str = "↻"
    failing: str = "!"
    disabled: str = "–"
    unlisted: str = "◦"
    levels: str = "▁▂▃▄▅▆▇"
    shades: str = " ░▒▓█"
    weekend: str = "·"

    @property
    def plain(self) -> bool:
        """Whether they are all ASCII."""
        return self.bar.isascii()

    def quoted(self, text: str) -> str:
        """The text in quotation marks."""
        return f"{self.quotes[0]}{text}{self.quotes[1]}"

    def told(self, sentence: str) -> str:
        """A sentence of the program's own with these quotation marks."""
        return sentence.replace("“", self.quotes[0]).replace("”", self.quotes[1]) if self.plain else sentence


SIGNS = Signs()
ASCII_SIGNS = Signs(
    bar="|", unread="o", starred="*", later="#", noted="&", picked="x", more=">", folded="+", unfolded="-",
    ellipsis="..", dot="-", path=">", here="=", away="^", up="^", image="#", video=">", quote="|", rule="-", bullet="*",
    menu="=", times="x", quotes='""', dash="-", audio="~", refreshing="~", failing="!", disabled="x", unlisted="'",
    levels=" .:-=#", shades=" :+x#", weekend=".",
)  # fmt: skip


def signs(ascii: bool) -> Signs:  # noqa: A002 (the name of the setting)
    """The signs for a terminal that shows all of Unicode, or only ASCII."""
    return ASCII_SIGNS if ascii else SIGNS
