"""Host names as they may be shown: in their own script where it cannot be mistaken for another, else in ASCII."""

import unicodedata

# The scripts that people mix within a word; else a label is of one script (UTS 39 §5.2, "highly restrictive").
_TOGETHER = (
    frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA"}),
    frozenset({"LATIN", "CJK", "BOPOMOFO"}),
    frozenset({"LATIN", "CJK", "HANGUL"}),
)
_ANY = frozenset({"DIGIT", "HYPHEN-MINUS", "COMBINING", "KATAKANA-HIRAGANA", "IDEOGRAPHIC", "MIDDLE"})
# Letters of other scripts that look like Latin ones: a word of nothing else passes for another word.
_LIKE_LATIN = frozenset("авсԁеԍһіјӏкмнорԛгѕтԝхуүьҽпѵѡαγεηικνορστυχω")


def readable(url: str) -> str:
    """The address with its host in the script it is written in, where all of its labels may be shown so (`shown`)."""
    scheme, apart, rest = url.partition("://")
    if not apart:
        return url
    end = min((at for sign in "/?#" if (at := rest.find(sign)) >= 0), default=len(rest))
    name, colon, port = rest[:end].partition(":")
    return f"{scheme}://{shown(name)}{colon}{port}{rest[end:]}"


def shown(host: str) -> str:
    """A host name for people: "münchen.example", but "xn--80ak6aa92e.example" where letters pass for others."""
    if host.isascii() and "xn--" not in host.lower():
        return host
    import idna

    try:
        name = idna.encode(host, uts46=True).decode("ascii")
        written = idna.decode(name)
    except (UnicodeError, ValueError, IndexError):
        return host
    return written if all(map(_plain, written.split("."))) else name


def _plain(label: str) -> bool:
    """Whether a label is what it looks like."""
    scripts = {_script(letter) for letter in label} - _ANY
    if len(scripts) > 1 and not any(scripts <= together for together in _TOGETHER):
        return False
    return label.isascii() or not _LIKE_LATIN.issuperset(letter for letter in label if letter.isalpha())


def _script(letter: str) -> str:
    """The script of a letter, which is the first word of its name."""
    return unicodedata.name(letter, "?").split(" ")[0]
