"""Keys as a person writes them ("Ctrl-D", "PgDn", "?") → as the table of commands names them → as Textual does.

Here a key is a single character by itself ("?", "G"), or a name ("pagedown"), with modifiers in the order of the
alphabet before it ("ctrl+d", "alt+shift+left", "ctrl+]").
"""

import re

NAMED = (
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete", "backspace",
    "enter", "escape", "tab", "space", *(f"f{number}" for number in range(1, 25)),
)  # fmt: skip
MODIFIERS = ("alt", "ctrl", "shift")

_ALIASES = {
    "esc": "escape", "return": "enter", "pgdn": "pagedown", "pgdown": "pagedown", "pgup": "pageup",
    "del": "delete", "ins": "insert", "spacebar": "space", "bksp": "backspace", "backtab": "shift+tab",
    "↑": "up", "↓": "down", "←": "left", "→": "right",
    # characters by the names that Textual has for them
    "backslash": "\\", "slash": "/", "comma": ",", "full_stop": ".", "question_mark": "?", "semicolon": ";",
    "colon": ":", "minus": "-", "plus": "+", "underscore": "_", "left_square_bracket": "[",
    "right_square_bracket": "]", "at": "@", "number_sign": "#", "asterisk": "*", "exclamation_mark": "!",
    "dollar_sign": "$", "equals_sign": "=", "apostrophe": "'", "quotation_mark": '"', "grave_accent": "`",
    "circumflex_accent": "^", "tilde": "~", "less_than_sign": "<", "greater_than_sign": ">", "vertical_line": "|",
    "ampersand": "&", "percent_sign": "%", "left_parenthesis": "(", "right_parenthesis": ")",
    "left_curly_bracket": "{", "right_curly_bracket": "}",
}  # fmt: skip
_MODIFIER_ALIASES = {"control": "ctrl", "c": "ctrl", "option": "alt", "meta": "alt", "m": "alt", "s": "shift"}
_MODIFIED = re.compile(r"([a-z]+)[+-](?=.)", re.IGNORECASE | re.DOTALL)
# After a modifier these two are written by their names, as in the table of commands.
_BY_NAME = {"\\": "backslash", "+": "plus"}
_NAME_OF = {"\\": "backslash", "/": "slash", "@": "at", "-": "minus", "+": "plus", "_": "underscore"}


def key_named(written: str) -> str | None:
    """The key that `written` means, None where there is no such key."""
    if len(written) == 2 and written[0] == "^":
        written = f"ctrl+{written[1]}"
    modifiers: set[str] = set()
    rest = written if len(written) == 1 else written.strip()
    while len(rest) > 1 and (match := _MODIFIED.match(rest)):
        name = match[1].lower()
        modifier = _MODIFIER_ALIASES.get(name, name)
        if modifier not in MODIFIERS:
            return None
        modifiers.add(modifier)
        rest = rest[match.end() :]
    key = _unmodified(rest)
    if key is None:
        return None
    if key == "shift+tab":
        modifiers.add("shift")
        key = "tab"
    return _joined(modifiers, key)


def nearest(written: str) -> str | None:
    """The name of a key that is near to what is no key; None where nothing is near."""
    *modifiers, last = re.split(r"[+-](?=.)", written[:40])
    mended = [_near(part, [*MODIFIERS, *_MODIFIER_ALIASES]) for part in modifiers]
    key = last if len(last) == 1 else _near(last, [*NAMED, *_ALIASES])
    return key_named("+".join([*mended, key])) if all(mended) and key else None


def _near(part: str, known: list[str]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(part.lower(), known, n=1)), "")


def is_typed(key: str) -> bool:
    """Whether the key writes a character where one types."""
    return len(key) == 1 or key == "space"


def for_textual(key: str) -> str:
    """The key as Textual names it."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    return "+".join([*modifiers, _character_name(last) if len(last) == 1 else last])


def _unmodified(rest: str) -> str | None:
    if len(rest) == 1:
        if rest in "↑↓←→":
            return _ALIASES[rest]
        return "space" if rest == " " else rest if rest.isprintable() else None
    name = rest.lower()
    for spelled in (name, re.sub(r"[ _-]", "", name)):
        if spelled in NAMED:
            return spelled
        if spelled in _ALIASES:
            return _ALIASES[spelled]
    return None


def _joined(modifiers: set[str], key: str) -> str | None:
    if len(key) == 1 and modifiers:
        if modifiers == {"shift"}:
            # A terminal tells the character that Shift makes, and which that is, only the keyboard knows.
            return key.upper() if key.isalpha() and len(key.upper()) == 1 else None
        if key.isupper() and "ctrl" not in modifiers:
            modifiers = modifiers | {"shift"}
        key = _BY_NAME.get(key, key.lower())
    return "+".join([*sorted(modifiers), key])


def _character_name(character: str) -> str:
    from unicodedata import name

    if character.isalnum():
        return character
    return _NAME_OF.get(character) or name(character, character).lower().replace("-", "_").replace(" ", "_")
