"""UTF-8 that was read as Windows-1252 (`â€™`, `Ã©`), read again: where, and only where, it makes sense."""

import re

_HIGH = "".join(chr(code) for code in range(0xA0, 0xC0))
_CP1252 = bytes(range(0x80, 0xA0)).decode("cp1252", "replace").replace("�", "") + "\x81\x8d\x8f\x90\x9d"
_TAIL = f"[{_HIGH}{_CP1252}]"
_SURE = re.compile(
    f"â€{_TAIL}|â„¢|Â[{_HIGH}]|ðŸ{_TAIL}{{2}}|ï»¿|(?<![A-ZÀ-Þ])Ã[{_HIGH}]|Ã[{_HIGH}](?=\\w)|Ã{_TAIL}(?=[a-z])"
)
_SEQUENCE = re.compile(f"[Â-ß]{_TAIL}|[à-ï]{_TAIL}{{2}}|[ð-ô]{_TAIL}{{3}}")
LEADS = re.compile(f"[Â-ô]{_TAIL}")


def repaired(text: str) -> str:
    """The text without mojibake, where it has some."""
    if not LEADS.search(text):
        return text
    found = _SEQUENCE.findall(text)
    if len(found) >= 3 and not _SEQUENCE.sub("", text).strip("\ufeff").isascii():
        found = []
    if len(found) >= 3:  # every character beyond ASCII is part of one: this is no chance
        return _SEQUENCE.sub(_decoded, text)
    return _SURE.sub(_decoded, text)


def _decoded(found: re.Match[str]) -> str:
    """What the bytes of a wrongly read sequence say as UTF-8; the sequence where they say nothing."""
    try:
        raw = b"".join(
            bytes([ord(character)]) if ord(character) < 0x100 else character.encode("cp1252")
            for character in found[0]
        )
        return raw.decode("utf-8")
    except UnicodeError:
        return found[0]
