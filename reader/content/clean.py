"""Untrusted text becomes plain text here, once, at the border.

What is dropped can command a terminal or deceive the eye: C0 and C1 controls, DEL, bidirectional controls, zero-width
and tag characters, lone surrogates, and combining marks piled higher than sixteen on a base. Right-to-left text, CJK,
emoji (with their joiners) and everything else that is read stays whole.
"""

MARKS_PER_BASE = 16
ROUNDS = 6  # of decoding; more than two are never meant

# Bytes of UTF-8 that no combining mark of any script begins with, so that few others mean few marks.
_HARMLESS = bytes(
    byte
    for byte in range(256)
    if not (byte in {0xCC, 0xCD, 0xD2, *range(0xD6, 0xE4), 0xEA, 0xEF} or byte >= 0xF0)
)
_PUNCTUATION = b"\xe2\x80"  # what U+2000 to U+203F begin with: dashes, quotation marks, no combining marks
_C3 = b"\xc3"  # what À to ÿ begin with, and so every mojibake


# What a body in ASCII is made of: printable characters, newline and tab.
_ASCII = bytes([0x09, 0x0A, *range(0x20, 0x7F)])


def line(text: str) -> str:
    """One line of plain text: for names and the like. White space of any kind becomes single spaces."""
    # Printable to Python means: no control, format, surrogate, or separator but the space.
    if text.isprintable() and (text.isascii() or _few_marks(text.encode())):
        if "  " not in text:
            return text.strip(" ")
        return " ".join(text.split())
    joined = " ".join(text.split())  # line breaks are all that most of the others hold
    if joined.isprintable() and (joined.isascii() or _few_marks(joined.encode())):
        return joined
    from reader.content.scrub import scrubbed_line

    return scrubbed_line(text)


def block(text: str) -> str:
    """Plain text of several lines: for bodies. Newline and tab stay; every other line break becomes a newline."""
    if text.isascii():
        if not text.encode().translate(None, _ASCII):
            return text
    elif text.replace("\n", "").replace("\t", "").isprintable() and _few_marks(text.encode()):
        return text
    from reader.content.scrub import scrubbed_block

    return scrubbed_block(text)


def readable(text: str) -> str:
    """One line of plain text from one that may hold HTML entities (also encoded twice), tags or mojibake.

    What only looks like it (`a < b`, `C<T>`, `[/]`, `AT&T`) stays. Giving it its own result changes nothing.
    """
    if "&" not in text and "<" not in text:
        if text.isprintable() and "  " not in text and (text.isascii() or _ordinary(text.encode())):
            return text.strip(" ")  # what most texts are, told at a glance
        if text.isascii():
            return line(text)
    return _decoded(text)


def _decoded(text: str) -> str:
    """The text decoded and cleaned until nothing changes: an entity may hide another, or a control character."""
    from reader.content.html_text import decoded, without_tags
    from reader.content.mojibake import repaired

    for _ in range(ROUNDS):
        before = text
        if "&" in text:
            text = decoded(text)
        if "<" in text:
            text = without_tags(text)
        if not text.isascii():
            text = repaired(text)
        text = line(text)
        if text == before:
            break
    return text


def _few_marks(raw: bytes) -> bool:
    """True where there cannot be more than sixteen combining marks at all."""
    if len(raw.translate(None, _HARMLESS)) <= MARKS_PER_BASE:
        return True
    return len(raw.replace(_PUNCTUATION, b"").translate(None, _HARMLESS)) <= MARKS_PER_BASE


def _ordinary(raw: bytes) -> bool:
    """True where a printable text holds neither mojibake nor many marks."""
    return _C3 not in raw and _few_marks(raw)
